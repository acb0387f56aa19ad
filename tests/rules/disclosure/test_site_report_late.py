from __future__ import annotations

from datetime import date

import pytest

from records import StatedDate
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, duty, holds, looked, match

RULE = "site_report_late"


def sheet(*matches, level: str = "部门", reached: bool = True, **facts):
    return duty("网站年度报表", 2025, looked(*matches, reached=reached), level=level, **facts)


CASES = (
    Case("on 31 January", sheet(match(date(2026, 1, 31))), CLEAR),
    Case("on 1 February", sheet(match(date(2026, 2, 1))), BREACH, ("2026年1月31日", "超期1天", "（待核实依据）")),
    Case("a government's in March", sheet(match(date(2026, 3, 2)), level="政府"), BREACH, ("超期30天",)),
    Case("the office set an earlier day", sheet(match(date(2026, 1, 28)), due=date(2026, 1, 26)), BREACH),
    Case("corrected later, first version in time",
         sheet(match(date(2026, 1, 25)), match(date(2026, 5, 8))), CLEAR),
    Case("month only, surely late", sheet(match(StatedDate(2026, 2))), BREACH),
    Case("year only", sheet(match(StatedDate(2026))), UNSURE),
    Case("no date of publication", sheet(match(None)), UNSURE, ("发布日期不详",)),
    Case("late here, but a column was not reached",
         sheet(match(date(2026, 5, 1)), reached=False), UNSURE, ("不能排除",)),
    Case("not looked for in this round", duty("网站年度报表", 2025, None), UNSURE),
    Case("nothing found is another question", sheet(), EXEMPT),
    Case("the report on disclosure is another question",
         duty("年度报告", 2025, looked(match(date(2026, 5, 1)))), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_site_report_late(case):
    """The last day itself is in time; the earliest article decides."""
    holds(RULE, case)
