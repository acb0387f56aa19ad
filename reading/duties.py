"""Duties looked up in what was read: which article fulfils them, and were all places reached where it may be?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reading.by_page import ByPage
from reading.offices import ends_with_office, is_region
from reading.opened import evidence_of, opened, published
from reading.subjects import COLUMN_PAGES, SiteSubjects
from reading.titles import Announced, announced, named
from records import (
    Agency,
    ArticleFacts,
    Column,
    Duty,
    DutySeen,
    Evidence,
    Match,
    Page,
    Reading,
    StatedDate,
)
from records.kinds import duty_name

COLUMN_KIND = {
    "政府预算": "财政预决算",
    "政府决算": "财政预决算",
    "部门预算": "财政预决算",
    "部门决算": "财政预决算",
    "年度报告": "年度报告",
    "网站年度报表": "网站年度报表",
}
"""The class of column where each kind of duty belongs."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A published title that announces something owed."""

    title: str
    url: str
    column: str
    agencies: tuple[str, ...]
    """Ids of agencies it can belong to: those its title names, else its source's, else its column's."""
    says: Announced
    published: StatedDate | None
    approved: StatedDate | None
    reached: bool
    evidence: Evidence | None


def candidates(site: SiteSubjects, agencies: Sequence[Agency]) -> tuple[Candidate, ...]:
    """All titles of a site that announce something owed once a year, in a fixed order."""
    owners = {column.id: column.agency for column in site.columns}
    by_url = ByPage((one.errand.url, one) for one in site.readings)
    found: dict[tuple[str, Announced], Candidate] = {}
    for title, url, column, listed in _titles(site.readings):
        for says in announced(title):
            owner = owners.get(column, "") or site.site.agency
            reading = by_url.get(url)
            facts = _article(reading)
            named_by = _owners(title, says.owner, (facts and facts.source) or "", owner, agencies)
            one = Candidate(
                title=title,
                url=url,
                column=column,
                agencies=named_by,
                says=says,
                published=(facts.published if facts else None) or listed or _labelled(facts),
                approved=facts.approved if facts else None,
                reached=reading is not None and opened(reading),
                evidence=evidence_of(reading.visit) if reading else None,
            )
            found.setdefault((url, replace(says, owner="", government=None)), one)
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[0], key[1].what)))


def _article(reading: Reading | None) -> ArticleFacts | None:
    return reading.facts.article if reading and isinstance(reading.facts, Page) else None


def _labelled(facts: ArticleFacts | None) -> StatedDate | None:
    return facts.meta_pubdate if facts else None


_Title = tuple[str, str, str, StatedDate | None]
"""Title, address, column and date."""


def _titles(readings: Iterable[Reading]) -> Iterable[_Title]:
    """Every row of a column; then the articles, whose own titles are not cut short; then their attachments."""
    articles: list[_Title] = []
    files: list[_Title] = []
    for reading in readings:
        page, errand = reading.facts, reading.errand
        if not isinstance(page, Page):
            continue
        if page.listing and errand.column and errand.role in COLUMN_PAGES:
            for posting in page.listing.postings:
                if posting.url:
                    yield posting.title, posting.url, errand.column, posting.date
        elif page.article:
            day = published(reading)
            articles.append((page.article.title or "", errand.url, errand.column, day))
            files += [(one.name, one.url, errand.column, day) for one in page.article.attachments]
    yield from articles
    yield from files


def _owners(
    title: str, owner: str, source: str, column_s: str, agencies: Sequence[Agency]
) -> tuple[str, ...]:
    """Ids of the agencies it can belong to: those its title names, else its source's, else its column's.

    A title that gives it to an office nobody has configured belongs to none of ours.
    """
    found = named(title, agencies)
    ending = {agency for agency in found if owner.endswith((agency.name, *agency.short))}
    if ends_with_office(owner) and not ending:
        return ()
    found = found or named(source, agencies)
    return tuple(agency.id for agency in found) or ((column_s,) if column_s else ())


def look_up(
    duties: Sequence[Duty], sites: Sequence[SiteSubjects], agencies: Sequence[Agency]
) -> tuple[Duty, ...]:
    """The duties with what was seen of each."""
    every = [one for site in sites for one in candidates(site, agencies)]
    columns = [column for site in sites for column in site.columns]
    return tuple(replace(duty, seen=_seen(duty, every, columns)) for duty in duties)


def _seen(duty: Duty, every: Sequence[Candidate], columns: Sequence[Column]) -> DutySeen:
    fitting = [one for one in every if _fulfils(one, duty)]
    fitting.sort(key=lambda one: (one.published.earliest if one.published else date.max, one.url))
    reached, reason, evidence = _reach(duty, columns)
    shelves = {column.id: column for column in columns}
    matches = tuple(_match(one, shelves.get(one.column)) for one in fitting)
    return DutySeen(matches, reached, reason, evidence, _years(duty, every))


def _years(duty: Duty, every: Sequence[Candidate]) -> tuple[int, ...]:
    """Years for which the agency has published the same."""
    found = {
        one.says.year
        for one in every
        if duty.agency in one.agencies and one.says.fits(duty.kind, duty.level)
    }
    return tuple(sorted(found))


def _fulfils(one: Candidate, duty: Duty) -> bool:
    fits = one.says.year == duty.year and one.says.fits(duty.kind, duty.level)
    return fits and duty.agency in one.agencies


def _match(one: Candidate, shelf: Column | None) -> Match:
    return Match(
        title=one.title,
        url=one.url,
        column=one.column,
        published=one.published,
        approved=one.approved,
        reached=one.reached,
        evidence=one.evidence,
        shelf=shelf.name if shelf else "",
        kind=shelf.kind if shelf else "",
    )


def _reach(duty: Duty, columns: Sequence[Column]) -> tuple[bool, str, Evidence | None]:
    """Were all columns where it may stand read to their end? If not, the first reason."""
    places = [column for column in columns if _may_hold(column, duty)]
    named_first = sorted(places, key=lambda one: (one.id not in duty.columns, one.id))
    evidence = next(
        (one.seen.evidence for one in named_first if one.seen and one.seen.evidence), None
    )
    if not places:
        return False, "没有可供查找的栏目", None
    if not {one.id for one in columns}.issuperset(duty.columns):
        return False, "应公开的栏目不在本次检查范围内", evidence
    reason = next((why for column in named_first if (why := _unread(column))), "")
    return not reason, reason, evidence


def _unread(column: Column) -> str:
    """Why a column proves nothing about what is not in it; empty when it was a list read to its end.

    A single page proves nothing: what it holds (a table of links, a frame) is no list that could be counted.
    """
    seen = column.seen
    if seen is None or not seen.reached:
        return f"栏目“{column.name}”未能检查（{seen.reason if seen else '未访问'}）"
    if seen.single:
        return f"栏目“{column.name}”是单个页面，没有列表可查"
    if not seen.complete:
        return f"栏目“{column.name}”未读到底（{seen.reason or '原因不明'}）"
    return ""


def _may_hold(column: Column, duty: Duty) -> bool:
    if column.id in duty.columns:
        return True
    if column.kind != COLUMN_KIND[duty.kind]:
        return False
    return column.agency in {"", duty.agency}


def owed_by_habit(
    sites: Sequence[SiteSubjects], as_of: date
) -> tuple[tuple[Agency, ...], tuple[Duty, ...]]:
    """Agencies and duties inferred where nothing is configured: who published last year owes this year.

    A budget is owed for the year of `as_of`, a final account and an annual report for the year before.
    An owner must have published the same thing for the year before that one.
    """
    agencies: dict[str, Agency] = {}
    duties: dict[str, Duty] = {}
    for site in sites:
        for one in candidates(site, ()):
            if one.says.what == "网站年度报表":
                continue  # a portal shows those of many sites: whose is owed where, only a configuration tells
            owner, year = one.says.owner, _owed_year(one.says.what, as_of)
            if one.says.year != year - 1 or not (ends_with_office(owner) or is_region(owner)):
                continue
            duty = _habit(site, one, owner, year)
            agencies.setdefault(owner, Agency(id=owner, name=owner, level=duty.level))
            duties.setdefault(duty.id, duty)
    ordered = sorted(duties.values(), key=lambda one: one.id)
    return tuple(agencies[name] for name in sorted(agencies)), tuple(ordered)


def _owed_year(what: str, as_of: date) -> int:
    return as_of.year if what == "预算" else as_of.year - 1


def _habit(site: SiteSubjects, one: Candidate, owner: str, year: int) -> Duty:
    level, kind = _level(owner), one.says.what
    if kind != "年度报告":
        of_government = level == "政府" if one.says.government is None else one.says.government
        kind = f"{'政府' if of_government else '部门'}{kind}"
    column = next((each for each in site.columns if each.id == one.column), None)
    return Duty(
        id=f"{owner}-{kind}-{year}",
        agency=owner,
        kind=kind,
        year=year,
        name=duty_name(owner, year, kind),
        columns=(column.id,) if column else (),
        level=level,
        site=site.site.id,
        url=column.url if column else site.site.url,
    )


def _level(name: str) -> str:
    if name.endswith(("镇人民政府", "乡人民政府", "街道办事处", "镇", "乡", "街道")):
        return "乡镇街道"
    return "政府" if name.endswith("人民政府") or is_region(name) else "部门"
