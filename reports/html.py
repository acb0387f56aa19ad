"""The bulletin as one self-contained HTML page: no script, no outside resource, made to be printed too."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from reports.model import BulletinText, Chart, Paragraph, Table
from reports.phrases import long_date
from reports.svg import svg

_FIGURES = re.compile(r"[0-9][0-9-]{5,}")
_SHORT = re.compile("[!-~]{1,12}|.{1,4}")
"""Dates, case numbers, one word: cells that are not broken."""


def html(doc: BulletinText) -> str:
    """The page. Every word of it is escaped by the template; only our own charts are markup."""
    return _template().render(doc=doc)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["long_date"] = long_date
    environment.filters["chart"] = _chart
    environment.filters["shares"] = _shares
    environment.filters["unbroken"] = _unbroken
    environment.tests["short"] = _is_short
    environment.tests["paragraph"] = _is_paragraph
    environment.tests["prose"] = _is_prose
    return environment.get_template("bulletin.html.j2")


def _chart(chart: Chart) -> Markup:
    return Markup(svg(chart))  # noqa: S704 - svg() escapes every word it is given


def _shares(block: Table) -> list[float]:
    """Percent of the table's width, a column."""
    return [round(100 * width / sum(block.widths), 2) for width in block.widths]


def _unbroken(text: str) -> Markup:
    """Telephone numbers stay on one line."""
    return Markup(  # noqa: S704 - the text is escaped
        _FIGURES.sub(r'<span class="whole">\g<0></span>', str(escape(text)))
    )


def _is_short(cell: str) -> bool:
    return bool(_SHORT.fullmatch(cell))


def _is_prose(block: Table) -> bool:
    """Does the table hold more than figures? On a phone it is laid out as cards."""
    return bool(block.prose - {0})


def _is_paragraph(block: object) -> bool:
    return isinstance(block, Paragraph)
