"""What has become due since the last look, noted in the due-table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.schedule.moments import Calendar, Occurrence
from records.due import Due
from records.store.due import DueStore

LOOK_BACK = timedelta(days=3 * 366)
"""How far back missed work is listed one by one; what is older nobody asks for."""


def note_due(calendar: Calendar, store: DueStore, now: datetime) -> None:
    """Writes what has become due. Of several missed periods of the same work only the newest is to be done.

    A plan seen for the first time owes nothing for the past. However the clock jumps, a period has one row.
    """
    for plan in calendar.plans:
        since = store.known_since(plan.name, now)
        last = store.last_noted(plan.name, now) or since
        after = max(since, last, now - LOOK_BACK)
        store.note([_row(one) for one in calendar.between(plan, after, now)])


def _row(one: Occurrence) -> Due:
    return Due(one.plan.name, one.period, one.at.astimezone(UTC), one.theme)
