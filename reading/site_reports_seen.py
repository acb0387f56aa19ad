"""The yearly sheets of sites (政府网站工作年度报表) that a round saw, as subjects of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reading.annual import sheet_identities
from reading.subjects import SiteSubjects
from records import Article, Attachment
from records.annual import AnnualFacts, Form
from records.site_report import SiteReport


def site_reports(sites: Sequence[SiteSubjects]) -> tuple[SiteReport, ...]:
    """The sheets of a round by address: of an article and its attachments the one with the most numbers."""
    best: dict[tuple[str, int], SiteReport] = {}
    for site in sites:
        for one in _of_site(site):
            key = one.article or one.url, one.year
            if key not in best or _rank(one) < _rank(best[key]):
                best[key] = one
    return tuple(sorted(best.values(), key=lambda one: one.url))


def _rank(one: SiteReport) -> tuple[int, str]:
    return -len(one.figures), one.url


def _of_site(site: SiteSubjects) -> Iterator[SiteReport]:
    found = [(one.errand.url, facts) for one in site.readings if (facts := _sheet(one.facts))]
    if not found:
        return
    subjects: dict[str, Article | Attachment] = {one.url: one for one in site.articles}
    subjects |= {one.url: one for one in site.attachments}
    for url, facts in found:
        if subject := subjects.get(url):
            yield sheet_alone(facts, subject)


def _sheet(facts: object) -> AnnualFacts | None:
    """That of a page or a file."""
    annual = getattr(facts, "annual", None)
    is_sheet = isinstance(annual, AnnualFacts) and annual.form is Form.WEBSITE
    return annual if is_sheet else None


def sheet_alone(facts: AnnualFacts, subject: Article | Attachment) -> SiteReport:
    """A sheet by itself: what `check` judges of one file."""
    return SiteReport(
        url=subject.url,
        name=facts.title or subject.name,
        year=facts.year,
        figures=facts.figures,
        agency=subject.agency,
        site=subject.site,
        column=subject.column,
        article=subject.article if isinstance(subject, Attachment) else "",
        identities=sheet_identities(facts),
        readable=subject.readable,
        reason=subject.reason,
        evidence=subject.evidence,
    )
