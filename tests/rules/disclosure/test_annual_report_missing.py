from __future__ import annotations

from datetime import date

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, duty, holds, looked, match

RULE = "annual_report_missing"


def report(*matches, level: str = "部门", reached: bool = True, reason: str = "", **facts):
    return duty(
        "年度报告", 2025, looked(*matches, reached=reached, reason=reason), level=level, **facts
    )


CASES = (
    Case("a department, after 31 January", report(), BREACH, ("2026年1月31日", "1天"), date(2026, 2, 1)),
    Case("a department, on 31 January", report(), EXEMPT, today=date(2026, 1, 31)),
    Case("a government, after 31 March", report(level="政府"), BREACH, ("2026年3月31日",), date(2026, 4, 1)),
    Case("a government, in February", report(level="政府"), EXEMPT, today=date(2026, 2, 15)),
    Case("a township, in February", report(level="乡镇街道"), EXEMPT, today=date(2026, 2, 15)),
    Case("a township, after 31 March: the regulation does not name it", report(level="乡镇街道"), BREACH,
         ("（待核实依据）",)),
    Case("an institution, after 31 January", report(level="事业单位"), BREACH, ("（待核实依据）",)),
    Case("the office set a later day", report(due=date(2026, 12, 31)), EXEMPT),
    Case("found", report(match(date(2026, 1, 20))), CLEAR),
    Case("found late is another question", report(match(date(2026, 6, 1))), CLEAR),
    Case("found in another column, not all reached", report(match(None), reached=False), CLEAR),
    Case("its column was not reached", report(reached=False, reason="响应超时"), UNSURE, ("响应超时",)),
    Case("a title, but the page did not open", report(match(None, reached=False)), UNSURE, ("未能打开",)),
    Case("not looked for in this round", duty("年度报告", 2025, None), UNSURE),
    Case("a budget is another question", duty("部门预算", 2026, looked()), EXEMPT),
    Case("a level the regulation does not know", report(level="企业"), EXEMPT),
    Case("before the regulation was revised", report(), EXEMPT, today=date(2019, 5, 14)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_report_missing(case):
    """Article 49: departments by 31 January, governments by 31 March."""
    holds(RULE, case)
