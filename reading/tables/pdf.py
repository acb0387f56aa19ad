"""PDF pages as lines and drawn tables: characters with their places, put into the cells that the rules enclose.

A number that runs over a rule, or two numbers in one cell, make the table doubtful: nothing is guessed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from reading.documents.blocks import Limits
from reading.tables.lattice import Frame, Rule, frames
from reading.tables.model import Grid, Item, Layout, Line, Row

_MOST_PAGES = 400
"""A budget of a province has some 300 pages; what is longer is cut, and the reasons say so."""
_MOST_CHARS = 20_000
_MOST_OBJECTS = 20_000
_MOST_POINTS = 2_000
_THIN = 3.0
"""Points; a path no wider is a rule, whatever its length."""
_WHOLE = 0.97
"""Share of the page from which a box is its background or border."""
_GAP = 0.6
"""Share of the type's height: a wider gap parts two words that the text layer runs together."""
_BROKEN = (pdfium.PdfiumError, ValueError, OSError, IndexError)


def layout(body: bytes, limits: Limits) -> Layout:
    """Lines and tables of every page, from the top down. Never raises."""
    try:
        document = pdfium.PdfDocument(body)
    except _BROKEN:
        return Layout(reasons=("PDF 文件无法打开",))
    try:
        return _pages(document, min(limits.pages, _MOST_PAGES))
    finally:
        document.close()


def _pages(document: pdfium.PdfDocument, most: int) -> Layout:
    items: list[Item] = []
    reasons: list[str] = []
    count = len(document)
    for number in range(1, min(count, most) + 1):
        try:
            page = document[number - 1]
        except _BROKEN:
            reasons.append(f"第{number}页已损坏，表格未读取")
            continue
        try:
            found = _Page(page, f"第{number}页")
            items += found.items()
            reasons += found.reasons
        except _BROKEN:
            reasons.append(f"第{number}页的表格未能读取")
        finally:
            page.close()
    if count > most:
        reasons.append(f"共{count}页，表格只读取了前{most}页")
    return Layout(tuple(items), tuple(reasons))


@dataclass(slots=True)
class _Char:
    char: str
    x: float
    y: float
    left: float
    right: float
    height: float


@dataclass(slots=True)
class _Filled:
    """A frame with the text of its cells."""

    frame: Frame
    texts: dict[int, list[str]] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)


class _Page:
    def __init__(self, page: pdfium.PdfPage, place: str) -> None:
        self._page = page
        self._place = place
        self._turn = page.get_rotation()
        self._width, self._height = page.get_size()
        self.reasons: list[str] = []

    def items(self) -> list[Item]:
        """Lines and tables by height."""
        tables = [_Filled(frame) for frame in frames(*self._rules())]
        placed: list[tuple[float, Item]] = []
        for word, breaks in self._words():
            self._put(word, breaks, tables, placed)
        for number, table in enumerate(tables, 1):
            if table.texts:
                placed.append((table.frame.ys[0], self._grid(table, number)))
        placed.sort(key=lambda one: -one[0])
        return [item for _, item in placed]

    def _put(
        self,
        word: list[_Char],
        breaks: bool,
        tables: list[_Filled],
        placed: list[tuple[float, Item]],
    ) -> None:
        """A word goes into its cell, or to the line that it continues."""
        middle = (word[0].left + word[-1].right) / 2
        for table in tables:
            if table.frame.holds(middle, word[0].y):
                _into_cells(table, word)
                return
        text = "".join(one.char for one in word)
        same = (
            placed
            and isinstance(placed[-1][1], Line)
            and abs(placed[-1][0] - word[0].y) < word[0].height
        )
        if same and not breaks:
            y, last = placed[-1]
            assert isinstance(last, Line)
            placed[-1] = (y, Line(f"{last.text} {text}", self._place))
        else:
            placed.append((word[0].y, Line(text, self._place)))

    def _grid(self, table: _Filled, number: int) -> Grid:
        place = f"{self._place}表{number}"
        width = table.frame.columns
        texts = {cell: "".join(parts) for cell, parts in table.texts.items()}
        rows = tuple(
            Row(
                tuple(texts.get(row * width + column, "") for column in range(width)),
                place,
                row + 1,
            )
            for row in range(table.frame.rows)
        )
        return Grid(rows, place, doubts=tuple(sorted(table.doubts)))

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """A point as the page is shown."""
        if self._turn == 90:
            return y, self._height - x
        if self._turn == 180:
            return self._width - x, self._height - y
        return (self._width - y, x) if self._turn == 270 else (x, y)

    def _box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        if not self._turn:
            return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
        x0, y0 = self._turned(left, bottom)
        x1, y1 = self._turned(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _rules(self) -> tuple[list[Rule], list[Rule]]:
        across: list[Rule] = []
        down: list[Rule] = []
        for item in islice(self._page.get_objects(max_depth=5), _MOST_OBJECTS):
            if item.type != pdfium_raw.FPDF_PAGEOBJ_PATH:
                continue
            for box in self._boxes(item):
                _add_rules(box, across, down)
        return across, down

    def _boxes(self, item: pdfium.PdfObject) -> Iterator[tuple[float, float, float, float]]:
        """The path itself when it is thin, else its straight pieces."""
        box = self._box(*item.get_bounds())
        wide, high = box[2] - box[0], box[3] - box[1]
        if wide <= _THIN or high <= _THIN:
            yield box
        elif wide < self._width * _WHOLE or high < self._height * _WHOLE:
            points = _points(item)
            for (x0, y0), (x1, y1) in pairwise(points):
                yield self._box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _words(self) -> Iterator[tuple[list[_Char], bool]]:
        """Runs of characters without a blank or a gap; and does each begin a line of the text layer?"""
        layer = self._page.get_textpage()
        try:
            word: list[_Char] = []
            breaks = begins = True
            for char in self._chars(layer):
                if char is None or char.char.isspace():
                    if word:
                        yield word, begins
                    begins = begins and not word if char is None else begins
                    breaks = breaks or char is None or char.char in "\r\n"
                    word = []
                    continue
                if word and _apart(word[-1], char):
                    yield word, begins
                    word = []
                    breaks = abs(char.y - word[-1].y) > char.height if word else False
                if not word:
                    begins, breaks = breaks, False
                word.append(char)
            if word:
                yield word, begins
        finally:
            layer.close()

    def _chars(self, layer: pdfium.PdfTextPage) -> Iterator[_Char | None]:
        count = layer.count_chars()
        if count > _MOST_CHARS:
            self.reasons.append(f"{self._place}文字过多，只读取了前{_MOST_CHARS}字")
        x0, x1, y0, y1 = (ctypes.c_double() for _ in range(4))
        pointers = tuple(ctypes.byref(one) for one in (x0, x1, y0, y1))
        raw, code_of, box_of = (
            layer.raw,
            pdfium_raw.FPDFText_GetUnicode,
            pdfium_raw.FPDFText_GetCharBox,
        )
        for index in range(min(count, _MOST_CHARS)):
            code = code_of(raw, index)
            char = chr(code) if 0 < code < 0x110000 else "\ufffd"
            if char in "\r\n":
                yield _Char("\n", 0, 0, 0, 0, 0)
                continue
            if not box_of(raw, index, *pointers):
                continue
            left, bottom, right, top = self._box(x0.value, y0.value, x1.value, y1.value)
            yield _Char(
                char, (left + right) / 2, (bottom + top) / 2, left, right, max(top - bottom, 4.0)
            )


def _add_rules(
    box: tuple[float, float, float, float], across: list[Rule], down: list[Rule]
) -> None:
    left, bottom, right, top = box
    if top - bottom <= _THIN and right - left > top - bottom:
        across.append(Rule((bottom + top) / 2, left, right))
    elif right - left <= _THIN and top > bottom:
        down.append(Rule((left + right) / 2, bottom, top))


def _points(item: pdfium.PdfObject) -> list[tuple[float, float]]:
    """Corners of a path, in page coordinates; a closed one ends where it began."""
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    out: list[tuple[float, float]] = []
    start = 0
    for index in range(min(pdfium_raw.FPDFPath_CountSegments(item.raw), _MOST_POINTS)):
        segment = pdfium_raw.FPDFPath_GetPathSegment(item.raw, index)
        if not pdfium_raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        if pdfium_raw.FPDFPathSegment_GetType(segment) == pdfium_raw.FPDF_SEGMENT_MOVETO:
            start = len(out)
        out.append(matrix.on_point(x.value, y.value))
        if pdfium_raw.FPDFPathSegment_GetClose(segment):
            out.append(out[start])
    return out


def _apart(last: _Char, char: _Char) -> bool:
    """Does a new word begin: another line, or a gap wider than the type allows?"""
    other_line = abs(char.y - last.y) > max(char.height, last.height)
    return (
        other_line
        or char.left - last.right > _GAP * max(char.height, last.height)
        or char.right < last.left
    )


def _into_cells(table: _Filled, word: list[_Char]) -> None:
    """A word within one cell goes there; one across a rule is parted there, unless it is a number."""
    cells = [table.frame.cell(one.x, one.y) for one in word]
    if len(set(cells)) > 1 and _is_cut_number(word, cells):
        table.doubts.add("有数字越过框线，无法确定属于哪一格")
    start = 0
    for index in range(1, len(word) + 1):
        if index == len(word) or cells[index] != cells[start]:
            text = "".join(one.char for one in word[start:index])
            parts = table.texts.setdefault(cells[start], [])
            if parts and _both_number(parts[-1], text):
                parts.append(" ")
            parts.append(text)
            start = index


def _is_cut_number(word: list[_Char], cells: list[int]) -> bool:
    """Do the characters on both sides of a rule belong to one number, with no gap to speak of?"""
    return any(
        before != after
        and one.char in "0123456789.,"
        and other.char in "0123456789.,"
        and other.left - one.right < 1.0
        for before, after, one, other in zip(cells, cells[1:], word, word[1:], strict=False)
    )


def _both_number(before: str, after: str) -> bool:
    return before[-1:].isascii() and after[:1].isascii()
