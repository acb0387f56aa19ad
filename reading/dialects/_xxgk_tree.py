"""The catalogue tree of a 大汉 site: a dTree script whose nodes name a leaf and its code (§2.2, §3).

`d.add(12,3,'<a … onclick="funclick(\\'rsglrsrm\\',…)">人事任免(5)</a>')`, or such anchors without any script.
Nothing is said of the product's other fields, so a node is read by what every known one has: a code in
`funclick(…)` and a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from reading.dialects._hanweb import path_only, query
from records import Branch, veil

_ADD = re.compile(
    r"\.add\(\s{0,10}['\"]?([\w-]{1,40})['\"]?\s{0,10},\s{0,10}['\"]?([\w-]{1,40})['\"]?\s{0,10},\s{0,10}"
    r"(?:'((?:[^'\\\n]|\\.){0,1500})'|\"((?:[^\"\\\n]|\\.){0,1500})\")([^\n;]{0,1500})"
)
_CALL = re.compile(r"funclick\(\s{0,5}['\"]([A-Za-z0-9_]{1,40})['\"]")
_ANCHOR = re.compile(r"funclick\(\s{0,5}['\"]([A-Za-z0-9_]{1,40})['\"][^>]{0,400}>([^<]{1,200})<")
_TAG = re.compile(r"<[^<>]{0,600}>")
_COUNT = re.compile(r"\s{0,5}[(（\[【]\s{0,5}(\d{1,7})\s{0,5}(?:条|篇)?\s{0,5}[)）\]】]\s{0,5}$")
_MOST = 3_000
"""Nodes that are read; the largest catalogues have some hundreds."""
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class _Node:
    id: str
    parent: str
    code: str
    """Empty for a heading that opens nothing."""
    label: str


def branches(text: str, column_page: str, area: str) -> tuple[Branch, ...]:
    """Every node with a code, in the script's order. `column_page`: the page that shows the tree."""
    plain = text.replace("\\'", "'").replace('\\"', '"')
    nodes = _added(text) or _anchored(plain)
    by_id = {one.id: one for one in nodes}
    out, met = [], set[str]()
    for one in nodes:
        name, count = _named(one.label)
        if not one.code or not name or one.code in met:
            continue
        met.add(one.code)
        address = f"{path_only(column_page)}?{query(_query(one.code, area))}"
        out.append(Branch(veil(name), address, _parents(one, by_id), count))
    return tuple(out)


def _query(code: str, area: str) -> list[tuple[str, str]]:
    """A leaf's address as a person opens it: `?number=CODE` (§2.2), with the office where the page has it."""
    return [("number", code), *([("vc_xxgkarea", area)] if area else [])]


def _added(text: str) -> list[_Node]:
    """The nodes of `d.add(…)` calls."""
    out = []
    for found in _ADD.finditer(text):
        label = _unescaped(found[3] or found[4] or "")
        call = _CALL.search(label) or _CALL.search(_unescaped(found[5]))
        shown = unescape(_TAG.sub("", label))
        out.append(_Node(found[1], found[2], call.group(1) if call else "", shown))
        if len(out) >= _MOST:
            break
    return out


def _unescaped(text: str) -> str:
    return text.replace("\\'", "'").replace('\\"', '"').replace("\\/", "/")


def _anchored(text: str) -> list[_Node]:
    """Anchors that call for a leaf, without a script that nests them: a code's parent is its longest prefix (§3)."""
    found = [(one[1], unescape(one[2])) for one in _firsts(_ANCHOR.finditer(text))]
    codes = {code for code, _ in found}
    return [_Node(code, _prefix(code, codes), code, label) for code, label in found]


def _firsts(found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    return [one for one, _ in zip(found, range(_MOST), strict=False)]


def _prefix(code: str, codes: set[str]) -> str:
    """The longest other code that this one begins with; codes grow by two or three characters a level."""
    for length in (len(code) - 2, len(code) - 3, len(code) - 4):
        if length > 1 and code[:length] in codes:
            return code[:length]
    return ""


def _named(label: str) -> tuple[str, int | None]:
    """A node's name and the number of postings it states."""
    text = " ".join(label.split())[:200]
    found = _COUNT.search(text)
    return (text[: found.start()], int(found.group(1))) if found else (text, None)


def _parents(node: _Node, by_id: dict[str, _Node]) -> tuple[str, ...]:
    """Names down to the parent, without a root that is but the site's name; a tree that bites its tail is cut."""
    out: list[str] = []
    above = by_id.get(node.parent)
    while above is not None and above is not node and len(out) < _DEPTH:
        name = _named(above.label)[0]
        if name and (above.code or above.parent in by_id):
            out.append(veil(name))
        above = by_id.get(above.parent)
    return tuple(reversed(out))
