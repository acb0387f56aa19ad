"""What lies beside a bulletin's HTML: the evidence with its archived pages, the feed and the calendar.

Read from the archive by digest, so that the same round brings the same files as long as its archive is whole.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from pathlib import Path

import rules
from app.crawling import folder_of
from crawler.frames import Shelf
from crawler.versions import version
from reading.charset import decode
from reading.sniff import sniff
from records import Case, Evidence, Round
from records.config import Config
from records.errors import StoreError
from records.store._database import store_errors
from records.store.site import SiteStore
from reports import BulletinText
from reports.evidence_pages import (
    FOLDER,
    INDEX,
    PAGES,
    Archive,
    evidence_pages,
    shown_cases,
    snapshots,
)
from reports.feeds import atom, calendar
from reports.plain import is_private
from rules.due_days import due_days

FEED, CALENDAR = "feed.atom", "期限.ics"
_PAGE_NAME = re.compile(r"[0-9a-f]{16}\.html")
MAX_PAGE = 3_000_000
"""Bytes of an archived page that is shown; longer ones are not read by a person."""


def bundle(config: Config, round_: Round, doc: BulletinText) -> dict[str, bytes]:
    """The files beside a bulletin, by their path from it. What the archive does not have is said in the pages."""
    due = due_days(round_.duties, rules.catalogue(config.profile))
    files = {FEED: atom(doc, round_), CALENDAR: calendar(round_, due)}
    return files | evidence_pages(round_, _archive(config, round_))


def with_page(files: Collection[str]) -> frozenset[str]:
    """Numbers of the cases that have a page among the files."""
    paths = [Path(name) for name in files]
    return frozenset(path.stem for path in paths if str(path.parent) == FOLDER)


def told(folder: Path, written: Collection[Path]) -> tuple[Path, ...]:
    """Of the files just written those that are told; removes the evidence of an earlier draft that is no more.

    What an old page shows may have turned out to be private since.
    """
    inside = folder / FOLDER
    evidence = {path for path in written if path.is_relative_to(inside)}
    if evidence:
        with store_errors(inside):
            for path in _ours(inside):
                if path not in evidence:
                    path.unlink()
    return tuple(path for path in written if path not in evidence or path.name == INDEX)


def _ours(inside: Path) -> list[Path]:
    """Pages that are named as this module names them; what else a person has put there is not touched."""
    cases, pages = inside.glob("MJ-*.html"), (inside / PAGES).glob("*.html")
    return [*cases, *(path for path in pages if _PAGE_NAME.fullmatch(path.name))]


def _archive(config: Config, round_: Round) -> Archive:
    with ExitStack() as stack:
        sites = _Sites(config, stack)
        after = dict(sites.after(round_))
        wanted = snapshots(round_)
        wanted |= {
            seen.digest: case.finding.site
            for case in round_.cases
            if (seen := after.get(case.number)) and seen.digest
        }
        pages = {
            digest: page for digest, site in wanted.items() if (page := sites.page(site, digest))
        }
    return Archive(pages, after)


class _Sites:
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
        return self._stack.enter_context(SiteStore.open(folder, create=False)), Shelf(folder)


def _content_type(head: bytes) -> str:
    """Of an archived answer's HTTP head."""
    for line in head.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "content-type":
            return value.strip()
    return ""
