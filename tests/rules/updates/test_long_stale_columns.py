from __future__ import annotations

from dataclasses import replace

import pytest

from records import Column, ColumnSeen, Reason
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

RULE = "long_stale_columns"


def aged(kind: str, days: int, **facts) -> Column:
    return column(kind, list_seen(days_ago(days)), **facts)


def having(*columns: Column):
    named = tuple(replace(one, id=f"c{n}") for n, one in enumerate(columns))
    return site(site_seen(columns=named))


NEWS, NOTICE, PLAN = aged("动态要闻", 30), aged("通知公告", 185), aged("规划计划", 400)
NINE = (*[NEWS] * 4, *[NOTICE] * 3, PLAN, aged("政策解读", 200))
UNREAD = column("通知公告", ColumnSeen(False, "响应超时"))

CASES = (
    Case("ten of all classes and levels", having(*NINE, aged("人事信息", 380)), BREACH,
         ("有10个", "达到单项否决的10个", "“栏目甲”", "（待核实依据）")),
    Case("nine", having(*NINE), CLEAR),
    Case("the tenth is in its last day", having(*NINE, aged("政策文件", 184)), CLEAR),
    Case("the tenth is a shelf of last year", having(*NINE, aged("通知公告", 300, name="2025年通知公告")), CLEAR),
    Case("the tenth is a special topic", having(*NINE, aged("专题", 2000)), CLEAR),
    Case("the tenth is blank: counted elsewhere", having(*NINE, column("通知公告", list_seen(rows=0, empty=True))),
         CLEAR),
    Case("the tenth could not be read", having(*NINE, UNREAD), UNSURE, ("9个栏目长期未更新，另有1个",)),
    Case("one stale, eight unread", having(NEWS, *[UNREAD] * 8), CLEAR),
    Case("no column that should be updated", having(aged("机构职能", 900)), EXEMPT),
    Case("home page not reached", site(site_seen(False, reason=Reason.TIMEOUT)), EXEMPT),
    Case("not looked at", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_long_stale_columns(case):
    """Ten fail a site, whatever their class and level."""
    holds(RULE, case)
