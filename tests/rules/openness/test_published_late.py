# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.papers import around, document, on

RULE = "published_late"

CASES = (
    Case("three days", document(), CLEAR),
    Case("the twentieth working day", document(signed=on(2026, 3, 2), published=on(2026, 3, 30)), CLEAR),
    Case("the twenty-first", document(signed=on(2026, 3, 2), published=on(2026, 3, 31)), BREACH,
         ("2026年3月2日", "历时21个工作日", "超过20个工作日")),
    Case("a month later", document(signed=on(2026, 6, 1), published=on(2026, 7, 15)), BREACH),
    Case("posted again when the site was rebuilt", document(signed=on(2020, 6, 1), published=on(2025, 7, 15)), UNSURE,
         ("改版",)),
    Case("a calendar that is missing", document(signed=on(2040, 6, 1), published=on(2040, 7, 15)), UNSURE, ("工作日历",)),
    Case("made in a month", document(signed=on(2026, 6), published=on(2026, 7, 15)), UNSURE, ("未写到日",)),
    Case("said once for the column",
         document(signed=on(2026, 6), published=on(2026, 7, 15), around=around(spokesman=False)), EXEMPT),
    Case("no day of making", document(signed=None), EXEMPT),
    Case("made after it was published: a slip of another kind", document(signed=on(2026, 4, 1)), EXEMPT),
    Case("before the regulations in force", document(signed=on(2019, 5, 1), published=on(2019, 9, 1)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_published_late(case):
    """Twenty working days from the making."""
    holds(RULE, case)
