"""Names that sites still show as their leaders, beside the notices by which their bearers left that office.

A notice may stand on any site of the round: a government publishes those of its offices.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.opened import evidence_of, opened, published
from reading.public.officials import of_title
from reading.subjects import COLUMN_PAGES, SiteSubjects
from reading.titles import named
from records import Agency, Evidence, Page, Reading, StatedDate
from records.officials import Leaders, Move, Relieved, Shown

_KIND = "领导信息"
_POST = re.compile(
    r"副?(?:局长|主任|书记|[区县市镇乡]长|院长|馆长|[站所队部厅组处科]长|台长|校长|总工程师|调研员|秘书长)"
)


@dataclass(frozen=True, slots=True)
class _Moved:
    """A move by a notice that was read."""

    move: Move
    agency: str
    title: str
    url: str
    day: StatedDate | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class _Face:
    """A name that a page of leaders shows."""

    shown: Shown
    evidence: Evidence | None


_Moves = Mapping[str, Sequence[_Moved]]
"""Id of an agency → the moves into and out of its offices."""


def leaders(sites: Sequence[SiteSubjects], agencies: Sequence[Agency]) -> tuple[Leaders, ...]:
    """One subject a site that shows leaders, by key."""
    found: dict[str, list[_Moved]] = defaultdict(list)
    for site in sites:
        for one in _moved(site, agencies):
            found[one.agency].append(one)
    shown = [leads for site in sites if (leads := _of_site(site, found))]
    return tuple(sorted(shown, key=lambda one: one.key))


def _moved(site: SiteSubjects, agencies: Sequence[Agency]) -> Iterator[_Moved]:
    for reading in site.readings:
        page = reading.facts
        if not isinstance(page, Page) or page.public is None or not page.public.moves:
            continue
        title = (page.article.title if page.article else None) or page.title
        for move in page.public.moves:
            whose = named(move.post, agencies)
            if len(whose) == 1:
                evidence = evidence_of(reading.visit)
                yield _Moved(
                    move, whose[0].id, title, reading.errand.url, published(reading), evidence
                )


def _of_site(site: SiteSubjects, moves: _Moves) -> Leaders | None:
    faces = {one.shown.name: one for one in reversed(list(_faces(site)))}
    if not faces:
        return None
    own = moves.get(site.site.agency, ()) if site.site.agency else ()
    column = next((one for one in site.columns if one.kind == _KIND), None)
    gone = (_relieved(face, own) for _, face in sorted(faces.items()))
    return Leaders(
        site=site.site.id,
        name=site.site.name,
        url=column.url if column else site.site.url,
        agency=site.site.agency,
        column=column.id if column else "",
        shown=len(faces),
        notices=len({one.url for one in own}),
        relieved=tuple(one for one in gone if one),
        evidence=next(iter(faces.values())).evidence,
    )


def _faces(site: SiteSubjects) -> Iterator[_Face]:
    """Names of its pages of leaders, of their titles, and of the rows of its columns of leaders."""
    own = {column.id for column in site.columns if column.kind == _KIND}
    for reading in site.readings:
        page = reading.facts
        if not isinstance(page, Page) or not opened(reading):
            continue
        evidence = evidence_of(reading.visit)
        for one in page.public.leaders if page.public else ():
            yield _Face(one, evidence)
        if reading.errand.column in own:
            yield from (_Face(one, evidence) for one in _named(reading, page))


def _named(reading: Reading, page: Page) -> Iterable[Shown]:
    rows = page.listing.postings if page.listing and reading.errand.role in COLUMN_PAGES else ()
    titles = [row.title for row in rows]
    titles += [page.article.title] if page.article and page.article.title else []
    return [one for title in titles if (one := of_title(title))]


def _relieved(face: _Face, moves: Sequence[_Moved]) -> Relieved | None:
    """What says that the name left the office it is shown for; nothing when it came back, or to another office here."""
    mine = [one for one in moves if one.move.name == face.shown.name]
    left = [one for one in mine if one.move.left]
    if not left:
        return None
    last = max(left, key=_day)
    if any(not one.move.left and _day(one) >= _day(last) for one in mine):
        return None
    held, printed = _POST.findall(last.move.post), _POST.findall(face.shown.words)
    if printed and held and held[-1] not in printed:
        return None
    return Relieved(
        face.shown.name, last.move.post, last.title, last.url, last.day, face.evidence, last.evidence,
        perhaps=not (printed and held),
    )  # fmt: skip


def _day(one: _Moved) -> int:
    return one.day.earliest.toordinal() if one.day else 0
