"""Pictures of archived pages: the extra `render`'s browser, without any network.

The page is handed to it ready made, by `reports.evidence_drawing`, and holds no word that may not be shown. The browser
is told that it is offline, its scripts are off, and every request but the one for that page is refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from crawler.render import ARGUMENTS, chromium

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, Route

WIDTH, HEIGHT = 1000, 1200
"""Pixels of a picture at most: about what fits a sheet of A4 and can still be read there."""
ABOVE = 260
"""Pixels that are shown above the place."""
SECONDS = 20.0
"""For one page; one of 3 MB took 2 s on two cores."""
MANY = 2_000
"""Pictures of one bundle; at 0.3 s and 50 KB each, ten minutes and 100 MB."""
_MARGIN = 16
"""Pixels of white around a page: twice a browser's own margin of 8."""
_PAGE = "http://archived.invalid/"
"""RFC 2606: a name that never resolves."""
_SCROLLED = """([place, above]) => {
  const at = document.getElementById(place);
  window.scrollTo(0, at ? window.scrollY + at.getBoundingClientRect().top - above : 0);
  return [document.body.scrollHeight, window.scrollY];
}"""
"""Of the driver, not of the page, whose scripts are off: scrolls, and gives the page's height and where it stands."""
_STILL = ("--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars")
"""The same pixels for the same page on the same machine."""

Told = Callable[[int, int], None]
"""Called with how many are done, and how many there are."""


def photographs(
    pages: Mapping[str, str], place: str, told: Told = lambda _done, _all: None
) -> dict[str, bytes]:
    """A PNG of each page, by its name: of the surroundings of the element with the id `place`, else of its head.

    A page that the browser does not get done is left out, and all of them where there is no browser; more than `MANY`
    are not taken.
    """
    them = dict(list(pages.items())[:MANY])
    return asyncio.run(_all(them, place, told)) if them else {}


async def _all(pages: Mapping[str, str], place: str, told: Told) -> dict[str, bytes]:
    from playwright.async_api import Error, async_playwright

    made: dict[str, bytes] = {}
    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium(), args=[*ARGUMENTS, *_STILL]
            )
            desk = _Desk(browser)
            for done, (name, markup) in enumerate(pages.items()):
                if png := await desk.picture(markup, place):
                    made[name] = png
                told(done + 1, len(pages))
            await browser.close()
    except Error:
        return made
    return made


class _Desk:
    """One window for all pages; a new one after a page that did not get done."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._page: Page | None = None
        self._markup = ""

    async def picture(self, markup: str, place: str) -> bytes:
        """The picture of a page; empty when it cannot be had."""
        from playwright.async_api import Error

        self._markup = markup
        try:
            async with asyncio.timeout(SECONDS):
                self._page = self._page or await self._opened()
                await self._page.goto(_PAGE, wait_until="load", timeout=SECONDS * 1000)
                return await _taken(self._page, place)
        except (TimeoutError, Error):
            self._page = None
            return b""

    async def _opened(self) -> Page:
        context = await self._browser.new_context(
            java_script_enabled=False,
            offline=True,
            service_workers="block",
            accept_downloads=False,
            locale="zh-CN",
            viewport={"width": WIDTH, "height": HEIGHT},
        )
        await context.route("**/*", self._give)
        return await context.new_page()

    async def _give(self, route: Route) -> None:
        if route.request.url == _PAGE and route.request.is_navigation_request():
            kind = "text/html; charset=utf-8"
            await route.fulfill(status=200, body=self._markup, content_type=kind)
        else:
            await route.abort()


async def _taken(page: Page, place: str) -> bytes:
    """What stands in the window when the place is in its upper part; a short page without the white below it."""
    whole, top = await page.evaluate(_SCROLLED, [place, ABOVE])
    height = max(1, min(HEIGHT, int(whole) + _MARGIN - int(top)))
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": height}
    return await page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type]
