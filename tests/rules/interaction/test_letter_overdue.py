from __future__ import annotations

from datetime import date

import pytest

from records import StatedDate
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.public import letter

RULE = "letter_overdue"
MARCH = date(2026, 3, 2)

CASES = (
    Case("answered on the last day", letter(MARCH, date(2026, 6, 2)), CLEAR),
    Case("answered a day later", letter(MARCH, date(2026, 6, 3)), BREACH, ("才答复", "由人认定")),
    Case("waits, three months to the day", letter(date(2026, 8, 20), waiting=True), EXEMPT),
    Case("waits a day longer", letter(date(2026, 8, 19), waiting=True), BREACH, ("至今93天", "单项否决")),
    Case("no answer is shown, and none denied", letter(MARCH), EXEMPT),
    Case("a complaint against a person", letter(MARCH, waiting=True, sort="举报"), EXEMPT),
    Case("a petition", letter(MARCH, waiting=True, sort="信访"), EXEMPT),
    Case("a suggestion", letter(MARCH, waiting=True, sort="建议"), BREACH),
    Case("a year ago to the day", letter(date(2025, 11, 20), waiting=True), BREACH),
    Case("more than a year ago", letter(date(2025, 11, 19), waiting=True), EXEMPT),
    Case("of a day to come", letter(date(2026, 11, 21), waiting=True), EXEMPT),
    Case("waits, known to the month", letter(StatedDate(2026, 3), waiting=True), UNSURE, ("没有写到日",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_letter_overdue(case):
    """Three months, within the last year."""
    holds(RULE, case)
