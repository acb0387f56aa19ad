"""Static families' pages, broken: no exception, no time, no row without a title, no date off the calendar."""

from __future__ import annotations

import random
import time

import pytest

from reading import read_answer, read_page
from records import Continuation, Request
from tests.sites.clientside import site as clientside
from tests.sites.empire import site as empire
from tests.sites.fallback import site as fallback
from tests.sites.mini import BASE, items
from tests.sites.siblings import site as siblings
from tests.sites.trs import site as trs
from tests.sites.vsb import site as vsb

THINGS = items(9)
PAGES = {
    "trs": (trs.COLUMN, trs.column(THINGS, trs.six, 5)[trs.COLUMN]),
    "trs variables": (trs.COLUMN, trs.column(THINGS, trs.variables, 5)[trs.COLUMN]),
    "siblings": (f"{siblings.FOLDER}xlist.shtml", siblings.column(THINGS, size=5)[f"{siblings.FOLDER}xlist.shtml"]),
    "vsb": (vsb.COLUMN, vsb.column(THINGS)[vsb.COLUMN]),
    "empire": (empire.COLUMN, empire.column(THINGS)[empire.COLUMN]),
    "nodes": (clientside.FOLDER, clientside.nodes(THINGS, 9)),
    "data": (clientside.FOLDER, clientside.data(THINGS, 9)),
    "setPage": (clientside.FOLDER, clientside.set_page(THINGS, 5)[clientside.FOLDER]),
    "fallback": (fallback.COLUMN, fallback.page(THINGS)),
}  # fmt: skip
PIECES = [
    "<",
    "'",
    '"',
    "\0",
    "<!--",
    "]]>",
    "(" * 50,
    "</script>",
    "<ul>" * 200,
    "1/9",
    "9" * 40,
    "\u202e",
    "\\",
    "//",
    "/*",
]


def broken(text: str, seed: int) -> bytes:
    """The page, cut, with pieces put in and taken out, in one of several encodings."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        text = chance.choice(
            (
                text[:at],
                text[:at] + chance.choice(PIECES) + text[at:],
                text[:at] + text[at + chance.randint(1, 60) :],
                text + text[at:],
            )
        )
    return text.encode(chance.choice(("utf-8", "gb18030", "utf-16")), "ignore")


@pytest.mark.parametrize("name", PAGES)
def test_broken_pages(name):
    path, html = PAGES[name]
    began = time.process_time()
    for seed in range(40):
        body = broken(html, seed)
        page = read_page(body, BASE + path)
        onward = page.listing.onward if page.listing else None
        asked = onward or Continuation(Request(BASE + path), 2, "fallback")
        for got in (page, read_answer(body, BASE + path, "", asked)):
            for row in got.listing.postings if got.listing else ():
                assert row.title.strip()
                assert row.url is None or row.url.startswith("http")
                assert row.date is None or 1990 <= row.date.year <= 2099

    assert time.process_time() - began < 10
