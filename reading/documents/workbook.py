"""Workbooks of 1997 to 2003 (xls, et) by calamine, and what all workbooks have in common (xlsx: `xlsx.py`)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import python_calamine as calamine

from reading.documents import ole
from reading.documents.blocks import Content, Limits, Table
from reading.documents.tables import identity_columns
from records.errors import DocumentError

_EXACT = 10**15
"""Numbers from here on have more digits than a workbook keeps (15)."""


def read_xls(body: bytes, limits: Limits) -> Content:
    """All sheets of an xls workbook.

    Raises DocumentError when it is encrypted, damaged, or its used range is past the limit.
    """
    ole.check_workbook(body, limits.cells)
    try:
        book = calamine.load_workbook(io.BytesIO(body))
        tables = [_xls_table(book, name) for name in book.sheet_names]
    except calamine.PasswordError as error:
        raise DocumentError("文件已加密，无法读取") from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise DocumentError("工作簿已损坏，或并非工作簿，无法打开") from error
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":  # the native parser's own "this cannot be"
            raise
        raise DocumentError("工作簿已损坏，无法打开") from panic
    return content_of(tables, len(tables), [])


def content_of(tables: Sequence[Table], parts: int, reasons: Iterable[str]) -> Content:
    """The sheets, and what was lost of the numbers in them."""
    damage = [reason for table in tables for reason in _damage(table)]
    if not tables and not damage and not reasons:
        damage = ["工作簿中没有工作表"]
    return Content(tuple(tables), parts, (*reasons, *damage))


def _damage(table: Table) -> list[str]:
    """Identity numbers that were typed as numbers: the last three digits are gone for good."""
    if not table.damaged:
        return []
    lost: dict[str, int] = {}
    for row, column, head in identity_columns(table):
        if (row, column) in table.damaged:
            lost[head] = lost.get(head, 0) + 1
    return [
        f"工作表“{table.place}”的“{head}”列有{count}个号码以数值存放，末几位已失真，无法核对"
        for head, count in lost.items()
    ]


def _xls_table(book: calamine.CalamineWorkbook, name: str) -> Table:
    sheet = book.get_sheet_by_name(name)
    first_row, first_column = sheet.start or (0, 0)
    rows = sheet.to_python()
    damaged = {
        (index, column)
        for index, row in enumerate(rows)
        for column, value in enumerate(row)
        if isinstance(value, float) and abs(value) >= _EXACT
    }
    texts = tuple(tuple(_text(value) for value in row) for row in rows)
    return Table(name, texts, True, first_row, first_column, frozenset(damaged))


def _text(value: object) -> str:
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _EXACT
        return str(int(value)) if whole else f"{value:.15g}"
    return str(value)
