"""One site in one round: fetch, archive, read and record an errand, and see where it leads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from crawler import former, frontier, revisits, seen
from crawler.again import Again
from crawler.archive import Archive
from crawler.doubt import Doubt
from crawler.fetch import Fetcher
from crawler.outsiders import Outsiders
from crawler.render import Renderer
from crawler.sealing import exposes
from crawler.seen import Seen
from crawler.traps import Traps
from crawler.understanding import Understanding, Unread, is_undrawn
from records import (
    Anchor,
    Column,
    Errand,
    Page,
    Reason,
    Role,
    Site,
    Snapshot,
    Unreached,
    Visit,
)
from records.config import CrawlSettings
from records.store.site import Original, SiteStore, Understood

_UNCHANGED = 304
_NO_MARKS = ("", "")
MAX_STUBS = 3
"""Pages in a row that only send the browser on (meta refresh, script)."""
MOST_MET = 256
"""Addresses kept in memory a site, so that a menu of hundreds of links is not handed to the database again."""
_DRAWN = frozenset({Role.HOME, Role.COLUMN})
"""What a browser may be asked to draw: the pages whose lists are judged."""


Room = Callable[[], str]
"""Why there is no room on the disk for another page, in Chinese; empty while there is."""
MOST_WAITING = 12 * 3600.0
"""Seconds that a site may keep us waiting for its answers in one round: twice what 20,000 pages of a second each take.
Without an end, a host that sends a byte now and then would hold up the bulletin of all others for weeks."""
_LEADS_NOWHERE = frozenset({Role.OUTSIDE, Role.SEARCH, Role.FORMER, Role.FEED})


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
        *,
        light: bool = False,
        renderer: Renderer | None = None,
        watched: Collection[str] = (),
        again: Again | None = None,
        room: Room | None = None,
    ) -> None:
        self.site = site
        self.again = again
        self.room = room
        self.light = light
        self.kinds = {column.id: column.kind for column in columns}
        self.ground = frontier.grounds(site, columns)
        self.settings = settings
        self.store = store
        self.archive = archive
        self.inspection = inspection
        self.fetcher = fetcher
        self.renderer = renderer
        self.understanding = Understanding(store, archive)
        counts = store.counts(inspection)
        self.done, self.pending = counts.done, counts.pending
        self.doubt = Doubt(store, inspection, resumed=bool(counts.done))
        self.waited = 0.0
        """Seconds, in this process."""
        self.met: set[str] = set()
        self.traps = Traps(store.visited(inspection) if counts.done else ())
        most = 0 if light or again else settings.outside_links
        found = store.seen_urls(inspection) if most and counts.done else ()
        self.outsiders = Outsiders(self.ground, watched, most, found)

    async def visit(self, errand: Errand) -> Progress:
        """Fetch, read and record one errand, or take over what an earlier round brought of it."""
        known = self.store.last_visit(self.inspection, errand.url)
        one = self._standing(errand, known) if self.light and known else None
        if one is None:
            one = self.doubt.of(errand, await self._contained(errand, known))
        found, rows, links = self._led(errand, one)
        visit, end = self._kept(errand, one, known)
        self.pending += self.store.record(errand, visit, one.understood, found, rows, end) - 1
        self.done += 1
        if errand.depth < self.settings.max_depth:
            self._meet(links)
        return Progress(
            self.site.id,
            errand.url,
            errand.role,
            visit.status,
            visit.reason,
            self.done,
            self.pending,
        )

    def remembered(self) -> tuple[Errand, ...]:
        """When all else is done: old addresses of files with personal data, which a full round asks once more."""
        if self.light or self.again or not self.settings.attachments:
            return ()
        found = former.unlinked(self.store, self.inspection, self.ground)
        self.store.start(self.inspection, found)
        self.pending += len(found)
        return self.store.next_errands(self.inspection, 1)

    def _meet(self, links: Sequence[Anchor]) -> None:
        """Links that need no second look. Forgotten when there are many: the frontier knows them all anyway."""
        if len(self.met) > MOST_MET:
            self.met.clear()
        self.met.update(link.url for link in links)

    def _standing(self, errand: Errand, last: Visit) -> Seen | None:
        """An earlier visit that still stands, with what was read of it; None when the address must be asked."""
        understood = self.understanding.of_visit(last)
        if understood is None:
            return None
        kind = self.kinds.get(errand.column, "")
        if not revisits.stands(errand, last, understood.facts, kind, self.fetcher.now()):
            return None
        return Seen(None, understood, last.digest, last)

    def _led(
        self, errand: Errand, one: Seen
    ) -> tuple[tuple[Errand, ...], tuple[str, ...], tuple[Anchor, ...]]:
        """The errands that a page gives rise to, the keys of its rows, and its links."""
        found: tuple[Errand, ...] = ()
        rows: tuple[str, ...] = ()
        links: tuple[Anchor, ...] = ()
        if errand.role in _LEADS_NOWHERE:
            return found, rows, links
        page = one.followed
        if page is not None and one.understood is not None:
            links = one.understood.links
            found, rows = self._found(errand, page, links)
            found = (*found, *self.outsiders.found(errand, links, self.met))
            found = self.again.kept(errand, page, found) if self.again else found
        if not self._is_new(errand, rows) and not frontier.says_end(page):
            found = (*found, *frontier.second_try(errand))
        return found, rows, links

    async def _contained(self, errand: Errand, known: Visit | None) -> Seen:
        """What was reached; of a page that our reader fails over, that it was not read."""
        try:
            return await self._reach(errand, known)
        except Unread as fault:
            return Seen(Unreached(errand.url, Reason.READER, str(fault), self.fetcher.now()))

    async def _reach(self, errand: Errand, known: Visit | None) -> Seen:
        """The outcome, what was read of it and its digest; pages that only send on are followed."""
        if refused := self._refused(errand):
            return Seen(refused)
        if errand.role is Role.OUTSIDE:
            return await self._glanced(errand, known)
        url, passed, stubs = errand.url, list[str](), 0
        marks = revisits.marks(errand, known)
        while True:
            outcome = await self.fetcher.fetch(
                url,
                hosts=self.ground,
                home=errand.role is Role.HOME,
                request=errand.onward.request if errand.onward and not stubs else None,
                marks=marks if not stubs else _NO_MARKS,
            )
            self.waited += outcome.seconds
            passed += outcome.hops
            if isinstance(outcome, Unreached):
                return Seen(replace(outcome, url=errand.url, hops=tuple(passed)))
            if same := await self._unchanged(errand, outcome, known):
                return same
            if outcome.status == _UNCHANGED and marks != _NO_MARKS:
                marks = _NO_MARKS
                continue
            digest = outcome.digest
            understood = await self.understanding.of(errand, outcome, digest, known)
            target = _stub_target(understood, self.ground)
            if not target or stubs == MAX_STUBS or target in {*passed, outcome.final_url}:
                if stubs:
                    outcome = replace(outcome, url=errand.url, hops=tuple(passed))
                return await self._drawn(errand, Seen(outcome, understood, digest))
            passed.append(outcome.final_url)
            stubs += 1
            url = target

    def _refused(self, errand: Errand) -> Unreached | None:
        """Why it is not asked for at all: our own disk, our own limits."""
        at = self.fetcher.now
        if self.room is not None and (short := self.room()):
            return Unreached(errand.url, Reason.DISK, short, at(), attempts=0)
        limit = self._limit(errand)
        return Unreached(errand.url, Reason.LIMIT, limit, at(), attempts=0) if limit else None

    async def _unchanged(
        self, errand: Errand, outcome: Snapshot, known: Visit | None
    ) -> Seen | None:
        """The visit before, where the server says that it still holds, and what was read of it can be had."""
        if outcome.status != _UNCHANGED or known is None:
            return None
        understood = await self.understanding.of_unchanged(errand, outcome, known)
        return None if understood is None else Seen(outcome, understood, known.digest, known)

    async def _glanced(self, errand: Errand, known: Visit | None) -> Seen:
        """Somebody else's page: asked for once and briefly, wherever it leads, and not followed."""
        marks = revisits.marks(errand, known)
        outcome = await self.fetcher.fetch(errand.url, brief=True, marks=marks)
        if isinstance(outcome, Snapshot) and outcome.status == _UNCHANGED:
            if same := await self._unchanged(errand, outcome, known):
                return same
            outcome = await self.fetcher.fetch(errand.url, brief=True)
        if isinstance(outcome, Unreached):
            return Seen(outcome)
        digest = outcome.digest
        read = await self.understanding.of(errand, outcome, digest, known)
        return Seen(outcome, read, digest)

    async def _drawn(self, errand: Errand, one: Seen) -> Seen:
        """As a browser draws it, where only a browser can read it and the configuration allows one."""
        if self.renderer is None or errand.role not in _DRAWN or one.understood is None:
            return one
        if not isinstance(one.outcome, Snapshot) or not is_undrawn(one.understood):
            return one
        drawn = await self.renderer.render(one.outcome, self.fetcher, self.ground)
        if drawn is None:
            return one
        understood = await self.understanding.of(errand, drawn, drawn.digest)
        return Seen(drawn, understood, drawn.digest)

    def _limit(self, errand: Errand) -> str:
        if self.done >= self.settings.max_pages:
            return f"max_pages = {self.settings.max_pages}"
        if self.waited >= MOST_WAITING:
            return f"waited {self.waited / 3600:.0f} h"
        if errand.role is Role.LIST and errand.page > self.settings.max_list_pages:
            return f"max_list_pages = {self.settings.max_list_pages}"
        return self.traps.refusal(errand)

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
            search=not self.light,
        )
        return found, rows

    def _is_new(self, errand: Errand, rows: tuple[str, ...]) -> bool:
        return self.store.has_new(self.inspection, errand.column, rows)

    def _kept(self, errand: Errand, one: Seen, known: Visit | None) -> tuple[Visit, int]:
        """The visit as it is recorded, and the length of the archive with all that belongs to it."""
        outcome = one.outcome
        if outcome is None:
            assert one.last is not None
            return replace(one.last, inspection=self.inspection, url=errand.url, attempts=0), 0
        if isinstance(outcome, Unreached):
            return seen.unreached(self.inspection, errand, outcome), 0
        private = one.understood is None or exposes(one.understood.facts)
        original = self._original(one, private=private)
        place = self.archive.add(outcome, one.digest, original, known, private=private)
        visit = seen.reached(self.inspection, errand, outcome, one)
        lies = replace(visit, warc=place.warc, offset=place.offset, length=place.length)
        return lies, place.end

    def _original(self, one: Seen, *, private: bool) -> Original | None:
        """Where the body was archived first; None too where it came again whole and only a lost key opens that."""
        found = self.store.original(one.digest)
        if found is None or not private or one.last is not None or not self.archive.seals:
            return found
        if not self.archive.is_closed(found.warc, found.offset):
            return found
        self.store.forget_original(one.digest)
        return None


def _stub_target(understood: Understood, ground: frozenset[str]) -> str:
    facts = understood.facts
    return frontier.stub_target(facts, ground) if isinstance(facts, Page) else ""
