"""Items of a standard catalogue against what was read: resembled by a name, by none, or not to be told.

Only names are compared, of columns and of posts: that nothing resembles an item is a reason to look, no proof.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.dates import narrow
from reading.subjects import COLUMN_PAGES, SiteSubjects
from records import Agency, Column, Page
from records.imported import CatalogueCoverage, CatalogueItem

_MARKS = re.compile(r"[（(][^（）()]{0,30}[)）]|[^0-9A-Za-z\u4e00-\u9fff]")
_ENDING = re.compile("(?:相关|有关)?(?:信息|情况|公开|内容|材料|文件|工作)$")
_VAGUE = frozenset({
    "", "其他", "其它", "政策", "法规", "政策法规", "法律法规", "规章", "制度", "办事指南", "通知公告", "工作动态",
    "动态", "公告", "结果", "标准", "流程", "监督检查", "咨询服务", "监督", "投诉举报", "联系方式", "服务指南", "工作",
    "规范性",
})  # fmt: skip
"""Second-level items that say nothing without the first-level one; column names that say nothing at all."""
_ALIKE, _ALIKE_BOTH = 0.8, 0.7
"""Share of an item's pairs of characters that a name must have: of its own, of both levels taken together."""
_LEAST = 3
_PROVES_NOTHING = frozenset({"机构职能", "领导信息", "指南", "公开制度", "依申请公开"})
"""Classes of single pages that hold no items of a field."""


def covered(
    items: Iterable[CatalogueItem], sites: Sequence[SiteSubjects], agencies: Sequence[Agency]
) -> tuple[CatalogueCoverage, ...]:
    """The coverage of each office in each field, by office and field.

    An office whose lists were not all read is told of once, for all its fields together.
    """
    groups: dict[tuple[str, str], dict[str, list[CatalogueItem]]] = defaultdict(dict)
    for one in items:
        groups[one.agency, one.agency or one.owner].setdefault(one.field, []).append(one)
    places = _Places(sites, agencies)
    names = {one.id: one.name for one in agencies}
    found: list[CatalogueCoverage] = []
    for (agency, owner), fields in sorted(groups.items()):
        found += _of_office(agency, names.get(agency, owner), fields, places)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ItemSeen:
    """One item of a catalogue, and whether anything of its name was found."""

    item: CatalogueItem
    agency_name: str
    """As configured; as the table has it where it is none of ours."""
    found: bool
    reason: str = ""
    """Why that nothing was found proves nothing; empty when it tells, or when it was found."""


def items_seen(
    items: Iterable[CatalogueItem], sites: Sequence[SiteSubjects], agencies: Sequence[Agency]
) -> Iterator[ItemSeen]:
    """Item by item, in the order of the table."""
    places = _Places(sites, agencies)
    names = {one.id: one.name for one in agencies}
    for one in items:
        shelf, reason = places.of(one.agency)
        found = shelf.has(one)
        yield ItemSeen(one, names.get(one.agency, one.owner), found, "" if found else reason)


def _of_office(
    agency: str, name: str, fields: Mapping[str, Sequence[CatalogueItem]], places: _Places
) -> Iterator[CatalogueCoverage]:
    shelf, reason = places.of(agency)
    told = {field: _covered(agency, name, fields[field], shelf) for field in sorted(fields)}
    if not reason:
        yield from told.values()
        return
    yield from (one for one in told.values() if not one.missing)
    open_ = {field: one for field, one in told.items() if one.missing}
    if open_:
        first = next(iter(open_))
        owed = sum(one.owed for one in open_.values())
        found = sum(one.found for one in open_.values())
        field = first if len(open_) == 1 else f"{first}等{len(open_)}个领域"
        yield CatalogueCoverage(
            field, agency, name, owed, found, untold=owed - found, reason=reason,
            evidence=open_[first].evidence,
        )  # fmt: skip


def _covered(
    agency: str, name: str, items: Sequence[CatalogueItem], shelf: _Shelf
) -> CatalogueCoverage:
    absent = [one for one in items if not shelf.has(one)]
    return CatalogueCoverage(
        items[0].field,
        agency,
        name,
        len(items),
        len(items) - len(absent),
        tuple(dict.fromkeys(one.name for one in absent)),
        evidence=(absent or items)[0].evidence,
    )


class _Places:
    """Where an office publishes: its own sites and columns, and the sites of those above it."""

    def __init__(self, sites: Sequence[SiteSubjects], agencies: Sequence[Agency]) -> None:
        self._sites = sites
        self._parents = {one.id: one.parent for one in agencies}
        self._known: dict[tuple[int, ...], tuple[_Shelf, str]] = {}

    def of(self, agency: str) -> tuple[_Shelf, str]:
        """The names to be searched, and why they are not all there; empty when they are."""
        if not agency:
            return _EMPTY, "公开主体不在配置的单位之中"
        line = {agency}
        while (agency := self._parents.get(agency, "")) and agency not in line:
            line.add(agency)
        here = tuple(at for at, site in enumerate(self._sites) if _publishes(site, line))
        if here not in self._known:
            sites = [self._sites[at] for at in here]
            reason = "本次没有检查该单位的网站或栏目"
            if sites:
                columns = (column for site in sites for column in site.columns)
                reason = next((why for column in columns if (why := _unread(column))), "")
            self._known[here] = (_Shelf(_names(sites)), reason)
        return self._known[here]


def _publishes(site: SiteSubjects, line: set[str]) -> bool:
    return site.site.agency in line or any(column.agency in line for column in site.columns)


def _unread(column: Column) -> str:
    """Why a column proves nothing about what is not in it."""
    seen = column.seen
    if seen is None or not seen.reached:
        return f"栏目“{column.name}”未能检查"
    if seen.single or seen.link_only:
        return "" if column.kind in _PROVES_NOTHING else f"栏目“{column.name}”是单个页面或外链"
    return "" if seen.complete or seen.empty else f"栏目“{column.name}”未读到底"


def _names(sites: Iterable[SiteSubjects]) -> Iterator[str]:
    """Names of columns, titles of rows and of articles."""
    for site in sites:
        yield from (column.name for column in site.columns)
        for reading in site.readings:
            page = reading.facts
            if not isinstance(page, Page):
                continue
            if page.listing and reading.errand.role in COLUMN_PAGES:
                yield from (one.title for one in page.listing.postings)
            elif page.article:
                yield page.article.title or ""


@dataclass(slots=True)
class _Shelf:
    """Names, to be searched for items."""

    names: list[str]
    pairs: dict[str, list[int]]

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(dict.fromkeys(filter(None, map(_bare, names))))
        self.pairs = defaultdict(list)
        for at, name in enumerate(self.names):
            for pair in _pairs(name):
                self.pairs[pair].append(at)

    def has(self, item: CatalogueItem) -> bool:
        """Does a name resemble the item?"""
        first, own = _core(item.first), _core(item.second) or _core(item.first)
        if own not in _VAGUE and len(own) >= _LEAST:
            return self._holds(own) or self._alike(own, _ALIKE)
        return self._alike(first + own if own != first else first, _ALIKE_BOTH)

    def _holds(self, core: str) -> bool:
        return any(
            core in name or (len(name) > _LEAST and name not in _VAGUE and name in core)
            for name in self.names
        )

    def _alike(self, core: str, share: float) -> bool:
        """Has one name at least this share of the core's pairs of characters?"""
        wanted = _pairs(core)
        met = Counter(at for pair in wanted for at in self.pairs.get(pair, ()))
        return bool(wanted) and max(met.values(), default=0) >= share * len(wanted)


def _bare(text: str) -> str:
    return _MARKS.sub("", narrow(text))


def _core(text: str) -> str:
    bare = _bare(text)
    return _ENDING.sub("", bare) or bare


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


_EMPTY = _Shelf(())
