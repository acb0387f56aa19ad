"""What a sheet says beside its cells: hidden rows and columns, filters, lists to choose from, prompts, links.

Gathered while the sheet streams by, and turned into concealed places and blocks at its end: a filter, for
one, is declared after the rows it hides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reading.documents.blocks import Block
from reading.documents.opc import is_true
from reading.documents.sheet_styles import Veils

Conceal = tuple[int | None, int | None, str]
_NAMES = (
    "col sheetFormatPr autoFilter filterColumn conditionalFormatting cfRule colorScale dataBar dataValidation "
    "formula1 formula2 hyperlink oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter inputCells "
    "scenario f"
)
ELEMENTS = frozenset(_NAMES.split())
"""Elements that are handed here (ECMA-376 18.3.1)."""
_NARROW = 0.3
"""Characters: below two pixels of width."""
_LOW = 1.5
"""Points: two pixels of height."""
_PRINTED = frozenset(
    {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}
)
_CODES = re.compile(r'&(?:"[^"]{0,100}"|[A-Z]|[0-9]{1,3}|K[0-9A-F]{6})')
"""Codes of printed headers: page number, font, size, colour."""
_PAGING = re.compile("[第页共]")
_TELLING = re.compile("[0-9]{6}|[一-龥]{2}")
_CONSTANT = re.compile(r'"((?:[^"]|"")*)"')
_LONG_NUMBER = re.compile("[0-9]{6}")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_MOST_CELLS = 100_000
_MOST_AREAS = 200
"""Filters or painted areas of one sheet, lest every hidden cell be held against thousands."""
_MOST_WORDS = 200_000
"""Characters of lists, prompts and constants kept of one sheet."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; all four count from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Is the cell in it?"""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def areas(reference: str) -> list[Area]:
    """`A1:C9 E5` as rectangles."""
    found = []
    for one in reference.split()[:1000]:
        if match := _RANGE.fullmatch(one):
            left, top, right, bottom = match.groups()
            first = (int(top) - 1, column_number(left))
            last = (int(bottom) - 1, column_number(right)) if right else first
            found.append(Area(*first, *last))
    return found


def column_number(letters: str) -> int:
    """Column letters as a number from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@dataclass(slots=True)
class Aside:
    """One sheet's own declarations, as they come."""

    veils: Veils
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    """First and last from 0, and how hidden; empty = shown."""
    rows: list[tuple[int, str]] = field(default_factory=list)
    cells: list[tuple[int, int, str, bool]] = field(default_factory=list)
    """Row, column, how, and whether it is by colour only."""
    filters: list[Area] = field(default_factory=list)
    painted: list[Area] = field(default_factory=list)
    """Where a conditional format or a table's style paints the ground."""
    words: list[tuple[str, str, str]] = field(default_factory=list)
    """Where, text, how hidden."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Cell and relation id of links that lead away."""
    many: bool = False
    """Were there more hidden cells than are kept?"""
    _rest: str = ""
    _where: str = ""
    _formats: list[Area] = field(default_factory=list)
    _filter: list[Area] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _left: int = _MOST_WORDS

    def row(self, row: int, attributes: Mapping[str, str]) -> None:
        """A row opens."""
        if "hidden" in attributes and is_true(attributes["hidden"]):
            self.rows.append((row, "隐藏行"))
        elif "ht" in attributes and _size(attributes["ht"]) < _LOW:
            self.rows.append((row, "行高为零"))

    def cell(self, row: int, column: int, style: int, number: bool) -> None:
        """A cell with a value, in a style that hides."""
        how = self.veils.always.get(style) or (self.veils.numbers.get(style) if number else None)
        if how is None:
            return
        if len(self.cells) >= _MOST_CELLS:
            self.many = True
            return
        self.cells.append((row, column, how, style in self.veils.pale))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """One of `ELEMENTS` opens."""
        self._parts.clear()
        if name == "col":
            self._column(attributes)
        elif name == "sheetFormatPr" and _size(attributes.get("defaultColWidth")) < _NARROW:
            self._rest = "列宽为零"
        elif name == "autoFilter":
            self._filter = areas(attributes.get("ref", ""))
        elif name == "filterColumn":
            self.filters += self._filter[: _MOST_AREAS - len(self.filters)]
            self._filter = []
        elif name in {"conditionalFormatting", "cfRule", "colorScale", "dataBar"}:
            self._format(name, attributes)
        elif name == "dataValidation":
            self._where = attributes.get("sqref", "")[:40]
            self._say(self._where, attributes, ("promptTitle", "prompt", "errorTitle", "error"))
        elif name == "hyperlink":
            self._link(attributes)
        elif name in {"scenario", "inputCells"}:
            self._say("方案", attributes, ("name", "comment", "user", "val"), "方案")

    def text(self, data: str) -> None:
        """Characters of a formula, a list or a printed header."""
        self._parts.append(data)

    def end(self, name: str) -> None:
        """One of `ELEMENTS` closes."""
        said = "".join(self._parts)
        self._parts.clear()
        if not said:
            return
        if name in _PRINTED:
            plain = _CODES.sub(" ", said).replace("&&", "&").strip()
            if _TELLING.search(_PAGING.sub("", plain)):
                self._keep("页眉页脚", plain, "打印页眉页脚")
        elif name in {"formula1", "formula2"}:
            self._keep(self._where, "\n".join(constants(said)).replace(",", "\n"), "选项列表")

    def formula(self, place: str, value: str) -> None:
        """A cell's formula closes: long numbers written into it, unless the cell shows them."""
        said = "".join(self._parts)
        self._parts.clear()
        if '"' in said and _LONG_NUMBER.search(said):
            hidden = [
                one for one in constants(said) if _LONG_NUMBER.search(one) and one not in value
            ]
            self._keep(place, "\n".join(hidden), "公式中的文字")

    def concealed(self, rows: Sequence[tuple[str, ...]]) -> Iterator[Conceal]:
        """Rows, columns and cells kept from the eye; what holds no value hides nothing."""
        for row, how in self.rows:
            if row < len(rows) and any(rows[row]):
                filtered = any(one.top < row <= one.bottom for one in self.filters)
                yield row, None, "筛选隐藏" if filtered else how
        width = max(map(len, rows), default=0)
        for column, how in self._hidden_columns(width):
            if any(len(row) > column and row[column] for row in rows):
                yield None, column, how
        for row, column, how, pale in self.cells:
            if not (pale and any(one.holds(row, column) for one in self.painted)):
                yield row, column, how

    def blocks(self, sheet: str) -> list[Block]:
        """Lists, prompts, printed headers and constants, each with the range it belongs to."""
        return [Block(f"{sheet}!{where}" if where else sheet, text, how)
                for where, text, how in self.words]  # fmt: skip

    def _hidden_columns(self, width: int) -> Iterator[tuple[int, str]]:
        told: set[int] = set()
        for first, last, how in self.columns:
            for column in range(first, min(last + 1, width)):
                if column not in told:
                    told.add(column)
                    if how:
                        yield column, how
        if self._rest:
            yield from ((column, self._rest) for column in range(width) if column not in told)

    def _column(self, attributes: Mapping[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        digits = first.isascii() and last.isascii() and first.isdigit() and last.isdigit()
        if not digits or len(self.columns) >= _MOST_AREAS * 100:
            return
        how = "隐藏列" if is_true(attributes.get("hidden")) else ""
        if _size(attributes.get("width")) < _NARROW:
            how = "列宽为零" if attributes.get("width") and not how else how
        self.columns.append((int(first[:6]) - 1, int(last[:6]) - 1, how))

    def _format(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "conditionalFormatting":
            self._formats = areas(attributes.get("sqref", ""))
            return
        index = attributes.get("dxfId", "")
        fills = index.isdigit() and len(index) < 7 and int(index) in self.veils.filled
        if name != "cfRule" or fills:
            self.painted += self._formats[: max(0, _MOST_AREAS - len(self.painted))]
            self._formats = []

    def _link(self, attributes: Mapping[str, str]) -> None:
        place = attributes.get("ref", "")[:40]
        self._say(place, attributes, ("tooltip",), "超链接提示")
        target = next((value for key, value in attributes.items() if key.endswith(":id")), "")
        if target and len(self.links) < 10_000:
            self.links.append((place, target))

    def _say(
        self, where: str, attributes: Mapping[str, str], names: Sequence[str], how: str = "输入提示"
    ) -> None:
        for name in names:
            self._keep(where, attributes.get(name, ""), how)

    def _keep(self, where: str, text: str, how: str) -> None:
        self._left -= len(text)
        if text.strip() and self._left >= 0:
            self.words.append((where, text.strip(), how))


def constants(formula: str) -> list[str]:
    """Texts written into a formula."""
    return [one.replace('""', '"') for one in _CONSTANT.findall(formula) if one]


def _size(value: str | None) -> float:
    """A width or height; a large one when there is none."""
    try:
        return float(value) if value else 1000.0
    except ValueError:
        return 1000.0
