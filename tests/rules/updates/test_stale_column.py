from __future__ import annotations

from datetime import date, timedelta

import pytest

from records import ColumnSeen, Origin, StatedDate
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

RULE = "stale_column"


def aged(kind: str, days: int, **facts):
    return column(kind, list_seen(days_ago(days), **facts))


CASES = (
    # By class.
    Case("news, last allowed day", aged("动态要闻", 14), CLEAR),
    Case("news, one day late", aged("动态要闻", 15), BREACH, ("动态要闻类", "15天", "超过14天")),
    Case("notices, half a year in short months", aged("通知公告", 184), CLEAR),
    Case("notices, one day late", aged("通知公告", 185), BREACH, ("2026年5月19日",)),
    Case("policies, 180 days", aged("政策文件", 180), CLEAR),
    Case("policies, 200 days", aged("政策文件", 200), BREACH),
    Case("normative documents count as policies", aged("规范性文件", 200), BREACH),
    Case("plans, a leap year", aged("规划计划", 366), CLEAR),
    Case("plans, 400 days, on a reading not yet confirmed", aged("规划计划", 400), BREACH,
         ("（待核实依据）",)),
    Case("personnel, 300 days", aged("人事信息", 300), CLEAR),
    Case("personnel, 380 days", aged("人事信息", 380), BREACH, ("（待核实依据）",)),
    Case("a class without a limit", aged("机构职能", 2000), EXEMPT),
    Case("a special topic of the past", aged("专题", 2000), EXEMPT),
    # Innocent look-alikes.
    Case("a pinned old row above: the newest of all rows decides", aged("通知公告", 3), CLEAR),
    Case("one page without a list", column("动态要闻", ColumnSeen(True, single=True)), EXEMPT),
    Case("a link to another site", column("动态要闻", ColumnSeen(False, link_only=True)), EXEMPT),
    Case("shows its children's rows", column("通知公告", ColumnSeen(True, shows_children=True)), EXEMPT),
    Case("blank is another question", column("动态要闻", list_seen(rows=0, empty=True)), EXEMPT),
    Case("a shelf of a past year",
         column("通知公告", list_seen(days_ago(330)), name="2025年通知公告"), EXEMPT),
    Case("the shelf of this year", column("通知公告", list_seen(days_ago(330)), name="2026年通知公告"),
         BREACH),
    Case("a long number in the name is no year",
         column("通知公告", list_seen(days_ago(330)), name="12345热线20100公告"), BREACH),
    Case("opened a week ago with older posts moved in",
         column("动态要闻", list_seen(days_ago(90)), since=TODAY - timedelta(days=7)), CLEAR),
    Case("opened long ago",
         column("动态要闻", list_seen(days_ago(90)), since=date(2020, 1, 1)), BREACH),
    # Dates that do not say enough.
    Case("month only, may be in time", column("动态要闻", list_seen(StatedDate(2026, 11))), UNSURE),
    Case("month only, last day decides: late", column("动态要闻", list_seen(StatedDate(2026, 10))), BREACH,
         ("2026年10月，", "20天")),
    Case("year only", column("规划计划", list_seen(StatedDate(2026))), CLEAR),
    Case("year only, may be either", column("规划计划", list_seen(StatedDate(2025))), UNSURE, ("到日",)),
    Case("a date in the future", column("动态要闻", list_seen(days_ago(-1))), UNSURE, ("晚于检查日期",)),
    Case("only the address tells the date",
         column("动态要闻", list_seen(StatedDate(2026, 1, 5, Origin.URL))), UNSURE, ("取自网址",)),
    # Lists that were not read, or not far enough.
    Case("not looked at in this round", column("动态要闻", None), UNSURE, ("本次未检查",)),
    Case("did not open", column("动态要闻", ColumnSeen(False, "响应超时")), UNSURE, ("响应超时",)),
    Case("only one page of many was read",
         aged("动态要闻", 40, enough=False, complete=False, reason="第 2 页未能读取"), UNSURE, ("第 2 页",)),
    Case("one page is enough to be fresh", aged("动态要闻", 4, enough=False, complete=False), CLEAR),
    Case("no row is dated", column("动态要闻", list_seen(rows=12)), BREACH, ("12条", "视为未更新")),
    Case("no row is dated, but not all were read",
         column("动态要闻", list_seen(rows=12, complete=False)), UNSURE),
    Case("a list of which nothing was read", column("动态要闻", list_seen(rows=0)), UNSURE),
    # Other days, other places.
    Case("before the indicators were in force", aged("动态要闻", 4000), EXEMPT, today=date(2019, 3, 31)),
    Case("a district that asks for every month",
         column("通知公告", list_seen(days_ago(32))), BREACH, profile="xinglongtai"),
    # Every working day; TODAY is a Friday, 2026-10-08 the first day behind the national holiday.
    Case("every working day: on the day before", aged("动态要闻", 1), CLEAR, profile="xinglongtai"),
    Case("every working day: not on the day before", aged("动态要闻", 2), BREACH,
         ("其后已有1个工作日未更新", "每1个工作日"), profile="xinglongtai"),
    Case("every working day: on the last before the holiday",
         column("动态要闻", list_seen(StatedDate(2026, 9, 30))), CLEAR, today=date(2026, 10, 8), profile="xinglongtai"),
    Case("every working day: not on the last before the holiday",
         column("动态要闻", list_seen(StatedDate(2026, 9, 29))), BREACH, ("1个工作日",), today=date(2026, 10, 8),
         profile="xinglongtai"),
    Case("every working day: a make-up Saturday was let go",
         column("动态要闻", list_seen(StatedDate(2026, 10, 9))), BREACH, today=date(2026, 10, 12),
         profile="xinglongtai"),
    Case("every working day: a free weekend", column("动态要闻", list_seen(StatedDate(2026, 11, 13))), CLEAR,
         today=date(2026, 11, 16), profile="xinglongtai"),
    Case("every working day: no calendar for that year", column("动态要闻", list_seen(StatedDate(2027, 3, 1))), UNSURE,
         ("工作日历",), today=date(2028, 3, 2), profile="xinglongtai"),
    Case("the same district leaves plans alone", aged("规划计划", 300), CLEAR, profile="xinglongtai"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_stale_column(case):
    """Each class has its time; what could not be read is never called stale."""
    holds(RULE, case)
