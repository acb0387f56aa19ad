"""Annual reports of a round as subjects: whose each is, with last year's and its sisters' beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from reading.annual import against_last, identities, likeness, most_likeness
from reading.annual_parts import above, with_parts
from reading.offices import ends_with_office
from reading.subjects import SiteSubjects
from reading.titles import named
from records import Agency, Article, Attachment, Feed
from records.annual import AnnualFacts, Form
from records.annual_report import AnnualReport, Likeness

_LEAST_SHINGLES = 500
"""Shingles below which two texts are mostly the phrases that all reports share; a district's real report has 781."""
_SHARED = 32
"""Hashes of 128 that two sketches must share before they are compared: far below any threshold in use."""

_MOST_HOLDERS = 200
"""Reports with one and the same shingle that are looked at: a phrase of the form stands in all of them."""

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """One published report: what it is, where it stands, and by what reports of one office are told to be of one."""

    report: AnnualReport
    key: _Key
    """Empty when nothing says whose it is."""


def annual_reports(
    sites: Sequence[SiteSubjects], agencies: Sequence[Agency]
) -> tuple[AnnualReport, ...]:
    """The reports of a round, one for an office and a year, by address.

    Where the same one stands twice (a page and its attachment, a corrected version), the fuller one is judged.
    """
    found = [one for site in sites for one in _of_site(site, agencies)]
    chosen = _chosen(_told_by_column(found))
    by_key = {(one.key, one.report.year): one.report for one in chosen if one.key}
    reports = [
        _beside_last(one.report, by_key.get((one.key, one.report.year - 1)) if one.key else None)
        for one in chosen
    ]
    reports = with_parts(reports, agencies)
    sisters = _sisters(
        [replace(one, report=report) for one, report in zip(chosen, reports, strict=True)]
    )
    return tuple(
        replace(report, like_sister=sisters.get(report.url))
        for report in sorted(reports, key=lambda one: one.url)
    )


def alone(facts: AnnualFacts, subject: Article | Attachment) -> AnnualReport:
    """A report with nothing beside it: what `check` judges of one file."""
    return AnnualReport(
        url=subject.url,
        name=facts.title or subject.name,
        year=facts.year,
        facts=facts,
        agency=subject.agency,
        site=subject.site,
        column=subject.column,
        article=subject.article if isinstance(subject, Attachment) else "",
        published=subject.published if isinstance(subject, Article) else None,
        identities=identities(facts),
        readable=subject.readable,
        reason=subject.reason,
        evidence=subject.evidence,
    )


def _of_site(site: SiteSubjects, agencies: Sequence[Agency]) -> Iterator[_Found]:
    subjects: dict[str, Article | Attachment] = {one.url: one for one in site.articles}
    subjects |= {one.url: one for one in site.attachments}
    by_id = {agency.id: agency for agency in agencies}
    for reading in site.readings:
        told = reading.facts
        facts = told.annual if told and not isinstance(told, Feed) else None
        subject = subjects.get(reading.errand.url)
        if facts is None or subject is None or facts.form is Form.WEBSITE:
            continue
        agency, key = _whose(facts, subject, agencies)
        owner = by_id.get(agency)
        yield _Found(
            replace(
                alone(facts, subject),
                agency=agency,
                level=owner.level if owner else "",
                strangers=_strangers(facts, owner, agencies, by_id) if owner and key else (),
            ),
            key,
        )


def _whose(
    facts: AnnualFacts, subject: Article | Attachment, agencies: Sequence[Agency]
) -> tuple[str, _Key]:
    """Id of the agency, and the key by which its reports of other years are found.

    By the title, else by who answers for the page. An office that nobody has configured is none of ours.
    """
    by_title = named(facts.title, agencies)
    if len(by_title) == 1:
        return by_title[0].id, ("agency", by_title[0].id)
    if facts.owner and ends_with_office(facts.owner) and not by_title:
        return ("" if agencies else subject.agency), ("owner", facts.owner)
    return subject.agency, ()


def _strangers(
    facts: AnnualFacts, owner: Agency, agencies: Sequence[Agency], by_id: dict[str, Agency]
) -> tuple[str, ...]:
    """Agencies that the text names as itself and that are neither its own nor above or below it."""
    kin = {*above(owner, by_id)}
    found = dict.fromkeys(
        agency
        for name in facts.self_names
        for agency in named(name, agencies)
        if agency.id not in kin and owner.id not in above(agency, by_id)
    )
    return tuple(agency.name for agency in found)


def _told_by_column(found: Sequence[_Found]) -> list[_Found]:
    """Reports without a name belong together where their column holds no more than one of each year."""
    hosts: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for one in found:
        hosts[one.report.site, one.report.column, one.report.year].add(_host(one.report))
    most = Counter[tuple[str, str]]()
    for (site, column, _), urls in hosts.items():
        most[site, column] = max(most[site, column], len(urls))
    return [
        one
        if one.key or not one.report.column or most[one.report.site, one.report.column] > 1
        else replace(one, key=("column", one.report.site, one.report.column))
        for one in found
    ]


def _host(report: AnnualReport) -> str:
    return report.article or report.url


def _chosen(found: Iterable[_Found]) -> list[_Found]:
    """The fullest report of each office and year; of equals the one of the first address."""
    groups: dict[tuple[_Key, int], list[_Found]] = defaultdict(list)
    for one in found:
        groups[one.key or ("address", _host(one.report)), one.report.year].append(one)
    return [
        min(group, key=lambda one: (-_fullness(one.report.facts), one.report.url))
        for group in groups.values()
    ]


def _fullness(facts: AnnualFacts) -> int:
    return len(facts.sections) + len(facts.applications) + len(facts.remedies) + len(facts.tables)


def _beside_last(report: AnnualReport, last: AnnualReport | None) -> AnnualReport:
    if last is None:
        return report
    percent = _percent(report.facts, last.facts)
    return replace(
        report,
        last=last.facts,
        last_url=last.url,
        identities=(*report.identities, *against_last(report.facts, last.facts)),
        like_last=None if percent is None else Likeness(last.name, last.url, percent),
    )


def _percent(one: AnnualFacts, other: AnnualFacts) -> int | None:
    if min(one.shingles, other.shingles) < _LEAST_SHINGLES:
        return None
    return likeness(one.sketch, other.sketch)


def _sisters(found: Sequence[_Found]) -> dict[str, Likeness]:
    """Address → the most similar report of another office for the same year.

    Only reports that share a quarter of their hashes are compared: a round may bring hundreds.
    """
    years: dict[int, list[AnnualReport]] = defaultdict(list)
    for one in found:
        if one.key and one.report.facts.shingles >= _LEAST_SHINGLES:
            years[one.report.year].append(one.report)
    likes = (pair for reports in years.values() for pair in _likes(reports))
    return {url: like for url, like in likes if like is not None}


def _likes(reports: Sequence[AnnualReport]) -> Iterator[tuple[str, Likeness | None]]:
    """The address of each report of a year, and the one of the others that is most like it."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, report in enumerate(reports):
        for each in report.facts.sketch:
            if len(holders[each]) < _MOST_HOLDERS:
                holders[each].append(at)
    for at, report in enumerate(reports):
        looked = [holders[each] for each in report.facts.sketch]
        shared = Counter(chain.from_iterable(looked))
        shared.pop(at, None)
        near = [(reports[other], count) for other, count in shared.items() if count >= _SHARED]
        unseen = sum(len(one) >= _MOST_HOLDERS for one in looked)
        yield report.url, _nearest(report, near, unseen)


def _nearest(
    report: AnnualReport, near: list[tuple[AnnualReport, int]], unseen: int
) -> Likeness | None:
    """The most similar of those that share so many hashes, or up to `unseen` more; of equals the last address.

    Those that share most come first, and none is compared that could not be more like it than the best so far.
    """
    best: Likeness | None = None
    for other, count in sorted(near, key=lambda pair: -pair[1]):
        if best and most_likeness(count + unseen) < best.percent:
            break
        percent = _percent(report.facts, other.facts)
        if percent is None:
            continue
        if best is None or (percent, other.url) > (best.percent, best.url):
            best = Likeness(other.name, other.url, percent)
    return best
