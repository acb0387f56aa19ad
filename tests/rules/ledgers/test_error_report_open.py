from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.ledgers.ledgers import on, report

RULE = "error_report_open"

CASES = (
    Case("the same day of the next month", report(on(10, 9), closed=on(11, 9)), CLEAR),
    Case("a day more", report(on(10, 9), closed=on(11, 10)), BREACH, ("历时32天", "每条扣2分")),
    Case("the last day of a shorter month", report(on(8, 31), closed=on(9, 30)), CLEAR),
    Case("never closed", report(on(10, 1)), BREACH, ("至今50天没有办结", "每条扣3分")),
    Case("open, a month today", report(on(10, 20)), EXEMPT),
    Case("open, a month and a day", report(on(10, 19)), BREACH),
    Case("answered, no day of closing", report(on(9, 1), replied=on(9, 3)), UNSURE, ("台账没有办结日期",)),
    Case("answered late, no day of closing", report(on(9, 1), replied=on(10, 20)), BREACH, ("没有办结",)),
    Case("from elsewhere counts too", report(on(9, 1), national=False), BREACH),
    Case("closed late more than a year ago", report(on(1, 5, 2025), closed=on(6, 5, 2025)), EXEMPT),
    Case("open for more than a year", report(on(1, 5, 2025)), BREACH),
    Case("not yet come", report(on(11, 20)), EXEMPT, today=on(11, 19)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_error_report_open(case):
    """A month."""
    holds(RULE, case)
