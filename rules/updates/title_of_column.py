"""Do rows bear nothing but the column's own name for a title?

A title has to say what is published; one that repeats the column's name is a placeholder.
Easily mistaken: the entry of a column below that the list shows as a row (no day), columns of one yearly paper or
of a fixed text whose proper title is the column's name (年度报告, 机构职能, 指南), and a list of one row.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Column, breach, clear, exempt, unsure
from rules._saying import say

_OWN_NAME = frozenset(
    {
        "年度报告", "网站年度报表", "法治政府年报", "其他年报", "机构职能", "领导信息", "指南", "公开制度",
        "公开目录", "依申请公开", "权责清单", "办事服务", "政府公报", "专题", "平台父栏目", "互动回应",
    }
)  # fmt: skip
"""Classes whose texts are rightly called as their column is."""


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by the titles of its rows."""
    seen = column.seen
    if seen is None or seen.posted is None or not seen.rows or column.kind in _OWN_NAME:
        return exempt()
    named = seen.posted.named
    if not named:
        return clear(seen.evidence)
    dated = [row for row in named if row.day]
    if not dated or seen.rows == 1:
        reason = "同名条目可能是下级栏目的入口或栏目的固定内容"
        return unsure(seen.evidence, reason=reason)
    row = dated[0]
    return breach(seen.evidence, title=row.title, day=say(row.day) if row.day else "")
