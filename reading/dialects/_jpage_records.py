"""The records of a 大汉 datastore: cut out by their tags, read by the same row finder as any list (§2.1).

The datastore is no well-formed XML (bare `&`), so no XML parser is asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reading.addresses import Resolver
from reading.lists.postings import postings
from reading.lists.rows import Row, main_anchor, may_title, seeds
from reading.outline import Outline, outline
from records import Posting

_MAX_RECORDS = 5_000
_TOTAL = re.compile(r"<totalrecord>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}(\d{1,8})")
_TOTAL_PAGE = re.compile(r"<totalpage>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}(\d{1,6})")
_NEXT = re.compile(r"<nextgroup>[^<]{0,40}(?:<!\[CDATA\[)?[^<]{0,40}<a\b([^>]{1,4000})>")
_HREF = re.compile(r"href\s{0,5}=\s{0,5}(?:\"([^\"]{1,3000})\"|'([^']{1,3000})')")
_TABULAR = re.compile(r"<(/?)(?:tr|td|th|tbody|table)\b", re.IGNORECASE)


def total(store: str) -> int | None:
    """Rows of the whole list by `<totalrecord>`; None when it does not say."""
    stated = _TOTAL.search(store)
    return int(stated.group(1)) if stated else None


def total_pages(store: str) -> int | None:
    """`<totalpage>`: counts the pages of the request that was made, seldom those that are shown."""
    stated = _TOTAL_PAGE.search(store)
    return int(stated.group(1)) if stated else None


def next_href(store: str) -> str:
    """Address of the next group as `<nextgroup>` prints it; empty without one."""
    found = _NEXT.search(store)
    named = _HREF.search(found.group(1)) if found else None
    return (named.group(1) or named.group(2)).replace("&amp;", "&").strip() if named else ""


def contents(store: str) -> list[str]:
    """The contents of the records, by plain search: linear on any text."""
    out: list[str] = []
    start = store.find("<record>")
    while start >= 0 and len(out) < _MAX_RECORDS:
        end = store.find("</record>", start)
        if end < 0:
            break
        inside = store[start + len("<record>") : end].strip()
        out.append(inside.removeprefix("<![CDATA[").removesuffix("]]>"))
        start = store.find("<record>", end)
    return out


def rows(records: list[str], resolver: Resolver) -> tuple[tuple[Posting, ...], Outline]:
    """The rows of these records, and the outline of their markup. One record is at most one row."""
    inner = outline("".join(f"<section>{_untabled(one)}</section>" for one in records))
    dated = seeds(inner)
    made = (_row(inner, at, dated) for at, tag in enumerate(inner.tags) if tag == "section")
    return postings(inner, [row for row in made if row], resolver), inner


def _untabled(record: str) -> str:
    """Table rows outside a table lose their cells in any HTML parser; divisions keep them apart."""
    return _TABULAR.sub(r"<\1div", record)


def _row(inner: Outline, element: int, dated: list[int]) -> Row | None:
    first, last = inner.anchor_range(element)
    titled = [at for at in range(first, last) if may_title(inner.links[at])]
    if not titled:
        return None
    start, end = inner.text_range(element)
    mine = dated[bisect_left(dated, start) : bisect_left(dated, end)]
    return Row(main_anchor(inner, element, titled), element, mine, 0)
