from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds
from tests.rules.finance.reports import EMPTY, SCAN, UNREAD, report

RULE = "budget_blank"

CASES = (
    Case("nothing left", report(), CLEAR),
    Case("two blanks", report(placeholders=("第3页“决算XX万元”", "第5页“待填”")), BREACH, ("2处", "第3页", "第5页")),
    Case("blanks in what was read", report(placeholders=("第3页“决算XX万元”",), **UNREAD), BREACH),
    # Could not tell.
    Case("an attachment was not read", report(**UNREAD), UNSURE, ("rar",)),
    Case("a scan", report(**SCAN), UNSURE, ("扫描件",)),
    Case("nothing was read", report(**EMPTY), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_blank(case):
    """The reader names the places."""
    holds(RULE, case)
