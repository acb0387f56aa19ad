"""What pdfium does not tell about a PDF file: its XMP, where earlier versions end, how much it would draw.

Objects are found by their marks in the bytes and in object streams (ISO 32000-1, 7.5.7), so that a damaged
cross-reference table hides nothing; what is not found is as if it were absent.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_MOST_STREAMS = 300
_MOST_BYTES = 32 * 2**20
"""Object streams that are unpacked, in number and in bytes."""
OBJECT = re.compile(rb"(\d{1,9})[ \t\r\n]{1,4}\d{1,5}[ \t\r\n]{1,4}obj\b")
DICTIONARY = 4096
"""Bytes of an object in which its name is looked for."""
_PACKED = re.compile(rb"/Type\s{0,4}/ObjStm")
REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
IS_FORM = re.compile(rb"/Subtype\s{0,4}/Form\b")
_CALL = re.compile(rb"\sDo\b")
_FEW_FORMS, _DEEPEST, _ENDLESS = 3, 40, 2**40
_XMP_MOST = 200_000
_VALUE = re.compile(r">([^<>]{2,500})<|(?:dc|pdfx?|xmp|photoshop):\w{1,40}=\"([^\"<>]{2,500})\"")
_MACHINE = re.compile(
    r"^(?:\s*|(?:uuid|xmp|urn|https?|adobe|proof)[:.].*|application/.*|[\d\-:.TZ+ ]+|default|"
    r"True|False|saved|converted|created|[0-9A-Fa-f-]{32,36})$",
    re.IGNORECASE | re.DOTALL,
)


def xmp_values(body: bytes) -> tuple[str, ...]:
    """What people wrote into the XMP packets: names and titles, without dates, identifiers and types."""
    values: dict[str, None] = {}
    start = body.find(b"<x:xmpmeta")
    for _ in range(20):
        end = body.find(b"</x:xmpmeta>", start, start + _XMP_MOST)
        if start < 0 or end < 0:
            break
        for found in _VALUE.finditer(body[start:end].decode("utf-8", "replace")):
            value = (found[1] or found[2]).strip()
            if not _MACHINE.match(value):
                values[value] = None
        start = body.find(b"<x:xmpmeta", end)
    return tuple(values)


def versions(body: bytes) -> tuple[int, ...]:
    """Where each earlier version of an incrementally saved file ends, the newest first."""
    ends = [found.end() for found in re.finditer(rb"%%EOF", body)]
    if ends and not body[ends[-1] :].strip(b"\0 \t\r\n"):
        ends.pop()
    if ends and b"/Linearized" in body[:1024]:
        ends.pop(0)  # the first part of a file for the web is no version
    return tuple(reversed(ends))


def drawings(body: bytes) -> int:
    """How many drawings the forms of a file come to when every form in a form is drawn; an upper bound.

    pdfium draws them all before it says anything: eight forms of ten calls each are a hundred million.
    """
    forms = _forms(body) if body.count(b"/Form") > _FEW_FORMS else {}
    known: dict[int, int] = {}
    for _ in range(_DEEPEST):
        fresh = {
            number: 1
            + calls * max((known.get(inner, 1) for inner in inside if inner in forms), default=0)
            for number, (calls, inside) in forms.items()
        }
        if fresh == known or max(fresh.values(), default=0) > _ENDLESS:
            return max(fresh.values(), default=0)
        known = fresh
    return max(known.values(), default=0)


def _forms(body: bytes) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Number of a form -> how often it calls others, and what its dictionary refers to, itself left out."""
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    left = _MOST_BYTES
    for item in OBJECT.finditer(body):
        start = body.find(b"stream", item.end(), item.end() + DICTIONARY)
        head = body[item.end() : start] if start > 0 else b""
        if not IS_FORM.search(head) or left <= 0:
            continue
        data = body[start + 6 : body.find(b"endstream", start)].lstrip(b"\r\n")
        data = _unpacked(data, left) if b"FlateDecode" in head else data
        left -= len(data)
        number = int(item[1])
        inside = tuple(one for one in map(int, REFERENCE.findall(head)) if one != number)
        found[number] = (len(_CALL.findall(data)), inside)
    return found


def object_streams(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(dictionary, contents) of every object stream."""
    left = _MOST_BYTES
    for count, found in enumerate(_PACKED.finditer(body)):
        start = body.find(b"stream", found.end(), found.end() + DICTIONARY)
        if start < 0 or count >= _MOST_STREAMS or left <= 0:
            continue
        head = body[max(0, found.start() - 300) : start]
        start += 6
        start += 2 if body[start : start + 2] == b"\r\n" else 1
        data = _unpacked(body[start : body.find(b"endstream", start)], left)
        left -= len(data)
        yield head, data


def _unpacked(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return b""
