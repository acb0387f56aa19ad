"""The main list of a page, chosen among all that looks like a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reading.addresses import Resolver, host_of, path_of
from reading.lists.blocks import Place
from reading.lists.found import Found
from reading.lists.hints import counts_more, turns_by_script, waits_for_pager
from reading.lists.pager import Pager, pager
from reading.lists.postings import newest_date, postings
from reading.lists.rows import (
    MAX_ROWS,
    Group,
    groups,
    seeds,
    undated_groups,
    with_undated,
    without_title,
)
from reading.outline import Outline
from records import Listing, Posting, StatedDate

_ARTICLE_PATH = re.compile(
    r"\d{4,}|\.(?:pdf|docx?|xlsx?|zip|rar)$|/(?:art|content|info|detail|show)", re.IGNORECASE
)
_FULL_PAGE = 10
"""Rows from which a page may be full and another follow; pager scripts write nothing below a single page."""
_OWN = 2.5
"""How much more a list counts whose rows stand under the page's own folder."""
_UNTITLED, _TOO_MANY = "未能读出标题", "条目过多"
_RAGGED = "网页不完整，未见结尾，列表可能被截断"
_UNDATED, _PARTLY_DATED = "列表未显示日期", "未显示可用日期"
_TITLE_LENGTH, _LONG_TITLES = 8, 12
"""Mean characters of rows: more than a menu's entries; titles whatever their addresses look like."""


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists of a page with the main one read."""

    groups: list[Group]
    """Dated lists in document order."""
    pager: Pager
    rows: tuple[Posting, ...]
    dated: bool
    at: int
    """Text run where the main list begins; -1 without one."""
    after: int = 0
    """First run behind the breadcrumb."""
    family: str = ""
    """The CMS dialect that knows the page; empty = none."""
    hollow: bool = False
    """Does an empty pager stand below so many rows that they may fill a page?"""
    ragged: bool = False
    """Does the page break off before its end?"""
    untitled: int = 0
    """Rows of the main list that show a date but no title: their anchors are written by a script."""
    found: Found | None = None
    """What that dialect says; it knows its paging better than the pager's looks do."""

    @property
    def turns_by_script(self) -> bool:
        """Signs that a script asks for further pages, and none of how many there are?"""
        return (self.pager.by_script or self.hollow) and not self.pager.next_href

    @property
    def scripted(self) -> bool:
        """Does a script draw the rows from data?"""
        return self.found is not None and self.found.scripted

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the rows may not be all there is."""
        out: list[str] = []
        here = len(self.rows)
        if self.found is not None:
            out += self.found.reasons
        elif self.turns_by_script:
            out.append("列表可能由脚本分页，后续页未能取得")
        if self.untitled and (self.found is None or not self.found.scripted):
            out.append(f"有{self.untitled}条{_UNTITLED}")
        if self.ragged:
            out.append(_RAGGED)
        if here >= MAX_ROWS:
            out.append(f"{_TOO_MANY}，只读取了前{here}条")
        if self.rows and not self.dated:
            out.append(_UNDATED)
        elif self.rows and any(row.date is None for row in self.rows):
            out.append(f"有{sum(row.date is None for row in self.rows)}条{_PARTLY_DATED}")
        return tuple(out)

    @property
    def total_rows(self) -> int | None:
        """Rows of the whole list, as the site reports it."""
        return self.found.total if self.found is not None else self.pager.rows

    @property
    def page_count(self) -> int | None:
        """Pages of the whole list; 1 when there is no pager and no sign of one."""
        if self.found is not None:
            return self.found.pages
        if self.pager.pages is not None:
            return self.pager.pages
        return 1 if self.rows and not self.pager.found and not self.pager.by_script else None

    @property
    def here(self) -> int | None:
        """This page, from 1."""
        return self.found.here if self.found is not None else self.pager.here

    @property
    def last(self) -> bool | None:
        """Does the list end on this page?"""
        if len(self.rows) >= MAX_ROWS:
            return False
        if self.found is not None:
            return None if self.ragged else self.found.last
        if self.pager.next_href:
            return False
        if self.ragged:
            return None
        if self.page_count is None or self.hollow:
            return None
        return self.page_count <= (self.pager.here or 1)


def lists(page: Outline, resolver: Resolver, after: int, paging: Pager | None = None) -> Lists:
    """Every list of the page; `after`: first run behind the breadcrumb, where menus are over."""
    paging = paging or pager(page, resolver)
    dated = seeds(page)
    place = Place(page, paging, resolver, after)
    found = place.own(groups(page, dated))
    ours = [group for group in found if not place.aside(group)] or found
    main = _main(page, ours, place)
    rows = postings(page, with_undated(page, main), resolver) if main is not None else ()
    begin = page.links[main.rows[0].link].first if main is not None else -1
    if main is not None and any(row.date for row in rows):
        lost = without_title(page, main, dated)
        return _hinted(page, Lists(found, paging, rows, True, begin, after, untitled=lost))
    plain = _undated(place, found)
    if plain.rows or len(rows) < 2:
        return _hinted(page, plain)
    return _hinted(page, Lists(found, paging, rows, False, begin, after))


def without_lists(after: int, paging: Pager | None = None) -> Lists:
    """The lists of a page on which none are looked for."""
    return Lists([], paging or Pager(), (), False, -1, after)


def _hinted(page: Outline, found: Lists) -> Lists:
    """With the signs below the list that a script turns its pages; of a page that breaks off, without its last date.

    What stands where the page breaks may be the date of the next row, or another date of this one.
    """
    if not found.rows:
        return replace(found, ragged=page.ragged)
    if page.ragged:
        found = replace(found, rows=(*found.rows[:-1], replace(found.rows[-1], date=None)))
    paging = found.pager
    if not paging.next_href and _goes_on(page, found):
        paging = replace(paging, by_script=True)
    waits = len(found.rows) >= _FULL_PAGE and not paging.found and waits_for_pager(page, found.at)
    return replace(found, pager=paging, hollow=waits, ragged=page.ragged)


def _goes_on(page: Outline, found: Lists) -> bool:
    """Is there a sign that only a script leads on from this page?"""
    silent = found.pager.pages is None and not found.pager.links
    more = silent and counts_more(page, len(found.rows))
    return more or turns_by_script(page, found.at)


def with_found(static: Lists, family: str, found: Found) -> Lists:
    """The lists of a page whose dialect is known: what the dialect says comes first."""
    rows = found.rows if found.scripted else found.rows or static.rows
    dated = any(row.date for row in rows)
    begin = found.at if found.at >= 0 else static.at
    return replace(static, rows=rows, dated=dated, at=begin, family=family, found=found)


def _main(page: Outline, found: list[Group], place: Place) -> Group | None:
    """The list with most text, the one just above the pager and those of the page's own folder first."""
    if len(found) < 2:
        return found[0] if found else None
    above = [group for group in found if place.above(group)]
    favourite = above[-1] if above else None
    return max(found, key=lambda one: _weight(page, one, place) * (4 if one is favourite else 1))


def _weight(page: Outline, group: Group, place: Place) -> float:
    links = [page.links[row.link] for row in group.rows]
    letters = sum(min(len(link.title or link.text), 40) for link in links)
    return letters * (_OWN if place.under(group) else 1.0)


def _undated(place: Place, found: list[Group]) -> Lists:
    """A list without dates: the longest group of article-like links behind the breadcrumb."""
    best: tuple[float, Group] | None = None
    page, resolver, after = place.page, place.resolver, place.after
    for group in undated_groups(page, after):
        if place.aside(group) or place.foreign(group) or place.beside_template(group):
            continue
        weight = _plain_weight(page, resolver, group)
        if weight and (best is None or weight > best[0]):
            best = (weight, group)
    if best is None:
        return Lists(found, place.paging, (), False, -1, after)
    rows = postings(page, best[1].rows, resolver)
    dated = any(row.date for row in rows)  # written by scripts inside the rows
    return Lists(found, place.paging, rows, dated, page.links[best[1].rows[0].link].first, after)


def _plain_weight(page: Outline, resolver: Resolver, group: Group) -> float:
    links = [page.links[row.link] for row in group.rows]
    mean = sum(len(link.title or link.text) for link in links) / len(links)
    if len(links) < 2 or mean < _TITLE_LENGTH:
        return 0.0
    urls = [resolver.resolve(link.href) or "" for link in links]
    host = host_of(resolver.url)
    like = sum(
        bool(_ARTICLE_PATH.search(path_of(url))) or (mean >= _LONG_TITLES and host_of(url) == host)
        for url in urls
    )
    return mean * len(links) if like * 2 >= len(links) else 0.0


def newest(page: Outline, found: Lists, resolver: Resolver) -> StatedDate | None:
    """The newest date over the rows of all lists: what a home or channel page last showed."""
    whens = [newest_date(page, group.rows, resolver) for group in found.groups]
    whens.append(newest_of(found.rows))
    return max((when for when in whens if when), key=lambda when: when.latest, default=None)


def is_of_dates(reason: str) -> bool:
    """Does this reason say only that rows lack dates? It is nothing against their number (§9)."""
    return reason == _UNDATED or reason.endswith(_PARTLY_DATED)


def is_of_rows(reason: str) -> bool:
    """Does this reason say that rows of the page itself are missing? No further page makes up for them."""
    return reason.endswith(_UNTITLED) or reason.startswith((_TOO_MANY, _RAGGED))


def newest_of(rows: tuple[Posting, ...]) -> StatedDate | None:
    """The newest date of a list, pinned rows included."""
    return max((row.date for row in rows if row.date), key=lambda when: when.latest, default=None)


def listing(found: Lists, resolver: Resolver, column: str | None) -> Listing:
    """The main list as the noun the rest of the house knows."""
    said = found.found
    href = found.pager.next_href if said is None else None
    onward = said.onward if said is not None else None
    if onward is not None and not onward.family and onward.request.method == "GET":
        href = onward.request.url
    return Listing(
        column=column,
        postings=found.rows,
        page_number=found.here,
        page_count=found.page_count,
        total_rows=found.total_rows,
        next_page=resolver.resolve(href) if href else None,
        last=found.last,
        reasons=found.reasons,
        family=found.family,
        onward=onward,
        inferred=said is not None and said.inferred,
    )


__all__ = [
    "Lists",
    "is_of_dates",
    "is_of_rows",
    "listing",
    "lists",
    "newest",
    "newest_of",
    "with_found",
    "without_lists",
]
