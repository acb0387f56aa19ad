"""Days as ledgers need them: what was known on a day, months later, and whether a row is still of interest."""

from __future__ import annotations

from datetime import date

from records.workdays import add_workdays, months_after
from rules._saying import say

NO_CALENDAR = "工作日历缺少有关年份，无法计算工作日"


def by(day: date | None, today: date) -> date | None:
    """A day if it had come by `today`: a past date is judged by what had happened then."""
    return day if day and day <= today else None


def is_past(received: date, today: date, within: int | None) -> bool:
    """Did it come in so many months ago that what was late then is no longer taken up?"""
    return within is not None and months_after(received, within) < today


def due(received: date, workdays: int) -> str:
    """The last day, in words; the calendar is known to hold it once more working days than that have gone by."""
    last = add_workdays(received, workdays)
    return say(last) if last else "期限届满日"
