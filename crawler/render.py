"""Pages that only a browser can read: the extra `render`, playwright with the system's own Chromium.

Used where the configuration allows it (`[crawl] render = true`) and only for a column page whose list a script
loads in a way that no dialect knows. The browser opens no connection: every request it makes is handed to the
site's `Fetcher`, so that robots.txt, pace, the guard and the limits hold for it as for everything else, and
name resolution is switched off inside it besides. What it brings is marked as rendered wherever it is kept.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Collection
from dataclasses import replace
from importlib.util import find_spec
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.fetch import Fetcher
from records import Request, Snapshot

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, Playwright, Route

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 60.0
"""For one page with all its scripts, at one request at a time; a list's own script comes among the first."""
MAX_REQUESTS = 60
"""Requests of one page, its own included."""
_QUIET = 1_000
"""Milliseconds without a request after which a page is taken to be drawn."""
_MOST_BYTES = 8_000_000
"""Characters of a drawn page that are kept; the largest real list page met has 2.5 million."""
_NEEDED = frozenset({"document", "script", "xhr", "fetch"})
"""What draws a list; pictures, styles, fonts and films do not."""
ARGUMENTS = (
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",  # as root in a container Chromium does not start with it; its requests are ours anyway
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def why_not() -> str:
    """What is missing for rendering, in Chinese; empty when nothing is."""
    if find_spec("playwright") is None:
        return "未安装 render 组件（pip install 'mingjian[render]'）"
    return "" if chromium() else f"本机没有 Chromium 浏览器（{'、'.join(CHROMIUM)}）"


def chromium() -> str:
    """Path of the machine's own Chromium; empty when there is none."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), "")


class Renderer:
    """One browser for a crawl; started at the first page that needs it. Pages are drawn one at a time."""

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Renderer:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._browser is not None:
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()

    async def render(
        self, snapshot: Snapshot, fetcher: Fetcher, ground: Collection[str]
    ) -> Snapshot | None:
        """The page as a browser draws it, with what its scripts fetched; None when the browser failed.

        `snapshot` is the shell, which is not asked for again; `ground`: authorities that may be asked.
        """
        from playwright.async_api import Error

        async with self._turn:
            try:
                async with asyncio.timeout(SECONDS):
                    return await self._drawn(snapshot, _Answers(snapshot, fetcher, ground))
            except (TimeoutError, Error):
                return None

    async def _drawn(self, snapshot: Snapshot, answers: _Answers) -> Snapshot:
        browser = await self._started()
        context = await browser.new_context(
            service_workers="block", accept_downloads=False, locale="zh-CN"
        )
        try:
            page = await context.new_page()
            await context.route("**/*", answers.give)
            await page.goto(snapshot.final_url, wait_until="load", timeout=SECONDS * 1000)
            await _settled(page, answers)
            body = (await page.content())[:_MOST_BYTES].encode()
        finally:
            await context.close()
        headers = (("content-type", "text/html; charset=utf-8"),)
        by = f"Chromium {browser.version}"
        return replace(snapshot, body=body, headers=headers, rendered=by)

    async def _started(self) -> Browser:
        from playwright.async_api import async_playwright

        if self._browser is None:
            self._playwright = await async_playwright().start()
            self._browser = await self._playwright.chromium.launch(
                executable_path=chromium(), args=list(ARGUMENTS)
            )
        return self._browser


async def _settled(page: Page, answers: _Answers) -> None:
    """Wait until nothing was asked for a while; polite pauses make the browser's own measure useless."""
    made = -1
    while made != answers.made or answers.waiting:
        made = answers.made
        await page.wait_for_timeout(_QUIET)


class _Answers:
    """Answers the browser's requests out of the fetcher."""

    def __init__(self, shell: Snapshot, fetcher: Fetcher, ground: Collection[str]) -> None:
        self._shell = shell
        self._fetcher = fetcher
        self._ground = ground
        self.made = 0
        self.waiting = 0

    async def give(self, route: Route) -> None:
        """Fulfil one request, or refuse it."""
        asked = route.request
        if asked.resource_type not in _NEEDED or not self._may(asked.url):
            await route.abort()
            return
        self.made += 1
        self.waiting += 1
        try:
            if asked.resource_type == "document" and asked.url == self._shell.final_url:
                answer: object = self._shell
            else:
                answer = await self._fetched(asked.url, asked.method, asked.post_data or "", route)
        finally:
            self.waiting -= 1
        if not isinstance(answer, Snapshot):
            await route.abort()
            return
        await route.fulfill(
            status=answer.status, body=answer.body, content_type=answer.content_type
        )

    def _may(self, url: str) -> bool:
        parts = urlsplit(url)
        return (
            parts.scheme in {"http", "https"}
            and parts.netloc in self._ground
            and self.made < MAX_REQUESTS
        )

    async def _fetched(self, url: str, method: str, body: str, route: Route) -> object:
        if method not in {"GET", "POST"}:
            return None
        request = Request(
            url.partition("#")[0],
            method,
            body,
            route.request.headers.get("content-type", ""),
            referer=self._shell.final_url,
        )
        return await self._fetcher.fetch(url, hosts=self._ground, request=request)
