"""What a format's reader hands over: blocks of text and tables, each with its place, and what it cost to stop.

These values never leave `reading`: they hold raw text. `Document` is what leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from time import process_time

_OCR_SECONDS = 35
"""Of the 60 that a file may take in its child process (`apart.Bounds`): some 25 dense pages, 1.4 s each."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one file is read. Past a limit the rest is left out and the reasons say so."""

    unpacked: int = 256 * 2**20
    """Bytes of all members of a zip container after decompression (office files and archives)."""
    ratio: int = 200
    """Decompressed over compressed size of a member; small members are not asked."""
    members: int = 500
    """Files read of one archive; parts of an office file."""
    pages: int = 2000
    cells: int = 5_000_000
    """Cells of all sheets or tables, empty ones inside the used range included."""
    text: int = 20_000_000
    """Characters."""
    depth: int = 500
    """Nested XML elements."""
    nested: int = 3
    """Files inside files inside files: archives in archives, workbooks in documents."""
    ocr_until: float = field(default_factory=lambda: process_time() + _OCR_SECONDS, compare=False)
    """Processor time of this process up to which pictures are read by OCR, for all pages and members together."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text and where it stands (`第3段`, `第12页`)."""

    place: str
    text: str
    hidden: str = ""
    """How it is kept from the eye, in Chinese (批注、修订删除的文字、白色文字 …); empty = anybody sees it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. Empty cells are empty strings; rows need not be of equal length."""

    place: str
    """Name of the sheet, or `表2`."""
    rows: tuple[tuple[str, ...], ...]
    sheet: bool = False
    """Are cells named as in a workbook (`Sheet1!C5`) or by row and column?"""
    first_row: int = 0
    first_column: int = 0
    """Where the used range begins, from 0."""
    damaged: frozenset[tuple[int, int]] = frozenset()
    """Cells (row, column from 0 of `rows`) whose number lost its last digits when it was saved."""
    hidden: str = ""
    """How the whole table is kept from the eye (隐藏工作表 …); empty = anybody sees it."""
    concealed: tuple[tuple[int | None, int | None, str], ...] = ()
    """Rows, columns or cells that are: (row, column, how); None stands for every row or every column."""
    _how: dict[tuple[int | None, int | None], str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        seen = {(row, column): how for row, column, how in reversed(self.concealed)}
        object.__setattr__(self, "_how", seen)

    def place_of(self, row: int, column: int) -> str:
        """Name of a cell; row and column count from 0 of `rows`."""
        if self.sheet:
            letters = column_letters(self.first_column + column)
            return f"{self.place}!{letters}{self.first_row + row + 1}"
        return f"{self.place}第{row + 1}行第{column + 1}列"

    def hidden_at(self, row: int, column: int) -> str:
        """How a cell is kept from the eye; empty when anybody sees it."""
        if self.hidden:
            return self.hidden
        if not self._how:
            return ""
        how = self._how.get
        return how((row, None), "") or how((None, column), "") or how((row, column), "")


@dataclass(frozen=True, slots=True)
class Content:
    """All that was read of one file."""

    blocks: tuple[Block | Table, ...] = ()
    parts: int = 1
    """Sheets, pages or members; 1 otherwise."""
    reasons: tuple[str, ...] = ()
    """Why it was not read, or not to its end; Chinese, for inspectors."""
    unpacked: int = 0
    """Bytes that came out of an archive, its inner ones included."""

    def shown(self) -> Content:
        """Without the blocks and tables that are kept from the eye: what the paper says.

        Hidden rows and columns of a sheet stay: its sums count them.
        """
        seen = [one for one in self.blocks if not one.hidden]
        return replace(self, blocks=tuple(map(_without_concealed, seen)))


def _without_concealed(block: Block | Table) -> Block | Table:
    if isinstance(block, Block) or block.sheet or not block.concealed:
        return block
    rows = tuple(
        tuple("" if block.hidden_at(at, of) else cell for of, cell in enumerate(row))
        for at, row in enumerate(block.rows)
    )
    return replace(block, rows=rows, concealed=())


def column_letters(column: int) -> str:
    """Name of a workbook's column, from 0: A, B … Z, AA …"""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
