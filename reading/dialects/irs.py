"""A TRS site search that stands in for a list: `/irs/front/search` and `/igs/front/search.jhtml` (§2.5).

A search index lags behind and mixes columns, so its rows are shown but its total and its end prove nothing.
"""

from __future__ import annotations

from dataclasses import replace

from reading.dialects import igs
from reading.dialects._dialect import Dialect, Reply, Source
from reading.lists.found import Found

NAME = "irs"
_MIXED = "条目来自站内检索，可能混有其他栏目的信息或未及时更新"


def _first(source: Source) -> Found | None:
    return igs.searched(source, NAME)


def _answer(reply: Reply) -> Found:
    found = igs.answer(reply)
    if found.refused:
        return found
    if not found.rows and reply.onward.page == 1:
        return Found(refused="站内检索没有返回条目，不能说明栏目为空")
    return replace(found, total=None, pages=None, reasons=(_MIXED,), inferred=True)


DIALECT = Dialect(NAME, 43, igs.DIALECT.recognise, _first, _answer)
