"""Conventions of single provinces: interfaces of their own, and static pages numbered their own way."""

from __future__ import annotations

import pytest

from reading import read_page
from tests.sites.mini import BASE, Answer, MiniSite, crawl, items, published
from tests.sites.provinces import site


def test_suzhou_reads_its_own_channel_to_the_total(tmp_path):
    things = items(37)
    mini = site.suzhou(things, others=items(60))
    got = crawl(mini, tmp_path, site.SUZHOU)
    assert got.rows == published(things)
    assert got.seen.complete
    posts = [one for one in mini.asked if one.method == "POST"]
    assert [one.form["pageIndex"] for one in posts] == ["1", "2", "3"]
    assert {one.form["channel_id"] for one in posts} == {site.CHANNEL}


def test_suzhou_keeps_its_three_facts_apart(tmp_path):
    (got,) = crawl(site.suzhou(items(1)), tmp_path, site.SUZHOU).postings
    assert str(got.date) == "2026-11-18"
    assert str(got.signed) == "2020-01-02"
    assert got.index_number == "014149649/2026-05000"


def test_suzhou_channel_from_the_address(tmp_path):
    things = items(5)
    mini = site.suzhou(things, others=items(9), shell=site.suzhou_shell(setup=""))
    got = crawl(mini, tmp_path, f"{site.SUZHOU}?channel_id={site.CHANNEL}")
    assert got.rows == published(things)


def test_suzhou_unknown_channel_is_not_asked_for_the_whole_city(tmp_path):
    mini = site.suzhou(items(5), others=items(60), shell=site.suzhou_shell(setup=""))
    got = crawl(mini, tmp_path, site.SUZHOU)
    assert got.rows == []
    assert not got.seen.empty
    assert [one for one in mini.asked if one.method == "POST"] == []


def test_suzhou_empty_by_its_total(tmp_path):
    got = crawl(site.suzhou(()), tmp_path, site.SUZHOU)
    assert got.seen.empty
    assert got.seen.complete


@pytest.mark.parametrize("body", ["", "<html>首页</html>", '{"data":{}}', '{"data":{"list":[]}}'])
def test_suzhou_answers_that_are_none(tmp_path, body):
    mini = site.suzhou(items(5))
    mini.routes[site.LOAD] = Answer(body, "application/json")
    got = crawl(mini, tmp_path, site.SUZHOU)
    assert not got.seen.empty
    assert not got.seen.complete
    assert "接口" in got.seen.reason


@pytest.mark.parametrize("key", ["Index", "pageIndex"])
def test_taiyuan_and_wuxi_are_complete_only_with_a_total(tmp_path, key):
    things = items(45)
    bare = crawl(site.taiyuan(things, key), tmp_path / "a", f"{site.TAIYUAN}?chan=25")
    assert bare.rows == published(things)
    assert not bare.seen.complete
    assert "推断" in bare.seen.reason
    told = crawl(site.taiyuan(things, key, total=45), tmp_path / "b", f"{site.TAIYUAN}?chan=25")
    assert told.rows == published(things)
    assert told.seen.complete


def test_taiyuan_without_its_channel_is_unsure(tmp_path):
    mini = site.taiyuan(items(5))
    got = crawl(mini, tmp_path, site.TAIYUAN)
    assert got.rows == []
    assert not got.seen.empty
    assert [one for one in mini.asked if one.path == site.DOCUMENTS] == []


def test_taiyuan_first_page_without_rows_is_no_empty_column(tmp_path):
    got = crawl(site.taiyuan(()), tmp_path, f"{site.TAIYUAN}?chan=25")
    assert not got.seen.empty
    assert "没有返回条目" in got.seen.reason


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/gk/zcwj/column-index.shtml", "/gk/zcwj/column-index-2.shtml"),
        ("/gk/zcwj/column-index-1.shtml", "/gk/zcwj/column-index-2.shtml"),
        ("/gk/zcwj/1.html", "/gk/zcwj/2.html"),
        ("/htmls/740v1618/list-1.html", "/htmls/740v1618/list-2.html"),
    ],
)
def test_numbered_pages_are_tried_under_the_provinces_own_name(tmp_path, first, second):
    things = items(32)
    more = site.SCRIPT.format(total=32)
    mini = MiniSite(
        {first: site.page(site.listed(things[:20]) + more), second: site.page(site.listed(things[20:]) + more)}
    )  # fmt: skip
    got = crawl(mini, tmp_path, first)
    assert got.rows == published(things)
    assert [one.path for one in mini.asked if one.path.startswith(first[:8])][1] == second
    assert not got.seen.complete


def test_aspx_list_is_turned_by_its_query(tmp_path):
    things = items(32)

    def lists(asked):
        here = int(asked.query.get("page", "1"))
        back = "<a href=\"javascript:__doPostBack('AspNetPager1','2')\">2</a><div>第{}页 共2页 共32条</div>"
        return site.page(site.listed(things[(here - 1) * 20 : here * 20]) + back.format(here))

    mini = MiniSite({"/NewsLsit.aspx": lists})
    got = crawl(mini, tmp_path, "/NewsLsit.aspx?ClassID=602")
    assert got.rows == published(things)
    assert got.seen.complete


def test_pages_that_link_onward_are_left_to_the_static_reader():
    body = site.listed(items(20)) + "<a href='/gk/zcwj/weiter.shtml'>下一页</a>"
    page = read_page(site.page(body).encode(), f"{BASE}/gk/zcwj/column-index.shtml")
    assert page.listing.next_page == f"{BASE}/gk/zcwj/weiter.shtml"
