# ruff: noqa: E501 - one case a line, so that the table can be read down the page
"""Amounts as tables print them, and what is refused rather than guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.tables.amounts import Kind, amount, unit_of

NUMBERS = (
    ("2,940.05", "2940.05", 2),
    ("2940.05", "2940.05", 2),
    ("0.00", "0", 2),
    ("12", "12", 0),
    ("１，２３４．５０", "1234.50", 2),
    ("-12.3", "-12.3", 1),
    ("－12.3", "-12.3", 1),
    ("(12.30)", "-12.30", 2),
    ("（1,200）", "-1200", 0),
    ("△5.00", "-5.00", 2),
    ("+5.00", "5.00", 2),
    ("￥8.00", "8.00", 2),
    (" 8.00 ", "8.00", 2),
    ("2940.0499999999997", "2940.05", 2),
    ("1.2E3", "1200", 0),
)
BLANK = ("", "—", "-", "－", "——", "/", "　")
TEXT = ("合计", "98.20%", "一般公共服务支出", "2024年度", "其中：", "见附件3")
UNREADABLE = (
    "2,94.05", "1.2.3", "12 34", "0.95 0.95", "(12.30", "12.30)", "壹万元", "三十五万元", "1,2", "12..3", "--5",
)  # fmt: skip


@pytest.mark.parametrize(("text", "value", "decimals"), NUMBERS)
def test_number(text, value, decimals):
    """Separators, width, signs and brackets."""
    one = amount(text)
    assert (one.kind, one.value, one.decimals) == (Kind.NUMBER, Decimal(value), decimals)


@pytest.mark.parametrize("text", BLANK)
def test_blank(text):
    """Nothing and dashes are nothing, not zero by guess."""
    assert amount(text).kind is Kind.BLANK


@pytest.mark.parametrize("text", TEXT)
def test_text(text):
    """Words and shares are no amounts."""
    assert amount(text).kind is Kind.TEXT


@pytest.mark.parametrize("text", UNREADABLE)
def test_unreadable(text):
    """Digits that are not surely one amount, and Chinese numerals."""
    assert amount(text).kind is Kind.UNREADABLE


def test_unit_in_cell():
    """An amount may carry its own unit."""
    assert (amount("12.5万元").unit, amount("12.5万元").value) == ("万元", Decimal("12.5"))


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", "万元"), ("单 位: 元", "元"), ("金额单位：万元", "万元"), ("编制单位：云溪区教育局 单位：元", "元"),
        ("单位：人民币万元", "万元"), ("支出预算表（万元）", "万元"), ("单位名称：云溪区教育局", ""), ("万元以上设备", ""),
    ],
)  # fmt: skip
def test_unit_of(line, unit):
    """Where a unit is declared, and where it is not."""
    assert unit_of(line) == unit


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_every_printed_amount_is_read_back(value):
    """Whatever the size, grouped or not."""
    assert amount(f"{value:,.2f}").value == value
    assert amount(f"{value:.2f}").value == value
    assert amount(f"{value:,.2f}").decimals == 2


@given(st.text(max_size=60))
def test_never_raises(text):
    """Any text has an answer, and only a number has a value."""
    one = amount(text)
    assert one.kind is Kind.NUMBER or one.value == 0
