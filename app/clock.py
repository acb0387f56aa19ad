"""The wall clock, handed in as an argument everywhere below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
Now = Callable[[], datetime]


def now() -> datetime:
    """The present moment in China."""
    return datetime.now(SHANGHAI)
