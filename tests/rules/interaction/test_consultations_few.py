from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.columns import column, told
from tests.rules.documents.papers import on

RULE = "consultations_few"
RECENT = told(on(2026, 6, 1))


def calls(count: int, *more, kind="决策公开", **kept):
    return column(kind, told=(*(RECENT,) * count, *more), **kept)


CASES = (
    Case("six", calls(6), CLEAR),
    Case("five", calls(5), BREACH, ("只有5次", "不足6次")),
    Case("five and one a year ago to the day", calls(5, told(on(2025, 11, 20))), CLEAR),
    Case("five and one a day earlier", calls(5, told(on(2025, 11, 19))), BREACH),
    Case("five and one of some day of that month", calls(5, told(on(2025, 11))), CLEAR),
    Case("none within the year", calls(0, told(on(2024, 5, 1))), BREACH, ("只有0次",)),
    Case("a column of interaction", calls(2, kind="互动回应"), BREACH),
    Case("an empty column is another question", calls(0), EXEMPT),
    Case("a department", calls(1, government=False), EXEMPT),
    Case("one without a day", calls(5, told(None)), UNSURE),
    Case("not read back a year", calls(5, back_to=on(2026, 3, 1)), UNSURE),
    Case("not reached", calls(5, reached=False, reason="访问超时"), UNSURE, ("访问超时",)),
    Case("another class of column", calls(0, kind="政策解读"), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_consultations_few(case):
    """Six within a year."""
    holds(RULE, case)
