# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, duty, holds, looked

RULE = "budget_history"


def owed(*years: int, kind: str = "部门预算", reached: bool = True, reason: str = ""):
    return duty(kind, 2026, replace(looked(reached=reached, reason=reason), years=years))


CASES = (
    Case("every year", owed(2024, 2025, 2026), CLEAR),
    Case("a year between is gone", owed(2024, 2026), BREACH, ("2024年和2026年", "中间缺少：2025年")),
    Case("two years between", owed(2021, 2024, 2026, kind="部门决算"), BREACH, ("2022年、2023年、2025年",)),
    # Innocent twins.
    Case("this year's is not out: another question", owed(2024, 2025), CLEAR),
    Case("an office with one year", owed(2026), EXEMPT),
    Case("nothing was found: another question", owed(), EXEMPT),
    Case("an annual report", owed(2023, 2025, kind="年度报告"), EXEMPT),
    Case("a slip in a title: 2062", owed(2024, 2025, 2026, 2062), CLEAR),
    Case("not looked for", duty("部门预算", 2026, None), EXEMPT),
    # Could not tell.
    Case("the list was not read to its end", owed(2024, 2026, reached=False, reason="栏目“预决算公开”未读到底"), UNSURE, ("未读到底",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_history(case):
    """Years between two that are there, in lists read to their end."""
    holds(RULE, case)
