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
        self._columns = {name: frozenset(table.columns) for name, table in self.tables.items()}
        self._named = {name: frozenset(table.rows) for name, table in self.tables.items()}
        self._seen: dict[tuple[str, str, str], Sum] = {}

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
        key = (table, row, column)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._cell(*key)
        return found

    def _cell(self, table: str, row: str, column: str) -> Sum:
        here = self.tables[table]
        cell = self.row(table, row).get(column)
        return Sum(place=here.place) if cell is None else self.amount(cell)

    def amount(self, cell: Cell) -> Sum:
        """What a cell holds, in 万元."""
        here, table = self.tables[cell.table], cell.table
        if cell.value is None:
            return Sum(reason=f"{cell.place}的内容不是可辨认的金额", place=cell.place)
        factor = self._factor[table]
        value = Decimal(cell.value)
        if factor is not _ONE:
            value *= factor
        unsaid = not here.unit and not self.unit
        return Sum(value, self._slack[table], cell.place, assumed=unsaid)

    def sum(self, terms: Sequence[Term], row: str = "", column: str = "") -> Sum:
        """Terms added up, for one of the rows or columns that they stand for."""
        found = [self.term(one.at(row, column)) for one in terms]
        return found[0] if len(found) == 1 else added(found)

    def term(self, one: Term) -> Sum:
        """One term; a reason when it cannot be had."""
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
        found = self._found(one, here)
        if found is None:
            if one.optional:
                return Sum()
            return Sum(reason=f"{here.title}中未找到“{self._missing(one)}”")
        if not found:
            return Sum(reason=f"{here.title}中没有可以相加的项目")
        total = found[0] if len(found) == 1 else added(found)
        if one.minus:
            return Sum(-total.value, total.slack, total.place, total.reason, total.assumed)
        return total

    def _found(self, one: Term, here: FinanceTable) -> list[Sum] | None:
        """The cells that a term adds up; None when its row or column is not there."""
        table = one.table
        if one.lines:
            rows = (row for row in here.rows if row.startswith(one.lines))
            return [self.cell(table, row, one.columns[0]) for row in rows]
        if one.parts:
            return [self.cell(table, one.rows[0], name) for name in _others(here, one.rows[0])]
        row = self._row_of(one)
        head = self._column_of(one)
        return None if row is None or head is None else [self.cell(table, row, head)]

    def _row_of(self, one: Term) -> str | None:
        rows = self._named[one.table]
        return next((row for row in one.rows if row in rows), None)

    def _column_of(self, one: Term) -> str | None:
        columns, row = self._columns[one.table], one.rows[0]
        side = row[:1] if row[:1] in "收支" else "收" if row.startswith("年初#") else ""
        return next(
            (name for name in one.columns if name in columns or f"{side}·{name}" in columns), None
        )

    def _missing(self, one: Term) -> str:
        """The row or column that a term looks for in vain."""
        said = one.rows if self._row_of(one) is None else one.columns
        return said[0].replace("·", "").replace("#", "")


def added(found: Iterable[Sum]) -> Sum:
    """Several sums as one; of places and reasons the first."""
    total = Sum()
    for one in found:
        total.value += one.value
        total.slack += one.slack
        total.place = total.place or one.place
        total.reason = total.reason or one.reason
        total.assumed = total.assumed or one.assumed
    return total


def _others(table: FinanceTable, row: str) -> list[str]:
    """The parts of a total column: all other amount columns of the row's side, 其中 left out."""
    side = (
        f"{row[:1]}·" if row[:2] in {"支·", "支#", "收·", "收#"} or row.startswith("支其中") else ""
    )
    names = [one.removeprefix(side) for one in table.columns if one.startswith(side)]
    return [one for one in names if one != "合计" and not one.startswith("其中")]
