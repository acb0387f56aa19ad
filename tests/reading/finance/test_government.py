# ruff: noqa: E501 - one case a line, so that the table can be read down the page
"""A government's tables: debt within its ceiling, income and spending in balance, places that add up. By hand."""

from __future__ import annotations

import pytest

from reading.documents.reader import read_document
from reading.finance import evaluate
from tests.reading.finance import accounts
from tests.reading.finance.accounts import Table

NAME = "云溪区2025年政府预算"
DEBT, SPECIAL = "政府一般债务限额和余额情况表", "政府专项债务限额和余额情况表"


def found(*tables, text=()):
    body = accounts.word(tables, text, (NAME,))
    facts = read_document(body, f"{NAME}.docx", "docx").finance
    assert facts is not None
    assert facts.kind == "政府预算"
    return facts


def said(*tables):
    return [(one.id, one.holds, one.left, one.right) for one in evaluate(found(*tables))]


def debt(*rows, head=("项目", "金额"), title=DEBT, unit="万元"):
    return Table(title, (head, *rows), unit=unit)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("债务限额", "500.00"), ("债务余额", "480.00")), [(True, "500.00", "480.00")]),
        ((("债务限额", "500.00"), ("债务余额", "500.00")), [(True, "500.00", "500.00")]),
        ((("债务限额", "500.00"), ("债务余额", "501.00")), [(False, "500.00", "501.00")]),
        ((("一、2024年末地方政府一般债务余额限额", "500.00"), ("二、2024年末地方政府一般债务余额实际数", "520.00")), [(False, "500.00", "520.00")]),
        # Innocent twins.
        ((("2024年末债务余额限额", "500.00"), ("2025年末债务余额", "520.00")), []),
        ((("2025年新增债务限额", "20.00"), ("债务余额", "480.00")), []),
        ((("债务限额", "500.00"), ("其中：新增债务限额", "20.00"), ("债务余额", "480.00")), [(True, "500.00", "480.00")]),
        ((("一般债务限额", "300.00"), ("专项债务限额", "200.00"), ("一般债务余额", "290.00"), ("专项债务余额", "150.00")), [(True, "300.00", "290.00"), (True, "200.00", "150.00")]),
        ((("债务限额", "500.00"), ("债务限额", "400.00"), ("债务余额", "480.00")), []),
        ((("债务限额", ""), ("债务余额", "480.00")), []),
    ],
)  # fmt: skip
def test_debt(rows, expected):
    """The ceiling of the same day and kind, or nothing."""
    assert [one[1:] for one in said(debt(*rows)) if one[0] == "B-11"] == expected


def test_debt_side_by_side():
    """A line a place, ceiling and balance beside each other."""
    table = debt(
        ("云溪区", "500.00", "510.00"), head=("地区", "债务限额", "债务余额"), title=SPECIAL
    )
    assert said(table) == [("B-11", False, "500.00", "510.00")]


def test_debt_in_chinese_numerals():
    """No verdict, and why."""
    (one,) = evaluate(found(debt(("债务限额", "伍佰万元"), ("债务余额", "480.00"))))
    assert one.holds is None
    assert "不是可辨认的金额" in one.reason


def test_debt_in_two_units():
    """An amount in another unit than its table's gives no verdict."""
    (one,) = evaluate(found(debt(("债务限额", "5.00亿元"), ("债务余额", "48000.00"))))
    assert one.holds is None


INCOME = Table(
    "一般公共预算收入预算表",
    (
        ("项目", "预算数"),
        ("增值税", "60.00"),
        ("收入合计", "60.00"),
        ("转移性收入", "40.00"),
        ("收入总计", "100.00"),
    ),
)
SPENDING = (
    ("项目", "预算数"),
    ("教育支出", "80.00"),
    ("支出合计", "80.00"),
    ("上解支出", "20.00"),
    ("支出总计", "100.00"),
)


def test_balance():
    """Totals with transfers on both sides are one."""
    spending = Table("一般公共预算支出预算表", SPENDING)
    more = Table("一般公共预算支出预算表", (*SPENDING[:-1], ("支出总计", "101.00")))

    assert said(INCOME, spending) == [("G1", True, "100.00", "100.00")]
    assert said(INCOME, more) == [("G1", False, "100.00", "101.00")]


def test_totals_without_transfers_need_not_balance():
    """Own income and own spending are two things."""
    spending = Table(
        "一般公共预算支出预算表", (("项目", "预算数"), ("教育支出", "80.00"), ("支出总计", "80.00"))
    )
    assert said(INCOME, spending) == []


def test_places():
    """合计 = the places, where every line is one."""
    title = "一般公共预算税收返还和转移支付预算表"
    places = (("项目", "预算数"), ("云溪街道", "10.00"), ("白石镇", "20.00"))

    assert said(Table(title, (*places, ("合计", "30.00")))) == [("G3", True, "30.00", "30.00")]
    assert said(Table(title, (*places, ("合计", "31.00")))) == [("G3", False, "31.00", "30.00")]
    assert said(Table(title, (*places, ("其中：均衡性转移支付", "5.00"), ("合计", "30.00")))) == []


def test_codes_nest():
    """类 = Σ 款, as in a department's tables."""
    head = ("科目编码", "科目名称", "预算数")
    rows = (
        head,
        ("205", "教育支出", "80.00"),
        ("20501", "教育管理事务", "30.00"),
        ("20502", "普通教育", "49.00"),
    )
    assert said(Table("一般公共预算支出预算表", rows)) == [("G2", False, "80.00", "79.00")]


@pytest.mark.parametrize("rows", [(("债务限额", "500.00"),), (), (("", "500.00"), ("", "480.00"))])
def test_missing_heads_and_rows(rows):
    """Nothing to compare: nothing is said, and nothing is raised."""
    assert [one for one in said(debt(*rows, head=("", ""))) if one[1] is False] == []


def test_topics():
    """What is told of the debt."""
    text = ("债务资金用于公益性项目。", "到期债券按时偿还本金、支付利息。")
    assert {"债务用途", "还本付息"} <= set(found(INCOME, text=text).topics)
    assert not {"债务用途", "还本付息"} & set(
        found(INCOME, text=("债务余额控制在限额之内。",)).topics
    )
