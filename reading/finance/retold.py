"""Amounts of the text against the cells that they repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reading.finance.comparing import compared
from reading.finance.formulas import CLASSES, TOLD, Told
from reading.finance.known import Known, Sum
from reading.finance.terms import term
from records.finance import FinanceFacts, Identity, Mark, Statement


def retold(facts: FinanceFacts, known: Known, word: str) -> Iterator[Identity]:
    """Every amount of the text that some cell repeats. `word`: 预算 or 决算."""
    said: dict[str, list[Statement]] = {}
    for one in facts.statements:
        said.setdefault(one.name, []).append(one)
    for told in TOLD.get(word, ()):
        if told.name in said:
            yield _told(told, said[told.name], known)
    for name, table in CLASSES.get(word, ()):
        for one in facts.statements:
            if one.name.startswith("类·"):
                code = one.name[2:]
                says = f"正文科目{code}支出＝支出表"
                told = Told(name, one.name, f"{table}.{code}.合计", says)
                yield _told(told, said[one.name], known)
    yield from _advised(said, known)


_TOTALS = ("收支总计", "本年收入合计", "本年支出合计", "收入预算", "支出预算")


def _advised(said: dict[str, list[Statement]], known: Known) -> Iterator[Identity]:
    """B14, D06, D11: what an inspector looks at; a zero total only where the tables are not empty."""
    for one in said.get("绩效金额", ()):
        whole = known.term(term("B3.合计|总计.项目支出"))
        if not whole.reason:
            says = "项目支出≥编报绩效目标的金额"
            yield compared("B14", says, Mark.ADVICE, whole, stated(one), "≥")
    filled = any(not one.empty for one in known.tables.values())
    for name in _TOTALS:
        amounts = [Decimal(one.value) for one in said.get(name, ())]
        if filled and amounts and not any(amounts):
            first = said[name][0]
            says = f"正文{name}为0，而报表有数据"
            yield Identity("D11", says, Mark.SURE, False, first.value, "", first.place, "0")
    units = sorted({one.unit for one in known.tables.values() if one.unit})
    if len(units) > 1:
        places = "、".join(one.place for one in known.tables.values() if one.unit == units[-1])
        says = f"各表金额单位一致（{'、'.join(units)}）"
        yield Identity("D06", says, Mark.ADVICE, False, units[0], units[1], places[:80], "")


def _told(told: Told, said: Sequence[Statement], known: Known) -> Identity:
    """An amount of the text against its cell. Several statements of one name: one that fits is enough."""
    table = told.term.partition(".")[0]
    cell = known.term(term(told.term))
    if table in known.tables and known.tables[table].empty and not known.trouble(table):
        cell = Sum(place=known.tables[table].place)
    if cell.reason:
        return Identity(
            told.id, told.says, Mark.SURE, None, said[0].value, "", said[0].place, "", cell.reason
        )
    found = [
        compared(told.id, told.says, Mark.SURE, stated(one), cell, stated=True, against=cell.place)
        for one in said
    ]
    return next((one for one in found if one.holds), found[0])


def stated(one: Statement) -> Sum:
    """An amount of the text, with how far its printing may be off."""
    return Sum(Decimal(one.value), Decimal(5).scaleb(-one.decimals - 1), one.place)
