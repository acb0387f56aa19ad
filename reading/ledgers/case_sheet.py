"""A return table that an agency sent back: its rows by the names of the columns, whatever their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reading.documents.blocks import Table
from reading.ledgers.cells import NotADay, day_in
from reading.ledgers.files import read_tables
from reading.ledgers.heads import head_key
from records import case_sheet as sheet
from records.errors import LedgerError

_SEARCHED = 20
"""Rows in which the head is looked for: a title, and what a clerk wrote above it."""
_KNOWN = frozenset(sheet.COLUMNS)


@dataclass(frozen=True, slots=True)
class Returned:
    """One row that was sent back."""

    place: str
    """第5行, with the sheet's name where there are several tables."""
    cells: Mapping[str, str]
    """By column; days in ISO form, where they are days."""

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True, slots=True)
class _Head:
    row: int
    """From 0."""
    columns: tuple[str, ...]
    """The name over each column; empty over one that nothing is taken from."""

    def faults(self) -> list[str]:
        """Columns that are not there, or there twice."""
        missing = [one for one in sheet.COLUMNS if one not in self.columns]
        double = [one for one in sheet.COLUMNS if self.columns.count(one) > 1]
        return [
            *([f"缺少{_quoted(missing)}列，请用导出的原表填报，不要删列"] if missing else []),
            *([f"{_quoted(double)}列有两列，请删去多余的"] if double else []),
        ]


def read_returned(body: bytes, name: str) -> tuple[Returned, ...]:
    """The rows of every table of the file that has the head of a return table; empty rows are left out.

    Raises LedgerError, in Chinese, when the file cannot be read to its end, has no such head, or lacks columns.
    """
    tables = read_tables(body, name)
    found = [(table, head) for table in tables.tables if (head := _head(table)) is not None]
    if not found:
        raise LedgerError(
            f"{name}：没有找到整改反馈表的表头（应有“{sheet.NUMBER}”“{sheet.MEASURES}”等列），未导入任何内容"
        )
    faults = [
        f"{name}{_sheet(table, len(found))}：{fault}"
        for table, head in found
        for fault in head.faults()
    ]
    if faults:
        raise LedgerError("\n".join([*faults, "未导入任何内容"]))
    return tuple(
        row
        for table, head in found
        for row in _rows(table, head, _sheet(table, len(found)), tables.since_1904)
    )


def _head(table: Table) -> _Head | None:
    """The row with the most names of ours, if the case's number is among them."""
    heads = [
        _Head(at, tuple(key if (key := head_key(cell)) in _KNOWN else "" for cell in row))
        for at, row in enumerate(table.rows[:_SEARCHED])
    ]
    fitting = [one for one in heads if sheet.NUMBER in one.columns]
    return max(fitting, key=lambda one: len({*one.columns}), default=None)


def _rows(table: Table, head: _Head, where: str, since_1904: bool) -> list[Returned]:
    found = []
    for at, row in enumerate(table.rows[head.row + 1 :], start=head.row + 1):
        cells = _cells(head.columns, row, since_1904)
        if any(cells.values()):
            found.append(Returned(f"{where}第{table.first_row + at + 1}行", cells))
    return found


def _cells(columns: Sequence[str], row: Sequence[str], since_1904: bool) -> dict[str, str]:
    return {
        name: _day(cell, since_1904) if name in sheet.DAYS else cell.strip()
        for name, cell in zip(columns, row, strict=False)
        if name
    }


def _day(cell: str, since_1904: bool) -> str:
    """A day in ISO form, however the spreadsheet wrote it; what is no day as it stands."""
    try:
        found = day_in(cell, since_1904)
    except NotADay:
        return cell.strip()
    return found.isoformat() if found else ""


def _sheet(table: Table, tables: int) -> str:
    return f"“{table.place}”" if tables > 1 and table.place else ""


def _quoted(names: Sequence[str]) -> str:
    return "".join(f"“{one}”" for one in names)
