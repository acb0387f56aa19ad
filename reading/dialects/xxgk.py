"""大汉 信息公开: a disclosure catalogue whose lists come as HTML fragments from `search.jsp` (§2.2).

Asked without a leaf's code the server answers for the whole office: such rows are kept only where their address
states this very column, and the list is never called complete.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from reading import dates
from reading.addresses import Resolver
from reading.dialects._data import fragment, rows_of, text_of
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._hanweb import column_of, columns_of, marks, met
from reading.dialects._xxgk_query import FAMILY, Catalogue, catalogue, listed, told, tree_request
from reading.dialects._xxgk_tree import branches
from reading.lists.found import Found
from reading.lists.postings import postings
from reading.lists.rows import MAX_ROWS, Row, main_anchor, may_title, seeds
from reading.outline import Outline, outline
from records import Continuation, Origin, Posting, veil

_MARKS = ("/module/xxgk/search.jsp", "/module/xxgk/tree.jsp")
_ROW = re.compile(r"(?:^|\s)tr_main_value_(?:odd|even)(?:\s|$)")
_PAGES = re.compile(r"共\s{0,5}(\d{1,6})\s{0,5}页")
_TOTAL = re.compile(
    r"共\s{0,5}有?\s{0,5}(\d{1,8})\s{0,5}[条篇]|总(?:记录|条)数?\s{0,5}[:：]?\s{0,5}(\d{1,8})"
)
_TABULAR = re.compile(r"<(/?)(?:tr|td|th|tbody|thead|table)\b", re.IGNORECASE)
_EMPTY = "信息公开目录接口未返回条目（参数可能不符或会话失效），不能视为空栏目"
_SAME = "信息公开目录接口对第 {} 页返回与上一页相同的条目，没有翻页"
_AREA = "页面未写明目录代码（infotypeId），接口返回整个公开单位的信息"
_SIFTED = _AREA + "，已按栏目号 {} 筛选，不能确认齐全"
_NONE_OURS = _AREA + "，其中没有栏目号为 {} 的条目"
_PARAMETERS = "信息公开目录页未写明目录代码和公开单位，未能取得列表"


def _recognise(source: Source) -> bool:
    page = source.page
    if "dataproxy.jsp" in page.code:
        return False  # §1: that mark goes before
    if any(mark in page.code for mark in _MARKS):
        return True
    if any(mark in frame for frame in page.frames for mark in _MARKS):
        return True
    named = {name.lower() for kind, name in page.inputs if kind.lower() == "hidden"}
    return "infotypeid" in named and ("jdid" in named or "divid" in named)


def _first(source: Source) -> Found | None:
    """The shell, or the page with the first rows already in it."""
    said = catalogue(source)
    tree = tree_request(said, source)
    trees = (tree,) if tree else ()
    column = column_of(source.url)
    rows = _ours(_rows(source.page, source.resolver), said, column)
    drawn = bool(rows)
    if not drawn and column in columns_of(source.lists.rows):
        rows = source.lists.rows  # the first page in a markup of the site's own
    if not said.asks:
        return _unasked(rows, drawn, trees)
    pages, total = _counted(source.page)
    ended = bool(rows) and pages is not None and pages <= 1
    onward = listed(said, 2 if rows else 1, source.url, source.charset, marks(rows))
    return Found(
        rows=rows,
        total=total if said.code and drawn else None,
        pages=pages,
        here=1 if rows else None,
        last=ended,
        onward=None if ended else onward,
        reasons=() if said.code else (_sifted(column),),
        inferred=not said.site or (bool(rows) and not drawn),
        scripted=True,
        catalogue=trees,
    )


def _unasked(
    rows: tuple[Posting, ...], drawn: bool, trees: tuple[Continuation, ...]
) -> Found | None:
    """A page that says neither leaf nor office: what it shows, and the tree if it names one."""
    if not rows and not trees:
        return None
    drawn_rows = rows if drawn else ()
    return Found(drawn_rows, reasons=(_PARAMETERS,), last=False, scripted=drawn, catalogue=trees)


def _ours(rows: tuple[Posting, ...], said: Catalogue, column: str) -> tuple[Posting, ...]:
    """The column's own rows of an answer for the whole office; all rows of an answer for a leaf (§2.2)."""
    if said.code or not column:
        return rows
    return tuple(row for row in rows if columns_of([row]) == [column])


def _sifted(column: str) -> str:
    return _SIFTED.format(column) if column else _AREA


def _rows(page: Outline, resolver: Resolver) -> tuple[Posting, ...]:
    """The rows in document order: odd and even ones are one list."""
    dated = seeds(page)
    made: list[Posting] = []
    at = 0
    while at < len(page.tags) and len(made) < MAX_ROWS:
        following = at + 1
        if page.tags[at] in {"tr", "div"} and _is_row(page, at):
            row = _row(page, at, dated)
            made += (
                [_told(page, row, one) for one in postings(page, [row], resolver)] if row else []
            )
            following = page.ends[at]
        at = following
    return rows_of(made)


def _is_row(page: Outline, element: int) -> bool:
    return bool(_ROW.search(page.nodes[element].attributes.get("class") or ""))


def _row(page: Outline, element: int, dated: list[int]) -> Row | None:
    first, last = page.anchor_range(element)
    titled = [at for at in range(first, last) if may_title(page.links[at])]
    if not titled:
        return None
    start, end = page.text_range(element)
    inside = dated[bisect_left(dated, start) : bisect_left(dated, end)]
    return Row(main_anchor(page, element, titled), element, _cells(page, element, inside) or inside)


def _cells(page: Outline, row: int, inside: list[int]) -> list[int]:
    """Dates that fill a cell of the row: those in the box that opens under the pointer are its summary's."""
    out = []
    cell = row + 1
    while cell < page.ends[row]:
        start, end = page.text_range(cell)
        if end - start == 1 and start in inside and dates.leaf(page.runs[start]):
            out.append(start)
        cell = page.ends[cell]
    return out


def _told(page: Outline, row: Row, found: Posting) -> Posting:
    """What the anchor's own attributes say comes first: `mc` full title, `rq` date, `syh` 索引号 (§2.2)."""
    attributes = page.nodes[page.links[row.link].element].attributes
    title = text_of(attributes.get("mc"))
    when = dates.first((attributes.get("rq") or "")[:60], Origin.SHOWN)
    number = text_of(attributes.get("syh"))[:80]
    return replace(
        found,
        title=veil(title) if title else found.title,
        date=when or found.date,
        index_number=veil(number) if number else found.index_number,
    )


def _counted(page: Outline) -> tuple[int | None, int | None]:
    """Pages and rows of the whole list, as the pager prints them (`共N页`, `共N条`)."""
    text = " ".join(page.runs)
    pages, total = _PAGES.search(text), _TOTAL.search(text)
    rows = total.group(1) or total.group(2) if total else None
    return int(pages.group(1)) if pages else None, int(rows) if rows else None


def _answer(reply: Reply) -> Found:
    if reply.onward.value("asked") == "tree":
        return _tree(reply)
    page = outline(_TABULAR.sub(r"<\1div", reply.text))
    rows = _rows(page, reply.resolver) or _otherwise(reply)
    pages, total = _counted(page)
    said, here = told(reply.onward), reply.onward.page
    if not rows:
        return _without_rows(said, here, pages, total)
    if all(met(rows, reply.onward.value("before"))):
        return Found(refused=_SAME.format(here))
    column = reply.onward.value("column_number")
    shown = marks(rows)
    rows = _ours(rows, said, column)
    if not rows:
        return Found(refused=_NONE_OURS.format(column))
    ended = here >= pages if pages is not None else None
    further = None if ended else listed(said, here + 1, reply.onward.base, reply.charset, shown)
    return Found(
        rows=rows,
        total=total if said.code else None,
        pages=pages,
        here=here,
        last=ended,
        onward=further,
        reasons=() if said.code else (_sifted(column),),
        inferred=pages is None or not said.site,
        scripted=True,
        records=page,
    )


def _otherwise(reply: Reply) -> tuple[Posting, ...]:
    """Rows in a markup of the site's own: a fragment holds one list and nothing else; articles have a column."""
    rows = fragment(reply.text, reply.resolver)[0]
    dated = [row for row in rows if row.date is not None]
    return rows if rows and dated and columns_of(rows) else ()


def _without_rows(said: Catalogue, here: int, pages: int | None, total: int | None) -> Found:
    """Really empty only where the answer counts to nought for a leaf that was named."""
    if here == 1 and said.code and 0 in (total, pages) and not (total or pages):
        return Found(total=0, pages=pages, here=1, last=True, scripted=True)
    return Found(refused=_EMPTY)


def _tree(reply: Reply) -> Found:
    found = branches(reply.text, reply.onward.base, reply.onward.value("area"))
    return Found(branches=found) if found else Found(refused="信息公开目录树没有返回栏目")


DIALECT = Dialect(FAMILY, 20, _recognise, _first, _answer)
