from __future__ import annotations

from datetime import timedelta

import pytest

from records import ColumnSeen, StatedDate
from tests.rules.asking import (
    BREACH,
    CLEAR,
    EXEMPT,
    SEEN,
    TODAY,
    UNSURE,
    Case,
    column,
    days_ago,
    holds,
    list_seen,
)

RULE = "service_statistics"


def figures(name: str, days: int = 200, kind: str = "办事服务", **facts):
    return column(kind, list_seen(days_ago(days)), name, **facts)


NAMES = (
    "办事统计", "办件统计分析", "办理情况统计", "政务服务统计", "审批数据统计", "办件数据", "办事数据",
    "办件情况通报",
)  # fmt: skip
OTHERS = (
    "统计数据", "留言办理统计", "办件公示", "信访办理情况统计", "依申请公开办理统计", "12345热线办理情况通报",
    "建议提案办理情况统计", "办事指南", "2025年办事统计", "行政执法数据统计",
)  # fmt: skip

CASES = (
    *(Case(name, figures(name), BREACH, ("已200天", "超过92天")) for name in NAMES),
    *(Case(name, figures(name), EXEMPT) for name in OTHERS),
    Case("three months", figures("办事统计", 92), CLEAR),
    Case("a day more", figures("办事统计", 93), BREACH),
    Case("among the statistics", figures("办件统计", kind="统计数据"), BREACH),
    Case("news about figures", figures("办件统计", kind="动态要闻"), EXEMPT),
    Case("a month that lies across the limit", column("办事服务", list_seen(StatedDate(2026, 8)), "办事统计"), UNSURE,
         ("未写明到日",)),
    Case("not read far enough", column("办事服务", list_seen(days_ago(200), enough=False), "办事统计"), UNSURE),
    Case("no dates", column("办事服务", list_seen(None), "办事统计"), UNSURE),
    Case("opened a month ago", figures("办事统计", since=TODAY - timedelta(days=31)), CLEAR),
    Case("not reached", column("办事服务", ColumnSeen(False, "连接超时"), "办事统计"), UNSURE, ("连接超时",)),
    Case("a chart", column("办事服务", ColumnSeen(True, single=True, evidence=SEEN), "办事统计"), EXEMPT),
    Case("blank is another question", column("办事服务", list_seen(rows=0, empty=True), "办事统计"), EXEMPT),
    Case("not looked at", column("办事服务", None, "办事统计"), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_service_statistics(case):
    """Three months."""
    holds(RULE, case)
