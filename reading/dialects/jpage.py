"""大汉 jcms: rows inside `<script type="text/xml"><datastore>`, one `<record>` each (§2.1).

The script is no well-formed XML (bare `&`), so records are cut out by their tags and their contents go
through the same parser and row finder as any list.
"""

from __future__ import annotations

import re

from reading.addresses import Resolver
from reading.dialects._dialect import Dialect, Source
from reading.lists.found import Found
from reading.lists.postings import postings
from reading.lists.rows import Row, main_anchor, may_title, seeds
from reading.outline import Outline, outline

_TOTAL = re.compile(r"<totalrecord>\s*(\d{1,8})\s*</totalrecord>")
_PER_PAGE = re.compile(r"perPage\s*[:=]\s*['\"]?(\d{1,4})")
_TOTAL_PAGE = re.compile(r"<totalpage>\s*(\d{1,6})\s*</totalpage>")
_COLUMN = re.compile(r"columnid(?:=|['\"]?\s*:\s*['\"]?)(\d+)")
_COL_OF_URL = re.compile(r"/col/col(\d+)/")
_MAX_RECORDS = 5_000


def _recognise(source: Source) -> bool:
    return "<datastore" in source.page.code or "<recordset" in source.page.code


def _first(source: Source) -> Found | None:
    """The datastore of this column; with several, the one whose column is in the address, else the fullest."""
    page, url = source.page, source.url
    found = [
        (script.at, script.text)
        for script in page.scripts
        if "<datastore" in script.text or "<recordset" in script.text
    ]
    if not found:
        return None
    column = _COL_OF_URL.search(url)
    settings = " ".join(script.text for script in page.scripts if "perPage" in script.text)
    best = max(found, key=lambda item: (_is_of(item[1], column), item[1].count("<record>")))
    return _read(best[1], best[0], settings, source.resolver)


def _is_of(text: str, column: re.Match[str] | None) -> bool:
    if column is None:
        return False
    return column.group(1) in _COLUMN.findall(text) or f"art_{column.group(1)}_" in text


def _read(text: str, at: int, settings: str, resolver: Resolver) -> Found:
    inner = outline("".join(f"<section>{_unrowed(one)}</section>" for one in _records(text)))
    dated = seeds(inner)
    made = (_row(inner, at, dated) for at, tag in enumerate(inner.tags) if tag == "section")
    rows = postings(inner, [row for row in made if row], resolver)
    stated = _TOTAL.search(text)
    total = int(stated.group(1)) if stated else None
    more = total is not None and total > len(rows)
    return Found(
        rows=rows,
        total=total,
        pages=_pages(text, settings, total),
        last=None if total is None else not more,
        reasons=(f"列表由脚本分页：网页只含前{len(rows)}条，站点报告共{total}条",) if more else (),
        scripted=True,
        at=at,
        records=inner,
    )


def _records(text: str) -> list[str]:
    """The contents of the records, by plain search: linear on any text."""
    out: list[str] = []
    start = text.find("<record>")
    while start >= 0 and len(out) < _MAX_RECORDS:
        end = text.find("</record>", start)
        if end < 0:
            break
        inside = text[start + len("<record>") : end].strip()
        out.append(inside.removeprefix("<![CDATA[").removesuffix("]]>"))
        start = text.find("<record>", end)
    return out


def _unrowed(record: str) -> str:
    """Table rows outside a table lose their cells in any HTML parser; divisions keep them apart."""
    return re.sub(r"<(/?)(?:tr|td|th|tbody|table)\b", r"<\1div", record, flags=re.IGNORECASE)


def _row(inner: Outline, element: int, dated: list[int]) -> Row | None:
    first, last = inner.anchor_range(element)
    titled = [at for at in range(first, last) if may_title(inner.links[at])]
    if not titled:
        return None
    start, end = inner.text_range(element)
    return Row(
        main_anchor(inner, element, titled), element, [at for at in dated if start <= at < end], 0
    )


def _pages(text: str, settings: str, total: int | None) -> int | None:
    """Display pages; `<totalpage>` counts groups of several pages and is only the last resort."""
    per_page = _PER_PAGE.search(settings)
    if per_page and total is not None and int(per_page.group(1)):
        return max(1, -(-total // int(per_page.group(1))))
    stated = _TOTAL_PAGE.search(text)
    return int(stated.group(1)) if stated else None


DIALECT = Dialect("jpage", 10, _recognise, _first)
