from __future__ import annotations

from datetime import date

import pytest

from records import StatedDate
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, duty, holds, looked, match

RULE = "annual_report_late"


def report(*matches, level: str = "部门", reached: bool = True, **facts):
    return duty("年度报告", 2025, looked(*matches, reached=reached), level=level, **facts)


CASES = (
    Case("a department, on 31 January", report(match(date(2026, 1, 31))), CLEAR),
    Case("a department, on 1 February", report(match(date(2026, 2, 1))), BREACH,
         ("2026年2月1日", "2026年1月31日", "超期1天")),
    Case("a government, in March", report(match(date(2026, 3, 31)), level="政府"), CLEAR),
    Case("a government, in April", report(match(date(2026, 4, 2)), level="政府"), BREACH, ("超期2天",)),
    Case("a township, in February", report(match(date(2026, 2, 20)), level="乡镇街道"), CLEAR),
    Case("an institution, in March", report(match(date(2026, 3, 5)), level="事业单位"), BREACH,
         ("（待核实依据）",)),
    Case("the office set an earlier day", report(match(date(2026, 1, 28)), due=date(2026, 1, 26)), BREACH),
    Case("corrected later, first version in time",
         report(match(date(2026, 1, 25)), match(date(2026, 5, 8))), CLEAR),
    Case("month only, surely in time", report(match(StatedDate(2026, 1))), CLEAR),
    Case("month only, surely late", report(match(StatedDate(2026, 2))), BREACH),
    Case("year only", report(match(StatedDate(2026))), UNSURE),
    Case("no date of publication", report(match(None)), UNSURE, ("发布日期不详",)),
    Case("late here, but a column was not reached",
         report(match(date(2026, 5, 1)), reached=False), UNSURE, ("不能排除",)),
    Case("nothing found, and not all was reached", report(reached=False), UNSURE),
    Case("not looked for in this round", duty("年度报告", 2025, None), UNSURE),
    Case("nothing found is another question", report(), EXEMPT),
    Case("a budget is another question", duty("部门预算", 2026, looked(match(None))), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_report_late(case):
    """The last day itself is in time; the earliest article decides."""
    holds(RULE, case)
