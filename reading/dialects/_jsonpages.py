"""The pages of a list that an interface answers: asking for the next one, and what an answer says of the end (§4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import msgspec

from reading.dialects._data import at, number, parse, text_of
from reading.dialects._dialect import Reply, Source
from reading.lists.found import Found
from records import Continuation, Posting, Request, veil

_FRONT_BLOCKS = 3
"""Dated lists from which a page without a pager is a front page, as the reader of kinds has it."""
_SAID = 40
"""Characters of a server's own words that are repeated."""
_PROBED = 60
"""Characters in which an HTML page where data were due shows itself."""


def opened(source: Source, request: Request, family: str, *known: tuple[str, str]) -> Continuation:
    """The request for page 1 of a list whose column page is at hand."""
    return Continuation(
        request=request,
        page=1,
        family=family,
        base=source.url.partition("#")[0],
        charset=source.charset,
        known=known,
    )


def beginning(
    source: Source,
    request: Request,
    family: str,
    keys: Sequence[str],
    size: int | None,
    *known: tuple[str, str],
) -> Found:
    """What a column page comes to whose rows an interface has. `size`: rows of a page, if the request says.

    A page that shows a list with a pager, or exactly a page of the interface, shows the first rows itself: the
    page that follows them is next, and where the sizes do not tell which that is, page 1 and then page 2.
    What else a page shows stands beside the list: no rows.
    """
    onward = opened(source, request, family, *known)
    static = source.lists
    shown = len(static.rows)
    if not static.dated or not (static.pager.found or shown == size):
        return Found(onward=onward, scripted=True)
    full = shown // size if size else 0
    if size and full:
        return Found(onward=at_page(onward, keys, full + 1, full * size))
    return Found(onward=replace(onward, otherwise=(at_page(onward, keys, 2, shown),)))


def is_front(source: Source) -> bool:
    """Does the page show so many lists that one more by script does not make it a column?"""
    blocks = sum(len(group.rows) >= 2 for group in source.lists.groups)
    return blocks >= _FRONT_BLOCKS and not source.lists.pager.found


def at_page(onward: Continuation, keys: Sequence[str], page: int, seen: int = 0) -> Continuation:
    """The same list's request for another page; `keys`: names of the page number; `seen`: rows served before it."""
    known = tuple(pair for pair in onward.known if pair[0] != "seen")
    return replace(
        onward,
        request=turned(onward.request, keys, page),
        page=page,
        known=(*known, ("seen", str(seen))),
        otherwise=tuple(at_page(one, keys, page, seen) for one in onward.otherwise),
    )


def turned(request: Request, keys: Sequence[str], page: int) -> Request:
    """A request with another page number, in whichever place it carries one; added when it carries none."""
    if request.content_type == "application/json":
        return replace(request, body=_turned_json(request.body, keys, page))
    url, in_url = _turned_query(request.url, keys, page, start="?")
    body, in_body = _turned_query(request.body, keys, page, start="")
    if in_url or in_body:
        return replace(request, url=url, body=body)
    if request.method == "POST":
        return replace(request, body=f"{body}&{keys[0]}={page}".lstrip("&"))
    joint = "&" if "?" in url else "?"
    return replace(request, url=f"{url}{joint}{keys[0]}={page}")


def _turned_json(body: str, keys: Sequence[str], page: int) -> str:
    held = parse(body)
    if not isinstance(held, dict):
        return body
    present = [key for key in keys if key in held] or [keys[0]]
    return msgspec.json.encode({**held, **dict.fromkeys(present, page)}).decode()


def _turned_query(text: str, keys: Sequence[str], page: int, start: str) -> tuple[str, bool]:
    head, mark, query = text.partition(start) if start else ("", "", text)
    names = {*keys, *(quote(key, safe="") for key in keys)}
    parts = query.split("&")
    hits = [place for place, part in enumerate(parts) if part.partition("=")[0] in names]
    for place in hits:
        parts[place] = f"{parts[place].partition('=')[0]}={page}"
    return f"{head}{mark}{'&'.join(parts)}", bool(hits)


def data_of(reply: Reply) -> Any:
    """The JSON of an answer; None when it is none."""
    return parse(reply.text)


def not_data(reply: Reply) -> Found:
    """An answer that is no data, with what it is instead: a soft 404 often is the home page (§8)."""
    start = reply.text.lstrip("\ufeff \t\r\n")
    if not start:
        return Found(refused="接口返回空内容，不是列表数据")
    if start[0] == "<" or "<html" in start[:_PROBED].lower():
        return Found(refused="接口返回的是网页（可能是首页或错误页），不是列表数据")
    return Found(refused="接口返回的内容不是可识别的列表数据")


def refusal(reply: Reply, held: Any) -> Found:
    """Why an answer holds no list: in its own words where it has some, as errors come with HTTP 200."""
    words = (text_of(at(held, key)) for key in ("msg", "message", "err", "error"))
    said = veil(next((text for text in words if text), ""))
    return Found(refused=f"接口拒绝请求：{said[:_SAID]}") if said else not_data(reply)


def concluded(
    reply: Reply,
    rows: tuple[Posting, ...],
    total: int | None,
    keys: Sequence[str],
    *,
    size: int | None = None,
    reasons: tuple[str, ...] = (),
    inferred: bool = False,
) -> Found:
    """What an answer of rows comes to. `total`: rows of the whole list; `size`: rows of a page, both if stated.

    A first page without rows is an empty column only where the total says so; a later one is the end.
    """
    page = reply.onward.page
    seen = (number(reply.onward.value("seen")) or 0) + len(rows)
    if not rows and page == 1 and total != 0:
        said = "也未报告总条数" if total is None else f"却报告共{total}条"
        return Found(refused=f"接口没有返回条目，{said}")
    if not rows:
        short = total is not None and seen < total
        why = (f"第{page}页没有条目，站点报告共{total}条",) if short else ()
        return Found((), total, here=page, last=not short, reasons=why, inferred=inferred)
    more = total is None or seen < total
    return Found(
        rows=rows,
        total=total,
        pages=-(-total // size) if total and size else None,
        here=page,
        last=None if total is None else not more,
        onward=at_page(reply.onward, keys, page + 1, seen) if more else None,
        reasons=reasons if more else (),
        inferred=inferred,
    )
