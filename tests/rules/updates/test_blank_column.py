from __future__ import annotations

from datetime import timedelta

import pytest

from records import ColumnSeen
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

RULE = "blank_column"
EMPTY = list_seen(rows=0, empty=True)

CASES = (
    Case("an empty list, read to its end", column("会议公开", EMPTY), BREACH, ("没有任何信息",)),
    Case("empty, opened a year ago",
         column("会议公开", EMPTY, since=TODAY - timedelta(days=365)), BREACH),
    Case("empty, opened a month and a day ago",
         column("会议公开", EMPTY, since=TODAY - timedelta(days=31)), BREACH),
    Case("empty, opened ten days ago", column("会议公开", EMPTY, since=TODAY - timedelta(days=10)), CLEAR),
    Case("one old row is not blank", column("会议公开", list_seen(days_ago(2000), rows=1)), CLEAR),
    Case("rows without dates are not blank", column("会议公开", list_seen(rows=3)), CLEAR),
    Case("its list is loaded by script",
         column("会议公开", ColumnSeen(False, "列表由脚本加载，未能读取")), UNSURE, ("脚本",)),
    Case("no list was found on the page",
         column("会议公开", list_seen(rows=0, complete=False, reason="页面上未找到列表")), UNSURE),
    Case("looks empty, but the list was not read to its end",
         column("会议公开", list_seen(rows=0, empty=True, complete=False, reason="共 8条，读到 0条")),
         UNSURE, ("共 8条",)),
    Case("did not open", column("会议公开", ColumnSeen(False, "响应超时")), UNSURE),
    Case("not looked at in this round", column("会议公开", None), UNSURE),
    Case("an application form has no list", column("依申请公开", ColumnSeen(True, single=True)), EXEMPT),
    Case("a link to another site", column("办事服务", ColumnSeen(False, link_only=True)), EXEMPT),
    Case("shows its children's rows", column("平台父栏目", ColumnSeen(True, shows_children=True)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_blank_column(case):
    """Blank is a list that is really there and really has no row."""
    holds(RULE, case)
