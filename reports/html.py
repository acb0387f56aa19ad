"""The bulletin as one self-contained HTML page: no outside resource, made to be printed too.

The only script is our own, which looks through long tables; its digest stands in the page's policy, so that no
other one runs. Without it the page is whole: every row is there.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Template
from markupsafe import Markup, escape

from reports.charts import Figure, bars, svg
from reports.model import BulletinText, Chart, Paragraph, Table
from reports.pages import environment

_FIGURES = re.compile(r"[0-9][0-9-]{5,}")
_SHORT = re.compile("[!-~]{1,12}|.{1,4}")
"""Dates, case numbers, one word: cells that are not broken."""
LONG = 30
"""Rows from which a table can be looked through: about a page of print."""
CHOSEN = frozenset({"责任单位", "问题类型", "程度", "状态", "整改结果"})
"""Columns whose values can be chosen from a list."""


def html(
    doc: BulletinText, figures: Sequence[Figure] = (), evidence: Collection[str] = frozenset()
) -> str:
    """The page. Every word of it is escaped by the template; only our own charts and script are markup.

    `evidence`: numbers of the cases that have a page of their own in the folder 证据 beside it.
    """
    tables = (block for annex in doc.annexes for block in annex.blocks)
    script = _script() if any(isinstance(one, Table) and _is_long(one) for one in tables) else ""
    return _template().render(
        doc=doc,
        figures=figures,
        evidence=evidence,
        script=Markup(script),  # noqa: S704 - our own file
        script_digest=_source_digest(script),
    )


@cache
def _script() -> str:
    return (files("reports") / "templates" / "filter.js").read_text(encoding="utf-8")


def _source_digest(script: str) -> str:
    """As a Content-Security-Policy names a script that may run (CSP Level 3, hash-source)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def _template() -> Template:
    pages = environment()
    pages.filters["chart"] = _chart
    pages.filters["figure"] = _figure
    pages.filters["shares"] = _shares
    pages.filters["unbroken"] = _unbroken
    pages.tests["short"] = _is_short
    pages.tests["long"] = _is_long
    pages.tests["chosen"] = CHOSEN.__contains__
    pages.tests["paragraph"] = _is_paragraph
    pages.tests["prose"] = _is_prose
    return pages.get_template("bulletin.html.j2")


def _chart(chart: Chart) -> Markup:
    return Markup(bars(chart))  # noqa: S704 - it escapes every word it is given


def _figure(figure: Figure, number: int) -> Markup:
    return Markup(svg(figure, number))  # noqa: S704 - it escapes every word it is given


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


def _is_long(block: Table) -> bool:
    return len(block.rows) >= LONG


def _is_prose(block: Table) -> bool:
    """Does the table hold more than figures? On a phone it is laid out as cards."""
    return bool(block.prose - {0})


def _is_paragraph(block: object) -> bool:
    return isinstance(block, Paragraph)
