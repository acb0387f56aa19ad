"""The nine tables of a department's budget (部门预算), made of one year's figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from sample.figures import (
    CLASSES,
    ECONOMIC,
    NAMES,
    Figures,
    all_leaves,
    economic_leaves,
    fund_leaves,
    general_leaves,
)  # fmt: skip
from sample.sheets import Leaf, Rows, Sheet, by_class, nested, shown, total

_CODES = ("科目编码", "科目名称")


def budget_sheets(name: str, year: int, one: Figures, before: Figures) -> tuple[Sheet, ...]:
    """All of them in the official order; `before` is last year's budget."""
    general, fund = general_leaves(one), fund_leaves(one)
    note = f"注：{name}{year}年没有"
    heads = (*_CODES, "合计", "基本支出", "项目支出")
    return (
        Sheet("部门收支总体情况表", _both_sides(one)),
        Sheet("部门收入总体情况表", _sources(one)),
        Sheet("部门支出总体情况表", coded(heads, all_leaves(one), NAMES)),
        Sheet("财政拨款收支总体情况表", _grants(one)),
        Sheet("一般公共预算支出情况表", coded(heads, general, NAMES)),
        Sheet(
            "一般公共预算基本支出情况表",
            coded((*_CODES, "合计", "人员经费", "公用经费"), economic_leaves(one), ECONOMIC),
        ),
        Sheet("一般公共预算“三公”经费支出情况表", _three(year, one, before)),
        Sheet(
            "政府性基金预算支出情况表",
            coded(heads, fund, NAMES) if fund else empty(heads),
            "" if fund else f"{note}使用政府性基金预算安排的支出，故本表无数据。",
        ),
        Sheet(
            "国有资本经营预算支出情况表",
            empty(heads),
            f"{note}使用国有资本经营预算安排的支出，故本表无数据。",
        ),
    )


def coded(heads: tuple[str, ...], leaves: Sequence[Leaf], names: dict[str, str]) -> Rows:
    """A table by code, its total first."""
    return (heads, ("", "合计", *map(shown, total(leaves))), *nested(leaves, names))


def empty(heads: tuple[str, ...]) -> Rows:
    """A table of zeros."""
    return (heads, ("", "合计", *("0.00" for _ in heads[2:])))


def class_lines(leaves: Sequence[Leaf]) -> list[tuple[str, int]]:
    """Lines 一、…支出 with their amounts."""
    return [
        (f"{CLASSES[code][0]}、{CLASSES[code][1]}", amount)
        for code, amount in by_class(leaves).items()
    ]


def facing(
    income: Sequence[tuple[str, int]], spending: Sequence[tuple[str, int]]
) -> list[tuple[str, str, str, str]]:
    """Lines of income beside lines of spending."""
    none = ("", 0)
    return [
        (left[0], shown(left[1]), right[0], shown(right[1]))
        for left, right in zip_longest(income, spending, fillvalue=none)
    ]


def _both_sides(one: Figures) -> Rows:
    income = (
        ("一、一般公共预算拨款收入", one.granted), ("二、政府性基金预算拨款收入", one.fund),
        ("三、国有资本经营预算拨款收入", 0), ("四、其他收入", one.other),
    )  # fmt: skip
    whole = shown(one.income)
    return (
        ("收入", "", "支出", ""),
        ("项目", "预算数", "项目", "预算数"),
        *facing(income, class_lines(all_leaves(one))),
        ("本年收入合计", whole, "本年支出合计", whole),
        ("上年结转", "", "结转下年", ""),
        ("收入总计", whole, "支出总计", whole),
    )


def _sources(one: Figures) -> Rows:
    """Income by the class it is for: total, general budget, fund, other."""
    leaves = [
        *(Leaf(x.code, x.name, (x.amounts[0], x.amounts[0], 0, 0)) for x in general_leaves(one)),
        *(Leaf(x.code, x.name, (x.amounts[0], 0, x.amounts[0], 0)) for x in fund_leaves(one)),
    ]
    if one.other:
        own = Leaf(f"{one.main}02", "一般行政管理事务", (one.other, 0, 0, one.other))
        leaves.append(own)
    heads = ("合计", "一般公共预算拨款收入", "政府性基金预算拨款收入", "其他收入")
    return coded((*_CODES, *heads), leaves, NAMES)


def _grants(one: Figures) -> Rows:
    income = (
        ("一、一般公共预算拨款", one.granted), ("二、政府性基金预算拨款", one.fund),
        ("三、国有资本经营预算拨款", 0),
    )  # fmt: skip
    general, fund = by_class(general_leaves(one)), by_class(fund_leaves(one))
    lines = [
        (
            f"{CLASSES[code][0]}、{CLASSES[code][1]}",
            shown(general.get(code, 0) + fund.get(code, 0)),
            shown(general.get(code, 0)),
            shown(fund.get(code, 0)),
        )
        for code in sorted({*general, *fund})
    ]
    blank = ("", "", "", "")
    body = [
        ((left[0], shown(left[1])) if left else ("", ""), right)
        for left, right in zip_longest(income, lines, fillvalue=None)
    ]
    return (
        ("收入", "", "支出", "", "", ""),
        ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算"),
        *((*left, *(right or blank)) for left, right in body),
        ("收入总计", shown(one.grants), "支出总计", shown(one.grants), shown(one.general), shown(one.fund)),
    )  # fmt: skip


def _three(year: int, one: Figures, before: Figures) -> Rows:
    lines = (
        ("合计", before.spent_on_three, one.spent_on_three), ("1.因公出国（境）费", 0, 0),
        ("2.公务接待费", before.guests, one.guests), ("3.公务用车购置及运行费", before.cars, one.cars),
        ("其中：公务用车购置费", 0, 0), ("公务用车运行费", before.cars, one.cars),
    )  # fmt: skip
    return (
        ("项目", f"{year - 1}年预算数", f"{year}年预算数"),
        *((name, shown(then), shown(now)) for name, then, now in lines),
    )
