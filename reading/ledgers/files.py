"""A ledger's file as tables: text in any Chinese charset, workbooks, saved tables. Whole, or not at all."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reading.charset import decode
from reading.documents.blocks import Limits, Table
from reading.documents.parse import parse
from reading.documents.zipped import Container
from reading.sniff import sniff
from records.errors import DocumentError, LedgerError

_LIMITS = Limits(cells=8_000_000, text=60_000_000)
"""A year of a city's hotline: 400,000 rows of twenty columns."""
_TABLES = frozenset({"xlsx", "xls", "html", "docx"})
_CUT = re.compile("只读取了|未读取|已损坏|后面部分")
"""Reasons that mean rows are missing; others speak of names and lost digits."""
_SINCE_1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)")
_DELIMITERS = ",\t;，"
_DAMAGED = 50
"""One damaged character in so many makes the charset a guess."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a file."""

    tables: tuple[Table, ...]
    since_1904: bool = False
    """Does the workbook count its days from 1904 (old Excel for Mac)?"""


def read_tables(body: bytes, name: str) -> Tables:
    """All tables of a file, by its content and not by its name.

    Raises LedgerError, one Chinese line, when it is no table or cannot be read to its end.
    """
    form = sniff(body)
    if form == "empty":
        raise LedgerError(f"{name}：文件为空（{len(body)} 字节）")
    if form == "text":
        return Tables((Table("", tuple(_records(_text(body, name), name))),))
    if form not in _TABLES:
        raise LedgerError(
            f"{name}：不是 CSV 或 Excel 表格（实际内容为 {form}），请另存为 xlsx 或 csv 后再导入"
        )
    try:
        content = parse(body, name, form, _LIMITS)
    except DocumentError as error:
        raise LedgerError(f"{name}：{error}") from None
    cut = next((reason for reason in content.reasons if _CUT.search(reason)), "")
    if cut:
        raise LedgerError(f"{name}：{cut}；台账须完整读取，请拆分或重新导出后再导入")
    tables = tuple(one for one in content.shown().blocks if isinstance(one, Table))
    return Tables(tables, form == "xlsx" and _since_1904(body))


def _text(body: bytes, name: str) -> str:
    text, charset = decode(body)
    if len(text) > _LIMITS.text:
        raise LedgerError(f"{name}：文件过大（超过 {_LIMITS.text} 字），请拆分后再导入")
    if text.count("\ufffd") * _DAMAGED > len(text):
        raise LedgerError(
            f"{name}：文字编码无法确认（按 {charset} 解码有乱码），请另存为 UTF-8 或 xlsx 后再导入"
        )
    return text


def _records(text: str, name: str) -> Iterator[tuple[str, ...]]:
    """Rows of a delimited text; the delimiter is the one its first line has most of."""
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(_plain(cell) for cell in row)
    except csv.Error:
        raise LedgerError(
            f"{name}：CSV 格式有误（引号不成对或单元格过长），请用 Excel 另存后再导入"
        ) from None


def _plain(cell: str) -> str:
    """A cell without the `="…"` that exports write so that Excel keeps long numbers."""
    cell = cell.strip()
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    return cell.removeprefix("'")


def _since_1904(body: bytes) -> bool:
    try:
        book = Container(body, _LIMITS).read("xl/workbook.xml")
    except DocumentError:
        return False
    return bool(_SINCE_1904.search(book))
