"""Has a column of messages and replies gone too long without a new one?

Only columns whose names say that they show messages: news and interviews stand in the same class. Easily mistaken: a
list that was not read far enough, dates known only to the month, a page that is only the form to write a message,
and a column of interviews, consultations or complaints.
"""

from __future__ import annotations

import re
from datetime import date

from records import Answer, Clause, Column, breach, clear, exempt, unsure
from rules._age import Age, age
from rules._saying import say

_SHOWS_REPLIES = re.compile(r"留言|回复|答复|信箱|来信|信件|选登|我要(?:咨询|写信)")
_OTHERS = re.compile(r"提案|建议|征集|访谈|举报|投诉|信访|意见箱|邮箱|统计|数据|分析|情况通报")


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by its newest row."""
    allowed, seen = clause.limit("days"), column.seen
    named = _SHOWS_REPLIES.search(column.name) and not _OTHERS.search(column.name)
    if allowed is None or column.kind != "互动回应" or not named:
        return exempt()
    if seen is None or not seen.reached:
        return unsure(
            seen.evidence if seen else None, reason=(seen.reason if seen else "") or "本次未检查"
        )
    if seen.link_only or seen.single or seen.shows_children or not seen.rows:
        return exempt()
    if seen.newest is None:
        return unsure(seen.evidence, reason=seen.reason or "未读到带日期的留言")
    state = age(seen.newest, today, allowed)
    if state is Age.FRESH:
        return clear(seen.evidence)
    if state is not Age.STALE:
        return unsure(seen.evidence, reason=f"最新日期{say(seen.newest)}{state.value}")
    if not seen.enough:
        return unsure(seen.evidence, reason=seen.reason or "列表未读够，不能确定最新日期")
    idle = (today - seen.newest.latest).days
    return breach(seen.evidence, newest=say(seen.newest), idle=idle)
