"""Availability probes: spaced visits to a home page, kept as a log that can prove a veto (V-W2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby


class Opened(StrEnum):
    """What one probe says."""

    YES = "yes"
    NO = "no"
    """What a citizen's browser would meet too: no answer in time, or none at all."""
    VOID = "void"
    """It says nothing about the site: a firewall that refuses this machine, or our own line was down."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One visit to a home page."""

    site: str
    at: datetime
    opened: Opened
    detail: str
    """Why not, in Chinese; empty when it opened."""
    seconds: float


@dataclass(frozen=True, slots=True)
class ProbedDay:
    """The probes of one day that say something."""

    day: date
    visits: int
    failures: int


@dataclass(frozen=True, slots=True)
class Probing:
    """The log of a site, day by day."""

    days: tuple[ProbedDay, ...]

    def last_run(self, days: int, daily: int, until: date) -> tuple[ProbedDay, ...]:
        """The newest `days` days on end with at least `daily` probes each, up to `until`; empty without them."""
        full = {one.day: one for one in self.days if one.visits >= daily and one.day <= until}
        for last in sorted(full, reverse=True):
            run = [full.get(last - timedelta(days=back)) for back in reversed(range(days))]
            found = tuple(one for one in run if one is not None)
            if len(found) == days:
                return found
        return ()


def probing_of(probes: Iterable[Probe]) -> Probing:
    """The log as counts; `probes` in order of time. Void ones count for nothing."""
    telling = (one for one in probes if one.opened is not Opened.VOID)
    days = []
    for day, found in groupby(telling, key=lambda one: one.at.date()):
        of_day = tuple(found)
        failed = sum(one.opened is Opened.NO for one in of_day)
        days.append(ProbedDay(day, len(of_day), failed))
    return Probing(tuple(days))
