"""“Openness” CMS of 安徽 cities and others: two generations under one name (§2.8b).

Gen-2 is static: `/OpennessContent/showList/<branch>/<column>/page_<N>.html`, pages from 1, rows at `…/show/<id>.html`.
Gen-1 shows its list in a frame, `/opennessTarget/?branch_id=<24 hex>&column_code=<digits>&page=<N>`; behind the last
page the frame is there and has no row. The column code is hierarchical: a parent's frame shows its children's
newest rows in blocks, which are no list of its own. Dates may be MM-DD and are left without a year.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reading.addresses import path_of
from reading.dialects._asking import begun, count_of, gone_on, query_of, with_query
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._tree import branches
from reading.lists.found import Found
from reading.lists.listing import Lists, lists
from reading.lists.pager import Pager
from reading.lists.postings import postings
from reading.lists.rows import with_undated
from reading.outline import outline
from records import Branch, Continuation, Posting, Request

_PAGE = re.compile(r"(/showList/(?:[\w-]{1,40}/){1,4}page_)(\d{1,5})(\.html?)$", re.IGNORECASE)
_FOLDER = re.compile(r"/showList/(?:[\w-]{1,40}/){0,3}[\w-]{1,40}/?$", re.IGNORECASE)
_LIST = re.compile(r"/showList/((?:[\w-]{1,40}/){1,4})page_\d", re.IGNORECASE)
_SHOW = "/show/"
_FRAME = re.compile(
    r"[\"']([^\"'\s]{0,100}/?(?:opennessTarget|opennessContent/iframe)/?\?[^\"'\s]{0,400})[\"']"
)
_COLUMN = "/opennessContent/"
_TARGET = re.compile(r"/(?:opennessTarget|opennessContent/iframe)/?\?", re.IGNORECASE)
_EMPTY = re.compile("暂无|没有(?:相关)?(?:信息|内容|数据)")
_MARKS = ("/showList/", "opennessTarget", "opennessContent")
_BLOCKS = 2
"""Children whose rows a parent's frame shows, from which it is no list of its own."""


def _recognise(source: Source) -> bool:
    return any(mark in source.text for mark in _MARKS) or "/showList/" in source.url


def _first(source: Source) -> Found | None:
    if _PAGE.search(path_of(source.url)) or _FOLDER.search(path_of(source.url)):
        return _static(source)
    if _TARGET.search(source.url):
        return _list_of(source.lists, source)
    return _framed(source)


# ---- gen-2: the page number in the path ----------------------------------------------------------


def _static(source: Source) -> Found | None:
    tree = branches(source.page, source.resolver, _is_static_column)
    rows = _shown(source)
    if not rows and not source.lists.rows:
        return None
    paging, at = source.lists.pager, _PAGE.search(path_of(source.url))
    here = int(at[2]) if at else 1
    pages = paging.pages or (1 if not _turns(source) else None)
    last = None if pages is None else here >= pages
    shown = source.resolver.resolve(paging.next_href or "")
    following = Request(shown or _numbered(source.url, here + 1))
    onward = None if last else begun(source, following, "", here + 1)
    return Found(
        rows=rows,
        total=paging.rows,
        pages=pages,
        here=here,
        last=last,
        onward=onward,
        inferred=pages is None and not shown,
        scripted=bool(rows),
        at=source.lists.at,
        branches=_others(tree, source.url),
    )


def _turns(source: Source) -> bool:
    """Is there any sign of a further page: a pager, a script, or a link to another page of this list?"""
    paging, code = source.lists.pager, source.page.code
    own = _PAGE.search(path_of(source.url))
    if paging.found or paging.by_script or own is None or "showList" in code or "page_" in code:
        return True
    others = (_PAGE.search(link.href) for link in source.page.links)
    return any(one and one[1].endswith(own[1]) and one[2] != own[2] for one in others)


def _numbered(url: str, page: int) -> str:
    """The address of another page of the list: `…/page_2.html`."""
    address = url.partition("#")[0].partition("?")[0]
    if _PAGE.search(address):
        return _PAGE.sub(lambda found: f"{found[1]}{page}{found[3]}", address)
    return f"{address.rstrip('/')}/page_{page}.html"


def _shown(source: Source) -> tuple[Posting, ...]:
    """Rows that lead to `…/show/…`, where the list the static reader chose leads elsewhere."""
    if _share(source.lists.rows) * 2 > len(source.lists.rows):
        return ()
    best: tuple[Posting, ...] = ()
    for group in source.lists.groups:
        rows = postings(source.page, with_undated(source.page, group), source.resolver)
        if _share(rows) * 2 > len(rows) and len(rows) > len(best):
            best = rows
    return best


def _share(rows: tuple[Posting, ...]) -> int:
    return sum(_SHOW in (row.url or "") for row in rows)


def _is_static_column(url: str) -> bool:
    return bool(_LIST.search(url)) and "pennessContent/" in url


def _others(tree: tuple[Branch, ...], url: str) -> tuple[Branch, ...]:
    """Without the further pages of this very list, which its pager links to."""
    own = _LIST.search(path_of(url))
    kept = []
    for one in tree:
        theirs = _LIST.search(path_of(one.url))
        if not (own and theirs and own[1] == theirs[1] and one.name.strip().isdigit()):
            kept.append(one)
    return tuple(kept)


# ---- gen-1: a frame ------------------------------------------------------------------------------


def _framed(source: Source) -> Found | None:
    """The column page around the frame."""
    where = _frame_of(source)
    tree = branches(source.page, source.resolver, _is_framed_column)
    if not where:
        return None
    onward = begun(source, Request(with_query(where, {"page": "1"})), "openness", 1)
    return Found(onward=onward, scripted=True, branches=tree)


def _frame_of(source: Source) -> str:
    """The frame's address: its own, or the one that a script writes, or made of the column's own query."""
    for href in source.page.frames:
        url = source.resolver.resolve(href)
        if url and _TARGET.search(url):
            return url
    asked = query_of(source.url)
    own = bool(asked.get("branch_id")) and _COLUMN in source.url
    written = _FRAME.search(source.page.code)
    url = source.resolver.resolve(written[1]) if written else None
    said = query_of(url) if url else {}
    if url and said.get("branch_id") and (said.get("column_code") or not asked.get("column_code")):
        return url
    if not own or (written is None and "opennessTarget" not in source.text):
        return ""
    address = source.url.partition("?")[0].replace(_COLUMN, "/opennessTarget/")
    kept = {name: asked.get(name, "") for name in ("branch_id", "column_code", "topic_id")}
    return with_query(address, kept)


def _is_framed_column(url: str) -> bool:
    return _COLUMN in url and bool(query_of(url).get("column_code"))


def _answer(reply: Reply) -> Found:
    """The frame: one list, or the blocks of a parent column, or a page behind the last."""
    page = outline(reply.text)
    resolver = reply.resolver
    seen = lists(page, resolver, 0)
    children = branches(page, resolver, _is_framed_column)
    headed = sum(_is_framed_column(resolver.resolve(link.href) or "") for link in page.links)
    if headed >= _BLOCKS and not seen.pager.found:
        mixed = "页面汇集下级栏目的最新信息，不是单一列表"
        return Found(branches=children, reasons=(mixed,), refused="" if children else mixed)
    if seen.rows:
        total, pages = seen.pager.rows, seen.pager.pages
        return _read(reply, seen, total if total is not None else count_of(reply, "total"), pages)
    if reply.onward.page > 1:
        return Found(total=count_of(reply, "total"), here=reply.onward.page, last=True)
    if seen.pager.rows == 0 or any(_EMPTY.search(run) for run in page.runs):
        return Found(total=0, here=1, last=True)
    return Found(refused="列表框架中没有条目")


def _read(reply: Reply, seen: Lists, total: int | None, pages: int | None) -> Found:
    page = reply.onward.page
    last = None if pages is None else page >= pages
    onward = None
    if not last:
        url = with_query(reply.onward.request.url, {"page": str(page + 1)})
        onward = gone_on(reply, replace(reply.onward.request, url=url), total=total)
    return Found(seen.rows, total, pages, page, last, onward)


def _list_of(static: Lists, source: Source) -> Found | None:
    """The frame visited as a page of its own."""
    if not static.rows:
        return None
    paging: Pager = static.pager
    number = query_of(source.url).get("page", "")
    here = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    last = None if paging.pages is None else here >= paging.pages
    return Found(
        total=paging.rows,
        pages=paging.pages,
        here=here,
        last=last,
        onward=None if last else _turned(source, here + 1, paging.rows),
    )


def _turned(source: Source, page: int, total: int | None) -> Continuation:
    request = Request(with_query(source.url, {"page": str(page)}))
    return begun(source, request, "openness", page, (("total", str(total or "")),))


DIALECT = Dialect("openness", 45, _recognise, _first, _answer)
