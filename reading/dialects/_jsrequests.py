"""A script's call made into a request: verbatim, with the page number filled in and nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import msgspec

from reading.dialects._dialect import Source
from reading.dialects._jsvalues import OPEN
from records import Request

_BLANKS = re.compile(
    r"word|key|title|time|date|year|begin|start|end|search|content|num|random|callback|^q$|^_$|^t$",
    re.IGNORECASE,
)
"""Parameters that narrow a search, and those that only defeat caches: empty as long as nobody searches."""
ACCEPT = "application/json, text/javascript, */*; q=0.01"
"""What jQuery sends for JSON; some interfaces answer HTML to anything else."""
COMPUTED = "列表的请求参数由脚本计算，未能取得"


@dataclass(frozen=True, slots=True)
class Call:
    """One request as the script states it; what it computes is `OPEN`."""

    url: str
    method: str = "GET"
    data: tuple[tuple[str, Any], ...] = ()
    json: bool = False

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The pairs behind the address's `?`, still percent-encoded."""
        return pairs(self.url.partition("?")[2])

    @property
    def names(self) -> frozenset[str]:
        """Names of all parameters."""
        return frozenset(name for name, _ in (*self.query, *self.data))

    def get(self, name: str) -> str:
        """A parameter's value as text; empty when it is missing."""
        found = next((value for key, value in (*self.query, *self.data) if key == name), "")
        return str(found)


def pairs(query: str) -> tuple[tuple[str, str], ...]:
    """Name and value of every part of a query, undecoded; brackets as `[` and `]`."""
    found = (part.partition("=") for part in query.partition("#")[0].split("&") if part)
    return tuple((_plain(name), value) for name, _, value in found)


def _plain(name: str) -> str:
    return name.replace("%5B", "[").replace("%5D", "]").replace("%5b", "[").replace("%5d", "]")


def with_pairs(call: Call, more: Iterable[tuple[str, str]]) -> Call:
    """The call with parameters that it lacks, behind its own."""
    missing = [(name, value) for name, value in more if name not in call.names]
    if call.method != "GET" or call.data:
        return Call(call.url, call.method, (*call.data, *missing), call.json)
    joint = "&" if "?" in call.url else "?"
    tail = "&".join(f"{name}={value}" for name, value in missing)
    return Call(f"{call.url}{joint}{tail}" if tail else call.url, call.method, (), call.json)


def request_of(call: Call, source: Source, keys: Iterable[str], page: int) -> Request | None:
    """The request for one page; None when a parameter that matters is computed. `keys`: names of the page number."""
    paging = frozenset(keys)
    path = call.url.partition("#")[0].partition("?")[0]
    query = _settled(call.query, paging, page)
    data = _settled(call.data, paging, page)
    base = source.resolver.resolve(path) if OPEN not in path else None
    if query is None or data is None or base is None:
        return None
    referer = source.url.partition("#")[0]
    encoded = "&".join(f"{_escaped(name)}={_escaped(value)}" for name, value in query)
    if call.method == "GET":
        encoded = "&".join(part for part in (encoded, _form(data)) if part)
    url = f"{base}?{encoded}" if encoded else base
    if call.method == "GET":
        return Request(url, accept=ACCEPT, referer=referer)
    if call.json:
        body = msgspec.json.encode(dict(data)).decode()
        return Request(url, "POST", body, "application/json", ACCEPT, referer)
    kind = "application/x-www-form-urlencoded; charset=UTF-8"
    return Request(url, "POST", _form(data), kind, ACCEPT, referer)


def _settled(
    given: Iterable[tuple[str, Any]], paging: frozenset[str], page: int
) -> list[tuple[str, Any]] | None:
    """Parameters with nothing open: the page filled in, searches empty; None when another one is computed."""
    out: list[tuple[str, Any]] = []
    for name, value in given:
        if OPEN in name:
            return None
        if name in paging:
            out.append((name, str(page) if isinstance(value, str) and value != OPEN else page))
        elif not is_open(value):
            out.append((name, value))
        elif _BLANKS.search(name):
            out.append((name, ""))
        else:
            return None
    return out


def is_open(value: Any) -> bool:
    """Is any part of a value computed by the script? Values are nested at most a few levels deep."""
    if isinstance(value, dict):
        return any(is_open(one) for one in value.values())
    if isinstance(value, list):
        return any(is_open(one) for one in value)
    return isinstance(value, str) and OPEN in value


def _escaped(text: Any) -> str:
    """A part of an address as it was written, with what may not stand there percent-encoded."""
    return quote(str(text), safe="%:/,;@!$'()*~._-+")


def _form(data: Iterable[tuple[str, Any]]) -> str:
    return "&".join(
        f"{quote(name, safe='')}={quote(_word(value), safe='')}" for name, value in data
    )


def _word(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)
