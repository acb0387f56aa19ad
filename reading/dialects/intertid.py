"""太原 and 无锡: `…/intertidwebapp/govChanInfo/getDocuments?Index=1&pageSize=20&siteId=1&chanId=25` (§3).

Answers `{"list": [{title, url, openTime}]}`. The channel's number stands in the page's own address (`?chan=25`).
Nobody measured how the answer names its total or what lies behind the last page, so the list is inferred. 无锡
calls the page number `pageIndex`; a script that names neither is tried with both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reading.dialects._asking import query_of
from reading.dialects._data import at, moment, number, posting, rows_of
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._jscalls import calls, script_of
from reading.dialects._jsonpages import beginning, concluded, data_of, not_data
from reading.dialects._jsrequests import Call, is_open, request_of
from reading.lists.found import Found
from records import Posting

_PATH = "/govChanInfo/getDocuments"
_KEYS = ("Index", "pageIndex")
_OWN = {"chanId": ("chan", "chanId"), "siteId": ("siteId", "site")}
"""Parameters that the page's own address may carry, by the names it has for them."""
_TOTALS = ("total", "totalCount", "totalRow", "totalRows", "rowCount", "count", "allRow")


def _recognise(source: Source) -> bool:
    return _PATH in source.page.code


def _first(source: Source) -> Found | None:
    """The request of the page's own channel; None when the script computes it from something unknown."""
    for call in calls(script_of(source), (_PATH,)):
        request = request_of(_filled(call, source), source, _KEYS, 1)
        if request is None:
            continue
        size = number(call.get("pageSize"))
        known = ("size", str(size or ""))
        found = beginning(source, request, "intertid", _keys(call), size, known)
        return replace(found, inferred=True)
    return None


def _filled(call: Call, source: Source) -> Call:
    """The call with what the script takes from the page's address."""
    asked = query_of(source.url)
    own = {
        name: next((asked[key] for key in keys if asked.get(key)), "")
        for name, keys in _OWN.items()
    }

    def settled(name: str, value: Any) -> Any:
        return own[name] if own.get(name) and is_open(value) else value

    query = "&".join(f"{name}={settled(name, value)}" for name, value in call.query)
    url = f"{call.url.partition('?')[0]}?{query}" if query else call.url
    return replace(
        call, url=url, data=tuple((name, settled(name, value)) for name, value in call.data)
    )


def _keys(call: Call) -> tuple[str, ...]:
    """Names of the page number: the script's own, or both."""
    return tuple(key for key in _KEYS if key in call.names) or _KEYS


def _answer(reply: Reply) -> Found:
    held = data_of(reply)
    data = held if isinstance(held, list) else at(held, "list")
    if not isinstance(data, list):
        return not_data(reply)
    rows = rows_of(row for one in data if (row := _row(one, reply)) is not None)
    if data and not rows:
        return Found(refused="接口返回的条目没有标题，未能读取")
    total = next((n for name in _TOTALS if (n := number(at(held, name))) is not None), None)
    keys = tuple(key for key in _KEYS if f"{key}=" in _asked(reply)) or _KEYS
    size = number(reply.onward.value("size"))
    return concluded(reply, rows, total, keys, size=size, inferred=True)


def _asked(reply: Reply) -> str:
    return f"{reply.onward.request.url}&{reply.onward.request.body}"


def _row(one: Any, reply: Reply) -> Posting | None:
    return posting(at(one, "title"), at(one, "url"), moment(at(one, "openTime")), reply.resolver)


DIALECT = Dialect("intertid", 18, _recognise, _first, _answer)
