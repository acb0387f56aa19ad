"""The completeness protocol (domain note §4, §7, §9): what was read of a column, and what may be said of it.

One case a way in which lists end, break off or only seem to. A case is a sentence, the pages in the order they
were asked for, and the verdict: *whole* (an article that is not in it was not published there), *fresh* (its
newest date may be judged), *blank* (it really has no row), with the words an inspector reads when it is not whole.
Days are of November 2026: `row(18)` is the article of that day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from reading.columns_seen import column_seen
from reading.completeness import list_seen
from reading.lists.order import in_order
from records import ColumnSeen, Continuation, Listing, Page, PageKind, Reason, Request, StatedDate
from tests.reading import seen as made
from tests.reading.seen import HOST, SITE, article, column, first, further, reading

LIST, EMPTY, SHELL, OTHER = (
    PageKind.LIST,
    PageKind.EMPTY_LIST,
    PageKind.JS_ONLY,
    PageKind.OTHER,
)
ABOVE = f"{HOST}/tzgg/"


def row(day, *, pinned=False, month=11, key=None):
    """The article of a day; `key` tells several of one day apart."""
    return made.row(f"/a/{key or f'{month}-{day}'}", StatedDate(2026, month, day), pinned=pinned)


def rows(*days, **kept):
    """The articles of these days."""
    return tuple(row(day, **kept) for day in days)


def ask(number, host=HOST, family="jpage", **kept):
    """The request for a page of a list."""
    return Continuation(Request(f"{host}/api?page={number}"), number, family, **kept)


def page1(*shown, kind=LIST, **kept):
    """The column page."""
    return first(made.page("/tzgg/", kind, *shown, **kept))


def page(number, *shown, kind=LIST, spelling="", **kept):
    """A further page, or an answer; another `spelling` is another way to ask for the same number."""
    return further(made.page(f"/tzgg/{spelling}{number}", kind, *shown, **kept), number)


def lost(number, reason=Reason.TIMEOUT, spelling=""):
    """A page that did not come."""
    return further(None, number, path=f"/tzgg/{spelling}{number}", reason=reason)


def gone(number, status=404, spelling=""):
    """A page that answered with an error status."""
    return further(made.page(f"/tzgg/{spelling}{number}"), number, status=status)


def refused(number, why, spelling=""):
    """An answer that is none: an error in JSON, an empty fragment."""
    facts = made.page(f"/tzgg/{spelling}{number}", OTHER, page_reasons=(why,))
    return further(facts, number)


def shell(onward=None, **kept):
    """A column page whose rows a request brings."""
    if onward is not None:
        kept["onward"] = onward
    return page1(kind=SHELL, **kept)


@dataclass(frozen=True)
class Case:
    """One way in which a list is met; the fields after `pages` are the verdict."""

    words: str
    pages: tuple
    whole: bool
    fresh: bool
    why: str = ""
    """What the inspector reads when it is not whole, or not fresh."""
    blank: bool = False
    reached: bool = True


def whole(words, *pages):
    return Case(words, pages, whole=True, fresh=True)


def broken(words, *pages, why, fresh=False):
    """Not read to its end; `fresh` where two ordered pages were."""
    return Case(words, pages, whole=False, fresh=fresh, why=why)


def blank(words, *pages):
    return Case(words, pages, whole=True, fresh=True, blank=True)


def unreached(words, *pages, why):
    return Case(words, pages, whole=False, fresh=False, why=why, reached=False)


NEXT = {"next_page": f"{HOST}/tzgg/2"}
MORE = {"next_page": f"{HOST}/tzgg/3"}
CASES = [
    # ---- a natural end
    whole("one page, no pager, no sign of one", page1(*rows(18, 17, 16))),
    whole(
        "the last page says that it is the last",
        page1(*rows(18, 17), **NEXT),
        page(2, *rows(16), last=True),
    ),
    whole("the last page offers no next", page1(*rows(18, 17), **NEXT), page(2, *rows(16))),
    whole(
        "page 3 repeats page 2: the server stops at its last page, and page 2 proved that it turns pages",
        page1(*rows(18, 17), onward=ask(2)),
        page(2, *rows(16, 15), onward=ask(3)),
        page(3, *rows(16, 15)),
    ),
    whole(
        "page 3 repeats page 1: past its end the server begins again",
        page1(*rows(18, 17), onward=ask(2)),
        page(2, *rows(16, 15), onward=ask(3)),
        page(3, *rows(18, 17)),
    ),
    whole(
        "the family's own end: an answer that says it is past the last row",
        page1(*rows(18, 17), onward=ask(2)),
        page(2, kind=EMPTY, family="jpage", last=True),
    ),
    whole(
        "a static page past the end says 暂无", page1(*rows(18, 17), **NEXT), page(2, kind=EMPTY)
    ),
    # ---- an end that is none
    broken(
        "a next page that nobody visited", page1(*rows(18, 17), **NEXT), why="列表未读到最后一页"
    ),
    broken(
        "a request that nobody made", page1(*rows(18, 17), onward=ask(2)), why="列表未读到最后一页"
    ),
    broken(
        "the page says that it is not the last",
        page1(*rows(18, 17), last=False),
        why="列表未读到最后一页",
    ),
    broken(
        "a script turns the pages, and nobody knows how",
        page1(*rows(18, 17), reasons=("列表可能由脚本分页，后续页未能取得",)),
        why="列表可能由脚本分页，后续页未能取得",
    ),
    broken(
        "page 2 is page 1 again, of seven: the server knows no page numbers",
        page1(*rows(18, 17), page_count=7, **NEXT),
        page(2, *rows(18, 17), page_count=7),
        why="第 2 页与第 1 页内容相同，服务器可能对任何页码都返回第一页，网站显示共 7 页",
    ),
    broken(
        "page 2 is page 1 again, and nobody says how many there are",
        page1(*rows(18, 17), onward=ask(2)),
        page(2, *rows(18, 17), onward=ask(3)),
        why="第 2 页与第 1 页内容相同，服务器可能对任何页码都返回第一页，不能确认只有一页",
    ),
    broken(
        "page 2 is page 1 again and calls itself the last",
        page1(*rows(18, 17), page_count=2, **NEXT),
        page(2, *rows(18, 17), page_count=2, last=True),
        why="第 2 页与第 1 页内容相同，服务器可能对任何页码都返回第一页，网站显示共 2 页",
    ),
    broken(
        "page 3 of five brings nothing new",
        page1(*rows(18, 17), page_count=5, **NEXT),
        page(2, *rows(16), **MORE),
        page(3, *rows(16)),
        why="第 3 页没有新条目，网站显示共 5 页",
        fresh=True,
    ),
    broken(
        "page 2 of three has no rows",
        page1(*rows(18, 17), page_count=3, **NEXT),
        page(2, kind=EMPTY),
        why="第 2 页没有条目，网站显示共 3 页",
    ),
    broken(
        "an empty answer is no end unless the family's facts say so (encrypted jpage: 54 bytes)",
        page1(*rows(18, 17), onward=ask(2)),
        page(2, kind=EMPTY, family="jpage"),
        why="第 2 页没有条目，不能确认列表到此为止",
    ),
    # ---- a page that did not come
    broken(
        "page 2 timed out", page1(*rows(18, 17), **NEXT), lost(2), why="第 2 页未能读取（响应超时）"
    ),
    broken(
        "page 2 is 404",
        page1(*rows(18, 17), **NEXT),
        gone(2),
        why="第 2 页未能读取（栏目页返回 404）",
    ),
    broken(
        "page 2 was stopped by a firewall",
        page1(*rows(18, 17), **NEXT),
        lost(2, Reason.BLOCKED),
        why="第 2 页未能读取（被防护系统拦截）",
    ),
    broken(
        "page 2 says with status 200 that it does not exist",
        page1(*rows(18, 17), **NEXT),
        page(2, kind=PageKind.ERROR_PAGE),
        why="第 2 页未能读取（页面提示不存在或已删除）",
    ),
    broken(
        "page 2 is a text, not a list",
        page1(*rows(18, 17), **NEXT),
        page(2, kind=PageKind.SINGLE),
        why="第 2 页未能读取（未找到列表）",
    ),
    broken(
        "the interface answers with an error in words",
        page1(*rows(18, 17), onward=ask(2)),
        refused(2, "接口返回错误：排序方式不能为空"),
        why="第 2 页未能读取（接口返回错误：排序方式不能为空）",
    ),
    broken(
        "a later page came, one between did not",
        page1(*rows(18, 17), page_count=3, **NEXT),
        lost(2),
        page(3, *rows(12), last=True),
        why="第 2 页未能读取（响应超时）",
        fresh=True,
    ),
    broken(
        "past the limit of pages a column",
        page1(*rows(18, 17), **NEXT),
        page(2, *rows(16), **MORE),
        lost(3, Reason.LIMIT),
        why="第 3 页未能读取（超出本次检查的页数上限，未访问）",
        fresh=True,
    ),
    broken(
        "a row of page 1 has its title written by a script: no further page makes up for it",
        page1(*rows(18, 17), reasons=("有1条未能读出标题",), **NEXT),
        page(2, *rows(16), last=True),
        why="有1条未能读出标题",
        fresh=True,
    ),
    # ---- another spelling of the same request
    whole(
        "the first way to ask was refused, the second worked",
        page1(*rows(18, 17), onward=ask(2)),
        refused(2, "空白答复"),
        page(2, *rows(16), last=True, spelling="b"),
    ),
    whole(
        "the first way to ask repeated page 1, the second turned the page",
        page1(*rows(18, 17), onward=ask(2)),
        page(2, *rows(18, 17)),
        page(2, *rows(16), last=True, spelling="b"),
    ),
    whole(
        "two of three ways failed",
        page1(*rows(18), onward=ask(2)),
        gone(2),
        lost(2, spelling="b"),
        page(2, *rows(16), last=True, spelling="c"),
    ),
    broken(
        "no way to ask worked: the last failure is named",
        page1(*rows(18, 17), onward=ask(2)),
        refused(2, "空白答复"),
        gone(2, spelling="b"),
        why="第 2 页未能读取（栏目页返回 404）",
    ),
    # ---- the site's own total
    whole("the total agrees", page1(*rows(18, 17, 16), total_rows=3, last=False, **NEXT)),
    whole(
        "the total agrees although the page after the last failed",
        page1(*rows(18, 17), total_rows=3, **NEXT),
        page(2, *rows(16), total_rows=3, **MORE),
        gone(3),
    ),
    whole(
        "a pinned row on both pages, counted twice",
        page1(row(1, pinned=True), *rows(18, 17), total_rows=5, **NEXT),
        page(2, row(1, pinned=True), *rows(16), total_rows=5),
    ),
    whole(
        "an article listed twice in a list read to its end",
        page1(*rows(18, 17, 16), total_rows=6, **NEXT),
        page(2, *rows(16, 15, 14), total_rows=6, last=True),
    ),
    broken(
        "the total is higher",
        page1(*rows(18, 17), total_rows=30),
        why="网站显示共 30 条，本次读到 2 条",
    ),
    broken(
        "the total is higher, and it is said why",
        page1(*rows(18, 17), total_rows=30, **NEXT),
        lost(2),
        why="网站显示共 30 条，本次读到 2 条；第 2 页未能读取（响应超时）",
    ),
    broken(
        "page 1 twice does not make up a total of four",
        page1(*rows(18, 17), total_rows=4, page_count=2, **NEXT),
        page(2, *rows(18, 17), total_rows=4, page_count=2, last=True),
        why="网站显示共 4 条，本次读到 2 条；第 2 页与第 1 页内容相同，"
        "服务器可能对任何页码都返回第一页，网站显示共 2 页",
    ),
    broken(
        "a total of what stands on the page: it leaves no row for the four further pages",
        page1(*rows(18, 17), total_rows=2, page_count=5, **NEXT),
        why="列表未读到最后一页",
    ),
    whole(
        "more rows than the total, and a last page: the count lags behind",
        page1(*rows(18, 17), total_rows=2, **NEXT),
        page(2, *rows(16), total_rows=2, last=True),
    ),
    broken(
        "more rows than the total, and no last page: it counts something else",
        page1(*rows(18, 17, 16), total_rows=2, **NEXT),
        why="列表未读到最后一页",
    ),
    # ---- facts that nobody measured
    broken(
        "an inferred family ends without a total",
        page1(*rows(18, 17), inferred=True, onward=ask(2)),
        page(2, *rows(16), inferred=True, last=True),
        why="翻页方式属推断，网站未给出总条数，不能确认已读完",
        fresh=True,
    ),
    whole(
        "an inferred family ends with its total",
        page1(*rows(18, 17), inferred=True, total_rows=3, onward=ask(2)),
        page(2, *rows(16), inferred=True, last=True),
    ),
    # ---- shells
    whole(
        "a shell and the request that brings its rows",
        shell(ask(1)),
        page(1, *rows(18, 17), last=True),
    ),
    whole(
        "a shell, its first request refused, the other spelling answered",
        shell(ask(1)),
        refused(1, "空白答复"),
        page(1, *rows(18, 17), last=True, spelling="b"),
    ),
    broken(
        "a shell whose second page failed",
        shell(ask(1)),
        page(1, *rows(18, 17), onward=ask(2)),
        lost(2),
        why="第 2 页未能读取（响应超时）",
    ),
    unreached("a shell and no request that could be made", shell(), why="列表由脚本加载，未能读取"),
    unreached(
        "a shell whose request was not made", shell(ask(1)), why="列表由脚本加载，其数据请求未发出"
    ),
    unreached(
        "a shell whose interface stands on another host",
        shell(ask(1, "https://api.province.example")),
        why="列表数据来自站外接口（api.province.example），未访问",
    ),
    unreached(
        "a shell whose request was refused",
        shell(ask(1)),
        refused(1, "接口返回空白"),
        why="列表由脚本加载，其数据未能取得（接口返回空白）",
    ),
    unreached(
        "a shell whose request was blocked",
        shell(ask(1)),
        lost(1, Reason.BLOCKED),
        why="列表由脚本加载，其数据未能取得（被防护系统拦截）",
    ),
    broken(
        "rows in the page, the rest behind another host's interface",
        page1(*rows(18, 17), onward=ask(2, "https://api.province.example")),
        why="列表数据来自站外接口（api.province.example），未访问",
    ),
    # ---- emptiness
    blank("the page says 暂无, or shows an empty list with a pager of one page", page1(kind=EMPTY)),
    blank("the same with the pager's numbers", page1(kind=EMPTY, page_count=1, last=True)),
    blank(
        "the interface counts 0", shell(ask(1)), page(1, kind=EMPTY, total_rows=0, family="gkmlpt")
    ),
    blank(
        "the family's words for nothing (安徽: 暂无相关信息)",
        shell(ask(1)),
        page(1, kind=EMPTY, family="label", last=True),
    ),
    broken(
        "an empty answer without a count or an end is not emptiness (jpaas: empty html = failure)",
        shell(ask(1)),
        page(1, kind=EMPTY, family="jpaas"),
        why="页面上未找到列表",
    ),
    broken(
        "an empty answer of an inferred family",
        shell(ask(1)),
        page(1, kind=EMPTY, family="truecms", last=True, inferred=True),
        why="页面上未找到列表",
    ),
    broken(
        "no row, and the site counts 25",
        page1(kind=EMPTY, total_rows=25),
        why="网站显示共 25 条，本次读到 0 条",
    ),
    broken(
        "no row, and a pager of seven pages: rows that the reader did not see",
        page1(kind=EMPTY, page_count=7, last=False),
        why="页面上未找到列表",
    ),
    broken(
        "no row in the page and a request for them that was not made",
        page1(kind=EMPTY, onward=ask(1)),
        why="列表由脚本加载，其数据请求未发出",
    ),
]


def judged(*readings) -> ColumnSeen:
    """The verdict on the column of these pages."""
    return column_seen(column(), SITE, readings, {one.errand.url: one for one in readings})


@pytest.mark.parametrize("case", [pytest.param(case, id=case.words) for case in CASES])
def test_completeness(case):
    """Each way in which a list ends."""
    state = judged(*case.pages)

    assert (state.complete, state.enough, state.empty, state.reached) == (
        case.whole,
        case.fresh,
        case.blank,
        case.reached,
    )
    assert state.reason == case.why


@pytest.mark.parametrize("case", [pytest.param(case, id=case.words) for case in CASES])
def test_the_order_of_the_readings_does_not_matter(case):
    """The store hands them out by address."""
    backwards = judged(*reversed(case.pages))

    assert (backwards.complete, backwards.rows, backwards.newest) == (
        case.whole,
        judged(*case.pages).rows,
        judged(*case.pages).newest,
    )


def test_there_are_enough_cases():
    """And none twice."""
    assert len({case.words for case in CASES}) == len(CASES) >= 40


# ---- the newest date -----------------------------------------------------------------------------

OPEN = {"onward": ask(9)}
"""A list that goes on behind what was read."""
FRESHNESS = [
    (
        "two ordered pages of many",
        (page1(*rows(18, 17), **NEXT), page(2, *rows(16, 15), **OPEN)),
        18,
        True,
    ),
    ("one page of many", (page1(*rows(18, 17, 16, 15), **NEXT),), 18, False),
    (
        "two pages, but the second only repeats the first",
        (page1(*rows(18, 17), page_count=9, **NEXT), page(2, *rows(18, 17), **OPEN)),
        18,
        False,
    ),
    (
        "an old row pinned on top",
        (page1(row(1, pinned=True), *rows(18, 17), **NEXT), page(2, *rows(16, 15), **OPEN)),
        18,
        True,
    ),
    (
        "an old row on top without a mark: the rest goes back in time",
        (page1(*rows(1, 18, 17), **NEXT), page(2, *rows(16, 15), **OPEN)),
        18,
        True,
    ),
    (
        "a first page of pinned rows, the newest on the second",
        (page1(*rows(3, 2, 1, pinned=True), **NEXT), page(2, *rows(18, 17), **OPEN)),
        18,
        True,
    ),
    (
        "the newest row is the pinned one",
        (page1(row(19, pinned=True), *rows(9, 8), **NEXT), page(2, *rows(7, 6), **OPEN)),
        19,
        True,
    ),
    (
        "all rows pinned: nothing says how old the others are",
        (page1(*rows(18, 17, pinned=True), **NEXT), page(2, *rows(16, 15, pinned=True), **OPEN)),
        18,
        False,
    ),
    (
        "oldest first: the newest rows are on pages not read",
        (page1(*rows(1, 2, 3), **NEXT), page(2, *rows(4, 5, 6), **OPEN)),
        6,
        False,
    ),
    (
        "no order at all",
        (page1(*rows(9, 18, 3, 12), **NEXT), page(2, *rows(5, 17, 2, 11), **OPEN)),
        18,
        False,
    ),
    ("no order at all, but the whole list", (page1(*rows(9, 18, 3, 12)),), 18, True),
    (
        "an order that editors set: only the whole list tells",
        (
            page1(*rows(18, 17), family="jiangxi", **NEXT),
            page(2, *rows(16, 15), family="jiangxi", **OPEN),
        ),
        18,
        False,
    ),
    (
        "an order that editors set, read to its end",
        (
            page1(*rows(18, 17), family="jiangxi", **NEXT),
            page(2, *rows(16, 15), family="jiangxi", last=True),
        ),
        18,
        True,
    ),
    (
        "one row of twenty out of its place",
        (
            page1(*rows(*range(28, 18, -1)), **NEXT),
            page(2, *rows(18, 17, 16, 19, 15, 14, 13, 12, 11, 10), **OPEN),
        ),
        28,
        True,
    ),
]


@pytest.mark.parametrize(
    ("pages", "newest", "enough"), [pytest.param(*case[1:], id=case[0]) for case in FRESHNESS]
)
def test_the_newest_date(pages, newest, enough):
    """It is the newest of all rows, pinned or not; whether it may be judged is another matter."""
    state = judged(*pages)

    assert (state.newest.day, state.enough) == (newest, enough)
    assert bool(state.reason) or state.complete


def undated(*names):
    return tuple(made.row(f"/u/{name}") for name in names)


@pytest.mark.parametrize(
    ("shown", "enough", "why"),
    [
        pytest.param(
            (*undated("a"), *rows(18, 17, 16)),
            False,
            "有 1 条信息未显示可用日期，可能更新",
            id="above the newest",
        ),
        pytest.param(
            (*rows(18, 17, 16), *undated("a")), True, "", id="below the newest of an ordered list"
        ),
        pytest.param(
            (*rows(3, 18, 5, 12), *undated("a")),
            False,
            "有 1 条信息未显示可用日期，可能更新",
            id="in a list without order",
        ),
    ],
)
def test_rows_without_a_date(shown, enough, why):
    """今天, a date that could not be read: such a row may be the newest (§9)."""
    state = judged(page1(*shown))

    assert (state.complete, state.enough, state.reason) == (True, enough, why)


@pytest.mark.parametrize(
    ("behind", "complete", "why"),
    [
        pytest.param((), False, "列表和信息页均未显示可用日期", id="nobody looked"),
        pytest.param((reading(article("/u/a", "甲")),), True, "", id="all opened, none dated"),
        pytest.param(
            (reading(None, path="/u/a", reason=Reason.TIMEOUT),),
            False,
            "列表和信息页均未显示可用日期",
            id="not opened",
        ),
    ],
)
def test_a_list_without_any_date(behind, complete, why):
    """`not one date` may be said only of rows whose pages were looked into."""
    state = judged(page1(*undated("a"), reasons=("列表未显示日期",)), *behind)

    assert (state.dated, state.complete, state.reason) == (0, complete, why)


def test_rows_that_lead_every_page_are_pinned():
    """Whatever marks they lack; a row that slid from one page to the next while we read is not."""
    stuck, slid = row(1), row(15)
    seen = list_seen(
        (page1(stuck, *rows(18, 17), slid, **NEXT), page(2, stuck, slid, *rows(14), **OPEN)), ()
    )

    assert [one.url[-5:] for one in seen.postings if one.pinned] == ["/11-1"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.a.cn/x.html", "https://www.a.cn/x.html", True),
        ("http://www.a.cn/x.html", "http://a.cn/x.html", True),
        ("http://www.a.cn/x.html", "http://www.a.cn/x.html?id=2", False),
        ("http://a.cn/art_1_9.html", "http://a.cn/art_2_9.html", False),
    ],
)
def test_one_row_under_two_addresses(one, other, same):
    """http and https, with and without www, are one row (§4.6)."""
    listing = Listing(None, (made.row(one), made.row(other)))
    facts = Page(ABOVE, LIST, "", "utf-8", listing=listing)

    assert len(list_seen((first(facts),), ()).postings) == (1 if same else 2)


@pytest.mark.parametrize(
    ("days", "length"),
    [((), 0), ((5, 4, 3), 3), ((1, 2, 3), 1), ((5, 5, 5), 3), ((9, 8, 20, 7, 6), 4)],
)
def test_longest_non_increasing_subsequence(days, length):
    """§7."""
    assert len(in_order([row(day).date.earliest for day in days])) == length


def test_a_total_on_any_page_counts():
    """Some interfaces count only in their answers."""
    state = judged(page1(*rows(18, 17), onward=ask(2)), page(2, *rows(16), total_rows=9, last=True))

    assert state.reason == "网站显示共 9 条，本次读到 3 条"
    assert replace(state, reason="").complete is False
