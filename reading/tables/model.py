"""Tables in the order a reader meets them, among the lines of text around them. Raw text: never leaves `reading`."""

from __future__ import annotations

from dataclasses import dataclass

from reading.documents.blocks import column_letters


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text outside every table."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A merged cell has its text in its first place; the others it covers are empty."""

    cells: tuple[str, ...]
    place: str
    """`第8页表1`, or the name of a sheet."""
    number: int
    """From 1 within the place."""
    sheet: bool = False
    first_column: int = 0

    def place_of(self, column: int) -> str:
        """Name of a cell; `column` counts from 0 of `cells`."""
        if self.sheet:
            return f"{self.place}!{column_letters(self.first_column + column)}{self.number}"
        return f"{self.place}第{self.number}行第{column + 1}列"


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as it is drawn."""

    rows: tuple[Row, ...]
    place: str
    raw: bool = False
    """Are its numbers stored, not printed (a workbook)? Then the digits shown are not known."""
    doubts: tuple[str, ...] = ()
    """Why its cells may be misread, in Chinese."""


Item = Line | Grid


@dataclass(frozen=True, slots=True)
class Layout:
    """All of a file or page in reading order."""

    items: tuple[Item, ...] = ()
    reasons: tuple[str, ...] = ()
    """What could not be laid out, in Chinese."""
