"""The nine tables of a department's final account (部门决算), made of one year's figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from sample.budgets import class_lines, coded, empty, facing
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

_CODES = ("功能分类科目编码", "科目名称")
_FUNDS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")


def account_sheets(name: str, year: int, one: Figures, plan: Figures) -> tuple[Sheet, ...]:
    """All of them in the official order; `plan` is the budget of the same year."""
    note = f"注：{name}{year}年度没有"
    heads = (*_CODES, "合计", "基本支出", "项目支出")
    return (
        Sheet("收入支出决算总表", _both_sides(one)),
        Sheet("收入决算表", _sources(one)),
        Sheet("支出决算表", _uses(one)),
        Sheet("财政拨款收入支出决算总表", _grants(one)),
        Sheet("一般公共预算财政拨款支出决算表", coded(heads, general_leaves(one), NAMES)),
        Sheet("一般公共预算财政拨款基本支出决算表", _basic(one)),
        Sheet("财政拨款“三公”经费支出决算表", _three(one, plan)),
        Sheet(
            "政府性基金预算财政拨款收入支出决算表",
            _fund(one),
            "" if one.fund else f"{note}政府性基金预算财政拨款收入和支出，故本表无数据。",
        ),
        Sheet(
            "国有资本经营预算财政拨款支出决算表",
            empty(heads),
            f"{note}国有资本经营预算财政拨款支出，故本表无数据。",
        ),
    )


def _both_sides(one: Figures) -> Rows:
    income = (
        ("一、一般公共预算财政拨款收入", one.granted), ("二、政府性基金预算财政拨款收入", one.fund),
        ("三、国有资本经营预算财政拨款收入", 0), ("八、其他收入", one.other),
    )  # fmt: skip
    whole = shown(one.income + one.carried_in)
    return (
        ("收入", "", "支出", ""),
        ("项目", "决算数", "项目", "决算数"),
        *facing(income, class_lines(all_leaves(one))),
        ("本年收入合计", shown(one.income), "本年支出合计", shown(one.spending)),
        ("使用非财政拨款结余", "", "结余分配", ""),
        ("年初结转和结余", shown(one.carried_in), "年末结转和结余", shown(one.carried_out)),
        ("总计", whole, "总计", whole),
    )


def _sources(one: Figures) -> Rows:
    """Income by the class it is for: total, grants, other; what is carried over belongs to the projects."""
    moved = one.carried_out - one.carried_in
    own = f"{one.main}02"
    granted = [
        (x.code, x.name, x.amounts[0] + (moved if x.code == own else 0))
        for x in (*general_leaves(one), *fund_leaves(one))
    ]
    leaves = [Leaf(code, name, (amount, amount, 0)) for code, name, amount in granted]
    if one.other:
        leaves.append(Leaf(own, "一般行政管理事务", (one.other, 0, one.other)))
    return coded((*_CODES, "本年收入合计", "财政拨款收入", "其他收入"), leaves, NAMES)


def _uses(one: Figures) -> Rows:
    leaves = [Leaf(x.code, x.name, (*x.amounts, 0, 0, 0)) for x in all_leaves(one)]
    heads = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
    return coded((*_CODES, "本年支出合计", *heads), leaves, NAMES)


def _grants(one: Figures) -> Rows:
    income = list(zip(("一、", "二、", "三、"), _FUNDS, (one.granted, one.fund, 0), strict=True))
    general, fund = by_class(general_leaves(one)), by_class(fund_leaves(one))
    lines = [
        (f"{CLASSES[code][0]}、{CLASSES[code][1]}", general.get(code, 0), fund.get(code, 0))
        for code in sorted({*general, *fund})
    ]
    body = []
    for left, right in zip_longest(income, lines, fillvalue=None):
        cells = (f"{left[0]}{left[1]}", shown(left[2])) if left else ("", "")
        body.append((*cells, *_by_fund(*right)) if right else (*cells, "", "", "", "", ""))
    year_in, out = one.carried_in, one.carried_out
    whole = one.grants + out
    return (
        ("收入", "", "支出", "", "", "", ""),
        ("项目", "决算数", "项目", "合计", *_FUNDS),
        *body,
        ("本年收入合计", shown(one.granted + one.fund), *_by_fund("本年支出合计", one.general, one.fund)),
        ("年初财政拨款结转和结余", shown(year_in), *_by_fund("年末财政拨款结转和结余", out, 0)),
        (_FUNDS[0], shown(year_in), "", "", "", "", ""),
        (_FUNDS[1], "", "", "", "", "", ""),
        (_FUNDS[2], "", "", "", "", "", ""),
        ("总计", shown(whole), *_by_fund("总计", one.general + out, one.fund)),
    )  # fmt: skip


def _by_fund(name: str, general: int, fund: int) -> tuple[str, str, str, str, str]:
    return (name, shown(general + fund), shown(general), shown(fund), "")


def _basic(one: Figures) -> Rows:
    leaves = economic_leaves(one)
    staff = _lines([leaf for leaf in leaves if leaf.code[:3] != "302"])
    office = _lines([leaf for leaf in leaves if leaf.code[:3] == "302"])
    none = ("", "", "")
    return (
        ("人员经费", "", "", "公用经费", "", ""),
        ("科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"),
        *((*left, *right) for left, right in zip_longest(staff, office, fillvalue=none)),
        ("人员经费合计", "", shown(one.staff), "公用经费合计", "", shown(one.office)),
    )


def _lines(leaves: Sequence[Leaf]) -> list[tuple[str, str, str]]:
    rows = nested([Leaf(x.code, x.name, x.amounts[:1]) for x in leaves], ECONOMIC)
    return [(row[0], row[1], row[2]) for row in rows]


def _three(one: Figures, plan: Figures) -> Rows:
    parts = (
        "合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费",
    )  # fmt: skip
    cars = ("", "", "小计", "公务用车购置费", "公务用车运行维护费", "")
    return (
        ("预算数", "", "", "", "", "", "决算数", "", "", "", "", ""),
        (*parts, *parts),
        (*cars, *cars),
        (*_spent_on(plan), *_spent_on(one)),
    )


def _spent_on(one: Figures) -> tuple[str, ...]:
    cars = shown(one.cars)
    return (shown(one.spent_on_three), "", cars, "", cars, shown(one.guests))


def _fund(one: Figures) -> Rows:
    heads = (
        ("功能分类科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"),
        ("", "", "", "", "小计", "基本支出", "项目支出", ""),
    )  # fmt: skip
    if not one.fund:
        return (*heads, ("", "合计", *("0.00",) * 6))
    leaves = [Leaf(x.code, x.name, (0, one.fund, *x.amounts, 0)) for x in fund_leaves(one)]
    return (*heads, ("", "合计", *map(shown, total(leaves))), *nested(leaves, NAMES))
