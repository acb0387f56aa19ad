"""安徽 (龙讯): columns at `/public/column/<organ>?type=4&catId=…`, lists as fragments of `site/label/…` (§2.8).

The page's script names the label, the template (`file`), the site and the organ; wrong ones get a blank answer,
so every value is taken from the page and none is made up. News columns carry `Ls.pagination({…})` and are turned
by `?pageIndex=` (§2.16). `暂无相关信息` is the label's own word for an empty list.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reading.addresses import path_of
from reading.dialects._asking import begun, count_of, gone_on, query_of, with_query
from reading.dialects._data import fragment
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._labels import Label, the_label
from reading.dialects._tree import branches
from reading.lists.found import Found
from reading.lists.pager import Pager, pager
from reading.outline import Outline
from records import Continuation, Request

_COLUMN = re.compile(r"/public/column/(\d{1,12})(?:$|[?/])")
_NEWS = re.compile(r"/content/column/\d{1,12}(?:$|[?/])")
_NEWS_ID = re.compile(r"\bcolumnId\s{0,9}:\s{0,9}['\"]?(\d{1,12})")
_LISTS = frozenset({"", "4", "6"})
"""Values of `type` that are lists: 信息公开目录 and 行政规范性文件; 2 is 指南 and the like."""
_EMPTY = "暂无相关信息"
_WHOLE_PAGE = re.compile(r"<(?:html|body|frameset)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\btotal\s{0,5}:\s{0,5}['\"]?(\d{1,7})\b")
_PAGES = re.compile(r"\bpageCount\s{0,5}:\s{0,5}['\"]?(\d{1,5})\b")
_LAST = re.compile(r"尾\s?页|末\s?页|最后一?页")
_HEAD = 20_000
"""Characters in which a whole page says that it is one."""
_LENGTH = 200
"""Characters to which the label may cut titles: client-chosen, the longest real titles fit (§2.8)."""


def _recognise(source: Source) -> bool:
    return "site/label/" in source.page.code or "Ls.pagination" in source.page.code


def _first(source: Source) -> Found | None:
    """The column page: rows that stand there, or the request for the fragment that holds them."""
    asked = query_of(source.url)
    in_catalogue = bool(_COLUMN.search(source.url))
    if in_catalogue and asked.get("type", "") not in _LISTS:
        return None
    paging = source.lists.pager
    tree = branches(source.page, source.resolver, _is_list)
    label = the_label(source)
    if label is not None and label.is_internal:
        label = None
    if label is not None and not _shows_own_rows(source, label):
        onward = _ask(source, label, 1, ())
        return Found(onward=onward, scripted=True, branches=tree) if onward else None
    if not source.lists.rows or (paging.pages is None and not tree):
        return None
    here = max(paging.here or 1, _asked_page(asked))
    pages = source.lists.page_count
    last = None if pages is None else here >= pages
    onward = None if last else _next(source, label, here + 1)
    lost = not last and onward is None and (paging.pages is not None or paging.by_script)
    reasons = ("列表由脚本分页，后续页的请求未能识别",) if lost else ()
    return Found((), paging.rows, pages, here, last, onward, reasons, branches=tree)


def _is_list(url: str) -> bool:
    """Is it a column of the catalogue?"""
    if not _COLUMN.search(url):
        return False
    asked = query_of(url)
    return bool(asked.get("catId")) and asked.get("type", "") in _LISTS


def _asked_page(asked: dict[str, str]) -> int:
    number = asked.get("pageIndex", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1


def _shows_own_rows(source: Source, label: Label) -> bool:
    """Do the page's rows stand where the label's would, or has its pager counted them already?"""
    if not source.lists.rows:
        return False
    return label.filled(source) if label.into else source.lists.pager.pages is not None


def _request(label: Label, url: str, page: int) -> Request:
    cut = label.given.get("length", "")
    long = cut if cut.isdigit() and len(cut) < 6 and int(cut) > _LENGTH else str(_LENGTH)
    given = label.given | {"pageIndex": str(page), "length": long, "isDate": "true"}
    given["dateFormat"] = "yyyy-MM-dd"
    return Request(with_query(url, given), accept="text/html, */*; q=0.01")


def _ask(
    source: Source, label: Label, page: int, known: tuple[tuple[str, str], ...]
) -> Continuation | None:
    """The label's own address, with the other places where it may stand as alternatives."""
    tries = [
        begun(source, _request(label, url, page), "anhui", page, known)
        for url in label.addresses(source)
    ]
    return replace(tries[0], otherwise=tuple(tries[1:])) if tries else None


def _next(source: Source, label: Label | None, page: int) -> Continuation | None:
    paging = source.lists.pager
    if label is not None:
        known = (("total", str(paging.rows or "")), ("pages", str(paging.pages or "")))
        return _ask(source, label, page, known)
    url = _by_address(source, page, paging)
    return begun(source, Request(url), "", page) if url else None


def _by_address(source: Source, page: int, paging: Pager) -> str:
    """The address of a further page that is a page of its own."""
    if paging.next_href or paging.pages is None:
        return source.resolver.resolve(paging.next_href or "") or ""
    if _COLUMN.search(source.url) or _NEWS.search(path_of(source.url)):
        return with_query(source.url, {"pageIndex": str(page)})
    named = _NEWS_ID.search(source.page.code)
    href = f"/content/column/{named[1]}?pageIndex={page}" if named else ""
    return source.resolver.resolve(href) or ""


def _answer(reply: Reply) -> Found:
    """A fragment: rows with a pager's script, the words for an empty list, or nothing that could be read."""
    if _WHOLE_PAGE.search(reply.text[:_HEAD]):
        return Found(refused="接口返回的是整个网页，不是列表片段")
    rows, inner = fragment(reply.text, reply.resolver)
    page = reply.onward.page
    total, pages = _counted(inner, pager(inner, reply.resolver))
    total = total if total is not None else count_of(reply, "total")
    pages = pages or count_of(reply, "pages")
    if not rows:
        return _without_rows(reply, total, pages, blank=not inner.runs)
    last = None if pages is None else page >= pages
    onward = None if last else _following(reply, page + 1, total, pages)
    return Found(rows, total, pages, page, last, onward, records=inner)


def _counted(inner: Outline, paging: Pager) -> tuple[int | None, int | None]:
    """Total rows and pages: `total:NN`, `pageCount:NN`, or the page to which the pager's 尾页 leads (`a[paged]`)."""
    total, pages = _TOTAL.search(inner.code), _PAGES.search(inner.code)
    ending = (link for link in inner.links if _LAST.fullmatch(link.text))
    paged = next((inner.nodes[link.element].attributes.get("paged") or "" for link in ending), "")
    last = int(paged) if paged.isascii() and paged.isdigit() and len(paged) < 6 else None
    return (
        paging.rows if paging.rows is not None else int(total[1]) if total else None,
        paging.pages or (int(pages[1]) if pages else None) or last,
    )


def _following(reply: Reply, page: int, total: int | None, pages: int | None) -> Continuation:
    url = with_query(reply.onward.request.url, {"pageIndex": str(page)})
    return gone_on(reply, replace(reply.onward.request, url=url), total=total, pages=pages)


def _without_rows(reply: Reply, total: int | None, pages: int | None, *, blank: bool) -> Found:
    page = reply.onward.page
    word = query_of(reply.onward.request.url).get("result") or _EMPTY
    if blank:
        return Found(refused="接口返回空白，模板参数（file）可能不符")
    if word not in reply.text and _EMPTY not in reply.text:
        return Found(refused="接口返回的内容中没有条目")
    if total and (page == 1 or (pages or 0) >= page):
        return Found(refused=f"接口称{_EMPTY}，而网站显示共 {total} 条")
    return Found(total=0 if page == 1 else total, pages=pages, here=page, last=True)


DIALECT = Dialect("anhui", 40, _recognise, _first, _answer)
