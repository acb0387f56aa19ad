from __future__ import annotations

from datetime import date

import pytest

from records import StatedDate
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, duty, holds, looked, match

RULE = "budget_late"
APPROVED = date(2026, 2, 10)  # + 20 = 2 March


def budget(*matches, reached: bool = True, reason: str = "", **facts):
    usual = {"approved": APPROVED}
    return duty(
        "部门预算", 2026, looked(*matches, reached=reached, reason=reason), **{**usual, **facts}
    )


CASES = (
    Case("on the twentieth day", budget(match(date(2026, 3, 2))), CLEAR),
    Case("on the twenty-first day", budget(match(date(2026, 3, 3))), BREACH,
         ("2026年3月3日", "2026年3月2日", "20日", "超期1天")),
    Case("calendar days, not working days", budget(match(date(2026, 3, 10))), BREACH),
    Case("the office set an earlier day", budget(match(date(2026, 2, 25)), due=date(2026, 2, 20)), BREACH),
    Case("the office set a later day", budget(match(date(2026, 3, 20)), due=date(2026, 3, 31)), CLEAR),
    Case("the approval stands in the text: in time",
         budget(match(date(2026, 4, 1), approved=StatedDate(2026, 3, 20)), approved=None), CLEAR),
    Case("the approval stands in the text: late",
         budget(match(date(2026, 5, 1), approved=StatedDate(2026, 3, 20)), approved=None), BREACH,
         ("2026年4月9日",)),
    Case("the approval is stated to the month: its last day counts",
         budget(match(date(2026, 4, 20), approved=StatedDate(2026, 3)), approved=None), CLEAR),
    Case("final account, late", duty("政府决算", 2025, looked(match(date(2026, 9, 30))),
         approved=date(2026, 8, 28)), BREACH, ("2026年9月17日", "超期13天")),
    # Innocent look-alikes.
    Case("corrected later, first version in time",
         budget(match(date(2026, 2, 27)), match(date(2026, 6, 1))), CLEAR),
    Case("two copies, both late: the earlier is named",
         budget(match(date(2026, 5, 1)), match(date(2026, 4, 1))), BREACH, ("2026年4月1日",)),
    Case("published before the approval", budget(match(date(2026, 2, 1))), CLEAR),
    Case("nothing found is another question", budget(), EXEMPT),
    Case("an annual report is another question", duty("年度报告", 2025, looked(match(None))), EXEMPT),
    # Could not tell.
    Case("no approval is known", budget(match(date(2026, 9, 1)), approved=None), UNSURE, ("日期不详",)),
    Case("no date of publication", budget(match(None)), UNSURE, ("发布日期不详",)),
    Case("one copy is late, the other undated", budget(match(date(2026, 5, 1)), match(None)), UNSURE),
    Case("month only, may be in time", budget(match(StatedDate(2026, 3))), UNSURE),
    Case("month only, surely late", budget(match(StatedDate(2026, 4))), BREACH, ("2026年4月公开", "30天")),
    Case("a date in the future", budget(match(date(2027, 1, 1))), UNSURE),
    Case("late here, but a column was not reached",
         budget(match(date(2026, 5, 1)), reached=False, reason="栏目“预算”未读到底"), UNSURE, ("不能排除",)),
    Case("nothing found, and not all was reached", budget(reached=False, reason="响应超时"), UNSURE),
    Case("not looked for in this round", duty("部门预算", 2026, None, approved=APPROVED), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_late(case):
    """The earliest article decides; twenty calendar days from the approval."""
    holds(RULE, case)
