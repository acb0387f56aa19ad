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
    yield from _change(text)
    yield from _procured(statements)


def _completion(text: Text) -> Iterator[Identity]:
    """D08: 年初预算为A，支出决算为B，完成预算的P%."""
    form = (
        r"预算(?:数)?为(?P<a>[\d,]{1,18}(?:\.\d{1,6})?)(?P<ua>万元|元)，(?:支出)?决算(?:数)?为(?P<b>[\d,]{1,18}(?:\.\d{1,6})?)(?P<ub>万元|元)，"
        r"完成(?:年初)?预算的(?P<p>\d{1,6}(?:\.\d{1,4})?)%"
    )
    for found in re.finditer(form, text.text):
        plan, spent = _decimal(found["a"]), _decimal(found["b"])
        if found["ua"] != found["ub"]:
            continue
        place = text.place(found.start())
        if plan:
            yield _share(
                "D08",
                "正文完成预算的百分比（%）＝决算数÷预算数",
                found["p"],
                spent / plan * 100,
                place,
            )
        elif _decimal(found["p"]):
            says = "年初预算为0时不应有完成预算的百分比"
            yield Identity("D09", says, Mark.SURE, False, found["p"], "0", place, "0")


def _change(text: Text) -> Iterator[Identity]:
    """B15: X万元。与上年相比…减少D万元，下降P%: the share follows from the two amounts."""
    form = (
        r"(?P<v>\d[\d,]{0,18}(?:\.\d{1,6})?)万元[，。；](?:与|比|较)(?:上年|20\d\d年)度?(?:相比|决算数)?，?[^。；\d]{0,30}?(?P<way>增加|减少|增长|下降)"
        r"(?P<d>\d[\d,]{0,18}(?:\.\d{1,6})?)万元，(?P<again>增长|下降|上升|增加|减少)(?P<p>\d{1,6}(?:\.\d{1,4})?)%"
    )
    for found in re.finditer(form, text.text):
        up, again = found["way"] in {"增加", "增长"}, found["again"] in {"增加", "增长", "上升"}
        now, change = _decimal(found["v"]), _decimal(found["d"])
        before = now - change if up else now + change
        place = text.place(found.start())
        if up is not again:
            yield Identity(
                "B15",
                "正文增减方向前后一致",
                Mark.SURE,
                False,
                found["way"],
                found["again"],
                place,
                "0",
            )
        elif before > 0:
            yield _share(
                "B15",
                "正文增减百分比（%）＝增减额÷上年数",
                found["p"],
                change / before * 100,
                place,
            )


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
