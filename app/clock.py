"""The wall clock, handed in as an argument everywhere below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
Now = Callable[[], datetime]


def end_of(day: date) -> datetime:
    """The last moment of a day in China."""
    return datetime.combine(day, time.max, SHANGHAI)


def now() -> datetime:
    """The present moment in China."""
    return datetime.now(SHANGHAI)
