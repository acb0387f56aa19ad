"""Has a column gone longer without a new post than its class allows?

A column we could not open is unsure, never stale. A class without a limit is exempt, and so is a column that is
a single page, a link to elsewhere or a page of its children's rows. An empty column is blank_column's business.
Easily mistaken: pinned old notices above newer rows, dates of an event instead of the post, month-only dates,
dates read from addresses, a shelf of a past year (2025年通知公告), and a column that was opened only lately with
older posts moved into it.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import (
    Answer,
    Clause,
    Column,
    ColumnSeen,
    StatedDate,
    Verdict,
    breach,
    clear,
    exempt,
    unsure,
)
from records.workdays import add_workdays, workdays_between
from rules._age import Age, age
from rules._saying import say
from rules.updates._shelves import of_past_years


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by its newest row."""
    allowed = clause.limit("days", column.kind)
    seen = column.seen
    if allowed is None or of_past_years(column, today) or (seen is not None and _no_list(seen)):
        return exempt()
    if seen is None or not seen.reached:
        return unsure(seen.evidence if seen else None, reason=_why(seen))
    working = clause.limit("workdays", column.kind)
    if working is not None:
        oldest = add_workdays(today, -working)
        if oldest is None:
            return unsure(seen.evidence, reason="工作日历缺少有关年份，无法计算工作日")
        allowed = (today - oldest).days
    if column.since is not None and (today - column.since).days <= allowed:
        return clear(seen.evidence)
    if seen.newest is None:
        return _undated(column, seen, allowed)
    answer = _dated(column, seen, seen.newest, allowed, today)
    if working is None or answer.verdict is not Verdict.BREACH:
        return answer
    return _by_workdays(column, seen, seen.newest, working, today)


def _by_workdays(
    column: Column, seen: ColumnSeen, newest: StatedDate, working: int, today: date
) -> Answer:
    """The breach in working days that passed without a post; `today` is not over and does not count."""
    return breach(
        seen.evidence,
        variant="workdays",
        kind=column.kind,
        newest=say(newest),
        idle=workdays_between(newest.latest, today - timedelta(days=1)) or working,
        working=working,
    )


def _no_list(seen: ColumnSeen) -> bool:
    return seen.link_only or seen.single or seen.shows_children or seen.empty


def _why(seen: ColumnSeen | None) -> str:
    return (seen.reason if seen else "") or "本次未检查"


def _undated(column: Column, seen: ColumnSeen, allowed: int) -> Answer:
    """Not one row is dated: counts as not updated, but only when the whole list was read."""
    if seen.rows and seen.complete and not seen.dated:
        return breach(
            seen.evidence, variant="undated", kind=column.kind, rows=seen.rows, allowed=allowed
        )
    return unsure(seen.evidence, reason=seen.reason or "未读到带日期的信息")


def _dated(
    column: Column, seen: ColumnSeen, newest: StatedDate, allowed: int, today: date
) -> Answer:
    """The newest row decides; staleness needs enough of the list, freshness needs one row."""
    state = age(newest, today, allowed)
    if state is Age.FRESH:
        return clear(seen.evidence)
    if state is not Age.STALE:
        return unsure(seen.evidence, reason=f"最新日期{say(newest)}{state.value}")
    if not seen.enough:
        return unsure(seen.evidence, reason=seen.reason or "列表未读够，不能确定最新日期")
    return breach(
        seen.evidence,
        kind=column.kind,
        newest=say(newest),
        idle=(today - newest.latest).days,
        allowed=allowed,
    )
