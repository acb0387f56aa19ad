"""How a 大汉 disclosure catalogue is asked: what the page says of itself, and the request it makes of that (§2.2).

The page says it in its script (`infotypeId`, `jdid`, `divid`, `vc_xxgkarea`, a `loadDynamic` call), in hidden
fields, in its own address (`?number=`, `?vc_xxgkarea=`) or in the address of the frame that shows the tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reading.dialects._dialect import Source
from reading.dialects._hanweb import Pairs, column_of, pairs, path_only, query, query_of, value_of
from records import Continuation, Request

FAMILY = "xxgk"
SEARCH, TREE = "/module/xxgk/search.jsp", "/module/xxgk/tree.jsp"
_CODE = r"[A-Za-z0-9_]{1,40}"
"""Of a catalogue leaf: letters as well as digits (`F010000202`, `rsglrsrm`, `Y001C001`)."""
_AREA = r"[A-Za-z0-9_-]{1,40}"
"""Of an office: also `01400022-0`."""
_DIV = r"div\d{1,12}"
_NUMBER = r"\d{1,12}"
_ADDRESS = re.compile(r"[\w:/.-]{0,200}/module/xxgk/(?:search|tree)\.jsp(?:\?[^'\"\s<>]{0,600})?")
_CALL = re.compile(r"loadDynamic\s{0,5}\(([^;\n]{1,900})")
_CALL_DIV = re.compile(r"['\"](div\d{1,12})['\"]")
_ARGUMENT = re.compile(r",\s{0,5}(?:'([^'\n]{0,80})'|\"([^\"\n]{0,80})\"|([\w.]{1,40}))")
_TREE_CALL = re.compile(r"(?<!function )\bfunclick\s{0,5}\(\s{0,5}['\"]([A-Za-z0-9_]{1,40})['\"]")
_SITE = "1"
"""`jdid` where the page does not say: the only site of most installations (inferred)."""
_AS_PRINTED = ("sortfield", "texttype", "fbtime", "standardXxgk", "isAllList")
"""Fields that pages set differently; each is sent as the page has it."""
_USUAL = {
    "sortfield": ",createdatetime:0,orderid:0",
    "texttype": "0",
    "fbtime": "-1",
    "standardXxgk": "0",
}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a page says of its part of the catalogue; empty = it does not."""

    code: str
    """`infotypeId` of the leaf; without it the server answers for the whole area."""
    area: str
    """The office: 统一社会信用代码, an older code, or a code of the tree."""
    site: str
    """`jdid`."""
    div: str
    search: str
    """Absolute address of the list's interface."""
    tree: str
    """Absolute address of the tree, with its query; empty when the page shows none."""
    extras: Pairs = ()

    @property
    def asks(self) -> bool:
        """Is there enough to ask for this office or leaf, and not for the whole site?"""
        return bool(self.search and (self.code or self.area))


def catalogue(source: Source) -> Catalogue:
    """What the page says; its script before its hidden fields, these before addresses."""
    page = source.page
    script = pairs(page.code)
    hidden = _hidden(source)
    own = query_of(source.url)
    frames = [one for one in page.frames if "/module/xxgk/" in one]
    called = [query_of(one) for one in (*_ADDRESS.findall(page.code)[:20], *frames)]
    said: Pairs = (*script, *hidden, *own, *(pair for one in called for pair in one))
    div, leaf, number = _called(page.code)
    tree = next((one for one in (*frames, *_ADDRESS.findall(page.code)) if _is_tree(one)), "")
    return Catalogue(
        value_of((*own, *hidden), "number", "infotypeid", like=_CODE)
        or _code(source, script, leaf),
        value_of(said, "vc_xxgkarea", "area", like=_AREA),
        value_of(said, "jdid", "webid", like=_NUMBER) or number,
        value_of(said, "divid", like=_DIV) or div or "div4",
        _search(source),
        source.resolver.resolve(tree) or "",
        tuple((name, _extra(said, name)) for name in _AS_PRINTED if _extra(said, name)),
    )


def _is_tree(address: str) -> bool:
    """The whole address of a tree, not the beginning of one that a script puts together."""
    return "tree.jsp?" in address and not address.endswith(("=", "&", "?"))


def _called(script: str) -> tuple[str, str, str]:
    """Division, leaf and site of `loadDynamic(address, 'div4', leaf, …, site)`; empty where they are variables."""
    call = _CALL.search(script)
    text = call.group(1) if call else ""
    div = _CALL_DIV.search(text)
    if div is None:
        return "", "", ""
    found = [one[0] or one[1] or "" for one in _ARGUMENT.findall(text[div.end() :])]
    bare = [one[2] for one in _ARGUMENT.findall(text[div.end() :])]
    leaf = found[0] if found and re.fullmatch(_CODE, found[0]) else ""
    numbers = [one for one in (*found[1:], *bare[1:]) if re.fullmatch(_NUMBER, one)]
    return div.group(1), leaf, numbers[0] if numbers else ""


def _code(source: Source, script: Pairs, leaf: str) -> str:
    """The leaf that the script sets, or the one with which it opens the page."""
    stated = value_of(script, "infotypeid", like=_CODE) or leaf
    if stated:
        return stated
    opened = set(_TREE_CALL.findall(source.page.code))
    return opened.pop() if len(opened) == 1 else ""


def _extra(said: Pairs, name: str) -> str:
    return value_of(said, name.lower(), like=r"[\w,:-]{1,60}") or _USUAL.get(name, "")


def _hidden(source: Source) -> Pairs:
    """Names and values of the page's hidden fields."""
    page = source.page
    fields = (page.nodes[at].attributes for at, tag in enumerate(page.tags) if tag == "input")
    return tuple(
        (one.get("name") or one.get("id") or "", one.get("value") or "")
        for one in fields
        if (one.get("type") or "").lower() == "hidden"
    )


def _search(source: Source) -> str:
    """The list's interface under the page's own path; the product's where the page shows only the tree."""
    for found in (*_ADDRESS.findall(source.page.code), *source.page.frames):
        path = path_only(found)
        if path.endswith((SEARCH, TREE)):
            return source.resolver.resolve(path.replace(TREE, SEARCH)) or ""
    return source.resolver.resolve(SEARCH) or ""


def request(said: Catalogue, page: int, referer: str) -> Request:
    """The request for one page of the list, as the product's own script sends it."""
    address = query(
        [("infotypeId", said.code), ("vc_title", ""), ("vc_number", ""), ("area", said.area)]
    )
    extras = dict(said.extras)
    body = [
        ("infotypeId", said.code),
        ("jdid", said.site or _SITE),
        ("area", said.area),
        ("divid", said.div),
        ("vc_title", ""),
        ("vc_number", ""),
        ("sortfield", extras.get("sortfield", "")),
        ("currpage", str(page)),
        ("vc_filenumber", ""),
        ("vc_all", ""),
        *((name, extras[name]) for name in _AS_PRINTED[1:] if name in extras),
    ]
    return Request(f"{said.search}?{address}", "POST", query(body), referer=referer, session=True)


def listed(
    said: Catalogue, page: int, base: str, charset: str, before: str, column: str = ""
) -> Continuation:
    """The continuation for one page; `before`: marks of the rows of the page before."""
    state = (
        ("asked", "list"),
        ("code", said.code),
        ("area", said.area),
        ("site", said.site),
        ("div", said.div),
        ("search", said.search),
        ("extras", query(said.extras)),
        ("before", before),
        ("column_number", column or column_of(base)),
    )
    return Continuation(request(said, page, base), page, FAMILY, base, charset, state)


def told(onward: Continuation) -> Catalogue:
    """The catalogue that a continuation carries."""
    extras = query_of(f"?{onward.value('extras')}")
    code, area, site, div, search = map(onward.value, ("code", "area", "site", "div", "search"))
    return Catalogue(code, area, site, div, search, tree="", extras=extras)


def tree_request(said: Catalogue, source: Source) -> Continuation | None:
    """The request for the tree; None when the page does not name it: a guessed address may be nobody's link."""
    if not said.tree:
        return None
    state = (("asked", "tree"), ("area", said.area))
    asked = Request(said.tree, referer=source.url, session=True)
    return Continuation(asked, 1, FAMILY, source.url, source.charset, state)
