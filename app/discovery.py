"""A site nobody has configured: look at its home page and first-level pages, and guess its columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.asked import check_address
from app.clock import Now
from app.crawling import Watch, crawl, folder_of, unwatched
from reading.columns import discover
from records import (
    REASON_WORDS,
    Column,
    ColumnGuess,
    Inspection,
    Office,
    Page,
    PageKind,
    Role,
    Site,
    Visit,
)
from records.addresses import host_of, is_loopback
from records.config import Config, CrawlSettings
from records.errors import MingjianError, UsageError
from records.store.site import SiteStore

MAX_LOOK = 150
"""Addresses visited to find columns; a district's home page links to fewer first-level pages."""
OWN_PAUSE, PUBLIC_PAUSE = 0.0, 1.0
"""Seconds between two requests: none on this very machine, one anywhere else (law 8 of the house)."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """A site with its guessed columns."""

    site: Site
    guesses: tuple[ColumnGuess, ...]
    home: Page | None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The guesses as columns to be visited."""
        return tuple(
            Column(
                id=f"{self.site.id}-{position:03d}",
                name=guess.name,
                url=guess.url,
                kind=guess.kind,
                site=self.site.id,
                parent=guess.parent or "",
            )
            for position, guess in enumerate(self.guesses, 1)
        )


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
    """Visits the home page and what it links to, and guesses the columns.

    Raises MingjianError when the home page itself cannot be reached or read.
    """
    site = config.sites[0]
    near = replace(
        config.crawl,
        max_depth=1,
        max_pages=min(MAX_LOOK, config.crawl.max_pages),
        attachments=False,
    )
    inspection = Inspection("look", "发现栏目", as_of, (site.id,))
    crawl(replace(config, crawl=near, columns=()), inspection, now=now, watch=watch)
    with SiteStore.open(folder_of(config, site.id)) as store:
        readings = tuple(store.readings(inspection.id))
    home = next((one for one in readings if one.errand.role is Role.HOME), None)
    if home is None or not isinstance(home.facts, Page) or (home.visit.status or 0) >= 400:
        why = _why(home.visit) if home else "未访问"
        raise MingjianError(f"{site.url}：首页未能打开（{why}），无法发现栏目")
    channels = [
        one.facts
        for one in readings
        if isinstance(one.facts, Page)
        and one is not home
        and one.facts.kind in {PageKind.CHANNEL, PageKind.LIST, PageKind.EMPTY_LIST, PageKind.HOME}
    ]
    return Discovered(_named(site, home.facts), discover(home.facts, channels), home.facts)


def _why(visit: Visit) -> str:
    if visit.reason:
        return REASON_WORDS[visit.reason]
    return f"服务器返回 {visit.status}" if (visit.status or 0) >= 400 else "不是网页"


def _named(site: Site, home: Page) -> Site:
    name = home.metas.site_name or home.title or site.name
    code = home.footer.site_id_code or home.metas.site_id_code
    return replace(site, name=name, code=code)
