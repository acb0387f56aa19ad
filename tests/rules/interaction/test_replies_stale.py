from __future__ import annotations

import pytest

from records import ColumnSeen, StatedDate
from tests.rules.asking import (
    BREACH,
    CLEAR,
    EXEMPT,
    SEEN,
    UNSURE,
    Case,
    column,
    days_ago,
    holds,
    list_seen,
)

RULE = "replies_stale"


def talk(seen: ColumnSeen | None, name: str = "区长信箱", kind: str = "互动回应"):
    return column(kind, seen, name)


CASES = (
    Case("two months ago", talk(list_seen(days_ago(62))), CLEAR),
    Case("a day more", talk(list_seen(days_ago(63))), BREACH, ("已63天", "超过62天")),
    Case("surely more, though the day is not stated", talk(list_seen(StatedDate(2026, 8))), BREACH, ("2026年8月",)),
    Case("a month that lies across the limit", talk(list_seen(StatedDate(2026, 9))), UNSURE, ("未写明到日",)),
    Case("not read far enough", talk(list_seen(days_ago(200), enough=False, complete=False)), UNSURE, ("未读够",)),
    Case("no dates", talk(list_seen(None)), UNSURE),
    Case("not reached", talk(ColumnSeen(reached=False, reason="连接超时")), UNSURE, ("连接超时",)),
    Case("a form and no list", talk(ColumnSeen(reached=True, single=True, evidence=SEEN)), EXEMPT),
    Case("an empty list is another question", talk(list_seen(None, rows=0, empty=True)), EXEMPT),
    Case("answers to hot questions are news", talk(list_seen(days_ago(200)), "热点回应"), EXEMPT),
    Case("replies to deputies", talk(list_seen(days_ago(200)), "建议提案答复"), EXEMPT),
    Case("a call for opinions", talk(list_seen(days_ago(200)), "意见征集"), EXEMPT),
    Case("figures of messages are not messages", talk(list_seen(days_ago(200)), "留言办理统计"), EXEMPT),
    Case("another class", talk(list_seen(days_ago(200)), "来信选登", "动态要闻"), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_replies_stale(case):
    """Two months."""
    holds(RULE, case)
