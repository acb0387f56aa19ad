"""广东 gkmlpt: the fragment chooses the column, the interface has the rows, the tree has the columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reading import read_page
from records import PageKind
from tests.sites.gkmlpt import site
from tests.sites.mini import BASE, Answer, MiniSite, crawl, crawl_all, items, published

THINGS = items(230, step=1)
API = "/gkmlpt/api/all/5532"
COLUMN = site.INDEX + "#5532"


def shown(body, path=COLUMN):
    return read_page(body.encode(), BASE + path, "text/html")


def test_a_column_of_three_pages(tmp_path):
    served = MiniSite({site.INDEX: site.index(), API: site.api(THINGS)})
    got = crawl(served, tmp_path, COLUMN)
    assert got.rows == published(THINGS)
    assert (got.seen.complete, got.seen.enough, got.seen.rows) == (True, True, 230)
    asked = [one for one in served.asked if one.path == API]
    assert [one.query for one in asked] == [{"page": str(n), "sid": site.SID} for n in (1, 2, 3)]


def test_every_date_is_kept_apart(tmp_path):
    thing = items(1)[0]
    routes = {site.INDEX: site.index(), API: site.api((thing,))}
    row = crawl(MiniSite(routes), tmp_path, COLUMN).postings[0]
    assert (str(row.date), str(row.created), str(row.signed)) == (
        "2026-11-18",
        "2026-11-17",
        "2026-11-16",
    )
    assert row.index_number == "000014349/2026-05000"
    assert (row.date.origin.value, row.title) == ("api", thing.title)


@pytest.mark.parametrize(
    ("held", "want"),
    [
        ({"display_publish_time": "2026-11-05 08:00:00"}, "2026-11-05"),
        ({"display_publish_time": 0}, None),
        ({"display_publish_time": None}, None),
        ({"display_publish_time": 1793980800000}, "2026-11-07"),
    ],
    ids=["words", "zero", "null", "milliseconds"],
)
def test_a_shown_date_is_taken_as_stated_or_not_at_all(tmp_path, held, want):
    def make(one):
        return site.article(one) | held

    routes = {site.INDEX: site.index(), API: site.api(items(1), make=make)}
    row = crawl(MiniSite(routes), tmp_path, COLUMN).postings[0]
    assert (str(row.date) if row.date else None) == want


def test_addresses_are_taken_and_never_built(tmp_path):
    def make(one):
        chosen = {
            0: "https://mp.weixin.qq.com/s/abc",
            1: "",
            2: "http://www.mini.gov.cn/gkmlpt/content/1/2/post_2.html",
        }
        return site.article(one, url=chosen[one.number % 3])

    routes = {site.INDEX: site.index(), API: site.api(items(3), make=make)}
    got = crawl(MiniSite(routes), tmp_path, COLUMN)
    assert {row.url for row in got.postings} == {
        None, "https://mp.weixin.qq.com/s/abc", "http://www.mini.gov.cn/gkmlpt/content/1/2/post_2.html",
    }  # fmt: skip


def test_an_office_in_a_folder_has_its_interface_there(tmp_path):
    prefix = "/lhqkjj"
    routes = {prefix + site.INDEX: site.index(), prefix + API: site.api(THINGS)}
    got = crawl(MiniSite(routes), tmp_path, prefix + COLUMN)
    assert (got.seen.complete, got.seen.rows) == (True, 230)


def test_two_columns_of_one_page_are_two(tmp_path):
    other = "/gkmlpt/api/all/5533"
    two = items(2)
    routes = {site.INDEX: site.index(), API: site.api(THINGS), other: site.api(two, column=5533)}
    got = crawl_all(MiniSite(routes), tmp_path, {"a": COLUMN, "b": site.INDEX + "#5533"})
    assert (got["a"].seen.rows, got["b"].seen.rows) == (230, 2)


def test_the_tree_names_every_column():
    found = shown(site.index(), site.INDEX).branches
    assert [(one.name, one.url, one.parents, one.count, one.link_only) for one in found] == [
        ("法定主动公开内容", BASE + "/gkmlpt/index#101", (), 232, False),
        ("规范性文件", BASE + "/gkmlpt/index#5532", ("法定主动公开内容",), 230, False),
        ("通知'公告", BASE + "/gkmlpt/index#5533", ("法定主动公开内容",), 2, False),
        ("财政预决算", "http://czj.other.gov.cn/yjs/", ("法定主动公开内容",), 0, True),
        ("依申请公开", BASE + "/ysqgk/index.html", (), 0, True),
    ]


def test_without_a_fragment_the_page_is_a_catalogue_and_no_empty_list():
    got = shown(site.index(), site.INDEX)
    assert got.kind is PageKind.JS_ONLY
    assert got.listing.onward is None


def test_the_shell_of_a_column_is_js_only():
    got = shown(site.index())
    assert got.kind is PageKind.JS_ONLY
    assert got.listing.onward.request.url == f"{BASE}{API}?page=1&sid={site.SID}"


def test_long_footers_do_not_make_the_shell_a_text():
    footer = (
        "<p>"
        + "主办单位：云溪县人民政府办公室，地址为云溪县人民路一号，邮政编码为五一八零零零，" * 12
        + "</p>"
    )
    assert shown(site.index().replace("</body>", footer + "</body>")).kind is PageKind.JS_ONLY


def test_a_column_that_only_leads_elsewhere_is_not_asked_for():
    got = shown(site.index(), site.INDEX + "#5534")
    assert (got.kind, got.listing.onward) == (PageKind.JS_ONLY, None)
    assert "栏目只是一个链接，条目不在本目录内" in got.reasons


def test_a_column_that_left_the_tree_is_said(tmp_path):
    assert (
        "目录中没有编号为9999的栏目，可能已撤销"
        in shown(site.index(), site.INDEX + "#9999").reasons
    )


BROKEN = [
    ("tree cut off", site.index().partition("依申请")[0] + "</script></body></html>"),
    ("tree is no JSON", site.index().replace('"id": 5532', "id: 5532")),
]


@pytest.mark.parametrize("body", [one[1] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_a_tree_that_cannot_be_read_is_said(body):
    got = shown(body)
    assert got.branches == ()
    assert got.kind is PageKind.JS_ONLY
    assert any("目录数据" in why for why in got.reasons)
    assert any("目录数据" in why for why in shown(body, site.INDEX).reasons)


def test_a_column_is_read_though_its_tree_cannot_be(tmp_path):
    body = site.index().replace('"id": 5532', "id: 5532")
    got = crawl(MiniSite({site.INDEX: body, API: site.api(THINGS)}), tmp_path, COLUMN)
    assert (got.seen.complete, got.seen.rows) == (True, 230)


REFUSALS = [
    ("home page for everything", Answer("<!DOCTYPE html><html><body>首页</body></html>"), "网页"),
    (
        "another column's rows",
        site.told({"classify": {"id": 7}, "total": 1, "articles": [{"title": "甲"}]}),
        "另一栏目",
    ),
    ("error", site.told({"message": "参数错误"}), "参数错误"),
    ("rows withheld", site.told({"classify": {"id": 5532}, "total": 12, "articles": []}), "12条"),
    ("no rows, no total", site.told({"articles": []}), "未报告总条数"),
    ("truncated", Answer('{"total":3,"articles":[{"title":"关于'), "可识别"),
]


@pytest.mark.parametrize(
    ("answer", "why"), [one[1:] for one in REFUSALS], ids=[one[0] for one in REFUSALS]
)
def test_a_refusal_is_no_empty_column(tmp_path, answer, why):
    routes = {site.INDEX: site.index(), API: lambda _: answer}
    seen = crawl(MiniSite(routes), tmp_path, COLUMN).seen
    assert (seen.complete, seen.enough, seen.empty, seen.rows) == (False, False, False, 0)
    assert why in seen.reason


def test_a_page_that_never_comes_leaves_the_list_incomplete(tmp_path):
    def short(asked):
        return site.api(THINGS)(asked) if asked.query["page"] != "3" else Answer("", status=502)

    seen = crawl(MiniSite({site.INDEX: site.index(), API: short}), tmp_path, COLUMN).seen
    assert (seen.complete, seen.rows) == (False, 200)
    assert seen.reason


def test_page_0_is_page_1_so_a_server_that_turns_no_pages_is_noticed(tmp_path):
    def first(asked):
        return site.api(THINGS)(replace(asked, query=asked.query | {"page": "0"}))

    seen = crawl(MiniSite({site.INDEX: site.index(), API: first}), tmp_path, COLUMN).seen
    assert (seen.complete, seen.rows) == (False, 100)


def test_an_empty_column_is_one_whose_total_is_0(tmp_path):
    routes = {site.INDEX: site.index(), API: site.api(())}
    seen = crawl(MiniSite(routes), tmp_path, COLUMN).seen
    assert (seen.complete, seen.empty, seen.rows) == (True, True, 0)


def test_a_back_dated_post_shows_when_it_was_made(tmp_path):
    thing = items(1)[0]

    def make(one):
        return site.article(one, display_publish_time=site.seconds(one.day - timedelta(days=300)))

    routes = {site.INDEX: site.index(), API: site.api((thing,), make=make)}
    row = crawl(MiniSite(routes), tmp_path, COLUMN).postings[0]
    assert (str(row.date), str(row.created)) == ("2026-01-22", "2026-11-17")
