"""What is due: the plans of a configuration against the due-table. Pure but for the table."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from records.config import Plan, Schedule
from records.store.office import OfficeStore
from reports.period import Period, period_on

LOOK_BACK = timedelta(days=400)
"""How far back missed occurrences are looked for: over a year, so that no quarter is skipped."""


KIND = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly"}
"""Kind of bulletin for each rhythm."""


def occurrence(plan: Plan, period: Period, zone: ZoneInfo) -> datetime:
    """When a plan is due in a period: daily, on its weekday, or on its day of the month or the quarter's last month."""
    hour, minute = (int(part) for part in plan.time.split(":"))
    if plan.every == "day":
        day = period.first
    elif plan.every == "week":
        day = period.first + timedelta(days=plan.day - 1)
    else:
        day = date(period.last.year, period.last.month, plan.day)
    return datetime.combine(day, time(hour, minute), zone)


def occurrences(
    plan: Plan, after: datetime, until: datetime, zone: ZoneInfo
) -> tuple[tuple[Period, datetime], ...]:
    """(period, moment) of a plan with after < moment ≤ until, oldest first."""
    found: list[tuple[Period, datetime]] = []
    day = after.astimezone(zone).date()
    period = period_on(day, KIND[plan.every])
    while period.first <= until.astimezone(zone).date():
        moment = occurrence(plan, period, zone)
        if after < moment <= until:
            found.append((period, moment))
        period = period_on(period.last + timedelta(days=1), KIND[plan.every])
    return tuple(found)


def note_due(schedule: Schedule, office: OfficeStore, now: datetime) -> None:
    """Writes what has become due since the last look.

    Of several missed periods of one plan only the newest is run: one round sees all that is there now.
    The older ones are noted as missed. A plan seen for the first time owes nothing for the past.
    """
    zone = ZoneInfo(schedule.timezone)
    for plan in schedule.plans:
        last = office.last_due(plan.name)
        new = occurrences(plan, last or now - LOOK_BACK, now, zone)
        if not new:
            continue
        for period, moment in new[:-1]:
            office.note(plan.name, period.name, moment, "missed" if last else "before")
        period, moment = new[-1]
        office.note(plan.name, period.name, moment, "due" if last else "before")


def next_moment(plan: Plan, now: datetime, zone: ZoneInfo) -> datetime:
    """When a plan is due next."""
    return occurrences(plan, now, now + LOOK_BACK, zone)[0][1]
