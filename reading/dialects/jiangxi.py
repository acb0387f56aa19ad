"""江西 集约化: rows by `POST /queryList`, whatever the page's address looks like (§2.9).

Some shells are addressed like 大汉 columns (`/col/col42150/index.html?uid=…&pageNum=…`): the call decides.
`sort=sortNum` is an order that editors set by hand, so only a list read to its end tells its newest date (§7).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from reading.dialects._data import at, moment, number, parse, posting, rows_of
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._jscalls import calls, script_of
from reading.dialects._jsonpages import beginning, concluded, data_of, is_front, refusal
from reading.dialects._jsrequests import COMPUTED, Call, request_of
from reading.lists.found import Found
from reading.lists.rows import MAX_ROWS
from records import Posting

NAME = "jiangxi"
_PATH = "queryList"
_MARKS = ("channelCode", "webSiteCode", "channelId", "unitid")
"""Parameters of which the call has at least one; other systems have a `queryList` too."""
_KEYS = ("current",)
_SIZES = ("pageSize", "perPage")
_LISTS = (
    ("data", "results"), ("data", "records"), ("data", "list"), ("data", "rows"), ("data",),
    ("results",), ("records",), ("rows",), ("list",),
)  # fmt: skip
_TOTALS = ("total", "totalCount", "count", "totalNum")
_ADDRESSES = ("url", "link", "href", "pcUrl")
_DATES = ("publishTime", "publishTimeStr", "publishDate", "pubDate", "publishedTimeStr")
_BY_HAND = "列表按人工设定的顺序排列（sortNum），须读完全部条目才能判断最新日期"


def _recognise(source: Source) -> bool:
    code = source.page.code
    return _PATH in code and any(mark in code for mark in _MARKS)


def _first(source: Source) -> Found | None:
    if is_front(source):
        return None
    found = [call for call in calls(script_of(source), (_PATH,), "POST") if _is_list(call)]
    call = max(found, key=lambda one: "current" in one.names, default=None)
    if call is None:
        return None
    request = request_of(call, source, _KEYS, 1)
    if request is None:
        return Found(refused=COMPUTED, reasons=(COMPUTED,), scripted=not source.lists.dated)
    size = next((size for name in _SIZES if (size := number(call.get(name)))), None)
    known = (("size", str(size or "")), ("sort", call.get("sort")))
    return beginning(source, request, NAME, _KEYS, size, *known)


def _is_list(call: Call) -> bool:
    return any(name.removesuffix("[]") in _MARKS for name in call.names)


def _answer(reply: Reply) -> Found:
    held = data_of(reply)
    path, items = _items(held)
    if items is None or at(held, "success") is False:
        return refusal(reply, held)
    by_hand = reply.onward.value("sort") == "sortNum"
    made = [row for one in items if (row := _row(one, reply)) is not None]
    if items and not made:
        return Found(refused="接口返回的条目没有标题，未能识别")
    return concluded(
        reply,
        _in_order(made) if by_hand else rows_of(made),
        _total(held, path),
        _KEYS,
        size=number(reply.onward.value("size")) or None,
        reasons=(_BY_HAND,) if by_hand else (),
        inferred=by_hand,
    )


def _items(held: Any) -> tuple[tuple[str, ...], list[Any] | None]:
    """Where the rows stand, and they; products of the same maker wrap them differently."""
    if isinstance(held, list):
        return (), held
    for path in _LISTS:
        found = at(held, *path)
        if isinstance(found, list):
            return path, found
    return (), None


def _total(held: Any, path: tuple[str, ...]) -> int | None:
    """The total that stands beside the rows."""
    beside = at(held, *path[:-1])
    return next((count for key in _TOTALS if (count := number(at(beside, key))) is not None), None)


def _in_order(made: Iterable[Posting]) -> tuple[Posting, ...]:
    """Rows numbered; where editors order by hand, an older row above a newer one is no sign of a pin."""
    return tuple(replace(row, position=place) for place, row in enumerate(list(made)[:MAX_ROWS]))


def _row(held: Any, reply: Reply) -> Posting | None:
    if not isinstance(held, dict):
        return None
    inner = held.get("source")
    row = {**held, **inner} if isinstance(inner, dict) else held
    when = next((day for key in _DATES if (day := moment(row.get(key)))), None)
    pinned = row.get("isTop") is True or (number(row.get("isTop")) or 0) > 0
    return posting(row.get("title"), _href(row), when, reply.resolver, pinned=pinned)


def _href(row: dict[str, Any]) -> str | None:
    """The address of a row, which may stand by device in `urls` (a JSON text in JSON)."""
    for key in _ADDRESSES:
        if isinstance(row.get(key), str) and row[key]:
            return str(row[key])
    urls = row.get("urls")
    by_device = parse(urls) if isinstance(urls, str) else urls
    found = (at(by_device, key) for key in ("pc", "common"))
    return next((one for one in found if isinstance(one, str) and one), None)


DIALECT = Dialect(NAME, 5, _recognise, _first, _answer)
