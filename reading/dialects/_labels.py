"""安徽's `site/label` calls: which of those in a page's scripts fetches its list, and with which values (§2.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reading.addresses import path_of
from reading.dialects._asking import query_of
from reading.dialects._dialect import Source
from reading.dialects._literals import block, joined, members, open_members, plain, variables
from reading.outline import Outline

_LABEL = re.compile(r"site/label/\d{1,10}")
_URL = re.compile(r"(?<!\w)url\s{0,9}:\s{0,9}")
_DATA = re.compile(r"(?<!\w)data\s{0,9}:\s{0,9}\{")
_INTO = re.compile(
    r"\$\(\s{0,5}[\"']#([\w-]{1,60})[\"']\s{0,5}\)\s{0,5}\.(?:html|append|empty|load)\("
)
_ORGAN = re.compile(r"/public/column/(\d{1,12})")
_PREFIX = re.compile(r"^(/[\w/-]{1,80}?)/(?:public|content)/")
_PRIVATE = re.compile(
    r"//(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]{1,20}|//localhost", re.IGNORECASE
)
_MOST = 40
"""Calls of one page that are looked at."""
_NEAR = 600
"""Characters between the opening of a call and the address in it."""
_BEHIND = 1_500
"""Characters behind a call in which it says where its answer goes."""
_NO_LIST = frozenset({"searchDataList", "searchDataListNew"})
"""Labels of the site's search."""


@dataclass(frozen=True, slots=True)
class Label:
    """One call of a label."""

    url: str
    """As the script writes it, without query."""
    given: dict[str, str]
    open: frozenset[str] = frozenset()
    """Values that the script computes."""
    into: str = ""
    """Id of the element that takes the answer."""

    @property
    def is_list(self) -> bool:
        """Does it fetch the rows of a column?"""
        name = self.given.get("labelName", "")
        keyed = {"catId", "catIds", "organId", "columnId"} & {*self.given, *self.open}
        pages = "pageIndex" in self.given or "pageIndex" in self.open
        wanted = "publicInfoList" in name or (bool(keyed) and not name)
        return name not in _NO_LIST and (wanted or self.is_internal) and pages

    @property
    def is_internal(self) -> bool:
        """Does it name a server of the site's own network? Such a call is not repeated (§2.8)."""
        return "domain" in self.given or any(
            _PRIVATE.search(value) for value in (self.url, *self.given.values())
        )

    def filled(self, source: Source) -> bool:
        """Does the element that takes the answer hold rows already?"""
        element = element_of(source.page, self.into)
        if element < 0:
            return source.lists.pager.pages is not None
        first, last = source.page.anchor_range(element)
        return any(len(source.page.links[at].text) > 3 for at in range(first, last))

    def addresses(self, source: Source) -> list[str]:
        """Where it may be asked, best guess first: the script's own word, then under the page's own prefix."""
        found = [source.resolver.resolve(self.url)]
        label = _LABEL.search(self.url)
        prefix = _PREFIX.match(path_of(source.url))
        if label is not None and self.url.lstrip("./").startswith("site/"):
            roots = [f"{prefix[1]}/" if prefix else "/", "/"]
            found += [source.resolver.resolve(root + label.group()) for root in roots]
        return list(dict.fromkeys(url for url in found if url))


def the_label(source: Source) -> Label | None:
    """The call that fetches this column's list; None when the page has none, or several of other columns."""
    found = [label for label in _labels(source) if label.is_list]
    wanted = query_of(source.url).get("catId", "")
    if wanted:
        found = [one for one in found if one.given.get("catId", "") in {"", wanted}]
        found = [one for one in found if one.given.get("catId")] or found
    turned = [one for one in found if "pageIndex" in one.open] or found
    columns = {(one.given.get("organId"), one.given.get("catId")) for one in turned}
    if len(columns) != 1:
        return None  # blocks of a channel page, one a column
    return max(turned, key=lambda one: "file" in one.given)


def _labels(source: Source) -> Iterator[Label]:
    code = plain(source.page.code)
    known = variables(code)
    for number, found in enumerate(_LABEL.finditer(code)):
        if number >= _MOST:
            return
        yield _read(source, code, found.start(), known)


def _read(source: Source, code: str, at: int, known: dict[str, str]) -> Label:
    """The call around an address: `Ls.ajax({url: …, data: {…}})`, or an address with its query written out."""
    called = code.rfind("ajax", max(0, at - _NEAR), at)
    opened = code.find("{", called, at) if called >= 0 else -1
    whole = block(code, opened) if opened >= 0 else ""
    if opened + len(whole) <= at:
        quote = max(code.rfind('"', 0, at), code.rfind("'", 0, at))
        text = joined(code, quote, known) if quote >= max(0, at - 200) else ""
        return _label(source, text, {}, frozenset(), code[at : at + _BEHIND])
    where, data = _URL.search(whole), _DATA.search(whole)
    text = joined(whole, where.end(), known) if where else ""
    inner = block(whole, data.end() - 1) if data else "{}"
    given = members(inner, known)
    return _label(
        source,
        text,
        given,
        open_members(inner, known) - {*given},
        code[opened : opened + len(whole) + _BEHIND],
    )


def _label(
    source: Source, text: str, given: dict[str, str], left: frozenset[str], behind: str
) -> Label:
    """With what the page says elsewhere in place of what the script computes: site, organ and column."""
    asked = query_of(source.url)
    values = query_of(text) | given
    organ = _ORGAN.search(source.url)
    site = next((content for name, content, _ in source.page.metas if name.lower() == "siteid"), "")
    beside = {"organId": organ[1] if organ else "", "siteId": site}
    beside |= {name: asked.get(name, "") for name in ("catId", "type", "action")}
    for name, value in beside.items():
        if value and not values.get(name) and (name in left or name in {"organId", "siteId"}):
            values[name] = value
    if not values.get("catId") and not values.get("catIds") and asked.get("catId"):
        values["catId"] = asked["catId"]
    into = _INTO.search(behind)
    return Label(text.partition("?")[0], values, left - {*values}, into[1] if into else "")


def element_of(page: Outline, name: str) -> int:
    """The element with this id, or -1."""
    return next((at for at, node in enumerate(page.nodes) if node.attributes.get("id") == name), -1)
