"""Statistics as a workbook: tables, sources, rows and columns, a sheet each. What a page brought is text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time

import xlsxwriter

from reports.hand_sheets import CELL_LENGTH, FORMULA_STARTS
from reports.statistics.figures import Row, Words, said
from reports.statistics.forms import lead, rows_of
from reports.statistics.model import Statistics

Cell = str | int
_ROWS = (
    ("序号", 7), ("种类", 14), ("标题或编号", 44), ("单位", 22), ("类别", 14), ("日期", 14), ("数量", 8),
    ("说明", 40), ("网址", 44),
)  # fmt: skip
_SOURCES = (("编号", 8), ("数字", 12), ("含义", 40), ("算法", 10), ("所据明细（序号）", 60))
_COLUMNS = (("栏目", 30), ("单位", 24), ("类别", 14), ("读取情况", 70), ("网址", 44))
_TEXT = (("部分", 24), ("文稿", 120))


def workbook(paper: Statistics) -> bytes:
    """The workbook's bytes, the same for the same paper."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        created = datetime.combine(paper.on, time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": paper.title, "author": paper.office, "created": created})
        _sheet(book, "文稿", _TEXT, [("", said(paper.opening)), *_texts(paper)])
        _tables(book, paper)
        sources = [
            (one.id, _number(one.text), one.what, one.how, rows_of(paper, one))
            for one in paper.figures
        ]
        _sheet(book, "数字来源", _SOURCES, sources)
        rows = [(number, *_cells(row)) for number, row in enumerate(paper.rows, start=1)]
        _sheet(book, "明细", _ROWS, rows)
        columns = [(one.title, one.agency, one.kind, one.note, one.url) for one in paper.columns]
        _sheet(book, "栏目读取情况", _COLUMNS, columns)
    return buffer.getvalue()


def _texts(paper: Statistics) -> list[tuple[str, str]]:
    return [
        (lead(place, one), said(one.words)) for place, one in enumerate(paper.sections, start=1)
    ]


def _cells(row: Row) -> tuple[Cell, ...]:
    return (
        row.sort, row.title, row.agency, row.kind, row.day, row.amount, row.note, row.url,
    )  # fmt: skip


def _number(text: str) -> Cell:
    return int(text) if text.isdecimal() else text


def _tables(book: xlsxwriter.Workbook, paper: Statistics) -> None:
    """All tables below each other, each with its reach."""
    page, forms = book.add_worksheet("统计表"), _Forms(book)
    page.set_column(0, 0, 30)
    page.set_column(1, 6, 18)
    line = 0
    for table in (table for one in paper.sections for table in one.tables):
        page.write_string(line, 0, table.title, forms.bare)
        forms.line(page, line + 1, table.head, head=True)
        for at, row in enumerate(table.rows, start=line + 2):
            forms.line(page, at, [_cell(cell) for cell in row])
        line += 2 + len(table.rows)
        page.write_string(line, 0, said(table.reach), forms.bare)
        line += 2


def _cell(words: Words) -> Cell:
    return _number(said(words))


class _Forms:
    """The formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        edge = {"border": 1, "valign": "top", "text_wrap": True}
        font = {"font_name": "宋体", "font_size": 10}
        self.bare = book.add_format({**font, "bold": True})
        self._head = book.add_format({**edge, **font, "bold": True, "bg_color": "#E7E6E6"})
        self._text = book.add_format({**edge, **font, "num_format": "@"})
        self._quoted = book.add_format({**edge, **font, "num_format": "@", "quote_prefix": True})
        self._number = book.add_format({**edge, **font, "align": "center"})

    def line(
        self,
        page: xlsxwriter.workbook.Worksheet,
        line: int,
        cells: Sequence[Cell],
        *,
        head: bool = False,
    ) -> None:
        """One line of cells: numbers as numbers, all else as text that is never a formula."""
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                page.write_number(line, column, cell, self._number)
                continue
            form = self._quoted if cell.startswith(FORMULA_STARTS) else self._text
            page.write_string(line, column, cell[:CELL_LENGTH], self._head if head else form)


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    head: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[Cell]],
) -> None:
    page, forms = book.add_worksheet(name), _Forms(book)
    for column, (_, width) in enumerate(head):
        page.set_column(column, column, width)
    forms.line(page, 0, [word for word, _ in head], head=True)
    for line, row in enumerate(rows, start=1):
        forms.line(page, line, row)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(rows), 1), len(head) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
