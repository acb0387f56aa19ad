"""Were there days on which a column should have had a post and had none?

For places that ask for a post every working day, or on a fixed day of the week; elsewhere the question does not arise.
A silence that lasts until today is stale_column's business: here only days before the newest post are looked at, and
with a fixed day of the week those before today.
Easily mistaken: days off and make-up days, days before the column was opened, days below the last row that was read,
and rows whose day is not stated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from records import Answer, Clause, Column, ColumnSeen, breach, clear, exempt, unsure
from records.workdays import is_workday
from rules._saying import say

_WEEK = ("一", "二", "三", "四", "五", "六", "日")
_NAMED = 5
"""Days that a finding names."""


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by the days that its rows stand under."""
    least = clause.limit("workdays", column.kind)
    weekday = clause.limit("weekday", column.kind)
    seen = column.seen
    if least is None and weekday is None:
        return exempt()
    if seen is None or seen.posted is None or not seen.rows:
        return exempt()
    start = max(today - timedelta(days=clause.limit("recent") or 0), column.since or date.min)
    if doubt := _doubt(seen, start):
        return unsure(seen.evidence, reason=doubt)
    days = dict(seen.posted.days)
    end = today if weekday is not None else max(days, default=start)
    missed = _missed(start, end, days, least, weekday)
    if missed is None:
        return unsure(seen.evidence, reason="工作日历缺少有关年份，无法计算工作日")
    if len(missed) < (clause.limit("missed") or 1):
        return clear(seen.evidence)
    rhythm = f"每周星期{_WEEK[weekday - 1]}" if weekday is not None else "每个工作日"
    return breach(
        seen.evidence,
        kind=column.kind,
        rhythm=rhythm,
        least=least or 1,
        count=len(missed),
        days=_listed(missed),
    )


def _doubt(seen: ColumnSeen, start: date) -> str:
    """Why the rows of these days are not all known; empty when they are."""
    posted = seen.posted
    assert posted is not None
    if not seen.complete and not (seen.enough and posted.back_to and posted.back_to < start):
        return seen.reason or "列表未读够，不能确定每天的信息"
    if posted.vague is not None and posted.vague.latest >= start:
        return "有信息的日期未写明到日"
    return "有信息未显示日期" if seen.dated < seen.rows else ""


def _missed(
    start: date, end: date, days: Mapping[date, int], least: int | None, weekday: int | None
) -> list[date] | None:
    """Working days from `start` to before `end` without enough rows; None when the calendar does not reach."""
    due: Callable[[date], bool] = (
        (lambda day: day.isoweekday() == weekday) if weekday is not None else (lambda _: True)
    )
    found = []
    for ahead in range((end - start).days):
        day = start + timedelta(days=ahead)
        working = is_workday(day)
        if working is None:
            return None
        if working and due(day) and days.get(day, 0) < (least or 1):
            found.append(day)
    return found


def _listed(days: list[date]) -> str:
    """The newest of them."""
    words = "、".join(say(day) for day in days[-_NAMED:])
    return f"{words}等" if len(days) > _NAMED else words
