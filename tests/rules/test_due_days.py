from __future__ import annotations

from datetime import date

import pytest

import rules
from records import Duty
from rules.due_days import due_days

REPORT, BUDGET = "年度报告", "部门预算"
CASES = (
    pytest.param(Duty("d", "a", REPORT, 2026, "x"), date(2027, 1, 31), id="a department's report"),
    pytest.param(Duty("d", "a", REPORT, 2026, "x", level="政府"), date(2027, 3, 31), id="a government's"),
    pytest.param(Duty("d", "a", REPORT, 2026, "x", due=date(2027, 1, 20)), date(2027, 1, 20), id="its own day"),
    pytest.param(Duty("d", "a", BUDGET, 2026, "x", approved=date(2026, 2, 10)), date(2026, 3, 2), id="approval + 20"),
    pytest.param(Duty("d", "a", BUDGET, 2026, "x"), None, id="not approved as far as is known"),
    pytest.param(Duty("d", "a", "其他", 2026, "x", due=date(2026, 5, 1)), date(2026, 5, 1), id="another kind"),
)  # fmt: skip


@pytest.mark.parametrize(("duty", "day"), CASES)
def test_the_last_day_of_a_duty(duty: Duty, day: date | None) -> None:
    assert due_days([duty], rules.catalogue("national")) == ({"d": day} if day else {})
