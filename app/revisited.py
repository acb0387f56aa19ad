"""One site of a round, from its archive: what came of each address, what links it, and what only looks new there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property

from app.crawling import folder_of
from app.judging import Judged
from crawler.again import links_to
from crawler.frontier import grounds
from reading.history import history
from reading.opened import opened
from reading.rectified import Feint, Round, is_gone
from reading.subjects import SiteSubjects, site_subjects
from records import Case, Evidence, History, Inspection, Page, Reading, Role, StatedDate, Visit
from records.addresses import normalise
from records.config import Config
from records.store.site import SiteStore

Judge = Callable[[Sequence[SiteSubjects]], Judged]
"""The rules of the round, asked about sites."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What only looks new on a site, and what its rules say without it."""

    feints: tuple[Feint, ...]
    shifted: bool
    """Did a column's days move all at once?"""
    judged: Judged | None
    """None when nothing looks so."""
    unread: bool = False
    """Are there new rows whose pages an ordinary round did not open? They are left out of the answers."""


class Place:
    """One site of a round."""

    def __init__(
        self,
        config: Config,
        inspection: Inspection,
        subjects: SiteSubjects,
        stack: ExitStack,
        judge: Judge,
    ) -> None:
        self._config, self._inspection, self._subjects = config, inspection, subjects
        self._stack, self._judge = stack, judge
        self._site = next(one for one in config.sites if one.id == subjects.site.id)
        self._columns = config.columns_of(self._site.id)
        self._seen: dict[str, Undone] = {}

    @property
    def inspection(self) -> str:
        """Id of the round."""
        return self._inspection.id

    @cached_property
    def store(self) -> SiteStore:
        """Its store, open until the looks are done."""
        return self._stack.enter_context(
            SiteStore.open(folder_of(self._config, self._site.id), create=False)
        )

    @cached_property
    def round(self) -> Round:
        """What the round saw there."""
        return Round(self.store.readings(self._inspection.id), grounds(self._site, self._columns))

    def undone(self, case: Case) -> Undone:
        """What only looks new since a case's breach was seen, and the answers without it."""
        base = self._base(case)
        if base not in self._seen:
            past = self._past(base)
            feints, shifted = self.round.feints(past), self.round.shifted(past)
            unread = self._unread(past)
            touched = bool(feints or shifted or unread)
            judged = self._judge([self._without(feints, shifted, unread)]) if touched else None
            self._seen[base] = Undone(feints, bool(shifted), judged, bool(unread))
        return self._seen[base]

    def _unread(self, past: History) -> frozenset[str]:
        """A re-check opens a list's newest rows, which is enough; an ordinary round opens what its limits allow."""
        return frozenset() if self._inspection.cases or not past.lists else self.round.unread(past)

    def _base(self, case: Case) -> str:
        """The round after the one whose snapshot proves the breach: what came before it is what was there then."""
        first = case.finding.evidence[0] if case.finding.evidence else None
        rounds = self.store.inspections()
        rounds = rounds[: rounds.index(self._inspection.id)]
        for place, name in reversed(list(enumerate(rounds))):
            visit = self.store.visit_to(name, first.url) if first else None
            if visit and first and first.at and visit.at <= first.at:
                return (*rounds, self._inspection.id)[place + 1]
        return self._inspection.id

    def _past(self, name: str) -> History:
        store = self.store
        return history(store.last_opened(name), store.last_lists(name), self._site, self._columns)

    def _without(
        self, feints: Sequence[Feint], shifted: Mapping[str, StatedDate], unread: Collection[str]
    ) -> SiteSubjects:
        """The site as it would be without the feints: their days and titles undone, everything else as it was seen."""
        readings = self.round.undone(feints, shifted, unread)
        told = site_subjects(self._site, self._columns, self._config.agencies, readings)
        newest = {one.id: one.seen.newest for one in told.columns if one.seen}
        columns = tuple(
            replace(one, seen=replace(one.seen, newest=newest[one.id])) if one.seen else one
            for one in self._subjects.columns
        )
        seen = self._subjects.site.seen
        site = replace(self._subjects.site, seen=seen and replace(seen, columns=columns))
        return replace(
            self._subjects,
            site=site,
            columns=columns,
            articles=told.articles,
            readings=told.readings,
        )

    def last(self, url: str) -> Visit | None:
        """The newest visit of an address, in this round or before."""
        now = self.store.visit_to(self.inspection, url)
        return now or self.store.last_visit(self.inspection, url)

    def carrier(self, url: str) -> Reading | None:
        """What came of the page that linked an address."""
        own = self.round.at(url)
        return self.round.at(own.errand.found_on) if own and own.errand.found_on else None

    def is_dropped(self, case: Case) -> bool:
        """Is it certain that what linked the matter before does so no more?"""
        finding = case.finding
        own, url = self.round.at(finding.url), finding.url
        if finding.subject_kind == "Column":
            return self._left_home(url)
        if own is None or not own.errand.found_on:
            return False
        column = own.errand.column
        if own.errand.role is Role.ARTICLE and column and self.round.rows(column):
            return self.round.delists(column, url)
        carrier = self.carrier(url)
        if carrier is None:
            return False
        return is_gone(carrier) or links_to(self.store, carrier.visit, url) is False

    def _left_home(self, url: str) -> bool:
        """Did the home page lead to a column before, and does it no more?"""
        home = normalise(self._site.url)
        now = self.round.at(home)
        before = self.store.last_visit(self._inspection.id, home)
        was = links_to(self.store, before, url)
        return bool(was) and now is not None and links_to(self.store, now.visit, url) is False

    def must_stay(self, seen: Evidence) -> bool:
        """Was a page, as it was seen then, a paper or a service that has to be public?"""
        page = self.store.facts(seen.url, seen.digest)
        if not isinstance(page, Page):
            return False
        return any((page.policy, page.finance, page.annual, page.public))

    def opens(self, url: str) -> bool:
        """Was an address asked, and did it open?"""
        one = self.round.at(normalise(url)) if url else None
        return one is not None and opened(one)
