"""Hostile bytes for dialects: what holds of any column page and any answer, whatever is in them."""

from __future__ import annotations

import random
import time

from reading import read_answer, read_page
from reading.addresses import host_of
from records import Page

PIECES = (
    "<", ">", "</", "{", "}", "[", "]", '"', "'", "\\", "\0", "&", "=", "+", ":", ",", "//", "/*", "*/", "<!--",
    "<record>", "]]>", "site/label/8888", "data : {", "url: ", "showList/", "9" * 40, "\ufffd", "页", "1e999",
)  # fmt: skip
BUDGET = 6.0
"""Seconds for 5 MB on a machine shared by many."""


def hold(page: Page) -> None:
    """Titles are there, addresses absolute, dates of the calendar; a refusal has no list."""
    assert isinstance(page, Page)
    rows = page.listing.postings if page.listing else ()
    for row in rows:
        assert row.title
        assert row.url is None or host_of(row.url)
        assert row.date is None or 1990 <= row.date.year <= 2099
    if page.listing and page.listing.onward:
        assert page.listing.onward.request.url.startswith("http")
        assert page.listing.onward.page >= 1


def mutated(text: str, seed: int) -> str:
    """The text with pieces cut out, doubled and put in."""
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(text) + 1)
        to = min(len(text), at + dice.randint(0, 60))
        middle = dice.choice(("", text[at:to] * 2, dice.choice(PIECES), dice.choice(PIECES) * 9))
        text = text[:at] + middle + text[to:]
    return text


def monsters(text: str) -> dict[str, str]:
    """The same page or answer grown, nested, cut and poisoned."""
    half = len(text) // 2
    return {
        "blank": "",
        "nuls": "\0".join(text[:2_000]) + "\0" * 1_000,
        "cut": text[:half],
        "tail": text[half:],
        "nested-divs": text[:half] + "<div>" * 10_000 + text[half:],
        "nested-braces": text[:half] + "{" * 10_000 + text[half:],
        "nested-json": '{"custom":' * 10_000 + "[" * 10_000,
        "nested-brackets": "[" * 10_000 + "]" * 10_000,
        "open-comments": text[:half] + "/*" * 20_000 + text[half:],
        "open-quotes": text[:half] + "a:\"b='" * 20_000 + text[half:],
    }


def giant(text: str) -> str:
    """5 MB of it, over and over."""
    return text * (5_000_000 // max(1, len(text)) + 1)


def read_both(column: str, url: str, answer: str, pattern: str) -> None:
    """Read a column page as it is, and an answer as the reply to what the unharmed page (`pattern`) asks for."""
    hold(read_page(column.encode("utf-8", "replace"), url))
    onward = read_page(pattern.encode(), url).listing.onward
    for one in (onward, *onward.otherwise):
        hold(read_answer(answer.encode("utf-8", "replace"), one.request.url, "", one))


def timed(column: str, url: str, answer: str, pattern: str) -> float:
    """Seconds that both take."""
    start = time.process_time()
    read_both(column, url, answer, pattern)
    return time.process_time() - start
