"""Does a site still show somebody as a leader who, by a published notice, left that office?

The office must publish what has changed within twenty working days. Easily mistaken: somebody who left one office and
took another there, who came back, whose name another bears, and pages of former leaders.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.officials import Leaders, Relieved
from records.workdays import add_workdays
from rules._saying import say


def check(leaders: Leaders, clause: Clause, today: date) -> Answer:
    """Judges the names that a site shows, together."""
    workdays = clause.limit("workdays")
    if workdays is None or not leaders.shown or not leaders.notices:
        return exempt()
    late = [one for one in leaders.relieved if _is_late(one, workdays, today)]
    sure = [one for one in late if not one.perhaps]
    if sure:
        first = sure[0]
        told = "；".join(_told(one) for one in sure[: clause.limit("listed") or 1])
        return breach(first.shown, first.told, count=len(sure), told=told)
    if late:
        return unsure(late[0].shown, late[0].told, reason="领导信息页面没有写明所任职务")
    if any(one.day is None for one in leaders.relieved):
        return unsure(leaders.evidence, reason="任免信息的发布日期不详")
    return clear(leaders.evidence)


def _is_late(one: Relieved, workdays: int, today: date) -> bool:
    """Was the notice out for more than the days allowed, whatever its date may mean? A year without calendar: no."""
    last = add_workdays(one.day.latest, workdays) if one.day else None
    return last is not None and today > last


def _told(one: Relieved) -> str:
    day = f"{say(one.day)}发布的" if one.day else ""
    return f"{one.name}已不再担任{one.post}（{day}“{one.title}”）"
