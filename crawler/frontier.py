"""Where a page leads: pure functions from what was read to what is visited next."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from records import (
    Anchor,
    Column,
    Continuation,
    Errand,
    Listing,
    Page,
    PageKind,
    Posting,
    Request,
    Role,
    Site,
)
from records.addresses import authority, normalise
from records.searched import SEARCH

_WITH_LISTS = frozenset({Role.HOME, Role.COLUMN, Role.LIST})
_STEERING = re.compile(r"!?/?\d[\w/.-]{0,80}|!?/[\w/.?=&-]{1,80}")
"""Fragments that choose a column in a page made by scripts; names of places in a page are none."""


def grounds(site: Site, columns: Iterable[Column]) -> frozenset[str]:
    """The authorities (`host` or `host:port`) that belong to a site: its own, those named, its columns'."""
    named = {authority(site.url), *(host.lower() for host in site.hosts)}
    return frozenset(named | {authority(column.url) for column in columns}) - {""}


def plan(site: Site, columns: Sequence[Column]) -> tuple[Errand, ...]:
    """What a round sets out with: the home page and the first page of every column."""
    home = Errand(normalise(site.url) or site.url, Role.HOME)
    firsts = []
    for column in columns:
        url = _steered(column.url)
        if url == home.url:
            home = replace(home, column=home.column or column.id)
        else:
            firsts.append(Errand(url, Role.COLUMN, column.id))
    return (home, *firsts)


def _steered(address: str) -> str:
    """An address as it is asked for, with the fragment that steers a shell (`/gkmlpt/index#5532`) kept."""
    url, fragment = normalise(address), address.partition("#")[2]
    return (f"{url}#{fragment}" if _STEERING.fullmatch(fragment) else url) or address


def row_keys(listing: Listing) -> tuple[str, ...]:
    """What tells the rows of a list apart: the address, or the title where a row leads nowhere."""
    return tuple(_row_key(posting) for posting in listing.postings)


def _row_key(posting: Posting) -> str:
    return (normalise(posting.url) if posting.url else "") or f"#{posting.title}"


def lists_column(errand: Errand) -> bool:
    """Are this page's rows the rows of a watched column?"""
    return bool(errand.column) and errand.role in _WITH_LISTS


def leads(
    errand: Errand,
    page: Page,
    links: Iterable[Anchor],
    *,
    ground: Collection[str],
    max_depth: int,
    attachments: bool,
    next_page: bool,
    met: Collection[str] = (),
    search: bool = False,
) -> tuple[Errand, ...]:
    """The errands that a page gives rise to, graver ones first.

    `links`: the page's links, which `page` itself may be without. `next_page`: may the list be followed?
    `search`: may the site's own search be asked? It is, once, when the page is the home page and has its form.
    `met`: addresses of links, as the reader gave them, that need no second look; only links are skipped by it,
    because an address met as a link may be something graver.
    """
    found = [*_listed(errand, page, next_page), *_catalogue(errand, page)]
    if attachments and page.article is not None:
        found += _children(
            errand, Role.ATTACHMENT, ((one.url, one.name) for one in page.article.attachments)
        )
    if errand.depth < max_depth:
        unmet = ((link.url, link.text) for link in links if link.url not in met)
        found += _children(replace(errand, column=""), Role.LINK, unmet)
    if search and errand.role is Role.HOME:
        found += _search(errand, page)
    return tuple(one for one in found if authority(one.url) in ground)


def _listed(errand: Errand, page: Page, next_page: bool) -> Iterator[Errand]:
    listing = page.listing
    if listing is None or not lists_column(errand):
        return
    onward = listing.onward
    first = errand.onward is None or (onward is not None and onward.page == errand.page)
    shell = not listing.postings and onward is not None and first
    if next_page or shell:
        yield from _next(errand, listing)
    rows = ((posting.url, posting.title) for posting in listing.postings if posting.url)
    yield from _children(errand, Role.ARTICLE, rows)


def _next(errand: Errand, listing: Listing) -> Iterator[Errand]:
    """The next page of a list; of a shell without rows the first one, which its script would fetch."""
    onward = listing.onward
    if onward is not None and not _is_plain(onward):
        yield _request(errand, Role.LIST, onward)
        return
    following = normalise(onward.request.url if onward else listing.next_page or "")
    if following:
        number = onward.page if onward else errand.page + 1
        yield Errand(following, Role.LIST, errand.column, number, errand.depth, errand.url)


def _is_plain(onward: Continuation) -> bool:
    """Is it an ordinary page behind an ordinary link? Then it is revisited like any other."""
    asked = onward.request
    return asked == Request(asked.url) and not onward.family and not onward.otherwise


def _request(errand: Errand, role: Role, onward: Continuation) -> Errand:
    found_on = errand.url
    key = onward.request.key
    return Errand(key, role, errand.column, onward.page, errand.depth, found_on, "", onward)


def _catalogue(errand: Errand, page: Page) -> Iterator[Errand]:
    """The requests that name a site's further columns; only where columns are looked for."""
    for onward in page.catalogue:
        yield _request(errand, Role.LINK, onward)


def _search(errand: Errand, page: Page) -> Iterator[Errand]:
    """One question to the site's own search: a title of its home page."""
    asked = page.search
    if asked is not None and asked.url:
        known = (("title", asked.title),)
        onward = Continuation(Request(asked.url), 1, SEARCH, page.url, page.charset, known)
        yield replace(_request(errand, Role.SEARCH, onward), column="", depth=errand.depth + 1)


def says_end(page: Page | None) -> bool:
    """Does a family say that the list ends here without a row? Then no other spelling is asked for."""
    listing = page.listing if page is not None else None
    return bool(listing and listing.family and listing.last and not listing.postings)


def second_try(errand: Errand) -> tuple[Errand, ...]:
    """What to ask for instead when a request was refused or brought nothing new: the next spelling known."""
    onward = errand.onward
    if onward is None or not onward.otherwise:
        return ()
    following, *rest = onward.otherwise
    again = replace(following, otherwise=tuple(rest))
    return (replace(errand, url=again.request.key, page=again.page, onward=again),)


def _children(errand: Errand, role: Role, found: Iterable[tuple[str, str]]) -> Iterator[Errand]:
    for address, text in found:
        url = normalise(address)
        if url:
            depth = errand.depth + 1
            yield Errand(url, role, errand.column, 1, depth, errand.url, text)


def is_followed(status: int, page: Page) -> bool:
    """Are the links of an answer worth following? Those of an error page are the template's."""
    return status < 400 and page.kind is not PageKind.ERROR_PAGE


def stub_target(page: Page, ground: Collection[str]) -> str:
    """Where a page that only sends the browser on leads, inside the site; empty when it is none."""
    if page.kind is not PageKind.REDIRECT_STUB:
        return ""
    target = normalise(page.redirect or "")
    return target if authority(target) in ground else ""
