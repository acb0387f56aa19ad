"""帝国 EmpireCMS: linked pages `index_2.html`, and the rows of the whole list as `<a title="Total record">`.

Dynamic columns are asked for as `/e/action/ListInfo/?classid=5&page=1&totalnum=333` or `list.php?classid=5&page=1`,
where pages count from 0; their links say so themselves. The marks are those of stored pages (§1 has no row for it).
"""

from __future__ import annotations

import re

from reading.dialects import _numbered
from reading.dialects._dialect import Dialect, Source
from reading.lists.found import Found

_TITLE = "Total record"
_MARKS = (_TITLE, "/e/action/ListInfo", "list.php?classid")
_TOTAL = re.compile(r"[?&](?:amp;)?totalnum=(\d{1,7})(?=\D|$)")
_PAGE = re.compile(r"[?&]page=(\d{1,5})(?=&|$)")


def _recognise(source: Source) -> bool:
    return any(mark in source.text for mark in _MARKS)


def _first(source: Source) -> Found | None:
    """Rows as the static reader saw them; the total is this family's own."""
    pager, total = source.lists.pager, _total(source)
    asked = _PAGE.search(source.url) if "classid=" in source.url else None
    if total is None and asked is None and not pager.links:
        return None
    here = int(asked[1]) + 1 if asked else pager.here
    pages = pager.pages
    if (
        pages is None
        and total is not None
        and here in {None, 1}
        and total <= len(source.lists.rows)
    ):
        pages = 1
    more = pager.next_href
    return Found(
        total=total if total is not None else pager.rows,
        pages=pages,
        here=here or (1 if pages == 1 else None),
        last=False if more else None if pages is None else pages <= (here or 1),
        onward=_numbered.onward(source, more, (here or 1) + 1) if more else None,
    )


def _total(source: Source) -> int | None:
    for link in source.page.links:
        if link.title.strip() == _TITLE and link.text.strip().isdigit() and len(link.text) < 9:
            return int(link.text)
    found = _TOTAL.search(source.text)
    return int(found[1]) if found else None


DIALECT = Dialect("empire", 56, _recognise, _first)
