"""One walk over the parsed page: elements, visible text runs and anchors as flat lists.

Every finder works on these lists by index; the tree is walked once. `ends[i]` is one past the last element
of the subtree of element `i`; `text_from` and `text_to` bound its runs, `anchor_from` its anchors, so what an
element holds is a slice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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

_BEGINS = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_ENDS = re.compile(r"</(?:html|body)", re.IGNORECASE)
_HEAD, _TAIL = 20_000, 4_000
"""Characters within which a page begins, and ends unless much follows its end."""

_State = tuple[int, bool, int]
"""What an element hands down: the nearest block; is its text none of the page's words? the anchor around it, or -1."""


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
    ragged: bool = False
    """Does the page break off before its end? Its last rows may be missing."""
    _lines: list[tuple[str, int]] | None = None

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
        if self._lines is None:
            self._lines = self._joined()
        return self._lines

    def _joined(self) -> list[tuple[str, int]]:
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
    ragged = not cut and _is_ragged(bounded)
    if ragged:  # what stands behind the last tag may be half a word, or half a date
        bounded = bounded[: bounded.rfind(">") + 1]
    page = _walk(LexborHTMLParser(bounded or " "))
    page.cut = page.cut or cut
    page.ragged = ragged
    return page


def _is_ragged(text: str) -> bool:
    """Does a whole page break off: it begins as one and never ends as one?"""
    if not _BEGINS.search(text, 0, _HEAD):
        return False
    return not (_ENDS.search(text, max(0, len(text) - _TAIL)) or _ENDS.search(text))


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
        page.cut = walker.fill(tree.root)
    walker.close()
    return page


class _Walker:
    """Fills an outline node by node, in document order. The loop is the hottest of the reader."""

    def __init__(self, page: Outline) -> None:
        self.page = page
        self._breaks = 0
        self._last_line = (-1, -1)
        self._line = -1
        self._open_end = False
        """Did the last run end in white space?"""

    def fill(self, root: LexborNode) -> bool:
        """Take every node from `root` down; were there more than are looked at?

        Down, on and up by hand: a node made to ask for its parent costs as much as the node itself.
        """
        page = self.page
        above: list[tuple[LexborNode, int, _State]] = []
        node: LexborNode | None = root
        here, state = -1, (0, False, -1)
        for _ in range(MAX_NODES):
            if node is None:
                break
            tag, below = node.tag, None
            if tag == "-text":
                if not state[1] and (raw := node.text_content) and not raw.isspace():
                    self._take_text(raw, here, state)
            elif tag and tag[0] not in "-!_":
                below = node.first_child
                inner = self._changed(state, tag) if tag in _CHANGING else state
                opened = self._open(node, tag, here)
                if below is not None:
                    above.append((node, here, state))
                    here, state = opened, inner
            following = below
            while following is None and node is not root and node is not None:
                following = node.next
                if following is None:
                    page.ends[here], page.text_to[here] = len(page.tags), len(page.runs)
                    node, here, state = above.pop()
            node = following
        while here >= 0:  # cut inside an element
            page.ends[here], page.text_to[here] = len(page.tags), len(page.runs)
            here = page.parents[here]
        return node is not None

    def _open(self, node: LexborNode, tag: str, parent: int) -> int:
        """Note an element as if it were empty; its index."""
        page = self.page
        here, runs = len(page.tags), len(page.runs)
        page.tags.append(tag)
        page.nodes.append(node)
        page.parents.append(parent)
        page.ends.append(here + 1)
        page.text_from.append(runs)
        page.text_to.append(runs)
        page.anchor_from.append(len(page.links))
        if tag in _SPECIAL:
            self._take_special(node, tag, here)
        return here

    def _changed(self, state: _State, tag: str) -> _State:
        """What the element about to be noted hands down."""
        block, silent, anchor = state
        if tag == "a":
            return block, silent, len(self.page.links)
        if tag in _SILENT:
            return block, True, anchor
        return len(self.page.tags), silent, anchor

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

    def _take_text(self, raw: str, owner: int, state: _State) -> None:
        page = self.page
        line = (state[0], self._breaks)
        fresh = line != self._last_line
        if fresh:
            self._last_line = line
            self._line += 1
        page.spaced.append(fresh or self._open_end or raw[0].isspace())
        self._open_end = raw[-1].isspace()
        page.lines_of.append(self._line)
        page.runs.append(" ".join(raw.split()))
        page.owners.append(owner)
        page.in_link.append(state[2])

    def close(self) -> None:
        """The words of the anchors, and a sentinel that lets `ends` index past the last element."""
        page = self.page
        page.text_from.append(len(page.runs))
        page.anchor_from.append(len(page.links))
        page.code = "\n".join(script.text for script in page.scripts)
        for link in page.links:
            link.first, link.last = page.text_range(link.element)
            link.text = page.join(link.first, link.last)
