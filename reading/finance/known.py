"""The cells of a document as the identities ask for them: amounts in 万元, each with how far it may be off.

What is not there, not readable, twice there or in an unknown unit gives no amount but a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reading.finance.terms import Term
from reading.tables.amounts import FACTORS
from records.finance import Cell, FinanceFacts, FinanceTable

_ZERO = Decimal(0)
_ONE = Decimal(1)
_SIDED = frozenset({"支·", "支#", "收·", "收#"})
"""Beginnings of the rows of a table with two sides."""


@dataclass(slots=True)
class Sum:
    """Terms added up, in 万元."""

    value: Decimal = _ZERO
    slack: Decimal = _ZERO
    """Half the last printed digit of every addend."""
    place: str = ""
    reason: str = ""
    """Why there is no amount; empty when there is."""
    assumed: bool = False
    """Did a table not declare its unit?"""


class Known:
    """Cells and tables by name; the unit that most tables declare stands in for those that declare none."""

    def __init__(self, facts: FinanceFacts) -> None:
        self.facts = facts
        drawn = [one for one in facts.tables if one.drawn]
        self.tables: dict[str, FinanceTable] = {}
        repeated: set[str] = set()
        for table in drawn:
            if table.id in self.tables:
                repeated.add(table.id)
            self.tables[table.id] = table
        units = {one.unit for one in drawn if one.unit}
        self.unit = units.pop() if len(units) == 1 else ""
        self._rows: dict[tuple[str, str], dict[str, Cell]] = {}
        for cell in facts.cells:
            self._rows.setdefault((cell.table, cell.row), {})[cell.column] = cell
        self._trouble = {
            name: f"同一种表（{name}）出现多次" if name in repeated else "；".join(table.doubts)
            for name, table in self.tables.items()
        }
        self._factor = {
            name: FACTORS.get(table.unit or self.unit, _ONE) for name, table in self.tables.items()
        }
        self._slack = {
            name: Decimal(5).scaleb(-table.decimals - 1) * self._factor[name]
            for name, table in self.tables.items()
        }
        self._unsaid = {name: not (one.unit or self.unit) for name, one in self.tables.items()}
        self._columns = {name: frozenset(table.columns) for name, table in self.tables.items()}
        self._named = {name: frozenset(table.rows) for name, table in self.tables.items()}
        self._sums: dict[tuple[str, str], dict[str, Sum]] = {}
        self._blank = {name: Sum(place=table.place) for name, table in self.tables.items()}
        self._parts: dict[tuple[str, str], list[str]] = {}
        self._terms: dict[Term, Sum] = {}

    def trouble(self, table: str) -> str:
        """Why a table cannot be relied on; empty when it can."""
        found = self._trouble.get(table)
        return f"未找到表（{table}）" if found is None else found

    def has(self, table: str, row: str) -> bool:
        """Does the table have a row of this name?"""
        return row in self._named[table]

    def row(self, table: str, row: str) -> dict[str, Cell]:
        """The cells of a row that are not blank, by column."""
        return self._rows.get((table, row), {})

    def cell(self, table: str, row: str, column: str) -> Sum:
        """One amount; nothing printed is 0."""
        key = (table, row)
        sums = self._sums.get(key)
        if sums is None:
            cells = self._rows.get(key, {})
            sums = self._sums[key] = {name: self.amount(cell) for name, cell in cells.items()}
        return sums.get(column) or self._blank[table]

    def told(self, table: str) -> list[str]:
        """The columns of a table in which any amount is not zero, in their order."""
        here = self.tables[table]
        filled = {
            cell.column
            for row in here.rows
            for cell in self.row(table, row).values()
            if cell.value and cell.value.strip("-0.")
        }
        return [one for one in here.columns if one in filled]

    def amount(self, cell: Cell) -> Sum:
        """What a cell holds, in 万元."""
        table = cell.table
        if cell.value is None:
            return Sum(reason=f"{cell.place}的内容不是可辨认的金额", place=cell.place)
        factor = self._factor[table]
        value = Decimal(cell.value)
        if factor is not _ONE:
            value *= factor
        return Sum(value, self._slack[table], cell.place, "", self._unsaid[table])

    def sum(self, terms: Sequence[Term], row: str = "", column: str = "") -> Sum:
        """Terms added up, for one of the rows or columns that they stand for."""
        if len(terms) == 1:
            return self.term(terms[0], row, column)
        return added([self.term(one, row, column) for one in terms])

    def term(self, one: Term, row: str = "", column: str = "") -> Sum:
        """One term, for one of the rows or columns that it stands for; a reason when it cannot be had."""
        if not one.stands_alone:
            return self._term(one, row, column)
        found = self._terms.get(one)
        if found is None:
            found = self._terms[one] = self._term(one, row, column)
        return found

    def _term(self, one: Term, row: str, column: str) -> Sum:
        here = self.tables.get(one.table)
        if here is None and one.optional:
            return Sum()
        if here is not None and here.empty and one.empty_is_zero:
            return Sum()
        if trouble := self.trouble(one.table):
            return Sum(reason=trouble)
        assert here is not None
        if here.empty:
            return Sum(reason=f"{here.title}为空表")
        rows = one.rows if one.each_row is None else (row,)
        columns = (column,) if one.each_column else one.columns
        found = self._found(one, here, rows, columns)
        if found is None:
            if one.optional:
                return Sum()
            said = rows if self._row_of(one.table, rows) is None else columns
            missing = said[0].replace("·", "").replace("#", "")
            return Sum(reason=f"{here.title}中未找到“{missing}”")
        if not found:
            return Sum(reason=f"{here.title}中没有可以相加的项目")
        total = found[0] if len(found) == 1 else added(found)
        if one.minus:
            return Sum(-total.value, total.slack, total.place, total.reason, total.assumed)
        return total

    def _found(
        self, one: Term, here: FinanceTable, rows: tuple[str, ...], columns: tuple[str, ...]
    ) -> list[Sum] | None:
        """The cells that a term adds up; None when its row or column is not there."""
        table = one.table
        if one.lines:
            lines = (row for row in here.rows if row.startswith(one.lines))
            return [self.cell(table, row, columns[0]) for row in lines]
        if one.parts:
            return [self.cell(table, rows[0], name) for name in self._others(here, rows[0])]
        row = self._row_of(table, rows)
        if row is None:
            return None
        head = self._column_of(table, rows[0], columns)
        return None if head is None else [self.cell(table, row, head)]

    def _row_of(self, table: str, rows: tuple[str, ...]) -> str | None:
        here = self._named[table]
        for row in rows:
            if row in here:
                return row
        return None

    def _column_of(self, table: str, row: str, columns: tuple[str, ...]) -> str | None:
        here = self._columns[table]
        side = row[:1] if row[:1] in "收支" else "收" if row.startswith("年初#") else ""
        for name in columns:
            if name in here or f"{side}·{name}" in here:
                return name
        return None

    def _others(self, table: FinanceTable, row: str) -> list[str]:
        """The parts of a total column: all other amount columns of the row's side, 其中 left out."""
        side = f"{row[:1]}·" if row[:2] in _SIDED or row.startswith("支其中") else ""
        found = self._parts.get((table.id, side))
        if found is None:
            names = (one.removeprefix(side) for one in table.columns if one.startswith(side))
            found = [one for one in names if one != "合计" and not one.startswith("其中")]
            self._parts[table.id, side] = found
        return found


def added(found: Iterable[Sum]) -> Sum:
    """Several sums as one; of places and reasons the first."""
    value = slack = _ZERO
    place = reason = ""
    assumed = False
    for one in found:
        value += one.value
        slack += one.slack
        place = place or one.place
        reason = reason or one.reason
        assumed = assumed or one.assumed
    return Sum(value, slack, place, reason, assumed)
