"""Evaluates the identities over facts: pure arithmetic in decimals, three answers, no guess.

Tolerance: every printed amount may be off by half its last digit, so a formula over n printed amounts may be off by
n halves (priorart §3.1, "0.005 × n, never a percent"). What is not there, not readable, twice there or in an unknown
unit gives no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reading.finance.formulas import CLASSES, FORMULAS, LEVELS, TOLD, Formula, Told
from records.finance import Cell, FinanceFacts, FinanceTable, Identity, Mark, Statement

_FACTORS = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}
_SLIPS = (Decimal(10000), Decimal("0.0001"))
"""A side this many times the other was printed in another unit than its table says."""
_LEAST_PARTS = 1


@dataclass(frozen=True, slots=True)
class _Sum:
    """Terms added up, in 万元."""

    value: Decimal = Decimal(0)
    slack: Decimal = Decimal(0)
    place: str = ""
    reason: str = ""
    assumed: bool = False
    """Did a table not declare its unit?"""


class _Facts:
    """Cells and tables by name; the unit that most tables declare stands in for those that declare none."""

    def __init__(self, facts: FinanceFacts) -> None:
        drawn = [one for one in facts.tables if one.drawn]
        self.tables: dict[str, FinanceTable] = {}
        self.repeated: set[str] = set()
        for table in drawn:
            if table.id in self.tables:
                self.repeated.add(table.id)
            self.tables[table.id] = table
        self.cells = {(one.table, one.row, one.column): one for one in facts.cells}
        units = {one.unit for one in drawn if one.unit}
        self.unit = units.pop() if len(units) == 1 else ""

    def trouble(self, table: str) -> str:
        """Why a table cannot be relied on; empty when it can."""
        if table not in self.tables:
            return f"未找到表（{table}）"
        if table in self.repeated:
            return f"同一种表（{table}）出现多次"
        return "；".join(self.tables[table].doubts)

    def factor(self, table: str) -> Decimal:
        """What one of the table's unit is in 万元; of an unknown unit, 1."""
        unit = self.tables[table].unit or self.unit
        return _FACTORS.get(unit, Decimal(1))

    def slack(self, table: str) -> Decimal:
        """Half the last printed digit, in 万元."""
        return Decimal(5).scaleb(-self.tables[table].decimals - 1) * self.factor(table)


def evaluate(facts: FinanceFacts) -> tuple[Identity, ...]:
    """Every identity that a document of this kind can be asked, in the order of the domain note."""
    word = facts.kind[-2:]
    known = _Facts(facts)
    found = [one for formula in FORMULAS.get(word, ()) for one in _each(formula, known)]
    for name, table in LEVELS.get(word, ()):
        found += _levels(name, table, known)
    for told in TOLD.get(word, ()):
        found += _told(told, facts, known)
    found += [
        one for name, table in CLASSES.get(word, ()) for one in _classes(name, table, facts, known)
    ]
    return tuple(sorted((*found, *facts.claims), key=lambda one: one.id))


def _classes(name: str, table: str, facts: FinanceFacts, known: _Facts) -> Iterator[Identity]:
    """Each class of spending that the text names, against its row."""
    for one in facts.statements:
        if one.name.startswith("类·"):
            told = Told(
                name,
                one.name,
                f"{table}.{one.name[2:]}.合计",
                f"正文科目{one.name[2:]}支出＝支出表",
            )
            yield from _told(told, facts, known)


def _each(formula: Formula, known: _Facts) -> Iterator[Identity]:
    """A formula for every row (`@`) or column (`&`) that it stands for, or once."""
    first = formula.left[0].lstrip("-?∅")
    table, row, column = first.split(".")
    trouble = known.trouble(table)
    if trouble or ("@" not in row and column != "&"):
        yield _one(formula, known) if not trouble else _untold(formula, trouble)
        return
    here = known.tables[table]
    if here.empty:
        return
    if "@" in row:
        rows = [one for one in here.rows if one.startswith(row[1:])]
        for one in rows:
            if formula.op != "≥" or one in known.tables.get("T4", here).rows:
                yield from _if_filled(_filled_in(formula, row, one), known, (table, one))
        return
    for name in (one.partition("·")[2] for one in here.columns if one.startswith("支·")):
        yield _one(_filled_in(formula, "&", name), known)


def _if_filled(formula: Formula, known: _Facts, row: tuple[str, str]) -> Iterator[Identity]:
    """Rows without any amount say nothing."""
    if any(key[:2] == row for key in known.cells):
        yield _one(formula, known)


def _filled_in(formula: Formula, sign: str, value: str) -> Formula:
    return replace(
        formula,
        left=tuple(one.replace(sign, value) for one in formula.left),
        right=tuple(one.replace(sign, value) for one in formula.right),
    )


def _untold(formula: Formula, reason: str) -> Identity:
    return Identity(formula.id, formula.says, formula.mark, None, "", "", "", "", reason)


def _one(formula: Formula, known: _Facts) -> Identity:
    left, right = _sum(formula.left, known), _sum(formula.right, known)
    reason = left.reason or right.reason or _guarded(formula.guards, formula, known)
    if reason:
        return replace(_untold(formula, reason), place=left.place)
    return _compared(formula.id, formula.says, formula.mark, left, right, formula.op)


def _compared(
    name: str,
    says: str,
    mark: Mark,
    left: _Sum,
    right: _Sum,
    op: str = "=",
    *,
    stated: bool = False,
) -> Identity:
    """`stated`: the left side is printed with its own unit, so that a slip of unit is an error, not a doubt."""
    slack = left.slack + right.slack
    off = abs(left.value - right.value) > slack if op == "=" else left.value + slack < right.value
    slip = _is_slip(left.value, right.value, slack)
    in_doubt = off and (left.assumed or right.assumed or (slip and not stated))
    return Identity(
        id=name,
        says=says,
        mark=mark,
        holds=None if in_doubt else not off,
        left=_shown(left.value),
        right=_shown(right.value),
        place=left.place or right.place,
        tolerance=_shown(slack),
        reason="金额单位未标明或前后不一" if in_doubt else "",
    )


def _is_slip(left: Decimal, right: Decimal, slack: Decimal) -> bool:
    """Is one side the other in another unit, both well above the tolerance?"""
    if min(abs(left), abs(right)) <= 2 * slack:
        return False
    return any(abs(left - right * by) <= slack * max(by, Decimal(1)) for by in _SLIPS)


def _shown(value: Decimal) -> str:
    """At least two decimals, no more than it has."""
    text = f"{value.normalize():f}"
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest:0<2}"


def _sum(terms: Sequence[str], known: _Facts) -> _Sum:
    total = _Sum()
    for term in terms:
        one = _term(term, known)
        total = _Sum(
            total.value + one.value,
            total.slack + one.slack,
            total.place or one.place,
            total.reason or one.reason,
            total.assumed or one.assumed,
        )
    return total


def _term(term: str, known: _Facts) -> _Sum:
    """One term of the language; a reason when it cannot be had."""
    minus = term.startswith("-")
    term = term.lstrip("-")
    optional, empty_is_zero = term.startswith("?"), term.startswith("∅")
    table, row, column = term.lstrip("?∅").split(".")
    if optional and table not in known.tables:
        return _Sum()
    if empty_is_zero and table in known.tables and known.tables[table].empty:
        return _Sum()
    if trouble := known.trouble(table):
        return _Sum(reason=trouble)
    here = known.tables[table]
    if here.empty:
        return _Sum(reason=f"{here.title}为空表")
    if row.endswith("#*"):
        rows = [one for one in here.rows if one.startswith(row[:-1])]
        found = [_cell(here, one, column, known) for one in rows]
    elif column == "Σ":
        found = [_cell(here, row, one, known) for one in _others(here, row)]
    else:
        name = next((one for one in row.split("|") if one in here.rows), None)
        head = next((one for one in column.split("|") if _has_column(here, one, row)), None)
        if name is None or head is None:
            return (
                _Sum()
                if optional
                else _Sum(reason=f"{here.title}中未找到“{_words(row, column, name)}”")
            )
        found = [_cell(here, name, head, known)]
    one = _added(found)
    if not found:
        return _Sum(reason=f"{here.title}中没有可以相加的项目")
    return replace(one, value=-one.value) if minus else one


def _added(found: Sequence[_Sum]) -> _Sum:
    return _Sum(
        sum((one.value for one in found), Decimal(0)),
        sum((one.slack for one in found), Decimal(0)),
        next((one.place for one in found if one.place), ""),
        next((one.reason for one in found if one.reason), ""),
        any(one.assumed for one in found),
    )


def _words(row: str, column: str, name: str | None) -> str:
    said = column if name is not None else row
    return said.split("|")[0].replace("·", "").replace("#", "")


def _has_column(table: FinanceTable, column: str, row: str) -> bool:
    side = row[:1] if row[:1] in "收支" else "收" if row.startswith("年初#") else ""
    return column in table.columns or f"{side}·{column}" in table.columns


def _others(table: FinanceTable, row: str) -> list[str]:
    """The parts of a total column: all other amount columns of the row's side, 其中 left out."""
    side = (
        f"{row[:1]}·" if row[:2] in {"支·", "支#", "收·", "收#"} or row.startswith("支其中") else ""
    )
    names = [one.removeprefix(side) for one in table.columns if one.startswith(side)]
    return [one for one in names if one != "合计" and not one.startswith("其中")]


def _cell(table: FinanceTable, row: str, column: str, known: _Facts) -> _Sum:
    cell: Cell | None = known.cells.get((table.id, row, column))
    if cell is None:
        return _Sum(place=table.place)
    if cell.value is None:
        return _Sum(reason=f"{cell.place}的内容不是可辨认的金额", place=cell.place)
    return _Sum(
        Decimal(cell.value) * known.factor(table.id),
        known.slack(table.id),
        cell.place,
        assumed=not table.unit and not known.unit,
    )


def _guarded(guards: Sequence[str], formula: Formula, known: _Facts) -> str:
    table = formula.left[0].lstrip("-?∅").split(".")[0]
    for guard in guards:
        if guard.startswith("0:"):
            one = _term(guard[2:], known)
            if one.reason or one.value:
                return "该公式的适用条件不成立（有结转或非财政拨款收入）"
        elif guard == "码":
            if odd := _uncoded(known, table):
                return f"{known.tables[table].title}中有未能归类的行“{odd}”"
        elif odd := _unknown(known, table, guard[0], before=guard[1] == "<"):
            return f"{known.tables[table].title}中有未能归类的行“{odd}”"
    return ""


_KNOWN_LINES = frozenset(
    {"本年收入合计", "本年支出合计", "总计", "使用结余", "结余分配", "年初结转", "年末结转", "合计"}
)


def _unknown(known: _Facts, table: str, side: str, *, before: bool) -> str:
    """A line with an amount that is neither the form's own nor a part of another."""
    rows = known.tables[table].rows
    subtotal = next((i for i, one in enumerate(rows) if one.startswith(f"{side}·本年")), len(rows))
    for index, row in enumerate(rows):
        name = row[2:]
        if (index < subtotal) is not before or name in _KNOWN_LINES or not row.startswith(side):
            continue
        odd = row.startswith(f"{side}·") or (row.startswith(f"{side}#") and not before)
        if odd and any(
            key[:2] == (table, row) and cell.value not in {"0", "0.00"}
            for key, cell in known.cells.items()
        ):
            return name
    return ""


def _uncoded(known: _Facts, table: str) -> str:
    """A row with an amount that has neither a code nor is a total: some level may be missing."""
    for row in known.tables[table].rows:
        if (
            row
            and not row.isdigit()
            and row not in _SUMS
            and any(key[:2] == (table, row) for key in known.cells)
        ):
            return row
    return ""


_SUMS = frozenset({"合计", "总计", "人员经费合计", "公用经费合计"})


def _levels(name: str, table: str, known: _Facts) -> Iterator[Identity]:
    """Codes that nest, column by column."""
    if known.trouble(table) or known.tables[table].empty or _uncoded(known, table):
        return
    here = known.tables[table]
    codes = [one for one in here.rows if one.isdigit()]
    for column in here.columns:
        for parent in codes:
            yield from _level(name, here, parent, _children(parent, codes), column, known)
        total = next((one for one in ("合计", "总计") if one in here.rows), "")
        tops = [one for one in codes if len(one) == 3]
        if total and table != "T6":
            yield from _level(name, here, total, tops, column, known)


def _children(parent: str, codes: Sequence[str]) -> list[str]:
    return [one for one in codes if len(one) == len(parent) + 2 and one.startswith(parent)]


def _level(
    name: str, table: FinanceTable, parent: str, children: Sequence[str], column: str, known: _Facts
) -> Iterator[Identity]:
    parts = [_cell(table, one, column, known) for one in children]
    total = _cell(table, parent, column, known)
    if len(parts) < _LEAST_PARTS or not (total.value or any(one.value for one in parts)):
        return
    right = _added(parts)
    says = f"{table.title}“{column}”栏：{parent}＝下级科目之和"
    if reason := total.reason or right.reason:
        yield Identity(name, says, Mark.SURE, None, "", "", total.place, "", reason)
        return
    yield _compared(name, says, Mark.SURE, total, right)


def _told(told: Told, facts: FinanceFacts, known: _Facts) -> Iterator[Identity]:
    """An amount of the text against its cell. Several statements of one name: one that fits is enough."""
    said = [one for one in facts.statements if one.name == told.name]
    if not said:
        return
    table = told.term.partition(".")[0]
    cell = _term(told.term, known)
    if table in known.tables and known.tables[table].empty and not known.trouble(table):
        cell = _Sum(place=known.tables[table].place)
    if cell.reason:
        yield Identity(
            told.id, told.says, Mark.SURE, None, said[0].value, "", said[0].place, "", cell.reason
        )
        return
    found = [
        _compared(told.id, told.says, Mark.SURE, _stated(one), cell, stated=True) for one in said
    ]
    best = next((one for one in found if one.holds), found[0])
    yield replace(best, place=f"{best.place}（{cell.place}）")


def _stated(one: Statement) -> _Sum:
    return _Sum(Decimal(one.value), Decimal(5).scaleb(-one.decimals - 1), one.place)
