"""大汉 jcms classic: rows inside `<script type="text/xml"><datastore>`, the rest from `dataproxy.jsp` (§2.1).

The page's own settings say which of the two request forms it uses; the other is tried where that one is refused.
What never counts as an end: an empty answer (a wrong unit, a cipher the server does not take back), rows of another
column, the same rows again.
"""

from __future__ import annotations

from reading.dialects import _jpage_records as records
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._hanweb import column_of, columns_of, marks, met
from reading.dialects._jpage_paging import FAMILY, Ask, asked, beside, first_asks, following, onward
from reading.dialects._jpage_units import Unit, units
from reading.lists.found import Found
from records import Posting

_CIPHER = "站点对后续页参数加密，接口返回空内容，后续条目无法取得"
_EMPTY = "列表接口返回空内容（栏目或单元参数可能不符），不能视为没有更多条目"
_SAME = "列表接口返回的条目与上一页相同，没有翻页"
_NO_NEXT = "列表接口未给出下一组的地址"
_OTHERS = "页面有多个列表单元，没有一个写明属于本栏目（栏目号{}），后续页未取"
_FOREIGN = "列表接口返回的是其他栏目（栏目号{}）的条目，不是本栏目（{}）"


def _recognise(source: Source) -> bool:
    code = source.page.code
    return "<datastore" in code or "<recordset" in code or "dataproxy.jsp" in code


def _first(source: Source) -> Found | None:
    """The unit of this column; with several, the one whose column is in the address, else the fullest."""
    found = units(source)
    if not found:
        return None
    column = column_of(source.url)
    unit = max(found, key=lambda one: (_is_of(one, column), one.store.count("<record>")))
    if unit.store:
        return _inline(unit, source, column, len(found) == 1)
    return _shell(unit, source, column) if not column or unit.column == column else None


def _is_of(unit: Unit, column: str) -> int:
    if not column:
        return 0
    return 2 * (unit.column == column) + (f"art_{column}_" in unit.store)


def _inline(unit: Unit, source: Source, column: str, alone: bool) -> Found:
    """A page that holds its first records itself. `alone`: is it the page's only unit?"""
    raw = records.contents(unit.store)
    rows, inner = records.rows(raw, source.resolver)
    shown = set(columns_of(rows))
    own = next((one for one in (column, unit.column) if shown == {one}), "")
    if not raw and column in columns_of(source.lists.rows):
        return _beside_static(unit, source, column)
    total = unit.total
    more = total is None or total > len(raw)
    foreign = bool(column and unit.column) and column not in {unit.column, *shown} and not alone
    asks = first_asks(unit, source, len(raw), own, marks(rows)) if more and not foreign else []
    return Found(
        rows=rows,
        total=total,
        pages=_pages(unit, total),
        last=not more if total is not None else None if raw else False,
        onward=onward(asks[0], 2, source, tuple(asks[1:])) if asks else None,
        reasons=(*_partly(len(raw), total, unit), *((_OTHERS.format(column),) if foreign else ())),
        inferred=total is None or foreign,
        scripted=True,
        at=unit.at,
        records=inner,
    )


def _beside_static(unit: Unit, source: Source, column: str) -> Found:
    """A datastore without records beside rows of this very column in the page's own HTML (山东, §2.1)."""
    rows = source.lists.rows
    asks = first_asks(unit, source, len(rows), column, marks(rows))
    total = unit.total or None
    return Found(
        total=total,
        pages=_pages(unit, total),
        last=None if total is None else total <= len(rows),
        onward=onward(asks[0], 2, source, tuple(asks[1:])) if asks and total != len(rows) else None,
        reasons=("列表数据为空，条目取自网页本身",),
        inferred=True,
    )


def _partly(shown: int, total: int | None, unit: Unit) -> tuple[str, ...]:
    if total is None:
        return () if shown else ("列表数据为空且未给出总条数，不能确认栏目为空",)
    if total <= shown:
        return ()
    cipher = "；站点对后续页参数加密" if unit.encrypted else ""
    return (f"列表由脚本分页：网页只含前{shown}条，站点报告共{total}条{cipher}",)


def _shell(unit: Unit, source: Source, column: str) -> Found | None:
    """A page whose records come from the interface, unless its HTML shows rows of this very column after all."""
    if column and column in columns_of(source.lists.rows):
        return _beside_static(unit, source, column)
    asks = first_asks(unit, source, 0, column, "")
    if not asks:
        return None
    told = f"列表由脚本分页，站点报告共{unit.total}条" if unit.total else "列表由脚本分页"
    return Found(
        total=unit.total,
        pages=_pages(unit, unit.total),
        last=False,
        onward=onward(asks[0], 1, source, tuple(asks[1:])),
        reasons=(told,),
        scripted=True,
    )


def _pages(unit: Unit, total: int | None) -> int | None:
    """Display pages; `<totalpage>` counts groups of several pages and is only the last resort."""
    if unit.per_page and total is not None:
        return max(1, -(-total // unit.per_page))
    return records.total_pages(unit.store)


def _answer(reply: Reply) -> Found:
    """One answer of the interface; whatever is none of this list's next rows is refused by name."""
    ask = asked(reply.onward)
    raw = records.contents(reply.text)
    rows, inner = records.rows(raw, reply.resolver)
    again = met(rows, ask.before)
    refused = _refusal(ask, rows, again)
    if refused:
        return Found(refused=refused)
    stated = records.total(reply.text)
    total = stated if stated is not None else ask.total
    read = ask.read + len(raw) - sum(again)
    ended = 0 <= total <= read
    href = beside(ask.proxy, records.next_href(reply.text), reply.resolver)
    further = None if ended else following(ask, href, read, total, marks(rows))
    return Found(
        rows=tuple(row for row, known in zip(rows, again, strict=True) if not known),
        total=total if total >= 0 else None,
        last=ended if total >= 0 else None,
        onward=onward(further, reply.onward.page + 1, reply.onward) if further else None,
        reasons=() if ended or further else (_CIPHER if ask.encrypted else _NO_NEXT,),
        inferred=total < 0,
        scripted=True,
        records=inner,
    )


def _refusal(ask: Ask, rows: tuple[Posting, ...], again: list[bool]) -> str:
    """Why an answer is none; empty when it is one."""
    if not rows:
        return _CIPHER if ask.encrypted else _EMPTY
    shown = columns_of(rows)
    if ask.column and shown and ask.column not in shown:
        return _FOREIGN.format(shown[0], ask.column)
    return _SAME if all(again) else ""


DIALECT = Dialect(FAMILY, 10, _recognise, _first, _answer)
