"""Mini-sites: a list published the way one CMS family does it, served on loopback with its paging working.

Each family has a folder here: `site.py` writes its pages and answers its requests, `test_<family>.py` crawls it
with the real crawler over a real socket and compares what was read with what was published.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from crawler.archive import Archive
from crawler.crawl import crawl_site
from crawler.fetch import Fetcher
from reading.subjects import site_subjects
from records import Column, ColumnSeen, Errand, Page, Posting, Reading, Role, Site
from records.config import CrawlSettings
from records.store.site import SiteStore

HOST = "www.mini.gov.cn"
BASE = f"http://{HOST}"
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True)
class Item:
    """One thing a mini-site has published: what the reader must find again."""

    number: int
    title: str
    day: date


def items(count, *, newest=date(2026, 11, 18), step=3):
    """`count` items, newest first, `step` days apart; titles are long enough to be titles."""
    return tuple(
        Item(
            5000 - n,
            f"关于印发云溪县第{count - n}号工作方案的通知",
            date.fromordinal(newest.toordinal() - n * step),
        )
        for n in range(count)
    )


@dataclass(frozen=True)
class Asked:
    """One request as a mini-site sees it."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    """The body as a form; empty for JSON."""
    body: str
    headers: dict[str, str]
    """Names in lower case."""


@dataclass(frozen=True)
class Answer:
    """What it answers; a plain str is an HTML page."""

    body: str | bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


Route = str | Answer | Callable[[Asked], str | Answer | None]


@dataclass
class MiniSite:
    """Path → what stands there; a callable sees the request. Everything else is 404."""

    routes: dict[str, Route]
    asked: list[Asked] = field(default_factory=list)
    port: int = 0

    def answer(self, asked: Asked) -> Answer:
        """The answer to one request."""
        self.asked.append(asked)
        found = self.routes.get(asked.path)
        told = found(asked) if callable(found) else found
        if told is None:
            return Answer("<html><title>404</title><body>页面不存在</body></html>", status=404)
        return told if isinstance(told, Answer) else Answer(told)

    @contextlib.asynccontextmanager
    async def open(self):
        """Serve on loopback while the block runs."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader, writer):
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                asked = _asked(head, reader)
                writer.write(_bytes(self.answer(await asked)))
                await writer.drain()
        except (asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


async def _asked(head: str, reader) -> Asked:
    first, *lines = head.rstrip("\r\n").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    body = (await reader.readexactly(int(headers.get("content-length", "0")))).decode()
    parts = urlsplit(target)
    form = {} if body[:1] in "{[" else dict(parse_qsl(body, keep_blank_values=True))
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    return Asked(method, parts.path, query, form, body, headers)


def _bytes(told: Answer) -> bytes:
    body = told.body if isinstance(told.body, bytes) else told.body.encode()
    lines = [
        f"HTTP/1.1 {told.status} {HTTPStatus(told.status).phrase}",
        f"Content-Type: {told.content_type}",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in told.headers),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass(frozen=True)
class Crawled:
    """What the crawler and the reader made of one column."""

    seen: ColumnSeen
    pages: tuple[Reading, ...]
    """Its list pages in the order of their numbers."""

    @property
    def postings(self) -> tuple[Posting, ...]:
        """The rows over all pages, each once, in the site's order."""
        found: dict[str, Posting] = {}
        for reading in self.pages:
            if isinstance(reading.facts, Page) and reading.facts.listing:
                for row in reading.facts.listing.postings:
                    found.setdefault(row.url or row.title, row)
        return tuple(found.values())

    @property
    def rows(self) -> list[tuple[str, str | None]]:
        """(title, ISO date) over all pages."""
        return [(row.title, str(row.date) if row.date else None) for row in self.postings]


def published(things):
    """What `Crawled.rows` must be for these items."""
    return [(one.title, one.day.isoformat()) for one in things]


def crawl(site: MiniSite, folder, path: str, *, kind="政策文件", **settings) -> Crawled:
    """Crawl one column of a mini-site with the real crawler; articles without a route answer 404."""
    return crawl_all(site, folder, {"col": path}, kind=kind, **settings)["col"]


def crawl_all(site: MiniSite, folder, paths: dict[str, str], *, kind="政策文件", **settings):
    """Crawl several columns: id → `Crawled`."""
    watched = Site("mini", "云溪县人民政府", BASE + "/")
    columns = [Column(name, name, BASE + path, kind, "mini") for name, path in paths.items()]
    asyncio.run(_crawl(site, folder, watched, columns, settings))
    with SiteStore.open(folder, create=False) as store:
        readings = tuple(store.readings("round"))
    seen = {one.id: one.seen for one in site_subjects(watched, columns, (), readings).columns}
    return {one.id: Crawled(seen[one.id], _pages(readings, one.id)) for one in columns}


async def _crawl(site, folder, watched, columns, settings):
    async with site.open():
        chosen = {"pause": 0.0, "retries": 0, "max_depth": 0, "timeout": 5.0}
        chosen |= {"resolve": {HOST: f"127.0.0.1:{site.port}"}} | settings
        crawl_settings = CrawlSettings(**chosen)
        fetcher = Fetcher(crawl_settings, now=lambda: NOW)
        async with fetcher:
            with (
                SiteStore.open(folder) as store,
                Archive(folder, end=store.archive_end()) as archive,
            ):
                await crawl_site(
                    watched,
                    columns,
                    settings=crawl_settings,
                    store=store,
                    archive=archive,
                    inspection="round",
                    fetcher=fetcher,
                )


def _pages(readings, column) -> tuple[Reading, ...]:
    lists = [
        one
        for one in readings
        if one.errand.column == column and one.errand.role in {Role.HOME, Role.COLUMN, Role.LIST}
    ]
    return tuple(sorted(lists, key=_number))


def _number(reading: Reading) -> tuple[bool, int, str]:
    errand: Errand = reading.errand
    return errand.role is Role.LIST, errand.page, errand.url
