"""Annual reports on disclosure: pages and files in, `AnnualFacts` out, and the identities that hold in them."""

from __future__ import annotations

from itertools import islice

from reading.annual import paper
from reading.annual.bare import bare
from reading.annual.facts import TOP, announces, facts_of, report_of, website_year
from reading.annual.sketch import likeness, most_likeness
from reading.annual.sums import against_last, identities, rolled_up
from reading.annual.website import sheet_identities
from reading.documents.blocks import Content
from reading.outline import Outline
from records.annual import AnnualFacts

__all__ = [
    "against_last", "identities", "in_content", "in_page", "likeness", "most_likeness", "rolled_up", "sheet_identities",
]  # fmt: skip


def in_page(page: Outline, title: str) -> AnnualFacts | None:
    """The facts of a web page whose title announces an annual report; None for every other page."""
    if "报" not in title or (report_of(title) is None and website_year(title) is None):
        return None  # every name of either has that character, and few titles have
    return facts_of(title, paper.of_page(page), lambda parts: bare(page, parts))


def in_content(content: Content, name: str) -> AnnualFacts | None:
    """The facts of a file that its name or the heading on its first lines announces as an annual report."""
    stem = name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
    top = tuple(islice(paper.of_content(content), TOP))
    if not announces(stem, top):
        return None
    return facts_of(stem, tuple(islice(paper.of_content(content), _MOST_LINES)))


_MOST_LINES = 20_000
"""A report has some two hundred."""
