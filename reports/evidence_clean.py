"""An archived page made harmless: its words and their order are left, and nothing that acts, loads or leads on.

The page is not filtered but written anew: only elements of a short list, without their attributes, and escaped
text. What has the shape of a personal number is masked; a page with identity numbers is not shown at all, for what
stands beside them is as private.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from typing import Any, ClassVar, TypeVar

from selectolax.lexbor import LexborHTMLParser

from records import veil
from reports.evidence_secrets import Secrets, digits_at_end, joins_to_identity, plain_shape
from reports.plain import NO_NAME

MAX_NODES = 100_000
"""Nodes of a page that are looked at; lists of thousands of rows have fewer."""
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "body", "form", "br",
    "details", "summary", "legend", "hgroup", "menu", "dir", "marquee", "search", "dialog", "listing", "xmp",
})  # fmt: skip
_WRITTEN_AS = dict.fromkeys((
    "body", "form", "center", "fieldset", "address", "details", "summary", "legend", "hgroup", "menu", "dir", "marquee",
    "search", "dialog", "listing", "xmp",
), "div")  # fmt: skip
_APART = frozenset({"td", "th", "tr", "table", "br", "hr"})
"""Whatever its style, what stands in two of them is not read as one number."""
_INLINE = frozenset({"b", "strong", "em", "i", "u", "sub", "sup", "small", "del", "ins"})
_EMPTY = frozenset({"br", "hr"})
_DROPPED = frozenset({
    "script", "style", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math",
    "canvas", "audio", "video", "source", "head", "link", "meta", "base", "input", "select", "textarea", "button",
    "datalist", "-comment", "noframes",
})  # fmt: skip
_SPANS = ("colspan", "rowspan")
_SPAN = re.compile(r"[1-9][0-9]{0,2}")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_DOTS = "….·．。 "
_SHORTEST_PART = 8
"""Characters of an excerpt's part by which its place is still told."""


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
    writer = written(LexborHTMLParser(html), lambda sought: Writer(secrets, sought), excerpts)
    if writer.has_identity:
        return None
    return Cleaned("".join(writer.out), tuple(writer.lines), frozenset(writer.found))


def written(
    tree: LexborHTMLParser, writer_of: Callable[[Sequence[str]], AnyWriter], excerpts: Sequence[str]
) -> AnyWriter:
    """The page by a new writer. An excerpt that runs over two blocks is marked where its longest part stands."""
    sought = [_core(one) for one in excerpts]
    writer = writer_of(sought)
    if tree.body is None:
        return writer
    writer.write(tree.body)
    parts = [
        one if number in writer.found else _longest_part(one) for number, one in enumerate(sought)
    ]
    if parts != sought and not writer.has_identity:
        writer = writer_of(parts)
        writer.write(tree.body)
    return writer


def _core(excerpt: str) -> str:
    """An excerpt without the dots that say it was cut."""
    return " ".join(excerpt.split()).strip(_DOTS)


def _longest_part(excerpt: str) -> str:
    part = max(excerpt.split(), key=len, default="")
    return part if len(part) >= _SHORTEST_PART else excerpt


@dataclass(slots=True)
class Writer:
    """Writes the subtree of a page anew; a kind of it keeps more of the look, or less of the words."""

    inlines: ClassVar[Mapping[str, str]] = {one: one for one in _INLINE}
    """Elements within a line that are kept, and what they are written as."""
    boxes: ClassVar[frozenset[str]] = frozenset()
    """Elements that are dropped, but leave something in their place."""

    secrets: Secrets
    excerpts: Sequence[str]
    out: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    found: set[int] = field(default_factory=set)
    has_identity: bool = False
    run: list[tuple[str, bool]] = field(default_factory=list)
    """Of the block that is open: pieces of text, and of markup (True) between them."""
    tail: str = ""
    """The digits that the block before ended in: by its style the next one may stand right beside it."""

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
            if tag in self.boxes and not dropped:
                self.run.append(self.image(node))
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
            if tag in _APART:
                self.tail = ""
            self.out.append(f"<{_WRITTEN_AS.get(tag, tag)}{self.look(node)}>")
        elif name := self.inlines.get(tag):
            self.run.append((f"<{name}{self.look(node)}>", True))
        elif tag == "img":
            self.run.append(self.image(node))

    def look(self, node: Any) -> str:
        """Attributes of an element that are kept, as markup."""
        return _spans(node)

    def image(self, node: Any) -> tuple[str, bool]:
        """What stands for an image, or for one of the `boxes`: text, or markup (True)."""
        alt = node.attributes.get("alt") or ""
        return f"〔图片{'：' + alt if alt else ''}〕", False

    def say(self, text: str) -> tuple[str, str]:
        """Words as they may be shown: plain, and as markup."""
        said = self.secrets.text(_ADDRESS.sub("〔网址〕", text))
        if self.secrets.is_head_of_name(said):
            said = NO_NAME
        return said, self.marked(said)

    def _close(self, tag: str, dropped: int) -> bool:
        """Writes the end of an element; says whether it was one that is dropped. Inside of such a one nothing is."""
        if tag in _DROPPED or dropped:
            return tag in _DROPPED
        if tag in _BLOCKS:
            self.flush()
            if tag not in _EMPTY:
                self.out.append(f"</{_WRITTEN_AS.get(tag, tag)}>")
        elif name := self.inlines.get(tag):
            self.run.append((f"</{name}>", True))
        return False

    def flush(self) -> None:
        """Writes the block's words. Numbers are looked for in all of them at once: a number may be set in pieces."""
        run, self.run = self.run, []
        text = " ".join("".join(piece for piece, is_markup in run if not is_markup).split())
        aside = "".join(piece for piece, is_markup in run if is_markup and "</" in piece[2:])
        if not text:
            self.out.append(aside)
            return
        shape = plain_shape(text)
        self.has_identity = (
            self.has_identity or veil(shape) != shape or joins_to_identity(self.tail, shape)
        )
        self.tail = digits_at_end(self.tail + shape)
        said, marked = self.say(text)
        self.lines.append(said)
        whole = said == text and marked == escape(said)
        self.out.append("".join(_pieces(run)) if whole else marked + aside)

    def marked(self, said: str) -> str:
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


AnyWriter = TypeVar("AnyWriter", bound=Writer)


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
        elif "</" in piece:
            yield piece  # whole in itself: what stands for an image
        elif piece:
            open_.append(piece[1:-1].partition(" ")[0])
            yield piece
    for tag in reversed(open_):
        yield f"</{tag}>"


def _spans(node: Any) -> str:
    if node.tag not in {"td", "th"}:
        return ""
    told = {name: node.attributes.get(name) or "" for name in _SPANS}
    return "".join(f' {name}="{value}"' for name, value in told.items() if _SPAN.fullmatch(value))
