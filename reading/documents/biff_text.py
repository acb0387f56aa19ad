"""Strings of BIFF8 (MS-XLS): counted characters of one or two bytes, and those inside formulas and names."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

from reading.documents.ole import records

_BUILT_IN = 0x20
_STRING = 0x17
"""PtgStr (2.5.198.89)."""
_MOST_CONSTANTS = 1000
_MOST_STRINGS = 1_000_000


def chars(data: bytes, at: int, count: str) -> tuple[str, int]:
    """The text at `at`, its length in front by the struct format `count`, and where it ends.

    Runs of format and phonetic guides (rich and far-eastern strings, 2.5.293) are passed over.
    """
    (length,) = struct.unpack_from(count, data, at)
    at += struct.calcsize(count)
    flags = data[at] if length or at < len(data) else 0
    at += 1
    runs = extra = 0
    if flags & 8:
        (runs,) = struct.unpack_from("<H", data, at)
        at += 2
    if flags & 4:
        (extra,) = struct.unpack_from("<I", data, at)
        at += 4
    end = at + (length * 2 if flags & 1 else length)
    text = data[at:end].decode("utf-16-le" if flags & 1 else "latin-1", "replace")
    return text, end + 4 * runs + extra


def name_of(data: bytes) -> tuple[str, bytes]:
    """A defined name (Lbl, 2.4.150) and the bytes of its formula; nothing of the program's own names."""
    flags, length, size = struct.unpack_from("<HxBH", data)
    if flags & _BUILT_IN:
        return "", b""
    name, end = chars(bytes([length]) + data[14:], 0, "<B")
    return name, data[14 + end - 1 :][:size]


def constants(formula: bytes) -> list[str]:
    """Texts in a formula. Tokens are not told apart: what looks like a text and is none is rubbish, no secret."""
    return list(islice(_constants(formula), _MOST_CONSTANTS))


def _constants(formula: bytes) -> Iterator[str]:
    at = formula.find(_STRING)
    while 0 <= at < len(formula) - 2:
        length, wide = formula[at + 1], formula[at + 2]
        end = at + 3 + length * (2 if wide == 1 else 1)
        if wide in {0, 1} and length > 0 and end <= len(formula):
            yield formula[at + 3 : end].decode("utf-16-le" if wide else "latin-1", "replace")
            at = formula.find(_STRING, end)
        else:
            at = formula.find(_STRING, at + 1)


def shared_strings(stream: bytes) -> list[str]:
    """Texts of a workbook's table of strings (SST, 2.4.265), over the records that continue it."""
    pieces: list[bytes] = []
    for kind, data in records(stream, 0):
        if kind == 0x00FC:
            pieces = [data]
        elif kind == 0x003C and pieces:
            pieces.append(data)
        elif pieces:
            break
    return list(islice(_strings(pieces), _MOST_STRINGS)) if pieces else []


def _strings(pieces: list[bytes]) -> Iterator[str]:
    """A text cut by a record's end goes on in the next one, with its width told anew."""
    reader = _Pieces(pieces)
    reader.skip(8)
    while not reader.ended:
        length, flags = reader.number(2), reader.number(1)
        runs = reader.number(2) if flags & 8 else 0
        extra = reader.number(4) if flags & 4 else 0
        yield reader.text(length, wide=bool(flags & 1))
        reader.skip(4 * runs + extra)


class _Pieces:
    """Bytes over several records."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = 0

    @property
    def ended(self) -> bool:
        """Is nothing left?"""
        self._turn()
        return self._piece >= len(self._pieces)

    def _turn(self) -> bool:
        """Go to the next record when this one is used up."""
        turned = False
        while self._piece < len(self._pieces) and self._at >= len(self._pieces[self._piece]):
            self._piece, self._at, turned = self._piece + 1, 0, True
        return turned

    def _take(self, size: int) -> bytes:
        self._turn()
        if self._piece >= len(self._pieces):
            return b""
        data = self._pieces[self._piece][self._at : self._at + size]
        self._at += len(data)
        return data

    def number(self, size: int) -> int:
        """An unsigned number; 0 at the end."""
        return int.from_bytes(self._take(size), "little")

    def skip(self, size: int) -> None:
        """Pass over bytes."""
        while size > 0 and not self.ended:
            size -= len(self._take(size))

    def text(self, length: int, *, wide: bool) -> str:
        """Characters of one text."""
        parts: list[str] = []
        while length > 0 and self._piece < len(self._pieces):
            if self._turn() and parts:
                wide = bool(self.number(1) & 1)
            data = self._take(length * 2 if wide else length)
            if not data:
                break
            parts.append(data.decode("utf-16-le" if wide else "latin-1", "replace"))
            length -= max(1, len(data) // 2 if wide else len(data))
        return "".join(parts)
