"""Posts of a period from the lists of all rounds: each once, and how far each list was read.

The newest look at a list counts. What it no longer reaches is taken from earlier looks; what earlier looks saw
between its rows and it has no more was withdrawn, and is told apart. No day is guessed: a row without one keeps none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from reading.columns_seen import column_seen
from reading.completeness import list_seen, row_key
from reading.identity import article_key
from reading.rows_seen import squeezed
from reading.subjects import SiteSubjects
from records import Article, Column, Page, Posting, Reading, Role, Site, StatedDate, veil
from records.addresses import authority, page_key
from records.dates import Origin
from records.statistics import Item, Reach

_GENERAL = ("动态要闻", "通知公告", "政策文件")
_GATHERING = ("公开目录", "平台父栏目", "专题", "五公开", "其他")
_NOT_READ = "未读到"
PLAIN = "文字"
"""The form of an interpretation that has no other."""


class Look(Protocol):
    """What one round saw of a column: see `records.store.list_looks`."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Its list pages."""


@dataclass(frozen=True, slots=True)
class SiteLooks:
    """A site as its newest whole round saw it, and every look at its lists."""

    subjects: SiteSubjects
    looks: Mapping[str, Sequence[Look]]
    """By id of the column, newest first."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """A list as one look had it."""

    day: date
    """Of the look."""
    rows: Mapping[str, tuple[Posting, StatedDate | None]]
    first: date | None
    """The first day of which every row was read; None = it cannot be told."""


class _Articles:
    """What the pages behind the rows say: whose they are and when they were published."""

    def __init__(self, sites: Sequence[SiteLooks]) -> None:
        self._articles = {
            page_key(one.url): one for site in sites for one in site.subjects.articles
        }
        self._forms = dict(_forms(one for site in sites for one in site.subjects.readings))

    def of(self, url: str | None) -> Article | None:
        return self._articles.get(page_key(url)) if url else None

    def forms(self, url: str) -> tuple[str, ...]:
        return self._forms.get(page_key(url), ()) if url else ()

    def day(self, row: Posting) -> StatedDate | None:
        """The row's own day; where it states none, or only its address does, what the article shows."""
        if sure(row.date):
            return row.date
        article = self.of(row.url)
        return (article.published if article else None) or row.date


def _forms(readings: Iterable[Reading]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in readings:
        if isinstance(one.facts, Page) and one.facts.policy:
            yield page_key(one.errand.url), one.facts.policy.forms or (PLAIN,)


def sure(day: StatedDate | None) -> date | None:
    """The day, where it is stated whole and not by an address alone."""
    return None if day is None or day.origin is Origin.URL else day.exact


def posts(sites: Sequence[SiteLooks]) -> tuple[tuple[Item, ...], tuple[Reach, ...]]:
    """All posts of these sites, each once, and how far each of their lists was read."""
    articles = _Articles(sites)
    met: dict[str, _Group] = defaultdict(list)
    reaches = []
    for site in sites:
        for column in site.subjects.columns:
            owned = replace(column, agency=column.agency or site.subjects.site.agency)
            reach, rows = _column(owned, site, articles)
            reaches.append(reach)
            for key, (row, day, gone) in rows.items():
                met[key].append(_Place(owned, row, day, gone))
    groups = _with_twins(met)
    return tuple(_item(key, group, articles) for key, group in groups.items()), tuple(reaches)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a post is listed."""

    column: Column
    row: Posting
    day: StatedDate | None
    gone: bool


# ---- one column ----------------------------------------------------------------------------------

_Kept = dict[str, tuple[Posting, StatedDate | None, bool]]
"""Row, day, and is it gone?"""


def _column(column: Column, site: SiteLooks, articles: _Articles) -> tuple[Reach, _Kept]:
    seen, whys, aside = [], [], False
    for look in site.looks.get(column.id, ()):
        rows, why, apart = _look(column, site.subjects.site, look, articles)
        seen += [rows] if rows else []
        whys += [why] if why else []
        aside = aside or apart
    known = _merged((one.first, one.day) for one in seen if one.first)
    days = (on for one in seen for _, day in one.rows.values() if (on := sure(day)))
    reach = Reach(
        column=column.id,
        name=column.name,
        url=column.url,
        site=column.site,
        site_name=site.subjects.site.name,
        agency=column.agency,
        kind=column.kind,
        known=known,
        oldest=min(days, default=None),
        reason="" if known and known[0][0] == date.min else _why(column, site, whys),
        aside=not seen and (aside or _leads_out(column, site)),
    )
    return reach, _together(seen)


def _leads_out(column: Column, site: SiteLooks) -> bool:
    return any(
        one.seen.link_only for one in site.subjects.columns if one.id == column.id and one.seen
    )


def _why(column: Column, site: SiteLooks, whys: Sequence[str]) -> str:
    """Why a list is not known from its beginning: as its newest look has it."""
    if whys:
        return whys[0]
    last = next((one.seen for one in site.subjects.columns if one.id == column.id), None)
    return (last.reason if last else "") or "栏目未访问"


def _look(
    column: Column, site: Site, look: Look, articles: _Articles
) -> tuple[_Rows | None, str, bool]:
    """The list as this look had it; why it is not whole; and has the column no list of its own?"""
    seen = column_seen(column, site, look.readings, {})
    if not seen.reached or seen.shows_children or seen.single:
        why = "单页栏目，没有列表" if seen.single else seen.reason or _NOT_READ
        return None, why, seen.single or seen.shows_children or seen.link_only
    ground = {authority(site.url), *(host.lower() for host in site.hosts), authority(column.url)}
    found = list_seen(look.readings, ground)
    rows = {_key(row): (row, articles.day(row)) for row in found.postings}
    day = next(one for one in look.readings if one.errand.role is not Role.LIST).visit.at.date()
    whole = found.complete or found.empty
    first = date.min if whole else _depth(found.postings, articles, by_hand=found.by_hand)
    return _Rows(day, rows, first), "" if whole else found.reason, False


def _key(row: Posting) -> str:
    """What a row leads to; a row that leads nowhere is its own."""
    if not row.url:
        return f"row:{row_key(row)}"
    return page_key(row.url)


def _depth(rows: Sequence[Posting], articles: _Articles, *, by_hand: bool) -> date | None:
    """The first day of which every row was read: the one after the oldest, of rows that go back day by day."""
    days = [sure(articles.day(row)) for row in rows if not row.pinned]
    known = [day for day in days if day]
    if by_hand or len(known) != len(days) or not known:
        return None
    falling = all(one >= two for one, two in pairwise(known))
    return known[-1] + timedelta(days=1) if falling else None


def _together(seen: Sequence[_Rows]) -> _Kept:
    """The rows of all looks. Gone are those whose day a newer look has whole, without them."""
    kept: _Kept = {}
    floor = date.max
    """The oldest day that some newer look has whole: below it lists may have been cut, not thinned out."""
    for look in seen:
        for key, (row, day) in look.rows.items():
            on = sure(day)
            gone = floor < date.max and (on is None or on >= floor)
            kept.setdefault(key, (row, day, gone))
        floor = min(floor, _floor(look))
    return kept


def _floor(look: _Rows) -> date:
    """From which day on this look has every row; a list read whole may have dropped what is older than its oldest."""
    if look.first is None:
        return date.max
    oldest = min((on for _, day in look.rows.values() if (on := sure(day))), default=date.max)
    return max(look.first, oldest)


def _merged(spans: Iterable[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """Spans of days, those that meet made one."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(one for one in spans if one[0] <= one[1]):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


# ---- one post, however often it is listed ---------------------------------------------------------

_Group = list[_Place]


def _with_twins(met: Mapping[str, _Group]) -> dict[str, _Group]:
    """Posts with those put together that stand under another address in another column of the site.

    They bear one number of the CMS and one title (a number alone may count within its column), or one title on one
    day, where each column has that once: ten rows of one name and day in one column are ten posts.
    """
    numbered = _merged_by(met, _number, at_most_once=False)
    return _merged_by(numbered, _title_and_day, at_most_once=True)


def _number(place: _Place) -> tuple[object, ...] | None:
    key = article_key(place.row.url) if place.row.url else None
    return (key, squeezed(place.row.title)) if key else None


def _title_and_day(place: _Place) -> tuple[object, ...] | None:
    on = sure(place.day)
    return (place.column.site, squeezed(place.row.title), on) if on else None


def _merged_by(
    met: Mapping[str, _Group],
    sign: Callable[[_Place], tuple[object, ...] | None],
    *,
    at_most_once: bool,
) -> dict[str, _Group]:
    """Groups of one sign made one. What is gone from one address and stands at another was moved, not withdrawn."""
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for key, group in met.items():
        if mark := sign(group[0]):
            alike[mark].append(key)
    found = dict(met)
    for keys in alike.values():
        live = [key for key in keys if not _is_gone(met[key])]
        for key in set(keys) - set(live) if live else ():
            del found[key]
        columns = Counter(id_ for key in live for id_ in {one.column.id for one in met[key]})
        if len(live) > 1 and (max(columns.values()) == 1 or not at_most_once):
            found[live[0]] = [one for key in live for one in met[key]]
            for key in live[1:]:
                del found[key]
    return found


def _is_gone(group: _Group) -> bool:
    return all(one.gone for one in group)


def _item(key: str, group: _Group, articles: _Articles) -> Item:
    ranked = sorted(group, key=lambda one: (one.gone, _rank(one.column.kind)))
    first = ranked[0]
    urls = [one.row.url for one in ranked if one.row.url]
    pages = [found for url in urls if (found := articles.of(url))]
    article = pages[0] if pages else None
    return Item(
        key=key,
        title=veil(first.row.title),
        url=first.row.url or "",
        site=first.column.site,
        agency=(article.agency if article else "") or first.column.agency,
        kind=first.column.kind,
        columns=tuple(dict.fromkeys(one.column.id for one in ranked)),
        day=next((one.day for one in ranked if sure(one.day)), None) or first.day,
        forms=next((forms for url in urls if (forms := articles.forms(url))), ()),
        read=article is not None,
        withdrawn=_is_gone(group),
    )


def _rank(kind: str) -> int:
    """A class that says what a post is before one that takes all sorts, and that before one that only gathers."""
    return 2 if kind in _GATHERING else 1 if kind in _GENERAL else 0
