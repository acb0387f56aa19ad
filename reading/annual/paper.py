"""A report as lines in reading order, whatever its format: prose, and rows of tables with their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.documents.blocks import Block, Content, Table
from reading.outline import Outline

_MOST_CELLS = 20_000
"""Cells of one table after its spans are laid out."""
_MOST_SPAN = 60
_LEAST_COLUMNS = 2
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,4}[-—–\s]*|第\s*\d{1,4}\s*页.{0,12}")
_WIDE = re.compile("[０-９]")
_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of prose, or a row of a table: then `cells`, empty ones too, and the table's number from 1."""

    text: str
    """Cells are joined by tabs; digits are narrow."""
    place: str = ""
    cells: tuple[str, ...] = ()
    table: int = 0
    run: int = -1
    """Number of its first text run on a web page; -1 elsewhere."""


def of_page(page: Outline, first: int = 0) -> tuple[Line, ...]:
    """The lines of a web page from a text run on; a table without tables inside it is read by rows."""
    tables = [at for at, tag in enumerate(page.tags) if tag == "table" and _holds_data(page, at)]
    spans = {page.text_range(at)[0]: (number, at) for number, at in enumerate(tables, 1)}
    out: list[Line] = []
    until = first
    for text, run in page.lines():
        if run < until:
            continue
        if run in spans:
            number, table = spans[run]
            until = page.text_range(table)[1]
            out += (_row(cells, f"表{number}", number) for cells in _grid(page, table))
        else:
            out.append(Line(_narrow(text), run=run))
    return tuple(out)


def of_content(content: Content) -> Iterator[Line]:
    """The lines of a file; page numbers at the edges of a PDF's pages are left out."""
    tables = 0
    for block in content.blocks:
        if isinstance(block, Table):
            tables += 1
            for row in block.rows:
                cells = tuple(" ".join(cell.split()) for cell in row)
                yield _row(cells, block.place, tables)
        else:
            yield from _prose(block)


def _prose(block: Block) -> Iterator[Line]:
    lines = [line.strip() for line in block.text.splitlines() if line.strip()]
    for at, line in enumerate(lines):
        edge = at in {0, len(lines) - 1}
        if not (edge and _PAGE_NUMBER.fullmatch(line)):
            yield Line(_narrow(line), block.place)


def _row(cells: Sequence[str], place: str, number: int) -> Line:
    text = "\t".join(cells)
    if _WIDE.search(text):
        cells = [cell.translate(_WIDTH) for cell in cells]
        text = "\t".join(cells)
    return Line(text, place, tuple(cells), number)


def _narrow(text: str) -> str:
    return text.translate(_WIDTH) if _WIDE.search(text) else text


def _holds_data(page: Outline, table: int) -> bool:
    """Two rows of cells and no table inside: else it is there for the layout."""
    inside = page.tags[table + 1 : page.ends[table]]
    rows, cells = inside.count("tr"), inside.count("td") + inside.count("th")
    return "table" not in inside and rows > 1 and cells >= rows * _LEAST_COLUMNS


def _grid(page: Outline, table: int) -> list[list[str]]:
    """Rows of equal meaning by column: what spans several places stands in the first, the others are empty."""
    rows: list[list[str]] = []
    taken: dict[int, int] = {}  # column → further rows that a cell above still covers
    left = _MOST_CELLS
    tags, ends = page.tags, page.ends
    at, end = table + 1, ends[table]
    while at < end and left > 0:
        if tags[at] != "tr":
            at += 1
            continue
        row: list[str] = []
        covered = {column for column, further in taken.items() if further}
        for column in covered:
            taken[column] -= 1
        spanned = "span=" in (page.nodes[at].html or "")  # few rows have any
        for cell in range(at + 1, ends[at]):
            tag = tags[cell]
            if tag != "td" and tag != "th":
                continue
            while len(row) in covered:
                row.append("")
            width, height = _spans(page, cell) if spanned else (1, 1)
            if height > 1:
                for column in range(len(row), len(row) + width):
                    taken[column] = max(taken.get(column, 0), height - 1)
            row.append(_words(page, cell))
            if width > 1:
                row += [""] * (width - 1)
        left -= len(row) + 1
        rows.append(row)
        at = ends[at]
    return rows


def _words(page: Outline, cell: int) -> str:
    first, last = page.text_from[cell], page.text_to[cell]
    return page.join(first, last).strip() if last > first else ""


def _spans(page: Outline, cell: int) -> tuple[int, int]:
    """Columns and rows that a cell covers."""
    attributes = page.nodes[cell].attributes
    return _span(attributes.get("colspan")), _span(attributes.get("rowspan"))


def _span(value: str | None) -> int:
    if not value or not (value.isascii() and value.isdigit() and len(value) < 6):
        return 1
    return max(1, min(int(value), _MOST_SPAN))
