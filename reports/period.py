"""The period a bulletin reports on: a day, a week, a month, a quarter or a year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from records.errors import UsageError

KINDS = ("daily", "weekly", "monthly", "quarterly", "annual")
BRIEF = frozenset({"daily", "weekly"})
"""Kinds that remind rather than report."""
SCORED = frozenset({"quarterly", "annual"})
"""Kinds that show agencies and sites side by side, with their scores."""
_QUARTERS = "一二三四"
_FORMS = {
    "daily": re.compile(r"(\d{4})-(\d{2})-(\d{2})"),
    "weekly": re.compile(r"(\d{4})-W(\d{2})"),
    "monthly": re.compile(r"(\d{4})-(\d{2})"),
    "quarterly": re.compile(r"(\d{4})-Q([1-4])"),
    "annual": re.compile(r"(\d{4})"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, month, quarter or year, with its first and last day."""

    name: str
    """2026-11-20, 2026-W47, 2026-11, 2026-Q4 or 2026."""
    kind: str
    """One of `KINDS`."""
    words: str
    """2026年11月20日, 2026年第47周, 2026年11月, 2026年第四季度, 2026年度."""
    first: date
    last: date


def kind_of(name: str) -> str:
    """The kind of a period by its name; raises UsageError for a name of no form."""
    for kind, form in _FORMS.items():
        if form.fullmatch(name):
            return kind
    raise UsageError(
        f"看不懂的报告期“{name}”：请写作 2026-11-20（日）、2026-W47（周）、2026-11（月）、2026-Q4（季度）"
        "或 2026（年度）"
    )


def read_period(name: str) -> Period:
    """The period of that name; raises UsageError when there is none."""
    kind = kind_of(name)
    found = _FORMS[kind].fullmatch(name)
    assert found is not None
    parts = [int(part) for part in found.groups()]
    make: dict[str, Callable[..., Period]] = {
        "daily": _day,
        "weekly": _week,
        "monthly": _month,
        "quarterly": _quarter,
        "annual": _year,
    }
    try:
        return make[kind](*parts)
    except ValueError:
        raise UsageError(f"没有这样的报告期：“{name}”") from None


def period_on(day: date, kind: str) -> Period:
    """The period of a kind that holds a day; raises UsageError for an unknown kind."""
    if kind == "daily":
        return _day(day.year, day.month, day.day)
    if kind == "weekly":
        year, week, _ = day.isocalendar()
        return _week(year, week)
    if kind == "monthly":
        return _month(day.year, day.month)
    if kind == "quarterly":
        return _quarter(day.year, (day.month + 2) // 3)
    if kind == "annual":
        return _year(day.year)
    raise UsageError(f"看不懂的通报种类“{kind}”：可用 {'、'.join(KINDS)}")


def _day(year: int, month: int, number: int) -> Period:
    day = date(year, month, number)
    return Period(day.isoformat(), "daily", f"{year}年{month}月{number}日", day, day)


def _week(year: int, week: int) -> Period:
    first = date.fromisocalendar(year, week, 1)
    words = f"{year}年第{week}周"
    return Period(f"{year}-W{week:02d}", "weekly", words, first, first + timedelta(days=6))


def _month(year: int, month: int) -> Period:
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return Period(f"{year}-{month:02d}", "monthly", f"{year}年{month}月", first, last)


def _quarter(year: int, quarter: int) -> Period:
    first, end = date(year, 3 * quarter - 2, 1), 3 * quarter
    last = date(year, end, calendar.monthrange(year, end)[1])
    words = f"{year}年第{_QUARTERS[quarter - 1]}季度"
    return Period(f"{year}-Q{quarter}", "quarterly", words, first, last)


def _year(year: int) -> Period:
    return Period(f"{year:04d}", "annual", f"{year}年度", date(year, 1, 1), date(year, 12, 31))
