"""The proofreading pass (文字校对): after the crawl of a round, what is new is held against the book.

Apart from the crawl and from judging: bytes come out of the archive, slips go into the site's store, the dictionaries
live in a child process that ends with the pass. docs/decisions/0018 says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import rules
from app import voting
from app.crawling import folder_of
from app.evidence_keys import ring_of
from app.proofreading_posts import NOT_KEPT, NOT_OPENED, proofread_posts
from crawler.archive import Archive
from reading import VERSION as READER
from reading.sniff import sniff
from reading.titles import named
from reading.wording.apart import Proofreader, Whose
from records import Agency, Document, Inspection, Page, Reading, Role, Site
from records.config import Config
from records.errors import StoreError, StoreSealed
from records.imported import LedgerRow
from records.proofs import Expression, Proof
from records.store._proofs import ProofRows, Waiting
from records.store.site import SiteStore
from records.wording import Book
from rules.wording._books import load_roster, national_book

BATCH = 64
"""Proofs that are kept at one stroke; a process that dies has to make no more of them anew."""
LONGEST_NAME = 12
"""Characters of a link on the home page that may be a column's name; longer ones are titles, read with their pages."""
MOST_NAMES = 500


def asks_wording(config: Config, inspection: Inspection) -> bool:
    """Does a round ask any rule about expressions? A re-check does where a case of it is about one."""
    chosen = rules.catalogue(config.profile).chosen(inspection.rules)
    return any(Expression in one.subjects for one in chosen)


def book_of(config: Config) -> Book:
    """The national book with the office's roster. Raises CatalogueError for a roster that cannot be meant."""
    book, roster = national_book(), config.wording.roster
    return replace(book, holders=load_roster(roster)) if roster else book


def proofread(config: Config, inspection: Inspection, listed: Sequence[LedgerRow] = ()) -> None:
    """Proofreads what a round met and no earlier one, site by site. A pass that was broken off goes on where it was.

    `listed`: posts of new-media accounts from imported lists.
    Raises StoreError when a site's folder cannot be used; CatalogueError for a roster that cannot be read.
    """
    if not asks_wording(config, inspection):
        return
    with closing(Proofreader(book_of(config))) as reader:
        reader.listen()
        for site in config.sites:
            if site.id in inspection.sites:
                with SiteStore.open(folder_of(config, site.id)) as store:
                    _Pass(config, site, store, reader).over(inspection.id)
        voting.decide(config, inspection)
        proofread_posts(config, inspection, reader, listed)


@dataclass(frozen=True, slots=True)
class _Pass:
    """The pass over one site."""

    config: Config
    site: Site
    store: SiteStore
    reader: Proofreader

    def over(self, inspection: str) -> None:
        """Everything of a round that has no proof by this book yet, and the note that it is done."""
        rows, book = self.store.proofs, self.reader.book
        waiting = rows.waiting(inspection, book)
        for first in range(0, len(waiting), BATCH):
            some = waiting[first : first + BATCH]
            proofs = self._proofs(rows, inspection, some)
            rows.keep(book, voting.heard(self.store.votes, self.reader, proofs))
        rows.finish(inspection, book)

    def _proofs(
        self, rows: ProofRows, inspection: str, some: tuple[Waiting, ...]
    ) -> Iterator[tuple[int, Proof]]:
        with Archive(self.store.folder, ring=ring_of(self.config)) as archive:
            for one in some:
                reading = rows.reading(inspection, one)
                yield one.facts, self._proof(reading, partial(archive.read, reading.visit))

    def _proof(self, reading: Reading, body: Callable[[], bytes]) -> Proof:
        facts = reading.facts
        if isinstance(facts, Page) and facts.article is None:
            return self.reader.names(self._names(reading, facts))
        if not isinstance(facts, Page | Document):
            return Proof()
        if not reading.visit.warc:
            return Proof(why=NOT_KEPT)
        try:
            content = body()
        except StoreSealed:
            return Proof(why=NOT_OPENED)
        except StoreError:
            return Proof(why=NOT_KEPT)
        visit = reading.visit
        if isinstance(facts, Page):
            return self.reader.page(
                content,
                visit.final_url,
                visit.content_type,
                _day(facts),
                self._whose(facts),
                yearly=bool(facts.annual or facts.finance),
            )
        name = reading.errand.text or facts.name
        return self.reader.file(content, name, sniff(content, visit.content_type, visit.final_url))

    def _names(self, reading: Reading, page: Page) -> Iterator[str]:
        """The title of a list or a front page, and the names of columns on it."""
        yield page.title
        yield from page.breadcrumb
        if page.listing and page.listing.column:
            yield page.listing.column
        yield from (branch.name for branch in page.branches[:MOST_NAMES])
        if reading.errand.role is Role.HOME:
            visit = reading.visit
            known = self.store.understood(visit.final_url, visit.digest, READER)
            named = [one.text for one in known.links] if known else []
            yield from [one for one in named if len(one) <= LONGEST_NAME][:MOST_NAMES]

    def _whose(self, page: Page) -> Whose:
        """The agency that the page names as its source, if it names one alone; else the site's."""
        agencies = self.config.agencies
        source = page.article.source if page.article else None
        found = named(source, agencies) if source else ()
        owner = found[0] if len(found) == 1 else _agency(agencies, self.site.agency)
        return Whose(owner.name if owner else "", tuple(one.name for one in agencies))


def _agency(agencies: tuple[Agency, ...], id_: str) -> Agency | None:
    return next((one for one in agencies if one.id == id_), None)


def _day(page: Page) -> date | None:
    shown = page.article and (page.article.published or page.article.meta_pubdate)
    return shown.earliest if shown else None
