"""Official tables with the lines around them: title, unit, rows over all their pages, the note beneath."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reading.finance.forms import form_of, is_continued, squeezed
from reading.tables.amounts import Kind, amount, unit_of
from reading.tables.model import Grid, Item, Line, Row

_LOOK_BACK = 8
"""Lines above a table among which its title stands (unit, office and date stand between)."""
_PROSE = 60
"""A longer line is prose: what stands before it is no title of what follows."""
_NOTE_LINES = 6
_LEAST_LISTED = 3
"""Titles in a row without a table between them are a table of contents."""
_PAGE_NUMBER = re.compile(r"[-—–\s第页]*\d{1,4}[-—–\s页]*")
_NO_DATA = re.compile(
    r"(?:本表|此表|该表|表格?|故)(?:为空|无数据|没有数据|无数字|空白)|为空表|无(?:相关)?数据|(?:没有|无|未安排|未发生|不涉及)[^。；]{0,40}(?:收入|支出|预算|安排|经费|拨款|收支|资金)"
)
_TEMPLATE_HINT = re.compile(r"的，仍?(?:需|应)?保留|作下述说明|如无|若无")


@dataclass(slots=True)
class Framed:
    """One official table."""

    id: str
    title: str
    place: str
    unit: str = ""
    rows: list[Row] = field(default_factory=list)
    raw: bool = False
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    drawn: bool = True


@dataclass(slots=True)
class Framing:
    """A document in parts."""

    tables: list[Framed] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    """Ids named by a table of contents."""
    lines: list[Line] = field(default_factory=list)
    """All text outside tables."""
    others: int = 0
    """Tables without an official title."""


def framing(items: Sequence[Item], kind: str) -> Framing:
    """The official tables of a document of this kind, and the text around them."""
    return _Framer(kind).run(items)


class _Framer:
    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.out = Framing()
        self.above: list[Line] = []
        """Lines since the last table."""
        self.current: Framed | None = None

    def run(self, items: Sequence[Item]) -> Framing:
        for item in items:
            if isinstance(item, Line):
                self._line(item)
            else:
                for part in _parts(item, self.kind):
                    self._grid(part)
        self._titles_without_table(self.above)
        return self.out

    def _line(self, line: Line) -> None:
        if _PAGE_NUMBER.fullmatch(line.text):
            return
        self.out.lines.append(line)
        self.above.append(line)
        current = self.current
        if current and len(self.above) <= _NOTE_LINES and not form_of(line.text, self.kind):
            current.notes.append(line.text)

    def _grid(self, grid: Grid) -> None:
        lead, body, tail = _parted(grid)
        lines = [*self.above, *lead]
        title, unit = _title(lines, self.kind)
        current = self.current
        fresh = title is not None and not (
            current
            and form_of(title.text, self.kind) == current.id
            and _may_continue(current, body, title)
        )
        if title is not None and fresh:
            current = Framed(
                form_of(title.text, self.kind), "".join(title.text.split()), grid.place
            )
            self._titles_without_table([one for one in self.above if one is not title])
            self.out.tables.append(current)
        elif current is None or (not title and not _continues(current, self.above, body)):
            self._titles_without_table(self.above)
            self.out.others += 1
            self.current, self.above = None, []
            return
        current.unit = current.unit or unit or _unit_inside(body)
        if unit and unit != current.unit:
            current.doubts.append(f"同一张表先后标注“{current.unit}”和“{unit}”两种单位")
        current.rows += _without_head(current.rows, body)
        current.raw = grid.raw
        current.doubts += grid.doubts
        current.notes = [row_text(row) for row in tail]
        self.current, self.above = current, []

    def _titles_without_table(self, lines: Sequence[Line]) -> None:
        """Titles that no table follows: many together are a table of contents, one alone is a table not drawn."""
        named = [(name, one) for one in lines if (name := form_of(one.text, self.kind))]
        if len(named) >= _LEAST_LISTED:
            self.out.listed += [name for name, _ in named]
            return
        for name, line in named:
            if len(line.text) <= _PROSE and not is_continued(line.text):
                said = "".join(line.text.split())
                self.out.tables.append(Framed(name, said, line.place, drawn=False))


def row_text(row: Row) -> str:
    """The words of a row."""
    return " ".join(cell for cell in row.cells if cell)


def _title(lines: Sequence[Line], kind: str) -> tuple[Line | None, str]:
    """The nearest title above a table, and the unit declared between them or in it."""
    unit = ""
    for line in reversed(lines[-_LOOK_BACK:]):
        unit = unit or unit_of(line.text)
        if form_of(line.text, kind):
            return line, unit
        if len(squeezed(line.text)) > _PROSE or line.text.rstrip().endswith(("。", "；")):
            return None, unit
    return None, unit


def _may_continue(current: Framed, body: Sequence[Row], title: Line) -> bool:
    """A repeated title begins a new page of the same table, unless the table had its last row."""
    if is_continued(title.text):
        return True
    return _width(current.rows) == _width(body) and not _is_closed(current)


def _continues(current: Framed, above: Sequence[Line], body: Sequence[Row]) -> bool:
    """Rows without a title: the next page of the table before, when nothing but page marks stands between."""
    between = [one for one in above if not unit_of(one.text) and not _NO_DATA.search(one.text)]
    return not between and _width(current.rows) == _width(body)


def _is_closed(current: Framed) -> bool:
    last = current.rows[-1] if current.rows else None
    return last is not None and squeezed(row_text(last)).startswith(
        ("总计", "收入总计", "人员经费合计")
    )


def _width(rows: Sequence[Row]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _without_head(before: Sequence[Row], body: Sequence[Row]) -> list[Row]:
    """A continued page repeats the head: its first rows that are the table's own first rows are left out."""
    if not before:
        return list(body)
    head = {row.cells for row in before[:6]}
    start = 0
    while start < len(body) and body[start].cells in head and not _has_amount(body[start]):
        start += 1
    return list(body[start:])


def _has_amount(row: Row) -> bool:
    return any(amount(cell).kind is Kind.NUMBER for cell in row.cells)


def _unit_inside(rows: Sequence[Row]) -> str:
    """A unit in the head: 决算数（万元）."""
    found = {unit_of(cell) for row in rows[:4] for cell in row.cells if cell} - {""}
    return found.pop() if len(found) == 1 else ""


def _parts(grid: Grid, kind: str) -> Iterator[Grid]:
    """A sheet may hold several tables one under another, each below its own title row."""
    start = 0
    for index, row in enumerate(grid.rows):
        if (
            index > start
            and (said := _only(row))
            and form_of(said, kind)
            and _has_body(grid.rows[start:index])
        ):
            yield Grid(grid.rows[start:index], grid.place, grid.raw, grid.doubts)
            start = index
    yield Grid(grid.rows[start:], grid.place, grid.raw, grid.doubts)


def _has_body(rows: Sequence[Row]) -> bool:
    return any(len(row.cells) - row.cells.count("") > 2 for row in rows)


def _only(row: Row) -> str:
    """The text of a row that has but one; empty otherwise."""
    cells = row.cells
    if len(cells) - cells.count("") != 1:
        return ""
    return next(cell for cell in cells if cell)


def _parted(grid: Grid) -> tuple[list[Line], list[Row], list[Row]]:
    """Rows that are a title, a unit or an office; the table; and notes beneath it."""
    rows = [row for row in grid.rows if any(row.cells)]
    first = 0
    while first < len(rows) and _is_caption(rows[first]):
        first += 1
    last = len(rows)
    while last > first and _is_note(rows[last - 1]):
        last -= 1
    lead = [Line(grid.place, grid.place)] if grid.raw else []  # the name of a sheet titles it too
    lead += [Line(cell, grid.place) for row in rows[:first] for cell in row.cells if cell]
    return lead, rows[first:last], rows[last:]


def _is_caption(row: Row) -> bool:
    """One text over many columns, or a unit beside an office: no head of a column."""
    texts = [cell for cell in row.cells if cell]
    if len(texts) == 1:
        return amount(texts[0]).kind is Kind.TEXT and not _is_note(row)
    units = sum(bool(unit_of(text)) and len(text) < 16 for text in texts)
    return (
        units > 0
        and len(texts) <= 3
        and not any(squeezed(t) in {"项目", "科目名称"} for t in texts)
    )


def _is_note(row: Row) -> bool:
    only = _only(row)
    if not only:
        return False
    text = squeezed(only)
    return bool(re.match(r"(?:注|说明|备注|表注)[：:0-9一]", text)) or bool(
        text and _NO_DATA.search(text)
    )


def no_data_note(notes: Sequence[str]) -> str:
    """The sentence beneath a table that says why it is empty; a form's own instruction is none."""
    for text in notes:
        said = squeezed(text)
        if _NO_DATA.search(said) and not _TEMPLATE_HINT.search(said):
            return said[:120]
    return ""
