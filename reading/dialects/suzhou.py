"""苏州's policy list: `POST …/interfacesWebZcwj/loadData?pageSize=15`, pages from 1, JSON (§2.13).

Without `channel_id` the interface answers with every column of the city at once, so a page whose script computes
that id from something unknown is not asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reading.dialects._asking import query_of
from reading.dialects._data import at, moment, number, posting, rows_of, text_of
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._jscalls import calls, script_of
from reading.dialects._jsonpages import beginning, concluded, data_of, not_data
from reading.dialects._jsrequests import Call, is_open, request_of, with_pairs
from reading.lists.found import Found
from records import Posting

_PATH = "/interfacesWebZcwj/loadData"
_KEYS = ("pageIndex",)
_CHANNEL = "channel_id"


def _recognise(source: Source) -> bool:
    return _PATH in source.page.code


def _first(source: Source) -> Found | None:
    found = calls(script_of(source), (_PATH,), "POST")
    call = _of_channel(found[0], source) if found else None
    request = request_of(call, source, _KEYS, 1) if call is not None else None
    if call is None or request is None:
        return None
    size = number(call.get("pageSize"))
    if not set(_KEYS) & call.names:
        request = replace(request, body="&".join(filter(None, (request.body, "pageIndex=1"))))
    return beginning(source, request, "suzhou", _KEYS, size, ("size", str(size or "")))


def _of_channel(call: Call, source: Source) -> Call | None:
    """The call with the column's id, which the page's own address may tell; None when nobody does."""
    asked = query_of(source.url).get(_CHANNEL, "")
    if not is_open(call.get(_CHANNEL)) and (call.get(_CHANNEL) or _CHANNEL not in source.page.code):
        return call if call.get(_CHANNEL) or not asked else with_pairs(call, ((_CHANNEL, asked),))
    if not asked:
        return None
    data = tuple((name, value) for name, value in call.data if name != _CHANNEL)
    return with_pairs(replace(call, method="POST", data=data), ((_CHANNEL, asked),))


def _answer(reply: Reply) -> Found:
    told = at(data_of(reply), "data")
    data, total = at(told, "list"), number(at(told, "allRow"))
    if not isinstance(data, list):
        return not_data(reply)
    rows = rows_of(row for one in data if (row := _row(one, reply)) is not None)
    if data and not rows:
        return Found(refused="接口返回的条目没有标题，未能读取")
    return concluded(reply, rows, total, _KEYS, size=number(reply.onward.value("size")))


def _row(one: Any, reply: Reply) -> Posting | None:
    """`PUBLISHED_TIME_FORMAT` is the publication, `C_FWRQ_FORMAT` the day of issue (发文日期), `C_SYH` 索引号."""
    return posting(
        at(one, "TITLE"),
        at(one, "URL"),
        moment(at(one, "PUBLISHED_TIME_FORMAT")),
        reply.resolver,
        index_number=text_of(at(one, "C_SYH")) or None,
        signed=moment(at(one, "C_FWRQ_FORMAT")),
    )


DIALECT = Dialect("suzhou", 32, _recognise, _first, _answer)
