# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.finance.reports import EMPTY, SCAN, UNREAD, identity, report

RULE = "budget_text"

CASES = (
    Case("text and tables agree", report(identities=(identity(), identity("D10"))), CLEAR),
    Case("a total of the text differs", report(identities=(identity("D10"), identity("D10", holds=False))), BREACH, ("1处", "D10")),
    Case("a share is wrong", report(identities=(identity("D10"), identity("D08", holds=False))), BREACH),
    Case("a budget's text differs", report("部门预算", identities=(identity("B09", holds=False),)), BREACH),
    Case("procurement does not add up", report(identities=(identity("B13", holds=False),)), BREACH),
    # Innocent twins.
    Case("the tables are another question", report(identities=(identity(holds=False), identity("D10"))), CLEAR),
    Case("one amount has no table", report(identities=(identity("D10"), identity("D10", holds=None))), CLEAR),
    Case("no text", report(), EXEMPT),
    # Could not tell.
    Case("shares hold, but no amount has its table", report(identities=(identity("D08"), identity("D10", holds=None, reason="未找到表（T1）"))), UNSURE, ("T1",)),
    Case("no table for any amount", report(identities=(identity("D10", holds=None, reason="未找到表（T4）"),)), UNSURE, ("T4",)),
    Case("an attachment was not read", report(identities=(identity("D10"),), **UNREAD), UNSURE, ("rar",)),
    Case("a scan", report(**SCAN), UNSURE, ("扫描件",)),
    Case("nothing was read", report(**EMPTY), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_text(case):
    """Amounts and shares of the text."""
    holds(RULE, case)
