"""Rows on the terminal: a table where there is room for its text, a list of paragraphs where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.folding import fold, indented
from app.visible import visible
from records import veil

MOST = 22
"""Columns of the terminal that a short cell may take; longer ones are folded."""
LEAST = 56
"""Columns that the text must have; with fewer, rows become paragraphs."""
_EDGE = 2
"""Columns between two cells: one of padding, one of the box."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: short cells, then what is said at length, and an address."""

    cells: tuple[str, ...]
    text: str
    link: str = ""
    style: str = ""
    """Of the first cell."""


def show_lines(
    console: Console, title: str, heads: Sequence[str], last: str, lines: Sequence[Line]
) -> None:
    """Prints the rows under a title; `last` heads the column of the text."""
    widths = [_width(place, head, lines) for place, head in enumerate(heads)]
    room = console.width - sum(widths) - _EDGE * (len(widths) + 1) - 1
    console.print(Text(_safe(title), style="bold"))
    if room < LEAST:
        for number, line in enumerate(lines, 1):
            _paragraph(console, number, line)
    else:
        console.print(_table((*heads, last), (*widths, room), lines))


def _width(place: int, head: str, lines: Sequence[Line]) -> int:
    return min(MOST, max(cell_len(head), *(cell_len(line.cells[place]) for line in lines)))


def _table(heads: Sequence[str], widths: Sequence[int], lines: Sequence[Line]) -> Table:
    table = Table(box=box.HORIZONTALS, show_lines=True, padding=(0, 1, 0, 0))
    for head, width in zip(heads, widths, strict=True):
        table.add_column(head, width=width, no_wrap=True)
    for line in lines:
        cells = [_folded(cell, width) for cell, width in zip(line.cells, widths, strict=False)]
        cells[0].stylize(line.style)
        text = _folded(line.text, widths[-1])
        if line.link:
            text.append("\n").append_text(_folded(line.link, widths[-1], "dim"))
        table.add_row(*cells, text)
    return table


def _safe(text: str) -> str:
    return veil(visible(text))


def _folded(text: str, width: int, style: str = "") -> Text:
    return Text("\n".join(fold(_safe(text), width, hard=True)), style=style)


def _paragraph(console: Console, number: int, line: Line) -> None:
    """A row as a paragraph; the address stands on a line of its own, whole, to be copied."""
    first, *others = map(_safe, line.cells)
    head = Text(f"{number:>3}. ")
    head.append(first, style=line.style)
    head.append("  " + "  ".join(cell for cell in others if cell))
    console.print(head, soft_wrap=True)
    console.print(Text(indented(f"     {_safe(line.text)}", console.width)), soft_wrap=True)
    if line.link:
        console.print(Text(f"     {_safe(line.link)}", style="dim"), soft_wrap=True)
