"""Evaluates the identities over facts: pure arithmetic in decimals, three answers, no guess.

What is not there, not readable, twice there or in an unknown unit gives no verdict; `comparing` has the tolerance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reading.finance.comparing import compared, untold
from reading.finance.formulas import FORMULAS, LEVELS, Formula
from reading.finance.government import government
from reading.finance.known import Known
from reading.finance.levels import levels, uncoded
from reading.finance.retold import retold
from reading.finance.terms import term
from records.finance import FinanceFacts, Identity

_KNOWN_LINES = frozenset(
    {"本年收入合计", "本年支出合计", "总计", "使用结余", "结余分配", "年初结转", "年末结转", "合计"}
)


def evaluate(facts: FinanceFacts) -> tuple[Identity, ...]:
    """Every identity that a document of this kind can be asked, in the order of the domain note."""
    word = facts.kind[-2:]
    known = Known(facts)
    if facts.kind.startswith("政府"):
        found = [*government(known), *facts.claims]
        return tuple(sorted(found, key=lambda one: one.id))
    found = [one for formula in FORMULAS.get(word, ()) for one in _each(formula, known)]
    for name, table in LEVELS.get(word, ()):
        found += levels(name, table, known)
    found += retold(facts, known, word)
    return tuple(sorted((*found, *facts.claims), key=lambda one: one.id))


def _each(formula: Formula, known: Known) -> Iterator[Identity]:
    """A formula for every row (`@`) or column (`&`) that it stands for, or once."""
    first = formula.left[0]
    if trouble := known.trouble(first.table):
        yield untold(formula.id, formula.says, formula.mark, trouble)
        return
    if first.each_row is None and not first.each_column:
        yield _one(formula, known)
        return
    here = known.tables[first.table]
    if here.empty:
        return
    if first.each_row is not None:
        for row in here.rows:
            if row.startswith(first.each_row) and known.row(first.table, row):
                if formula.op == "≥" and "T4" in known.tables and not known.has("T4", row):
                    continue
                yield _one(formula, known, row=row)
        return
    for name in (one.partition("·")[2] for one in here.columns if one.startswith("支·")):
        yield _one(formula, known, column=name)


def _one(formula: Formula, known: Known, row: str = "", column: str = "") -> Identity:
    left = known.sum(formula.left, row, column)
    right = known.sum(formula.right, row, column)
    reason = left.reason or right.reason or _guarded(formula.guards, formula, known)
    if reason:
        return untold(formula.id, formula.says, formula.mark, reason, left.place)
    return compared(formula.id, formula.says, formula.mark, left, right, formula.op)


def _guarded(guards: Sequence[str], formula: Formula, known: Known) -> str:
    table = formula.left[0].table
    for guard in guards:
        if guard.startswith("0:"):
            one = known.term(term(guard[2:]))
            if one.reason or one.value:
                return "该公式的适用条件不成立（有结转或非财政拨款收入）"
        elif guard == "码":
            if odd := uncoded(known, table):
                return f"{known.tables[table].title}中有未能归类的行“{odd}”"
        elif odd := _unknown(known, table, guard[0], before=guard[1] == "<"):
            return f"{known.tables[table].title}中有未能归类的行“{odd}”"
    return ""


def _unknown(known: Known, table: str, side: str, *, before: bool) -> str:
    """A line with an amount that is neither the form's own nor a part of another."""
    rows = known.tables[table].rows
    subtotal = next((i for i, one in enumerate(rows) if one.startswith(f"{side}·本年")), len(rows))
    for index, row in enumerate(rows):
        name = row[2:]
        if (index < subtotal) is not before or name in _KNOWN_LINES or not row.startswith(side):
            continue
        odd = row.startswith(f"{side}·") or (row.startswith(f"{side}#") and not before)
        if odd and any(cell.value not in {"0", "0.00"} for cell in known.row(table, row).values()):
            return name
    return ""
