"""Figures for paper: each drawing whole in itself, with its size in print and its words for those who do not see it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

from reports.charts import Figure, svg
from reports.charts.model import Grid
from reports.model import Table

TITLE = "统计图表"
"""Of the annex that bears the figures."""
_BROADEST = 156.0
"""Millimetres: the type area of an upright page."""
_HIGHEST = 185.0
"""Millimetres: 225 less the caption and the note below it."""
_LATER = "（续）"
_LINES = 20
"""Of a grid on one page: 21 of 7.9 mm, with its legend and head, are 181 mm high."""
_UNIT = 0.75 * 25.4 / 72
"""Millimetres a unit of the drawing: its words of 12 units come out at 9 points."""
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_WORDS = re.compile("<desc>(.*?)</desc>", re.DOTALL)
_STYLE = (
    '<style>text{font-family:"Noto Sans SC";font-size:12px;fill:#000}.head{font-size:11px}'
    ".part{fill:#4a4a4a}.rest{fill:#c9c5bf;stroke:#4a4a4a;stroke-width:.6}"
    ".frame{fill:none;stroke:#9a9a9a;stroke-width:.6}.full{fill:#2b2b2b}.white{fill:#fff}"
    ".ground{fill:#fff}.ink{fill:#1a1a1a}.stroke{stroke:#1a1a1a;stroke-width:1}"
    ".thin{stroke:#777;stroke-width:.5}</style>"
)
"""What the page's style sheet says in the HTML form, in greys that a black-and-white printer keeps apart."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A figure as it is printed, or the part of it that fits a page."""

    number: int
    name: str
    """A later part is marked （续）."""
    note: str
    table: Table | None
    """What bears its numbers; below its last part only."""
    svg: str
    """With its own styles; its font is Noto Sans SC."""
    width: float
    """Millimetres."""
    alt: str
    png: bytes = b""
    """Empty where nothing can rasterise."""

    @property
    def title(self) -> str:
        """图1 各月新发现问题."""
        return f"图{self.number} {self.name}"

    @property
    def bare_name(self) -> str:
        """The name of its table where no picture stands above it."""
        return self.name.removesuffix(_LATER)


def plates(figures: Sequence[Figure]) -> tuple[Plate, ...]:
    """The figures as drawings that stand alone, none higher than a page."""
    pieces = [(number, part) for number, one in enumerate(figures, start=1) for part in _cut(one)]
    made = []
    for place, (number, part) in enumerate(pieces):
        first = place == 0 or pieces[place - 1][0] != number
        last = place + 1 == len(pieces) or pieces[place + 1][0] != number
        plate = _plate(part, number, part.title + ("" if first else _LATER))
        made.append(plate if last else replace(plate, note="", table=None))
    return tuple(made)


def _cut(figure: Figure) -> Iterable[Figure]:
    """A grid of more lines than a page holds, in parts of nearly equal length."""
    drawing = figure.drawing
    if not isinstance(drawing, Grid) or len(drawing.rows) <= _LINES:
        yield figure
        return
    parts = -(-len(drawing.rows) // _LINES)
    edges = [len(drawing.rows) * part // parts for part in range(parts + 1)]
    for start, end in pairwise(edges):
        yield replace(figure, drawing=replace(drawing, rows=drawing.rows[start:end]))


def with_pictures(them: Sequence[Plate]) -> tuple[Plate, ...]:
    """The same with their PNG (300 dpi) where the extra `pdf` is there; without it as they are."""
    from reports.pdf.typesetter import installed, rasterised

    if not them or not installed():
        return tuple(them)
    data = json.dumps([{"svg": one.svg, "width": one.width} for one in them], ensure_ascii=False)
    made = rasterised("pictures.typ", data)
    return tuple(replace(one, png=png) for one, png in zip(them, made, strict=True))


def _plate(figure: Figure, number: int, name: str) -> Plate:
    drawn = svg(figure, number)
    size, words = _SIZE.search(drawn), _WORDS.search(drawn)
    assert size is not None
    across, high = int(size[1]) * _UNIT, int(size[2]) * _UNIT
    told = unescape(words[1]) if words else ""
    return Plate(
        number=number,
        name=name,
        note=figure.note,
        table=figure.table,
        svg=drawn.replace(">", f">{_STYLE}", 1),
        width=round(across * min(1, _BROADEST / across, _HIGHEST / high), 2),
        alt=f"{name}。{told}",
    )
