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
    starts = _innermost(page, first)
    items: list[Item] = []
    covered = first
    at = 0
    for text, run in page.lines():
        while at < len(starts) and starts[at][0] <= run:
            _, element, place = starts[at]
            items.append(_html_grid(page, element, place))
            covered = max(covered, page.text_to[element])
            at += 1
        if run >= covered:
            items.append(Line(text, "正文"))
    items += [_html_grid(page, element, place) for _, element, place in starts[at:]]
    return Layout(tuple(items), ("网页过大，只读取了前面部分",) if page.cut else ())


def apart(page: Outline) -> tuple[str, list[Table]]:
    """The lines outside the innermost tables as one text, and those tables: `of_page` without its order."""
    lines = page.lines()
    starts = _innermost(page, 0)
    if not starts:
        return "\n".join([text for text, _ in lines]), []
    outside: list[str] = []
    covered = at = 0
    for text, run in lines:
        while at < len(starts) and starts[at][0] <= run:
            covered = max(covered, page.text_to[starts[at][1]])
            at += 1
        if run >= covered:
            outside.append(text)
    tables = [Table(place, _cells(page, element)) for _, element, place in starts]
    return "\n".join(outside), tables


def _innermost(page: Outline, first: int) -> list[tuple[int, int, str]]:
    """The tables that hold no other from run `first` on: their first run, element and place, in order of the page."""
    if "table" not in page.tags:
        return []
    every = (element for element, tag in enumerate(page.tags) if tag == "table")
    inner = (element for element in every if not _holds_table(page, element))
    starts = ((page.text_from[element], element, f"表{at}") for at, element in enumerate(inner, 1))
    return sorted(one for one in starts if one[0] >= first)


def _holds_table(page: Outline, element: int) -> bool:
    try:
        page.tags.index("table", element + 1, page.ends[element])
    except ValueError:
        return False
    return True


def _html_grid(page: Outline, table: int, place: str) -> Grid:
    rows = _cells(page, table)
    return Grid(tuple(Row(row, place, number) for number, row in enumerate(rows, 1)), place)


_SPANNED = "[colspan],[rowspan]"


def _cells(page: Outline, table: int) -> tuple[tuple[str, ...], ...]:
    """Cells at their places, rows of one length. Most tables have no cell over several columns or rows."""
    spanned = page.nodes[table].css_first(_SPANNED) is not None
    rows = _spread(page, table) if spanned else _plain(page, table)
    width = max(map(len, rows), default=0)
    return tuple(tuple(row) if len(row) == width else _padded(row, width) for row in rows)


def _padded(row: list[str], width: int) -> tuple[str, ...]:
    return (*row, *[""] * (width - len(row)))


def _plain(page: Outline, table: int) -> list[list[str]]:
    """The cells of each row."""
    rows: list[list[str]] = []
    inside = slice(table + 1, page.ends[table])
    runs, join = page.runs, page.join
    many = 0
    for tag, start, end in zip(
        page.tags[inside], page.text_from[inside], page.text_to[inside], strict=True
    ):
        if tag == "tr":
            rows.append([])
        elif (tag == "td" or tag == "th") and rows and many < _MOST_CELLS:
            one = runs[start] if end - start == 1 else join(start, end) if end > start else ""
            rows[-1].append(one)
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
            if across > 1 or down > 1:
                for below in range(down):
                    for beside in range(across):
                        taken[row + below, column + beside] = ""
            start, end = page.text_from[element], page.text_to[element]
            taken[row, column] = page.join(start, end) if end > start else ""
            column += across
            width = max(width, column)
    return [[taken.get((at, one), "") for one in range(width)] for at in range(row + 1)]


def _spans(page: Outline, element: int) -> tuple[int, int]:
    """Columns and rows that a cell covers."""
    attributes = page.nodes[element].attributes
    return _span(attributes.get("colspan")), _span(attributes.get("rowspan"))


def _span(said: str | None) -> int:
    if not said or not (said.isascii() and said.isdigit() and len(said) < 6):
        return 1
    return max(1, min(int(said), _MOST_SPAN))
