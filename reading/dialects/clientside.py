"""Lists that a page's own script slices: every row is in the bytes, or only the first ones are (domain note §2.16).

`pagedContent` nodes stand in the page, all of them (山东人社, 470 of 470). An inline `dataList` holds the rows of the
first display pages, the rest being fetched (湖州). Rendered first rows with empty template nodes behind them
(福建林业局) say that more is fetched.
"""

from __future__ import annotations

import re
from typing import Any

from reading.dialects import _data
from reading.dialects._dialect import Dialect, Source
from reading.lists.found import Found
from reading.scripts import numbers, scripts_with
from records import Posting

_NODES = "pagedContent"
_DATA = re.compile(r"\b(?:dataList|datalist|listData|newsList)\s*[=:]\s*(?=\[)")
_TOTALS = ("totalCount", "totalRecord", "recordCount", "totalNum", "total")
_SIZES = ("perSize", "perPage", "pageSize", "pagesize")
_TITLES = ("title", "docTitle", "TITLE", "name", "showTitle")
_LINKS = ("url", "link", "href", "docPubUrl", "URL", "linkurl")
_DAYS = ("daytime", "pubDate", "publishTime", "pubtime", "date", "time", "docRelTime", "createDate")
_REPEATED = re.compile(
    r"<(?:li|tr|div|dl|ul)\b[^<>]{0,200}\s(?:ms-(?:repeat|for|each)|v-for|ng-repeat|:for)\s{0,3}[=-]",
    re.IGNORECASE,
)
"""A row template in the page's own markup."""
_MORE_BY_TEMPLATE = "列表含未填充的模板，后续条目由脚本加载"
_LONGEST = 1_000_000
"""Characters of inline data that are looked at."""


def _recognise(source: Source) -> bool:
    return (
        _NODES in source.text
        or bool(_DATA.search(source.page.code))
        or (source.lists.dated and bool(_REPEATED.search(source.text)))
    )


def _first(source: Source) -> Found | None:
    return _data_list(source) or _nodes(source) or _templates(source)


# ---- all rows are nodes ----------------------------------------------------------------------------


def _nodes(source: Source) -> Found | None:
    """Every row is rendered and a script shows some: the total says whether it is every one."""
    if _NODES not in source.text or not source.lists.rows:
        return None
    given = _numbers(source)
    total = _named(given, _TOTALS)
    rows = len(source.lists.rows)
    whole = total is not None and rows >= total
    return Found(
        total=total,
        pages=_pages(total, _named(given, _SIZES)),
        here=1,
        last=True if whole else None if total is None else False,
        reasons=() if whole else (_short(rows, total),),
    )


def _short(rows: int, total: int | None) -> str:
    said = f"，站点报告共{total}条" if total is not None else "，站点未给出总条数"
    return f"列表由网页内的脚本分页：网页只含{rows}条{said}"


def _numbers(source: Source) -> dict[str, int]:
    """Plain numbers of the scripts that name a total or a page size."""
    out: dict[str, int] = {}
    for _, code in scripts_with(source.page, *_TOTALS[:-1], *_SIZES):
        out |= numbers(code)
    return out


def _named(given: dict[str, int], names: tuple[str, ...]) -> int | None:
    return next((given[name] for name in names if name in given), None)


def _pages(total: int | None, size: int | None) -> int | None:
    return max(1, -(-total // size)) if total is not None and size else None


# ---- rows in inline data -------------------------------------------------------------------------------


def _data_list(source: Source) -> Found | None:
    """Rows of an inline `dataList`; what lies beyond them is fetched, so only a total tells that they are all."""
    for at, code in scripts_with(source.page, "dataList", "datalist", "listData", "newsList"):
        start = _DATA.search(code)
        rows = _rows(_data.parse(_array(code, start.end())), source) if start else ()
        if not rows or not _is_the_list(rows, source):
            continue
        given = _numbers(source)
        total = _named(given, _TOTALS)
        whole = total is not None and len(rows) >= total
        return Found(
            rows=rows,
            total=total,
            pages=_pages(total, _named(given, _SIZES)),
            here=1,
            last=True if whole else None if total is None else False,
            reasons=() if whole else (f"{_short(len(rows), total)}，其余由脚本另行加载",),
            scripted=True,
            at=at,
        )
    return None


def _is_the_list(rows: tuple[Posting, ...], source: Source) -> bool:
    """Are the data the page's list, and not a picture strip beside it?"""
    shown = source.lists.rows if source.lists.dated else ()
    known = {row.url for row in rows}
    if not shown:
        return any(row.date for row in rows)
    return 2 * sum(row.url in known for row in shown) > len(shown)


def _array(code: str, at: int) -> str:
    """The JSON array that opens at `code[at]`, strings skipped; empty when it does not close in time."""
    depth, end, quoted = 0, min(len(code), at + _LONGEST), False
    place = at
    while place < end:
        char = code[place]
        if quoted:
            if char == "\\":
                place += 1
            quoted = char != '"'
        elif char == '"':
            quoted = True
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth == 0:
                return code[at : place + 1]
        place += 1
    return ""


def _rows(data: Any, source: Source) -> tuple[Posting, ...]:
    """Rows of a JSON array of objects; display pages may be arrays of their own."""
    if not isinstance(data, list):
        return ()
    flat = [one for part in data for one in (part if isinstance(part, list) else [part])]
    made = (_posting(one, source) for one in flat if isinstance(one, dict))
    return _data.rows_of(row for row in made if row)


def _posting(one: dict[str, Any], source: Source) -> Posting | None:
    link = _field(one, _LINKS)
    if link is None:
        return None
    when = next((day for name in _DAYS if (day := _data.moment(one.get(name)))), None)
    return _data.posting(_field(one, _TITLES), link, when, source.resolver)


def _field(one: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((one[name] for name in names if one.get(name)), None)


# ---- first rows rendered, the rest a template ------------------------------------------------------------


def _templates(source: Source) -> Found | None:
    """First rows are rendered, the others are a template's; a link to the next page makes it an ordinary list."""
    pager = source.lists.pager
    if not source.lists.rows or pager.next_href or not _REPEATED.search(source.text):
        return None
    rows = len(source.lists.rows)
    whole = pager.rows is not None and rows >= pager.rows
    return Found(
        total=pager.rows,
        pages=pager.pages,
        here=pager.here or 1,
        last=True if whole else None if pager.rows is None else False,
        reasons=() if whole else (_MORE_BY_TEMPLATE,),
    )


DIALECT = Dialect("clientside", 60, _recognise, _first)
