"""Pagers as any site writes them: links, numbers, and words such as 共12页.

What a product's own call says (`createPageHTML(…)`, `_simple_list_gotopage_fun(…)`) is its dialect's matter; here it
only marks the place where the pager stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from reading.addresses import Resolver, file_name, host_of
from reading.dates import narrow
from reading.outline import Outline
from reading.paths import same_column

_LONGSUN = re.compile(r"\bLs\.pagination\s*\(")
_LONGSUN_PAGES = re.compile(r"\bpageCount\s*:\s*(\d{1,5})")
_LONGSUN_HERE = re.compile(
    r"\b(?:currPage|pageIndex)\s*:\s*(?:\(\s*(\d{1,5})\s*\+\s*1\s*\)|(\d{1,5}))"
)
_LONGSUN_ROWS = re.compile(r"\btotal\s*:\s*(\d{1,7})")
_LONGSUN_HREF = re.compile(r"['\"]([^'\"\s]{1,300}\bpageIndex=)['\"]\s*\+\s*pageIndex")
_DRAWN = re.compile(
    r"(?<!function )\b(?:createPage(?:HTML)?|Pager)\s{0,3}\(|"
    r"\b(?:countPage|totalPage|pageCount|contenpage)\s{0,3}=(?!=)|"
    r"_simple_list_gotopage_fun\s{0,3}\(\s{0,3}\d|\bpagination\s{0,3}\(\s{0,3}['\"]setPage"
)
"""Scripts that draw a pager where they stand (§2.4, §2.12, §2.16)."""
_DRAWS = (
    "createPage",
    "Pager",
    "countPage",
    "totalPage",
    "pageCount",
    "contenpage",
    "gotopage_fun",
    "setPage",
)
_LINE_COMMENT = re.compile(r"(?<![:'\"])//[^\n]*")
_NEXT = re.compile(
    r"^(?:下一?页|下一頁|后一?页|后页|下页|next(?:\s*page)?|下一页\s*[>»›]*)\s*[>»›]*$",
    re.IGNORECASE,
)
_LAST = re.compile(r"^[<«‹]*\s*(?:尾页|末页|最后一?页|last)\s*[>»›]*$", re.IGNORECASE)
_PREVIOUS = re.compile(
    r"^[<«‹]*\s*(?:上一?页|前一?页|上页|首页|第一页|prev(?:ious)?)\s*$", re.IGNORECASE
)
_PAGES = re.compile(r"(?:共|/|总)\s*(\d{1,5})\s*页|共有?\s*(\d{1,5})\s*页")
_OF = re.compile(r"(?:第|页次|当前)?\s*[:：]?\s*(\d{1,5})\s*/\s*(?:共)?\s*(\d{1,5})\s*页?")
_HERE = re.compile(r"(?:当前)?第\s*(\d{1,5})\s*页")
_ROWS = re.compile(
    r"(?:共|总计|合计)(?:有|计)?\s*(\d{1,7})\s*(?:条|篇|个?记录|项|件)|总(?:记录|条)?数\s*[:：]?\s*(\d{1,7})"
)
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"^(.*?)(?:[_-])?(\d{1,5})?(\.[a-z]{3,5})?$", re.IGNORECASE)
_FILE = re.compile(r"^(?P<stem>.*?)[_-]?(?P<number>\d{1,5})?\.(?P<ext>[a-zA-Z]{3,5})$")
_BY_SCRIPT = (
    "dataproxy.jsp", "pagination(", "pagination (", "laypage", "loadPageData", "pageDec", "unitbuild.js", "queryData",
    "querydata", "/common/search/", "_simple_list_gotopage", "initData", "createPage",
)  # fmt: skip
"""Words of scripts that fetch or make the further pages of a list (§1, §2.16)."""
_PAGER_SOURCE = re.compile(
    r"(?:fenye|pagination|createpage|paging|/page(?:r|s|dec)?)\d*\.js", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Pager:
    """What a page says about its paging; None = it does not say."""

    pages: int | None = None
    here: int | None = None
    """This page, from 1."""
    rows: int | None = None
    next_href: str | None = None
    at: int | None = None
    """Text run the pager stands at or before."""
    by_script: bool = False
    """Signs that a script asks a server for further pages."""
    links: bool = False
    """Does it offer links to other pages?"""

    @property
    def found(self) -> bool:
        """Is there a pager at all?"""
        return self.at is not None


def pager(page: Outline, resolver: Resolver) -> Pager:
    """The pager of a page: its links and words; `at` is where a script draws one, if one does."""
    shown = _by_links(page, resolver)
    script = any(word in page.code for word in _BY_SCRIPT) or any(
        source and _PAGER_SOURCE.search(source) for source in page.sources
    )
    longsun = _longsun(page)
    if longsun is not None:
        return longsun
    drawn = _drawn(page)
    if drawn is None and not script:
        return shown
    return replace(
        shown,
        by_script=(script or drawn is not None) and not shown.links,
        at=drawn if drawn is not None else shown.at,
    )


def _drawn(page: Outline) -> int | None:
    """Text run where a script draws the pager; a definition of the function draws none."""
    if not any(word in page.code for word in _DRAWS):
        return None
    for script in page.scripts:
        if any(word in script.text for word in _DRAWS):
            code = _LINE_COMMENT.sub(" ", script.text) if "//" in script.text else script.text
            if _DRAWN.search(code):
                return script.at
    return None


def _longsun(page: Outline) -> Pager | None:
    """The numbers of `Ls.pagination`, which its own dialect and plain columns share."""
    if "Ls.pagination" not in page.code:
        return None
    found = (
        replace(told, at=script.at)
        for script in page.scripts
        if "Ls.pagination" in script.text and (told := _from_longsun(script.text))
    )
    return next(found, None)


def _from_longsun(code: str) -> Pager | None:
    """`Ls.pagination("#id", …, {currPage: (0+1), pageCount: 66, total: 1302})` of 安徽, counted from 1 (§2.8)."""
    pages = _LONGSUN_PAGES.search(code) if _LONGSUN.search(code) else None
    if pages is None:
        return None
    count, rows, where = int(pages.group(1)), _LONGSUN_ROWS.search(code), _LONGSUN_HREF.search(code)
    at = _LONGSUN_HERE.search(code)
    here = 1 if at is None else int(at.group(1)) + 1 if at.group(1) else int(at.group(2))
    href = f"{where.group(1)}{here + 1}" if where and here < count else None
    total = int(rows.group(1)) if rows else None
    return Pager(count or None, max(here, 1), total, href, links=bool(href))


def _by_links(page: Outline, resolver: Resolver) -> Pager:
    """A pager written as links: 下一页, numbers, 尾页, and words such as 共12页 or 1/12."""
    following, ending, at = None, None, None
    for link in page.links:
        step = _step(link.text) if len(link.text) <= 12 else ""
        if step == "next":
            following, at = link.href, link.first
        elif step == "last":
            ending, at = link.href, link.first if at is None else at
        elif step and at is None:
            at = link.first
    numbers = _numbered(page, resolver, at)
    words = _words(page)
    place = at if at is not None else _where(page, numbers)
    here = words.here or _unlinked(numbers, page, place) or _itself(numbers, resolver.url)
    highest = _highest(numbers, ending, resolver)
    pages = words.pages or (max(highest, here or 0) if highest else None)
    target = resolver.resolve(following) if following else None
    if target and (
        target == resolver.resolve(resolver.url) or not _same_list(target, resolver.url)
    ):
        target = None
    if target is None and here and here + 1 in numbers:
        target = numbers[here + 1]
    if pages and here and here >= pages:
        target = None
    if at is None:
        at = words.at if words.at is not None else _where(page, numbers)
    return Pager(pages, here, words.rows, target, at, links=bool(target or numbers))


@lru_cache(maxsize=8192)
def _step(text: str) -> str:
    """Where a pager's word leads; empty for any other. 首页 alone may be the site's."""
    if _NEXT.match(text):
        return "next"
    if _LAST.match(text):
        return "last"
    return "back" if _PREVIOUS.match(text) and text[:2] != "首页" else ""


def _same_list(target: str | None, url: str) -> bool:
    return bool(target) and (not host_of(url) or host_of(target or "") == host_of(url))


def _numbered(page: Outline, resolver: Resolver, at: int | None) -> dict[int, str]:
    """Page number to address, of anchors whose text is a number near the pager."""
    out: dict[int, str] = {}
    for link in page.links:
        if (
            link.text.isdecimal()
            and len(link.text) <= 5
            and (at is None or abs(link.first - at) < 60)
        ):
            target = resolver.resolve(link.href)
            if target and _same_list(target, resolver.url) and str(int(link.text)) != "0":
                out[int(link.text)] = target
    return out if len(out) > 1 or at is not None else {}


def _highest(numbers: dict[int, str], ending: str | None, resolver: Resolver) -> int | None:
    """Pages by the 尾页 link, calibrated on a numbered link: is `index_2` page 2 or page 3?"""
    top = max(numbers, default=None)
    last = _file_number(resolver.resolve(ending) or "") if ending else None
    if last is None:
        return top
    shifts = [
        number - own for number, url in numbers.items() if (own := _file_number(url)) is not None
    ]
    return max(last + (shifts[0] if shifts else 0), top or 0)


def _file_number(url: str) -> int | None:
    found = _FILE.match(file_name(url))
    if found and found["number"]:
        return int(found["number"])
    asked = re.search(
        r"[?&](?:page|pageindex|pagenum|pageno|p|curpage)=(\d{1,5})(?:&|$)", url, re.IGNORECASE
    )
    return int(asked.group(1)) if asked else None


def _unlinked(numbers: dict[int, str], page: Outline, at: int | None) -> int | None:
    """This page: the one number of the pager that is no link, or a link to itself."""
    if at is None:
        return None
    for index in range(max(0, at - 40), min(len(page.runs), at + 40)):
        run = page.runs[index].strip("[]()【】 ")
        if run.isdecimal() and len(run) <= 5 and page.in_link[index] < 0:
            value = int(run)
            beside = value + 1 in numbers or value - 1 in numbers
            if beside and value not in numbers:
                return value
    return None


def _where(page: Outline, numbers: dict[int, str]) -> int | None:
    """Run of the first page number, when links lead to like addresses that differ by their number."""
    if len(numbers) < 2 or not all(
        _file_number(url) is not None for url in list(numbers.values())[1:]
    ):
        return None
    return next(
        (link.first for link in page.links if link.text.isdecimal() and int(link.text) in numbers),
        None,
    )


def _itself(numbers: dict[int, str], url: str) -> int | None:
    """This page: the number whose link leads to this very address."""
    if not numbers:
        return None
    own = same_column(url)
    return next((number for number, target in numbers.items() if same_column(target) == own), None)


def _words(page: Outline) -> Pager:
    """共12页, 第1页, 1/12, 共230条."""
    pages = here = rows = at = None
    for line, index in page.lines():
        if len(line) > 200 or not ("页" in line or "条" in line or "记录" in line or "/" in line):
            continue
        paged = "页" in line
        if not (paged or "共" in line or "总" in line or "合计" in line) or not _DIGIT.search(line):
            continue
        text = narrow(line)
        total = _ROWS.search(text)
        of = _OF.search(text) if paged else None
        counted, current = (_PAGES.search(text), _HERE.search(text)) if paged else (None, None)
        if total and (paged or len(text) < 30):
            rows, at = int(total.group(1) or total.group(2)), index
        if of and int(of.group(1)) <= int(of.group(2)):
            here, pages, at = int(of.group(1)), int(of.group(2)), index
        elif counted:
            pages, at = int(counted.group(1) or counted.group(2)), index
        if current and (counted or total) and here is None:
            here = int(current.group(1))
    return Pager(pages, here, rows, None, at)
