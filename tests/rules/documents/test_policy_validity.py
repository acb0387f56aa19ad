# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.papers import document, facts, on

RULE = "policy_validity"

CASES = (
    Case("no term is stated", document(), EXEMPT),
    Case("until the last day of last year", document(facts=facts(until=on(2025, 12, 31))), BREACH,
         ("标注为“有效”", "2025年12月31日", "324天")),
    Case("until today", document(facts=facts(until=on(2026, 11, 20))), CLEAR),
    Case("until yesterday", document(facts=facts(until=on(2026, 11, 19))), BREACH, ("1天",)),
    Case("five years from a stated day", document(facts=facts(begins=on(2021, 1, 1), years=5)), BREACH, ("2026年1月1日",)),
    Case("five years from a later day", document(facts=facts(begins=on(2022, 1, 1), years=5)), CLEAR),
    Case("two years from the day of issue", document(facts=facts(years=2), signed=on(2024, 1, 5), published=on(2024, 1, 9)),
         BREACH, ("2026年1月9日",)),
    Case("a leap day", document(facts=facts(begins=on(2024, 2, 29), years=2)), BREACH, ("2026年2月28日",)),
    Case("from a month: it may end before or after today", document(facts=facts(begins=on(2024, 11), years=2)), UNSURE),
    Case("from a day nobody stated", document(facts=facts(years=2), signed=None, published=None), UNSURE, ("起算日期",)),
    Case("repealed before its term", document(facts=facts(validity="废止", until=on(2027, 1, 1))), EXEMPT),
    Case("labelled as no longer in force", document(facts=facts(validity="失效", until=on(2025, 1, 1))), EXEMPT),
    Case("no label", document(facts=facts(validity="", until=on(2025, 1, 1))), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_policy_validity(case):
    """The page against itself."""
    holds(RULE, case)
