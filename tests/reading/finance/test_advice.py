# ruff: noqa: E501 - one case a line, so that the table can be read down the page
"""Shares, directions, zero totals, codes and names; and what is advice only."""

from __future__ import annotations

import pytest

from reading.finance import evaluate
from records import Mark
from tests.reading.finance.accounts import ACCOUNT, ACCOUNT_TEXT, Table, changed
from tests.reading.finance.test_accounts import facts


def told(name, text=ACCOUNT_TEXT, tables=ACCOUNT):
    return [one for one in evaluate(facts(tables=tables, text=text)) if one.id == name]


def reworded(old, new):
    text = tuple(line.replace(old, new) for line in ACCOUNT_TEXT)
    assert text != ACCOUNT_TEXT
    return text


def test_shares():
    """1050 of 1060 is 99.06 %, 10 is 0.94 %; 800 of 1040 is 76.92 %, 238 is 22.88 %, 2 is 0.19 %."""
    assert [(one.left, one.holds) for one in told("D07")] == [
        ("99.06", True), ("0.94", True), ("76.92", True), ("22.88", True), ("0.19", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "holds"),
    [
        ("占99.06%", "占90.06%", False),
        ("占99.06%", "占199.06%", False),
        ("占99.06%", "占本年收入合计的99.06%", True),
        ("占99.06%", "占99.1%", True),
        ("占99.06%", "占99.15%", True),
    ],
)
def test_a_share(old, new, holds):
    """A tenth of a point is rounding so that the shares add up to a hundred."""
    assert told("D07", reworded(old, new))[0].holds is holds


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("完成年初预算的98.80%。决算数小于预算数的主要原因：厉行节约。", [True]),
        ("完成年初预算的98.80%。决算数大于预算数的主要原因：新增人员。", [False]),
        ("完成年初预算的98.80%。决算数等于预算数。", [False]),
        (
            "完成年初预算的98.80%，其中：教育支出决算为900.00万元。决算数大于预算数的主要原因：增人。",
            [],
        ),
    ],
)
def test_direction(sentence, expected):
    """Between 1000.00 and 988.00 only 小于 is right; behind parts with amounts of their own nothing is known."""
    found = told("D08", reworded("完成年初预算的98.80%。", sentence))
    assert [
        one.holds for one in found if "决算数" in one.says and "预算数”" in one.says
    ] == expected


def test_a_total_of_nothing():
    """0 in the text where the tables have amounts; and nothing of the kind in a form of blanks."""
    zero = reworded("年度收入支出总计1090.00万元", "年度收入支出总计0.00万元")
    blank = tuple(
        Table(t.title, tuple(tuple("" if "." in c else c for c in row) for row in t.rows))
        for t in ACCOUNT
    )

    assert [one.holds for one in told("D11", zero)] == [False]
    assert told("D11") == told("D11", zero, blank) == []


@pytest.mark.parametrize(
    ("code", "label", "wrong"),
    [
        ("2080505", "住房公积金", True),
        ("205", "科学技术支出", True),
        ("205", "教育支出", False),
        ("2080505", "机关事业单位基本养老保险缴费", False),
        ("2080505", "机关事业单位养老", False),
        ("2050299", "住房公积金", False),
    ],
)
def test_codes_and_names(code, label, wrong):
    """Only a code that bears the name of another is one; a name cut short, or a code we do not list, is none."""
    rows = (
        ("项目", "", "本年支出", "", ""), ("功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出"), ("合计", "", "9.00", "9.00", ""),
        (code, label, "9.00", "9.00", ""),
    )  # fmt: skip
    found = evaluate(facts(tables=(Table("一般公共预算财政拨款支出决算表", rows),), text=()))

    assert [one.right != "" for one in found if one.id == "D12"] == [True] * wrong


def test_renamed_classes_are_known_by_each_name():
    """文化体育与传媒支出 until 2018, 文化旅游体育与传媒支出 since."""
    rows = (
        ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("207", "文化体育与传媒支出", "9.00", "9.00", ""),
    )
    assert told("D12", (), (Table("支出决算表", rows),)) == []


def advice(tables=ACCOUNT, text=ACCOUNT_TEXT):
    found = [one for one in evaluate(facts(tables=tables, text=text)) if one.holds is False]
    return {one.id for one in found if one.mark is Mark.ADVICE}


def test_advice():
    """Receptions above 三公, more spent than planned, two units: looked at, never a verdict."""
    assert advice() == set()
    assert "F27" in advice(changed(ACCOUNT, "一般公共预算财政拨款基本支出决算表", "1.50", "3.50"))
    assert "D14" in advice(changed(ACCOUNT, "财政拨款“三公”经费支出决算表", "6.00", "4.00"))
    assert "F28" in advice(changed(ACCOUNT, "支出决算表", "1,040.00", "1,041.00"))
    two = tuple(
        Table(t.title, t.rows, t.note, "元" if t.title == "支出决算表" else t.unit) for t in ACCOUNT
    )
    assert "D06" in advice(two)


def test_performance_money():
    """B14: no more than the projects have (250.00)."""
    from tests.reading.finance.accounts import BUDGET

    name = "云溪区教育局2025年部门预算"
    for money, holds in (("250.00", True), ("251.00", False)):
        text = (f"编报绩效目标的项目4个，涉及金额{money}万元。",)
        found = [
            one for one in evaluate(facts(tables=BUDGET, text=text, name=name)) if one.id == "B14"
        ]
        assert [(one.holds, one.mark) for one in found] == [(holds, Mark.ADVICE)]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        pytest.param("本年度预算预算安排合理。", ["预算预算"], id="a word twice"),
        pytest.param("厉行节约，，压减开支。", ["，，"], id="a mark twice"),
        pytest.param("厉行节约，。压减开支。。", ["，。", "。。"], id="two slips"),
        pytest.param("各部门部门预算、住房保障支出支出决算。", [], id="right as they are"),
    ],
)
def test_slips_of_the_pen_are_advice(sentence, shown):
    found = told("D15", (*ACCOUNT_TEXT, sentence))
    assert [(one.left, one.mark, one.holds) for one in found] == [
        (one, Mark.ADVICE, False) for one in shown
    ]


def test_a_text_full_of_slips_names_five():
    assert len(told("D15", (*ACCOUNT_TEXT, "预算预算，" * 40))) == 5
