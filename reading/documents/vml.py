"""Legacy drawings (VML, ECMA-376 part 4, 19): words of text boxes, labels, buttons and word art on a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reading.documents.blocks import Block
from reading.documents.xmlstream import Enough, XmlReader
from records.errors import DocumentError

_SHAPES = frozenset({"shape", "rect", "roundrect", "oval", "line", "polyline", "image"})
HIDDEN = re.compile(
    r"visibility\s{0,3}:\s{0,3}hidden|display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all",
    re.IGNORECASE,
)
"""In the style of a shape."""
_OPEN_BREAK = re.compile(rb"<br\s{0,3}>", re.IGNORECASE)
"""As old versions of Excel write it: not XML."""
_MOST = 20_000


class _Words(XmlReader):
    """Shapes with their style, their words and what they say of themselves."""

    def __init__(self, depth: int, sheet: str) -> None:
        super().__init__(depth)
        self.blocks: list[Block] = []
        self._sheet = sheet
        self._hidden = False
        self._note = False
        self._boxes = 0
        self._parts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A shape, its text box, the line of word art, or what kind of object it is."""
        if name in _SHAPES:
            self._flush()
            self._hidden = bool(HIDDEN.search(attributes.get("style", "")))
            for said in (attributes.get("alt", ""), attributes.get("title", "")):
                self._add(f"{self._sheet}的图形", said, "替代文字")
        elif name == "textbox":
            self._boxes += 1
        elif name == "textpath":
            self._parts.append(attributes.get("string", ""))
        elif name == "ClientData":
            self._note = attributes.get("ObjectType") == "Note"
        elif name in {"br", "div"} and self._parts:
            self._parts.append("\n")

    def text(self, data: str) -> None:
        """Characters in a text box."""
        if self._boxes:
            self._parts.append(data)

    def end(self, name: str) -> None:
        """A shape is whole when it closes: what kind of object it is stands at its end."""
        if name == "textbox":
            self._boxes -= 1
        elif name in _SHAPES or name == "xml":
            self._flush()

    def _flush(self) -> None:
        said = " ".join("".join(self._parts).split(" ")).strip()
        how = "批注" if self._note else "隐藏的图形" if self._hidden else ""
        self._parts.clear()
        self._add(f"{self._sheet}的文本框", said, how)
        self._hidden = self._note = False

    def _add(self, place: str, said: str, how: str) -> None:
        if said.strip():
            self.blocks.append(Block(place, said.strip(), how))
        if len(self.blocks) > _MOST:
            raise Enough


def vml_blocks(data: bytes, sheet: str, depth: int) -> list[Block]:
    """Words of one legacy drawing of a sheet.

    Raises DocumentError when it is damaged.
    """
    reader = _Words(depth, sheet)
    try:
        reader.read(data)
    except DocumentError:
        reader = _Words(depth, sheet)
        reader.read(_OPEN_BREAK.sub(b"<br/>", data))
    return reader.blocks
