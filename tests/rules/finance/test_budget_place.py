from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, duty, holds, looked, match

RULE = "budget_place"
IN_TIME = date(2026, 2, 25)


def at(shelf: str, kind: str, **kept):
    return match(IN_TIME, shelf=shelf, kind=kind, **kept)


NOTICES = at("通知公告", "通知公告")
PROPER = at("部门信息", "财政预决算")
ELSEWHERE = at("", "")


def owed(*matches, kind="部门预算", **kept):
    return duty(kind, 2026, looked(*matches, **{"reached": True, **kept}))


CASES = (
    Case("only among the notices", owed(NOTICES), BREACH, ("部门预算", "“通知公告”", "“标题”")),
    Case("in the column for budgets", owed(PROPER), CLEAR),
    Case("in both", owed(NOTICES, PROPER), CLEAR),
    Case("a column named for money", owed(at("财政资金", "其他")), CLEAR),
    Case("a column named 三公经费", owed(at("三公经费", "其他")), CLEAR),
    Case("a copy that did not open does not count", owed(NOTICES, replace(PROPER, reached=False)), BREACH),
    Case("on a page of no column", owed(ELSEWHERE), UNSURE, ("不在已登记的栏目中",)),
    Case("among the notices and somewhere else", owed(NOTICES, ELSEWHERE), UNSURE),
    Case("other columns not read", owed(NOTICES, reached=False, reason="栏目“预决算”未读到底"), UNSURE, ("未读到底",)),
    Case("not found: another question", owed(), EXEMPT),
    Case("nobody looked", duty("部门预算", 2026, None), EXEMPT),
    Case("an annual report", owed(NOTICES, kind="年度报告"), EXEMPT),
    Case("a government's account", owed(NOTICES, kind="政府决算"), BREACH),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_place(case):
    """A column for budgets, by its class or its name."""
    holds(RULE, case)
