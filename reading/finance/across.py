"""What a report says of another year, against the report of that year: carried over, planned, last year's budget.

Only where both tables were found; a table that cannot be relied on gives no verdict (priorart §3.1, F29 and F31).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reading.finance.comparing import compared, untold
from reading.finance.known import Known, Sum
from reading.finance.retold import stated
from reading.finance.terms import term
from records.finance import FinanceFacts, Identity, Mark


@dataclass(frozen=True, slots=True)
class _Pair:
    """A cell of this report and the cell of the other that it repeats."""

    id: str
    says: str
    own: str
    other: str


def _pairs(table: str) -> tuple[_Pair, ...]:
    return tuple(
        _Pair(*(part.strip() for part in line.split("|"))) for line in table.strip().splitlines()
    )


_PARTS = (
    ("合计", "“三公”经费"),
    ("出国", "因公出国（境）费"),
    ("用车", "公务用车购置及运行费"),
    ("购置", "公务用车购置费"),
    ("运行", "公务用车运行费"),
    ("接待", "公务接待费"),
)
_LAST_ACCOUNT = _pairs("""
F29 | 收支总表年初结转和结余＝上年决算年末结转和结余 | T1.收·年初结转.数 | T1.支·年末结转.数
F29 | 财政拨款年初结转和结余＝上年决算年末结转和结余 | T4.收·年初结转.数 | T4.支·年末结转.合计
F29 | 政府性基金年初结转和结余＝上年决算年末结转和结余 | ∅T8.合计.年初结转 | ∅T8.合计.年末结转
""")
_PLAN = (
    *(
        _Pair("F31", f"{words}预算数＝当年部门预算", f"T7..{part}·预算", f"B9..{part}·预算")
        for part, words in _PARTS
    ),
)
_PLAN_TOLD = (
    ("年初一般公共预算支出", "正文一般公共预算年初预算数＝当年部门预算", "B5.合计|总计.合计"),
    ("年初三公", "正文“三公”经费年初预算数＝当年部门预算", "B9..合计·预算"),
)
_SAID_LAST = {
    ("B9", f"{part}·上年"): (f"{words}上年预算数＝上年部门预算", f"B9..{part}·预算")
    for part, words in _PARTS
} | {("B5", "上年"): ("一般公共预算支出上年预算数＝上年部门预算", "B5.合计|总计.合计")}


def with_last_account(own: Known, last: Known) -> Iterator[Identity]:
    """F29: what an account carries in, against what last year's carried out."""
    yield from _each(_LAST_ACCOUNT, own, last, f"{last.facts.year}年决算")


def with_plan(own: Known, plan: Known) -> Iterator[Identity]:
    """F31: what an account calls its budget, against the budget that was published."""
    here = f"{plan.facts.year}年预算"
    for name, says, place in _PLAN_TOLD:
        yield from _stated(own.facts, plan, name, says, place, here)
    yield from _each(_PLAN, own, plan, here)


def with_last_budget(own: Known, last: Known) -> Iterator[Identity]:
    """B16 (ours): last year's column of a budget, against last year's budget."""
    here = f"{last.facts.year}年预算"
    for cell in own.facts.earlier:
        found = _SAID_LAST.get((cell.table, cell.column))
        if found is None or cell.table not in own.tables:
            continue
        says, other = found
        yield from _one("B16", says, own.amount(cell), own, other, last, here, cell.table)


def _each(pairs: tuple[_Pair, ...], mine: Known, known: Known, here: str) -> Iterator[Identity]:
    for pair in pairs:
        wanted = term(pair.own)
        if wanted.table in mine.tables:
            left = mine.term(wanted)
            yield from _one(pair.id, pair.says, left, mine, pair.other, known, here, wanted.table)


def _one(
    name: str, says: str, left: Sum, mine: Known, other: str, known: Known, here: str, table: str
) -> Iterator[Identity]:
    """Nothing where the other report does not have the table, or neither has the row."""
    wanted = term(other)
    if wanted.table not in known.tables:
        return
    right = known.term(wanted)
    if reason := mine.trouble(table) or known.trouble(wanted.table):
        yield untold(name, says, Mark.CONDITION, reason, left.place)
    elif not left.reason and not right.reason:
        place = f"{here}{right.place}"
        yield compared(name, says, Mark.CONDITION, left, right, against=place)
    elif "不是可辨认的金额" in left.reason + right.reason:
        yield untold(name, says, Mark.CONDITION, left.reason or right.reason, left.place)


def _stated(
    own: FinanceFacts, known: Known, name: str, says: str, place: str, here: str
) -> Iterator[Identity]:
    """An amount of the text; of several one that fits is enough."""
    said = [one for one in own.statements if one.name == name]
    wanted = term(place)
    if not said or wanted.table not in known.tables:
        return
    right = known.term(wanted)
    if right.reason or right.value == Decimal(0):
        return
    place = f"{here}{right.place}"
    found = [
        compared("F31", says, Mark.CONDITION, stated(one), right, stated=True, against=place)
        for one in said
    ]
    yield next((one for one in found if one.holds), found[0])
