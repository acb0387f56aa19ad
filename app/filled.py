"""Tables that persons filled in and hand back: XLSX or CSV (UTF-8 or GBK), read as rows of text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reading.charset import decode
from reading.documents.blocks import Limits, Table
from reading.documents.parse import parse
from reading.sniff import sniff
from records.errors import DocumentError, LedgerError, UsageError, os_words
from reports.hand_sheets import FORMULA_STARTS

MOST_BYTES = 20_000_000
MOST_FAULTS = 20
"""Faults that are listed; the rest is counted."""
HEAD_ROWS = 10
"""Among so many first rows the head is looked for: a title may stand above it."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row below the head, by the names of its columns."""

    number: int
    """As the spreadsheet counts it, from 1."""
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def sheets_in(path: Path) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """(name, rows) of every sheet; the one table of a CSV has the file's name. Raises UsageError or DocumentError."""
    body = _body(path)
    format_ = sniff(body)
    if format_ in {"xlsx", "xls", "et"}:
        content = parse(body, path.name, format_, Limits())
        found = [one for one in content.shown().blocks if isinstance(one, Table)]
        if content.reasons or not found:
            raise DocumentError(f"{path.name}：{'；'.join(content.reasons) or '没有读到表格'}")
        return tuple((one.place, _from_first(one)) for one in found)
    if b"\0" in body[:4096]:
        raise DocumentError(f"{path.name}：不是 XLSX 或 CSV 表格")
    text, _ = decode(body)
    try:
        rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        raise DocumentError(f"{path.name}：CSV 格式有误，请用 Excel 另存为 XLSX 再试") from None
    return ((path.name, tuple(tuple(_plain(cell) for cell in row) for row in rows)),)


def _plain(cell: str) -> str:
    """Without the byte order mark, and without the quote that keeps a spreadsheet from taking it for a formula."""
    text = cell.lstrip("\ufeff").strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text


def _from_first(table: Table) -> tuple[tuple[str, ...], ...]:
    """The rows from row 1 and column A on, empty ones put back in."""
    indent = ("",) * table.first_column
    return (
        *(((),) * table.first_row),
        *(tuple(cell.strip() for cell in (*indent, *row)) for row in table.rows),
    )


def _body(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path}：文件超过 {MOST_BYTES // 1_000_000} MB，不像是填好的表格")
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}：{os_words(error)}") from None


def filled_rows(
    where: str, rows: Sequence[Sequence[str]], wanted: Sequence[str]
) -> Iterator[FilledRow]:
    """The rows below a head that holds all `wanted` columns; wholly empty ones are left out.

    Raises LedgerError when there is no such head.
    """
    at = next((n for n, row in enumerate(rows[:HEAD_ROWS]) if set(wanted) <= set(row)), None)
    if at is None:
        raise LedgerError(f"{where}：没有找到表头，应有{'、'.join(wanted)}各列；未导入任何内容")
    head = rows[at]
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        if any(row):
            yield FilledRow(number, dict(zip(head, row, strict=False)))


def refuse(faults: Sequence[str]) -> None:
    """Raises LedgerError with every fault on a line when there is one: nothing is half imported."""
    if faults:
        more = len(faults) - MOST_FAULTS
        lines = [*faults[:MOST_FAULTS], *([f"另有 {more} 处"] if more > 0 else [])]
        raise LedgerError("\n".join([*lines, "未导入任何内容，请改正后再导入"]))
