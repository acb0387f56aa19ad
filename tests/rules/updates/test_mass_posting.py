from __future__ import annotations

import pytest

from records import ColumnSeen, Posted, Rush
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, column, days_ago, holds
from tests.rules.updates.rows import counted

RULE = "mass_posting"


def heaped(kind="通知公告", rows=10, on=5, before=105, **facts):
    """So many rows of one day, and nothing from `before` days ago until then."""
    earlier = None if before is None else days_ago(before)
    return counted(kind, Posted(rushes=(Rush(days_ago(on), rows, earlier),)), **facts)


CASES = (
    Case("ten notices behind a hundred days", heaped(), BREACH, ("此前100天没有信息", "2026年11月15日一天发布10条")),
    Case("nine notices", heaped(rows=9), CLEAR),
    Case("behind the longest quiet that is allowed", heaped(before=97), CLEAR),
    Case("a day longer", heaped(before=98), BREACH, ("93天",)),
    Case("news behind a month", heaped("动态要闻", before=37), BREACH, ("32天",)),
    Case("no heap", counted("通知公告", Posted()), CLEAR),
    Case("a heap of last year", heaped(on=200, before=400), CLEAR),
    Case("a heap of tomorrow", heaped(on=-1), CLEAR),
    Case("the whole column is of that day: moved", heaped(before=None), CLEAR),
    Case("what came before was not read", heaped(before=None, complete=False), UNSURE, ("本次未读到",)),
    Case("budgets come together by law", heaped("财政预决算", before=365), EXEMPT),
    Case("not a list", column("通知公告", ColumnSeen(True, single=True)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mass_posting(case):
    """A heap is told by the silence before it."""
    holds(RULE, case)
