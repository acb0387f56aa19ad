"""What the readers of documents and pages hand over, as lines and grids in reading order."""

from __future__ import annotations

from reading.charset import decode
from reading.documents.blocks import Block, Content, Limits, Table
from reading.outline import Outline, outline
from reading.tables.model import Grid, Item, Layout, Line, Row

_MOST_SPAN = 100
_MOST_CELLS = 200_000


def of_document(body: bytes, format: str, content: Content) -> Layout:  # noqa: A002 - the noun's own field
    """The layout of a file that was read into `content`. PDF is laid out anew, with the places of its words."""
    if format == "pdf":
        from reading.tables import pdf  # here: a crawl lays out pages alone, and pdfium takes 4 MB

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
    covered = first
    starts = sorted((page.text_range(e)[0], e) for e in inner if page.text_range(e)[0] >= first)
    at = 0
    for text, run in page.lines():
        while at < len(starts) and starts[at][0] <= run:
            element = starts[at][1]
            items.append(_html_grid(page, element, f"表{inner[element]}"))
            covered = max(covered, page.text_range(element)[1])
            at += 1
        if run >= covered:
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
    """Cells at their places. Most tables have no cell over several columns or rows, and are read at once."""
    spanned = "span=" in (page.nodes[table].html or "")
    rows = _spread(page, table) if spanned else _plain(page, table)
    width = max(map(len, rows), default=0)
    blank = [""] * width
    return Grid(
        tuple(
            Row(tuple(row + blank[len(row) :]), place, number) for number, row in enumerate(rows, 1)
        ),
        place,
    )


def _plain(page: Outline, table: int) -> list[list[str]]:
    """The cells of each row."""
    rows: list[list[str]] = []
    first, last = page.text_from, page.text_to
    many = 0
    for element in range(table + 1, page.ends[table]):
        tag = page.tags[element]
        if tag == "tr":
            rows.append([])
        elif (tag == "td" or tag == "th") and rows and many < _MOST_CELLS:
            start, end = first[element], last[element]
            rows[-1].append(page.join(start, end) if end > start else "")
            many += 1
    return rows


def _spread(page: Outline, table: int) -> list[list[str]]:
    """The same where spans over columns and rows push the others on."""
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
            across, down = _spans(page, element)
            for below in range(down):
                for beside in range(across):
                    taken[row + below, column + beside] = ""
            taken[row, column] = (
                page.join(*page.text_range(element)) if _has_text(page, element) else ""
            )
            column += across
            width = max(width, column)
    return [[taken.get((at, one), "") for one in range(width)] for at in range(row + 1)]


def _has_text(page: Outline, element: int) -> bool:
    first, last = page.text_range(element)
    return last > first


def _spans(page: Outline, element: int) -> tuple[int, int]:
    """Columns and rows that a cell covers."""
    attributes = page.nodes[element].attributes
    return _span(attributes.get("colspan")), _span(attributes.get("rowspan"))


def _span(said: str | None) -> int:
    value = said or "1"
    return (
        max(1, min(int(value), _MOST_SPAN))
        if value.isascii() and value.isdigit() and len(value) < 6
        else 1
    )
