"""Normative documents of a round as subjects, with what interprets them; consultations with what answers them; guides.

A document and its interpretation are the same matter when one page links to the other, or when the interpretation's
title holds the document's whole name. Titles that are only alike make it "perhaps", which accuses nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reading.by_page import ByPage
from reading.opened import published
from reading.policy import Genre, contained, genre
from reading.policy.titles import Spoken, core, is_guide, spoken_of
from reading.policy_columns import SitePapers, policy_columns, repeals_of
from reading.policy_papers import Paper
from reading.subjects import COLUMN_PAGES, SiteSubjects
from records import (
    Agency,
    Column,
    Consultation,
    DisclosureGuide,
    Interpretation,
    Page,
    PageKind,
    PolicyColumn,
    PolicyDocument,
    Reading,
    Related,
    Surroundings,
)
from records.addresses import page_key

_INTERPRETING = frozenset({"政策解读"})
_ANSWERING = frozenset({"互动回应", "决策公开"})
_GUIDING = frozenset({"指南", "公开制度", "依申请公开"})
_PAPERS = frozenset({PageKind.ARTICLE, PageKind.SINGLE})

PolicySubject = PolicyDocument | Interpretation | Consultation | DisclosureGuide | PolicyColumn


def policies(
    sites: Sequence[SiteSubjects], agencies: Sequence[Agency] = ()
) -> tuple[PolicySubject, ...]:
    """The subjects of all sites, by address.

    An interpretation may stand on another site of the same government: what a neighbouring district published
    under a like title says nothing about ours.
    """
    roots = _roots(agencies)
    groups: dict[str, list[SiteSubjects]] = {}
    for site in sites:
        groups.setdefault(roots.get(site.site.agency, ""), []).append(site)
    found = (one for group in groups.values() for one in _of_government(group))
    return tuple(sorted(found, key=lambda one: one.key))


def _roots(agencies: Sequence[Agency]) -> dict[str, str]:
    """Agency → the office at the top of it; a circle of parents ends where it began."""
    parents = {one.id: one.parent for one in agencies}
    roots = {}
    for id_ in parents:
        top, met = id_, {id_}
        while (above := parents.get(top, "")) and above not in met:
            top = above
            met.add(top)
        roots[id_] = top
    return roots


def _of_government(sites: Sequence[SiteSubjects]) -> list[PolicySubject]:
    seen = [_Site(site) for site in sites]
    readers = _Readers([paper for site in seen for paper in site.of(Genre.INTERPRETATION)])
    found: list[PolicySubject] = []
    shelves = [SitePapers(site.site, site.papers) for site in seen]
    for site, shelf in zip(seen, shelves, strict=True):
        found += [*site.documents(readers), *site.consultations(), *site.guides()]
        found += policy_columns(shelf, shelves)
    return found


class _Site:
    def __init__(self, site: SiteSubjects) -> None:
        self.site = site
        self.columns = {column.id: column for column in site.columns}
        self.papers = tuple(_papers(site, self.columns))
        self.links = _Links(self.papers)

    def of(self, *genres: Genre) -> list[Paper]:
        return [one for one in self.papers if one.genre in genres]

    def kind(self, paper: Paper) -> str:
        column = self.columns.get(paper.column)
        return column.kind if column else ""

    def documents(self, readers: _Readers) -> Iterator[PolicyDocument | Interpretation]:
        """The pages of its 规范性文件 columns, and the interpretations that were read too."""
        papers = [
            one
            for one in self.of(Genre.DOCUMENT)
            if one.article
            and one.page
            and one.page.kind in _PAPERS
            and self.kind(one) == "规范性文件"
        ]
        paired = {one.url: readers.of(one, self.links) for one in papers}
        ends = repeals_of(self.papers, papers)
        reached, reason = _reached(self.site.columns, _INTERPRETING)
        for column, own in _by_column(papers).items():
            related = [each for one in own for each in paired[one.url].related]
            around = Surroundings(
                reached,
                reason,
                practised=bool(related),
                linked_to=any(one.led_to for one in related),
                linked_back=any(one.leads_back for one in related),
            )
            newest = _newest(own)
            for one in own:
                spokes = replace(around, spokesman=one.url == newest)
                known = _document(one, column, paired[one.url], spokes)
                yield replace(known, repeals=ends.get(one.url, ()))
                yield from _read_interpretations(one, paired[one.url].papers)

    def consultations(self) -> Iterator[Consultation]:
        """Calls for opinions whose page was read."""
        outcomes = _Outcomes(self.of(Genre.FEEDBACK))
        reached, reason = _reached(self.site.columns, _ANSWERING)
        around = Surroundings(reached, reason, practised=bool(outcomes.papers))
        calls = [one for one in self.of(Genre.CALL) if one.article and one.page]
        for column, own in _by_column(calls).items():
            newest = _newest(own)
            for one in own:
                spokes = replace(around, spokesman=one.url == newest)
                yield _consultation(one, column, outcomes, self.links, spokes)

    def guides(self) -> Iterator[DisclosureGuide]:
        """Guides and rules on disclosure, in the columns where they belong."""
        for one in self.of(Genre.GUIDE):
            facts = one.page.article if one.page else None
            if not one.article or facts is None or self.kind(one) not in _GUIDING:
                continue
            yield DisclosureGuide(
                url=one.url,
                name=one.article.name,
                facts=one.facts,
                guide=is_guide(one.title),
                site=one.article.site,
                agency=one.article.agency,
                column=one.column,
                published=one.published,
                text_length=facts.text_length,
                attached=bool(facts.attachments),
                readable=one.article.readable,
                reason=one.article.reason,
                evidence=one.article.evidence,
            )


class _Links:
    """Which page links to which, whatever the spelling of the address."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        kept = frozenset((Genre.DOCUMENT, Genre.INTERPRETATION, Genre.CALL, Genre.FEEDBACK))
        self._to = {
            one.url: frozenset(page_key(link.url) for link in one.page.links)
            for one in papers
            if one.page and one.genre in kept
        }

    def lead(self, one: Paper, other: Paper) -> bool:
        return one.url in self._to and page_key(other.url) in self._to[one.url]


def _papers(site: SiteSubjects, columns: dict[str, Column]) -> Iterator[Paper]:
    """The articles that were read, then rows of lists whose pages were not."""
    articles = {one.url: one for one in site.articles}
    by_url = ByPage((one.errand.url, one) for one in site.readings if one.errand.url in articles)
    for url, article in articles.items():
        reading = by_url[url]
        if isinstance(page := reading.facts, Page) and page.article:
            title = page.article.title or article.name
            when = published(reading) or article.listed
            kind = _genre(title, columns.get(article.column))
            yield Paper(url, title, article.column, kind, when, article, page)
    for reading in site.readings:
        yield from (one for one in _rows(reading, columns) if one.url not in by_url)


def _rows(reading: Reading, columns: dict[str, Column]) -> Iterator[Paper]:
    page, errand = reading.facts, reading.errand
    if isinstance(page, Page) and page.listing and errand.role in COLUMN_PAGES:
        for row in page.listing.postings:
            if row.url:
                kind = _genre(row.title, columns.get(errand.column))
                yield Paper(row.url, row.title, errand.column, kind, row.date)


def _genre(title: str, column: Column | None) -> Genre:
    """A column of interpretations holds interpretations, whatever their titles say."""
    kind = genre(title)
    inside = column is not None and column.kind in _INTERPRETING
    return Genre.INTERPRETATION if inside and kind in {Genre.OTHER, Genre.DOCUMENT} else kind


class _Readers:
    """All interpretations of the round, by the documents their titles speak of."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = papers
        self._spoken = Spoken(one.title for one in papers)
        self._links = _Links(papers)

    def of(self, document: Paper, links: _Links) -> _Paired:
        """What surely interprets it: by its whole name, or by a link between titles that are alike.

        A link alone says nothing: menus and "newest posts" link everything to everything.
        """
        papers: list[Paper] = []
        related: list[Related] = []
        name = core(document.title)
        near = self._spoken.of(name)
        for at, sure in near.items():
            one = self.papers[at]
            to, back = links.lead(document, one), self._links.lead(one, document)
            if one.url != document.url and (sure or to or back):
                papers.append(one)
                read = one.page is not None
                related.append(Related(one.title, one.url, one.published, read, back, to))
        return _Paired(tuple(papers), tuple(related), bool(near) or not name)


@dataclass(frozen=True, slots=True)
class _Paired:
    """What surely interprets a document, twice, and may anything?"""

    papers: tuple[Paper, ...]
    related: tuple[Related, ...]
    perhaps: bool


def _document(paper: Paper, column: str, paired: _Paired, around: Surroundings) -> PolicyDocument:
    article, page = paper.article, paper.page
    assert article is not None
    facts = page.article if page else None
    return PolicyDocument(
        url=paper.url,
        name=article.name,
        facts=paper.facts,
        site=article.site,
        agency=article.agency,
        column=column,
        published=paper.published,
        signed=facts.signed if facts else None,
        text_length=_words(paper),
        files=tuple(_format(one.name, one.url) for one in facts.attachments) if facts else (),
        interpretations=paired.related,
        perhaps=paired.perhaps,
        around=around,
        readable=article.readable,
        reason=article.reason,
        evidence=article.evidence,
    )


def _words(paper: Paper) -> int:
    """Characters of a document's own words, or of all that stands there."""
    if paper.facts.prose is not None:
        return paper.facts.prose
    return paper.page.article.text_length if paper.page and paper.page.article else 0


def _read_interpretations(document: Paper, papers: Sequence[Paper]) -> Iterator[Interpretation]:
    """Those whose titles say so: the document itself, posted in that column once more, is no copied interpretation."""
    for one in papers:
        if one.article is None or genre(one.title) is not Genre.INTERPRETATION:
            continue
        yield Interpretation(
            url=one.url,
            name=one.article.name,
            document=document.title,
            document_url=document.url,
            percent=contained(one.facts.sketch, document.facts.sketch),
            shingles=one.facts.shingles,
            site=one.article.site,
            agency=one.article.agency,
            column=one.column,
            evidence=one.article.evidence,
            document_evidence=document.article.evidence if document.article else None,
        )


def _consultation(
    call: Paper, column: str, outcomes: _Outcomes, links: _Links, around: Surroundings
) -> Consultation:
    article = call.article
    assert article is not None
    near = outcomes.of(call)
    linked = next((one for one in outcomes.papers if links.lead(call, one)), None)
    sure = linked or next((outcomes.papers[at] for at, surely in near.items() if surely), None)
    return Consultation(
        url=call.url,
        name=article.name,
        facts=call.facts,
        site=article.site,
        agency=article.agency,
        column=column,
        feedback=call.url if call.facts.answered else (sure.url if sure else ""),
        perhaps=bool(near),
        around=around,
        evidence=article.evidence,
    )


class _Outcomes:
    """What tells the outcome of calls for opinions, by the calls their titles speak of."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = papers
        self._spoken = Spoken(one.title for one in papers)

    def of(self, call: Paper) -> dict[int, bool]:
        """Positions of what may answer a call → does it surely?"""
        found: dict[int, bool] = {}
        for name in dict.fromkeys((core(call.title), *spoken_of(call.title))):
            for at, sure in self._spoken.of(name).items():
                found[at] = found.get(at, False) or sure
        return found


def _reached(columns: Iterable[Column], kinds: frozenset[str]) -> tuple[bool, str]:
    """Were all columns of these classes read to their end, and is there one? If not, which was not, and why."""
    own = [one for one in columns if one.kind in kinds]
    if not own:
        return False, f"未见{'、'.join(sorted(kinds))}类栏目，可能在其他网站发布"
    for one in own:
        if one.seen is None or not one.seen.reached:
            return False, f"栏目“{one.name}”{(one.seen.reason if one.seen else '') or '未检查'}"
        if not (one.seen.complete or one.seen.single or one.seen.empty):
            return False, f"栏目“{one.name}”的列表未读到底"
    return True, ""


def _by_column(papers: Iterable[Paper]) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = defaultdict(list)
    for one in papers:
        found[one.column].append(one)
    return found


def _newest(papers: Iterable[Paper]) -> str:
    """Address of the newest; of equals the last by address."""
    return max(
        papers, key=lambda one: (str(one.published.latest) if one.published else "", one.url)
    ).url


def _format(*names: str) -> str:
    """The format that a file's name or address ends with; empty when neither tells."""
    for name in names:
        stem, dot, ending = name.split("?")[0].rpartition(".")
        if stem and dot and ending.isalnum() and len(ending) <= 5:
            return ending.lower()
    return ""
