"""A small round that asks given addresses again, for the sake of cases: what it sets out with, where it follows.

Each address is asked in the way in which an earlier round asked it (the same request, the same column, the same
page that linked it), so that what is read of it can be put beside what was read then. The page that linked it is
asked too, and the home page, without which nobody can tell that a server answers everything with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crawler import frontier
from crawler.understanding import READER
from records import Column, Errand, Page, PageKind, Posting, Role, Site, Visit
from records.addresses import authority, normalise, page_key
from records.store.site import SiteStore

NEWEST = 5
"""Rows of a list's page whose articles are opened: the newest, which say whether something was really added."""
UNDATED = 30
"""Rows of it without a day of their own that are opened too: a list without days is judged by its articles."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One matter to be looked at again, and what that takes."""

    url: str = ""
    """Its own address; empty for what has none but a column's or the site's."""
    role: Role = Role.ARTICLE
    """As what it is asked when no earlier round is known to have asked it."""
    columns: tuple[str, ...] = ()
    """Columns whose lists are read to their end."""
    words: tuple[str, ...] = ()
    """Rows of these lists whose title holds one of them are opened."""
    files: bool = False
    """Does what hangs on the page belong to the matter?"""
    search: bool = False
    """Is the site's own search part of the matter?"""
    links: tuple[str, ...] = ()
    """Further pages to be opened: where the agency says that the matter is now."""


class Again:
    """What a re-check asks of one site."""

    def __init__(
        self,
        asked: Sequence[Asked],
        site: Site,
        columns: Sequence[Column],
        store: SiteStore,
        inspection: str,
    ) -> None:
        self._asked = asked
        self._columns = frozenset(one for each in asked for one in each.columns)
        self._words = tuple(one for each in asked for one in each.words)
        self._search = any(one.search for one in asked)
        self._known = _earlier(store, inspection, {page_key(one.url) for one in asked if one.url})
        self._with_files = self._bearers()
        self._ground = frontier.grounds(site, columns)
        self.plan = tuple(self._planned(frontier.plan(site, columns)))

    def kept(self, errand: Errand, page: Page, found: Iterable[Errand]) -> tuple[Errand, ...]:
        """Of all that a page leads to, what belongs to the matters."""
        opened = self._rows(errand, page)
        return tuple(one for one in found if self._belongs(one, errand, opened))

    def _belongs(self, one: Errand, errand: Errand, opened: frozenset[str]) -> bool:
        if one.role is Role.LIST:
            return one.column in self._columns
        if one.role is Role.ARTICLE:
            return page_key(one.url) in opened
        if one.role is Role.ATTACHMENT:
            return page_key(errand.url) in self._with_files
        return one.role is Role.SEARCH and self._search

    def _rows(self, errand: Errand, page: Page) -> frozenset[str]:
        """Keys of the rows that are opened: of the first page the newest and the undated, of any those with a word."""
        if page.listing is None or errand.column not in self._columns:
            return frozenset()
        rows = [one for one in page.listing.postings if one.url]
        chosen = [one for one in rows if any(word in one.title for word in self._words)]
        if errand.role is not Role.LIST or errand.page == 1:
            dated = [one for one in rows if one.date]
            chosen += sorted(dated, key=_day, reverse=True)[:NEWEST]
            chosen += [one for one in rows if not one.date or not one.date.exact][:UNDATED]
        return frozenset(page_key(one.url or "") for one in chosen)

    def _bearers(self) -> frozenset[str]:
        """Keys of the pages whose files are asked for."""
        mine = [page_key(one.url) for one in self._asked if one.files]
        linked = [page_key(one) for each in self._asked if each.files for one in each.links]
        return frozenset((*mine, *linked))

    def _planned(self, ordinary: Sequence[Errand]) -> Iterable[Errand]:
        yield from (one for one in ordinary if one.role is Role.HOME or one.column in self._columns)
        for asked in self._asked:
            if asked.url:
                yield from self._matter(asked)
            column = asked.columns[0] if asked.columns else ""
            for link in map(normalise, asked.links):
                if (
                    authority(link) in self._ground
                ):  # an agency's word sends nobody to another's host
                    yield Errand(link, Role.ARTICLE, column, depth=1)

    def _matter(self, asked: Asked) -> Iterable[Errand]:
        """An address as it was asked before, and the page that linked it."""
        url = normalise(asked.url) or asked.url
        own = self._known.get(page_key(asked.url)) or Errand(url, asked.role, depth=1)
        if own.role is Role.FORMER or asked.role in {Role.FORMER, Role.ATTACHMENT}:
            own = replace(own, role=asked.role)
        yield own
        if own.found_on:
            carrier = self._known.get(page_key(own.found_on))
            role = Role.LINK if carrier is None or carrier.role in _LISTING else carrier.role
            column = "" if role is Role.LINK or carrier is None else carrier.column
            yield Errand(own.found_on, role, column, depth=1)


_LISTING = frozenset({Role.HOME, Role.COLUMN, Role.LIST, Role.FORMER, Role.ATTACHMENT})
"""Asked for one of its links only, such a page is no list of its column: the rest of that list is not read."""


def links_to(store: SiteStore, visit: Visit | None, url: str) -> bool | None:
    """Did the page that a visit brought link an address? None when it did not open or nothing is known of it.

    Read by whichever version of the reader: a round judged again later knows what it knew.
    """
    if visit is None or visit.reason or (visit.status or 0) >= 400:
        return None
    versions = range(READER, 0, -1)
    tried = (store.understood(visit.final_url, visit.digest, one) for one in versions)
    understood = next((one for one in tried if one is not None), None)
    if understood is None or not isinstance(understood.facts, Page):
        return None
    page, key = understood.facts, page_key(url)
    if page.kind in {PageKind.REDIRECT_STUB, PageKind.ERROR_PAGE}:
        return None
    offered = page.article.attachments if page.article else ()
    met = [*(one.url for one in offered), *(one.url for one in understood.links)]
    return any(page_key(one) == key for one in met)


def _day(row: Posting) -> str:
    return row.date.latest.isoformat() if row.date else ""


def _earlier(store: SiteStore, inspection: str, keys: set[str]) -> dict[str, Errand]:
    """How rounds before this one asked for addresses and for the pages that linked them; the newest counts.

    One that knows the page which links an address goes before one that does not.
    """
    rounds = [one for one in store.inspections() if one != inspection]
    found: dict[str, Errand] = {}
    wanted = set(keys)
    for name in reversed(rounds):
        if not wanted:
            break
        visited = {page_key(one.url): one for one in store.visited(name)}
        for key in tuple(wanted & visited.keys()):
            one, known = visited[key], found.get(key)
            if known is None or (one.found_on and not known.found_on):
                found[key] = one
            if one.found_on or one.role in {Role.HOME, Role.COLUMN, Role.LIST}:
                wanted.discard(key)
            if one.found_on and (bearer := page_key(one.found_on)) not in found:
                found |= {bearer: visited[bearer]} if bearer in visited else {}
    return found
