# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, days_ago, holds
from tests.rules.documents.papers import around, document, on, related

RULE = "interpretation_missing"

CASES = (
    Case("there is one", document(related()), CLEAR),
    Case("there is none, and others have one", document(), BREACH, ("没有找到对应的政策解读",)),
    Case("the columns were not read to their end", document(around=around(reached=False, reason="栏目“政策解读”的列表未读到底")),
         UNSURE, ("未读到底",)),
    Case("said once", document(around=around(reached=False, spokesman=False)), EXEMPT),
    Case("no document of the column is paired", document(around=around(practised=False)), UNSURE, ("人工核对",)),
    Case("a title that is alike", document(perhaps=True), UNSURE, ("相近",)),
    Case("published a week ago", document(published=days_ago(7)), EXEMPT),
    Case("published thirty days ago", document(published=days_ago(30)), EXEMPT),
    Case("published thirty-one days ago", document(published=days_ago(31)), BREACH),
    Case("before 2018", document(published=on(2017, 12, 31)), EXEMPT),
    Case("no date", document(published=None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_interpretation_missing(case):
    """Missing is said only when it would have been seen."""
    holds(RULE, case)
