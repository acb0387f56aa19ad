"""A grid of fields as SVG text of our own: fillings are patterns, and every field says its number."""

from __future__ import annotations

from html import escape

from reports.charts.model import Cell, Grid, GridRow, Shade
from reports.plain import plain, width

_LABEL, _CELL, _ROW = 150, 48, 30
_LEGEND, _HEAD = 24, 32
_LABEL_COLUMNS = 23
"""Half-width characters that fit the label's place at 12 pixels."""
_HEAD_CHARACTERS = 4
"""Of a column's head in one line; two lines are there."""
_COLUMN = 6.2
"""Pixels that a half-width character takes at 12 pixels."""
_PATTERNS = {
    Shade.DOTS: '<circle cx="2" cy="2" r="1" class="ink"/>',
    Shade.LINES: '<path d="M0 6L6 0M-1 1L1 -1M5 7L7 5" class="stroke"/>',
    Shade.CROSS: '<path d="M0 0L6 6M6 0L0 6" class="thin"/>',
}


def grid(drawing: Grid, title: str, number: int) -> str:
    """The grid, as wide as its columns ask; `number` keeps the names of its patterns apart from other figures'."""
    across = max(_LABEL + _CELL * len(drawing.head), _legend_width(drawing)) + 2
    top = (_LEGEND if drawing.legend else 0) + _HEAD
    height = top + _ROW * len(drawing.rows) + 2
    heads = "".join(_head(word, place, top) for place, word in enumerate(drawing.head))
    lines = "".join(
        _line(row, top + _ROW * place, number) for place, row in enumerate(drawing.rows)
    )
    return (
        f'<svg viewBox="0 0 {across:.0f} {height}" role="img" aria-label="{escape(title)}" '
        f'xmlns="http://www.w3.org/2000/svg" style="max-width:{across:.0f}px">'
        f"<title>{escape(title)}</title><desc>{escape(_words(drawing))}</desc>"
        f"{_defs(number)}{_legend(drawing, number)}{heads}{lines}</svg>"
    )


def _words(drawing: Grid) -> str:
    """Every number of the grid, for those who do not see it."""
    return "；".join(
        f"{row.label}："
        + "，".join(
            f"{head}{cell.text}"
            for head, cell in zip(drawing.head, row.cells, strict=True)
            if cell.text
        )
        for row in drawing.rows
    )


def _defs(number: int) -> str:
    made = "".join(
        f'<pattern id="p{number}-{shade}" width="6" height="6" patternUnits="userSpaceOnUse">{drawn}</pattern>'
        for shade, drawn in _PATTERNS.items()
    )
    return f"<defs>{made}</defs>"


def _fill(shade: Shade, number: int) -> str:
    if shade in _PATTERNS:
        return f'fill="url(#p{number}-{shade})"'
    return 'class="full"' if shade is Shade.FULL else 'fill="none"'


def _legend_width(drawing: Grid) -> float:
    return sum(34 + width(words) * _COLUMN for _, words in drawing.legend)


def _legend(drawing: Grid, number: int) -> str:
    made, x = [], 0.0
    for shade, words in drawing.legend:
        made.append(
            f'<rect x="{x + 1:.0f}" y="4" width="16" height="12" {_fill(shade, number)}/>'
            f'<rect class="frame" x="{x + 1:.0f}" y="4" width="16" height="12"/>'
            f'<text x="{x + 22:.0f}" y="15">{escape(words)}</text>'
        )
        x += 34 + width(words) * _COLUMN
    return "".join(made)


def _head(word: str, place: int, top: int) -> str:
    middle = _LABEL + _CELL * place + _CELL / 2
    first, second = _halves(word)
    upper = top - (18 if second else 6)
    said = f'<text class="head" x="{middle:.0f}" y="{upper}" text-anchor="middle">{escape(first)}</text>'
    if second:
        said += f'<text class="head" x="{middle:.0f}" y="{top - 5}" text-anchor="middle">{escape(second)}</text>'
    return said


def _halves(word: str) -> tuple[str, str]:
    """A head in two lines: a month after its year, anything else in the middle."""
    if len(word) <= _HEAD_CHARACTERS:
        return word, ""
    year, mark, month = word.partition("年")
    if mark and month:
        return year + mark, month
    middle = min((len(word) + 1) // 2, _HEAD_CHARACTERS)
    return word[:middle], plain(word[middle:], _HEAD_CHARACTERS)


def _line(row: GridRow, top: int, number: int) -> str:
    label = f'<text x="{_LABEL - 8}" y="{top + 19}" text-anchor="end">{escape(_short(row.label))}</text>'
    return label + "".join(_cell(cell, place, top, number) for place, cell in enumerate(row.cells))


def _cell(cell: Cell, place: int, top: int, number: int) -> str:
    left = _LABEL + _CELL * place
    high = (_ROW - 14) * cell.share
    filled = (
        f'<rect x="{left}" y="{top}" width="{_CELL}" height="{_ROW}" {_fill(cell.shade, number)}/>'
        if cell.shade is not Shade.BARE
        else ""
    )
    bar = (
        f'<rect class="rest" x="{left + 6}" y="{top + _ROW - high:.1f}" width="{_CELL - 12}" height="{high:.1f}"/>'
        if cell.share
        else ""
    )
    frame = f'<rect class="frame" x="{left}" y="{top}" width="{_CELL}" height="{_ROW}"/>'
    return filled + bar + frame + _text(cell, left, top)


def _text(cell: Cell, left: int, top: int) -> str:
    """The number; on a patterned field upon a white ground of its own, on a dark one in white."""
    if not cell.text:
        return ""
    middle, low = left + _CELL / 2, top + (12 if cell.share else 19)
    kind = ' class="white"' if cell.shade is Shade.FULL else ""
    patterned = cell.shade in _PATTERNS
    wide = min(width(cell.text) * _COLUMN + 4, _CELL - 2)
    ground = (
        f'<rect class="ground" x="{middle - wide / 2:.1f}" y="{low - 12}" width="{wide:.1f}" height="16"/>'
        if patterned
        else ""
    )
    return f'{ground}<text{kind} x="{middle:.0f}" y="{low}" text-anchor="middle">{escape(cell.text)}</text>'


def _short(label: str) -> str:
    while width(label) > _LABEL_COLUMNS:
        label = plain(label, len(label) - 1)
    return label
