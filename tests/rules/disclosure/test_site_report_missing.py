from __future__ import annotations

from datetime import date

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, duty, holds, looked, match

RULE = "site_report_missing"


def sheet(*matches, level: str = "部门", reached: bool = True, reason: str = "", **facts):
    seen = looked(*matches, reached=reached, reason=reason)
    return duty("网站年度报表", 2025, seen, level=level, **facts)


CASES = (
    Case("after 31 January", sheet(), BREACH, ("2026年1月31日", "1天", "（待核实依据）"), date(2026, 2, 1)),
    Case("on 31 January", sheet(), EXEMPT, today=date(2026, 1, 31)),
    Case("a government's has the same day", sheet(level="政府"), BREACH, ("2026年1月31日",), date(2026, 2, 15)),
    Case("the office set a later day", sheet(due=date(2026, 12, 31)), EXEMPT),
    Case("found", sheet(match(date(2026, 1, 20))), CLEAR),
    Case("found late is another question", sheet(match(date(2026, 6, 1))), CLEAR),
    Case("found in another column, not all reached", sheet(match(None), reached=False), CLEAR),
    Case("its column was not reached", sheet(reached=False, reason="响应超时"), UNSURE, ("响应超时",)),
    Case("a title, but the page did not open", sheet(match(None, reached=False)), UNSURE, ("未能打开",)),
    Case("not looked for in this round", duty("网站年度报表", 2025, None), UNSURE),
    Case("the report on disclosure is another question", duty("年度报告", 2025, looked()), EXEMPT),
    Case("before the notice", sheet(), EXEMPT, today=date(2018, 1, 14)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_site_report_missing(case):
    """Every site's sheet is public by 31 January."""
    holds(RULE, case)
