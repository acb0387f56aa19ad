"""Published budgets and final accounts, put together: the article's own text and tables with those of its attachments.

A department's page may carry the accounts of its subordinate units as well: an attachment that is a whole account of
its own is a report of its own. Two attachments that say the same (a PDF and its workbook) are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reading.budgets_across import beside
from reading.finance import announces, evaluate
from reading.opened import evidence_of, opened, why_unread
from reading.subjects import SiteSubjects
from reading.titles import Announced, announced, named
from records import (
    Agency,
    Article,
    Attachment,
    BudgetReport,
    Document,
    Evidence,
    FinanceFacts,
    Page,
    Reading,
    Role,
    veil,
)

_WHOLE = 5
"""Official tables from which a file is an account of its own."""


def budget_reports(site: SiteSubjects, agencies: Sequence[Agency]) -> tuple[BudgetReport, ...]:
    """All budgets and final accounts that a round saw on a site, by address."""
    articles = {one.url: one for one in site.articles}
    files = {one.url: one for one in site.attachments}
    offered: dict[str, list[Reading]] = defaultdict(list)
    pages: list[Reading] = []
    for reading in site.readings:
        if reading.errand.role is Role.ATTACHMENT:
            offered[reading.errand.found_on].append(reading)
        elif isinstance(reading.facts, Page) and reading.facts.article and opened(reading):
            pages.append(reading)
    found = [
        report
        for page in pages
        for report in _reports(page, offered.get(page.errand.url, []), articles, files)
    ]
    by_id = {one.id: one for one in agencies} if found else {}
    owned = sorted((_owned(one, agencies, by_id) for one in found), key=lambda one: one.url)
    return beside(owned, agencies)


def report_of(facts: FinanceFacts, name: str, url: str) -> BudgetReport:
    """The report that one file is, taken by itself."""
    says = announces("", name)
    return _report(url, name, facts, says, Evidence(url), facts.reasons)


def _reports(
    page: Reading,
    offered: Sequence[Reading],
    articles: dict[str, Article],
    files: dict[str, Attachment],
) -> Iterator[BudgetReport]:
    facts = page.facts
    assert isinstance(facts, Page)
    title = (facts.article.title if facts.article else "") or facts.title
    says = tuple(one for one in announced(title) if one.what in {"预算", "决算"})
    read = [(one, one.facts.finance) for one in offered if isinstance(one.facts, Document)]
    with_facts = [(one, found) for one, found in read if found is not None]
    if not says and not facts.finance and not with_facts:
        return
    visited = tuple(offered)
    whole = _distinct([(one, found) for one, found in with_facts if _is_whole(found)])
    article = articles.get(page.errand.url)
    if len(whole) > 1:
        for one, found in whole:
            yield _of_file(one, found, files.get(one.errand.url), says)
        return
    if not says and not facts.finance:
        for one, found in whole:
            yield _of_file(one, found, files.get(one.errand.url), ())
        return
    if whole or (facts.finance and _is_whole(facts.finance)):
        # A stamped copy beside a readable version adds nothing, and takes nothing away.
        offered = [one for one in offered if not _is_scan(one)]
        with_facts = [(one, found) for one, found in with_facts if not found.scanned]
    parts = [*([facts.finance] if facts.finance else []), *(found for _, found in with_facts)]
    reasons = [*_unread(offered), *_unseen(facts, visited)]
    if not parts and not reasons:
        return
    merged = (
        _merged(parts, says) if parts else FinanceFacts(_kind(says), says[0].year, says[0].owner)
    )
    report = _report(
        page.errand.url, title, merged, says, evidence_of(page.visit), [*merged.reasons, *reasons]
    )
    if article:
        report = replace(report, site=article.site, agency=article.agency, column=article.column)
    yield report


def _kind(says: Sequence[Announced]) -> str:
    return f"{'政府' if says[0].government else '部门'}{says[0].what}"


def _unread(offered: Sequence[Reading]) -> list[str]:
    """Attachments that could not be read, or not to their end."""
    return [
        f"附件“{veil(one.errand.text)}”{reason}" for one in offered if (reason := why_unread(one))
    ]


def _unseen(page: Page, offered: Sequence[Reading]) -> list[str]:
    """Attachments that the round did not visit."""
    seen = {one.errand.url for one in offered}
    links = page.article.attachments if page.article else ()
    return [f"附件“{one.name}”本次未读取" for one in links if one.url not in seen]


def _is_scan(one: Reading) -> bool:
    found = one.facts.finance if isinstance(one.facts, Document) else None
    return found is not None and found.scanned


def _is_whole(facts: FinanceFacts) -> bool:
    return len({one.id for one in facts.tables if one.drawn}) >= _WHOLE


def _distinct(found: Iterable[tuple[Reading, FinanceFacts]]) -> list[tuple[Reading, FinanceFacts]]:
    """One of those that have the same amounts."""
    out: list[tuple[Reading, FinanceFacts]] = []
    seen: set[tuple[tuple[str, str, str, str | None], ...]] = set()
    for reading, facts in found:
        amounts = tuple(
            sorted((one.table, one.row, one.column, one.value) for one in facts.cells if one.value)
        )
        if amounts not in seen:
            seen.add(amounts)
            out.append((reading, facts))
    return out


def _of_file(
    reading: Reading, facts: FinanceFacts, file: Attachment | None, says: Sequence[Announced]
) -> BudgetReport:
    name = file.name if file else reading.errand.text
    own = announces("", name) or tuple(says)
    report = _report(
        reading.errand.url, name, facts, own, evidence_of(reading.visit), facts.reasons
    )
    if file:
        report = replace(report, site=file.site, agency=file.agency, column=file.column)
    return report


def _report(
    url: str,
    name: str,
    facts: FinanceFacts,
    says: Sequence[Announced],
    evidence: Evidence,
    reasons: Sequence[str],
) -> BudgetReport:
    return BudgetReport(
        url=url,
        name=veil(name),
        kind=facts.kind,
        year=facts.year,
        facts=facts,
        identities=evaluate(facts),
        years=tuple(dict.fromkeys(one.year for one in says)),
        complete=not reasons,
        reason="；".join(dict.fromkeys(reasons)),
        evidence=evidence,
    )


def _merged(parts: Sequence[FinanceFacts], says: Sequence[Announced]) -> FinanceFacts:
    """Page and attachments as one; of two tables of one kind the first that was read stands."""
    first = max(parts, key=lambda one: len(one.tables))
    order = [first, *(one for one in parts if one is not first)]
    tables, cells = [], []
    taken: set[str] = set()
    for part in order:
        drawn = [one for one in part.tables if one.drawn and one.id not in taken]
        tables += drawn
        cells += [one for one in part.cells if one.table in {table.id for table in drawn}]
        taken |= {one.id for one in drawn}
    tables += [
        one for part in order for one in part.tables if not one.drawn and one.id not in taken
    ]
    return FinanceFacts(
        kind=first.kind,
        year=says[0].year if says else first.year,
        owner=next((one.owner for one in order if one.owner), ""),
        tables=tuple(tables),
        cells=tuple(cells),
        statements=tuple(one for part in order for one in part.statements),
        headings=tuple(one for part in order for one in part.headings),
        listed=tuple(dict.fromkeys(one for part in order for one in part.listed)),
        topics=tuple(dict.fromkeys(one for part in order for one in part.topics)),
        claims=tuple(one for part in order for one in part.claims),
        earlier=tuple(one for part in order for one in part.earlier),
        placeholders=tuple(one for part in order for one in part.placeholders),
        prose=sum(one.prose for one in order),
        reasons=tuple(dict.fromkeys(one for part in order for one in part.reasons)),
        scanned=any(one.scanned for one in order) and not tables,
    )


def _owned(
    report: BudgetReport, agencies: Sequence[Agency], by_id: dict[str, Agency]
) -> BudgetReport:
    """Whoever its title or cover names alone answers for it."""
    for text in (report.name, report.facts.owner):
        found = named(text, agencies)
        if len(found) == 1:
            return replace(report, agency=found[0].id, level=found[0].level)
    own = by_id.get(report.agency)
    return replace(report, level=own.level) if own else report
