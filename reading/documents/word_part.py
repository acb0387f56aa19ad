"""One part of a Word document: its paragraphs and tables as they are shown, and apart from them what is not.

A cell of which nothing is seen keeps its place, marked. Hidden words beside shown ones go to a shadow of the
table, at the same place, which keeps the heads above them and the name beside a number; so a deleted number
is still read under its head, and no other shown value is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reading.documents.blocks import Block, Limits, Table
from reading.documents.opc import is_true
from reading.documents.sheet_styles import Colour
from reading.documents.vml import HIDDEN as VML_HIDDEN
from reading.documents.word_looks import (
    UNKNOWN,
    Look,
    Styles,
    colour,
    how_hidden,
    is_flat,
    shading,
    val,
)
from reading.documents.xmlstream import Enough, XmlReader

_GLYPHS = {  # a tab stop in the paragraph properties has the same name: stripped at both ends
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
_REVISED = {"del": "修订删除", "moveFrom": "修订移走"}
_MAX_SPAN = 1000
_HEAD_ROWS = 3
_MOST_OTHER = 10_000
"""Alternative texts, list entries and field codes of one part."""
_LEAD = re.compile(r"[^0-9\s；。，]{0,16}\s?\Z")
_LONG = re.compile("[0-9]{6}")
_NAME = re.compile("[一-龥·]{2,4}")
_HARMLESS = re.compile(r"_(?:Toc|Ref|Hlk|Hlt|GoBack)[0-9]*|https?:\S+|\bMERGEFORMAT\b")


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)
    """How, and the words, led by what stands before them."""
    codes: list[str] = field(default_factory=list)
    style: str = ""
    ground: Colour | None = None
    flat: bool = False


@dataclass(slots=True)
class _OpenTable:
    number: int
    rows: list[tuple[str, ...]] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    span: int = 1
    unseen: dict[tuple[int, int], list[tuple[str, str]]] = field(default_factory=dict)
    ground: Colour | None = None
    """Of the open cell."""
    style_ground: Colour | None = None
    flat: str = ""
    """How the open row is hidden."""


_VML = frozenset({"shape", "rect", "roundrect", "oval"})


class PartReader(XmlReader):
    """Open paragraphs (text boxes nest them), open tables, open runs."""

    def __init__(self, limits: Limits, label: str, styles: Styles) -> None:
        super().__init__(limits.depth)
        self.blocks: list[Block | Table] = []
        self._unseen: list[Block | Table] = []
        self._others: list[tuple[str, str]] = []
        self._authors: dict[str, None] = {}
        self._label = label
        self._styles = styles
        self._text_left = limits.text
        self._cells_left = limits.cells
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_OpenTable] = []
        self._runs: list[tuple[Look, str]] = []
        self._paragraph_count = 0
        self._table_count = 0
        self._inside = ""
        self._fallback = 0
        self._boxes = 0
        self._revised: list[str] = []
        self._properties = False
        self._shape_hidden = False
        self._how: str | None = ""
        self._page: Colour | None = None

    def hidden(self) -> list[Block | Table]:
        """What is not shown, in order; then the words around the text."""
        label = self._label or "正文"
        found = list(dict.fromkeys(self._others))
        others: list[Block | Table] = [Block(label, text, how) for how, text in found]
        if self._authors:
            said = "\n".join(f"作者：{author}" for author in self._authors)
            others.append(Block(f"{label}的修订和批注", said, "元数据"))
        return [*self._unseen, *others]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """`mc:Fallback` repeats a text box for old programs and is passed over."""
        if name == "Fallback":
            self._fallback += 1
        elif self._fallback:
            return
        elif name in {"t", "delText", "instrText"}:
            self._inside = name
        elif name == "r":
            self._runs.append((Look(), ""))
            self._how = None
        elif name == "p":
            self._paragraphs.append(_Paragraph())
        elif name in _GLYPHS:
            self._add(_GLYPHS[name])
        elif name == "tbl":
            self._table_count += 1
            self._tables.append(_OpenTable(self._table_count))
        elif name in {"tc", "gridSpan"} and self._tables:
            self._open_cell(name, attributes)
        elif name == "rPr":
            self._properties = True
            self._how = None
        else:
            self._aside(name, attributes)

    def _aside(self, name: str, attributes: Mapping[str, str]) -> None:
        """Properties, revisions, grounds; what is left says something in its attributes or nothing."""
        if self._properties:
            if self._runs:
                self._run_property(name, attributes)
        elif name in {"ins", "comment", *_REVISED}:
            self._revision(name, val(attributes, "author").strip())
        elif name in {"pStyle", "shd", "spacing", "tblStyle", "trHeight", "hidden", "background"}:
            self._ground(name, attributes)
        elif name == "txbxContent":
            self._boxes += 1
        else:
            self._told_in_attributes(name, attributes)

    def _told_in_attributes(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "docPr":
            self._shape_hidden = is_true(attributes.get("hidden"))
            self._other("替代文字", attributes.get("descr", ""), attributes.get("title", ""))
        elif name in _VML:
            self._shape_hidden = bool(VML_HIDDEN.search(attributes.get("style", "")))
            self._other("替代文字", attributes.get("alt", ""))
        elif name == "textpath":
            self._add(attributes.get("string", ""))
        elif name == "listItem":
            self._other("选项列表", val(attributes, "displayText"), val(attributes, "value"))
        elif name == "fldSimple" and self._paragraphs:
            self._paragraphs[-1].codes.append(val(attributes, "instr"))

    def _revision(self, name: str, author: str) -> None:
        if author:
            self._authors[author] = None
        if name in _REVISED:
            self._revised.append(_REVISED[name])
            self._how = None

    def _run_property(self, name: str, attributes: Mapping[str, str]) -> None:
        look, style = self._runs[-1]
        if name == "rStyle":
            style = val(attributes)
        else:
            look.take(name, attributes)
        self._runs[-1] = look, style

    def _ground(self, name: str, attributes: Mapping[str, str]) -> None:
        """What lies under the runs: page, table, cell, paragraph."""
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        table = self._tables[-1] if self._tables else None
        if name == "background":
            self._page = colour(val(attributes, "color"))
        elif name == "tblStyle" and table and val(attributes) in self._styles.painting:
            table.style_ground = UNKNOWN
        elif name == "hidden" and table and not paragraph:
            table.flat = "隐藏行"
        elif name == "trHeight" and table and is_flat(attributes, "val", "hRule"):
            table.flat = "行高为零"
        elif name == "shd" and (paragraph or table):
            ground = shading(attributes)
            if paragraph:
                paragraph.ground = ground
            elif table:
                table.ground = ground
        elif paragraph and name == "pStyle":
            paragraph.style = val(attributes)
        elif paragraph and name == "spacing":
            paragraph.flat = is_flat(attributes, "line", "lineRule")

    def _open_cell(self, name: str, attributes: Mapping[str, str]) -> None:
        table = self._tables[-1]
        if name == "tc":
            table.cell, table.span, table.ground = [], 1, None
            return
        value = val(attributes) or "1"
        table.span = min(int(value), _MAX_SPAN) if value.isascii() and value.isdigit() else 1

    def text(self, data: str) -> None:
        """Characters of a run."""
        if not self._inside or self._fallback:
            return
        if self._inside == "instrText":
            if self._paragraphs:
                self._paragraphs[-1].codes.append(data)
        else:
            self._add(data)

    def end(self, name: str) -> None:
        """Paragraphs go to their cell or become blocks; cells to rows, rows to tables."""
        if name == "Fallback":
            self._fallback -= 1
        elif self._fallback:
            return
        elif name in {"t", "delText", "instrText"}:
            self._inside = ""
        elif name == "p" and self._paragraphs:
            self._close_paragraph(self._paragraphs.pop())
        elif name in {"tc", "tr", "tbl"} and self._tables:
            self._close_table_part(name, self._tables[-1])
        else:
            self._leave(name)

    def _leave(self, name: str) -> None:
        if name == "rPr":
            self._properties = False
        elif name == "r" and self._runs:
            self._runs.pop()
            self._how = None
        elif name in _REVISED and self._revised and not self._properties:
            self._revised.pop()
            self._how = None
        elif name == "txbxContent":
            self._boxes -= 1
        elif name in {"drawing", "pict"}:
            self._shape_hidden = False

    def _add(self, data: str) -> None:
        if not self._paragraphs:
            return
        self._text_left -= len(data)
        if self._text_left < 0:
            raise Enough
        if self._how is None:
            self._how = self._visibility()
        paragraph = self._paragraphs[-1]
        if self._how or self._shape_hidden:
            _conceal(paragraph, self._how or "隐藏的图形", data)
        else:
            paragraph.parts.append(data)

    def _visibility(self) -> str:
        """How the open run is kept from the eye."""
        if self._revised:
            return self._revised[-1]
        paragraph, table = self._paragraphs[-1], self._tables[-1] if self._tables else None
        if table and table.flat:
            return table.flat
        if paragraph.flat:
            return "行高为零"
        own, style = self._runs[-1] if self._runs else (Look(), "")
        look = own.over(self._styles.look(style, paragraph.style))
        ground = paragraph.ground
        if table:
            ground = ground or table.ground or table.style_ground
        return how_hidden(look, UNKNOWN if self._boxes else ground or self._page)

    def _close_paragraph(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.parts).strip("\t")
        self._codes(paragraph)
        self._how = None
        unseen = [(how, said) for how, said in paragraph.unseen if said.strip()]
        if self._tables:
            table = self._tables[-1]
            table.cell.append(text)
            if unseen:
                table.unseen.setdefault((len(table.rows), len(table.row)), []).extend(unseen)
            return
        self._paragraph_count += 1
        place = self._label or f"第{self._paragraph_count}段"
        if text.strip():
            self.blocks.append(Block(place, text))
        self._unseen += [Block(place, said, how) for how, said in unseen]

    def _codes(self, paragraph: _Paragraph) -> None:
        """Field codes are long and harmless, but for numbers written into them."""
        code = "".join(paragraph.codes)
        if _LONG.search(code) and _LONG.search(_HARMLESS.sub("", code)):
            self._other("域代码", code.strip())

    def _other(self, how: str, *said: str) -> None:
        if len(self._others) < _MOST_OTHER:
            self._others += [(how, one) for one in dict.fromkeys(said) if one.strip()]

    def _close_table_part(self, name: str, table: _OpenTable) -> None:
        if name == "tc":
            self._cells_left -= table.span
            if self._cells_left < 0:
                raise Enough
            table.row += ["\n".join(table.cell), *[""] * (table.span - 1)]
            table.cell, table.ground = [], None
        elif name == "tr":
            table.rows.append(tuple(table.row))
            table.row, table.flat = [], ""
        else:
            self._tables.pop()
            place = f"{self._label}表{table.number}"
            concealed = tuple(_move_whole_cells(table))
            self.blocks.append(Table(place, tuple(table.rows), concealed=concealed))
            self._unseen += _shadows(place, table)


def _conceal(paragraph: _Paragraph, how: str, data: str) -> None:
    """Add to what is not seen; a new stretch is led by the few words before it, which may be its cue."""
    if paragraph.unseen and paragraph.unseen[-1][0] == how:
        paragraph.unseen[-1] = how, paragraph.unseen[-1][1] + data
        return
    before = "".join(paragraph.parts[-4:])[-40:]
    found = _LEAD.search(before)
    paragraph.unseen.append((how, (found[0] if found else "") + data))


def _move_whole_cells(table: _OpenTable) -> Iterator[tuple[int, int, str]]:
    """Cells of which nothing is seen keep their place in the row, marked; the others go to a shadow."""
    for (row, column), found in list(table.unseen.items()):
        cells = table.rows[row] if row < len(table.rows) else ()
        if column < len(cells) and not cells[column].strip():
            text = "\n".join(said for _, said in found)
            table.rows[row] = (*cells[:column], text, *cells[column + 1 :])
            del table.unseen[row, column]
            yield row, column, found[0][0]


def _shadows(place: str, table: _OpenTable) -> Iterator[Table]:
    """For each way of hiding, the table with the words hidden so, under the heads."""
    for how in dict.fromkeys(how for found in table.unseen.values() for how, _ in found):
        cells = {
            at: "\n".join(said for one, said in found if one == how)
            for at, found in table.unseen.items()
        }
        last = max(row for (row, _), said in cells.items() if said)
        rows = [_shadow_row(table, cells, row) for row in range(last + 1)]
        yield Table(place, tuple(rows), hidden=how)


def _shadow_row(
    table: _OpenTable, cells: Mapping[tuple[int, int], str], row: int
) -> tuple[str, ...]:
    shown = table.rows[row] if row < len(table.rows) else ()
    head = row < _HEAD_ROWS and not any(_LONG.search(cell) for cell in shown)
    unseen = "\n".join(cells.get((row, column), "") for column in range(len(shown))).strip()
    kept = head and not unseen
    named = bool(_LONG.search(unseen))
    return tuple(
        cells.get((row, column), "") or (cell if kept or (named and _NAME.fullmatch(cell)) else "")
        for column, cell in enumerate(shown)
    )
