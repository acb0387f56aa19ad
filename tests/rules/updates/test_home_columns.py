from __future__ import annotations

from datetime import timedelta

import pytest

from records import Column, ColumnSeen, Posted, StatedDate
from tests.rules.asking import (
    BREACH,
    CLEAR,
    EXEMPT,
    TODAY,
    UNSURE,
    Case,
    column,
    days_ago,
    holds,
    list_seen,
)

RULE, PLACE = "home_columns", "xinglongtai"
SHOWN = Posted(on_home=True)


def shown(days: int, kind: str = "通知公告", **facts) -> Column:
    return column(kind, list_seen(days_ago(days), posted=SHOWN), **facts)


CASES = (
    Case("a week", shown(7), CLEAR, profile=PLACE),
    Case("a day more", shown(8), BREACH, ("首页栏目“栏目甲”", "已8天", "超过7天"), profile=PLACE),
    Case("classes without a limit elsewhere", shown(30, "民生领域"), BREACH, profile=PLACE),
    Case("not on the home page", column("通知公告", list_seen(days_ago(30), posted=Posted())), EXEMPT, profile=PLACE),
    Case("where nobody asks for it", shown(30), EXEMPT),
    Case("plans are excepted", shown(30, "规划计划"), EXEMPT, profile=PLACE),
    Case("so is what comes once a year", shown(300, "年度报告"), EXEMPT, profile=PLACE),
    Case("news are due every working day: another question", shown(30, "动态要闻"), EXEMPT, profile=PLACE),
    Case("a shelf of last year", shown(330, name="2025年通知公告"), EXEMPT, profile=PLACE),
    Case("opened a week ago", shown(90, since=TODAY - timedelta(days=7)), CLEAR, profile=PLACE),
    Case("the month only", column("通知公告", list_seen(StatedDate(2026, 11), posted=SHOWN)), UNSURE, profile=PLACE),
    Case("not read far enough", column("通知公告", list_seen(days_ago(30), posted=SHOWN, enough=False)), UNSURE,
         profile=PLACE),
    Case("not a list", column("通知公告", ColumnSeen(True, single=True)), EXEMPT, profile=PLACE),
    Case("not looked at", column("通知公告", None), EXEMPT, profile=PLACE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_home_columns(case):
    """What the home page shows has to be of this week, where the place says so."""
    holds(RULE, case)
