"""Statistics as one self-contained page: each number leads to what it rests on, and that to its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import Template
from markupsafe import Markup, escape

from reports.pages import environment
from reports.statistics.figures import Figure, Part
from reports.statistics.forms import lead
from reports.statistics.model import Statistics


def page(paper: Statistics) -> str:
    """The page; every word is escaped, and only our own anchors are markup."""
    numbers = paper.numbers
    sources = [
        (one, _spans(numbers, one.rows), _spans(numbers, one.before)) for one in paper.figures
    ]
    leads = [lead(place, one) for place, one in enumerate(paper.sections, start=1)]
    return _template().render(paper=paper, sources=sources, leads=leads)


@cache
def _template() -> Template:
    pages = environment()
    pages.filters["linked"] = linked
    return pages.get_template("statistics.html.j2")


def linked(words: Iterable[Part]) -> Markup:
    """The words, each figure with a link to its source."""
    return Markup("").join(
        _anchor(one) if isinstance(one, Figure) else escape(one) for one in words
    )


def _anchor(figure: Figure) -> Markup:
    return Markup('<a class="figure" href="#{}">{}</a>').format(figure.id, figure.text)


def _spans(numbers: Mapping[str, int], keys: Iterable[str]) -> list[tuple[int, int]]:
    """First and last number of each run of rows."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers[key] for key in keys):
        if found and number == found[-1][1] + 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found
