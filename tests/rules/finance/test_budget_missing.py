from __future__ import annotations

from datetime import date

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, duty, holds, looked, match

RULE = "budget_missing"
NOTHING = looked()
APPROVED = date(2026, 2, 10)  # + 20 = 2 March

CASES = (
    # The approval is known: twenty calendar days.
    Case("department budget, never published", duty("部门预算", 2026, NOTHING, approved=APPROVED), BREACH,
         ("2026年3月2日", "20日内", "263天")),
    Case("the day after the last day",
         duty("部门预算", 2026, NOTHING, approved=APPROVED), BREACH, ("超过1天",), date(2026, 3, 3)),
    Case("the last day itself is not past",
         duty("部门预算", 2026, NOTHING, approved=APPROVED), EXEMPT, today=date(2026, 3, 2)),
    Case("the office set an earlier day",
         duty("部门预算", 2026, NOTHING, approved=APPROVED, due=date(2026, 2, 20)), BREACH, ("2026年2月20日",),
         date(2026, 3, 1)),
    Case("the office set a later day",
         duty("部门预算", 2026, NOTHING, approved=APPROVED, due=date(2026, 12, 1)), EXEMPT),
    # No approval is known: only past our own conservative day.
    Case("government budget in June", duty("政府预算", 2026, NOTHING), BREACH, ("日期不详", "2026年5月31日"),
         date(2026, 6, 1)),
    Case("government budget in May", duty("政府预算", 2026, NOTHING), EXEMPT, today=date(2026, 5, 31)),
    Case("department budget in July", duty("部门预算", 2026, NOTHING), BREACH, today=date(2026, 7, 1)),
    Case("department budget in June", duty("部门预算", 2026, NOTHING), EXEMPT, today=date(2026, 6, 30)),
    Case("a unit below a department has fifteen days more",
         duty("部门决算", 2025, NOTHING, level="事业单位"), EXEMPT, today=date(2026, 11, 30)),
    Case("and no more", duty("部门决算", 2025, NOTHING, level="事业单位"), BREACH, ("2026年11月30日",),
         date(2026, 12, 1)),
    Case("final account of last year in November", duty("政府决算", 2025, NOTHING), BREACH, ("2026年10月31日",)),
    Case("department's final account in late November", duty("部门决算", 2025, NOTHING), BREACH,
         ("2026年11月15日",)),
    Case("this year's final account is owed next year", duty("部门决算", 2026, NOTHING), EXEMPT),
    # Found.
    Case("found", duty("部门预算", 2026, looked(match(date(2026, 2, 20)))), CLEAR),
    Case("found late is another question", duty("部门预算", 2026, looked(match(date(2026, 9, 1)))), CLEAR),
    Case("found in another column, without a date", duty("部门预算", 2026, looked(match(None))), CLEAR),
    Case("found, although a column was not reached",
         duty("部门预算", 2026, looked(match(date(2026, 2, 20)), reached=False)), CLEAR),
    Case("of two titles one opens",
         duty("部门预算", 2026, looked(match(None, reached=False), match(None))), CLEAR),
    # Could not tell.
    Case("its column was not reached",
         duty("部门预算", 2026, looked(reached=False, reason="栏目“预决算”未能检查（响应超时）"), approved=APPROVED),
         UNSURE, ("响应超时",)),
    Case("a title, but the page did not open",
         duty("部门预算", 2026, looked(match(None, reached=False)), approved=APPROVED), UNSURE, ("未能打开",)),
    Case("not looked for in this round", duty("部门预算", 2026, None, approved=APPROVED), UNSURE),
    # Not ours.
    Case("an annual report is another question", duty("年度报告", 2024, NOTHING), EXEMPT),
    Case("before the law asked for it", duty("部门预算", 2014, NOTHING), EXEMPT, today=date(2014, 12, 31)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_missing(case):
    """Missing is what is due, was looked for everywhere, and is not there."""
    holds(RULE, case)
