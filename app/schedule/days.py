"""The day on which a period's work is due: working days only, by the official calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from records import workdays
from records.config import Plan
from records.config.day_rules import DUTY, EVERY, NTH, DayRule, day_rule
from reports.period import Period

_SATURDAY = 5


def works(day: date) -> bool:
    """Do offices work on a day? Monday to Friday in a year whose holidays are not known yet, see `uncovered`."""
    known = workdays.is_workday(day)
    return day.weekday() < _SATURDAY if known is None else known


def uncovered(first: date, last: date) -> tuple[int, ...]:
    """The years between two days whose holidays are not known."""
    known = workdays.covered()
    return tuple(year for year in range(first.year, last.year + 1) if year not in known)


def rule_of(plan: Plan) -> DayRule:
    """A plan's day rule; the loader has refused texts that are none."""
    found = day_rule(plan.on, plan.every)
    assert isinstance(found, DayRule), found
    return found


def day_of(plan: Plan, period: Period) -> date | None:
    """The day in a period; None when the period has no working day, such as a week of Spring Festival.

    A date that is no working day is moved to the next one; where the period has none left, to the last one before.
    """
    rule = rule_of(plan)
    if rule.kind == EVERY:
        return period.first if rule.number > _SATURDAY or works(period.first) else None
    days = _workdays(period.first, period.last)
    if not days:
        return None
    if rule.kind == NTH:
        place = min(abs(rule.number), len(days))
        return days[place - 1] if rule.number > 0 else days[-place]
    wanted = _date(rule, period)
    return next((day for day in days if day >= wanted), days[-1])


def day_after(deadline: date, plan: Plan) -> date:
    """The day of a plan that follows duties: some working days before or after a deadline, or the day itself."""
    rule = rule_of(plan)
    assert rule.kind == DUTY
    day, left = deadline, abs(rule.number)
    step = timedelta(days=1 if rule.number > 0 else -1)
    while left:
        day += step
        left -= works(day)
    return day


def _date(rule: DayRule, period: Period) -> date:
    """The day that a date of the rule means in a period."""
    if not rule.month:
        return period.first + timedelta(days=rule.number - 1)
    return date(period.first.year, period.first.month + rule.month - 1, rule.number)


def _workdays(first: date, last: date) -> list[date]:
    return [day for day in _days(first, last) if works(day)]


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
