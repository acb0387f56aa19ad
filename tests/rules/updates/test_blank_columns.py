from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from records import Column, ColumnSeen, Reason
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
    site,
    site_seen,
)

RULE = "blank_columns"
EMPTY = column("会议公开", list_seen(rows=0, empty=True))
UNREAD = column("会议公开", ColumnSeen(False, "列表由脚本加载，未能读取"))
FULL = column("会议公开", list_seen(days_ago(900)))


def having(*columns: Column):
    named = tuple(replace(one, id=f"c{n}") for n, one in enumerate(columns))
    return site(site_seen(columns=named))


CASES = (
    Case("five", having(*[EMPTY] * 5, FULL), BREACH, ("有5个空白栏目", "达到单项否决的5个", "“栏目甲”")),
    Case("four", having(*[EMPTY] * 4, FULL), CLEAR),
    Case("the fifth was opened thirty days ago",
         having(*[EMPTY] * 4, replace(EMPTY, since=TODAY - timedelta(days=30))), CLEAR),
    Case("the fifth was opened a day earlier",
         having(*[EMPTY] * 4, replace(EMPTY, since=TODAY - timedelta(days=31))), BREACH),
    Case("the fifth is one page", having(*[EMPTY] * 4, column("机构职能", ColumnSeen(True, single=True))), CLEAR),
    Case("the fifth has one old row", having(*[EMPTY] * 4, FULL), CLEAR),
    Case("the fifth is drawn by a script", having(*[EMPTY] * 4, UNREAD), UNSURE, ("4个栏目空白，另有1个",)),
    Case("none blank, five unread", having(*[UNREAD] * 5), CLEAR),
    Case("no columns", having(), EXEMPT),
    Case("home page not reached", site(site_seen(False, reason=Reason.TIMEOUT)), EXEMPT),
    Case("not looked at", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_blank_columns(case):
    """Five fail a site."""
    holds(RULE, case)
