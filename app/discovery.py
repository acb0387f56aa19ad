"""A site nobody has configured: look at its home page, its channels and their columns, and guess what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.asked import check_address
from app.clock import Now
from app.crawling import Step, Watch, crawl, folder_of, unwatched
from crawler.fetch import pace_of
from reading import VERSION
from reading.columns import candidates, discover, key
from records import (
    REASON_WORDS,
    Column,
    ColumnGuess,
    Errand,
    Inspection,
    Office,
    Page,
    PageKind,
    Reading,
    Reason,
    Role,
    Site,
    Visit,
)
from records.addresses import authority, host_of, is_loopback, normalise
from records.config import Config, CrawlSettings
from records.errors import MingjianError, UsageError
from records.store.site import SiteStore

MAX_LOOK = 150
"""Addresses opened to find columns: at a second each, what a person waits for."""
LEVELS = 3
"""Steps from the home page: its channels, their columns, and the columns below those."""
SURE_ENOUGH = 0.5
"""Confidence from which a guess is watched without a person having looked at it."""
_GONE = frozenset({404, 410})
OWN_PAUSE, PUBLIC_PAUSE = 0.0, 1.0
"""Seconds between two requests: none on this very machine, one anywhere else (law 8 of the house)."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """A site with its guessed columns, and how far the look went."""

    site: Site
    guesses: tuple[ColumnGuess, ...]
    home: Page | None
    looked: int = 1
    """Addresses opened."""
    unopened: tuple[str, ...] = ()
    """Addresses that looked like columns and were left, because the look is bounded."""
    unreached: tuple[tuple[str, str], ...] = ()
    """Addresses that did not answer, with the reason in Chinese."""

    @property
    def named(self) -> tuple[tuple[Column, ColumnGuess], ...]:
        """Every guess with the column it would be."""
        return tuple(
            (
                Column(
                    id=f"{self.site.id}-{position:03d}",
                    name=guess.name,
                    url=guess.url,
                    kind=guess.kind,
                    site=self.site.id,
                    parent=guess.parent or "",
                ),
                guess,
            )
            for position, guess in enumerate(self.guesses, 1)
        )

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns to be visited: those that are this site's own, and sure enough."""
        return tuple(column for column, guess in self.named if is_watched(guess))


def is_watched(guess: ColumnGuess) -> bool:
    """Is a guess good enough to be judged? Not a mere link, nor a page that shows other columns' rows."""
    return not guess.link_only and not guess.gathers and guess.confidence >= SURE_ENOUGH


def settings_for(url: str, pause: float | None, *, max_pages: int) -> CrawlSettings:
    """Crawl settings for one address named on the command line.

    No pause means the default. Raises UsageError for a bad address or an impolite pause.
    """
    check_address(url)
    if max_pages < 1:
        raise UsageError("--max-pages 应为正整数")
    host = host_of(url)
    polite = OWN_PAUSE if is_loopback(host) else PUBLIC_PAUSE
    if pause is None:
        pause = polite
    if pause < 0:
        raise UsageError("--pause 不能是负数")
    if pause < polite:
        raise UsageError("--pause 小于 1 秒只允许用于本机地址")
    return CrawlSettings(pause=pause, max_pages=max_pages, allow_private=(host,))


def one_site(url: str, data: Path, settings: CrawlSettings, site_id: str = "site") -> Config:
    """A configuration of one site and nothing else."""
    site = Site(id=site_id, name=host_of(url), url=url)
    return Config(
        path=data / "config.toml",
        data=data,
        profile="national",
        office=Office("（检查单位）", host_of(url)),
        agencies=(),
        sites=(site,),
        columns=(),
        duties=(),
        crawl=settings,
    )


def look(config: Config, as_of: date, *, now: Now, watch: Watch = unwatched) -> Discovered:
    """Visits the home page, then what it leads to, then what those pages lead to, and guesses the columns.

    At most `MAX_LOOK` addresses and `LEVELS` steps; what was left is said. Raises MingjianError when the home page
    itself cannot be reached or read.
    """
    site = _with_twin(config.sites[0])
    near = replace(
        config.crawl,
        max_depth=0,
        max_pages=min(MAX_LOOK, config.crawl.max_pages),
        attachments=False,
    )
    around = replace(config, sites=(site,), crawl=near, columns=())
    inspection = Inspection("look", "发现栏目", as_of, (site.id,))
    pace = pace_of(near)

    def going(step: Step) -> None:
        watch(replace(step, finished=False))  # the end of one level is not the end of the look

    seen, asked = None, {key(site.url)}
    for level in range(LEVELS + 1):
        crawl(around, inspection, now=now, watch=going, pace=pace)
        seen = _seen(config, site, inspection)
        left = tuple(url for url in candidates(seen.home, seen.pages) if key(url) not in asked)
        more = left[: max(0, near.max_pages - seen.visits)]
        if level == LEVELS or not more:
            break
        asked.update(map(key, more))
        _send(config, site, inspection, more)
    assert seen is not None
    return Discovered(
        _named(config.sites[0], seen.home),
        discover(seen.home, seen.pages, moved=seen.moved, away=seen.away, gone=seen.gone),
        seen.home,
        seen.visits,
        left,
        seen.unreached,
    )


def _with_twin(site: Site) -> Site:
    """A site with its host's other spelling, `www` or none: links use either, and both are the office's."""
    host = authority(site.url)
    twin = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
    named = "." in host and not host.replace(".", "").replace(":", "").isdigit() and "[" not in host
    return replace(site, hosts=(*site.hosts, twin)) if named else site


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the look has brought so far."""

    home: Page
    pages: tuple[Page, ...]
    moved: Mapping[str, str]
    away: Mapping[str, str]
    gone: tuple[str, ...]
    unreached: tuple[tuple[str, str], ...]
    visits: int


def _send(config: Config, site: Site, inspection: Inspection, urls: Sequence[str]) -> None:
    """Puts addresses into the round, to be opened in this order and followed no further."""
    errands = [Errand(url, Role.LINK) for url in map(normalise, urls) if url]
    with SiteStore.open(folder_of(config, site.id)) as store:
        store.start(inspection.id, errands)


def _seen(config: Config, site: Site, inspection: Inspection) -> _Seen:
    with SiteStore.open(folder_of(config, site.id)) as store:
        readings = tuple(store.readings(inspection.id))
        visits = store.counts(inspection.id).done
        linked = [_with_links(one, store) for one in readings]
    home = next((one for one in linked if one.errand.role is Role.HOME), None)
    if home is None or not isinstance(home.facts, Page) or (home.visit.status or 0) >= 400:
        why = _why(home.visit) if home else "未访问"
        raise MingjianError(f"{site.url}：首页未能打开（{why}），无法发现栏目")
    others = [one for one in linked if one is not home]
    read = [one for one in others if isinstance(one.facts, Page) and (one.visit.status or 0) < 400]
    failed = [one for one in others if one.visit.reason or (one.visit.status or 0) >= 400]
    return _Seen(
        home=home.facts,
        pages=tuple(one.facts for one in read if isinstance(one.facts, Page)),
        moved={one.errand.url: one.visit.final_url for one in read if _moved(one)},
        away={one.errand.url: one.visit.final_url for one in others if _left(one, site)},
        gone=tuple(one.errand.url for one in others if one.visit.status in _GONE),
        unreached=tuple(
            (one.errand.url, _why(one.visit)) for one in failed if not _left(one, site)
        ),
        visits=visits,
    )


def _with_links(reading: Reading, store: SiteStore) -> Reading:
    """A page with the links that the store keeps apart from its facts."""
    page, visit = reading.facts, reading.visit
    if not isinstance(page, Page) or page.links:
        return reading
    kept = store.understood(visit.final_url, visit.digest, VERSION)
    return replace(reading, facts=replace(page, links=kept.links)) if kept else reading


def _moved(reading: Reading) -> bool:
    return key(reading.errand.url) != key(reading.visit.final_url)


def _left(reading: Reading, site: Site) -> bool:
    """Does an address send the browser to another site, by redirect or by a page that does nothing else?"""
    if reading.visit.reason is Reason.OFF_SITE:
        return True
    page = reading.facts
    stub = isinstance(page, Page) and page.kind is PageKind.REDIRECT_STUB
    target = authority(page.redirect or "") if stub and isinstance(page, Page) else ""
    return bool(target) and target not in {authority(site.url), *site.hosts}


def _why(visit: Visit) -> str:
    if visit.reason:
        return REASON_WORDS[visit.reason]
    return f"服务器返回 {visit.status}" if (visit.status or 0) >= 400 else "不是网页"


def _named(site: Site, home: Page) -> Site:
    name = home.metas.site_name or home.title or site.name
    code = home.footer.site_id_code or home.metas.site_id_code
    return replace(site, name=name, code=code)
