"""The requests that a page's script makes for its list: found by the interface's path, taken over verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from reading.dialects._dialect import Source
from reading.dialects._jsrequests import COMPUTED, Call, is_open, pairs, request_of, with_pairs
from reading.dialects._jsvalues import OPEN, Script

__all__ = ["COMPUTED", "Call", "calls", "is_open", "request_of", "script_of", "with_pairs"]

_MAX_CALLS = 20
_BEHIND, _AHEAD = 4_000, 4_000
"""Characters around an address in which the settings of its request stand."""
_PREFIX = re.compile(r"([A-Za-z_$][\w$.]{0,60})\s{0,8}\+\s{0,8}$")
_ASKED_BY = re.compile(
    r"(?:\$|jQuery|axios|request)\.(post|get|getJSON|ajax)\s{0,4}\(\s{0,20}$|(fetch)\(\s{0,20}$"
)
_SET = re.compile(r"([A-Za-z_$][\w$]{0,60})\s{0,8}=\s{0,8}$")
_LEAVES = re.compile(
    r"(?:location|\.href|\.src|\.action)\s{0,8}=\s{0,8}$|(?:window\.open|\.assign|\.replace|\.attr)\([^()]{0,40}$"
)
"""An address that the browser goes to: a search box, no list."""
_COMMENTED = re.compile(r"(?<![:\"'`\w*])(?://|/\*)")
_COMMA = re.compile(r"\s{0,50},\s{0,50}")
_JSON_DATA = re.compile(r"data\s{0,4}:\s{0,4}JSON\.stringify")


def script_of(source: Source) -> Script:
    """The page's scripts, with the hidden fields that they read."""
    page = source.page

    def field(name: str) -> str | None:
        for at, tag in enumerate(page.tags):
            if tag == "input" and page.nodes[at].attributes.get("id") == name:
                return page.nodes[at].attributes.get("value") or ""
        return None

    return Script(page.code, field)


def calls(script: Script, paths: Iterable[str], method: str = "GET") -> list[Call]:
    """The calls of an interface, in the order of `paths`; `method`: for those whose script names none."""
    found = (
        call
        for path in paths
        for at in _places(script.code, path)
        if (call := _call(script, at, path, method))
    )
    out: list[Call] = []
    for call in found:
        if call not in out:
            out.append(call)
        if len(out) == _MAX_CALLS:
            break
    return out


def _places(code: str, path: str) -> Iterator[int]:
    """Where the path stands in a string that no comment hides."""
    at = code.find(path)
    for _ in range(_MAX_CALLS):
        if at < 0:
            return
        if not _is_commented(code, at):
            yield at
        at = code.find(path, at + len(path))


def _is_commented(code: str, at: int) -> bool:
    line = code[max(code.rfind("\n", 0, at) + 1, at - 400) : at]
    hidden = _COMMENTED.search(line)
    opened = code.rfind("/*", max(0, at - _BEHIND), at)
    inside = opened >= 0 and code.find("*/", opened, at) < 0 and code[opened - 1 : opened] != "*"
    return (hidden is not None and "*/" not in line[hidden.end() :]) or inside


def _call(script: Script, at: int, path: str, method: str) -> Call | None:
    code = script.code
    start = max(code.rfind(mark, max(0, at - 300), at) for mark in "\"'`")
    if start < 0:
        return None
    before = code[max(0, start - 100) : start]
    prefix = _PREFIX.search(before)
    begin = start - len(before) + prefix.start() if prefix else start
    if _LEAVES.search(code[max(0, begin - 100) : begin]):
        return None
    url, end = script.value(begin)
    if not isinstance(url, str) or path not in url:
        return None
    if prefix and url.startswith(OPEN):
        url = url[1:]  # a base address that the script computes: the page's own host
    return _with_settings(script, begin, end, Call(url.strip(), method))


def _with_settings(script: Script, begin: int, end: int, call: Call) -> Call:
    """The call with its data and method, wherever the script states them."""
    code = script.code
    before = code[max(0, begin - 100) : begin]
    if re.search(r"[\"']?url[\"']?\s{0,8}:\s{0,8}$", before):
        return _of_object(script, _opening(code, begin), call)
    asked = _ASKED_BY.search(before)
    if asked:
        return _of_arguments(script, end, asked[1] or asked[2], call)
    named = _SET.search(before)
    if named:
        used = re.compile(rf"[\"']?url[\"']?\s{{0,8}}:\s{{0,8}}{re.escape(named[1])}(?![\w$])")
        where = used.search(code, end, end + _AHEAD)
        if where:
            return _of_object(script, _opening(code, where.start()), call)
    return call


def _opening(code: str, at: int) -> int:
    """The brace of the object in which `at` stands; -1 without one."""
    deep = 0
    for place in range(at - 1, max(-1, at - _BEHIND), -1):
        if code[place] == "}":
            deep += 1
        elif code[place] == "{":
            deep -= 1
            if deep < 0:
                return place
    return -1


def _of_object(script: Script, opening: int, call: Call) -> Call:
    if opening < 0:
        return call
    settings, end = script.value(opening)
    if not isinstance(settings, dict):
        return call
    stated = settings.get("type") or settings.get("method")
    method = stated.upper() if isinstance(stated, str) and stated != OPEN else call.method
    json = bool(_JSON_DATA.search(script.code, opening, max(opening, end)))
    json = json or "json" in str(settings.get("contentType", ""))
    data = settings.get("data", settings.get("params"))
    return Call(call.url, method, _flat(data, json=json), json and method == "POST")


def _of_arguments(script: Script, end: int, asked: str, call: Call) -> Call:
    """`$.post(url, {…}, …)` and its kin."""
    comma = _COMMA.match(script.code, end)
    data, _ = script.value(comma.end()) if comma else (None, end)
    if not isinstance(data, dict | str) or data == OPEN:
        data = None
    if asked in ("fetch", "ajax") and isinstance(data, dict):
        stated = data.get("method") or data.get("type")
        body = data.get("body", data.get("data"))
        method = stated.upper() if isinstance(stated, str) else "GET"
        json = asked == "fetch" and isinstance(body, dict)
        return Call(call.url, method, _flat(body, json=json), json)
    method = "POST" if asked == "post" else "GET"
    return Call(call.url, method, _flat(data, json=False))


def _flat(data: Any, *, json: bool) -> tuple[tuple[str, Any], ...]:
    """Data as pairs; an array in a form is sent under its name with `[]`, as jQuery does."""
    if isinstance(data, str):
        return () if data == OPEN else pairs(data)
    if not isinstance(data, dict):
        return ()
    if json:
        return tuple(data.items())
    out: list[tuple[str, Any]] = []
    for key, value in data.items():
        if isinstance(value, list):
            name = key if key.endswith("[]") else f"{key}[]"
            out += [(name, one) for one in value]
        else:
            out.append((key, value))
    return tuple(out)
