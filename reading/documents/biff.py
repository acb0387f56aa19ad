"""What an xls workbook (BIFF8, MS-XLS) keeps from the eye: a walk over its records beside calamine's.

calamine gives the cells; here are the flags of sheets, columns and rows, the look of cells, notes, text boxes,
defined names and what was kept of linked workbooks. BIFF5 has the same flags and other strings: of it only the
flags are read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from reading.documents.biff_looks import Looks
from reading.documents.biff_text import chars, constants, name_of
from reading.documents.blocks import Block, column_letters
from reading.documents.ole import records

_SHEETS = ("", "隐藏工作表", "深度隐藏工作表")
"""BOUNDSHEET hsState (2.4.28)."""
_MOST_MARKS = 200_000
"""Concealed places that are kept of a sheet; more say nothing new."""
_MOST_BLOCKS = 5000
_WITHOUT_WIDTH, _WITHOUT_HEIGHT = "列宽为零", "行高为零"
Concealed = tuple[int | None, int | None, str]


@dataclass(slots=True)
class SheetLooks:
    """One sheet: how it is hidden as a whole, and which of its rows, columns and cells are."""

    name: str
    hidden: str = ""
    concealed: list[Concealed] = field(default_factory=list)
    """Rows and columns from 0 of the sheet."""
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Survey:
    """One workbook."""

    sheets: list[SheetLooks] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    """Defined names and linked cells."""


def survey(stream: bytes) -> Survey:
    """All that a workbook stream hides. Never raises: a damaged record says nothing."""
    walk = _Book()
    for kind, data in records(stream, 0):
        _quietly(walk.take, kind, data)
    found = Survey(blocks=walk.blocks[:_MOST_BLOCKS])
    for start, looks in walk.sheets:
        sheet = _Sheet(looks, walk.looks, wide=walk.wide)
        for kind, data in _deep(stream, start):
            _quietly(sheet.take, kind, data)
        sheet.finish()
        found.sheets.append(looks)
    return found


def _quietly(take: object, kind: int, data: bytes) -> None:
    try:
        take(kind, data)  # type: ignore[operator]
    except (struct.error, IndexError):
        return


def _deep(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records of a sheet, those of charts in it (which have a beginning and an end of their own) passed over."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == 0x0809:
            depth += 1
        elif kind == 0x000A:
            depth -= 1
            if depth <= 0:
                return
        elif depth <= 1:
            yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


class _Book:
    """The workbook's own records."""

    def __init__(self) -> None:
        self.sheets: list[tuple[int, SheetLooks]] = []
        self.blocks: list[Block] = []
        self.looks = Looks()
        self.wide = True

    def take(self, kind: int, data: bytes) -> None:
        """One record."""
        if kind == 0x0809:
            self.wide = struct.unpack_from("<H", data)[0] >= 0x0600
        elif kind == 0x0085:
            self._sheet(data)
        elif kind in {0x0018, 0x005A} and self.wide:
            self._text(kind, data)
        elif self.wide:
            self.looks.take(kind, data)

    def _sheet(self, data: bytes) -> None:
        start, state = struct.unpack_from("<IB", data)
        name = (
            chars(data, 6, "<B")[0]
            if self.wide
            else data[7 : 7 + data[6]].decode("gb18030", "replace")
        )
        hidden = _SHEETS[min(state & 3, 2)]
        self.sheets.append((start, SheetLooks(name, hidden)))

    def _text(self, kind: int, data: bytes) -> None:
        """A defined name with constants in it (2.4.150), or cells of a linked workbook (CRN, 2.4.65)."""
        if kind == 0x0018:
            name, formula = name_of(data)
            texts, place, how = constants(formula), f"名称“{name}”", "名称定义"
        else:
            texts, place, how = _linked(data), "外部链接", "外部链接缓存"
        if texts:
            self.blocks.append(Block(place, "\t".join(texts), how))


def _linked(data: bytes) -> list[str]:
    """Values of some cells of one row: empty, number, string, truth, fault (SerAr, 2.5.230)."""
    last, first = data[0], data[1]
    at, found = 4, []
    for _ in range(last - first + 1):
        if data[at] == 2:
            text, at = chars(data, at + 1, "<H")
            found.append(text)
        elif data[at] == 1:
            found.append(f"{struct.unpack_from('<d', data, at + 1)[0]:.15g}")
            at += 9
        else:
            at += 9
    return found


class _Sheet:
    """The records of one sheet."""

    def __init__(self, looks: SheetLooks, cells: Looks, *, wide: bool) -> None:
        self._out = looks
        self._cells = cells
        self._wide = wide
        self._rows: list[tuple[int, str]] = []
        self._filtered = False
        self._object = (0, 0)
        """Number and kind of the drawn thing that the next text belongs to."""
        self._expected = 0
        self._notes: dict[int, str] = {}
        self._shown: list[str] = []

    def take(self, kind: int, data: bytes) -> None:
        """One record."""
        if kind in _CELL_KINDS:
            if self._wide:
                self._cell(kind, data)
        elif kind == 0x0208:
            self._row(data)
        elif kind == 0x007D:
            self._columns(data)
        elif kind == 0x009B:
            self._filtered = True
        elif self._wide:
            self._drawn(kind, data)

    def finish(self) -> None:
        """Rows are told last: only then is known whether a filter hid them."""
        for row, how in self._rows[:_MOST_MARKS]:
            self._out.concealed.append(
                (row, None, "筛选隐藏" if self._filtered and how == "隐藏行" else how)
            )
        if self._shown:
            self._out.blocks.append(
                Block(f"{self._out.name}的文本框", "\n".join(self._shown), self._out.hidden)
            )

    def _cell(self, kind: int, data: bytes) -> None:
        row, column, look = struct.unpack_from("<HHH", data)
        if kind != 0x00BD:
            self._look(row, column, look)
            return
        for at in range(4, len(data) - 7, 6):  # MULRK: a look and a number for each column
            self._look(row, column + (at - 4) // 6, struct.unpack_from("<H", data, at)[0])

    def _look(self, row: int, column: int, look: int) -> None:
        how = self._cells.hidden(look)
        if how and len(self._out.concealed) < _MOST_MARKS:
            self._out.concealed.append((row, column, how))

    def _row(self, data: bytes) -> None:
        row, height, flags = struct.unpack_from("<H4xH4xH", data)
        if flags & 0x20:
            self._rows.append((row, "隐藏行"))
        elif not height & 0x7FFF:
            self._rows.append((row, _WITHOUT_HEIGHT))

    def _columns(self, data: bytes) -> None:
        first, last, width, _, flags = struct.unpack_from("<5H", data)
        how = "隐藏列" if flags & 1 else "" if width else _WITHOUT_WIDTH
        if how:
            self._out.concealed += [
                (None, column, how) for column in range(first, min(last, 255) + 1)
            ]

    def _drawn(self, kind: int, data: bytes) -> None:
        """An object, its text (in the CONTINUE after TXO), and the cell that a note is pinned to."""
        if kind == 0x005D:
            self._object = struct.unpack_from("<HH", data, 4)[::-1]
        elif kind == 0x01B6:
            (self._expected,) = struct.unpack_from("<H", data, 10)
        elif kind == 0x003C and self._expected:
            text, _ = chars(struct.pack("<H", self._expected) + data, 0, "<H")
            self._expected = 0
            if self._object[1] == 0x19:
                self._notes[self._object[0]] = text
            else:
                self._shown.append(text)
        elif kind == 0x001C:
            self._note(data)

    def _note(self, data: bytes) -> None:
        row, column, _, number = struct.unpack_from("<4H", data)
        author, _ = chars(data, 8, "<H")
        text = "\n".join(one for one in (self._notes.get(number, ""), author) if one)
        if text and len(self._out.blocks) < _MOST_BLOCKS:
            place = f"{self._out.name}!{column_letters(column)}{row + 1}"
            self._out.blocks.append(Block(place, text, "批注"))


_CELL_KINDS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
"""FORMULA, MULRK, RSTRING, LABELSST, NUMBER, LABEL, BOOLERR, RK: cells with a value."""
