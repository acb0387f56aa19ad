"""An archived page made harmless: its words and their order are left, and nothing that acts, loads or leads on.

The page is not filtered but written anew: only elements of a short list, without their attributes, and escaped
text. What has the shape of a personal number is masked; a page with identity numbers is not shown at all, for what
stands beside them is as private.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from records import veil
from reports.plain import NO_NAME, Discretion, plain

MAX_NODES = 100_000
"""Nodes of a page that are looked at; lists of thousands of rows have fewer."""
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "body", "form", "br",
})  # fmt: skip
_WRITTEN_AS = {"body": "div", "form": "div", "center": "div", "fieldset": "div", "address": "div"}
_INLINE = frozenset({"b", "strong", "em", "i", "u", "sub", "sup", "small", "del", "ins"})
_EMPTY = frozenset({"br", "hr"})
_DROPPED = frozenset({
    "script", "style", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math",
    "canvas", "audio", "video", "source", "head", "link", "meta", "base", "input", "select", "textarea", "button",
    "datalist", "-comment", "noframes",
})  # fmt: skip
_SPANS = ("colspan", "rowspan")
_SPAN = re.compile(r"[1-9][0-9]{0,2}")
_PHONE = re.compile(r"(?<![0-9])(1[3-9][0-9])([ -]?[0-9]{4}[ -]?)([0-9]{4})(?![0-9])")
_LONG = re.compile(r"(?<![0-9])(?:[0-9][ -]?){15,18}[0-9](?![0-9])")
"""Sixteen to nineteen digits: bank cards (GB/T 14504 asks for no more)."""
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_DOTS = "….·．。 "
_SHORTEST_NAME = 6
_SHORTEST_HEAD = 8
"""Characters of a title that a list has cut, from which it is still told."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What no page of the bundle may say: addresses, names and snapshots of leaks."""

    discretion: Discretion
    names: frozenset[str] = frozenset()
    digests: frozenset[str] = frozenset()

    def text(self, text: str, limit: int = 0) -> str:
        """On one line, without the names and addresses of leaks, with numbers masked."""
        said = self.discretion.text(text)
        for name in sorted(self.names, key=len, reverse=True):
            said = said.replace(name, NO_NAME)
        return plain(masked(said), limit)

    def is_head_of_name(self, text: str) -> bool:
        """Is it the title of a leak that a list has cut?"""
        head = text.rstrip(_DOTS)
        return len(head) >= _SHORTEST_HEAD and any(name.startswith(head) for name in self.names)


def leak_names(names: Collection[str]) -> frozenset[str]:
    """The titles of leaking pages and files, without a file's ending too; short ones would hide ordinary words."""
    whole = {plain(name) for name in names}
    stems = {name.rpartition(".")[0] for name in whole if "." in name}
    return frozenset(name for name in whole | stems if len(name) >= _SHORTEST_NAME)


def masked(text: str) -> str:
    """Identity numbers, mobile numbers and bank cards masked; addresses, in which such runs are frequent, too."""
    return _LONG.sub(_hidden, _PHONE.sub(r"\1****\3", veil(text)))


def _hidden(found: re.Match[str]) -> str:
    digits = re.sub(r"[^0-9]", "", found.group())
    return digits[:4] + "*" * (len(digits) - 7) + digits[-3:]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page as it may be shown."""

    markup: str
    """Of its body; safe to stand in a page."""
    lines: tuple[str, ...]
    """Its words, a block a line."""
    found: frozenset[int]
    """Which of the excerpts were found and marked."""


def cleaned(html: str, secrets: Secrets, excerpts: Sequence[str] = ()) -> Cleaned | None:
    """The page with the excerpts marked; None when it holds identity numbers."""
    writer = _Writer(secrets, [_core(one) for one in excerpts])
    tree = LexborHTMLParser(html)
    if tree.body is not None:
        writer.write(tree.body)
    if writer.has_identity:
        return None
    return Cleaned("".join(writer.out), tuple(writer.lines), frozenset(writer.found))


def _core(excerpt: str) -> str:
    """An excerpt without the dots that say it was cut."""
    return " ".join(excerpt.split()).strip(_DOTS)


@dataclass(slots=True)
class _Writer:
    secrets: Secrets
    excerpts: Sequence[str]
    out: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    found: set[int] = field(default_factory=set)
    has_identity: bool = False
    run: list[tuple[str, bool]] = field(default_factory=list)
    """Of the block that is open: pieces of text, and of markup (True) between them."""

    def write(self, root: Any) -> None:
        """The subtree, without recursion: a page may be nested as deep as it likes."""
        open_: list[tuple[int, str]] = []
        dropped = 0  # how many of the open elements are
        walk: Iterator[Any] = root.traverse(include_text=True)
        for node in islice(walk, MAX_NODES):
            above = node.parent.mem_id
            while open_ and open_[-1][0] != above:
                dropped -= self._close(open_.pop()[1], dropped)
            tag = node.tag
            if tag == "-text":
                if not dropped and node.text_content:
                    self.run.append((node.text_content, False))
                continue
            out_of_sight = tag in _DROPPED
            dropped += out_of_sight
            open_.append((node.mem_id, tag))
            if not dropped:
                self._open(node, tag)
        while open_:
            dropped -= self._close(open_.pop()[1], dropped)
        self.flush()

    def _open(self, node: Any, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
            self.out.append(f"<{_WRITTEN_AS.get(tag, tag)}{_spans(node, tag)}>")
        elif tag in _INLINE:
            self.run.append((f"<{tag}>", True))
        elif tag == "img":
            alt = node.attributes.get("alt") or ""
            self.run.append((f"〔图片{'：' + alt if alt else ''}〕", False))

    def _close(self, tag: str, dropped: int) -> bool:
        """Writes the end of an element; says whether it was one that is dropped. Inside of such a one nothing is."""
        if tag in _DROPPED or dropped:
            return tag in _DROPPED
        if tag in _BLOCKS:
            self.flush()
            if tag not in _EMPTY:
                self.out.append(f"</{_WRITTEN_AS.get(tag, tag)}>")
        elif tag in _INLINE:
            self.run.append((f"</{tag}>", True))
        return False

    def flush(self) -> None:
        """Writes the block's words. Numbers are looked for in all of them at once: a number may be set in pieces."""
        run, self.run = self.run, []
        text = " ".join("".join(piece for piece, is_markup in run if not is_markup).split())
        if not text:
            return
        self.has_identity = self.has_identity or veil(plain_shape(text)) != plain_shape(text)
        said = self.secrets.text(_ADDRESS.sub("〔网址〕", text))
        if self.secrets.is_head_of_name(said):
            said = NO_NAME
        self.lines.append(said)
        marked = self._marked(said)
        whole = said == text and marked == escape(said)
        self.out.append("".join(_pieces(run)) if whole else marked)

    def _marked(self, said: str) -> str:
        """The words with the first place of each excerpt marked; overlapping ones once."""
        spots = []
        for number, excerpt in enumerate(self.excerpts):
            at = said.find(excerpt) if len(excerpt) > 1 and number not in self.found else -1
            if at >= 0:
                spots.append((at, at + len(excerpt), number))
                self.found.add(number)
        made, done = [], 0
        for start, end, number in sorted(spots):
            made.append(escape(said[done : max(done, start)]))
            inside = escape(said[max(done, start) : max(done, end)])
            made.append(f'<mark id="e{number}">{inside}</mark>')
            done = max(done, end)
        return "".join(made) + escape(said[done:])


def plain_shape(text: str) -> str:
    """The text without what has no shape: a number cut by a zero-width character would pass the veil."""
    return "".join(char for char in text if char.isprintable())


def _pieces(run: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """The run as it was, with inline markup in balance."""
    open_: list[str] = []
    for piece, is_markup in run:
        if not is_markup:
            yield escape(" ".join(piece.split(" ")))
        elif piece.startswith("</"):
            if open_ and open_[-1] == piece[2:-1]:
                open_.pop()
                yield piece
        else:
            open_.append(piece[1:-1])
            yield piece
    for tag in reversed(open_):
        yield f"</{tag}>"


def _spans(node: Any, tag: str) -> str:
    if tag not in {"td", "th"}:
        return ""
    told = {name: node.attributes.get(name) or "" for name in _SPANS}
    return "".join(f' {name}="{value}"' for name, value in told.items() if _SPAN.fullmatch(value))
