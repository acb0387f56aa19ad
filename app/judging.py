"""From a round's readings to judgements and coverage: no network, no clock, nothing written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import rules
from reading.annual_seen import annual_reports
from reading.budgets_below import with_units
from reading.budgets_seen import budget_reports
from reading.duties import look_up
from reading.officials_seen import leaders
from reading.policies_seen import policies
from reading.public_seen import public_duties
from reading.regulations_seen import regulations
from reading.site_reports_seen import site_reports
from reading.subjects import SiteSubjects
from records import (
    REASON_WORDS,
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


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules said about a round."""

    judgements: tuple[Judgement, ...]
    """Clear ones too: only they can close a case."""
    coverage: Coverage
    duties: tuple[Duty, ...]
    exempted: tuple[Exempted, ...] = ()
    """What the office's exemptions did."""
    columns: tuple[Column, ...] = ()
    """As the round saw them."""

    @property
    def telling(self) -> tuple[Judgement, ...]:
        """All that is kept: breaches, unsure and broken ones."""
        silent = {Verdict.CLEAR, Verdict.EXEMPT}
        return tuple(one for one in self.judgements if one.verdict not in silent)


def judge(
    sites: Sequence[SiteSubjects],
    duties: Sequence[Duty],
    agencies: Sequence[Agency],
    *,
    as_of: date,
    profile: str,
    only: Collection[str] = (),
    kinds: Collection[str] = (),
    exemptions: Sequence[Exemption] = (),
    ledgers: Sequence[Subject] = (),
) -> Judged:
    """Asks every rule (or those named by id or family) about every subject it looks at.

    With `kinds`, only columns of these classes are judged and what stands in them, and what stands in no column.
    `ledgers`: rows of imported ledgers.
    """
    seen = look_up(duties, sites, agencies)
    catalogue = rules.catalogue(profile)
    budgets = with_units(
        [one for site in sites for one in budget_reports(site, agencies)], agencies
    )
    reports: tuple[Subject, ...] = (
        *annual_reports(sites, agencies), *site_reports(sites), *budgets,
    )  # fmt: skip
    public = public_duties(sites, agencies, ledgers)
    subjects: tuple[Subject, ...] = (
        *subjects_of(sites, seen),
        *reports,
        *policies(sites, agencies),
        *public,
        *leaders(sites, agencies),
        *regulations(sites),
    )
    chosen = _of_kinds(subjects, sites, kinds) if kinds else subjects
    said = rules.judge((*chosen, *ledgers), catalogue, as_of, only)
    judgements, set_aside = exempted(said, exemptions, as_of)
    coverage = Coverage(
        sites=tuple(_site_coverage(site) for site in sites),
        rules=tuple(rules.coverage(judgements, None if only else catalogue)),
        unchecked=tuple(each for site in sites for each in _unchecked(site)),
    )
    columns = tuple(column for site in sites for column in site.columns)
    return Judged(judgements, coverage, seen, set_aside, columns)


def _of_kinds(
    subjects: Iterable[Subject], sites: Iterable[SiteSubjects], kinds: Collection[str]
) -> tuple[Subject, ...]:
    classes = {column.id: column.kind for site in sites for column in site.columns}
    wanted = {id_ for id_, kind in classes.items() if kind in kinds}
    return tuple(one for one in subjects if not one.column or one.column in wanted)


def subjects_of(sites: Iterable[SiteSubjects], duties: Iterable[Duty]) -> tuple[Subject, ...]:
    """Everything a rule can look at, sites first. A column nobody is named for answers to the site's agency."""
    found: list[Subject] = []
    for site in sites:
        columns = (replace(one, agency=one.agency or site.site.agency) for one in site.columns)
        gone = (replace(one, agency=one.agency or site.site.agency) for one in site.vanished)
        found += [site.site, *columns, *site.articles, *site.attachments, *site.links, *gone]
        former = (replace(one, agency=one.agency or site.site.agency) for one in site.former)
        found += [*site.outside, *former]
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
    for link in site.links:
        if link.reason is not None and not link.attachment:
            yield Unchecked("页面", link.name, link.agency, link.url, REASON_WORDS[link.reason])
