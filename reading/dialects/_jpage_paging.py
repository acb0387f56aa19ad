"""How a 大汉 unit is asked for more: two request forms, both real, and the state an answer is read with (§2.1).

`post`: records by number, one group an answer. `page`: a numbered page of at most 100 records, `startrecord` being
ignored. `href`: the next group's own address, verbatim, because it names column and unit by a cipher.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from reading.addresses import Resolver
from reading.dialects._dialect import Source
from reading.dialects._hanweb import path_only, query
from reading.dialects._jpage_units import Unit, other_proxy, proxy_of
from records import Continuation, Request

FAMILY = "jpage"
_RECORDS = 100
"""Records a request of the new form asks for: servers cut what is above some 300, and 100 is their own default."""
_PER_PAGE, _GROUPS = 15, 3
"""Rows a shown page where the call does not say (the product's usual number), and shown pages a group."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request of a unit and what its answer is compared with. Numbers are of records, from 1."""

    form: str
    proxy: str
    """Absolute address of the interface; of form `href` the whole address."""
    params: str = ""
    at: int = 1
    """First record (`post`), or page of the server's own counting."""
    per_page: int = _PER_PAGE
    group: int = 3 * _PER_PAGE
    read: int = 0
    """Records that the pages before have brought, each once."""
    total: int = -1
    """-1 = not known."""
    column: str = ""
    """Number that the articles' addresses must state (`art_<COL>_`); empty = unknown."""
    before: str = ""
    """Marks of the rows that the page before has shown."""
    encrypted: int = 0


def known(ask: Ask) -> tuple[tuple[str, str], ...]:
    """The state as a continuation carries it."""
    return tuple((one.name, str(getattr(ask, one.name))) for one in fields(ask))


def asked(onward: Continuation) -> Ask:
    """The state that a continuation carries; of one that carries none, an empty one."""
    told = {one.name: (one.type, onward.value(one.name)) for one in fields(Ask)}
    made = {
        name: (int(value) if value.lstrip("-").isdecimal() else 0) if kind == "int" else value
        for name, (kind, value) in told.items()
    }
    return Ask(**made)  # type: ignore[arg-type]  # by the fields' own types


def onward(
    ask: Ask, page: int, source: Continuation | Source, tries: tuple[Ask, ...] = ()
) -> Continuation:
    """The continuation that makes this request; `tries`: what to ask instead, in turn."""
    base = source.url if isinstance(source, Source) else source.base
    return Continuation(
        _request(ask, base),
        page,
        FAMILY,
        base,
        source.charset,
        known(ask),
        tuple(onward(one, page, source) for one in tries),
    )


def _request(ask: Ask, referer: str) -> Request:
    if ask.form == "href":
        return Request(ask.proxy, referer=referer)
    if ask.form == "page":
        address = f"{ask.proxy}?page={ask.at}&{ask.params}&perpage={_RECORDS}"
        return Request(address, referer=referer)
    last = ask.at + ask.group - 1
    address = f"{ask.proxy}?startrecord={ask.at}&endrecord={last}&perpage={ask.per_page}"
    return Request(address, "POST", ask.params, referer=referer)


def first_asks(unit: Unit, source: Source, inline: int, column: str, before: str) -> list[Ask]:
    """What to ask after the column page, the page's own form first. Empty when it does not say enough.

    `inline`: records in the page; `before`: the marks of their rows.
    """
    proxy = proxy_of(unit, source)
    if not proxy or not unit.asks:
        return []
    start = Ask(
        "post",
        proxy,
        query(unit.params),
        inline + 1,
        unit.per_page or _PER_PAGE,
        _group(unit, inline),
        inline,
        unit.total if unit.total is not None else -1,
        column,
        before,
        int(unit.encrypted),
    )
    out = _verbatim(unit, source, start)
    if unit.column and unit.unit:
        forms = ("page", "post") if "/module/web/" in proxy else ("post", "page")
        out += _form(forms[0], start)
        out += _form(forms[1], replace(start, proxy=other_proxy(proxy)))
        out += _form(forms[1], start)[:1]
    return out


def _group(unit: Unit, inline: int) -> int:
    """Records of one answer by number: the page holds the first group itself, whole shown pages of it."""
    per_page = unit.per_page or _PER_PAGE
    if unit.groups or not inline or inline % per_page:
        return per_page * (unit.groups or _GROUPS)
    return inline


def _verbatim(unit: Unit, source: Source, start: Ask) -> list[Ask]:
    """The next group's own address, where column and unit stand in it only (in cipher)."""
    href = unit.next_href
    if not href or not (unit.encrypted or not (unit.column and unit.unit)):
        return []
    return [replace(start, form="href", proxy=beside(start.proxy, href, source.resolver))]


def beside(proxy: str, href: str, resolver: Resolver) -> str:
    """Absolute address of a next group: `./dataproxy.jsp?…` hangs on the interface's folder, not on the column's."""
    if href.startswith("./"):
        return f"{path_only(proxy).rpartition('/')[0]}/{href[2:]}"
    return resolver.resolve(href) or ""


def _form(form: str, start: Ask) -> list[Ask]:
    """The first requests of a form, such that no record can fall between the page and the answer.

    By page: nobody says how many records the server counts to one, so the page that holds the first unseen
    record if it counts a hundred; should that bring nothing new, the one after it.
    """
    if form == "post":
        return [start]
    at = start.read // _RECORDS + 1
    tries = (at, at + 1) if start.read else (at,)
    return [replace(start, form="page", at=one) for one in tries]


def following(ask: Ask, href: str, read: int, total: int, before: str) -> Ask | None:
    """What to ask after an answer; `href`: the next group that it names, `read`: all records so far."""
    after = replace(ask, read=read, total=total, before=before)
    if ask.form == "href":
        return replace(after, proxy=href) if href else None
    return replace(after, at=ask.at + 1 if ask.form == "page" else read + 1)
