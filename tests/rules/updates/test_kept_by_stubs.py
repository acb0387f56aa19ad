from __future__ import annotations

import pytest

from records import ColumnSeen, Posted
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, column, days_ago, holds
from tests.rules.updates.rows import counted, row

RULE = "kept_by_stubs"
STUB = "2026年第三季度意见征集情况说明"


def said(real=400, stub=10, title=STUB, kind="规划计划", **facts):
    """A 情况说明 of ten days ago, the newest real post that many days old."""
    newest = None if real is None else days_ago(real)
    posted = Posted(stub=row(title, stub), stubs=4, newest_other=newest)
    return counted(kind, posted, **facts)


CASES = (
    Case("nothing real for a year", said(), BREACH,
         ("最新的实际信息日期为2025年10月16日，超过366天", "“2026年第三季度意见征集情况说明”）代替更新。")),
    Case("nothing real at all", said(real=None), BREACH, ("仅有4条情况说明", "没有实际内容的信息。")),
    Case("it does not name its period", said(title="情况说明"), BREACH, ("也未写明所指时段",)),
    Case("real posts in time", said(real=366), CLEAR),
    Case("real posts a day too old", said(real=367), BREACH),
    Case("not read far enough", said(enough=False, reason="第 2 页未能读取"), UNSURE, ("第 2 页",)),
    Case("the 情况说明 is too old itself: stale", said(stub=380), EXEMPT),
    Case("an undated 情况说明", said(stub=None), EXEMPT),
    Case("no 情况说明", counted("规划计划", Posted(newest_other=days_ago(3))), EXEMPT),
    Case("a class without a limit", said(kind="机构职能"), EXEMPT),
    Case("not a list", column("规划计划", ColumnSeen(True, single=True)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_kept_by_stubs(case):
    """To say that there was nothing is no update."""
    holds(RULE, case)
