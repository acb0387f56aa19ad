"""江西 queryList: an order set by hand proves nothing, and a 大汉-looking address is no 大汉 column."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from reading import read_answer, read_page
from records import PageKind
from tests.sites.jiangxi import site
from tests.sites.mini import BASE, Answer, MiniSite, crawl, items, published

THINGS = items(40)


def page(body):
    return site.HEAD + body


def shown(body, path=site.COLUMN):
    return read_page(page(body).encode(), BASE + path, "text/html")


def test_a_column_of_three_pages(tmp_path):
    served = MiniSite({site.COLUMN: page(site.BY_CODE), site.QUERY: site.query(THINGS)})
    got = crawl(served, tmp_path, site.COLUMN)
    assert got.rows == published(THINGS)
    assert (got.seen.complete, got.seen.enough, got.seen.rows) == (True, True, 40)
    asked = [one.form for one in served.asked if one.path == site.QUERY]
    assert [one["current"] for one in asked] == ["1", "2", "3"]
    assert asked[0] == {
        "current": "1", "pageSize": "15", "webSiteCode[]": "yxxrmzf", "channelCode[]": "gfxwj",
        "sort": "sortNum", "order": "desc", "notReturnContent": "true",
    }  # fmt: skip


def test_a_shell_with_a_jcms_address_is_read_by_its_call(tmp_path):
    path = site.JCMS.partition("?")[0]
    served = MiniSite({path: page(site.DATASTORE + site.BY_UNIT), site.QUERY: site.query(THINGS)})
    got = crawl(served, tmp_path, site.JCMS)
    assert got.rows == published(THINGS)
    assert {one.facts.listing.family for one in got.pages} == {"jiangxi"}
    asked = [one.form for one in served.asked if one.path == site.QUERY]
    assert asked[0]["templateContainerId"] == "div380055"
    assert asked[0]["channelId[]"] == "1234567890123456789"


def test_an_order_by_hand_tells_the_newest_only_when_read_whole(tmp_path):
    newest = replace(THINGS[0], number=9, title="关于最新一件事的通知", day=date(2026, 11, 19))
    things = (*THINGS, newest)
    routes = {site.COLUMN: page(site.BY_CODE), site.QUERY: site.query(things)}
    whole = crawl(MiniSite(routes), tmp_path / "whole", site.COLUMN)
    assert (str(whole.seen.newest), whole.seen.enough) == ("2026-11-19", True)
    part = crawl(MiniSite(routes), tmp_path / "part", site.COLUMN, max_list_pages=2)
    assert (part.seen.enough, part.seen.complete) == (False, False)


def test_an_older_row_on_top_of_a_hand_made_order_is_no_pin():
    old = replace(THINGS[0], number=7, day=date(2020, 1, 1))
    got = answered(
        {"data": {"total": 41, "results": [site.record(one) for one in (old, *THINGS[:14])]}}
    )
    assert not any(row.pinned for row in got.listing.postings)
    assert got.listing.inferred
    assert (
        "列表按人工设定的顺序排列（sortNum），须读完全部条目才能判断最新日期" in got.listing.reasons
    )


def test_a_list_by_date_is_not_inferred():
    got = answered(
        {"data": {"total": 41, "results": [site.record(one) for one in THINGS[:15]]}}, site.BY_UNIT
    )
    assert (got.listing.inferred, got.listing.reasons, got.listing.page_count) == (False, (), 3)


def test_without_a_total_a_hand_made_order_is_never_complete(tmp_path):
    routes = {site.COLUMN: page(site.BY_CODE), site.QUERY: site.query(THINGS, total=-1)}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.rows, seen.complete, seen.enough) == (40, False, False)


def answered(held, body=site.BY_CODE):
    onward = shown(body).listing.onward
    return read_answer(json.dumps(held).encode(), onward.request.url, "application/json", onward)


ROW = {"title": "关于某事的通知", "publishTime": "2026-11-02 08:00:00"}
SHAPES = [
    ("rows in data", {"data": [ROW | {"url": "/a.html"}], "total": 1}),
    ("records", {"data": {"records": [ROW | {"link": "/a.html"}], "total": "1"}}),
    ("rows", {"rows": [ROW | {"url": "/a.html"}], "total": 1}),
    ("by device", {"data": {"results": [{"source": ROW | {"urls": '{"pc":"/a.html","app":"/m.html"}'}}], "total": 1}}),
]  # fmt: skip


@pytest.mark.parametrize("held", [one[1] for one in SHAPES], ids=[one[0] for one in SHAPES])
def test_rows_are_found_however_they_are_wrapped(held):
    got = answered(held).listing
    assert [(row.title, row.url, str(row.date)) for row in got.postings] == [
        ("关于某事的通知", BASE + "/a.html", "2026-11-02")
    ]
    assert (got.total_rows, got.last) == (1, True)


def test_the_shell_is_js_only():
    got = shown(site.BY_CODE)
    assert (got.kind, got.listing.postings) == (PageKind.JS_ONLY, ())


def test_another_systems_query_is_not_claimed():
    body = "<ul></ul><script>$.post('/order/queryList', {mailNo: no, current: 1}, show)</script></body></html>"
    assert shown(body).listing is None or shown(body).listing.family != "jiangxi"


REFUSALS = [
    ("home page for everything", Answer("<html><body>首页</body></html>"), "网页"),
    ("wrong channel", site.told({"success": False, "message": "栏目参数错误"}), "栏目参数错误"),
    ("rows withheld", site.told({"success": True, "data": {"total": 8, "results": []}}), "8条"),
    ("no total", site.told({"data": {"results": []}}), "未报告总条数"),
    ("nothing", Answer(""), "空内容"),
    ("cut off", Answer('{"data":{"results":[{"ti'), "可识别"),
]


@pytest.mark.parametrize(
    ("answer", "why"), [one[1:] for one in REFUSALS], ids=[one[0] for one in REFUSALS]
)
def test_a_refusal_is_no_empty_column(tmp_path, answer, why):
    routes = {site.COLUMN: page(site.BY_CODE), site.QUERY: lambda _: answer}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.enough, seen.empty, seen.rows) == (False, False, False, 0)
    assert why in seen.reason


def test_an_empty_column_is_one_whose_total_is_0(tmp_path):
    routes = {site.COLUMN: page(site.BY_CODE), site.QUERY: site.query(())}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.rows) == (True, 0)
