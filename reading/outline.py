"""One walk over the parsed page: elements, visible text runs and anchors as flat lists.

Every finder works on these lists by index; the tree is walked once. `ends[i]` is one past the last element
of the subtree of element `i`; `text_from` and `text_to` bound its runs, `anchor_from` its anchors, so what an
element holds is a slice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_CHARS = 4_000_000
MAX_NODES = 400_000
"""Nodes of one page that are looked at."""
MAX_DEPTH = 2_000
"""Open elements one in another; lexbor takes time in the square of this."""
_MANY_TAGS = 4_000
"""Below this many tags neither nesting nor options can hurt (0.05 s at worst)."""

_SILENT = frozenset(
    ("script", "style", "textarea", "title", "noscript", "select", "template", "svg", "xmp")
)
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "option",
))  # fmt: skip
_SPECIAL = frozenset((
    "a", "base", "br", "button", "iframe", "img", "input", "meta", "script", "select", "textarea", "title",
))  # fmt: skip
"""Elements with more to note than their place."""
_CHANGING = _BLOCKS | _SILENT | {"a"}
_OPTION = re.compile(r"</?option\b[^>]{0,500}>?", re.IGNORECASE)
"""Never looked at, and lexbor takes time in the square of their number in one `<select>`."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_FLAT = frozenset((
    "img", "br", "input", "meta", "link", "hr", "p", "li", "td", "tr", "th", "dd", "dt", "a", "base", "col",
))  # fmt: skip
"""Void elements, and those whose second start closes the first."""


@dataclass(slots=True)
class Script:
    """An inline script: where it stands (index of the next text run) and what it says."""

    at: int
    text: str
    kind: str
    element: int


@dataclass(slots=True)
class Link:
    """An anchor: its element, its raw attributes, and the slice of text runs it holds."""

    element: int
    href: str
    title: str
    text: str
    first: int
    last: int


@dataclass(slots=True)
class Outline:
    """The flat page. Runs are whitespace-collapsed and never empty."""

    tags: list[str] = field(default_factory=list)
    nodes: list[LexborNode] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    text_from: list[int] = field(default_factory=list)
    text_to: list[int] = field(default_factory=list)
    anchor_from: list[int] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    """Element that directly holds the run."""
    lines_of: list[int] = field(default_factory=list)
    """Number of the visual line a run stands on."""
    links: list[Link] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    """`src` of scripts, images and frames, raw."""
    metas: list[tuple[str, str, str]] = field(default_factory=list)
    """(name or property or http-equiv, content, which attribute) as printed."""
    frames: list[str] = field(default_factory=list)
    inputs: list[tuple[str, str]] = field(default_factory=list)
    """(tag or input type, name) of the form controls."""
    base_href: str = ""
    title: str = ""
    in_link: list[int] = field(default_factory=list)
    """For each run the index of the anchor it stands in, or -1."""
    spaced: list[bool] = field(default_factory=list)
    """Is there white space or a line break before the run?"""
    code: str = ""
    """All inline scripts, one after another: for cheap tests whether a word occurs at all."""
    cut: bool = False

    def text_range(self, element: int) -> tuple[int, int]:
        """Slice of runs inside an element."""
        return self.text_from[element], self.text_to[element]

    def anchor_range(self, element: int) -> tuple[int, int]:
        """Slice of anchors inside an element."""
        return self.anchor_from[element], self.anchor_from[self.ends[element]]

    def marks(self, element: int) -> str:
        """Class and id of an element in lower case, for weak hints only."""
        attributes = self.nodes[element].attributes
        return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()

    def join(self, first: int, last: int) -> str:
        """The text of a slice of runs, with blanks only where the page has them."""
        if last - first == 1:
            return self.runs[first]
        spaced, runs = self.spaced, self.runs
        return "".join(
            f" {runs[at]}" if spaced[at] and at > first else runs[at] for at in range(first, last)
        )

    def lines(self) -> list[tuple[str, int]]:
        """Visual lines: text and the index of their first run."""
        out: list[tuple[str, int]] = []
        start = 0
        for index in range(1, len(self.runs) + 1):
            if index == len(self.runs) or self.lines_of[index] != self.lines_of[start]:
                out.append((self.join(start, index), start))
                start = index
        return out if self.runs else []


def outline(text: str) -> Outline:
    """Parse `text` and walk it once. Never raises; what is past a limit is cut, and `cut` says so."""
    bounded, cut = _bounded(text)
    page = _walk(LexborHTMLParser(bounded or " "))
    page.cut = page.cut or cut
    return page


def _bounded(text: str) -> tuple[str, bool]:
    """Text without NULs, short enough and not nested too deep."""
    if "\0" in text:
        text = text.replace("\0", "")
    cut = len(text) > MAX_CHARS
    text = text[:MAX_CHARS] if cut else text
    if text.count("<") < _MANY_TAGS:
        return text, cut
    text = _OPTION.sub(" ", text)
    depth = 0
    for found in _TAG.finditer(text):
        if found[2].lower() not in _FLAT:
            depth = max(0, depth - 1) if found[1] else depth + 1
            if depth > MAX_DEPTH:
                return text[: found.start()], True
    return text, cut


def _walk(tree: LexborHTMLParser) -> Outline:
    page = Outline()
    walker = _Walker(page)
    if tree.root is not None:
        nodes = tree.root.traverse(include_text=True)
        walker.fill(islice(nodes, MAX_NODES))
        page.cut = next(nodes, None) is not None
    walker.close()
    return page


class _State(NamedTuple):
    """What an element hands down to those inside it."""

    block: int
    """The nearest block."""
    silent: bool
    """Is its text no part of the page's words?"""
    anchor: int
    """The anchor around it, or -1."""


class _Walker:
    """Fills an outline node by node, in document order. The loop is the hottest of the reader."""

    def __init__(self, page: Outline) -> None:
        self.page = page
        self._index: dict[int, int] = {}
        self._states: list[_State] = []
        self._breaks = 0
        self._last_line = (-1, -1)
        self._line = -1
        self._open_end = False
        """Did the last run end in white space?"""

    def fill(self, nodes: Iterable[LexborNode]) -> None:
        """Take every node."""
        page, index, states = self.page, self._index, self._states
        tags, runs, links = page.tags, page.runs, page.links
        for node in nodes:
            tag = node.tag
            if tag == "-text":
                raw = node.text_content
                if raw and not raw.isspace():
                    self._take_text(node, raw)
                continue
            if not tag or tag[0] in "-!_":
                continue
            above = node.parent
            parent = index.get(above.mem_id, -1) if above is not None else -1
            index[node.mem_id] = here = len(tags)
            state = states[parent] if parent >= 0 else _State(here, False, -1)
            states.append(self._changed(state, tag, here) if tag in _CHANGING else state)
            tags.append(tag)
            page.nodes.append(node)
            page.parents.append(parent)
            page.text_from.append(len(runs))
            page.anchor_from.append(len(links))
            if tag in _SPECIAL:
                self._take_special(node, tag, here)

    def _changed(self, state: _State, tag: str, here: int) -> _State:
        if tag == "a":
            return _State(state.block, state.silent, len(self.page.links))
        if tag in _SILENT:
            return _State(state.block, True, state.anchor)
        return _State(here, state.silent, state.anchor)

    def _take_special(self, node: LexborNode, tag: str, here: int) -> None:
        page = self.page
        if tag == "br":
            self._breaks += 1
            return
        attributes = node.attributes
        if tag == "a":
            at = len(page.runs)
            title = attributes.get("title") or ""
            page.links.append(Link(here, attributes.get("href") or "", title, "", at, at))
        elif tag == "meta":
            self._take_meta({key.lower(): value or "" for key, value in attributes.items()})
        elif tag == "script":
            self._take_script(node, attributes, here)
        elif tag == "base":
            page.base_href = page.base_href or (attributes.get("href") or "")
        elif tag == "title":
            page.title = page.title or " ".join(node.text().split())
        elif tag in ("iframe", "img"):
            source = attributes.get("src") or ""
            page.sources.append(source)
            if tag == "iframe":
                page.frames.append(source)
        else:
            page.inputs.append((attributes.get("type") or tag, attributes.get("name") or ""))

    def _take_meta(self, attributes: dict[str, str]) -> None:
        for which in ("name", "property", "http-equiv", "itemprop"):
            if attributes.get(which):
                self.page.metas.append((attributes[which], attributes.get("content", ""), which))
                return

    def _take_script(self, node: LexborNode, attributes: dict[str, str | None], here: int) -> None:
        page = self.page
        page.sources.append(attributes.get("src") or "")
        if attributes.get("sitecode"):
            page.metas.append(("sitecode", attributes["sitecode"] or "", "script"))
        text = node.text()
        if text and not text.isspace():
            page.scripts.append(
                Script(len(page.runs), text, (attributes.get("type") or "").lower(), here)
            )

    def _take_text(self, node: LexborNode, raw: str) -> None:
        above = node.parent
        owner = self._index.get(above.mem_id, -1) if above is not None else -1
        if owner < 0:
            return
        state = self._states[owner]
        run = " ".join(raw.split())
        if state.silent or not run:
            return
        page = self.page
        line = (state.block, self._breaks)
        fresh = line != self._last_line
        if fresh:
            self._last_line = line
            self._line += 1
        page.spaced.append(fresh or self._open_end or raw[0].isspace())
        self._open_end = raw[-1].isspace()
        page.lines_of.append(self._line)
        page.runs.append(run)
        page.owners.append(owner)
        page.in_link.append(state.anchor)

    def close(self) -> None:
        """Ends of the subtrees, slices of the anchors, and a sentinel that lets `ends` index past the last."""
        page = self.page
        page.ends = ends = list(range(1, len(page.tags) + 1))
        page.text_to = text_to = page.text_from[:]
        for at, owner in enumerate(page.owners, 1):
            text_to[owner] = at
        parents = page.parents
        for index in range(len(ends) - 1, 0, -1):
            parent = parents[index]
            if parent >= 0:
                if ends[index] > ends[parent]:
                    ends[parent] = ends[index]
                if text_to[index] > text_to[parent]:
                    text_to[parent] = text_to[index]
        page.text_from.append(len(page.runs))
        page.anchor_from.append(len(page.links))
        page.code = "\n".join(script.text for script in page.scripts)
        for link in page.links:
            link.first, link.last = page.text_range(link.element)
            link.text = page.join(link.first, link.last)
