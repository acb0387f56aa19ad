from __future__ import annotations

from datetime import timedelta

import pytest

from records import ColumnSeen, StatedDate
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

RULE = "expiring_column"


def aged(kind: str, days: int, **facts):
    return column(kind, list_seen(days_ago(days)), **facts)


CASES = (
    Case("news, three days left", aged("动态要闻", 11), BREACH,
         ("2026年11月9日", "2026年11月23日（含当日）", "尚余3天")),
    Case("news, four days left", aged("动态要闻", 10), CLEAR),
    Case("news, the last day", aged("动态要闻", 14), BREACH, ("尚余0天",)),
    Case("news, overdue: another question", aged("动态要闻", 15), EXEMPT),
    Case("notices, fifteen days left", aged("通知公告", 169), BREACH, ("尚余15天",)),
    Case("notices, sixteen days left", aged("通知公告", 168), CLEAR),
    Case("plans, a month left", aged("规划计划", 340), BREACH, ("26天",)),
    Case("opened a week ago with older posts", aged("动态要闻", 13, since=TODAY - timedelta(days=7)), CLEAR),
    Case("not read far enough", column("动态要闻", list_seen(days_ago(12), enough=False, reason="第 2 页未能读取")),
         UNSURE, ("第 2 页",)),
    Case("the month only", column("规划计划", list_seen(StatedDate(2025, 11))), EXEMPT),
    Case("the month only, and within", column("规划计划", list_seen(StatedDate(2025, 12))), UNSURE, ("未写明到日",),
         today=TODAY.replace(day=30)),
    Case("in the future", aged("动态要闻", -1), EXEMPT),
    Case("a shelf of last year", aged("通知公告", 180, name="2025年通知公告"), EXEMPT),
    Case("a place that asks for every working day warns of nothing", aged("动态要闻", 1), EXEMPT,
         profile="xinglongtai"),
    Case("a place that asks for every month, five days left", aged("通知公告", 26), BREACH, ("尚余5天",),
         profile="xinglongtai"),
    Case("no rhythm", aged("机构职能", 11), EXEMPT),
    Case("one page", column("动态要闻", ColumnSeen(True, single=True, newest=days_ago(12))), EXEMPT),
    Case("not looked at", column("动态要闻", None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_expiring_column(case):
    """A reminder in time, with the day."""
    holds(RULE, case)
