"""Reading the county's yearly documents without the reader of the house: tables by regular expression."""

import re
from collections.abc import Iterator

from sample import County, yearly
from sample.nouns import Item, SitePlan, Yearly

Table = list[list[str]]
_CELL = re.compile(r"<td[^>]*>(.*?)</td>")


def documents(county: County, kind: str) -> Iterator[tuple[SitePlan, Item, Yearly]]:
    for site in county.sites:
        for column in site.columns:
            for item in county.items(site, column):
                if item.yearly and item.yearly.kind == kind:
                    yield site, item, item.yearly


def tables(of: Yearly) -> dict[str, Table]:
    """The tables of a budget or account by title, whether on the page or in the workbook."""
    return {one.title: [list(row) for row in one.rows] for one in yearly.sheets(of)}


def drawn(text: tuple[str, ...]) -> list[Table]:
    """The tables of a text, cells in the order of the page, spans left aside."""
    return [
        [_CELL.findall(row) for row in one.split("</tr>") if "<td" in row]
        for one in text
        if "<table" in one
    ]


def cents(cell: str) -> int:
    """Hundredths; nothing is nothing."""
    return int(cell.replace(",", "").replace(".", "") or 0)
