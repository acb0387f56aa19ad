"""What a round saw of a column: each case is a few pages and what may be said of them."""

from __future__ import annotations

import pytest

from reading.columns_seen import column_seen
from records import ColumnSeen, Document, Origin, PageKind, Reason, Role
from tests.reading.seen import HOST, SITE, article, column, day, first, further, page, reading, row


def seen(*readings, of=None, site=SITE) -> ColumnSeen:
    of = of or column()
    mine = [one for one in readings if one.errand.role is not Role.ARTICLE]
    return column_seen(of, site, mine, {one.errand.url: one for one in readings})


def test_a_column_is_on_the_home_page_where_that_shows_its_rows():
    """Among its ten newest rows; a link to the column itself stands in every menu."""
    rows = tuple(row(f"/{n}", "2026-11-18") for n in range(12))
    one = first(page("/tzgg/", LIST, *rows))

    def on_home(*urls: str) -> bool:
        home = {f"{HOST}{url}" for url in urls}
        state = column_seen(column(), SITE, [one], {one.errand.url: one}, home)
        assert state.posted is not None
        return state.posted.on_home

    assert on_home("/tzgg/", "/9")
    assert not on_home("/tzgg/", "/11")
    assert not on_home()


def said(state: ColumnSeen, *names: str) -> tuple:
    return tuple(getattr(state, name) for name in names)


LIST, EMPTY = PageKind.LIST, PageKind.EMPTY_LIST


# ---- the newest date ----------------------------------------------------------------------------


def test_the_newest_row_is_not_the_first():
    """A pinned old row on top does not make a column old."""
    rows = (row("/a", "2025-01-05", pinned=True), row("/b", "2026-11-18"), row("/c", "2026-11-02"))

    state = seen(first(page("/tzgg/", LIST, *rows)))

    assert said(state, "reached", "rows", "dated", "newest", "complete", "enough", "empty") == (
        True, 3, 3, day("2026-11-18"), True, True, False,
    )  # fmt: skip


def test_the_newest_row_is_pinned():
    rows = (row("/a", "2026-11-18", pinned=True), row("/b", "2026-01-01"))

    assert seen(first(page("/tzgg/", LIST, *rows))).newest == day("2026-11-18")


def test_the_newest_row_is_on_the_second_page():
    """One page can be all pinned rows."""
    state = seen(
        further(page("/tzgg/2", LIST, row("/b", "2026-11-18")), 2),
        first(page("/tzgg/", LIST, row("/a", "2020-01-01"), next_page=f"{HOST}/tzgg/2")),
    )

    assert said(state, "rows", "newest", "complete", "enough") == (2, day("2026-11-18"), True, True)


def test_a_pinned_row_on_every_page_counts_once():
    top = row("/a", "2026-01-01", pinned=True)
    state = seen(
        first(
            page(
                "/tzgg/",
                LIST,
                top,
                row("/b", "2026-01-02"),
                next_page=f"{HOST}/tzgg/2",
                total_rows=3,
            )
        ),
        further(page("/tzgg/2", LIST, top, row("/c", "2026-01-03"), total_rows=3), 2),
    )

    assert said(state, "rows", "complete", "reason") == (3, True, "")


def test_rows_without_dates_are_dated_by_their_articles():
    state = seen(
        first(page("/tzgg/", LIST, row("/a"), row("/b"), row("/c"))),
        reading(article("/a", "甲", "2026-11-03")),
        reading(article("/b", "乙", meta_pubdate=day("2026-11-09", Origin.META))),
        reading(None, path="/c", reason=Reason.TIMEOUT),
    )

    assert said(state, "rows", "dated", "newest") == (3, 2, day("2026-11-09", Origin.META))


@pytest.mark.parametrize(
    ("shown", "inside", "newest"),
    [
        # the month only: the article knows the day
        (day("2026-11"), "2026-11-05", day("2026-11-05")),
        (day("2026-11"), None, day("2026-11")),
        # read from the address: the article's own date is better
        (day("2026-11-19", Origin.URL), "2026-11-05", day("2026-11-05")),
        (day("2026-11-19", Origin.URL), None, day("2026-11-19", Origin.URL)),
        # a day that the list shows stands
        (day("2026-11-19"), "2026-11-05", day("2026-11-19")),
    ],
)
def test_a_row_s_date_against_its_article_s(shown, inside, newest):
    state = seen(
        first(page("/tzgg/", LIST, row("/a", shown))), reading(article("/a", "甲", inside))
    )

    assert state.newest == newest


@pytest.mark.parametrize(
    ("shown", "newest", "enough"),
    [
        # months only: nothing is later than the newest month
        (["2026-09", "2026-10"], "2026-10", True),
        # the day is in the newest month: the month-only row may be later, so age is not proved
        (["2026-11-05", "2026-11"], "2026-11-05", False),
        # a bare year may always be later
        (["2026-03-05", "2026"], "2026-03-05", False),
        # an older month is older
        (["2026-11-05", "2026-10"], "2026-11-05", True),
    ],
)
def test_dates_that_say_only_the_month(shown, newest, enough):
    """The newest day is named; whether it is the newest of all is said beside it."""
    rows = [row(f"/{number}", text) for number, text in enumerate(shown)]

    state = seen(first(page("/tzgg/", LIST, *rows)))

    assert said(state, "newest", "enough") == (day(newest), enough)
    assert bool(state.reason) != enough


# ---- is that all? -------------------------------------------------------------------------------

NEXT = f"{HOST}/tzgg/2"
TWO = (row("/a", "2026-11-01"), row("/b", "2026-11-02"))
COMPLETENESS = [
    ("no further page", [first(page("/tzgg/", LIST, *TWO))], True, True, ""),
    ("the site's own count agrees", [first(page("/tzgg/", LIST, *TWO, total_rows=2))], True, True, ""),
    ("the site's own count is higher", [first(page("/tzgg/", LIST, *TWO, total_rows=5))],
     False, False, "网站显示共 5 条，本次读到 2 条"),
    ("a further page that was not visited", [first(page("/tzgg/", LIST, *TWO, next_page=NEXT))],
     False, False, "列表未读到最后一页"),
    ("not the last page, by its own word", [first(page("/tzgg/", LIST, *TWO, last=False))],
     False, False, "列表未读到最后一页"),
    ("a pager run by script", [first(page("/tzgg/", LIST, *TWO, reasons=("翻页由脚本实现",)))],
     False, False, "翻页由脚本实现"),
    ("page 2 timed out",
     [first(page("/tzgg/", LIST, *TWO, next_page=NEXT)), further(None, 2, path="/tzgg/2", reason=Reason.TIMEOUT)],
     False, False, "第 2 页未能读取（响应超时）"),
    ("page 2 is gone",
     [first(page("/tzgg/", LIST, *TWO, next_page=NEXT)), further(page("/tzgg/2", LIST), 2, status=404)],
     False, False, "第 2 页未能读取（栏目页返回 404）"),
    ("page 2 says that it does not exist",
     [first(page("/tzgg/", LIST, *TWO, next_page=NEXT)), further(page("/tzgg/2", PageKind.ERROR_PAGE), 2)],
     False, False, "第 2 页未能读取（页面提示不存在或已删除）"),
    ("past the limit of pages",
     [first(page("/tzgg/", LIST, *TWO, next_page=NEXT)), further(None, 2, path="/tzgg/2", reason=Reason.LIMIT)],
     False, False, "第 2 页未能读取（超出本次检查的页数上限，未访问）"),
    ("two pages of three: enough for the newest date, not for what is missing",
     [first(page("/tzgg/", LIST, *TWO, next_page=NEXT)),
      further(page("/tzgg/2", LIST, row("/c", "2026-10-01"), next_page=f"{HOST}/tzgg/3"), 2)],
     False, True, "列表未读到最后一页"),
    ("an article listed twice, as the site's count has it",
     [first(page("/tzgg/", LIST, row("/a", "2026-11-01"), row("/a", "2026-11-01"), total_rows=2))], True, True, ""),
    ("a list that is not there", [first(page("/tzgg/", LIST).__class__(
        f"{HOST}/tzgg/", LIST, "", "utf-8"))], False, False, "页面上未找到列表"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("readings", "complete", "enough", "reason"),
    [pytest.param(*case[1:], id=case[0]) for case in COMPLETENESS],
)
def test_read_to_its_end(readings, complete, enough, reason):
    assert said(seen(*readings), "complete", "enough", "reason") == (complete, enough, reason)


# ---- no list ------------------------------------------------------------------------------------


def test_an_empty_list():
    state = seen(first(page("/tzgg/", EMPTY)))

    assert said(state, "reached", "empty", "complete", "rows", "newest") == (
        True,
        True,
        True,
        0,
        None,
    )


def test_an_empty_list_that_should_have_rows():
    """The site says 25 and shows none: the rows come by script. Not empty."""
    state = seen(first(page("/tzgg/", EMPTY, total_rows=25)))

    assert said(state, "empty", "complete", "reason") == (
        False,
        False,
        "网站显示共 25 条，本次读到 0 条",
    )


@pytest.mark.parametrize(
    ("facts", "kept", "reason"),
    [
        (page("/tzgg/", PageKind.JS_ONLY), {}, "列表由脚本加载，未能读取"),
        (page("/tzgg/", PageKind.ERROR_PAGE), {}, "页面提示不存在或已删除"),
        (page("/tzgg/", PageKind.OTHER), {}, "页面结构未能识别"),
        (page("/tzgg/", PageKind.REDIRECT_STUB), {}, "页面跳转，未能到达栏目"),
        (page("/tzgg/", LIST, *TWO), {"status": 404}, "栏目页返回 404"),
        (None, {"path": "/tzgg/", "reason": Reason.BLOCKED}, "被防护系统拦截"),
        (None, {"path": "/tzgg/", "reason": Reason.DNS}, "域名无法解析"),
        (None, {"path": "/tzgg/"}, "栏目页不是网页，未能读取"),
    ],
)
def test_a_column_that_was_not_reached(facts, kept, reason):
    """It says why, names its evidence, and says nothing about rows."""
    state = seen(first(facts, **kept))

    assert said(state, "reached", "reason", "rows", "newest") == (False, reason, 0, None)
    assert said(state, "complete", "enough", "empty", "single", "link_only") == (False,) * 5
    assert state.evidence is not None


def test_a_file_in_place_of_a_column():
    state = seen(reading(Document("年报.pdf", "pdf"), Role.COLUMN, path="/tzgg/", column="tzgg"))

    assert said(state, "reached", "reason") == (False, "栏目页不是网页，未能读取")


def test_a_column_never_visited():
    assert said(seen(), "reached", "reason", "evidence") == (False, "栏目未访问", None)


def test_only_a_further_page_was_visited():
    state = seen(further(page("/tzgg/2", LIST, *TWO), 2))

    assert said(state, "reached", "reason") == (False, "栏目未访问")


@pytest.mark.parametrize("kind", [PageKind.SINGLE, PageKind.ARTICLE, PageKind.FORM])
def test_a_column_of_one_page(kind):
    state = seen(first(page("/tzgg/", kind)))

    assert said(state, "reached", "single", "complete", "empty") == (True, True, True, False)


def test_a_single_page_tells_its_date():
    state = seen(first(article("/tzgg/", "机构职能", "2026-03-01")))

    assert said(state, "single", "newest") == (True, day("2026-03-01"))


@pytest.mark.parametrize("kind", [PageKind.CHANNEL, PageKind.HOME])
def test_a_parent_page_shows_its_children(kind):
    state = seen(first(page("/tzgg/", kind, newest=day("2026-11-19"))))

    assert said(state, "reached", "shows_children", "complete", "newest") == (
        True, True, False, day("2026-11-19"),
    )  # fmt: skip


def test_a_column_whose_address_is_the_home_page():
    state = seen(reading(page("/", PageKind.HOME), Role.HOME, column="tzgg"), of=column(path="/"))

    assert said(state, "reached", "shows_children") == (True, True)


# ---- elsewhere ----------------------------------------------------------------------------------

ELSEWHERE = "http://ggzy.province.example/list"


@pytest.mark.parametrize(
    "readings",
    [
        pytest.param([], id="on another host and not visited"),
        pytest.param(
            [first(None, path="/tzgg/", reason=Reason.OFF_SITE)], id="a redirect that leaves"
        ),
        pytest.param(
            [first(page("/tzgg/", PageKind.REDIRECT_STUB, redirect=ELSEWHERE))],
            id="a stub that leaves",
        ),
    ],
)
def test_a_column_that_only_leads_elsewhere(readings):
    state = seen(*readings, of=column(path=ELSEWHERE if not readings else "/tzgg/"))

    assert said(state, "reached", "link_only", "reason") == (False, True, "栏目链接到站外，未检查")


def test_a_column_on_another_host_that_was_visited():
    """The office named it, the crawler went there: it is judged like any other."""
    far = page("/x", LIST, *TWO)
    state = seen(
        first(far.__class__(ELSEWHERE, LIST, "", "utf-8", listing=far.listing)),
        of=column(path=ELSEWHERE),
    )

    assert said(state, "reached", "link_only", "rows") == (True, False, 2)


def test_a_stub_that_stays():
    state = seen(first(page("/tzgg/", PageKind.REDIRECT_STUB, redirect=f"{HOST}/other/")))

    assert said(state, "link_only", "reason") == (False, "页面跳转，未能到达栏目")
