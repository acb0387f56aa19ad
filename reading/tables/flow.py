"""What the readers of documents and pages hand over, as lines and grids in reading order."""

from __future__ import annotations

from reading.charset import decode
from reading.documents.blocks import Block, Content, Limits, Table
from reading.outline import Outline, outline
from reading.tables import pdf
from reading.tables.model import Grid, Item, Layout, Line, Row

_MOST_SPAN = 100
_MOST_CELLS = 200_000


def of_document(body: bytes, format: str, content: Content) -> Layout:  # noqa: A002 - the noun's own field
    """The layout of a file that was read into `content`. PDF is laid out anew, with the places of its words."""
    if format == "pdf":
        return pdf.layout(body, Limits())
    if format == "html":
        return of_page(outline(decode(body)[0]))
    items: list[Item] = []
    for block in content.blocks:
        items += [_grid(block)] if isinstance(block, Table) else _lines(block)
    return Layout(tuple(items))


def _lines(block: Block) -> list[Item]:
    return [Line(text.strip(), block.place) for text in block.text.splitlines() if text.strip()]


def _grid(table: Table) -> Grid:
    rows = tuple(
        Row(
            tuple(" ".join(cell.split()) for cell in cells),
            table.place,
            table.first_row + number,
            table.sheet,
            table.first_column,
        )
        for number, cells in enumerate(table.rows, 1)
    )
    return Grid(rows, table.place, raw=table.sheet)


def of_page(page: Outline, first: int = 0) -> Layout:
    """Lines and innermost tables of an HTML page from run `first` on: what stands above an article is not its own.

    A table that holds tables is only a frame around them.
    """
    inner = {
        element: number
        for number, element in enumerate(
            (e for e, tag in enumerate(page.tags) if tag == "table" and not _holds_table(page, e)),
            1,
        )
    }
    items: list[Item] = []
    covered = -1
    starts = sorted((page.text_range(e)[0], e) for e in inner if page.text_range(e)[0] >= first)
    at = 0
    for text, run in page.lines():
        while at < len(starts) and starts[at][0] <= run:
            element = starts[at][1]
            items.append(_html_grid(page, element, f"表{inner[element]}"))
            covered = max(covered, page.text_range(element)[1])
            at += 1
        if run >= max(covered, first):
            items.append(Line(text, "正文"))
    items += [_html_grid(page, e, f"表{inner[e]}") for _, e in starts[at:]]
    return Layout(tuple(items), ("网页过大，只读取了前面部分",) if page.cut else ())


def _holds_table(page: Outline, element: int) -> bool:
    try:
        page.tags.index("table", element + 1, page.ends[element])
    except ValueError:
        return False
    return True


def _html_grid(page: Outline, table: int, place: str) -> Grid:
    """Cells at their places: spans over columns and rows push the others on."""
    taken: dict[tuple[int, int], str] = {}
    row = -1
    column = width = 0
    for element in range(table + 1, page.ends[table]):
        tag = page.tags[element]
        if tag == "tr":
            row, column = row + 1, 0
        elif tag in {"td", "th"} and row >= 0 and len(taken) < _MOST_CELLS:
            while (row, column) in taken:
                column += 1
            across, down = _span(page, element, "colspan"), _span(page, element, "rowspan")
            for below in range(down):
                for beside in range(across):
                    taken[row + below, column + beside] = ""
            taken[row, column] = (
                page.join(*page.text_range(element)) if _has_text(page, element) else ""
            )
            column += across
            width = max(width, column)
    rows = tuple(
        Row(tuple(taken.get((at, one), "") for one in range(width)), place, at + 1)
        for at in range(row + 1)
    )
    return Grid(rows, place)


def _has_text(page: Outline, element: int) -> bool:
    first, last = page.text_range(element)
    return last > first


def _span(page: Outline, element: int, name: str) -> int:
    value = page.nodes[element].attributes.get(name) or "1"
    return (
        max(1, min(int(value), _MOST_SPAN))
        if value.isascii() and value.isdigit() and len(value) < 6
        else 1
    )
