"""From a round's readings to judgements and coverage: no network, no clock, nothing written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import rules
from reading.annual_seen import annual_reports
from reading.budgets_below import Units
from reading.budgets_seen import budget_reports
from reading.duties import look_up
from reading.lean import lean
from reading.officials_seen import leaders
from reading.policies_seen import policies
from reading.public_seen import public_duties
from reading.regulations_seen import regulations
from reading.site_reports_seen import site_reports
from reading.subjects import SiteSubjects
from records import (
    REASON_WORDS,
    Account,
    Agency,
    Column,
    Coverage,
    Duty,
    Judgement,
    Page,
    Role,
    SiteCoverage,
    Subject,
    Unchecked,
    Verdict,
    Visit,
)
from records.exemptions import Exempted, Exemption, exempted
from records.plainness import Advice

Ledgers = Callable[[Sequence[SiteSubjects]], Sequence[Subject]]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules said about a round."""

    judgements: tuple[Judgement, ...]
    """Of the silent ones only those that were wanted: only a clear one can close a case."""
    coverage: Coverage
    duties: tuple[Duty, ...]
    exempted: tuple[Exempted, ...] = ()
    """What the office's exemptions did."""
    columns: tuple[Column, ...] = ()
    """As the round saw them."""
    quiet: rules.Quiet = field(default_factory=dict)
    """Where the other silent answers were."""
    advice: tuple[Advice, ...] = ()
    """Interpretations that are hard to read: told to their authors, and judged by nobody."""
    silent: Mapping[tuple[str, Verdict], int] = field(default_factory=dict)
    """How many those were, by rule."""

    @property
    def telling(self) -> tuple[Judgement, ...]:
        """All that is kept: breaches, unsure and broken ones."""
        silent = {Verdict.CLEAR, Verdict.EXEMPT}
        return tuple(one for one in self.judgements if one.verdict not in silent)


def judge(
    sites: Iterable[SiteSubjects],
    duties: Sequence[Duty],
    agencies: Sequence[Agency],
    *,
    as_of: date,
    profile: str,
    only: Collection[str] = (),
    kinds: Collection[str] = (),
    exemptions: Sequence[Exemption] = (),
    ledgers: Ledgers = lambda _sites: (),
    wanted: rules.Wanted = lambda _rule, _subject: False,
) -> Judged:
    """Asks every rule (or those named by id or family) about every subject it looks at.

    Sites are taken one by one, and of each no more is held than the questions across sites need. With `kinds`, only
    columns of these classes are judged and what stands in them, and what stands in no column. `ledgers` gives the
    rows of imported ledgers for the sites. `wanted`: questions whose silent answers are judgements too.
    """
    catalogue = rules.catalogue(profile)
    hearing = rules.Hearing(catalogue, as_of, only, wanted)
    met, units = _Met(kinds), Units(agencies)
    for site in sites:
        budgets = units.take(budget_reports(site, agencies))
        hearing.ask(met.chosen(site, (*subjects_of((site,), ()), *budgets)))
        met.take(site)
    seen = look_up(duties, met.sites, agencies)
    rows = ledgers(met.sites)
    across = (*_across(met.sites, agencies, rows), *units.waited(), *seen)
    hearing.ask((*met.of_kinds(across), *rows))
    said = hearing.said()
    judgements, set_aside = exempted(said.judgements, exemptions, as_of)
    coverage = Coverage(
        sites=tuple(met.covered),
        rules=tuple(rules.coverage(judgements, catalogue, said.silent, only)),
        unchecked=(*met.unchecked, *_unknown(rows)),
    )
    columns = tuple(column for site in met.sites for column in site.columns)
    return Judged(
        judgements,
        coverage,
        seen,
        set_aside,
        columns,
        said.quiet,
        advice=tuple(met.advice),
        silent=said.silent,
    )


class _Met:
    """The sites of a round so far: what the questions across them need, and how far each was read."""

    def __init__(self, kinds: Collection[str]) -> None:
        self._kinds = kinds
        self._wanted: set[str] = set()
        self.sites: list[SiteSubjects] = []
        self.covered: list[SiteCoverage] = []
        self.unchecked: list[Unchecked] = []
        self.advice: list[Advice] = []

    def chosen(self, site: SiteSubjects, subjects: Iterable[Subject]) -> Iterable[Subject]:
        """The subjects of a site that are asked about."""
        self._wanted |= {column.id for column in site.columns if column.kind in self._kinds}
        return self.of_kinds(subjects)

    def of_kinds(self, subjects: Iterable[Subject]) -> Iterable[Subject]:
        """Those that stand in no column, or in one of a class that is asked about."""
        if not self._kinds:
            return subjects
        return (one for one in subjects if not one.column or one.column in self._wanted)

    def take(self, site: SiteSubjects) -> None:
        """A site whose own questions were asked."""
        self.covered.append(_site_coverage(site))
        self.unchecked += _unchecked(site)
        self.advice += site.advice
        self.sites.append(lean(site))


def _across(
    sites: Sequence[SiteSubjects], agencies: Sequence[Agency], ledgers: Sequence[Subject]
) -> tuple[Subject, ...]:
    """What shows only where several sites are put side by side."""
    return (
        *annual_reports(sites, agencies),
        *site_reports(sites),
        *policies(sites, agencies),
        *public_duties(sites, agencies, ledgers),
        *leaders(sites, agencies),
        *regulations(sites),
    )


def subjects_of(sites: Iterable[SiteSubjects], duties: Iterable[Duty]) -> tuple[Subject, ...]:
    """Everything a rule can look at, sites first. A column nobody is named for answers to the site's agency."""
    found: list[Subject] = []
    for site in sites:
        columns = (replace(one, agency=one.agency or site.site.agency) for one in site.columns)
        gone = (replace(one, agency=one.agency or site.site.agency) for one in site.vanished)
        found += [site.site, *columns, *site.articles, *site.attachments, *site.links, *gone]
        former = (replace(one, agency=one.agency or site.site.agency) for one in site.former)
        found += [*site.outside, *former, *site.expressions, *site.proofread]
    return (*found, *duties)


def _site_coverage(site: SiteSubjects) -> SiteCoverage:
    seen = [column.seen for column in site.columns if column.seen]
    files = [one for one in site.readings if one.errand.role is Role.ATTACHMENT]
    return SiteCoverage(
        site=site.site.id,
        columns=len(site.columns),
        columns_read=sum(one.reached for one in seen),
        columns_complete=sum(one.reached and (one.complete or one.single) for one in seen),
        pages=sum(isinstance(one.facts, Page) and _answered(one.visit) for one in site.readings),
        attachments=sum(_answered(one.visit) for one in files),
        attachments_read=sum(one.readable for one in site.attachments),
        unreached=sum(not one.visit.reached for one in site.readings),
    )


def _unknown(rows: Iterable[Subject]) -> Iterable[Unchecked]:
    """New-media accounts of which nothing tells whether they are fed, and those whose posts were not proofread."""
    for one in rows:
        if isinstance(one, Account) and one.seen is not None:
            name = f"{one.platform}“{one.name}”"
            if one.seen.untold:
                yield Unchecked("政务新媒体", name, one.agency, one.feed, one.seen.untold)
            if one.seen.unproved:
                yield Unchecked("文字校对", name, one.agency, one.feed, one.seen.unproved)


def _answered(visit: Visit) -> bool:
    return visit.reached and (visit.status or 0) < 400


def _unchecked(site: SiteSubjects) -> Iterable[Unchecked]:
    seen = site.site.seen
    if seen and not seen.home_reached:
        reason = REASON_WORDS[seen.reason] if seen.reason else seen.detail
        yield Unchecked("网站", site.site.name, site.site.agency, site.site.url, reason)
    for column in site.columns:
        state = column.seen
        if state and not state.reached:
            agency = column.agency or site.site.agency
            yield Unchecked("栏目", column.name, agency, column.url, state.reason)
    for file in site.attachments:
        if not file.readable:
            yield Unchecked("附件", file.name, file.agency, file.url, file.reason)
    for url, why in site.unproved:
        yield Unchecked("文字校对", url.rsplit("/", 1)[-1] or url, site.site.agency, url, why)
    for link in site.links:
        if link.reason is not None and not link.attachment:
            yield Unchecked("页面", link.name, link.agency, link.url, REASON_WORDS[link.reason])
