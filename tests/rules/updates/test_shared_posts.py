from __future__ import annotations

import pytest

from records import ColumnSeen, Posted
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, column, days_ago, holds
from tests.rules.updates.rows import counted, row

RULE = "shared_posts"


def sharing(own=40, shared=2, **facts):
    """News with so many shared posts, its newest own one that many days old."""
    rows = tuple(row(f"区领导调研第{n}站", 3) for n in range(shared))
    newest = None if own is None else days_ago(own)
    return counted("动态要闻", Posted(shared=rows, newest_own=newest), **facts)


CASES = (
    Case("in time only by what stands elsewhere too", sharing(), BREACH,
         ("最新信息日期为2026年10月11日，超过14天", "“区领导调研第0站”")),
    Case("its own are in time", sharing(own=14), CLEAR),
    Case("a day too old", sharing(own=15), BREACH),
    Case("one shared post", sharing(shared=1), CLEAR),
    Case("none shared", sharing(shared=0), CLEAR),
    Case("nothing of its own was read", sharing(own=None), UNSURE, ("只在本栏目",)),
    Case("the list was not read far enough", sharing(enough=False, reason="第 2 页未能读取"), UNSURE, ("第 2 页",)),
    Case("not far, but far enough for a fresh one", sharing(own=10, enough=False), CLEAR),
    Case("stale is another question", sharing(newest=days_ago(30)), EXEMPT),
    Case("a class without a limit", counted("专题", Posted(shared=(row("甲"), row("乙")))), EXEMPT),
    Case("not a list", column("动态要闻", ColumnSeen(True, single=True)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_shared_posts(case):
    """A post counts for the column it belongs to."""
    holds(RULE, case)
