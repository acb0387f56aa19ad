"""TrueCMS (南通 and others): first rows inside `#initData`, the rest from `…/messageController/getMessage.do` (§2.11).

The interface answers JSONP or JSON whose `result` is a 大汉-like datastore. How many records one request may ask for
differs (南通 50, 如皋 20), so smaller windows follow when a larger one is refused; it wants the column page as
Referer. Where it is gone (连云港: 404), the rows in the page are all that can be had, and the list is incomplete.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reading.addresses import host_of
from reading.dialects import _jpage_records as records
from reading.dialects._asking import begun, count_of, fingerprint, gone_on, with_query
from reading.dialects._data import at, fragment, number, parse
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._literals import plain
from reading.lists.found import Found
from reading.lists.postings import postings
from reading.lists.rows import with_undated
from reading.outline import Outline
from records import Continuation, Posting, Request

_MARK = "messageController/getMessage.do"
_PROXY = re.compile(
    r"[\"']([^\"'\s]{0,200}?(/\w{1,30}/messageController/getMessage\.do))(?:\?[^\"'\s]{0,400})?[\"']"
)
_COLUMN = re.compile(r"columnId[\"']?\s{0,9}[:=]\s{0,9}[\"']([\w-]{4,64})[\"']")
_TOTAL = re.compile(r"totalRecord[\"']?\s{0,9}[:=]\s{0,9}[\"']?(\d{1,8})")
_WINDOWS = (50, 20, 10)
"""Records asked for at once, the most first (§2.11)."""
_INLINE = "initData"


def _recognise(source: Source) -> bool:
    return _MARK in source.page.code and "dataproxy.jsp" not in source.page.code


def _first(source: Source) -> Found | None:
    """The rows in the page, and the request for those behind them."""
    code = plain(source.page.code)
    column, proxy = _COLUMN.search(code), _PROXY.search(code)
    rows, inner, where = _inline(source)
    stated = _TOTAL.search(code)
    total = int(stated[1]) if stated else None
    last = None if total is None else len(rows) >= total
    onward = None
    if not last and column is not None and proxy is not None:
        onward = _ask(source, proxy, column[1], len(rows), total, fingerprint(rows))
    if not rows and onward is None and not last:
        lost = ("列表由脚本加载，接口参数未能识别",)
        return Found(total=total, reasons=lost, scripted=True, at=where)
    return Found(
        rows=rows,
        total=total,
        here=1,
        last=last,
        onward=onward,
        reasons=() if last or not rows else (_against(len(rows), total),),
        scripted=True,
        at=where,
        records=inner,
    )


def _against(here: int, total: int | None) -> str:
    stated = f"，站点报告共{total}条" if total is not None else ""
    return f"列表由脚本分页：网页只含前{here}条{stated}"


def _inline(source: Source) -> tuple[tuple[Posting, ...], Outline | None, int]:
    """The rows inside `#initData`, their outline and where they stand."""
    page = source.page
    element = next(
        (at for at, node in enumerate(page.nodes) if node.attributes.get("id") == _INLINE), -1
    )
    if element < 0:
        return (), None, -1
    start, end = page.text_range(element)
    best: tuple[Posting, ...] = ()
    for group in source.lists.groups:
        if all(element < row.element < page.ends[element] for row in group.rows):
            rows = postings(page, with_undated(page, group), source.resolver)
            best = max(best, rows, key=len)
    if best or start == end:
        return best, None, start
    rows, inner = fragment(page.nodes[element].html or "", source.resolver)
    return rows, inner, start


# ---- asking ----------------------------------------------------------------------------------------


def _ask(
    source: Source,
    proxy: re.Match[str],
    column: str,
    seen: int,
    total: int | None,
    first: str,
) -> Continuation | None:
    """The request behind the rows in the page, with smaller windows as alternatives."""
    url = source.resolver.resolve(proxy[1])
    if url is None or host_of(url) != host_of(source.url):
        url = source.resolver.resolve(proxy[2])  # the template names a server of its own
    if url is None:
        return None
    page = 2 if seen else 1
    known = (
        ("columnId", column),
        ("seen", str(seen)),
        ("total", str(total if total is not None else "")),
        ("first", first),
    )
    tries = [
        begun(source, _request(url, column, seen, window), "truecms", page, known)
        for window in _WINDOWS
    ]
    return replace(tries[0], otherwise=tuple(tries[1:]))


def _request(url: str, column: str, seen: int, window: int) -> Request:
    """`startrecord` and `endrecord` count from 1, both included."""
    asked = {
        "startrecord": str(seen + 1),
        "endrecord": str(seen + window),
        "perpage": str(window),
        "contentTemplate": "",
        "columnId": column,
        "callback": "cb",
    }
    return Request(with_query(url, asked), accept="text/javascript, application/javascript, */*")


def _answer(reply: Reply) -> Found:
    """A datastore inside JSONP or JSON; nothing in it where rows were due means that it was asked wrong."""
    value = parse(reply.text)
    store = at(value, "result")
    if not isinstance(store, str):
        return Found(refused="接口未返回条目数据")
    rows, inner = records.rows(records.contents(store), reply.resolver)
    seen = count_of(reply, "seen") or 0
    total = _total(store, reply)
    if not rows:
        ended = seen > 0 and total is not None and seen >= total
        if ended or (total == 0 and "<totalrecord" in store):
            return Found(total=total, here=reply.onward.page, last=True)
        return Found(refused="接口返回空，一次请求的条数可能超过上限")
    if seen and fingerprint(rows) == reply.onward.value("first"):
        return Found(refused="接口返回的仍是第1页")
    after = seen + len(rows)
    last = None if total is None else after >= total
    return Found(
        rows=rows,
        total=total,
        here=reply.onward.page,
        last=last,
        onward=None if last else _further(reply, after, total),
        records=inner,
    )


def _total(store: str, reply: Reply) -> int | None:
    """By the answer, else by the column page; a template that was not filled in says nothing."""
    told = records.total(store)
    return told if told is not None else number(reply.onward.value("total"))


def _further(reply: Reply, seen: int, total: int | None) -> Continuation:
    """The next window, as wide as the one that worked."""
    request, column = reply.onward.request, reply.onward.value("columnId")
    width = re.search(r"[?&]perpage=(\d{1,3})", request.url)
    window = int(width[1]) if width else _WINDOWS[-1]
    made = _request(request.url, column, seen, window)
    return gone_on(reply, replace(made, referer=request.referer), seen=seen, total=total)


DIALECT = Dialect("truecms", 8, _recognise, _first, _answer)
