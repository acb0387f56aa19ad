"""Arithmetic within the text itself: completion, changes against last year, procurement and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reading.finance.sentences import Text
from records.finance import Identity, Mark, Statement

_PERCENT_SLACK = Decimal("0.1")
"""Points; shares are adjusted so that they add up to 100 (priorart D07: ±0.1 after rounding)."""


def claims(text: Text, statements: Sequence[Statement]) -> Iterator[Identity]:
    """What can be reckoned within the text alone; `statements` in the order of the text."""
    yield from _completion(text)
    yield from _shares(text)
    yield from _change(text)
    yield from _procured(statements)


_N = r"\d[\d,]{0,18}(?:\.\d{1,6})?"
_DONE = re.compile(
    rf"预算(?:数)?为(?P<a>{_N})(?P<ua>万元|元)，(?:支出)?决算(?:数)?为(?P<b>{_N})(?P<ub>万元|元)，"
    r"完成(?:年初)?预算的(?P<p>\d{1,6}(?:\.\d{1,4})?)%"
)
_CHANGED = re.compile(
    rf"(?P<v>{_N})万元[，。；](?:与|比|较)(?:上年|20\d\d年)度?(?:相比|决算数)?，?[^。；\d]{{0,30}}?(?P<way>增加|减少|增长|下降)"
    rf"(?P<d>{_N})万元，(?P<again>增长|下降|上升|增加|减少)(?P<p>\d{{1,6}}(?:\.\d{{1,4}})?)%"
)
_AGAINST = re.compile(r"决算数?(?P<way>大于|高于|小于|低于|等于)(?:年初)?预算")
_WHOLES = re.compile(rf"本年(?:收入|支出)合计(?:为)?(?P<v>{_N})(?P<u>万元|元)")
_SHARED = re.compile(
    rf"[：；，。](?P<name>[一-龥]{{2,14}}?(?:收入|支出))(?:为)?(?P<v>{_N})(?P<u>万元|元)，占[本年总收入支出合计的]{{0,10}}"
    r"(?P<p>\d{1,6}(?:\.\d{1,4})?)%"
)
_REACH = 420
"""Characters behind a total within which its parts stand."""


def _completion(text: Text) -> Iterator[Identity]:
    """D08: 年初预算为A，支出决算为B，完成预算的P%; then 决算数大于（小于、等于）预算数."""
    for found in _DONE.finditer(text.text):
        plan, spent = _decimal(found["a"]), _decimal(found["b"])
        if found["ua"] != found["ub"]:
            continue
        place = text.place(found.start())
        if plan:
            says = "正文完成预算的百分比（%）＝决算数÷预算数"
            yield _share("D08", says, found["p"], spent / plan * 100, place)
        elif _decimal(found["p"]):
            says = "年初预算为0时不应有完成预算的百分比"
            yield Identity("D09", says, Mark.SURE, False, found["p"], "0", place, "0")
        yield from _direction(text, found, plan, spent, place)


def _direction(
    text: Text, found: re.Match[str], plan: Decimal, spent: Decimal, place: str
) -> Iterator[Identity]:
    """Does the sentence behind two amounts say rightly which is the greater?"""
    behind = text.text[found.end() : found.end() + 160].split("年初预算为")[0].split("\n")[0]
    said = _AGAINST.search(behind)
    if said is None or re.search(r"[：；，]其中|决算(?:数)?为", behind[: said.start()]):
        return  # parts with amounts of their own stand between
    way = said["way"]
    right = spent == plan if way == "等于" else spent > plan if way in "大于高于" else spent < plan
    says = f"正文“决算数{way}预算数”与所写金额一致"
    yield Identity("D08", says, Mark.SURE, right, found["b"], found["a"], place, "0")


def _shares(text: Text) -> Iterator[Identity]:
    """D07: 本年收入合计A，其中：财政拨款收入B，占P%."""
    for whole in _WHOLES.finditer(text.text):
        total = _decimal(whole["v"])
        behind = text.text[whole.end() : whole.end() + _REACH].split("\n")[0]
        for found in _SHARED.finditer(behind) if total else ():
            if found["u"] == whole["u"]:
                place = text.place(whole.end() + found.start())
                says = f"正文{found['name']}占比（%）＝该项÷合计"
                yield _share("D07", says, found["p"], _decimal(found["v"]) / total * 100, place)


def _change(text: Text) -> Iterator[Identity]:
    """B15: X万元。与上年相比…减少D万元，下降P%: the share follows from the two amounts."""
    for found in _CHANGED.finditer(text.text):
        up, again = found["way"] in {"增加", "增长"}, found["again"] in {"增加", "增长", "上升"}
        now, change = _decimal(found["v"]), _decimal(found["d"])
        before = now - change if up else now + change
        place = text.place(found.start())
        if up is not again:
            says, way = "正文增减方向前后一致", found["way"]
            yield Identity("B15", says, Mark.SURE, False, way, found["again"], place, "0")
        elif before > 0:
            says = "正文增减百分比（%）＝增减额÷上年数"
            yield _share("B15", says, found["p"], change / before * 100, place)


def _procured(statements: Sequence[Statement]) -> Iterator[Identity]:
    """B13: 政府采购 = 货物 + 工程 + 服务."""
    totals = [one for one in statements if one.name in {"政府采购", "货物", "工程", "服务"}]
    for index, one in enumerate(totals):
        parts = totals[index + 1 : index + 4]
        if one.name == "政府采购" and [part.name for part in parts] == ["货物", "工程", "服务"]:
            left, right = (
                Decimal(one.value),
                sum((Decimal(part.value) for part in parts), Decimal(0)),
            )
            slack = sum(
                (Decimal(5).scaleb(-each.decimals - 1) for each in (one, *parts)), Decimal(0)
            )
            says = "正文政府采购金额＝货物＋工程＋服务"
            holds = abs(left - right) <= slack
            yield Identity(
                "B13", says, Mark.SURE, holds, f"{left:f}", f"{right:f}", one.place, f"{slack:f}"
            )


def _share(name: str, says: str, stated: str, computed: Decimal, place: str) -> Identity:
    printed = len(stated.partition(".")[2])
    slack = max(_PERCENT_SLACK, Decimal(5).scaleb(-printed - 1))
    shown = computed.quantize(Decimal("0.01"))
    return Identity(
        name,
        says,
        Mark.SURE,
        abs(_decimal(stated) - computed) <= slack,
        stated,
        f"{shown}",
        place,
        f"{slack}",
    )


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
