"""Sends the crawler to the sites of a round, each with its own folder, store and archive."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import rules
from app.clock import Now
from app.evidence_keys import ring_of
from app.keeping.room import room_of
from crawler.again import Asked
from crawler.crawl import May, Progress, always, crawl_sites
from crawler.fetch import Fetcher, pace_of
from crawler.pace import Pace
from records import Column, Errand, Inspection, Role, Site
from records.addresses import authority
from records.config import Config, CrawlSettings
from records.outside_links import OutsideLink


@dataclass(frozen=True, slots=True)
class Step:
    """How far the crawl of one site has got."""

    site: str
    name: str
    done: int
    known: int
    """Visits made and visits known to be still to make."""
    unreached: int
    finished: bool


Watch = Callable[[Step], None]


class RoundPaused(Exception):
    """A round that goes on later: some sites may not be visited now. All that was visited is kept."""

    def __init__(self, sites: Sequence[str]) -> None:
        super().__init__("、".join(sites))
        self.sites = tuple(sites)
        """Ids of the sites that were left."""


@dataclass(slots=True)
class _Gate:
    """Asks before each visit, and notes which sites were left."""

    may: May
    shut: set[str] = field(default_factory=set)

    def __call__(self, site: str) -> bool:
        if self.may(site):
            return True
        self.shut.add(site)
        return False


FEEDS = "@feeds"
"""Stands for the feeds of new-media accounts where a site's id is asked for: no site can be called so."""


def feed_site(addresses: Sequence[str]) -> Site:
    """The feeds as a site: a folder, an archive and a turn of their own."""
    hosts = tuple(sorted({authority(one) for one in addresses}))
    return Site(FEEDS, "政务新媒体订阅源", addresses[0] if addresses else "", hosts=hosts)


def unwatched(_: Step) -> None:
    """Nobody looks."""


def folder_of(config: Config, site: str) -> Path:
    """The folder that is the unit of everything for a site."""
    return config.data / "archive" / site


def crawl(
    config: Config,
    inspection: Inspection,
    *,
    now: Now,
    watch: Watch = unwatched,
    pace: Pace | None = None,
    asked: Mapping[str, Sequence[Asked]] | None = None,
    may: May = always,
    feeds: Sequence[str] = (),
) -> None:
    """Visits all that a round has to visit; takes up what an earlier run left.

    `pace`: the hosts' turns, when several calls follow one another and must keep them. `asked`: by site, the only
    matters that a re-check looks at again. `may` is asked before each visit whether its site may be
    visited now; one that may not is left with what it still has to do. `feeds`: addresses of the feeds of new-media
    accounts, which are visited like a site of their own.
    Network trouble is recorded, never raised. Raises StoreError when a site's folder cannot be used; RoundPaused when
    a site was left because it may not be visited now.
    """
    sites: list[tuple[Site, Sequence[Column]]] = [
        (site, config.columns_of(site.id)) for site in config.sites if site.id in inspection.sites
    ]
    plans = {}
    if feeds:
        sites.append((feed_site(feeds), ()))
        plans[FEEDS] = tuple(Errand(url, Role.FEED) for url in feeds)
    turns = pace or pace_of(config.crawl)
    gate = _Gate(may)
    teller = _Teller({site.id: site.name for site, _ in sites}, watch)
    asyncio.run(
        crawl_sites(
            sites,
            settings=_settings(config, inspection),
            folder=config.data / "archive",
            inspection=inspection.id,
            progress=teller.tell,
            fetcher=lambda: Fetcher(config.crawl, now=now, pace=turns),
            light=inspection.light,
            watched=_watched(config),
            asked=asked,
            room=room_of(config),
            may=gate,
            plans=plans,
            ring=ring_of(config),
        )
    )
    if gate.shut:
        raise RoundPaused(tuple(sorted(gate.shut)))


def _settings(config: Config, inspection: Inspection) -> CrawlSettings:
    """The crawl settings; nobody's outside pages are opened in a round whose rules do not ask what is on them."""
    if not inspection.rules or not config.crawl.outside_links:
        return config.crawl
    asked = rules.catalogue(config.profile).chosen(inspection.rules)
    if any(OutsideLink in one.subjects for one in asked):
        return config.crawl
    return replace(config.crawl, outside_links=0)


def _watched(config: Config) -> frozenset[str]:
    """Hosts of every configured site, also of those that this round leaves out."""
    return frozenset(host for one in config.sites for host in (authority(one.url), *one.hosts))


@dataclass(slots=True)
class _Teller:
    """Turns single visits into steps of sites."""

    names: Mapping[str, str]
    watch: Watch
    unreached: dict[str, int] = field(default_factory=dict)

    def tell(self, one: Progress) -> None:
        missed = self.unreached.get(one.site, 0) + (one.reason is not None)
        self.unreached[one.site] = missed
        known = one.done + one.pending
        name = self.names[one.site]
        self.watch(Step(one.site, name, one.done, known, missed, finished=not one.pending))
