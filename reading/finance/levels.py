"""Codes that nest: 类 = Σ 款 = Σ 项, and the total Σ 类, column by column; direct children only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reading.finance.comparing import compared, untold
from reading.finance.known import Known, added
from records.finance import FinanceTable, Identity, Mark

_SUMS = frozenset({"合计", "总计", "人员经费合计", "公用经费合计"})


def levels(name: str, table: str, known: Known) -> Iterator[Identity]:
    """Every code against the codes one level below it, and the total against the topmost."""
    if known.trouble(table) or known.tables[table].empty or uncoded(known, table):
        return
    here = known.tables[table]
    codes = [one for one in here.rows if one.isdigit()]
    below: dict[str, list[str]] = defaultdict(list)
    for one in codes:
        below[one[:-2]].append(one)
    families = [(one, below[one]) for one in codes if one in below]
    total = next((one for one in ("合计", "总计") if one in here.rows), "")
    tops = [one for one in codes if len(one) == 3]
    if total and tops and table != "T6":
        families.append((total, tops))
    for column in known.told(table):
        for parent, children in families:
            yield from _level(name, here, parent, children, column, known)


def uncoded(known: Known, table: str) -> str:
    """A row with an amount that has neither a code nor is a total: some level may be missing."""
    for row in known.tables[table].rows:
        if row and not row.isdigit() and row not in _SUMS and known.row(table, row):
            return row
    return ""


def _level(
    name: str, table: FinanceTable, parent: str, children: Sequence[str], column: str, known: Known
) -> Iterator[Identity]:
    parts = [known.cell(table.id, one, column) for one in children]
    total = known.cell(table.id, parent, column)
    if not (total.value or any(one.value for one in parts)):
        return
    right = added(parts)
    says = f"{table.title}“{column}”栏：{parent}＝下级科目之和"
    if reason := total.reason or right.reason:
        yield untold(name, says, Mark.SURE, reason, total.place)
        return
    yield compared(name, says, Mark.SURE, total, right)
