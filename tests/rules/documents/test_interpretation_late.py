# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.papers import around, document, on, related

RULE = "interpretation_late"

CASES = (
    Case("the same day", document(related()), CLEAR),
    Case("the third working day", document(related(on(2026, 3, 5))), CLEAR),
    Case("the fourth working day", document(related(on(2026, 3, 6))), BREACH, ("2026年3月6日", "4个工作日", "超过3个工作日")),
    Case("over a weekend", document(related(on(2026, 3, 9)), published=on(2026, 3, 4)), CLEAR),
    Case("before the document", document(related(on(2026, 2, 20))), CLEAR),
    Case("the earliest of two decides", document(related(on(2026, 3, 20)), related(on(2026, 3, 3))), CLEAR),
    Case("none was found: another question", document(), EXEMPT),
    Case("known to the month", document(related(on(2026, 3))), CLEAR),
    Case("surely late, but no day is stated", document(related(on(2026, 5))), UNSURE, ("未写到日",)),
    Case("no date", document(related(on(2026, 3, 20)), published=None), EXEMPT),
    Case("an earlier one may stand in what was not read",
         document(related(on(2026, 3, 20)), around=around(reached=False, reason="栏目“政策解读”的列表未读到底")), UNSURE,
         ("未读到底",)),
    Case("and an older document is silent about it",
         document(related(on(2026, 3, 20)), around=around(reached=False, spokesman=False)), EXEMPT),
    Case("a year whose calendar is missing", document(related(on(2040, 6, 29)), published=on(2040, 6, 4)), UNSURE, ("工作日历",)),
    Case("before the years that are asked about", document(related(on(2017, 6, 29)), published=on(2017, 6, 5)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_interpretation_late(case):
    """Three working days, counted from the day after."""
    holds(RULE, case)
