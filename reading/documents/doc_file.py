"""The structure of a Word 97-2003 file (MS-DOC): its text in pieces, and the properties of characters and paragraphs.

Text is kept one character a UTF-16 unit, so that a place in it is a place in the file.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reading.documents.compound import Compound
from records.errors import DocumentError

_IDENT = (0xA5EC, 0xA5DC)
_ENCRYPTED, _WHICH_TABLE = 0x0100, 0x0200
_COUNTS = 76
"""Offset of the characters of each part of the text (FibRgLw97.ccpText)."""
_CHARACTERS, _PARAGRAPHS, _PIECES = 0x00FA, 0x0102, 0x01A2
"""Offsets of place and length of PlcBteChpx, PlcBtePapx and Clx (FibRgFcLcb97)."""
_PAGE = 512
_MOST_PAGES = 50_000
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of an operand by the top bits of its code (2.2.5.1); 0 = its length comes first."""
_LONG = frozenset({0xD606, 0xD608})
"""sprmTDefTable10, sprmTDefTable: a length of two bytes."""

Properties = dict[int, bytes]
"""Operands by code (sprm)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text that lies together in the file."""

    first: int
    """Character position of its first character."""
    place: int
    """Offset in the file."""
    units: int
    width: int
    """Bytes of a character."""


class WordFile:
    """One opened file. Raises DocumentError when it is encrypted or none."""

    def __init__(self, compound: Compound) -> None:
        self._main = compound.top("WordDocument") or b""
        try:
            self._open(compound)
        except (struct.error, IndexError) as error:
            raise DocumentError("文件已损坏，无法打开") from error

    def _open(self, compound: Compound) -> None:
        ident, version, flags = struct.unpack_from("<HH6xH", self._main)
        if ident not in _IDENT or version < 0x00C1:
            raise DocumentError("并非 Word 文档，或由 Word 95 及更早版本写成，未读取")
        if flags & _ENCRYPTED:
            raise DocumentError("文件已加密，无法读取")
        table = compound.top("1Table" if flags & _WHICH_TABLE else "0Table") or b""
        text, notes, headers, _, comments, ends, boxes, more = struct.unpack_from(
            "<8i", self._main, _COUNTS
        )
        self.counts = tuple(
            max(0, one) for one in (text, notes, headers, comments, ends, boxes, more)
        )
        self.pieces = tuple(_pieces(self._part(table, _PIECES)))
        self.characters = _Runs(self._runs(self._part(table, _CHARACTERS), _character))
        self.paragraphs = _Runs(self._runs(self._part(table, _PARAGRAPHS), _paragraph))

    def _part(self, table: bytes, at: int) -> bytes:
        place, size = struct.unpack_from("<II", self._main, at)
        return table[place : place + size]

    def units(self, piece: Piece, first: int, last: int) -> str:
        """Characters of a piece from `first` to before `last`, counted from its own beginning."""
        data = self._main[piece.place + first * piece.width : piece.place + last * piece.width]
        if piece.width == 1:
            return data.decode("cp1252", "replace")
        return "".join(map(chr, array("H", data[: len(data) // 2 * 2])))

    def _runs(self, plc: bytes, read: object) -> Iterator[tuple[int, int, Properties]]:
        """Every run of equal properties: first byte, byte after the last, properties (PLC of FKPs)."""
        count = max(0, (len(plc) - 4) // 8)
        pages = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ()
        for number in dict.fromkeys(pages[:_MOST_PAGES]):
            page = self._main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(page) < _PAGE:
                continue
            try:
                yield from read(page)  # type: ignore[operator]
            except (struct.error, IndexError):
                continue


class _Runs:
    """Properties by place in the file."""

    def __init__(self, runs: Iterator[tuple[int, int, Properties]]) -> None:
        self._runs = sorted(runs, key=lambda run: run[0])
        self._starts = [run[0] for run in self._runs]

    def at(self, place: int) -> tuple[Properties, int]:
        """Properties of what lies at `place`, and where they end at the latest."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self._runs[index][1]:
            return self._runs[index][2], self._runs[index][1]
        following = index + 1
        return {}, self._starts[following] if following < len(self._starts) else 2**40


def _pieces(clx: bytes) -> Iterator[Piece]:
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:  # what was changed since the last full save
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at + 5 > len(clx) or clx[at] != 2:
        return
    (size,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + size]
    count = max(0, (len(plc) - 4) // 12)
    places = struct.unpack_from(f"<{count + 1}I", plc) if count else ()
    for index in range(count):
        (place,) = struct.unpack_from("<2xI", plc, 4 * (count + 1) + 8 * index)
        narrow = bool(place & 0x40000000)
        place &= 0x3FFFFFFF
        units = places[index + 1] - places[index]
        if units > 0:
            yield Piece(places[index], place // 2 if narrow else place, units, 1 if narrow else 2)


def _character(page: bytes) -> Iterator[tuple[int, int, Properties]]:
    count = page[511]
    places = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = page[4 * (count + 1) + index] * 2
        data = page[at + 1 : at + 1 + page[at]] if at else b""
        yield places[index], places[index + 1], properties(data)


def _paragraph(page: bytes) -> Iterator[tuple[int, int, Properties]]:
    count = page[511]
    places = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = page[4 * (count + 1) + 13 * index] * 2
        size, start = page[at] * 2 - 1, at + 1
        if size < 0:
            size, start = page[at + 1] * 2, at + 2
        data = page[start + 2 : start + size] if at else b""
        yield places[index], places[index + 1], properties(data)


def properties(data: bytes) -> Properties:
    """Operands of a list of changes (grpprl); it ends where it makes no more sense."""
    found: Properties = {}
    at = 0
    while at + 2 < len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[code >> 13]
        if code in _LONG and at + 2 <= len(data):
            size = struct.unpack_from("<H", data, at)[0] + 1
        elif not size:
            size = data[at] + 1
        found[code] = data[at : at + size]
        at += size
    return found
