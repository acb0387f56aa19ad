"""The workbooks that persons fill in: marks of a sheet, and what a checker of a cross check takes along."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import xlsxwriter

from reports.plain import plain

CELL_LENGTH = 32_000
"""Excel takes 32,767 characters in a cell."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class HandTable:
    """One table to be filled in."""

    name: str
    """Of the sheet."""
    notes: tuple[str, ...]
    """Lines above the head."""
    head: tuple[tuple[str, int], ...]
    """Columns with their widths in characters."""
    rows: tuple[tuple[str, ...], ...]
    empty: frozenset[str] = frozenset()
    """Columns that a person fills in, shown in another colour."""


def workbook(title: str, tables: Sequence[HandTable], on: date) -> bytes:
    """The workbook's bytes; the same for the same tables and day. Every cell is text."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        created = datetime.combine(on, time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": plain(title), "created": created})
        for table in tables:
            _write(book, table)
    return buffer.getvalue()


def _write(book: xlsxwriter.Workbook, table: HandTable) -> None:
    page = book.add_worksheet(table.name)
    edge = {"border": 1, "valign": "top", "text_wrap": True, "font_name": "宋体", "font_size": 10}
    note = book.add_format({"font_name": "宋体", "font_size": 10})
    head = book.add_format({**edge, "bold": True, "bg_color": "#E7E6E6", "align": "center"})
    text = book.add_format({**edge, "num_format": "@"})
    quoted = book.add_format({**edge, "num_format": "@", "quote_prefix": True})
    open_ = book.add_format({**edge, "num_format": "@", "bg_color": "#FFF8E1"})
    for line, words in enumerate(table.notes):
        page.write_string(line, 0, plain(words), note)
    top = len(table.notes)
    for column, (name, width) in enumerate(table.head):
        page.set_column(column, column, width)
        page.write_string(top, column, name, head)
    for line, row in enumerate(table.rows, start=top + 1):
        for column, cell in enumerate(row):
            shown = cell[:CELL_LENGTH]
            form = open_ if table.head[column][0] in table.empty else text
            page.write_string(line, column, shown, quoted if _formula(shown) else form)
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_footer("&C— &P —")


def _formula(cell: str) -> bool:
    return cell.startswith(FORMULA_STARTS)


def comma_separated(table: HandTable) -> bytes:
    """The table as CSV with a byte order mark, as Excel opens it; what it would take for a formula gets a quote."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([name for name, _ in table.head])
    for row in table.rows:
        writer.writerow(["'" + cell if _formula(cell) else cell for cell in row])
    return buffer.getvalue().encode("utf-8-sig")
