from __future__ import annotations

from dataclasses import replace

import pytest

from records import ColumnSeen
from tests.rules.asking import (
    BREACH,
    CLEAR,
    EXEMPT,
    UNSURE,
    Case,
    column,
    days_ago,
    holds,
    list_seen,
    site,
    site_seen,
)

RULE = "stale_columns"


def aged(kind: str, days: int, name: str = "栏目甲", first_level: bool = True):
    return column(kind, list_seen(days_ago(days)), name, first_level=first_level)


NEWS = aged("动态要闻", 15, "政务动态", first_level=False)
NOTICES = aged("通知公告", 185, "通知公告")
UNREAD = column("动态要闻", ColumnSeen(False, "响应超时"))


def having(*columns, **facts):
    return site(site_seen(columns=columns, **facts))


CASES = (
    Case("five, news and notices together", having(*[NEWS] * 3, *[NOTICES] * 2), BREACH,
         ("有5个栏目未按期更新", "达到单项否决的5个", "“政务动态”、“政务动态”、“政务动态”、“通知公告”")),
    Case("columns of one name are told apart by their parents",
         having(*[replace(NOTICES, parent=f"第{n}板块") for n in "甲乙丙丁"], NEWS), BREACH,
         ("“第甲板块—通知公告”、“第乙板块—通知公告”", "、“政务动态”")),
    Case("four", having(*[NEWS] * 3, NOTICES), CLEAR),
    Case("five, all in time", having(*[aged("动态要闻", 14)] * 5), CLEAR),
    Case("four, and one that was not read", having(*[NEWS] * 4, UNREAD), UNSURE, ("4个栏目未更新，另有1个",)),
    Case("three, and one that was not read", having(*[NEWS] * 3, UNREAD), CLEAR),
    Case("none was read", having(*[UNREAD] * 9), CLEAR),
    # Innocent look-alikes.
    Case("notices below the first level", having(*[replace(NOTICES, first_level=False)] * 9), EXEMPT),
    Case("other classes", having(*[aged("人事信息", 900)] * 9), EXEMPT),
    Case("blank ones are counted elsewhere", having(*[column("动态要闻", list_seen(rows=0, empty=True))] * 9), CLEAR),
    Case("the home page did not open", having(*[NEWS] * 9, home_reached=False), EXEMPT),
    Case("not looked at", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_stale_columns(case):
    """The national count: any level of news, the first level of notices and policies."""
    holds(RULE, case)
