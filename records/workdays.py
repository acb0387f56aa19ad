"""Working days: the State Council's calendar of holidays and make-up days, as data beside this file.

A year whose notice is not in the data is not guessed: every answer about it is None, and a rule that asked is unsure.
Deadlines count from the day after the event, as 民法典 art. 201 has it: twenty working days after a Friday end on a
Friday four weeks on, when nothing falls between.
"""

from __future__ import annotations

import calendar
import tomllib
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("workdays.toml")
_SATURDAY = 5


def is_workday(day: date) -> bool | None:
    """Is it a day on which offices work? None = its year is not covered."""
    calendar = _calendar()
    if day.year not in calendar:
        return None
    exceptions = calendar[day.year]
    return exceptions.get(day, day.weekday() < _SATURDAY)


@lru_cache(maxsize=16_384)
def add_workdays(day: date, count: int) -> date | None:
    """The `count`-th working day after `day`, which is itself not counted; before it when `count` is negative.

    `day` itself for 0. None when a day on the way lies in a year that is not covered.
    """
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        if not date.min < day < date.max:
            return None
        day += step
        working = is_workday(day)
        if working is None:
            return None
        left -= working
    return day


@lru_cache(maxsize=16_384)
def workdays_between(first: date, last: date) -> int | None:
    """Working days after `first` up to `last`, `last` included; negative when `last` is the earlier one.

    So `add_workdays(first, n)` is the first day for which it is n. None when a day between is not covered.
    """
    if last < first:
        back = workdays_between(last, first)
        return None if back is None else -back
    if not set(range(first.year, last.year + 1)) <= _calendar().keys():
        return None
    days = (first + timedelta(days=ahead) for ahead in range(1, (last - first).days + 1))
    return sum(bool(is_workday(day)) for day in days)


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last of the month where there is none (民法典 art. 202)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def covered() -> tuple[int, ...]:
    """The years there is a calendar for."""
    return tuple(sorted(_calendar()))


@cache
def _calendar() -> dict[int, dict[date, bool]]:
    """Year → its exceptions from "Monday to Friday": does one work on that day?"""
    given = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {int(year): _exceptions(int(year), entry) for year, entry in given.items()}


def _exceptions(year: int, entry: dict[str, Any]) -> dict[date, bool]:
    resting = {day: False for span in entry["rest"] for day in _span(year, span)}
    return resting | {day: True for span in entry["work"] for day in _span(year, span)}


def _span(year: int, text: str) -> list[date]:
    """`05-01` or `05-01/05-05`, both ends included."""
    first, _, last = text.partition("/")
    begin = date.fromisoformat(f"{year}-{first}")
    end = date.fromisoformat(f"{year}-{last or first}")
    return [begin + timedelta(days=ahead) for ahead in range((end - begin).days + 1)]
