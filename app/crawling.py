"""Sends the crawler to the sites of a round, each with its own folder, store and archive."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.clock import Now
from crawler.crawl import Progress, crawl_sites
from crawler.fetch import Fetcher, pace_of
from crawler.pace import Pace
from records import Inspection
from records.config import Config


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
) -> None:
    """Visits all that a round has to visit; takes up what an earlier run left.

    `pace`: the hosts' turns, when several calls follow one another and must keep them.
    Network trouble is recorded, never raised. Raises StoreError when a site's folder cannot be used.
    """
    sites = [
        (site, config.columns_of(site.id)) for site in config.sites if site.id in inspection.sites
    ]
    turns = pace or pace_of(config.crawl)
    teller = _Teller({site.id: site.name for site, _ in sites}, watch)
    asyncio.run(
        crawl_sites(
            sites,
            settings=config.crawl,
            folder=config.data / "archive",
            inspection=inspection.id,
            progress=teller.tell,
            fetcher=lambda: Fetcher(config.crawl, now=now, pace=turns),
            light=inspection.light,
        )
    )


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
