# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.columns import column, told
from tests.rules.documents.papers import on

RULE = "clearing_list"

CASES = (
    Case("a list of this year", column(clearings=(told(on(2026, 7, 1)),)), CLEAR),
    Case("a list of the first day of last year", column(clearings=(told(on(2025, 1, 1)),)), CLEAR),
    Case("only last year is known", column(clearings=(told(on(2025)),)), CLEAR),
    Case("a list of the last day of the year before", column(clearings=(told(on(2024, 12, 31)),)), BREACH, ("2024年12月31日", "12件")),
    Case("of several the newest counts", column(clearings=(told(on(2019, 5, 1)), told(on(2026, 2, 1)))), CLEAR),
    Case("no list at all", column(), BREACH, ("没有找到",)),
    Case("a department, whose government clears", column(government=False, above=(told(on(2026, 2, 1)),)), CLEAR),
    Case("a department of which nothing is known", column(government=False), EXEMPT),
    Case("a government's own list is its own duty", column(above=(told(on(2026, 2, 1)),)), BREACH),
    Case("two documents only", column(documents=2), EXEMPT),
    Case("a column was not reached", column(reached=False, reason="栏目“通知公告”访问超时"), UNSURE, ("访问超时",)),
    Case("lists read back to last summer", column(back_to=on(2025, 7, 1)), UNSURE, ("2025年7月1日",)),
    Case("lists read back far enough", column(back_to=on(2023, 7, 1)), BREACH),
    Case("a list without a day", column(clearings=(told(None),)), UNSURE),
    Case("another class of column", column(kind="政策解读"), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_clearing_list(case):
    """Calendar years decide."""
    holds(RULE, case)
