"""Availability probes: each home page many times a day, so that a week of them can prove a veto or refute it.

The standard asks for a week, twenty visits or more a day at intervals, fifteen seconds for each (V-W2). A round
alone can never say that; this log can. It is kept in office.db and goes into the judgement of every later round.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.clock import Now
from crawler.fetch import Fetcher, pace_of
from records import REASON_WORDS, Opened, Outcome, Probe, Reason, Site, Snapshot
from records.config import Config
from records.store.office import OfficeStore

SECONDS = 15.0
"""超过（含）15秒网站仍打不开 counts as a failure."""
_FAILED = frozenset({Reason.DNS, Reason.REFUSED, Reason.RESET, Reason.TIMEOUT, Reason.SERVER_ERROR})
AT_ONCE = 64
"""Home pages visited side by side: each takes a socket, and a process may often have no more than 1,024 files open."""
_OUR_LINE = "检查点网络异常"
_ENOUGH_SITES = 3
"""Sites that must fail together before our own line is suspected; one or two sites may well be down."""


def probe_due(config: Config, now: Now) -> int:
    """Probes every site whose turn has come; the number of probes made."""
    daily = config.schedule.probes
    if not daily:
        return 0
    with OfficeStore(config.data / "office.db") as office:
        due = [site for site in config.sites if _is_due(office, site, daily, now())]
    if not due:
        return 0
    made = asyncio.run(_probe_all(config, due, now))
    with OfficeStore(config.data / "office.db") as office:
        office.keep_probes(_without_our_outage(made))
    return len(made)


def _is_due(office: OfficeStore, site: Site, daily: int, now: datetime) -> bool:
    """Once in each of so many equal parts of the day: counted from the visit before, each would come a little later."""
    span = timedelta(days=1) / daily
    last = office.last_probe(site.id)
    return last is None or (now - last >= span / 2 and _part(now, span) != _part(last, span))


def _part(moment: datetime, span: timedelta) -> int:
    return int(moment.timestamp() // span.total_seconds())


async def _probe_all(config: Config, sites: Sequence[Site], now: Now) -> tuple[Probe, ...]:
    settings = replace(config.crawl, timeout=SECONDS, total_timeout=SECONDS, retries=0)
    pace = pace_of(settings)

    gate = asyncio.Semaphore(AT_ONCE)

    async def one(site: Site) -> Probe:
        async with gate, Fetcher(settings, now=now, pace=pace) as fetcher:
            return judged(site.id, await fetcher.fetch(site.url, home=True))

    return tuple(await asyncio.gather(*(one(site) for site in sites)))


def judged(site: str, outcome: Outcome) -> Probe:
    """What one visit says about whether a home page opens."""
    at = outcome.at.astimezone(ZoneInfo("Asia/Shanghai"))
    if isinstance(outcome, Snapshot):
        if outcome.status >= 400:
            return Probe(site, at, Opened.NO, f"服务器返回 {outcome.status}", outcome.seconds)
        if outcome.seconds >= SECONDS:
            return Probe(site, at, Opened.NO, f"超过{SECONDS:g}秒", outcome.seconds)
        return Probe(site, at, Opened.YES, "", outcome.seconds)
    told = REASON_WORDS[outcome.reason]
    opened = Opened.NO if outcome.reason in _FAILED else Opened.VOID
    return Probe(site, at, opened, told, outcome.seconds)


def _without_our_outage(made: Sequence[Probe]) -> tuple[Probe, ...]:
    """When nothing at all could be reached, the line is ours and no site is accused."""
    silent = all(one.opened is not Opened.YES for one in made)
    answered = any(one.detail.startswith("服务器") for one in made)
    if len(made) < _ENOUGH_SITES or not silent or answered:
        return tuple(made)
    return tuple(replace(one, opened=Opened.VOID, detail=_OUR_LINE) for one in made)
