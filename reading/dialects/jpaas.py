"""大汉 jpaas publish server: units that a script fills from `/front/page/build/unit` (§2.3).

The server answers HTTP 200 to everything. Without the column page visited before in the same session, or with
another site's spelling of `parseType`, it brings an empty `html` and no error; that is a refusal, never an empty list.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from reading.dialects import _data
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._hanweb import marks, met
from reading.dialects._jpaas_units import (
    FAMILY,
    Pager,
    Unit,
    following,
    listed,
    main_units,
    pager,
    size_of,
    units,
)
from reading.lists.found import Found
from reading.lists.postings import postings
from reading.lists.rows import groups, seeds, with_undated
from reading.outline import Outline
from records import Origin, Posting

_QUERY = re.compile(r"\bquery[dD]ata\s{0,5}=")
_SWALLOWED = re.compile(
    r"\s(?:公告类型|信息类型|项目类型|所属(?:分类|栏目)|类别|分类|发布时间|发布日期|来源|浏览量?)\s{0,3}[:：]"
)
"""Labels of what else a row's anchor may hold behind the title (`…预公示 公告类型：… 2026-06-17`)."""
_YEAR_ONLY = re.compile(r"/art/\d{4}/art_")
_SIZE, _SMALL_SIZE = 50, 15
"""Rows asked for where the page does not say: 50 worked where it was tried, 10 to 20 are the usual (§2.3)."""
_FEWEST, _USUAL_MOST = 10, 20
_BLOCKS = 3
"""Lists from which a page without any pager is a front page of blocks."""
_FAILED = "列表接口返回失败（可能未先访问栏目页、会话失效或参数写法不符），不能视为空栏目"
_EMPTY = "列表接口返回空内容（可能未先访问栏目页、会话失效或参数写法不符），不能视为空栏目"
_NO_DATA = "列表接口返回的不是约定的数据"
_SAME = "列表接口对第 {} 页返回与上一页相同的条目，没有翻页"
_OTHER_PAGE = "列表接口没有翻页：请求第 {} 页，返回第 {} 页"
_NOT_MAIN = "页面有多个列表单元，接口返回的不含分页，未能确定主列表"
_MANY = "页面有多个列表单元且均无分页，未能确定主列表"
_MAYBE_MORE = "未见分页标记，不能确认条目是否齐全"


def _recognise(source: Source) -> bool:
    text = source.text
    marked = "jpaas-publish-server" in text or any(
        "unitbuild" in one for one in source.page.sources
    )
    return marked and bool(_QUERY.search(text))


def _first(source: Source) -> Found | None:
    """The page's main unit, with the rows that stand in it, or the request for its first page."""
    found = main_units(units(source))
    drawn = [(unit, *_inside(source, unit)) for unit in found]
    shown = [one for one in drawn if one[1]]
    paged = bool(found) and found[0].pager is not None
    blocks = not paged and _is_front(source)
    if not found or (blocks and shown):
        return None
    if not shown:
        return _shell(found, source, several=len(found) > 1 or blocks)
    unit, rows, at = shown[0]
    got = _shown(unit, rows, at, source)
    if len(found) == 1:
        return got
    return replace(got, last=None, onward=None, reasons=(_MANY,), inferred=True, pages=None)


def _is_front(source: Source) -> bool:
    """Several lists and a pager at none of them: a front page of blocks."""
    return sum(len(group.rows) >= 2 for group in source.lists.groups) >= _BLOCKS


def _inside(source: Source, unit: Unit) -> tuple[tuple[Posting, ...], int]:
    """The rows that stand in a unit's own element, and the text run where they begin."""
    page, element = source.page, unit.holder
    if element < 0:
        return (), -1
    start, end = page.text_range(element)
    found = groups(page, [at for at in seeds(page) if start <= at < end])
    if not found:
        return (), -1
    best = max(found, key=lambda group: len(group.rows))
    rows = postings(page, with_undated(page, best), source.resolver)
    return _tidy(rows, page, source.resolver.resolve), start


def _shown(unit: Unit, rows: tuple[Posting, ...], at: int, source: Source) -> Found:
    """Rows in the page itself. Small columns show all of them and no pager (§2.3)."""
    if unit.pager is None:
        few = len(rows) < _FEWEST
        again = listed(unit, 1, _SIZE, source, "")
        return Found(
            rows=rows,
            pages=1 if few else None,
            last=True if few else None,
            onward=None if few else again,
            reasons=() if few else (_MAYBE_MORE,),
            scripted=True,
            at=at,
        )
    size = unit.pager.rows or len(rows)
    here = unit.pager.here or 1
    more = unit.pager.count > here * size
    onward = listed(unit, here + 1, size, source, marks(rows)) if more else None
    return Found(
        rows=rows,
        total=unit.pager.count,
        pages=_pages(unit.pager.count, size),
        here=here,
        last=not more,
        onward=onward,
        scripted=True,
        at=at,
    )


def _shell(found: list[Unit], source: Source, *, several: bool) -> Found:
    """No row in the units: the first page is asked for, of each that may be the list, of a lone one in two sizes."""
    tries = []
    for unit in found:
        size = size_of(unit) or _SIZE
        tries.append(listed(unit, 1, size, source, "", several=several))
    if len(found) == 1 and size_of(found[0]) is None:
        tries.append(listed(found[0], 1, _SMALL_SIZE, source, "", several=several))
    onward = replace(tries[0], otherwise=tuple(tries[1:]))
    return Found(last=False, onward=onward, reasons=("列表由脚本加载",), scripted=True)


def _pages(count: int, size: int) -> int:
    return max(1, -(-count // max(1, size)))


def _answer(reply: Reply) -> Found:
    """One page of the unit, out of `data.html`; whatever is no such page is refused by name."""
    data = _data.parse(reply.text)
    if not isinstance(data, dict):
        return Found(refused=_NO_DATA)
    if str(data.get("success", True)).lower() == "false":
        return Found(refused=_FAILED)
    html = _html(data)
    if not html.strip():
        return _blank(reply)
    rows, page = _data.fragment(html, reply.resolver)
    rows = _tidy(rows, page, reply.resolver.resolve)
    counts = pager(page)
    refused = _refusal(reply, rows, counts)
    return Found(refused=refused) if refused else _read(reply, rows, counts, page)


def _html(data: Any) -> str:
    html = _data.at(data, "data", "html")
    html = html if html is not None else _data.at(data, "data")
    return html if isinstance(html, str) else ""


def _blank(reply: Reply) -> Found:
    """Nothing in it: on a later page, after a list that gives no total, the end it may well be; never on page 1."""
    if reply.onward.page > 1 and not reply.onward.value("total"):
        return Found(last=True, inferred=True, scripted=True, here=reply.onward.page)
    return Found(refused=_EMPTY)


def _refusal(reply: Reply, rows: tuple[Posting, ...], counts: Pager | None) -> str:
    """Why an answer is no page of the column's list; empty when it is one."""
    page = reply.onward.page
    if not rows:
        return "" if counts is not None and counts.count == 0 and page == 1 else _EMPTY
    if counts is not None and counts.here not in (None, page):
        return _OTHER_PAGE.format(page, counts.here)
    if all(met(rows, reply.onward.value("before"))):
        return _SAME.format(page)
    return _NOT_MAIN if reply.onward.value("several") and counts is None else ""


def _read(reply: Reply, rows: tuple[Posting, ...], counts: Pager | None, page: Outline) -> Found:
    onward = reply.onward
    asked = _data.number(onward.value("size")) or _SIZE
    size = counts.rows if counts and counts.rows and counts.rows >= len(rows) else asked
    read = (_data.number(onward.value("read")) or 0) + len(rows)
    total = counts.count if counts else _data.number(onward.value("total"))
    ended = (
        onward.page * size >= total
        if total is not None
        else _is_whole(onward.page, len(rows), asked)
    )
    further = None if ended else following(onward, size, marks(rows), read, total)
    return Found(
        rows=rows,
        total=total,
        pages=_pages(total, size) if total is not None else None,
        here=onward.page,
        last=ended,
        onward=further,
        reasons=(_MAYBE_MORE,) if ended is None else (),
        inferred=total is None and not ended,
        scripted=True,
        records=page,
    )


def _is_whole(page: int, rows: int, asked: int) -> bool | None:
    """Is a list without a pager whole? A small column is printed so (§2.3); None = it may have been cut.

    Fewer rows than any site's page, or fewer than were asked for where the server gave more than its usual page.
    """
    few = rows < _FEWEST or _USUAL_MOST < rows < asked
    return True if page == 1 and few else None


def _tidy(rows: tuple[Posting, ...], page: Outline, resolve: Any) -> tuple[Posting, ...]:
    """Titles without what their anchors swallowed, and no day inferred from an address that states a year only."""
    full = {resolve(link.href): " ".join(link.title.split()) for link in page.links if link.title}
    return tuple(
        replace(row, title=_title(row.title, full.get(row.url) or ""), date=_dated(row))
        for row in rows
    )


def _title(text: str, full: str) -> str:
    if len(full) >= 6 and text.startswith(full):
        return full
    found = _SWALLOWED.search(text)
    return text[: found.start()].rstrip() if found and found.start() >= 6 else text


def _dated(row: Posting) -> Any:
    inferred = row.date is not None and row.date.origin is Origin.INFERRED
    return None if inferred and row.url and _YEAR_ONLY.search(row.url) else row.date


DIALECT = Dialect(FAMILY, 30, _recognise, _first, _answer)
