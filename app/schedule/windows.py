"""At which moments sites may be visited: the office's own hours and those agreed with a site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.schedule.days import works
from records.config import Schedule
from records.config.hours import Hours

_AHEAD = 15
"""Days that are looked through for the next opening: the longest holidays are nine."""


def hours_of(schedule: Schedule, site: str) -> tuple[Hours, ...]:
    """All hours that bind visits to a site."""
    own = schedule.site_hours.get(site)
    return (schedule.hours,) if own is None else (schedule.hours, own)


def is_open(hours: Sequence[Hours], at: datetime, zone: ZoneInfo) -> bool:
    """Do all of them allow a visit at a moment?"""
    local = at.astimezone(zone)
    minute, working = local.hour * 60 + local.minute, works(local.date())
    return all(one.hold(minute, works=working) for one in hours)


def next_open(hours: Sequence[Hours], at: datetime, zone: ZoneInfo) -> datetime | None:
    """The first moment, not before `at`, at which a visit is allowed, in UTC; None when there is none for weeks."""
    if is_open(hours, at, zone):
        return at.astimezone(UTC)
    return next((one for one in _edges(hours, at, zone) if is_open(hours, one, zone)), None)


def _edges(hours: Sequence[Hours], at: datetime, zone: ZoneInfo) -> Iterable[datetime]:
    """The moments after `at` at which anything may begin to be allowed, in order."""
    today = at.astimezone(zone).date()
    minutes = sorted({minute for one in hours for minute in one.edges})
    found = (
        datetime.combine(today + timedelta(days=ahead), time(*divmod(minute, 60)), zone)
        for ahead in range(_AHEAD)
        for minute in minutes
    )
    return sorted(edge for one in found if (edge := one.astimezone(UTC)) > at)


def opening(schedule: Schedule, sites: Iterable[str], at: datetime) -> datetime:
    """The first moment at which any of some sites may be visited, in UTC."""
    zone = ZoneInfo(schedule.timezone)
    found = [next_open(hours_of(schedule, one), at, zone) for one in sites]
    known = [one for one in found if one is not None]
    return min(known, default=at.astimezone(UTC))
