"""When the next request to a host may start. No test sleeps: the clock is a number."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from crawler.pace import CRAWL_DELAY_CAP, Pace, retry_after, retry_pause

NOW = datetime(2026, 11, 20, 8, 0, 0, tzinfo=UTC)


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.time = 100.0
        self.slept = []

    def __call__(self):
        return self.time

    async def sleep(self, seconds):
        self.slept.append(round(seconds, 6))
        self.time += seconds
        await asyncio.sleep(0)


def pace(clock, pause=1.0, own=()):
    return Pace(pause, is_own=own.__contains__, clock=clock, sleep=clock.sleep)


async def take(one, clock, host, seconds=0.0):
    async with one.turn(host):
        clock.time += seconds


def test_the_first_request_does_not_wait_and_the_second_waits_a_pause_after_its_end():
    clock = Clock()

    async def run():
        one = pace(clock, 1.5)
        await take(one, clock, "a.cn", seconds=7)
        await take(one, clock, "a.cn")

    asyncio.run(run())
    assert clock.slept == [1.5]


def test_time_spent_elsewhere_counts():
    clock = Clock()

    async def run():
        one = pace(clock)
        await take(one, clock, "a.cn")
        clock.time += 0.4
        await take(one, clock, "a.cn")

    asyncio.run(run())
    assert clock.slept == [0.6]


def test_hosts_do_not_wait_for_each_other():
    clock = Clock()

    async def run():
        one = pace(clock)
        await take(one, clock, "a.cn")
        await take(one, clock, "b.cn")

    asyncio.run(run())
    assert clock.slept == []


def test_one_in_flight_a_host():
    clock = Clock()
    running = most = 0

    async def request(one):
        nonlocal running, most
        async with one.turn("a.cn"):
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1

    async def run():
        one = pace(clock)
        await asyncio.gather(*(request(one) for _ in range(5)))

    asyncio.run(run())
    assert most == 1
    assert clock.slept == [1.0] * 4


def test_a_failed_request_is_followed_by_a_pause_too():
    clock = Clock()

    async def run():
        one = pace(clock)
        with pytest.raises(ZeroDivisionError):
            async with one.turn("a.cn"):
                raise ZeroDivisionError
        await take(one, clock, "a.cn")

    asyncio.run(run())
    assert clock.slept == [1.0]


@pytest.mark.parametrize(
    ("pause", "own", "delay", "expected"),
    [
        (1.0, (), 0, 1.0),
        (0.0, (), 0, 1.0),  # a foreign host never gets less than a second
        (0.0, ("a.cn",), 0, 0.0),
        (0.0, ("a.cn",), 5, 0.0),  # an own host's robots.txt is its owner's to overrule
        (3.0, (), 0, 3.0),
        (1.0, (), 5, 5.0),
        (3.0, (), 2, 3.0),
        (1.0, (), 86_400, CRAWL_DELAY_CAP),
        (1.0, (), -1, 1.0),
    ],
)
def test_pause(pause, own, delay, expected):
    one = pace(Clock(), pause, own)
    one.slow_down("a.cn", delay)
    assert one.pause("a.cn") == expected


def test_postponed():
    clock = Clock()

    async def run():
        one = pace(clock)
        one.postpone("a.cn", 30)
        await take(one, clock, "a.cn")
        one.postpone("a.cn", 0.2)  # shorter than the pause that is running
        await take(one, clock, "a.cn")

    asyncio.run(run())
    assert clock.slept == [30.0, 1.0]


@pytest.mark.parametrize(
    ("attempt", "pause", "seconds"),
    [(1, 1, 2), (2, 1, 4), (3, 1, 8), (6, 1, 60), (30, 1, 60), (1, 3, 6), (1, 0, 0)],
)
def test_retries_wait_longer_each_time(attempt, pause, seconds):
    assert retry_pause(attempt, pause) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("Fri, 20 Nov 2026 08:01:30 GMT", 90),
        ("Fri, 20 Nov 2026 07:00:00 GMT", 0),  # in the past
        ("Fri, 20 Nov 2026 16:01:30 +0800", 90),
        ("soon", None),
        ("-5", None),
        ("１２", None),
        ("", None),
        ("9" * 400, 999_999_999),
        ("Fri, 20 Nov " + "9" * 30 + " 08:00:00 GMT", None),
        ("Fri, 20 Nov 2026 08:00:00 +" + "9" * 30, None),
    ],
)
def test_retry_after(value, seconds):
    assert retry_after(value, NOW) == seconds
