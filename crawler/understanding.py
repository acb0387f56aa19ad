"""Bytes that came in, read: once for each body, and beside the event loop where it takes long."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import reading
from crawler.archive import Archive
from crawler.sealing import exposes
from crawler.seen import address
from reading.addresses import file_name
from reading.documents.apart import read_apart, stop_reading
from reading.feeds import read_feed
from reading.outside_page import read_outside
from reading.paths import is_file, is_list
from reading.sniff import sniff
from records import (
    Anchor,
    Continuation,
    Document,
    Errand,
    Page,
    PageKind,
    Role,
    Snapshot,
    Visit,
    veil,
)
from records.errors import StoreSealed
from records.store.site import SiteStore, Understood

READER = reading.VERSION
_KEEP_LINKS = frozenset({PageKind.HOME, PageKind.CHANNEL})
_PAGES = frozenset({"html", "empty"})
_WITHOUT_TEXT = frozenset({PageKind.SINGLE, PageKind.OTHER})
_ROOT = Path(__file__).resolve().parents[1]
_NO_TEXT = 20
"""Characters: a column that is one page says more than its own name and the breadcrumb."""


class Unread(Exception):
    """The reader failed over a page; says where in the code, and never what the page says."""


class Understanding:
    """What the reader makes of the pages of one site, with what it made of them before."""

    def __init__(self, store: SiteStore, archive: Archive) -> None:
        self._store = store
        self._archive = archive

    def of_visit(self, last: Visit) -> Understood | None:
        """What this version of the reader once made of an earlier visit; None when it has not read it."""
        return self._store.understood(last.final_url, last.digest, READER)

    async def of_unchanged(
        self, errand: Errand, outcome: Snapshot, last: Visit
    ) -> Understood | None:
        """The same, read again from the archive where an older reader had read it.

        None where it has to be asked for again, whole: its body is sealed and the key is not at hand. With another
        key also where nothing is to be read, so that what the lost key holds is there once more.
        """
        known = self.of_visit(last)
        if known is not None and not self._is_lost(known, last):
            return known
        try:
            body = self._archive.read(last)
        except StoreSealed:
            return None
        headers = (("content-type", last.content_type),)
        before = replace(outcome, body=body, headers=headers)
        return await self.of(errand, before, last.digest, last)

    def _is_lost(self, known: Understood, last: Visit) -> bool:
        """Is it sealed under a key that we have not, though we have one?"""
        if not (self._archive.seals and exposes(known.facts)):
            return False
        return self._archive.is_closed(last.warc, last.offset)

    async def of(
        self, errand: Errand, outcome: Snapshot, digest: str, last: Visit | None = None
    ) -> Understood:
        """What a snapshot says. `last`: the visit of an earlier round.

        What was read of it before is looked up only where there can be something: the body is that of the last
        visit, or another address has led here.
        """
        where = address(errand, outcome)
        if errand.onward is not None and errand.onward.family:
            with _contained():
                return _answered(errand.onward, outcome)
        met = bool(outcome.hops) or (last is not None and last.digest == digest)
        if met and errand.onward is None:
            known = self._store.understood(where, digest, READER)
            if known is not None:
                return known
        if errand.role is Role.OUTSIDE:
            told = (outcome.body, where, outcome.content_type)
            with _contained():
                return Understood(read_outside(*told, opened=outcome.status < 400), READER)
        if errand.role is Role.FEED:
            with _contained():
                return Understood(read_feed(outcome.body, outcome.content_type), READER)
        kind = sniff(outcome.body, outcome.content_type, outcome.final_url)
        if kind not in _PAGES:
            return Understood(await _document(errand, outcome, kind), READER)
        with _contained():
            page = reading.read_page(outcome.body, where, outcome.content_type)
        if outcome.rendered:
            page = _drawn(page)
        keeps = errand.role is Role.HOME or page.kind in _KEEP_LINKS
        return Understood(
            page if keeps else replace(page, links=_leading(page)), READER, page.links
        )


@contextmanager
def _contained() -> Iterator[None]:
    """One page's reader may fail without ending the round (docs/decisions/0016). Raises Unread."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the readers' counterpart of the engine's one place
        raise Unread(f"{type(error).__name__}，{_place(error)}") from None


def _place(error: Exception) -> str:
    """The innermost line of our own code."""
    ours = [
        (Path(one.filename).relative_to(_ROOT), one)
        for one in traceback.extract_tb(error.__traceback__)
        if Path(one.filename).is_relative_to(_ROOT) and "site-packages" not in one.filename
    ]
    path, frame = ours[-1]
    return f"{path}:{frame.lineno} {frame.name}"


def _leading(page: Page) -> tuple[Anchor, ...]:
    """The links that a document's page keeps, to see what interprets or answers it; other pages keep none."""
    if page.policy is None:
        return ()
    return tuple(one for one in page.links if not (is_list(one.url) or is_file(one.url)))


def is_undrawn(understood: Understood) -> bool:
    """Is it a page whose matter a script loads in a way that no dialect knows, or a shell with no matter at all?"""
    page = understood.facts
    if not isinstance(page, Page) or page.branches or (page.listing and page.listing.onward):
        return False
    if page.kind in _WITHOUT_TEXT:
        return page.article is None or page.article.text_length < _NO_TEXT
    return page.kind is PageKind.JS_ONLY


def _drawn(page: Page) -> Page:
    """A drawn list may go on where only a click leads: its end is not confirmed by its looks."""
    listing = page.listing
    if listing is None:
        return page
    last = None if listing.total_rows is None else listing.last
    why = (*listing.reasons, "本页由浏览器渲染后读取，其后是否还有条目未能确认")
    return replace(page, listing=replace(listing, last=last, inferred=True, reasons=why))


def _answered(onward: Continuation, outcome: Snapshot) -> Understood:
    """The answer to a dialect's request: what it says depends on what was asked, so it is always read."""
    page = reading.read_answer(outcome.body, outcome.final_url, outcome.content_type, onward)
    return Understood(replace(page, links=()), READER, page.links)


async def _document(errand: Errand, outcome: Snapshot, kind: str) -> Document:
    """A file is read in the child process, and waited for beside the event loop: other sites' requests go on."""
    name = errand.text if "." in errand.text else file_name(outcome.final_url) or errand.text
    running = _one_thread().submit(read_apart, outcome.body, veil(name), kind)
    try:
        return await asyncio.wrap_future(running)
    except asyncio.CancelledError:
        if running.running():  # else its thread would hold up the end of the program
            stop_reading()
        raise


@cache
def _one_thread() -> ThreadPoolExecutor:
    """One, because there is one child."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")
