"""A round over sites: errands are taken one at a time until none is left.

All state lies in `site.db`, and each errand is recorded with everything it brought in one transaction: a round
that was killed and taken up again visits exactly what an undisturbed one visits.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from crawler import frontier, manifest
from crawler.again import Again, Asked
from crawler.archive import Archive
from crawler.fetch import Fetcher, pace_of, user_agent
from crawler.mending import mend
from crawler.render import Renderer, why_not
from crawler.sealing import NO_KEYS, Ring
from crawler.walk import Progress, Room, Walk
from records import Column, Errand, Site
from records.addresses import authority
from records.config import CrawlSettings
from records.errors import StoreError
from records.store.site import SiteStore

__all__ = ["May", "Progress", "always", "crawl_site", "crawl_sites"]

SITES_AT_ONCE = 32
"""Sites crawled side by side in one process; each waits for its own pause most of the time."""
Tell = Callable[[Progress], None]
May = Callable[[str], bool]
"""May a site, by its id, be visited now?"""
Crawl = Callable[..., Awaitable[None]]
"""`crawl_site` with all that is the same for every site of a round."""


def always(_: str) -> bool:
    """Every site may be visited at any time."""
    return True


async def crawl_site(
    site: Site,
    columns: Sequence[Column],
    *,
    settings: CrawlSettings,
    store: SiteStore,
    archive: Archive,
    inspection: str,
    fetcher: Fetcher,
    progress: Tell | None = None,
    light: bool = False,
    renderer: Renderer | None = None,
    watched: Collection[str] = (),
    asked: Sequence[Asked] = (),
    may: May = always,
    room: Room | None = None,
    errands: Sequence[Errand] = (),
) -> None:
    """Visit what the round `inspection` has left to visit on `site`; return when nothing is left.

    `light`: what an earlier round brought lately is taken over, see `crawler.revisits`. `renderer`: draws what only a
    browser can read. `watched`: hosts of all watched sites, which are not looked at as somebody's outside links.
    `asked`: when not empty, only these matters are looked at again. `may`: where it says no before a visit, the call
    ends there, and another one goes on. `errands`: the plan, where it is not a home page and columns.
    `room`: where our disk has none, what is left is noted as not visited for that.
    Raises `StoreError`; then, and when cancelled, everything acknowledged is kept and a second call goes on.
    """
    again = Again(asked, site, columns, store, inspection) if asked else None
    plan = again.plan if again else tuple(errands) or frontier.plan(site, columns)
    store.start(inspection, plan)
    walk = Walk(
        site,
        columns,
        settings,
        store,
        archive,
        inspection,
        fetcher,
        light=light,
        renderer=renderer,
        watched=watched,
        again=again,
        room=room,
    )
    if await _to_the_end(walk, may, progress):
        manifest.seal(store, archive, inspection, fetcher.now())


async def _to_the_end(walk: Walk, may: May, progress: Tell | None) -> bool:
    """One visit after the other; False when the site may not be visited any more and something is left."""
    while errands := walk.store.next_errands(walk.inspection, 1) or walk.remembered():
        if not may(walk.site.id):
            return False
        told = await walk.visit(errands[0])
        if progress is not None:
            progress(told)
    return True


async def crawl_sites(
    sites: Sequence[tuple[Site, Sequence[Column]]],
    *,
    settings: CrawlSettings,
    folder: Path,
    inspection: str,
    progress: Tell | None = None,
    at_once: int = SITES_AT_ONCE,
    fetcher: Callable[[], Fetcher] | None = None,
    light: bool = False,
    watched: Collection[str] = (),
    asked: Mapping[str, Sequence[Asked]] | None = None,
    may: May = always,
    room: Room | None = None,
    plans: Mapping[str, Sequence[Errand]] | None = None,
    ring: Ring = NO_KEYS,
) -> None:
    """Crawl several sites side by side, each into `folder/<id>/`, never two requests to one host at once.

    A site whose store fails does not stop the others; the first such error is raised at the end. `watched`: hosts of
    watched sites beside these, see `crawl_site`. `asked`, `plans` (its `errands`): by site, likewise; hosts of sites
    with a plan of their own are nobody's watched pages. `fetcher` makes a site's (tests; they must share one `Pace`).
    `ring`: keys that seal what holds personal data.
    """
    make = fetcher or partial(Fetcher, settings, pace=pace_of(settings))
    own, only = plans or {}, asked or {}
    async with contextlib.AsyncExitStack() as stack:
        crawl: Crawl = partial(
            crawl_site,
            settings=settings,
            inspection=inspection,
            progress=progress,
            light=light,
            watched=frozenset(watched) | _hosts([one for one in sites if one[0].id not in own]),
            may=may,
            room=room,
            renderer=await _renderer(stack, settings),
        )

        async def one(site: Site, columns: Sequence[Column]) -> None:
            mine = partial(crawl, asked=only.get(site.id, ()), errands=own.get(site.id, ()))
            await _crawl_folder(site, columns, folder / site.id, make(), mine, settings, ring)

        await _each(sites, at_once, one)


async def _each(
    sites: Sequence[tuple[Site, Sequence[Column]]],
    at_once: int,
    crawl: Callable[[Site, Sequence[Column]], Awaitable[None]],
) -> None:
    """All sites, so many side by side; one whose store fails does not stop the others, and is raised at the end."""
    gate = asyncio.Semaphore(at_once)
    failed: list[StoreError] = []

    async def one(site: Site, columns: Sequence[Column]) -> None:
        async with gate:
            try:
                await crawl(site, columns)
            except StoreError as error:
                failed.append(error)

    await _all([one(site, columns) for site, columns in sites])
    if failed:
        raise failed[0]


async def _renderer(stack: contextlib.AsyncExitStack, settings: CrawlSettings) -> Renderer | None:
    """A browser where one is wanted and can be had; closed with the stack."""
    drawing = settings.render and not why_not()
    return await stack.enter_async_context(Renderer()) if drawing else None


def _hosts(sites: Sequence[tuple[Site, Sequence[Column]]]) -> frozenset[str]:
    return frozenset(host for site, _ in sites for host in (authority(site.url), *site.hosts))


async def _crawl_folder(
    site: Site,
    columns: Sequence[Column],
    folder: Path,
    fetcher: Fetcher,
    crawl: Crawl,
    settings: CrawlSettings,
    ring: Ring,
) -> None:
    agent = user_agent(settings.contact)
    async with fetcher:
        with SiteStore.open(folder) as store:
            mend(store, ring)
            end = store.archive_end()
            with Archive(folder, end=end, software=agent, ring=ring) as archive:
                await crawl(site, columns, store=store, archive=archive, fetcher=fetcher)


async def _all(jobs: Sequence[Awaitable[None]]) -> None:
    """All of them; when one fails, or we are cancelled, the others are cancelled and waited for."""
    tasks = [asyncio.ensure_future(job) for job in jobs]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
