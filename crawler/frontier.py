"""Where a page leads: pure functions from what was read to what is visited next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from records import Anchor, Column, Errand, Listing, Page, PageKind, Posting, Role, Site
from records.addresses import authority, normalise

_WITH_LISTS = frozenset({Role.HOME, Role.COLUMN, Role.LIST})


def grounds(site: Site, columns: Iterable[Column]) -> frozenset[str]:
    """The authorities (`host` or `host:port`) that belong to a site: its own, those named, its columns'."""
    named = {authority(site.url), *(host.lower() for host in site.hosts)}
    return frozenset(named | {authority(column.url) for column in columns}) - {""}


def plan(site: Site, columns: Sequence[Column]) -> tuple[Errand, ...]:
    """What a round sets out with: the home page and the first page of every column."""
    home = Errand(normalise(site.url) or site.url, Role.HOME)
    firsts = []
    for column in columns:
        url = normalise(column.url) or column.url
        if url == home.url:
            home = replace(home, column=home.column or column.id)
        else:
            firsts.append(Errand(url, Role.COLUMN, column.id))
    return (home, *firsts)


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
) -> tuple[Errand, ...]:
    """The errands that a page gives rise to, graver ones first.

    `links`: the page's links, which `page` itself may be without. `next_page`: may the list be followed?
    `met`: addresses of links, as the reader gave them, that need no second look; only links are skipped by it,
    because an address met as a link may be something graver.
    """
    found = [*_listed(errand, page, next_page)]
    if attachments and page.article is not None:
        found += _children(
            errand, Role.ATTACHMENT, ((one.url, one.name) for one in page.article.attachments)
        )
    if errand.depth < max_depth:
        unmet = ((link.url, link.text) for link in links if link.url not in met)
        found += _children(replace(errand, column=""), Role.LINK, unmet)
    return tuple(one for one in found if authority(one.url) in ground)


def _listed(errand: Errand, page: Page, next_page: bool) -> Iterator[Errand]:
    listing = page.listing
    if listing is None or not lists_column(errand):
        return
    following = normalise(listing.next_page or "")
    if next_page and following:
        number = errand.page + 1
        yield Errand(following, Role.LIST, errand.column, number, errand.depth, errand.url)
    rows = ((posting.url, posting.title) for posting in listing.postings if posting.url)
    yield from _children(errand, Role.ARTICLE, rows)


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
