"""How the HTML of every paper is made: our own templates, each word escaped, nothing missing silently."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from reports.phrases import long_date


def environment() -> Environment:
    """The templates of `reports/templates`, with the filter `long_date`; a page adds what it alone needs."""
    made = Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["long_date"] = long_date
    return made
