"""Static pages whose pager a script draws from plain numbers, each product its own way (domain note §2.16).

jQuery `.pagination("setPage", current, total)` counts from 1 and its second page is `index_2.html` (上海人社; of 322
pages claimed the last two were 404). 河南's `pageDec` says how many pages there are, but its script stands on
another host: only the first page can be had. (`Ls.pagination` is 安徽's; see `anhui`.)
"""

from __future__ import annotations

import re

from reading.addresses import file_name, host_of
from reading.dialects import _numbered
from reading.dialects._dialect import Dialect, Source
from reading.dialects._guess import guessed
from reading.dialects._numbered import Numbered
from reading.lists.found import Found
from reading.scripts import scripts_with

_SET_PAGE = re.compile(
    r"\bpagination\s{0,3}\(\s{0,9}['\"]setPage['\"]\s{0,9},\s{0,9}(\d{1,5})\s{0,9},\s{0,9}(\d{1,5})\s{0,9}\)"
)
_PAGE_DEC = re.compile(
    r"\bpageDec\b[^<>]{0,300}?\b(?:pagecount|pages|totalpage)\s{0,3}[=:]\s{0,3}['\"]?(\d{1,5})",
    re.IGNORECASE,
)
_DEC_SCRIPT = re.compile(r"page|dec", re.IGNORECASE)
_STEM = re.compile(r"^(?P<stem>[A-Za-z]\w{0,30}?)(?:_(?P<number>\d{1,5}))?(?P<ext>\.s?html?)$")


def _recognise(source: Source) -> bool:
    return "setPage" in source.page.code or "pageDec" in source.text


def _first(source: Source) -> Found | None:
    return _set_page(source) or _page_dec(source)


def _set_page(source: Source) -> Found | None:
    for at, code in scripts_with(source.page, "setPage"):
        told = _SET_PAGE.search(code)
        if told:
            return _numbered.found(source, _one_up(source, int(told[1]), int(told[2]), at))
    return None


def _one_up(source: Source, current: int, pages: int, at: int) -> Numbered:
    """The address counts from 1 as the pager does; a folder's first page is `index`."""
    here = max(current, 1)
    named = _STEM.match(file_name(source.url))
    stem, ext = (named["stem"], named["ext"]) if named else ("index", ".html")
    return Numbered(pages, here, f"{stem}_{here + 1}{ext}", None, at)


def _page_dec(source: Source) -> Found | None:
    told = _PAGE_DEC.search(source.text)
    if told is None:
        return None
    pages = int(told[1])
    away = _script_host(source)
    where = f"，翻页脚本在其他站点（{away}）" if away else ""
    if pages < 2:
        return _numbered.found(source, Numbered(pages, 1, ""))
    return guessed(source, pages, (), f"站点称共{pages}页，只读到第1页{where}")


def _script_host(source: Source) -> str:
    """The host of a pager script that is not the page's own; empty without one."""
    for src in source.page.sources:
        host = host_of(f"http:{src}" if src.startswith("//") else src)
        if host and host != host_of(source.url) and _DEC_SCRIPT.search(src):
            return host
    return ""


DIALECT = Dialect("scriptpager", 58, _recognise, _first)
