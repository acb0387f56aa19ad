"""The archived pages that the cases of a round rest on, as text, by the digest of their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from app.crawling import folder_of
from app.evidence_keys import ring_at_hand
from crawler.frames import Shelf
from crawler.versions import version
from reading.charset import decode
from reading.sniff import sniff
from records import Case, Evidence, Round
from records.config import Config
from records.errors import StoreError
from records.store._database import store_errors
from records.store.site import SiteStore
from reports.evidence_pages import shown_cases
from reports.plain import is_private

MAX_PAGE = 3_000_000
"""Bytes of an archived page that is shown; longer ones are not read by a person."""


def pages_of(config: Config, cases: Iterable[Case]) -> Mapping[str, str]:
    """The archived pages that these cases rest on, by the digest of their bytes, those of leaks among them."""
    with ExitStack() as stack:
        archive = Sites(config, stack)
        return {
            piece.digest: page
            for case in cases
            for piece in case.finding.evidence
            if piece.digest and (page := archive.page(case.finding.site, piece.digest))
        }


class Sites:
    """The archives of the sites, each opened when it is first asked."""

    def __init__(self, config: Config, stack: ExitStack) -> None:
        self._config, self._stack = config, stack
        self._open: dict[str, tuple[SiteStore, Shelf] | None] = {}

    def page(self, site: str, digest: str) -> str:
        """The archived page of that digest as text; empty when it is none, or the archive does not give it."""
        there = self._at(site)
        if there is None:
            return ""
        store, shelf = there
        original = store.original(digest)
        if original is None:
            return ""
        try:
            with store_errors(store.folder):
                found = version(shelf, original.warc, original.offset)
        except StoreError:
            return ""
        if found is None or hashlib.sha256(found.body).hexdigest() != digest:
            return ""
        whole = len(found.body) <= MAX_PAGE and sniff(found.body) == "html"
        return decode(found.body, _content_type(found.head))[0] if whole else ""

    def after(self, round_: Round) -> Iterable[tuple[str, Evidence]]:
        """How this round saw the addresses of breaches that an earlier round found, where it moved their cases."""
        moved = {move.case for move in round_.moves}
        for case in shown_cases(round_):
            if case.number in moved and not is_private(case.finding):
                seen = self._after(case, round_.inspection.id)
                if seen is not None:
                    yield case.number, seen

    def _after(self, case: Case, inspection: str) -> Evidence | None:
        there = self._at(case.finding.site)
        before = next((one for one in case.finding.evidence if one.url and one.at), None)
        if there is None or before is None or before.at is None:
            return None
        visit = there[0].visit_to(inspection, before.url)
        if visit is None or visit.at <= before.at:
            return None
        return Evidence(before.url, visit.digest, visit.at)

    def _at(self, site: str) -> tuple[SiteStore, Shelf] | None:
        if site not in self._open:
            folder = folder_of(self._config, site)
            known = bool(site) and (folder / "site.db").exists()
            self._open[site] = self._opened(folder) if known else None
        return self._open[site]

    def _opened(self, folder: Path) -> tuple[SiteStore, Shelf]:
        store = self._stack.enter_context(SiteStore.open(folder, create=False))
        return store, Shelf(folder, ring_at_hand(self._config)[0])


def _content_type(head: bytes) -> str:
    """Of an archived answer's HTTP head."""
    for line in head.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "content-type":
            return value.strip()
    return ""
