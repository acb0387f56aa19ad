from __future__ import annotations

from datetime import date

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.public import checks

RULE = "self_checks"
YEAR = ((2025, 4), (2026, 1), (2026, 2), (2026, 3))

CASES = (
    Case("all four", checks(*YEAR), CLEAR),
    Case("one missing between", checks(*YEAR[:2], YEAR[3]), BREACH, ("2026年第二季度", "共1个季度")),
    Case("the last missing", checks(*YEAR[:3]), BREACH, ("2026年第三季度",)),
    Case("the last, 46 days after its end", checks(*YEAR[:3]), BREACH, today=date(2026, 11, 15)),
    Case("the last, 45 days after its end", checks(*YEAR[:3]), CLEAR, today=date(2026, 11, 14)),
    Case("only the last: nothing before is asked", checks(YEAR[3]), CLEAR),
    Case("only that of the running quarter", checks((2026, 4)), CLEAR),
    Case("two years ago and now", checks((2024, 1), *YEAR), CLEAR),
    Case("once two years ago", checks((2024, 1)), BREACH, ("2025年第四季度", "共4个季度")),
    Case("an office", checks(YEAR[0], level="部门"), EXEMPT),
    Case("none at all", checks(), EXEMPT),
    Case("lists not read", checks(YEAR[0], reached=False, reason="列表未读到底"), UNSURE, ("未读到底",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_self_checks(case):
    """One for every quarter since the first."""
    holds(RULE, case)
