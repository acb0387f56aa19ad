"""大汉 jpaas: the main unit over all its pages; an empty answer is never an empty column."""

from __future__ import annotations

import pytest

from tests.sites.jpaas import site
from tests.sites.jpaas.site import Interface, answer, frame, mini, pager, row, unit
from tests.sites.mini import Answer, crawl, items, published


def listed(things, count=None, size=15):
    """Rows with the pager that a page or answer shows."""
    rows = "".join(map(row, things))
    return f"<ul>{rows}</ul>{pager(count if count is not None else len(things), size, 1)}"


@pytest.mark.parametrize(
    ("page", "parse"),
    [
        pytest.param(frame(unit()), "bulidstatic", id="the product's own spelling"),
        pytest.param(frame(unit(name="queryData")), "bulidstatic", id="queryData"),
        pytest.param(
            frame(site.script_unit(site.fields(parse="buildstatic"))), "buildstatic", id="a script"
        ),
    ],
)
def test_a_shell(tmp_path, page, parse):
    """The attributes are sent as they stand, the page number inside `paramJson`, after a visit of the column."""
    things = items(130)
    server = Interface({"信息列表": things}, parse)
    got = crawl(mini(page, server), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert server.asked == [("信息列表", 1), ("信息列表", 2), ("信息列表", 3)]
    assert (got.seen.complete, got.seen.reason, got.seen.rows) == (True, "", 130)
    assert got.pages[-1].facts.listing.total_rows == 130


def test_a_pager_in_query_data(tmp_path):
    """工信部: the pager is a `queryData` of its own, which is no unit."""
    things = items(130)
    server = Interface({"信息列表": things}, pager=site.counting_pager)
    page = frame(unit() + site.counting_pager(130, 15, 1))
    got = crawl(mini(page, server), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert (got.seen.complete, len(server.asked)) == (True, 3)


def test_a_server_with_its_own_page_size(tmp_path):
    things = items(50)
    server = Interface({"信息列表": things}, most=20)
    got = crawl(mini(frame(unit()), server), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert [page for _, page in server.asked] == [1, 2, 3]
    assert got.seen.complete


def test_first_rows_in_the_page(tmp_path):
    """The first page stands in the unit with its pager: page 2 is asked for in the page's own size."""
    things = items(40)
    server = Interface({"信息列表": things})
    page = frame(unit(listed(things[:15], 40)))
    got = crawl(mini(page, server), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert [page for _, page in server.asked] == [2, 3]
    assert got.seen.complete


def test_a_small_column(tmp_path):
    """All rows stand in the page, and no pager (§2.3): nothing is asked."""
    things = items(7)
    server = Interface({"信息列表": things})
    got = crawl(
        mini(frame(unit(f"<ul>{''.join(map(row, things))}</ul>")), server), tmp_path, site.COLUMN
    )
    assert got.rows == published(things)
    assert (server.asked, got.seen.complete) == ([], True)


def test_a_small_column_by_script(tmp_path):
    """One answer without a pager, of fewer rows than any site's page."""
    things = items(6)
    got = crawl(
        mini(frame(unit()), Interface({"信息列表": things}, paged=())), tmp_path, site.COLUMN
    )
    assert got.rows == published(things)
    assert got.seen.complete


def test_two_units_one_with_a_pager(tmp_path):
    """The side list stands in the page too; the one whose element holds the pager is the list."""
    things, side = items(40), items(90)[60:]
    rows = "".join(row(one) for one in side[:8])
    page = frame(unit(f"<ul>{rows}</ul>", site.fields("列表新闻")) + unit(listed(things[:15], 40)))
    got = crawl(mini(page, Interface({"信息列表": things})), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete


def test_two_pagers(tmp_path):
    """Both hold a pager: the larger count is the list."""
    things, side = items(40), items(90)[60:]
    page = frame(
        unit(listed(side[:15], 20), site.fields("列表新闻")) + unit(listed(things[:15], 40))
    )
    got = crawl(mini(page, Interface({"信息列表": things})), tmp_path, site.COLUMN)
    assert got.rows == published(things)


def test_two_shells(tmp_path):
    """Neither has rows: each is asked until an answer holds a pager."""
    things, side = items(70), items(90)[80:]
    page = frame(unit(said=site.fields("列表新闻")) + unit())
    server = Interface({"信息列表": things, "列表新闻": side})
    got = crawl(mini(page, server), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert server.asked[0] == ("列表新闻", 1)
    assert got.seen.complete


def test_swallowed_category_and_date(tmp_path):
    """The anchor's text holds more than the title; the shown date counts, not the address's year."""
    things = items(30)
    server = Interface({"信息列表": things}, make=site.swallowed)
    got = crawl(mini(frame(unit()), server), tmp_path, site.COLUMN)
    assert got.rows == published(things)


def test_the_address_states_only_a_year(tmp_path):
    """Rows without a shown date have none: no day is made of `/art/2024/`."""
    bare = "".join(
        f"<li><a href='/art/2024/art_{one.number:032x}.html'>{one.title}</a></li>"
        for one in items(8)
    )
    got = crawl(
        mini(frame(unit()), answer(f"<ul>{bare}</ul>{pager(8, 15, 1)}")), tmp_path, site.COLUMN
    )
    assert [title for title, _ in got.rows] == [one.title for one in items(8)]
    assert {when for _, when in got.rows} == {None}


def test_months_and_days_get_no_year_from_the_address(tmp_path):
    """The year in the address is that of the making (a row of 2020 under `/art/2024/`)."""
    bare = "".join(
        f"<li><a href='/art/2024/art_{one.number:032x}.html'>{one.title}</a><span>12-{day}</span></li>"
        for day, one in zip(range(28, 20, -1), items(8), strict=True)
    )
    got = crawl(
        mini(frame(unit()), answer(f"<ul>{bare}</ul>{pager(8, 15, 1)}")), tmp_path, site.COLUMN
    )
    assert {when for _, when in got.rows} == {None}


# ---- what fails in silence -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "shown", "word"),
    [
        pytest.param(
            answer("", success=False), 0, "不能视为空栏目", id="no session or a wrong spelling"
        ),
        pytest.param(
            answer(listed(items(15)), success=False), 0, "接口返回失败", id="rows, called a failure"
        ),
        pytest.param(answer(""), 0, "不能视为空栏目", id="empty html, called a success"),
        pytest.param(
            Answer('{"success":true}', "application/json"), 0, "不能视为空栏目", id="no html"
        ),
        pytest.param(Answer("<html>拦截</html>"), 0, "不是约定的数据", id="no JSON"),
        pytest.param(Answer("gone", status=410), 0, "410", id="gone"),
        pytest.param(
            answer(listed(items(15), 40)),
            15,
            "请求第 2 页，返回第 1 页",
            id="page 1 for every page",
        ),
        pytest.param(
            lambda asked: answer(
                "<ul>" + "".join(map(row, items(15))) + "</ul><p count='40' rows='15'></p>"
            ),
            15,
            "没有翻页",
            id="page 1 again, without its number",
        ),
        pytest.param(
            lambda asked: answer(
                listed(items(15), 40) if '"pageNo":1' in asked.query["paramJson"] else ""
            ),
            15,
            "第 2 页未能读取",
            id="nothing behind page 1",
        ),
    ],
)
def test_silent_failure(tmp_path, told, shown, word):
    got = crawl(mini(frame(unit()), told), tmp_path, site.COLUMN)
    assert got.rows == published(items(shown))
    assert (got.seen.complete, got.seen.empty) == (False, False)
    assert word in got.seen.reason


def test_the_wrong_spelling_stays_a_failure(tmp_path):
    """A page whose own attribute is wrong for its server: said, and no column is called empty."""
    server = Interface({"信息列表": items(30)}, "buildstatic")
    got = crawl(mini(frame(unit()), server), tmp_path, site.COLUMN)
    assert (got.rows, got.seen.complete, got.seen.empty) == ([], False, False)
    assert "参数写法不符" in got.seen.reason


def test_no_unit_with_a_pager(tmp_path):
    """Several units and a pager at none: which is the list is not known."""
    page = frame(unit(said=site.fields("列表新闻")) + unit())
    server = Interface({"信息列表": items(30), "列表新闻": items(5)}, paged=())
    got = crawl(mini(page, server), tmp_path, site.COLUMN)
    assert (got.rows, got.seen.complete) == ([], False)
    assert "主列表" in got.seen.reason


def test_many_rows_and_no_pager(tmp_path):
    """Twelve rows may be all there is, or one page of more."""
    things = items(12)
    page = frame(unit(f"<ul>{''.join(map(row, things))}</ul>"))
    got = crawl(mini(page, answer("", success=False)), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert not got.seen.complete
    assert got.seen.reason


def test_an_empty_column(tmp_path):
    """The pager itself counts to nought."""
    got = crawl(mini(frame(unit()), answer(f"<ul></ul>{pager(0, 15, 1)}")), tmp_path, site.COLUMN)
    assert (got.seen.empty, got.seen.complete) == (True, True)
