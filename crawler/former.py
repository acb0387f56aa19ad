"""Files with personal data that a round does not meet any more: their old addresses are asked once more.

A leak is often put right on the page alone: the link goes, or leads to a masked file, or the whole page is taken out
of its list, and the old address still gives everybody the names and numbers. Asked is only where it is certain that
the page links the file no more, or that it was taken down: in a round that saw the page itself, opened and without
that link, or gone, or that read the list to its end without it; and after that until the address is gone. A page that
nothing led to is therefore asked first, at its own old address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property

from crawler.understanding import READER
from reading.completeness import list_seen
from records import Errand, Page, PageKind, Reading, Role, Visit
from records.addresses import authority, page_key
from records.store.site import SiteStore

MOST = 200
"""Addresses a site and round. What is found gone falls out, so that later rounds come to the rest."""


def unlinked(store: SiteStore, inspection: str, ground: Collection[str]) -> tuple[Errand, ...]:
    """The old addresses that this round has still to ask. `ground`: authorities of the site."""
    round_ = _Round(store, inspection, ground)
    found: dict[str, Errand] = {}
    for reading in store.last_files(inspection):
        if len(found) == MOST:
            break
        one = round_.next(reading)
        if one is not None:
            found.setdefault(page_key(one.url), one)
    return tuple(found.values())


class _Round:
    """What a round knows of the pages that linked files before."""

    def __init__(self, store: SiteStore, inspection: str, ground: Collection[str]) -> None:
        self._store, self._inspection, self._ground = store, inspection, ground

    def next(self, reading: Reading) -> Errand | None:
        """What is to be asked for the sake of a file: its page, then the file; None = nothing, or nothing more."""
        errand, host = reading.errand, reading.errand.found_on
        if authority(errand.url) not in self._ground or self._visit(errand.url):
            return None
        carrier = self._visit(host)
        if carrier is None and errand.role is not Role.FORMER:
            near = authority(host) in self._ground
            return Errand(host, Role.FORMER, errand.column) if near else None
        if carrier is None or self._is_dropped(carrier, errand):
            return replace(errand, role=Role.FORMER)
        return None

    def _visit(self, url: str) -> Visit | None:
        return self._store.visit_to(self._inspection, url)

    def _is_dropped(self, carrier: Visit, errand: Errand) -> bool:
        """Is it certain that the page which linked the file does so no more, or was taken down?"""
        if carrier.gone or _lacks(self._store, carrier, errand.url):
            return True
        if page_key(errand.found_on) not in self._asked:
            return False
        return errand.role is Role.FORMER or self._is_delisted(errand)

    @cached_property
    def _asked(self) -> frozenset[str]:
        """Old addresses that this round has asked: nothing on the site led there."""
        done = self._store.visited(self._inspection)
        return frozenset(page_key(one.url) for one in done if one.role is Role.FORMER)

    def _is_delisted(self, errand: Errand) -> bool:
        """Was the list of its column read to its end without the page?"""
        seen = list_seen(self._lists(errand.column), self._ground)
        keys = {page_key(one.url) for one in seen.postings if one.url}
        return seen.complete and page_key(errand.found_on) not in keys

    def _lists(self, column: str) -> Iterator[Reading]:
        for one in self._store.last_lists(self._inspection, now=True):
            if one.errand.column == column and one.visit.inspection == self._inspection:
                yield one


def _lacks(store: SiteStore, carrier: Visit, url: str) -> bool:
    """Did the page open, and is no link on it that leads to the file?"""
    understood = store.understood(carrier.final_url, carrier.digest, READER)
    if carrier.reason or (carrier.status or 0) >= 400 or understood is None:
        return False
    page = understood.facts
    if not isinstance(page, Page) or page.kind is PageKind.REDIRECT_STUB:
        return False
    key = page_key(url)
    offered = page.article.attachments if page.article else ()
    met = [*(one.url for one in offered), *(one.url for one in understood.links)]
    return all(page_key(one) != key for one in met)
