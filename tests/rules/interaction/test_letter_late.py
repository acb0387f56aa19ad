from __future__ import annotations

from datetime import date

import pytest

from records import StatedDate
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.public import letter

RULE = "letter_late"
MONDAY = date(2026, 10, 12)

CASES = (
    Case("the fifth working day", letter(MONDAY, date(2026, 10, 19)), CLEAR),
    Case("the sixth", letter(MONDAY, date(2026, 10, 20)), BREACH, ("历时6个工作日", "待核实依据")),
    Case("over the holidays, with a make-up day", letter(date(2026, 9, 28), date(2026, 10, 10)), CLEAR),
    Case("over the holidays, too long", letter(date(2026, 9, 28), date(2026, 10, 13)), BREACH, ("7个工作日",)),
    Case("the same day", letter(MONDAY, MONDAY), CLEAR),
    Case("a suggestion", letter(MONDAY, date(2026, 11, 2), sort="建议"), EXEMPT),
    Case("nobody said what it is", letter(MONDAY, date(2026, 11, 2), sort=""), EXEMPT),
    Case("not answered", letter(MONDAY, waiting=True), EXEMPT),
    Case("answered before it came", letter(MONDAY, date(2026, 10, 9)), EXEMPT),
    Case("more than three months is another rule's", letter(date(2026, 3, 2), date(2026, 6, 3)), EXEMPT),
    Case("more than a year ago", letter(date(2025, 11, 19), date(2025, 12, 30)), EXEMPT),
    Case("known to the month", letter(StatedDate(2026, 10), date(2026, 11, 2)), EXEMPT),
    Case("a year without a calendar", letter(date(2031, 3, 3), date(2031, 3, 20)), UNSURE, ("工作日历",),
         today=date(2031, 4, 1)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_letter_late(case):
    """Five working days, for questions."""
    holds(RULE, case)
