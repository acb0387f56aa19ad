"""HTML offered as a file: exports of web systems that call themselves .xls are tables and are read as such."""

from __future__ import annotations

from reading.charset import decode
from reading.documents.blocks import Block, Content, Limits, Table
from reading.outline import Outline, outline

_CELLS = frozenset({"td", "th"})
_MAX_SPAN = 100


def read(body: bytes, limits: Limits) -> Content:
    """Tables, and the text outside them."""
    page = outline(decode(body)[0])
    reasons = ("网页过大或嵌套过深，只读取了前面部分",) if page.cut else ()
    tables = _tables(page, limits)
    covered = {run for element in _outermost(page) for run in range(*page.text_range(element))}
    free = [run for index, run in enumerate(page.runs) if index not in covered]
    text = "\n".join(free)
    return Content((*tables, *([Block("正文", text)] if text else [])), 1, reasons)


def _outermost(page: Outline) -> list[int]:
    """Cells that stand in no other cell."""
    found: list[int] = []
    end = -1
    for element, tag in enumerate(page.tags):
        if tag in _CELLS and element >= end:
            found.append(element)
            end = page.ends[element]
    return found


def _tables(page: Outline, limits: Limits) -> list[Table]:
    rows: dict[int, dict[int, list[str]]] = {}
    left = limits.cells
    for element, tag in enumerate(page.tags):
        if tag not in _CELLS:
            continue
        row = _above(page, element, "tr")
        cell, span = _own_text(page, element), _span(page, element)
        left -= span
        if left < 0:
            break
        here = rows.setdefault(_above(page, row, "table"), {}).setdefault(row, [])
        here += [cell, *[""] * (span - 1)]
    return [
        Table(f"表{number}", tuple(tuple(row) for row in of_table.values()))
        for number, of_table in enumerate(rows.values(), 1)
    ]


def _above(page: Outline, element: int, tag: str) -> int:
    """Nearest ancestor with this tag; -1 when there is none."""
    while element >= 0:
        element = page.parents[element]
        if element >= 0 and page.tags[element] == tag:
            return element
    return -1


def _own_text(page: Outline, element: int) -> str:
    """Text of a cell without that of the cells nested in it."""
    runs = range(*page.text_range(element))
    inner: set[int] = set()
    at = element + 1
    while at < page.ends[element]:
        if page.tags[at] in _CELLS:
            inner.update(range(*page.text_range(at)))
            at = page.ends[at]
        else:
            at += 1
    return "\n".join(page.runs[run] for run in runs if run not in inner)


def _span(page: Outline, element: int) -> int:
    value = page.nodes[element].attributes.get("colspan") or "1"
    return max(1, min(int(value), _MAX_SPAN)) if value.isascii() and value.isdigit() else 1
