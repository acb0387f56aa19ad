"""Has the clock just leapt ahead? Then it may be wrong, and work of a day that has not come must not be done.

Within one process a second, even clock tells: one that counts on while the machine sleeps and cannot be set.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.clock import Now
from app.console import warn

LEAP = timedelta(hours=1)
"""A difference between the clocks that no correction of a running clock makes (NTP steps are of seconds)."""
WAIT = timedelta(hours=1)
"""How long a clock must stand by what it says before it is believed."""


def uptime() -> float:
    """Seconds since the machine started, sleep included where the system counts it."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


@dataclass(slots=True)
class Steady:
    """Asked at each turn: may the clock be believed?"""

    now: Now
    ticks: Callable[[], float] = uptime
    _last: tuple[datetime, float] | None = field(default=None, init=False)
    _until: float | None = field(default=None, init=False)

    def __call__(self) -> bool:
        """False for an hour after a leap ahead, or until the clock is put right; the leap is said once."""
        wall, tick = self.now(), self.ticks()
        ahead = self._ahead(wall, tick)
        self._last = wall, tick
        if ahead > LEAP:
            self._until = tick + WAIT.total_seconds()
            warn(
                f"时钟突然前进了 {_span(ahead)}，现为 {wall:%Y-%m-%d %H:%M}。请核对系统时间；"
                f"{WAIT.seconds // 60} 分钟后仍是如此，就按新的时间进行"
            )
        elif ahead < -LEAP:
            self._until = None
        if self._until is not None and tick >= self._until:
            self._until = None
        return self._until is None

    def _ahead(self, wall: datetime, tick: float) -> timedelta:
        if self._last is None:
            return timedelta()
        before, began = self._last
        passed = wall.timestamp() - before.timestamp()
        return timedelta(seconds=passed - (tick - began))


def _span(ahead: timedelta) -> str:
    return f"{ahead.days} 天" if ahead.days else f"{ahead.seconds // 3600} 小时"
