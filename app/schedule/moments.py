"""When work is due: moments in UTC, so that no change of clocks skips one or brings one twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import rules
from app.schedule.days import day_after, day_of
from records.config import Config, Plan
from reports.period import Period, period_on
from rules.due_days import due_days

KIND = {
    "day": "daily",
    "week": "weekly",
    "month": "monthly",
    "quarter": "quarterly",
    "year": "annual",
}
"""Kind of period for each rhythm."""
_GRACE = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "duty": 31}
_MINUTE = 60
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a plan's work is due."""

    plan: Plan
    period: str
    at: datetime
    """In UTC."""
    theme: str
    about: tuple[str, ...] = ()
    """For work that follows duties: the names of those whose last day it is about."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The plans of a configuration, and the last days of its duties."""

    plans: tuple[Plan, ...]
    zone: ZoneInfo
    jitter: int = 0
    deadlines: tuple[tuple[date, str, str], ...] = ()
    """(last day, kind, name) of duties."""

    def between(self, plan: Plan, after: datetime, until: datetime) -> tuple[Occurrence, ...]:
        """The times of a plan with after < at ≤ until, oldest first."""
        made = self._by_duty(plan) if plan.every == "duty" else self._by_period(plan, after, until)
        fitting = (one for one in made if after < one.at <= until)
        return tuple(sorted(fitting, key=lambda one: one.at))

    def next(self, plan: Plan, now: datetime) -> Occurrence | None:
        """The next time; None for work that follows duties when none is ahead."""
        for years in (1, 3):
            if found := self.between(plan, now, now + timedelta(days=366 * years)):
                return found[0]
        return None

    def _by_period(self, plan: Plan, after: datetime, until: datetime) -> Iterator[Occurrence]:
        """The periods around a span: one more at either end, since jitter and zones move moments."""
        day, last = self._day(after) - _ONE_DAY, self._day(until) + _ONE_DAY
        while day <= last:
            period = period_on(day, KIND[plan.every])
            if (due := day_of(plan, period)) is not None:
                yield self._occurrence(plan, period.name, due, theme_of(plan, period))
            day = period.last + _ONE_DAY

    def _by_duty(self, plan: Plan) -> Iterator[Occurrence]:
        """One for each last day on which anything of the plan's kinds is due."""
        mine = [one for one in self.deadlines if not plan.duties or one[1] in plan.duties]
        for deadline in sorted({day for day, _, _ in mine}):
            names = tuple(name for day, _, name in mine if day == deadline)
            due = day_after(deadline, plan)
            yield self._occurrence(plan, deadline.isoformat(), due, plan.theme, names)

    def _occurrence(
        self, plan: Plan, period: str, day: date, theme: str, about: tuple[str, ...] = ()
    ) -> Occurrence:
        hour, minute = (int(part) for part in plan.time.split(":"))
        wall = hour * 60 + minute + lag(plan.name, period, self.jitter)
        begin = time(*divmod(min(wall, 24 * 60 - 1), 60))
        at = datetime.combine(day, begin, self.zone).astimezone(UTC)
        return Occurrence(plan, period, at, theme, about)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


def calendar_of(config: Config) -> Calendar:
    """The calendar of a configuration."""
    schedule = config.schedule
    days: dict[str, date] = {}
    if any(plan.every == "duty" for plan in schedule.plans):
        days = due_days(config.duties, rules.catalogue(config.profile))
    known = ((days[one.id], one.kind, one.name) for one in config.duties if one.id in days)
    zone = ZoneInfo(schedule.timezone)
    return Calendar(schedule.plans, zone, schedule.jitter, tuple(sorted(known)))


def lag(plan: str, period: str, most: int) -> int:
    """Minutes, up to `most`, by which a period's work begins later: always the same, so that no restart moves it."""
    digest = hashlib.sha256(f"{plan}|{period}".encode()).digest()
    return int.from_bytes(digest[:4]) % (most + 1)


def theme_of(plan: Plan, period: Period) -> str:
    """The theme of a period: that of its number in the year, where a plan has themes in turn."""
    if not plan.themes:
        return plan.theme
    first = period.first
    number = {
        "daily": first.timetuple().tm_yday,
        "weekly": first.isocalendar().week,
        "monthly": first.month,
        "quarterly": (first.month + 2) // 3,
        "annual": first.year,
    }[period.kind]
    return plan.themes[(number - 1) % len(plan.themes)]


def grace(plan: Plan) -> timedelta:
    """How long work may be late: as long as its period."""
    return timedelta(days=_GRACE[plan.every])


def in_order(occurrences: Iterable[Occurrence]) -> Sequence[Occurrence]:
    """Oldest first; at one moment in the order of the names."""
    return sorted(occurrences, key=lambda one: (one.at, one.plan.name, one.period))
