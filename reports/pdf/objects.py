"""The objects of a PDF that typst wrote: plain ones, each at the place that a table at the end names."""

from __future__ import annotations

import re

_IN = rb"[^()\\]|\\."
_STRING = rb"\((?:" + _IN + rb"|\((?:" + _IN + rb"|\((?:" + _IN + rb")*\))*\))*\)"
"""Words of ASCII; others are written as figures, <FEFF…>. Brackets that match may stand in it as they are."""
STRINGS = re.compile(_STRING + rb"|<[0-9A-F]+>", re.DOTALL)
_STREAM = b">>\nstream\n"
_ROW = 20
"""Bytes of a row of the table."""


class Objects:
    """The objects of a file, by number."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        table = int(data[data.rindex(b"startxref") :].split()[1])
        _, first, rest = data[table:].split(b"\n", 2)
        self.count = int(first.split()[1])
        """Numbers given; 0 is none."""
        starts = [int(rest[at : at + 10]) for at in range(0, self.count * _ROW, _ROW)]
        order = sorted(starts[1:])
        ends = dict(zip(order, [*order[1:], table], strict=True))
        self._spans = [(0, 0), *((start, ends[start]) for start in starts[1:])]
        self.trailer = rest[self.count * _ROW :]

    def __getitem__(self, number: int) -> bytes:
        start, end = self._spans[number]
        body = self._data[start:end]
        return body[body.index(b"obj\n") + 4 : body.rindex(b"\nendobj")]


def parted(body: bytes) -> tuple[bytes, bytes]:
    """The dictionary of an object, and its stream from the word on; empty when it has none."""
    if not body.startswith(b"<<"):
        return body, b""
    head, mark, rest = body.partition(_STREAM)
    return (head + b">>", mark[3:] + rest) if mark else (body, b"")


def bare(body: bytes) -> bytes:
    """The same with its words blanked out, so that a key is a key."""
    return STRINGS.sub(lambda found: b"~" * len(found[0]), body)


def ref(body: bytes, key: bytes) -> int:
    """The number of the object that a key names; 0 when there is none."""
    found = re.search(rb"/" + key + rb" (\d+) 0 R", bare(body))
    return int(found[1]) if found else 0


def refs(body: bytes, key: bytes) -> list[int]:
    """The numbers of the objects that a key lists, one or many."""
    found = re.search(rb"/" + key + rb"(?:\[([^\]]*)\]| (\d+ 0 R))", bare(body))
    return (
        [int(one) for one in re.findall(rb"(\d+) 0 R", found[1] or found[2] or b"")]
        if found
        else []
    )
