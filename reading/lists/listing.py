"""The main list of a page, chosen among all that looks like a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reading.addresses import Resolver, host_of, path_of
from reading.lists.found import Found
from reading.lists.pager import Pager, pager
from reading.lists.postings import newest_date, postings
from reading.lists.rows import MAX_ROWS, Group, groups, seeds, undated_groups, with_undated
from reading.outline import Outline
from reading.paths import folder
from records import Listing, Posting, StatedDate

_ARTICLE_PATH = re.compile(
    r"\d{4,}|\.(?:pdf|docx?|xlsx?|zip|rar)$|/(?:art|content|info|detail|show)", re.IGNORECASE
)
_ASIDE = re.compile(
    r"^[·•>»|丨\s]*(?:热[点门搜]|推荐|相关|猜你|延伸|排行|近期|最近|最新|点击|阅读|浏览|头条|图片|视频|专题|往期|其[他它])"
    r"(?:排行|信息|新闻|文章|文件|内容|阅读|推荐|关注|资讯|链接|稿件|专题|更新|发布|公开|动态|导读|报道|要闻|榜|解读|回顾|栏目){0,2}\s*[:：]?$"
)
"""Headings of blocks that stand beside a page's own matter."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_NAME = re.compile(r"^[\u4e00-\u9fa5]{2,10}$")
"""A column's name as blocks print it above their rows."""
_NAMELESS = re.compile("(?:列表|目录|检索|搜索)$")
"""Headings of a column's own rows that are no column's name."""
_TRAIL = 16
"""Text runs a breadcrumb takes."""
_A_LIST = 3
"""Rows from which dated links above a breadcrumb are a list after all."""
_SAMPLE = 5
"""Rows whose addresses tell where a list belongs."""
_OWN = 2.5
"""How much more a list counts whose rows stand under the page's own folder."""
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
    found: Found | None = None
    """What that dialect says; it knows its paging better than the pager's looks do."""

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
        elif self.pager.by_script and not self.pager.next_href:
            out.append("列表可能由脚本分页，后续页未能取得")
        if here >= MAX_ROWS:
            out.append(f"条目过多，只读取了前{here}条")
        if self.rows and not self.dated:
            out.append("列表未显示日期")
        elif self.rows and any(row.date is None for row in self.rows):
            out.append(f"有{sum(row.date is None for row in self.rows)}条未显示可用日期")
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
            return self.found.last
        if self.pager.next_href:
            return False
        if self.page_count is None:
            return None
        return self.page_count <= (self.pager.here or 1)


def lists(page: Outline, resolver: Resolver, after: int) -> Lists:
    """Every list of the page; `after`: first run behind the breadcrumb, where menus are over."""
    paging = pager(page, resolver)
    found = _own(page, groups(page, seeds(page)), after)
    if after:
        found = _without_blocks(page, found, paging, resolver, after)
    ours = [group for group in found if not _aside(page, group)] or found
    main = _main(page, ours, paging, resolver)
    rows = postings(page, with_undated(page, main), resolver) if main is not None else ()
    begin = page.links[main.rows[0].link].first if main is not None else -1
    if any(row.date for row in rows):
        return Lists(found, paging, rows, True, begin, after)
    plain = _undated(page, resolver, after, found, paging)
    if plain.rows or len(rows) < 2:
        return plain
    return Lists(found, paging, rows, False, begin, after)


def with_found(static: Lists, family: str, found: Found) -> Lists:
    """The lists of a page whose dialect is known: what the dialect says comes first."""
    rows = found.rows if found.scripted else found.rows or static.rows
    dated = any(row.date for row in rows)
    begin = found.at if found.at >= 0 else static.at
    return replace(static, rows=rows, dated=dated, at=begin, family=family, found=found)


def _own(page: Outline, found: list[Group], after: int) -> list[Group]:
    """The lists below the breadcrumb: what is above it are banners and menus of the whole site."""
    if not after:
        return found
    out = []
    for group in found:
        rows = [row for row in group.rows if page.links[row.link].first >= after]
        if len(rows) == len(group.rows):
            out.append(group)
        elif rows:
            out.append(Group(group.element, rows, group.last_element))
    return out or [group for group in found if len(group.rows) >= _A_LIST]


def _without_blocks(
    page: Outline, found: list[Group], paging: Pager, resolver: Resolver, after: int
) -> list[Group]:
    """The lists without the block of another column that stands beside them; a page of several is a channel."""
    left = [group for group in found if not _aside(page, group)]
    blocks = [
        group
        for group in left
        if _foreign(page, group, after)
        and not _above(page, group, paging)
        and not _under(resolver, [page.links[row.link].href for row in group.rows[:_SAMPLE]])
    ]
    return [group for group in left if group not in blocks] if len(blocks) == 1 else left


def _above(page: Outline, group: Group, paging: Pager) -> bool:
    """Does the list stand above the pager?"""
    return paging.at is not None and _end(page, group) <= paging.at + 2


def _aside(page: Outline, group: Group) -> bool:
    """Does a heading such as 热点信息 say that the list belongs to no column? The page's own name excuses it."""
    first = page.text_range(group.rows[0].element)[0]
    return any(
        bool(_ASIDE.match(run)) and run not in page.title
        for run in page.runs[max(0, first - 2) : first]
    )


def _foreign(page: Outline, group: Group, after: int) -> bool:
    """Does a heading element above the list give it a name that neither `<title>` nor breadcrumb knows?"""
    first = page.text_range(group.rows[0].element)[0]
    known = page.title + "".join(page.runs[max(0, after - _TRAIL) : after])
    for at in range(max(0, first - 2), first):
        run = page.runs[at]
        element = page.owners[at]
        headed = page.tags[element] in _HEADINGS or page.tags[page.parents[element]] in _HEADINGS
        if headed and at >= after and _NAME.match(run) and not _NAMELESS.search(run):
            return run not in known
    return False


def _main(page: Outline, found: list[Group], paging: Pager, resolver: Resolver) -> Group | None:
    """The list with most text, the one just above the pager and those of the page's own folder first."""
    if len(found) < 2:
        return found[0] if found else None
    above = [group for group in found if _above(page, group, paging)]
    favourite = above[-1] if above else None
    return max(
        found, key=lambda group: _weight(page, group, resolver) * (4 if group is favourite else 1)
    )


def _end(page: Outline, group: Group) -> int:
    return page.links[group.rows[-1].link].first


def _weight(page: Outline, group: Group, resolver: Resolver) -> float:
    links = [page.links[row.link] for row in group.rows]
    letters = sum(min(len(link.title or link.text), 40) for link in links)
    return letters * (_OWN if _under(resolver, [link.href for link in links[:_SAMPLE]]) else 1.0)


def _under(resolver: Resolver, hrefs: list[str]) -> bool:
    """Do most of these addresses lie under the page's own folder?"""
    home = folder(resolver.url)
    if "/" not in home.strip("/"):
        return False  # the root of a host: everything does
    urls = [(resolver.resolve(href) or "").partition("://")[2] for href in hrefs]
    return sum(url.startswith(home) for url in urls) * 2 > len(urls)


def _undated(
    page: Outline, resolver: Resolver, after: int, found: list[Group], paging: Pager
) -> Lists:
    """A list without dates: the longest group of article-like links behind the breadcrumb."""
    best: tuple[float, Group] | None = None
    for group in undated_groups(page, after):
        if _aside(page, group) or (after and _foreign(page, group, after)):
            continue
        weight = _plain_weight(page, resolver, group)
        if weight and (best is None or weight > best[0]):
            best = (weight, group)
    if best is None:
        return Lists(found, paging, (), False, -1, after)
    rows = postings(page, best[1].rows, resolver)
    dated = any(row.date for row in rows)  # written by scripts inside the rows
    return Lists(found, paging, rows, dated, page.links[best[1].rows[0].link].first, after)


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


__all__ = ["Lists", "listing", "lists", "newest", "newest_of", "with_found"]
