"""Which places a site keeps for what has to be public, and which ways to speak to it: by the names it shows.

Names of columns, of links on the home page and on pages of columns, and of the branches of a catalogue. Titles of
posts are none: a post about emergencies is no place for what the regulations ask.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.by_page import ByPage
from reading.opened import opened
from reading.policy_columns import is_government
from reading.public import names
from reading.subjects import COLUMN_PAGES, SiteSubjects
from records import Agency, Evidence, Page, PageKind, Posting, Reading
from records.addresses import authority, page_key
from records.public_duties import Channels, Places, Quarter, SelfChecks

_NAME = 14
"""Characters of a name of a column at most: a longer link is the title of a post."""
_FEW = 6
"""Names under which a home page has told nothing: its menu is written by a script."""


@dataclass(frozen=True, slots=True)
class About:
    """A site as these subjects name it, and what was seen of it."""

    site: str
    name: str
    url: str
    agency: str
    level: str
    named: frozenset[str]
    """Names of its columns and links."""
    pages: ByPage[Reading]
    """What was visited, by address."""
    doors: Mapping[str, str]
    """Names of links on its pages → where they lead, the first of each name."""
    kinds: frozenset[str]
    """Classes of its columns."""
    told: bool
    """Did the home page open and show a menu?"""
    reason: str
    """If not, why."""
    evidence: Evidence | None


def about(site: SiteSubjects, agencies: Sequence[Agency]) -> About:
    """The site, its names and its level: of its agency, else by its name; empty when neither tells."""
    level = next((one.level for one in agencies if one.id == site.site.agency), "")
    pages = ByPage((one.errand.url, one) for one in site.readings)
    doors = _doors(site, pages)
    named = frozenset((*_names(site), *doors))
    seen = site.site.seen
    opens = seen is not None and seen.home_reached
    why = "首页未能打开" if not opens else "首页菜单由脚本加载，未能读取"
    told = opens and len(named) >= _FEW
    return About(
        site=site.site.id, name=site.site.name, url=site.site.url, agency=site.site.agency,
        level=_level(site, level), named=named, told=told, doors=doors, pages=pages,
        kinds=frozenset(one.kind for one in site.columns), reason="" if told else why,
        evidence=seen.evidence if seen else None,
    )  # fmt: skip


def _level(site: SiteSubjects, level: str) -> str:
    """A town's own site and a development zone's are configured as often as not by another office."""
    if not is_government(site.site) or level in {"政府", "乡镇街道"}:
        return level
    return "乡镇街道" if re.search(r"[镇乡]人民政府|街道", site.site.name) else "政府"


def _names(site: SiteSubjects) -> Iterator[str]:
    for column in site.columns:
        yield column.name
        if column.parent:
            yield column.parent
    for page in _lists(site):
        yield from (branch.name for branch in page.branches)


def _doors(site: SiteSubjects, pages: ByPage[Reading]) -> dict[str, str]:
    """Short links of the pages of columns, and of the pages behind those that gather ways to speak to the office."""
    posts = {page_key(row.url) for page in _lists(site) for row in _rows(page) if row.url}
    found: dict[str, str] = {}
    for page in _lists(site):
        _gather(page, posts, found)
    for url in [url for name, url in found.items() if _is_hub(name)]:
        behind = pages.get(url)
        if behind and isinstance(behind.facts, Page) and opened(behind):
            _gather(behind.facts, posts, found)
    return found


def _gather(page: Page, posts: Collection[str], found: dict[str, str]) -> None:
    for link in page.links:
        text = "".join(link.text.split())
        if 1 < len(text) <= _NAME and text not in found and page_key(link.url) not in posts:
            found[text] = link.url


def _is_hub(name: str) -> bool:
    return name in names.PLATFORM or names.HUB.search(name) is not None


def _lists(site: SiteSubjects) -> Iterator[Page]:
    """Home page, columns and the pages of lists, as far as they opened."""
    for one in site.readings:
        if one.errand.role in COLUMN_PAGES and isinstance(one.facts, Page) and opened(one):
            yield one.facts


def _rows(page: Page) -> Sequence[Posting]:
    return page.listing.postings if page.listing else ()


def places(site: SiteSubjects, whose: About, fields: Sequence[str]) -> Places:
    """Which places there are. `fields`: those of an imported catalogue, which other rules speak of."""
    why = whose.reason or _elsewhere(site, whose)
    return Places(
        site=whose.site, name=whose.name, url=whose.url, agency=whose.agency, level=whose.level,
        reached=not why, reason=why, evidence=whose.evidence,
        platform=not names.PLATFORM.isdisjoint(whose.named),
        alike=any(names.ALIKE.search(name) for name in whose.named),
        parts=_held(names.PARTS, whose), items=_held(names.ITEMS, whose),
        catalogued=tuple(name for name, _, words in names.ITEMS if any(map(words.search, fields))),
    )  # fmt: skip


def _held(
    table: Iterable[tuple[str, frozenset[str], re.Pattern[str]]], whose: About
) -> tuple[str, ...]:
    return tuple(
        name
        for name, kinds, words in table
        if not kinds.isdisjoint(whose.kinds) or any(map(words.search, whose.named))
    )


def _elsewhere(site: SiteSubjects, whose: About) -> str:
    """Does what is called 政府信息公开 stand on another host, or come by a script that was not read?"""
    doors = [url for name, url in whose.doors.items() if name in names.PLATFORM]
    return next(
        (f"政府信息公开专栏{why}" for url in doors if (why := unseen(site, whose, url))), ""
    )


def unseen(site: SiteSubjects, whose: About, url: str) -> str:
    """Why a page that a link leads to was not seen; empty when it was."""
    if authority(url) not in {
        authority(site.site.url),
        *(host.lower() for host in site.site.hosts),
    }:
        return "设在其他网站"
    found = whose.pages.get(url)
    return _hidden(found) if found else "未访问"


def _hidden(reading: Reading) -> str:
    page = reading.facts
    if not isinstance(page, Page) or not opened(reading):
        return "未能打开"
    return "" if page.branches or page.kind is not PageKind.JS_ONLY else "由脚本加载，未能读取"


def channels(site: SiteSubjects, whose: About) -> Channels:
    """Which ways there are to speak to the office, and does the site say what came of it?"""
    consult = sorted(
        name
        for name in whose.named
        if names.CONSULT.search(name) and not names.NO_CONSULT.search(name)
    )
    letters = sorted(
        one.name
        for one in site.columns
        if _shows_letters(one.kind, one.name) and one.seen and one.seen.rows
    )
    said = any(
        one.facts.public.tallied
        for one in site.readings
        if isinstance(one.facts, Page) and one.facts.public
    )
    hubs = [(name, url) for name, url in sorted(whose.doors.items()) if names.HUB.search(name)]
    why = whose.reason or next(
        (f"“{name}”{trouble}" for name, url in hubs if (trouble := unseen(site, whose, url))), ""
    )
    return Channels(
        site=whose.site, name=whose.name, url=whose.url, agency=whose.agency, level=whose.level,
        reached=not why, reason=why, evidence=whose.evidence,
        consult=consult[0] if consult else "",
        others=tuple(sorted(name for name in whose.named if names.OTHER_TALK.search(name))),
        letters=letters[0] if letters else "",
        statistics=said or any(names.STATISTICS.search(name) for name in whose.named),
    )  # fmt: skip


def _shows_letters(kind: str, name: str) -> bool:
    named = names.LETTERS.search(name) is not None and not names.NO_LETTERS.search(name)
    return kind == "互动回应" and named


def entrance(whose: About) -> str:
    """The name by which people get to services; empty when no column and no link is called so."""
    return next(
        (
            name
            for name in sorted(whose.named)
            if names.SERVICES.search(name) and not names.NO_SERVICES.search(name)
        ),
        "",
    )


def self_checks(site: SiteSubjects, whose: About) -> SelfChecks | None:
    """The quarters of which the site's posts tell what a check of sites found; None when none tells."""
    titles = {row.title for page in _lists(site) for row in _rows(page)}
    titles |= {one.name for one in site.articles}
    told = [one for one in titles if names.CHECKS.search(one) and names.TELLS.search(one)]
    found = {quarter.place for one in told for quarter in quarters_of(one)}
    if not found:
        return None
    return SelfChecks(
        site=whose.site, name=whose.name, url=whose.url, agency=whose.agency, level=whose.level,
        reached=True, evidence=whose.evidence, quarters=tuple(map(Quarter.at, sorted(found))),
    )  # fmt: skip


def quarters_of(title: str) -> Iterator[Quarter]:
    """The quarters that a title speaks of: 第三季度, 上半年, 10月."""
    for found in names.OF_QUARTER.finditer(title):
        year = int(found["year"])
        if found["half"]:
            start = 1 if found["half"] == "上" else 3
            yield from (Quarter(year, start), Quarter(year, start + 1))
        elif found["month"]:
            yield Quarter(year, (int(found["month"]) + 2) // 3)
        else:
            digit = found["quarter"]
            yield Quarter(year, "一二三四".index(digit) + 1 if digit in "一二三四" else int(digit))
