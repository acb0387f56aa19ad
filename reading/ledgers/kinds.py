"""What each kind of ledger makes of a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from reading.ledgers.cells import NOTHING, shown
from reading.ledgers.rows import Cells
from reading.posts import post_of
from records.accounts import ORIGINAL, REPOST
from records.addresses import problem_with
from records.imported import (
    Application,
    CatalogueItem,
    ErrorReport,
    LedgerRow,
    ListedPost,
    Message,
    RegisteredAccount,
    StatePost,
)

_ENDED = re.compile("撤回|撤销申请|放弃|终止")
_CLOSED = re.compile("注销|停用|关停|关闭|迁移|下线")
_WHOLE = re.compile(r"\d{1,7}", re.ASCII)
_NO = frozenset({"否", "无效", "不是", "N", "n", "0", "×"})
_DENIED = re.compile("^无|没有|不能|不可|无法|不支持|下架|停用|失效")
_GRANTED = re.compile("有|能|可|是|正常|支持|√|[Yy1]")
_ORIGINAL = re.compile("原创|自采|自编|^是$")
_REPOST = re.compile("转")
_BETWEEN = re.compile("[、，,；;\n]")
_NATIONAL = re.compile("国办|国务院办公厅|^$")
_WORKDAYS = re.compile(r"(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:个)?工作日")
_NUMERALS = {"三": 3, "五": 5, "七": 7, "十": 10, "十五": 15, "二十": 20, "三十": 30}
_SORTS = ("简单咨询", "咨询", "求助", "建议", "投诉", "举报", "信访", "征集", "访谈")
_NO_DAY = date.min
"""Stands for a required day that could not be read: the row is already marked bad and given to nobody."""


def _error_report(cells: Cells) -> Iterator[LedgerRow]:
    cells.in_order("received", "replied")
    cells.in_order("received", "closed")
    yield ErrorReport(
        cells.number("id"),
        cells.office("agency"),
        cells.day("received") or _NO_DAY,
        cells.day("replied"),
        cells.day("closed"),
        bool(_NATIONAL.search(cells.text("national"))),
        cells.site("site"),
    )


def _application(cells: Cells) -> Iterator[LedgerRow]:
    for later in (("notified", "corrected"), ("consulted", "opinion"), ("extended",), ("replied",)):
        cells.in_order("received", *later)
    yield Application(
        cells.number("id"),
        cells.office("agency"),
        cells.day("received") or _NO_DAY,
        cells.day("notified"),
        cells.day("corrected"),
        cells.day("consulted"),
        cells.day("opinion"),
        cells.day("extended"),
        cells.day("replied"),
        bool(_ENDED.search(cells.text("ended"))),
    )


def _message(cells: Cells) -> Iterator[LedgerRow]:
    cells.in_order("received", "replied")
    said = cells.text("sort")
    yield Message(
        cells.number("id"),
        cells.office("agency"),
        cells.day("received") or _NO_DAY,
        cells.day("replied"),
        next((one for one in _SORTS if one in said), ""),
        cells.text("valid") not in _NO,
    )


def _account(cells: Cells) -> Iterator[LedgerRow]:
    cells.in_order("last", "counted")
    cells.in_order("since", "counted")
    yield RegisteredAccount(
        cells.office("agency"),
        cells.words("platform"),
        cells.number("name"),
        cells.day("counted") or cells.known.today,
        cells.day("last"),
        bool(_CLOSED.search(cells.text("closed"))),
        cells.day("since"),
        *_posts(cells),
        cells.number("id"),
        cells.words("subject"),
        cells.day("registered"),
        cells.day("ended"),
        _address(cells, "feed"),
        cells.site("republished"),
        _said(cells, "interaction"),
        _said(cells, "usable"),
    )


def _address(cells: Cells, id_: str) -> str:
    """A web address; empty where the cell says that there is none."""
    value = cells.text(id_)
    if value in NOTHING:
        return ""
    if problem := problem_with(value):
        cells.wrong(id_, f"“{shown(value)}”{problem}")
    return value


def _said(cells: Cells, id_: str) -> bool | None:
    """Yes, no, or not said: 有、无、能、不能、是、否、已下架 …"""
    value = cells.text(id_)
    if _DENIED.search(value) or value in _NO:
        return False
    if not value:
        return None
    if not _GRANTED.search(value):
        cells.wrong(id_, f"“{shown(value)}”看不出有没有、能不能，请写“有”“无”或“能”“不能”")
    return True


def _listed_post(cells: Cells) -> Iterator[LedgerRow]:
    said = cells.text("said")
    marked = ORIGINAL if _ORIGINAL.search(said) else REPOST if _REPOST.search(said) else ""
    if said in _NO:  # under 是否原创
        marked = REPOST
    yield ListedPost(
        cells.words("account"),
        cells.words("platform"),
        post_of(
            cells.text("title"),
            cells.day("day"),
            url=_address(cells, "url"),
            said=marked,
            source=cells.text("source"),
        ),
    )


def _posts(cells: Cells) -> tuple[int | None, int | None, int | None]:
    """Posts, originals and reposts; the parts must not be more than the whole."""
    posts, own, taken = (_whole(cells, one) for one in ("posts", "originals", "reposts"))
    if posts is not None and (own or 0) + (taken or 0) > posts:
        cells.wrong("posts", "小于原创数与转载数之和，请核对")
    if posts is None and own is not None and taken is not None:
        posts = own + taken
    return posts, own, taken


def _whole(cells: Cells, id_: str) -> int | None:
    """A number of posts; None where the cell is empty."""
    value = cells.text(id_).removesuffix(".0").rstrip("条篇")
    if not value:
        return None
    if not _WHOLE.fullmatch(value):
        cells.wrong(id_, f"“{shown(value)}”不是条数，应写成整数")
        return None
    return int(value)


def _item(cells: Cells) -> Iterator[LedgerRow]:
    """One row for each office that owes it."""
    area = cells.words("field") or cells.table.place or cells.place.file.rpartition(".")[0]
    first, second = cells.words("first"), cells.words("second")
    content, due = cells.words("content"), cells.words("due")
    for agency, words in cells.known.offices.owners(cells.words("owner")):
        yield CatalogueItem(
            area, first, second, content, agency, words, due, workdays_in(due)
        )  # fmt: skip


def _state_post(cells: Cells) -> Iterator[LedgerRow]:
    named = (one.strip() for one in _BETWEEN.split(cells.words("accounts")))
    accounts = tuple(dict.fromkeys(one for one in named if one and one not in NOTHING))
    yield StatePost(
        cells.words("title"), cells.day("released") or _NO_DAY, cells.site("site"), accounts
    )


def workdays_in(due: str) -> int | None:
    """Working days that a 公开时限 gives; the shortest where it gives several."""
    found = [int(one) if one.isdigit() else _NUMERALS.get(one, 0) for one in _WORKDAYS.findall(due)]
    return min(filter(None, found), default=None)


TAKERS: dict[str, Callable[[Cells], Iterable[LedgerRow]]] = {
    "errors": _error_report,
    "applications": _application,
    "messages": _message,
    "accounts": _account,
    "catalogue": _item,
    "state": _state_post,
    "posts": _listed_post,
}
