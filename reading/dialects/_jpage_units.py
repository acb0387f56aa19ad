"""The list units of a 大汉 page: a datastore, the call that draws it, or both (§2.1).

A page may hold several; each has its own `columnid` and `unitid`, and another column's `unitid` brings another
column's rows, so the two are only ever used together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reading.dialects import _jpage_records as records
from reading.dialects._dialect import Source
from reading.dialects._hanweb import (
    MAX_SCRIPT,
    Pairs,
    brackets,
    pairs,
    path_only,
    places,
    query_of,
    value_of,
)
from reading.outline import Outline

OLD_PROXY, NEW_PROXY = "/module/jpage/dataproxy.jsp", "/module/web/jpage/dataproxy.jsp"
_NUMBER = r"\d{1,12}"
_PROXY = r"[\w:/.-]{0,300}dataproxy\.jsp.{0,600}"
_HOLDER = re.compile(r"#([\w-]{1,60})['\"]\s{0,5}\)\s{0,5}\.\s{0,5}$")
_CLIMB = 3
"""Elements from a datastore up to the one whose id the drawing call names."""
_IDS = frozenset({"columnid", "unitid"})
_TURNS = frozenset({"page", "perpage", "startrecord", "endrecord"})
"""Parameters that choose the records, which each request sets for itself."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One list unit."""

    store: str
    """The datastore's text; empty for a unit that a script fills."""
    at: int
    """Text run of the page where it stands; -1 = unknown."""
    settings: Pairs = ()
    """Of the call that draws it."""
    ajax: Pairs = ()
    """What that call sends with every request (`ajaxParam`)."""
    holder: str = ""
    """Id of the element it is drawn into."""

    @property
    def next_href(self) -> str:
        """Address of the next group, as the datastore prints it."""
        return records.next_href(self.store)

    @property
    def column(self) -> str:
        """`columnid`, digits; empty when the page does not say it in the clear."""
        return self._said("columnid")

    @property
    def unit(self) -> str:
        """`unitid`, digits; empty when the page does not say it in the clear."""
        return self._said("unitid")

    def _said(self, name: str) -> str:
        found = (*self.ajax, *query_of(self.next_href), *query_of(self.proxy), *self.settings)
        return value_of(found, name, like=_NUMBER)

    @property
    def proxy(self) -> str:
        """`proxyUrl` as the call spells it; empty without one."""
        return value_of(self.settings, "proxyurl", like=_PROXY)

    @property
    def encrypted(self) -> bool:
        """Does `<nextgroup>` name column and unit by a cipher, as 国家医保局 does?"""
        found = query_of(self.next_href)
        return any(
            value and not re.fullmatch(_NUMBER, value)
            for name, value in found
            if name.lower() in _IDS
        )

    @property
    def asks(self) -> bool:
        """Does the page say enough to ask for more: a next group, or a column with its unit?"""
        return bool(self.next_href or (self.column and self.unit))

    @property
    def per_page(self) -> int:
        """Rows a shown page; 0 when the call does not say."""
        return int(value_of(self.settings, "perpage", like=r"\d{1,4}") or 0)

    @property
    def groups(self) -> int:
        """Shown pages a request of the old form brings; 0 when the call does not say."""
        return int(value_of(self.settings, "groupsize", like=r"[1-9]\d?") or 0)

    @property
    def total(self) -> int | None:
        """Rows of the whole list: the datastore's word before the call's."""
        stated = records.total(self.store)
        if stated is not None:
            return stated
        said = value_of(self.settings, "totalrecord", like=r"\d{1,8}")
        return int(said) if said else None

    @property
    def params(self) -> Pairs:
        """What every request of the unit carries, in the product's order, the page's own words first."""
        told = self.ajax or query_of(self.next_href) or query_of(self.proxy)
        named = {name.lower(): value for name, value in told if name.lower() not in _TURNS}
        named |= {"columnid": self.column} if self.column else {}
        named |= {"unitid": self.unit} if self.unit else {}
        usual = {name.lower() for name, _ in _FORM}
        more = [(name, value) for name, value in self.ajax if name.lower() not in usual | _TURNS]
        return (*((name, named.get(name.lower(), default)) for name, default in _FORM), *more)


_FORM = (
    ("col", "1"),
    ("appid", "1"),
    ("webid", ""),
    ("path", "/"),
    ("columnid", ""),
    ("sourceContentType", "1"),
    ("unitid", ""),
    ("webname", ""),
    ("permissiontype", "0"),
)
"""The body of the product's own request, with its usual values (§2.1)."""


def units(source: Source) -> list[Unit]:
    """Every unit of the page, those with a datastore first, in document order."""
    page = source.page
    stores = [
        (script.text, script.at, _ids(page, script.element))
        for script in page.scripts
        if "<datastore" in script.text or "<recordset" in script.text
    ]
    calls = [call for script in page.scripts for call in _calls(script.text)]
    out, used = [], set[int]()
    for number, (store, at, ids) in enumerate(stores):
        which = _call_of(store, ids, calls, number if len(stores) == len(calls) else -1)
        used.add(which)
        out.append(_with_store(store, at, calls[which] if which >= 0 else None))
    return out + [call for at, call in enumerate(calls) if at not in used and call.asks]


def _with_store(store: str, at: int, call: Unit | None) -> Unit:
    if call is None:
        return Unit(store, at)
    return Unit(store, at, call.settings, call.ajax, call.holder)


def _call_of(store: str, ids: set[str], calls: list[Unit], by_order: int) -> int:
    """The call that draws a datastore: of the same unit, into the same element, or at the same place."""
    unit = value_of(query_of(records.next_href(store)), "unitid", like=_NUMBER)
    for at, call in enumerate(calls):
        if unit and call.unit == unit:
            return at
    for at, call in enumerate(calls):
        if call.holder and call.holder in ids:
            return at
    known = by_order >= 0 and not (unit and calls[by_order].unit)
    return by_order if known else -1


def _ids(page: Outline, element: int) -> set[str]:
    """Ids of the datastore's element and those just around it."""
    found = set[str]()
    for _ in range(_CLIMB):
        if element < 0:
            break
        found.add(page.nodes[element].attributes.get("id") or "")
        element = page.parents[element]
    return found - {""}


def _calls(script: str) -> list[Unit]:
    """The calls of a script that draw a list; a script with settings and no such call is one."""
    if "<recordset" in script or "<datastore" in script or len(script) > MAX_SCRIPT:
        return []
    if not any(word in script for word in ("dataproxy", "perPage", "ajaxParam", "totalRecord")):
        return []
    starts = list(places(script, "jpage(")) or [0]
    ends = [*starts[1:], len(script)]
    return [_call(script, *span) for span in zip(starts, ends, strict=True)]


def _call(script: str, start: int, end: int) -> Unit:
    text = script[start:end]
    holder = _HOLDER.search(script[max(0, start - 120) : start])
    sent = text.find("ajaxParam")
    ajax = pairs(brackets(text, sent)) if sent >= 0 else ()
    return Unit("", -1, pairs(text), ajax, holder.group(1) if holder else "")


def proxy_of(unit: Unit, source: Source) -> str:
    """Absolute address of the unit's interface: as its call or its next group says, else as the page's look."""
    for said in (unit.proxy, unit.next_href):
        path = path_only(said)
        if "/module/" in path and (found := source.resolver.resolve(path)):
            return found
    guess = NEW_PROXY if "module/web/jpage" in source.text else OLD_PROXY
    return source.resolver.resolve(guess) or ""


def other_proxy(proxy: str) -> str:
    """The same interface under the product's other path."""
    if NEW_PROXY in proxy:
        return proxy.replace(NEW_PROXY, OLD_PROXY)
    return proxy.replace(OLD_PROXY, NEW_PROXY)
