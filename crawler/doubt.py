"""Is what came what was asked for? A server's home page in place of everything is nobody's list or article."""

from __future__ import annotations

from dataclasses import replace

from crawler.seen import Seen
from reading.paths import is_article
from reading.soft404 import Face, face, is_home_again
from records import Errand, Page, Role, Snapshot
from records.store.site import SiteStore

_OWN = frozenset({Role.COLUMN, Role.LIST, Role.ARTICLE, Role.ATTACHMENT, Role.FORMER})
"""Errands for a page of its own; any other link may well lead back to the home page."""


class Doubt:
    """Knows the home page of a site once it was seen in this round."""

    def __init__(self, store: SiteStore, inspection: str, *, resumed: bool) -> None:
        self._store = store
        self._inspection = inspection
        self._home: Face | None = None
        self._looked = not resumed

    def of(self, errand: Errand, seen: Seen) -> Seen:
        """`seen`, marked where it is the home page again; the home page itself is remembered."""
        page = seen.understood.facts if seen.understood else None
        if not isinstance(seen.outcome, Snapshot) or not isinstance(page, Page):
            return seen
        assert seen.understood is not None
        if errand.role is Role.HOME:
            self._home = face(page, seen.digest, seen.understood.links)
            return seen
        if errand.role is Role.OUTSIDE or errand.onward is not None:
            return seen
        if not (errand.role in _OWN or is_article(errand.url)):
            return seen
        if not is_home_again(errand.url, page, seen.digest, self._known(), seen.understood.links):
            return seen
        return replace(seen, understood=None, home_again=True)

    def _known(self) -> Face | None:
        """The home page's face; out of the store for a round that was taken up again."""
        if not self._looked:
            self._looked = True
            self._home = self._home or self._stored()
        return self._home

    def _stored(self) -> Face | None:
        for reading in self._store.readings(self._inspection):
            if reading.errand.role is Role.HOME and isinstance(reading.facts, Page):
                return face(reading.facts, reading.visit.digest)
        return None
