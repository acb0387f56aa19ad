# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from records import Mark
from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds
from tests.rules.finance.reports import EMPTY, SCAN, UNREAD, identity, report, tables

CONDITION, ADVICE = Mark.CONDITION, Mark.ADVICE
RULE = "budget_arithmetic"

CASES = (
    Case("all hold", report(), CLEAR),
    Case("one fails", report(identities=(identity(), identity("F20", holds=False))), BREACH,
         ("1处", "100.00与90.00", "第6页表1第3行第2列", "F20")),
    Case("three fail: one finding", report(identities=tuple(identity(name, holds=False) for name in ("F01", "F02", "F07"))), BREACH,
         ("3处",)),
    Case("one fails although another file was not read", report(identities=(identity(holds=False),), **UNREAD), BREACH),
    # Innocent twins.
    Case("a conditional one fails", report(identities=(identity(), identity("F26", holds=False, mark=CONDITION))), CLEAR),
    Case("advice", report(identities=(identity(), identity("F27", holds=False, mark=ADVICE))), CLEAR),
    Case("the text is another question", report(identities=(identity(), identity("D10", holds=False))), CLEAR),
    Case("one could not be asked", report(identities=(identity(), identity("F16", holds=None))), CLEAR),
    # Could not tell.
    Case("none could be asked", report(identities=(identity(holds=None, reason="收入支出决算总表为空表"),)), UNSURE, ("空表",)),
    Case("a table is doubtful", report(tables=tables(T2={"doubts": ("有数字越过框线",)})), UNSURE, ("越过框线",)),
    Case("an attachment was not read", report(**UNREAD), UNSURE, ("rar",)),
    Case("a scan", report(**SCAN), UNSURE, ("扫描件",)),
    Case("nothing was read", report(**EMPTY), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_arithmetic(case):
    """Only identities of the form itself, and only those that fail."""
    holds(RULE, case)
