"""博达 VSB: pages count down (domain note §2.12).

Of 31 pages the first is `tzgg.htm`, the second `tzgg/30.htm`, the last and oldest `tzgg/1.htm`. The dynamic form
counts up: `list.jsp?totalpage=31&PAGENUM=2&urltype=tree.TreeTempUrl&wbtreeid=1016`. Page addresses shift when a
page is added, so they are never kept: each page says anew which it is.
"""

from __future__ import annotations

import re

from reading.dialects import _numbered
from reading.dialects._dialect import Dialect, Source
from reading.dialects._numbered import Numbered
from reading.lists.found import Found

_GOTO = re.compile(r"_simple_list_gotopage_fun\s*\(\s*(\d{1,5})\s*,")
_MARKS = ("_simple_list_gotopage", "/system/resource/js/gotopage", 'id="line_u', "p_next p_fun")
_COUNTED = re.compile(r"(?P<folder>.*/)(?P<number>\d{1,4})(?P<ext>\.s?html?)$", re.IGNORECASE)
_NAMED = re.compile(r"(?P<stem>.*/[^/]+)(?P<ext>\.s?html?)$", re.IGNORECASE)
_PAGENUM = re.compile(r"([?&]PAGENUM=)(\d{1,5})(?=&|$)", re.IGNORECASE)
_TOTALPAGE = re.compile(r"[?&](?:amp;)?totalpage=(\d{1,5})(?=\D|$)", re.IGNORECASE)


def _recognise(source: Source) -> bool:
    return any(mark in source.text for mark in _MARKS) or _is_dynamic(source.url)


def _first(source: Source) -> Found | None:
    pages = _pages(source)
    if pages is None:
        return None
    pager, url = source.lists.pager, source.url.partition("#")[0]
    here = pager.here or _here(url, pages)
    following = pager.next_href or _following(url, pages, here)
    return _numbered.found(source, Numbered(pages, here, following, None, _end(source)))


def _end(source: Source) -> int:
    at = source.lists.pager.at
    return -1 if at is None else at


def _pages(source: Source) -> int | None:
    """As the jump box says, else the pager's words, else the dynamic address."""
    told = _GOTO.search(source.text)
    if told:
        return int(told[1])
    if source.lists.pager.pages is not None:
        return source.lists.pager.pages
    asked = _TOTALPAGE.search(source.url)
    return int(asked[1]) if asked else None


def _is_dynamic(url: str) -> bool:
    return ".jsp" in url and "wbtreeid=" in url


def _here(url: str, pages: int) -> int:
    """This page, from 1, by its address: `tzgg/30.htm` of 31 is the second."""
    if _is_dynamic(url):
        asked = _PAGENUM.search(url)
        return max(int(asked[2]), 1) if asked else 1
    counted = _COUNTED.match(url.partition("?")[0])
    number = int(counted["number"]) if counted else pages
    return pages - number + 1 if 0 < number < pages else 1


def _following(url: str, pages: int, here: int) -> str:
    """The next page where no link names it."""
    if _is_dynamic(url):
        return _dynamic(url, pages, here + 1)
    address = url.partition("?")[0]
    counted, named = _COUNTED.match(address), _NAMED.match(address)
    if counted and here > 1:
        return f"{counted['folder']}{pages - here}{counted['ext']}"
    return f"{named['stem']}/{pages - here}{named['ext']}" if named else ""


def _dynamic(url: str, pages: int, page: int) -> str:
    if _PAGENUM.search(url):
        return _PAGENUM.sub(rf"\g<1>{page}", url)
    head, _, query = url.partition("?")
    told = "" if _TOTALPAGE.search(url) else f"totalpage={pages}&"
    return f"{head}?{told}PAGENUM={page}&{query}"


DIALECT = Dialect("vsb", 54, _recognise, _first)
