"""Rows that inline scripts write into the page (§2.4: `document.write('<li><a href="' + …)`). Nothing is run.

What a script writes is put together from its string literals and from variables that hold one; a piece that
cannot be told becomes a gap, and a row with a gap in its address has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from reading.dialects._data import fragment
from reading.dialects._dialect import Source
from reading.outline import Outline, Script
from reading.scripts import joined, strings, uncommented
from records import Posting

_WRITE = re.compile(r"\bdocument\s*\.\s*write(?:ln)?\s*\(")
_LONGEST = 100_000
"""Characters of one script that are looked at: a hostile one costs no more."""
_MOST_ROWS = 5_000
_ROWS = ("<a", "href")


@dataclass(frozen=True, slots=True)
class Written:
    """Rows that scripts write."""

    rows: tuple[Posting, ...]
    records: Outline
    """Their markup."""
    at: int
    """Text run where the first of them stands."""


def written_rows(source: Source) -> Written | None:
    """The rows that the scripts behind the breadcrumb write; None when they write fewer than one."""
    page = source.page
    if "document.write" not in page.code or "href" not in page.code:
        return None
    scripts = [
        script
        for script in page.scripts
        if script.at >= source.lists.after and "document.write" in script.text
    ]
    html = "".join(map(written, scripts[:_MOST_ROWS]))
    if not all(mark in html for mark in _ROWS):
        return None
    rows, records = fragment(html, source.resolver)
    dated = any(row.date for row in rows)
    return Written(rows, records, scripts[0].at) if rows and dated else None


def written(script: Script) -> str:
    """What one script writes, as far as it can be told without running it."""
    code = uncommented(script.text[:_LONGEST])
    known = strings(code)
    starts = islice(_WRITE.finditer(code), _MOST_ROWS)
    return "".join(joined(code, start.end(), known)[0] for start in starts)
