"""TRS IGS (海云) and the older WAS: columns that a search server lists (§2.5).

A column list filters one channel (`filter[CHANNELID]`, `classsql=chnlid=…`); a search that does not is `irs`.
Every parameter comes from the page's own script.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from reading import dates
from reading.dialects._data import at, moment, number, posting, rows_of, text_of
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._jscalls import calls, script_of
from reading.dialects._jsonpages import beginning, concluded, data_of, is_front, not_data, refusal
from reading.dialects._jsrequests import COMPUTED, Call, request_of
from reading.dialects._was import was_rows
from reading.lists.found import Found
from records import Origin, Posting, StatedDate

NAME = "igs"
_LISTS = ("/igs/front/search/publish/data/list.html", "/igs/front/search/list.html")
_SEARCHES = ("/igs/front/search.jhtml", "/irs/front/search")
_WAS = ("/was5/web/search", "/was/web/search", "/fjdzapp/data")
"""The last is 福建's newer name for the same interface and parameters."""
_PATHS = (*_LISTS, *_WAS, *_SEARCHES)
_KEYS = ("pageNumber", "pageIndex", "pageNo", "page")
"""Names of the page number: list and search of IGS send the first, some both; IRS the third, WAS the last."""
_SIZES = ("pageSize", "prepage", "perpage")
_CHANNEL = ("filter[CHANNELID]", "filter[CHNLID]", "classsql", "customFilter", "chnlid")
"""Parameters that narrow the search to one column."""
_TITLES = ("doctitle", "title", "title_no_tag", "filename")
_ADDRESSES = ("docpuburl", "url", "puburl", "link")
_DATES = ("docreltime", "pubdate", "pubtime", "time", "docpubtime")
"""By preference. `trs_time` is the day the index took the document in: no date of publication (§6)."""
_CREATED = ("docfirstpubtime", "crtime")
_MIDNIGHT = 16
"""The hour of UTC at which the next day begins in China."""


def _recognise(source: Source) -> bool:
    return any(path in source.page.code for path in _PATHS)


def _first(source: Source) -> Found | None:
    return _started(source, next((call for call in _calls(source) if _is_column(call)), None), NAME)


def searched(source: Source, family: str) -> Found | None:
    """The request of a search that is narrowed to no column, on a page without a list of its own."""
    if source.lists.rows:
        return None
    found = [call for call in _calls(source) if _is_list(call) and not _is_column(call)]
    return _started(source, found[0] if found else None, family)


def _calls(source: Source) -> list[Call]:
    return [] if is_front(source) else calls(script_of(source), _PATHS)


def _started(source: Source, call: Call | None, family: str) -> Found | None:
    if call is None:
        return None
    request = request_of(call, source, _KEYS, 1)
    if request is None:
        return Found(reasons=(COMPUTED,), refused=COMPUTED, scripted=not source.lists.dated)
    size = _size(call)
    return beginning(source, request, family, _keys(call.url), size, ("size", str(size or "")))


def _is_column(call: Call) -> bool:
    """Is the search narrowed to one channel?"""
    return any(call.get(name) for name in _CHANNEL)


def _is_list(call: Call) -> bool:
    """Does it ask for pages of rows at all? A search box only forwards a word."""
    return bool(call.names & {*_KEYS, *_SIZES})


def _keys(url: str) -> tuple[str, ...]:
    """Names of the page number; the first is added where a request has none."""
    return ("page", *_KEYS) if any(path in url for path in _WAS) else _KEYS


def _size(call: Call) -> int | None:
    return next((size for name in _SIZES if (size := number(call.get(name)))), None)


def answer(reply: Reply) -> Found:
    """One page of rows, from any of these interfaces."""
    if any(path in reply.onward.request.url for path in _WAS):
        made, total = was_rows(reply.text)
        return _found(reply, made, total) if made is not None else not_data(reply)
    held = data_of(reply)
    rows = _contents(held)
    return refusal(reply, held) if rows is None else _found(reply, rows, _total(held))


def _contents(held: Any) -> list[Any] | None:
    """The rows of either interface; None when the answer has no list at all."""
    if at(held, "success") is False:
        return None
    for path in (
        ("page", "content"),
        ("data", "middle", "listAndBox"),
        ("data", "middle", "list"),
        ("content",),
    ):
        rows = at(held, *path)
        if isinstance(rows, list) and (rows or path[-1] != "listAndBox"):
            return [row["data"] if isinstance(at(row, "data"), dict) else row for row in rows]
    return None


def _total(held: Any) -> int | None:
    paths = (("page", "total"), ("data", "pager", "total"), ("page", "totalElements"), ("total",))
    return next((total for path in paths if (total := number(at(held, *path))) is not None), None)


def _found(reply: Reply, rows: list[Any], total: int | None) -> Found:
    made = rows_of(row for one in rows if (row := _row(one, reply)) is not None)
    if rows and not made:
        return Found(refused="接口返回的条目没有标题，未能识别")
    size = number(reply.onward.value("size")) or None
    return concluded(reply, made, total, _keys(reply.onward.request.url), size=size)


def _row(held: Any, reply: Reply) -> Posting | None:
    if not isinstance(held, dict):
        return None
    low = {key.lower(): value for key, value in held.items() if isinstance(key, str)}
    title = next((low[key] for key in _TITLES if text_of(low.get(key))), None)
    url = next((low[key] for key in _ADDRESSES if isinstance(low.get(key), str) and low[key]), None)
    when = next((day for key in _DATES if (day := _day(low.get(key)))), None)
    created = next((day for key in _CREATED if (day := _day(low.get(key)))), None)
    pinned = (number(low.get("docorderpri")) or 0) > 0
    return posting(title, url, when, reply.resolver, pinned=pinned, created=created)


def _day(value: Any) -> StatedDate | None:
    """A date field; Elasticsearch states moments in UTC (`…T16:00:00.000Z` is the next day in China)."""
    found = moment(value)
    if found is None or found.exact is None or not isinstance(value, str):
        return found
    stamp = value.strip()
    hour = number(stamp.partition("T")[2][:2])
    if hour is None or hour < _MIDNIGHT or not stamp.endswith(("Z", "+0000")):
        return found
    day = found.exact + timedelta(days=1)
    return dates.stated(day.year, day.month, day.day, Origin.API)


DIALECT = Dialect(NAME, 42, _recognise, _first, answer)
