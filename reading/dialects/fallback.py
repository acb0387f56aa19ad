"""No family knows the page, yet a script turns its pages, or it counts more than it shows (domain note §2.14)."""

from __future__ import annotations

from reading.dialects import _guess
from reading.dialects._dialect import Dialect, Source
from reading.dialects._written import written_rows
from reading.lists.found import Found


def _recognise(source: Source) -> bool:
    return _goes_on(source) or (not source.lists.rows and "document.write" in source.page.code)


def _goes_on(source: Source) -> bool:
    """Are there signs of further pages, and no link to the next?"""
    pager = source.lists.pager
    if not source.lists.rows or pager.next_href or pager.links:
        return False
    return pager.by_script or (pager.pages or 1) > (pager.here or 1)


def _first(source: Source) -> Found | None:
    if source.lists.rows:
        return _guess.guessed(source, source.lists.pager.pages)
    written = written_rows(source)
    if written is None:
        return None
    pager = source.lists.pager
    alone = not pager.by_script and not pager.links and pager.pages in {None, 1}
    return Found(
        rows=written.rows,
        total=pager.rows,
        pages=pager.pages or (1 if alone else None),
        here=pager.here,
        last=True if alone else None,
        reasons=() if alone else (_guess.UNKNOWN,),
        scripted=True,
        at=written.at,
        records=written.records,
    )


DIALECT = Dialect(_guess.FAMILY, 90, _recognise, _first, _guess.answer)
