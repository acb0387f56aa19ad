"""开普 ucap and its kin: channels listed as JSON under a 32-digit channel id (§2.7).

The id stands in the page (`channelId = "…"`), not in its address, whose `c123456` means nothing to the interface.
`_isJson=true` is what makes the answer data. Article addresses state a month at most: no day is taken from them.
The static siblings of the product (`list_2.shtml`) are pages like any other.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

from reading.dialects._data import at, moment, number, posting, rows_of, text_of
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._jscalls import calls, script_of
from reading.dialects._jsonpages import beginning, concluded, data_of, is_front, refusal
from reading.dialects._jsrequests import COMPUTED, Call, pairs, request_of, with_pairs
from reading.dialects._jsvalues import OPEN
from reading.dialects._ucaptree import TREE, answered, asked
from reading.lists.found import Found
from records import Posting, StatedDate, veil

NAME = "ucap"
_PREFIXES = ("/common/search/", "/searchList/", "/search/")
_FILES = "/getFileListByCodeId"
"""税务's interface to the same data, by POST."""
_ENDPOINT = re.compile(r"/(?:common/search|searchList|search)/[0-9a-f]{32}(?![0-9a-f])")
_CHANNEL = re.compile(r"channelId[\"']?\s{0,8}[:=]\s{0,8}[\"']([0-9a-f]{32})[\"']")
_KEYS = ("page",)
_SIZES = ("_pageSize", "size")
_SIGNED = ("writedate", "writtendate")
_TOKENED = "接口地址含浏览器生成的动态令牌，程序无法取得列表"
_NO_JSON = "接口返回网页而不是数据（_isJson=true 未生效）"


def _recognise(source: Source) -> bool:
    code = source.page.code
    if "/common/search/" in code or "/searchList/" in code or _FILES in code or TREE in code:
        return True
    return ("/search/" in code and "_isAgg" in code) or _is_endpoint(source.url)


def _is_endpoint(url: str) -> bool:
    return "_isAgg=" in url and bool(_ENDPOINT.search(url))


def _first(source: Source) -> Found | None:
    if is_front(source):
        return None
    script = script_of(source)
    own = _channel(source)
    found = [_with_channel(call, own) for call in calls(script, (*_PREFIXES, _FILES))]
    listed = [
        call
        for call in found
        if _FILES in call.url or _ENDPOINT.search(call.url) or OPEN in call.url
    ]
    if not listed and _is_endpoint(source.url):
        listed = [Call(source.url.partition("#")[0])]
    main = max(
        listed, key=lambda call: (bool(own) and own in call.url, "page" in call.names), default=None
    )
    catalogue = asked(script, source, _prefix(main), own)
    if main is None:
        if not catalogue or source.lists.rows:
            return None
        return Found(catalogue=catalogue, scripted=True)
    return replace(_listed(source, main), catalogue=catalogue)


def _channel(source: Source) -> str:
    """The channel that the page states as its own; empty when it states none."""
    found = _CHANNEL.search(source.page.code) or _CHANNEL.search(source.text)
    return found[1] if found else ""


def _with_channel(call: Call, own: str) -> Call:
    """The call with the page's channel where the script builds its address around a variable."""
    for prefix in _PREFIXES:
        if own and f"{prefix}{OPEN}" in call.url:
            return replace(call, url=call.url.replace(f"{prefix}{OPEN}", f"{prefix}{own}", 1))
    data = tuple(
        (name, own if own and name == "channelId" and value == OPEN else value)
        for name, value in call.data
    )
    return replace(call, data=data)


def _prefix(call: Call | None) -> str:
    found = _ENDPOINT.search(call.url) if call else None
    return found[0][:-32] if found else ""


def _listed(source: Source, call: Call) -> Found:
    if any(OPEN in name for name, _ in call.query):
        return Found(refused=_TOKENED, reasons=(_TOKENED,), scripted=not source.lists.dated)
    posted = _FILES in call.url
    full = with_pairs(call, () if posted else (("_isJson", "true"),))
    if posted:
        full = replace(full, method="POST")
    request = request_of(full, source, _KEYS, 1)
    if request is None:
        return Found(refused=COMPUTED, reasons=(COMPUTED,), scripted=not source.lists.dated)
    size = next((size for name in _SIZES if (size := number(call.get(name)))), None)
    return beginning(source, request, NAME, _KEYS, size)


def _answer(reply: Reply) -> Found:
    if reply.onward.value("what") == "tree":
        return answered(reply)
    held = data_of(reply)
    data = next(
        (one for one in (at(held, "data"), at(held, "results", "data")) if isinstance(one, dict)),
        None,
    )
    results = at(data, "results")
    if not isinstance(results, list):
        return _refusal(reply, held)
    rows = rows_of(row for one in results if (row := _row(one, reply)) is not None)
    if results and not rows:
        return Found(refused="接口返回的条目没有标题，未能识别")
    size = number(at(data, "rows")) or None
    return concluded(reply, rows, number(at(data, "total")), _KEYS, size=size)


def _refusal(reply: Reply, held: Any) -> Found:
    """Where `_isJson=true` does not work the interface answers a page."""
    wanted = ("_isJson", "true") in pairs(reply.onward.request.url.partition("?")[2])
    if held is None and wanted and reply.text.lstrip("\ufeff \t\r\n").startswith("<"):
        return Found(refused=_NO_JSON)
    return refusal(reply, held)


def _row(held: Any, reply: Reply) -> Posting | None:
    if not isinstance(held, dict):
        return None
    metas = _metas(held)
    title = next((text for key in ("title", "titleHtml") if (text := text_of(held.get(key)))), "")
    shown = (
        moment(held.get("publishedTimeStr")),
        moment(metas.get("pubdate")),
        moment(held.get("publishedTime")),
    )
    return posting(
        html.unescape(title),
        held.get("url"),
        next((day for day in shown if day), None),
        reply.resolver,
        index_number=veil(metas.get("indexnumber", ""))[:60] or None,
        signed=_first_day(metas),
    )


def _first_day(metas: dict[str, str]) -> StatedDate | None:
    return next((day for key in _SIGNED if (day := moment(metas.get(key)))), None)


def _metas(held: dict[str, Any]) -> dict[str, str]:
    """Key and value of the metadata that a row carries; `null` in words is nothing."""
    out: dict[str, str] = {}
    groups = held.get("domainMetaList")
    for group in groups[:20] if isinstance(groups, list) else ():
        entries = at(group, "resultList")
        for entry in entries[:60] if isinstance(entries, list) else ():
            key, value = at(entry, "key"), text_of(at(entry, "value"))
            if isinstance(key, str) and value and value != "null":
                out.setdefault(key.lower(), value)
    return out


DIALECT = Dialect(NAME, 44, _recognise, _first, _answer)
