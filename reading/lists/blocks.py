"""Which lists of a page are its own: blocks of other columns stand beside, above and below them (§5)."""

from __future__ import annotations

import re

from reading.addresses import Resolver
from reading.lists.pager import Pager
from reading.lists.rows import Group
from reading.outline import Outline
from reading.paths import folder

_ASIDE = re.compile(
    r"^[·•>»|丨\s]*(?:热[点门搜]|推荐|相关|猜你|延伸|排行|近期|最近|最新|点击|阅读|浏览|头条|图片|视频|专题|往期|其[他它])"
    r"(?:排行|信息|新闻|文章|文件|内容|图文|阅读|推荐|关注|资讯|链接|稿件|专题|更新|发布|公开|动态|导读|报道|要闻|榜|解读|回顾|栏目){0,2}\s*[:：]?$"
)
"""Headings of blocks that stand beside a page's own matter."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_HEADED = re.compile(r"(?:^|[\s_-])(?:tit|title|hd|head|tt|bt|biaoti|lanmu|caption)(?:$|[\s_\d-])")
"""Classes of what stands for a heading element in many templates."""
_ROWS = frozenset({"li", "tr", "body"})
_NAME = re.compile(r"^[\u4e00-\u9fa5]{2,10}$")
"""A column's name as blocks print it above their rows."""
_NAMELESS = re.compile("(?:列表|目录|检索|搜索)$")
"""Headings of a column's own rows that are no column's name."""
_SPLIT = re.compile(r"[-_—–|｜]+")
_SITE = re.compile(r"(?:网|网站|人民政府|门户|平台|委员会|首页|[局厅部委办院])$")
_TRAIL = 16
"""Text runs a breadcrumb takes."""
_A_LIST = 3
"""Rows from which dated links above a breadcrumb are a list after all."""
_SAMPLE = 5
"""Rows whose addresses tell where a list belongs."""
_HEAD_RUNS = 2
"""Text runs above a list that may be its heading: the name, and 更多."""


class Place:
    """What a page says of itself, against which its lists are held."""

    def __init__(self, page: Outline, paging: Pager, resolver: Resolver, after: int) -> None:
        self.page = page
        self.paging = paging
        self.after = after
        self.home = folder(resolver.url)
        self.resolver = resolver
        self.known = page.title + "".join(page.runs[max(0, after - _TRAIL) : after])
        parts = [part.strip() for part in _SPLIT.split(page.title) if part.strip()]
        self.named = bool(after) or any(not _SITE.search(part) for part in parts)
        """Does it name its column, so that another name above a list is another column's?"""
        self.templated = "{{" in "".join(page.runs)

    def own(self, found: list[Group]) -> list[Group]:
        """The lists of the page's own column, or, of a page of several, all of them."""
        below = self._without_blocks(self._below_trail(found))
        return [group for group in below if not self.beside_template(group)]

    def beside_template(self, group: Group) -> bool:
        """Are the column's rows still to be filled in, or cut off, and these of another folder?"""
        doubtful = self.templated or (self.page.ragged and not self.after)
        return doubtful and not (self.under(group) or self.above(group))

    def _below_trail(self, found: list[Group]) -> list[Group]:
        """What is above the breadcrumb are banners and menus of the whole site."""
        if not self.after:
            return found
        out = []
        for group in found:
            rows = [row for row in group.rows if self.page.links[row.link].first >= self.after]
            if len(rows) == len(group.rows):
                out.append(group)
            elif rows:
                out.append(Group(group.element, rows, group.last_element))
        return out or [group for group in found if len(group.rows) >= _A_LIST]

    def _without_blocks(self, found: list[Group]) -> list[Group]:
        """Without the block of another column; with several, only where one list is surely the page's own."""
        left = [group for group in found if not self.aside(group)]
        blocks = [
            group
            for group in left
            if self.foreign(group) and not self.above(group) and not self.under(group)
        ]
        rest = [group for group in left if group not in blocks]
        sure = len(rest) == 1 and self.under(rest[0]) and not self.foreign(rest[0])
        return rest if len(blocks) == 1 or sure else left

    def above(self, group: Group) -> bool:
        """Does the list stand above the pager, with no heading of the page's own list between?"""
        at, end = self.paging.at, self.end(group)
        if at is None or end > at + 2:
            return False
        between = self.page.runs[end + 1 : at]
        return not any(_NAME.match(run) and run in self.known for run in between)

    def end(self, group: Group) -> int:
        """Text run where its last row begins."""
        return self.page.links[group.rows[-1].link].first

    def aside(self, group: Group) -> bool:
        """Does a heading such as 热点信息 say that it belongs to no column? The page's own name excuses it."""
        page = self.page
        first = page.text_range(group.rows[0].element)[0]
        return any(
            bool(_ASIDE.match(run)) and run not in page.title
            for run in page.runs[max(0, first - _HEAD_RUNS) : first]
        )

    def foreign(self, group: Group) -> bool:
        """Does a heading above the list give it a name that neither `<title>` nor breadcrumb knows?"""
        page = self.page
        if not self.named:
            return False
        first = page.text_range(group.rows[0].element)[0]
        for at in range(max(0, first - _HEAD_RUNS), first):
            run = page.runs[at]
            if at < self.after or not _NAME.match(run) or _NAMELESS.search(run):
                continue
            if self._is_headed(at, group):
                return run not in self.known
        return False

    def _is_headed(self, at: int, group: Group) -> bool:
        """Is this run a heading: by its element, by a class that says so, or as all that stands beside the list?"""
        page = self.page
        element = page.owners[at]
        above = page.parents[element]
        if page.tags[element] in _HEADINGS or page.tags[above] in _HEADINGS:
            return True
        beside = page.parents[group.element]
        if beside in (above, page.parents[above]) and page.tags[beside] not in _ROWS:
            return True
        return bool(_HEADED.search(page.marks(element)) or _HEADED.search(page.marks(above)))

    def under(self, group: Group) -> bool:
        """Do most of its rows lead below the page's own folder?"""
        if "/" not in self.home.strip("/"):
            return False  # the root of a host: everything does
        hrefs = [self.page.links[row.link].href for row in group.rows[:_SAMPLE]]
        urls = [(self.resolver.resolve(href) or "").partition("://")[2] for href in hrefs]
        return sum(url.startswith(self.home) for url in urls) * 2 > len(urls)
