"""One walk over the parsed page: elements, visible text runs and anchors as flat lists.

Every finder works on these lists by index; the tree is walked once. `ends[i]` is one past the last element
of the subtree of element `i`; `text_from` and `text_to` bound its runs, `anchor_from` its anchors, so what an
element holds is a slice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

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
    "a", "base", "button", "iframe", "img", "input", "meta", "script", "select", "textarea", "title",
))  # fmt: skip
"""Elements with more to note than their place."""
_BLOCK, _MUTE = 1, 2
_SORTS = dict.fromkeys(_BLOCKS, _BLOCK) | dict.fromkeys(_SILENT, _MUTE)
"""What an element makes of the text in it: a block of lines of its own, or none of the page's words."""
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
    starts: list[int] = field(default_factory=list)
    """First run of each visual line."""
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
        starts, runs = self.starts, self.runs
        return [
            (runs[first] if last - first == 1 else self.join(first, last), first)
            for first, last in zip(starts, [*starts[1:], len(runs)], strict=False)
        ]


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
    if text.rfind("</html", max(0, len(text) - _TAIL)) >= 0:
        return False  # nearly all
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
    if tree.root is not None:
        page.cut = _fill(page, tree.root)
    page.text_from.append(len(page.runs))  # sentinels: `ends` indexes past the last element
    page.anchor_from.append(len(page.links))
    page.code = "\n".join(script.text for script in page.scripts)
    _word_links(page)
    return page


def _word_links(page: Outline) -> None:
    """Tell the anchors which runs are theirs, and the runs which anchor is: the innermost, which comes last."""
    runs, in_link = page.runs, [-1] * len(page.runs)
    for at, link in enumerate(page.links):
        link.first, link.last = first, last = page.text_range(link.element)
        if last - first == 1:
            link.text, in_link[first] = runs[first], at
        else:
            link.text, in_link[first:last] = page.join(first, last), [at] * (last - first)
    page.in_link = in_link


def _fill(page: Outline, root: LexborNode) -> bool:
    """Take every node from `root` down; were there more than are looked at? The hottest loop of the reader.

    What a node stands in is told by its parent: all that is open below that has come to its end.
    """
    tags, nodes, parents, ends = page.tags, page.nodes, page.parents, page.ends
    runs, text_from, text_to = page.runs, page.text_from, page.text_to
    # Of each element: its own number, and the block its text is in (-1: no words of the page).
    numbers, blocks = list[int](), list[int]()
    here, breaks, ended, place = -1, 0, False, (-1, -1)
    walk: Iterator[Any] = root.traverse(include_text=True)  # Any: every one of them has a parent
    for node in islice(walk, MAX_NODES):
        tag, text = node.tag, ""
        if tag == "-text" and ((text := node.text_content or " ").isspace()):
            continue
        above = node.parent.mem_id
        while here >= 0 and numbers[here] != above:
            ends[here], text_to[here] = len(tags), len(runs)
            here = parents[here]
        block = blocks[here] if here >= 0 else 0
        if text and block < 0:
            continue
        if text:
            if place != (block, breaks):
                place, ended = (block, breaks), True
                page.starts.append(len(runs))
            bare = (words := text.split()) == [text]
            page.spaced.append(ended or not (bare or text.startswith(words[0])))
            ended = not (bare or text.endswith(words[-1]))
            page.lines_of.append(len(page.starts) - 1)
            page.owners.append(here)
            runs.append(text if bare else " ".join(words))
            continue
        parents.append(here)
        here = len(tags)
        if block >= 0 and tag in _SORTS:
            block = here if _SORTS[tag] == _BLOCK else -1
        numbers.append(node.mem_id)
        blocks.append(block)
        tags.append(tag)
        nodes.append(node)
        ends.append(here)
        text_from.append(len(runs))
        text_to.append(0)
        page.anchor_from.append(len(page.links))
        breaks += tag == "br"
        if tag in _SPECIAL:
            _take_special(page, node, tag, here)
    _close(page, here)
    return next(walk, None) is not None


def _close(page: Outline, here: int) -> None:
    """End what is open from element `here` up."""
    while here >= 0:
        page.ends[here], page.text_to[here] = len(page.tags), len(page.runs)
        here = page.parents[here]


def _take_special(page: Outline, node: LexborNode, tag: str, here: int) -> None:
    attributes = node.attributes
    if tag == "a":
        title = attributes.get("title") or ""
        page.links.append(Link(here, attributes.get("href") or "", title, "", 0, 0))
    elif tag == "meta":
        _take_meta(page, attributes)
    elif tag == "script":
        _take_script(page, node, attributes, here)
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


def _take_meta(page: Outline, told: dict[str, str | None]) -> None:
    attributes = {key.lower(): value or "" for key, value in told.items()}
    for which in ("name", "property", "http-equiv", "itemprop"):
        if attributes.get(which):
            page.metas.append((attributes[which], attributes.get("content", ""), which))
            return


def _take_script(
    page: Outline, node: LexborNode, attributes: dict[str, str | None], here: int
) -> None:
    page.sources.append(attributes.get("src") or "")
    if attributes.get("sitecode"):
        page.metas.append(("sitecode", attributes["sitecode"] or "", "script"))
    text = node.text()
    if text and not text.isspace():
        page.scripts.append(
            Script(len(page.runs), text, (attributes.get("type") or "").lower(), here)
        )
