"""Comments and notes of a sheet, old and threaded, and the words of its drawings."""

from __future__ import annotations

from collections.abc import Mapping

from reading.documents.blocks import Block, Limits
from reading.documents.opc import is_true, parts_of
from reading.documents.vml import vml_blocks
from reading.documents.xmlstream import Enough, XmlReader
from reading.documents.zipped import Container

_MOST = 50_000
"""Comments or shapes of one sheet."""


class _Comments(XmlReader):
    """`comment` (ECMA-376 18.7.3) and `threadedComment` (MS-XLSX 2.6.203): cell and words."""

    def __init__(self, depth: int) -> None:
        super().__init__(depth)
        self.found: list[tuple[str, str]] = []
        self.authors: list[str] = []
        self._cell = ""
        self._open = ""
        self._parts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A comment, the runs of its text, or an author."""
        if name in {"comment", "threadedComment"}:
            self._cell = attributes.get("ref", "")
            self._parts.clear()
        self._open = name

    def text(self, data: str) -> None:
        """Characters of a comment or an author's name."""
        if self._open in {"t", "text"}:
            self._parts.append(data)
        elif self._open == "author" and data.strip():
            self.authors.append(data.strip())

    def end(self, name: str) -> None:
        """The comment is whole."""
        self._open = ""
        if name in {"comment", "threadedComment"}:
            said = "".join(self._parts).strip()
            if said and said not in {f"{author}:" for author in self.authors}:
                self.found.append((self._cell, said))
            if len(self.found) > _MOST:
                raise Enough


def comment_blocks(container: Container, path: str, sheet: str, limits: Limits) -> list[Block]:
    """Every comment of the sheet at `path`, placed at its cell; a threaded one replaces its old-style copy.

    Raises DocumentError when a part is damaged.
    """
    cells: dict[str, list[str]] = {}
    threaded = _read(container, parts_of(container, path, limits, "threadedComment"), limits)
    for cell, said in threaded:
        cells.setdefault(cell, []).append(said)
    for cell, said in _read(container, parts_of(container, path, limits, "comments"), limits):
        if not (cell in cells and any(one in said for one in cells[cell])):
            cells.setdefault(cell, []).append(said)
    return [Block(f"{sheet}!{cell}", "\n".join(said), "批注") for cell, said in cells.items()]


def _read(container: Container, paths: list[str], limits: Limits) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for path in paths:
        reader = _Comments(limits.depth)
        reader.read(container.read(path))
        found += reader.found
    return found


class _Shapes(XmlReader):
    """Words in the shapes of a drawing, whether the shape is hidden, and alternative texts."""

    def __init__(self, depth: int, sheet: str) -> None:
        super().__init__(depth)
        self.blocks: list[Block] = []
        self._sheet = sheet
        self._hidden = False
        self._inside = False
        self._parts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """`cNvPr` names a shape and says whether it is shown (ECMA-376 20.1.2.2.8)."""
        if name == "cNvPr":
            self._flush()
            self._hidden = is_true(attributes.get("hidden"))
            for said in (attributes.get("descr", ""), attributes.get("title", "")):
                if said.strip():
                    self.blocks.append(Block(f"{self._sheet}的图形", said, "替代文字"))
        self._inside = name == "t"

    def text(self, data: str) -> None:
        """Characters of a run."""
        if self._inside:
            self._parts.append(data)

    def end(self, name: str) -> None:
        """Paragraphs are lines."""
        self._inside = False
        if name == "p":
            self._parts.append("\n")
        elif name in {"sp", "wsDr"}:
            self._flush()

    def _flush(self) -> None:
        said = "".join(self._parts).strip()
        self._parts.clear()
        if said:
            how = "隐藏的图形" if self._hidden else ""
            self.blocks.append(Block(f"{self._sheet}的文本框", said, how))
        if len(self.blocks) > _MOST:
            raise Enough


def drawing_blocks(container: Container, path: str, sheet: str, limits: Limits) -> list[Block]:
    """Text boxes and alternative texts of the drawings on the sheet at `path`.

    Raises DocumentError when a part is damaged.
    """
    blocks: list[Block] = []
    for drawing in parts_of(container, path, limits, "drawing"):
        reader = _Shapes(limits.depth, sheet)
        reader.read(container.read(drawing))
        blocks += reader.blocks
    for drawing in parts_of(container, path, limits, "vmlDrawing"):
        blocks += vml_blocks(container.read(drawing), sheet, limits.depth)
    return blocks
