"""One slide, or its notes: shapes with their text and place, tables, alternative texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reading.documents.blocks import Block, Table
from reading.documents.opc import is_true
from reading.documents.sheet_styles import Colour, close
from reading.documents.word_looks import colour
from reading.documents.xmlstream import Enough, XmlReader

_SHAPES = frozenset({"sp", "graphicFrame", "pic", "cxnSp"})
_TINY = 200
"""Hundredths of a point (two points)."""
_PLACEHOLDERS = frozenset({"sldNum", "dt", "hdr", "ftr", "sldImg"})
"""Number, date, header, footer and picture of a notes page."""


@dataclass(slots=True)
class _Shape:
    hidden: bool = False
    ground: Colour | None = None
    corner: tuple[int, int] | None = None
    extent: tuple[int, int] = (0, 0)
    placeholder: str = ""
    lines: list[str] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)
    rows: list[tuple[str, ...]] | None = None
    row: list[str] = field(default_factory=list)


class SlideReader(XmlReader):
    """Shapes of a slide; `how` marks all of a part that is not seen (notes)."""

    def __init__(
        self, depth: int, place: str, how: str, size: tuple[int, int], cells: int, text: int
    ) -> None:
        super().__init__(depth)
        self.blocks: list[Block | Table] = []
        self.cells_left = cells
        self.text_left = text
        self._place = place
        self._how = how
        self._size = size
        self._groups = 0
        self._shape: _Shape | None = None
        self._where: list[str] = []
        self._tables = 0
        self._parts: list[str] = []
        self._run_how = ""
        self._run_fill: Colour | None = None
        self._run_tiny = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Slide, groups, shapes, and what stands in a shape."""
        self._where.append(name)
        if name == "sld" and not is_true(attributes.get("show", "1")):
            self._how = "隐藏幻灯片"
        elif name == "grpSp":
            self._groups += 1
        elif name in _SHAPES:
            self._shape = _Shape()
        elif name == "cNvPr":
            self._named(attributes)
        elif self._shape:
            self._in_shape(name, attributes, self._shape)

    def _named(self, attributes: Mapping[str, str]) -> None:
        if self._shape:
            self._shape.hidden = is_true(attributes.get("hidden"))
        for said in dict.fromkeys((attributes.get("descr", ""), attributes.get("title", ""))):
            if said.strip():
                self.blocks.append(Block(self._place, said, "替代文字"))

    def _in_shape(self, name: str, attributes: Mapping[str, str], shape: _Shape) -> None:
        parent = self._where[-2] if len(self._where) > 1 else ""
        if name == "ph":
            shape.placeholder = attributes.get("type", "")
        elif name in {"off", "ext"} and parent == "xfrm":
            pair = _numbers(attributes, ("x", "y") if name == "off" else ("cx", "cy"))
            if pair and name == "off":
                shape.corner = pair
            elif pair:
                shape.extent = pair
        elif name == "srgbClr" and parent == "solidFill":
            self._fill(colour(attributes.get("val", "")), shape)
        elif name in {"r", "fld"}:
            self._run_fill, self._run_tiny = None, False
        elif name == "rPr":
            points = attributes.get("sz", "")
            self._run_tiny = points.isascii() and points.isdigit() and int(points[:6]) <= _TINY
        elif name == "tbl":
            shape.rows = []
        elif name == "br":
            self._parts.append("\n")

    def _fill(self, found: Colour | None, shape: _Shape) -> None:
        """A fill belongs to a run, a line, or the shape itself."""
        holder = self._where[-3] if len(self._where) > 2 else ""
        if holder == "rPr":
            self._run_fill = found
        elif holder == "spPr":
            shape.ground = found

    def text(self, data: str) -> None:
        """Characters of a run."""
        if not self._shape or self._where[-1] != "t":
            return
        self.text_left -= len(data)
        if self.text_left < 0:
            raise Enough
        if how := self._run_hides(self._shape):
            self._shape.unseen.append((how, "".join(self._parts)[-16:] + data))
        else:
            self._parts.append(data)

    def _run_hides(self, shape: _Shape) -> str:
        if self._run_tiny:
            return "极小文字"
        same = self._run_fill and shape.ground and close(self._run_fill, shape.ground)
        return "与底色相同的文字" if same else ""

    def end(self, name: str) -> None:
        """Paragraphs, cells, rows and shapes close."""
        self._where.pop()
        shape = self._shape
        if name == "grpSp":
            self._groups -= 1
        elif shape and name == "p":
            shape.lines.append("".join(self._parts))
            self._parts.clear()
        elif shape and shape.rows is not None and name in {"tc", "tr"}:
            self._cell(name, shape, shape.rows)
        elif shape and name in _SHAPES:
            self._close(shape)
            self._shape = None

    def _cell(self, name: str, shape: _Shape, rows: list[tuple[str, ...]]) -> None:
        if name == "tr":
            rows.append(tuple(shape.row))
            shape.row = []
            return
        self.cells_left -= 1
        if self.cells_left < 0:
            raise Enough
        shape.row.append("\n".join(shape.lines))
        shape.lines.clear()

    def _close(self, shape: _Shape) -> None:
        how = self._how or self._unseen(shape)
        if self._how == "备注" and shape.placeholder in _PLACEHOLDERS:
            return
        if shape.rows is not None:
            self._tables += 1
            place = f"{self._place}表{self._tables}"
            self.blocks.append(Table(place, tuple(shape.rows), hidden=how))
        said = "\n".join(line for line in shape.lines if line.strip())
        if said:
            self.blocks.append(Block(self._place, said, how))
        self.blocks += [
            Block(self._place, text, how or why) for why, text in shape.unseen if text.strip()
        ]

    def _unseen(self, shape: _Shape) -> str:
        """Hidden, or wholly outside; the place of a shape in a group is the group's affair."""
        if shape.hidden:
            return "隐藏的图形"
        if shape.corner is None or self._groups:
            return ""
        (left, top), (wide, high) = shape.corner, shape.extent
        outside = (
            left >= self._size[0] or top >= self._size[1] or left + wide <= 0 or top + high <= 0
        )
        return "页面外文字" if outside and wide and high else ""


def _numbers(attributes: Mapping[str, str], names: tuple[str, str]) -> tuple[int, int] | None:
    values = [attributes.get(name, "") for name in names]
    if not all(
        one.removeprefix("-").isdigit() and one.isascii() and len(one) < 15 for one in values
    ):
        return None
    return int(values[0]), int(values[1])
