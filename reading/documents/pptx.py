"""Presentations (pptx): slides in their order with tables, notes and comments, and what a slide does not show.

Text is hidden only where that is certain: a hidden slide or shape, a shape wholly outside the slide, letters
of two points or less, letters of the colour the same shape is filled with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.embedded import Inner, embedded_content
from reading.documents.opc import parts_of, relations
from reading.documents.sideparts import side_blocks
from reading.documents.slide_part import SlideReader
from reading.documents.xmlstream import Enough, XmlReader, each_element
from reading.documents.zipped import Container
from records.errors import DocumentError

_MAIN = "ppt/presentation.xml"
_COMMENTS = re.compile(r"ppt/comments/[^/]+\.xml", re.IGNORECASE)
_SIZE = (9_144_000, 6_858_000)
"""Of a slide when it is not said, in EMU (4:3)."""
_MOST_COMMENTS = 20_000


def read(body: bytes, limits: Limits, inner: Inner) -> Content:
    """All slides, hidden ones too; `inner` reads the files inside the presentation.

    Raises DocumentError when the container or its directory cannot be read.
    """
    container = Container(body, limits)
    if _MAIN not in container:
        raise DocumentError("并非 PowerPoint 演示文稿（缺少目录），无法打开")
    paths, size = _slides(container, limits)
    deck = _Deck(container, limits, size)
    for number, path in enumerate(paths[: limits.pages], 1):
        deck.slide(number, path)
    if len(paths) > limits.pages:
        deck.reasons.append(f"幻灯片有{len(paths)}张，只读取了前{limits.pages}张")
    if not paths:
        deck.reasons.append("演示文稿中没有幻灯片")
    deck.comments()
    beside, told = side_blocks(container, limits)
    inside = embedded_content(container, limits, inner)
    blocks = (*deck.shown, *deck.hidden, *beside, *inside.blocks)
    return Content(blocks, len(paths), (*deck.reasons, *told, *inside.reasons))


class _Deck:
    """One presentation while it is read."""

    def __init__(self, container: Container, limits: Limits, size: tuple[int, int]) -> None:
        self.shown: list[Block | Table] = []
        self.hidden: list[Block | Table] = []
        self.reasons: list[str] = []
        self._container = container
        self._limits = limits
        self._size = size
        self._cells = limits.cells
        self._text = limits.text

    def slide(self, number: int, path: str) -> None:
        """A slide and its notes."""
        place = f"第{number}页"
        reader = self._part(path, place, "")
        if reader is None:
            return
        self._take(reader)
        for notes in parts_of(self._container, path, self._limits, "notesSlide"):
            part = self._part(notes, f"{place}备注", "备注")
            if part is not None:
                self._take(part)

    def comments(self) -> None:
        """Comments of all slides, and who made them."""
        for name in self._container.names():
            if _COMMENTS.fullmatch(name):
                reader = _Comments(self._limits.depth)
                try:
                    reader.read(self._container.read(name))
                except DocumentError as error:
                    self.reasons.append(f"批注：{error}")
                self.hidden += [Block("批注", said, "批注") for said in reader.found]

    def _part(self, path: str, place: str, how: str) -> SlideReader | None:
        reader = SlideReader(self._limits.depth, place, how, self._size, self._cells, self._text)
        try:
            whole = reader.read(self._container.read(path))
        except DocumentError as error:
            self.reasons.append(f"{place}：{error}")
            return None
        if not whole:
            self.reasons.append(f"{place}内容过多，后面部分未读取")
        return reader

    def _take(self, reader: SlideReader) -> None:
        for block in reader.blocks:
            (self.hidden if block.hidden else self.shown).append(block)
        self._cells, self._text = reader.cells_left, reader.text_left


class _Comments(XmlReader):
    """`p:cm` with `p:text` (ECMA-376 19.4), or the threaded form with `a:t` in `p188:cm` (MS-PPTX 2.19)."""

    def __init__(self, depth: int) -> None:
        super().__init__(depth)
        self.found: list[str] = []
        self._inside = False
        self._parts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """The words of a comment."""
        del attributes
        self._inside = name in {"text", "t"}

    def text(self, data: str) -> None:
        """Characters."""
        if self._inside:
            self._parts.append(data)

    def end(self, name: str) -> None:
        """A comment, or an answer to it, is whole."""
        self._inside = False
        if name in {"cm", "reply"}:
            said = "".join(self._parts).strip()
            self._parts.clear()
            if said:
                self.found.append(said)
            if len(self.found) > _MOST_COMMENTS:
                raise Enough


def _slides(container: Container, limits: Limits) -> tuple[Sequence[str], tuple[int, int]]:
    """Paths of the slides in their order, and their size."""
    ids: list[str] = []
    size = _SIZE

    def visit(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal size
        if name == "sldId":
            ids.append(next((value for at, value in attributes.items() if at.endswith(":id")), ""))
        elif name == "sldSz":
            wide, high = attributes.get("cx", ""), attributes.get("cy", "")
            if wide.isascii() and high.isascii() and wide.isdigit() and high.isdigit():
                size = int(wide[:12]), int(high[:12])

    each_element(container.read(_MAIN), limits.depth, visit)
    related = relations(container, _MAIN, limits)
    paths = [related[key].target for key in ids if key in related]
    return [path for path in paths if path in container], size
