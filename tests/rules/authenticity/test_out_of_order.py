from __future__ import annotations

import pytest

from records import ColumnSeen, Posted, Row
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
)

RULE = "out_of_order"


def pair(shown: int, ahead: int, number: int = 1) -> tuple[Row, Row]:
    """A row of `shown` days ago, numbered after rows of which the oldest is of `ahead` days ago."""
    old = Row("关于旧事的通知", f"http://www.yunxi.example/{number}", days_ago(shown))
    return old, Row("关于新事的通知", "http://www.yunxi.example/9", days_ago(ahead))


def numbered(*pairs):
    return column("通知公告", list_seen(days_ago(3), posted=Posted(misplaced=pairs)))


CASES = (
    Case("numbered after rows two months newer", numbered(pair(70, 10)), BREACH,
         ("关于旧事的通知", "排在2026年11月10日的“关于新事的通知”之后")),
    Case("thirty days apart", numbered(pair(40, 10)), CLEAR),
    Case("thirty-one days apart", numbered(pair(41, 10)), BREACH),
    Case("numbers and days agree", numbered(), CLEAR),
    Case("years ago", numbered(pair(900, 400)), CLEAR),
    Case("several: moved in together", numbered(*(pair(90, 5, n) for n in range(3))), UNSURE, ("3条",)),
    Case("not a list", column("通知公告", ColumnSeen(True, single=True)), EXEMPT),
    Case("not looked at", column("通知公告", None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_out_of_order(case):
    """A number tells when a post was made; the answer is a reminder to look."""
    holds(RULE, case)
