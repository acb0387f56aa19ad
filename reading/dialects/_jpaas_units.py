"""The list units of a 大汉 jpaas page: an element with `queryData` and the address that fills it (§2.3).

A page may hold several (main list, side lists, menus). The main one is the one whose element holds the pager; where
none does, each is asked in turn until an answer brings a pager.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

import msgspec

from reading.dialects import _data
from reading.dialects._dialect import Source
from reading.dialects._hanweb import Pairs, query
from reading.outline import Outline
from records import Continuation, Request

FAMILY = "jpaas"
ENDPOINT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_ACCEPT = "application/json, text/javascript, */*; q=0.01"
_FIELD = re.compile(
    r"['\"]?([A-Za-z_]\w{0,39})['\"]?\s{0,10}:\s{0,10}"
    r"(?:'([^']{0,600})'|\"([^\"]{0,600})\"|([\w.-]{1,200}))"
)
_MAIN = re.compile("分页|列表|list|概览", re.IGNORECASE)
"""Words in the `tagId` of most main lists that were seen; only the order of asking rests on them."""
_SIDE = re.compile(
    "导航|面包屑|位置|头部|底部|页脚|页头|轮播|banner|nav|menu|foot|head", re.IGNORECASE
)
_MOST = 4
"""Units that are asked for their pager; more than that is a page of blocks."""
_MOST_SEEN = 60
"""Units of a page that are looked at."""
_CLIMB = 2
_COUNT = re.compile(r"\d{1,8}")


@dataclass(frozen=True, slots=True)
class Pager:
    """`count="432" rows="15" pageNo="1"`; None = not said."""

    count: int
    rows: int | None
    here: int | None


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a page."""

    address: str
    """Absolute, of the interface."""
    fields: Pairs
    """`queryData` verbatim: both spellings of `bulidstatic` are some site's (§2.3)."""
    holder: int = -1
    """Element that its rows stand in."""
    pager: Pager | None = None

    @property
    def tag(self) -> str:
        """`tagId`: what the template calls it."""
        return dict(self.fields).get("tagId", "")


def units(source: Source) -> list[Unit]:
    """The units of the page, in document order, each once."""
    page = source.page
    found: list[tuple[int, dict[str, str | None]]] = []
    for at, node in enumerate(page.nodes):
        attributes = node.attributes
        if "querydata" in attributes and len(found) < _MOST_SEEN:
            found.append((at, attributes))
    holders = [page.parents[at] if page.tags[at] == "script" else at for at, _ in found]
    out: dict[Pairs, Unit] = {}
    for (_, attributes), holder in zip(found, holders, strict=True):
        fields = _fields(attributes.get("querydata") or "")
        address = source.resolver.resolve(attributes.get("url") or ENDPOINT)
        if address and fields and "count" not in dict(fields):
            element = _around(page, holder, holders)
            unit = Unit(address, fields, element, pager(page, element))
            out.setdefault(fields, unit)
    return list(out.values())


def _fields(text: str) -> Pairs:
    """Pseudo JSON in single quotes, or JSON, as pairs."""
    found = _FIELD.finditer(unescape(text)[:4_000])
    return tuple((one[1], one[2] or one[3] or one[4] or "") for one in found)


def _around(page: Outline, holder: int, holders: list[int]) -> int:
    """The element whose pager is the unit's: its own, or one just around it that holds no other unit."""
    for _ in range(_CLIMB):
        above = page.parents[holder]
        if pager(page, holder) or above < 0 or page.tags[above] in {"body", "html"}:
            break
        if sum(above <= one < page.ends[above] for one in set(holders)) > 1:
            break
        holder = above
    return holder


def pager(page: Outline, element: int = 0) -> Pager | None:
    """The first pager inside an element: attributes of its own, or a `queryData` that counts (工信部)."""
    if not page.tags or element < 0:
        return None
    for at in range(element, page.ends[element]):
        attributes = page.nodes[at].attributes
        told: dict[str, str | None] = attributes
        if "count" not in told and "querydata" in told:
            told = {name.lower(): value for name, value in _fields(told["querydata"] or "")}
        count = _whole(told.get("count"))
        if count is not None and ("rows" in told or "pageno" in told):
            return Pager(count, _whole(told.get("rows")), _whole(told.get("pageno")))
    return None


def _whole(text: str | None) -> int | None:
    value = (text or "").strip()
    return int(value) if _COUNT.fullmatch(value) else None


def main_units(found: list[Unit]) -> list[Unit]:
    """The units that may be the column's list, likeliest first; one only where its pager tells."""
    paged = [one for one in found if one.pager is not None]
    if paged:
        return [max(paged, key=lambda one: one.pager.count if one.pager else 0)]
    listed = [one for one in found if not _SIDE.search(one.tag)] or found
    ranked = sorted(listed, key=lambda one: not _MAIN.search(one.tag))
    return ranked[:_MOST]


def request(state: dict[str, str], page: int, size: int, referer: str) -> Request:
    """The request for one page. Paging counts only inside `paramJson`; bare `pageNo` is ignored (§2.3)."""
    address = state.get("address", "")
    joint = "&" if "?" in address else "?"
    paging = query([("paramJson", _paging(state.get("paging", ""), page, size))])
    asked = f"{address}{joint}{state.get('fields', '')}&{paging}"
    return Request(asked, accept=_ACCEPT, referer=referer, session=True)


def _paging(own: str, page: int, size: int) -> str:
    """The page's own `paramJson`, if it has one, with another page number."""
    told = _data.parse(own)
    more = told if isinstance(told, dict) else {}
    return msgspec.json.encode({**more, "pageNo": page, "pageSize": size}).decode()


def listed(
    unit: Unit, page: int, size: int, source: Source, before: str, *, several: bool = False
) -> Continuation:
    """The continuation for one page of a unit. `several`: is it one of some that may be the list?"""
    fields = dict(unit.fields)
    state = {
        "address": unit.address,
        "fields": query(pair for pair in unit.fields if pair[0] != "paramJson"),
        "paging": fields.get("paramJson", ""),
        "size": str(size),
        "before": before,
        "several": "1" if several else "",
        "read": "0",
        "total": "",
    }
    return _continued(state, page, size, source.url, source.charset)


def _continued(
    state: dict[str, str], page: int, size: int, base: str, charset: str
) -> Continuation:
    asked = request(state, page, size, base)
    return Continuation(asked, page, FAMILY, base, charset, tuple(state.items()))


def following(
    onward: Continuation, size: int, before: str, read: int, total: int | None
) -> Continuation:
    """The continuation after an answer; `before`: marks of its rows, `read`: all rows so far."""
    state = {**dict(onward.known), "size": str(size), "before": before, "several": ""}
    state |= {"read": str(read), "total": "" if total is None else str(total)}
    return _continued(state, onward.page + 1, size, onward.base, onward.charset)


def size_of(unit: Unit) -> int | None:
    """Rows a page, as the page's own `paramJson` or pager says; None when neither does."""
    told = _data.number(_data.at(_data.parse(dict(unit.fields).get("paramJson", "")), "pageSize"))
    return (unit.pager.rows if unit.pager else None) or told or None
