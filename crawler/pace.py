"""When the next request to a host may start: one in flight, and a pause after each.

Nothing here touches the network or the wall clock: the clock and the sleep are arguments.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LEAST_PAUSE = 1.0
"""Seconds between two requests to a host that is not the operator's own (law 8 of the house)."""
RETRY_AFTER_CAP = 120.0
"""Seconds: a server that asks for more is not asked again in this round's try; the host waits that long."""
CRAWL_DELAY_CAP = 30.0
"""Seconds: a robots.txt may slow us down to this, and not stop us by a delay of a day."""
RETRY_CAP = 60.0
"""Seconds: the longest pause before a retry that nobody asked for."""

Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    crawl_delay: float = 0.0


class Pace:
    """The turns of all hosts; shared by everything that fetches in one process."""

    def __init__(
        self,
        pause: float,
        *,
        is_own: Callable[[str], bool] = lambda _host: False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._pause = pause
        self._is_own = is_own
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    def pause(self, host: str) -> float:
        """Seconds between the end of one request to `host` and the start of the next."""
        if self._is_own(host):
            return self._pause
        return max(self._pause, LEAST_PAUSE, self._host(host).crawl_delay)

    def slow_down(self, host: str, crawl_delay: float) -> None:
        """A robots.txt asks for `crawl_delay` seconds between requests; followed up to the cap."""
        self._host(host).crawl_delay = min(max(crawl_delay, 0.0), CRAWL_DELAY_CAP)

    def postpone(self, host: str, seconds: float) -> None:
        """No request to `host` before `seconds` from now."""
        state = self._host(host)
        state.free_at = max(state.free_at, self._clock() + seconds)

    @contextlib.asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host to be free, hold it for one request, start its pause afterwards."""
        state = self._host(host)
        async with state.lock:
            wait = state.free_at - self._clock()
            if wait > 0:
                await self._sleep(wait)
            try:
                yield
            finally:
                state.free_at = max(state.free_at, self._clock() + self.pause(host))

    def _host(self, host: str) -> _Host:
        state = self._hosts.get(host)
        if state is None:
            state = self._hosts[host] = _Host()
        return state


def retry_pause(attempt: int, pause: float) -> float:
    """Seconds before the try after the failed try number `attempt` (from 1): 2, 4, 8 … pauses, capped."""
    return float(min(pause * 2**attempt, RETRY_CAP))


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110 §10.2.3): a number or an HTTP date.

    None when it cannot be understood. Not negative; not capped, so that the caller can tell.
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # a year or a zone of twenty digits
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
