"""Have the statistics of services gone too long without new figures?

Only columns whose names say that they hold figures of services rendered (办事统计, 办件数据分析): statistics of the
economy have a rhythm of their own, and those of messages are another indicator.
Easily mistaken: lists of single cases (办件公示), statistics of messages, petitions or applications, a shelf of a past
year, a page that a script draws, and columns opened only lately.
"""

from __future__ import annotations

import re
from datetime import date

from records import Answer, Clause, Column, breach, clear, exempt, unsure
from rules._age import Age, age
from rules._saying import say

_FIGURES = re.compile(
    r"(?:办事|办件|办理|政务服务|服务事项|审批)(?:事项|业务|服务|情况|数量|数据|结果|办理|办件)?(?:数据)?(?:统计|分析|月报|季报|通报)"
    r"|办[事件](?:数据|量)$"
)
_OTHERS = re.compile(
    r"留言|信箱|来信|信件|咨询|信访|投诉|举报|热线|12345|申请公开|依申请|建议|提案|普查|执法|专题|20\d\d年"
)
_KINDS = frozenset({"办事服务", "统计数据", "互动回应", "行政执法", "其他"})
"""Classes in which such columns are found."""


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by its newest row."""
    allowed, seen = clause.limit("days"), column.seen
    named = _FIGURES.search(column.name) and not _OTHERS.search(column.name)
    if allowed is None or column.kind not in _KINDS or not named:
        return exempt()
    if seen is None or not seen.reached:
        why = (seen.reason if seen else "") or "本次未检查"
        return unsure(seen.evidence if seen else None, reason=why)
    if seen.link_only or seen.single or seen.shows_children or not seen.rows:
        return exempt()
    if column.since is not None and (today - column.since).days <= allowed:
        return clear(seen.evidence)
    if seen.newest is None:
        return unsure(seen.evidence, reason=seen.reason or "未读到带日期的统计信息")
    state = age(seen.newest, today, allowed)
    if state is Age.FRESH:
        return clear(seen.evidence)
    if state is not Age.STALE:
        return unsure(seen.evidence, reason=f"最新日期{say(seen.newest)}{state.value}")
    if not seen.enough:
        return unsure(seen.evidence, reason=seen.reason or "列表未读够，不能确定最新日期")
    idle = (today - seen.newest.latest).days
    return breach(seen.evidence, newest=say(seen.newest), idle=idle)
