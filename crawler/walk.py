"""One site in one round: fetch, archive, read and record an errand, and see where it leads."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache

import reading
from crawler import frontier
from crawler.archive import Archive
from crawler.fetch import Fetcher
from reading.addresses import file_name
from reading.documents import read_document
from reading.sniff import sniff
from records import (
    Anchor,
    Column,
    Continuation,
    Document,
    Errand,
    Outcome,
    Page,
    PageKind,
    Reason,
    Role,
    Site,
    Snapshot,
    Unreached,
    Visit,
    veil,
)
from records.config import CrawlSettings
from records.store.site import SiteStore, Understood

READER = int(getattr(reading, "VERSION", 1))
MAX_STUBS = 3
"""Pages in a row that only send the browser on (meta refresh, script)."""
_KEEP_LINKS = frozenset({PageKind.HOME, PageKind.CHANNEL})
_PAGES = frozenset({"html", "empty"})


@dataclass(frozen=True, slots=True)
class Progress:
    """One acknowledged visit."""

    site: str
    url: str
    role: Role
    status: int | None
    reason: Reason | None
    done: int
    pending: int


class Walk:
    """One site in one round."""

    def __init__(
        self,
        site: Site,
        columns: Sequence[Column],
        settings: CrawlSettings,
        store: SiteStore,
        archive: Archive,
        inspection: str,
        fetcher: Fetcher,
    ) -> None:
        self.site = site
        self.ground = frontier.grounds(site, columns)
        self.settings = settings
        self.store = store
        self.archive = archive
        self.inspection = inspection
        self.fetcher = fetcher
        counts = store.counts(inspection)
        self.done, self.pending = counts.done, counts.pending
        self.met: set[str] = set()

    async def visit(self, errand: Errand) -> Progress:
        """Fetch, read and record one errand."""
        outcome, understood, digest = await self._reach(errand)
        found: tuple[Errand, ...] = ()
        rows: tuple[str, ...] = ()
        links: tuple[Anchor, ...] = ()
        page = _followed(outcome, understood)
        if page is not None and understood is not None:
            links = understood.links
            found, rows = self._found(errand, page, links)
        if not self._is_new(errand, rows):
            found = (*found, *frontier.second_try(errand))
        visit, end = self._archived(errand, outcome, digest)
        self.pending += self.store.record(errand, visit, understood, found, rows, end) - 1
        self.done += 1
        if errand.depth < self.settings.max_depth:
            self.met.update(link.url for link in links)
        return Progress(
            self.site.id,
            errand.url,
            errand.role,
            visit.status,
            visit.reason,
            self.done,
            self.pending,
        )

    async def _reach(self, errand: Errand) -> tuple[Outcome, Understood | None, str]:
        """The outcome, what was read of it and its digest; pages that only send on are followed."""
        limit = self._limit(errand)
        if limit:
            return (
                Unreached(errand.url, Reason.LIMIT, limit, self.fetcher.now(), attempts=0),
                None,
                "",
            )
        url, passed, stubs = errand.url, list[str](), 0
        while True:
            request = errand.onward.request if errand.onward and not stubs else None
            outcome = await self.fetcher.fetch(
                url, hosts=self.ground, home=errand.role is Role.HOME, request=request
            )
            passed += outcome.hops
            if isinstance(outcome, Unreached):
                return replace(outcome, url=errand.url, hops=tuple(passed)), None, ""
            digest = outcome.digest
            understood = await self._understood(errand, outcome, digest)
            target = _stub_target(understood, self.ground)
            if not target and not stubs:
                return outcome, understood, digest
            if not target or stubs == MAX_STUBS or target in {*passed, outcome.final_url}:
                return replace(outcome, url=errand.url, hops=tuple(passed)), understood, digest
            passed.append(outcome.final_url)
            stubs += 1
            url = target

    def _limit(self, errand: Errand) -> str:
        if self.done >= self.settings.max_pages:
            return f"max_pages = {self.settings.max_pages}"
        if errand.role is Role.LIST and errand.page > self.settings.max_list_pages:
            return f"max_list_pages = {self.settings.max_list_pages}"
        return ""

    async def _understood(self, errand: Errand, outcome: Snapshot, digest: str) -> Understood:
        address = _address(errand, outcome)
        if errand.onward is None:
            known = self.store.understood(address, digest, READER)
            if known is not None:
                return known
        elif errand.onward.family:
            return _answered(errand.onward, outcome)
        kind = sniff(outcome.body, outcome.content_type, outcome.final_url)
        if kind not in _PAGES:
            return Understood(await _document(errand, outcome, kind), READER)
        page = reading.read_page(outcome.body, address, outcome.content_type)
        keeps = errand.role is Role.HOME or page.kind in _KEEP_LINKS
        return Understood(page if keeps else replace(page, links=()), READER, page.links)

    def _found(
        self, errand: Errand, page: Page, links: Sequence[Anchor]
    ) -> tuple[tuple[Errand, ...], tuple[str, ...]]:
        listing = page.listing
        rows = frontier.row_keys(listing) if listing and frontier.lists_column(errand) else ()
        found = frontier.leads(
            errand,
            page,
            links,
            ground=self.ground,
            max_depth=self.settings.max_depth,
            attachments=self.settings.attachments,
            next_page=self._is_new(errand, rows),
            met=self.met,
        )
        return found, rows

    def _is_new(self, errand: Errand, rows: tuple[str, ...]) -> bool:
        return self.store.has_new(self.inspection, errand.column, rows)

    def _archived(self, errand: Errand, outcome: Outcome, digest: str) -> tuple[Visit, int]:
        if isinstance(outcome, Unreached):
            return _unreached(self.inspection, errand, outcome), 0
        place = self.archive.add(outcome, digest, self.store.original(digest))
        visit = Visit(
            inspection=self.inspection,
            url=errand.url,
            final_url=_address(errand, outcome),
            at=outcome.at,
            status=outcome.status,
            reason=None,
            detail="",
            digest=digest,
            content_type=outcome.content_type,
            size=len(outcome.body),
            warc=place.warc,
            offset=place.offset,
            length=place.length,
            attempts=outcome.attempts,
        )
        return visit, place.end


def _address(errand: Errand, outcome: Snapshot) -> str:
    """The address that answered, with what steers it: a request's body, or the fragment of a shell."""
    if errand.onward is not None:
        return errand.url if outcome.final_url == errand.onward.request.url else outcome.final_url
    fragment = errand.url.partition("#")[2]
    return f"{outcome.final_url}#{fragment}" if fragment else outcome.final_url


def _answered(onward: Continuation, outcome: Snapshot) -> Understood:
    """The answer to a dialect's request: what it says depends on what was asked, so it is always read."""
    page = reading.read_answer(outcome.body, outcome.final_url, outcome.content_type, onward)
    return Understood(replace(page, links=()), READER, page.links)


def _followed(outcome: Outcome, understood: Understood | None) -> Page | None:
    """The page, if its links are to be followed."""
    if understood is None or not isinstance(outcome, Snapshot):
        return None
    page = understood.facts
    if not isinstance(page, Page) or not frontier.is_followed(outcome.status, page):
        return None
    return page


def _stub_target(understood: Understood, ground: frozenset[str]) -> str:
    facts = understood.facts
    return frontier.stub_target(facts, ground) if isinstance(facts, Page) else ""


def _unreached(inspection: str, errand: Errand, outcome: Unreached) -> Visit:
    return Visit(
        inspection=inspection,
        url=errand.url,
        final_url=outcome.hops[-1] if outcome.hops else errand.url,
        at=outcome.at,
        status=outcome.status,
        reason=outcome.reason,
        detail=veil(outcome.detail),
        digest="",
        content_type="",
        size=0,
        attempts=outcome.attempts,
    )


async def _document(errand: Errand, outcome: Snapshot, kind: str) -> Document:
    """A file is read beside the event loop: a long PDF must not let other sites' requests time out."""
    name = errand.text if "." in errand.text else file_name(outcome.final_url) or errand.text
    loop = asyncio.get_running_loop()
    read = loop.run_in_executor(_one_thread(), read_document, outcome.body, veil(name), kind)
    return await read


@cache
def _one_thread() -> ThreadPoolExecutor:
    """One, because PDFium may not be called from two threads at once."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")
