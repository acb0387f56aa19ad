# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, ask, holds
from tests.rules.finance.reports import GOVERNMENT, SCAN, UNREAD, identity, report, tables

RULE = "government_debt"
SAID = ("债务用途", "还本付息")


def government(kind: str = "政府预算", **changes):
    usual = {
        "tables": tables(GOVERNMENT),
        "topics": SAID,
        "identities": (identity("B-11"), identity("B-11")),
    }
    return report(kind, **{**usual, **changes})


OVER = identity(
    "B-11", False, says="政府一般债务限额≥余额（债务限额）", left="100.00", right="101.00"
)

CASES = (
    Case("within its ceiling and told", government(), CLEAR),
    Case("above its ceiling", government(identities=(OVER, identity("B-11"))), BREACH, ("超过限额", "100.00与101.00")),
    Case("above its ceiling although a file was not read", government(identities=(OVER,), **UNREAD), BREACH),
    Case("repayment is not told", government(topics=("债务用途",)), BREACH, ("还本付息",)),
    Case("neither use nor repayment", government("政府决算", topics=()), BREACH, ("债务资金的使用", "还本付息情况")),
    # Innocent twins.
    Case("a town borrows nothing", government(level="乡镇街道", topics=()), EXEMPT),
    Case("a department", report(topics=()), EXEMPT),
    Case("no debt table: another question", government(tables=tables(("G01", "G02")), identities=(), topics=()), EXEMPT),
    # Could not tell.
    Case("ceiling and balance were not recognised", government(identities=()), UNSURE, ("未认出限额和余额",)),
    Case("an amount in Chinese numerals", government(identities=(identity("B-11", None, reason="第6页表1第2行第2列的内容不是可辨认的金额"),)), UNSURE, ("不是可辨认的金额",)),
    Case("the explanation was not read", government(topics=(), **UNREAD), UNSURE, ("rar",)),
    Case("tables only", government(topics=(), prose=40), UNSURE, ("没有情况说明",)),
    Case("a scan", report("政府预算", **SCAN), UNSURE, ("扫描件",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_government_debt(case):
    """The balance first, then what must be told of the debt."""
    holds(RULE, case)


def test_a_balance_is_no_other_question_s():
    """One fault, one finding: the tables' own arithmetic says nothing of the ceiling."""
    case = Case("above its ceiling", government(identities=(OVER,)), EXEMPT)

    assert ask("budget_arithmetic", case).verdict is EXEMPT
