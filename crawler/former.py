"""Files with personal data that a round does not meet any more: their old addresses are asked once more.

A leak is often put right on the page alone: the link goes, or leads to a masked file, and the old address still gives
everybody the names and numbers. Asked is only where it is certain that the page links the file no more: in a round
that saw the page itself, opened and without that link, or gone; and after that until the address is gone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from crawler.understanding import READER
from records import Errand, Page, PageKind, Reading, Role, Visit
from records.addresses import authority, page_key
from records.store.site import SiteStore

MOST = 200
"""Addresses a site and round. What is found gone falls out, so that later rounds come to the rest."""


def unlinked(store: SiteStore, inspection: str, ground: Collection[str]) -> tuple[Errand, ...]:
    """The old addresses that this round has still to ask. `ground`: authorities of the site."""
    found: list[Errand] = []
    for reading in store.last_files(inspection):
        url = reading.errand.url
        if len(found) == MOST:
            break
        if authority(url) not in ground or store.visit_to(inspection, url):
            continue
        if _is_dropped(store, inspection, reading):
            found.append(replace(reading.errand, role=Role.FORMER))
    return tuple(found)


def _is_dropped(store: SiteStore, inspection: str, reading: Reading) -> bool:
    """Is it certain that the page which linked the file does so no more?"""
    carrier = store.visit_to(inspection, reading.errand.found_on)
    if carrier is None:
        return reading.errand.role is Role.FORMER
    return carrier.gone or _lacks(store, carrier, reading.errand.url)


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
