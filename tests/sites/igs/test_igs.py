"""TRS IGS and WAS: what was published is what was read, and no refusal is taken for an empty column."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from reading import read_page
from records import PageKind
from tests.sites.igs import site
from tests.sites.mini import BASE, Answer, MiniSite, crawl, items, published

THINGS = items(24)


def page(body):
    return site.HEAD + body


@pytest.mark.parametrize(
    ("body", "path"),
    [(site.BY_AJAX, site.LIST), (site.BY_ADDRESS, site.DATA_LIST)],
    ids=["ajax", "get"],
)
def test_a_column_of_three_pages(tmp_path, body, path):
    served = MiniSite({site.COLUMN: page(body), path: site.lists(THINGS)})
    got = crawl(served, tmp_path, site.COLUMN)
    assert got.rows == published(THINGS)
    assert (got.seen.complete, got.seen.enough, got.seen.rows) == (True, True, 24)
    assert str(got.seen.newest) == "2026-11-18"
    asked = [one.query["pageNumber"] for one in served.asked if one.path == path]
    assert asked == ["1", "2", "3"]


def test_parameters_are_sent_as_the_script_states_them(tmp_path):
    served = MiniSite({site.COLUMN: page(site.BY_AJAX), site.LIST: site.lists(THINGS)})
    crawl(served, tmp_path, site.COLUMN)
    sent = [one.query for one in served.asked if one.path == site.LIST][1]
    assert sent == {
        "index": "zwgk_v1", "type": "infomation", "siteId": "14", "filter[DOCTITLE]": "", "filter[CHANNELID]": "28135",
        "filter[GROUPCAT]": "", "orderProperty": "DOCRELTIME", "orderDirection": "desc", "pageSize": "10",
        "pageNumber": "2", "pageIndex": "2",
    }  # fmt: skip


def test_the_shell_is_js_only():
    got = read_page(page(site.BY_AJAX).encode(), BASE + site.COLUMN, "text/html")
    assert got.kind is PageKind.JS_ONLY
    assert got.listing.postings == ()
    assert got.listing.onward.request.url.startswith(BASE + site.LIST)


def test_moments_of_the_index_are_utc_and_its_own_time_is_no_date(tmp_path):
    def make(one):
        held = site.record(one) | {"docTitle": one.title, "PUBDATE": "2026-11-17T16:00:00.000Z"}
        return {key: value for key, value in held.items() if key not in ("DOCTITLE", "DOCRELTIME")}

    routes = {site.COLUMN: page(site.BY_AJAX), site.LIST: site.lists(items(1), make=make)}
    assert crawl(MiniSite(routes), tmp_path, site.COLUMN).rows == published(items(1))


def test_a_row_without_a_date_of_publication_has_none(tmp_path):
    def make(one):
        return {"title": one.title, "url": site.address(one), "trs_time": "2026-11-19 10:00:00"}

    routes = {site.COLUMN: page(site.BY_AJAX), site.LIST: site.lists(items(2), make=make)}
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)
    assert [row.date for row in got.postings] == [None, None]


def test_an_empty_column_is_one_whose_total_is_0(tmp_path):
    routes = {site.COLUMN: page(site.BY_AJAX), site.LIST: site.lists(())}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.rows, seen.reason) == (True, 0, "")


def test_fewer_rows_than_the_total_is_incomplete(tmp_path):
    routes = {site.COLUMN: page(site.BY_AJAX), site.LIST: site.lists(THINGS, total=60)}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert not seen.complete
    assert "60" in seen.reason


def test_a_server_that_turns_no_pages_is_incomplete(tmp_path):
    def always_first(asked):
        return site.lists(THINGS)(replace(asked, query=asked.query | {"pageNumber": "1"}))

    routes = {site.COLUMN: page(site.BY_AJAX), site.LIST: always_first}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.rows) == (False, 10)
    assert seen.reason


HOME = "<!DOCTYPE html><html><head><title>云溪县人民政府</title></head><body>" + "<p>欢迎</p>" * 900
REFUSALS = [
    ("home page for everything", Answer(HOME), "网页"),
    ("nothing", Answer(""), "空内容"),
    (
        "error in JSON",
        site.json_answer({"success": False, "msg": "排序方式不能为空！"}),
        "排序方式不能为空",
    ),
    ("rows missing, total there", site.json_answer({"page": {"content": [], "total": "9"}}), "9条"),
    ("no rows, no total", site.json_answer({"page": {"content": []}}), "未报告总条数"),
    (
        "a list of something else",
        site.json_answer({"page": {"content": [{"id": 3}], "total": 1}}),
        "没有标题",
    ),
    (
        "HTTP 500 without code or siteId",
        Answer("<html><title>500</title></html>", status=500),
        "服务器错误",
    ),
]


@pytest.mark.parametrize(
    ("answer", "why"), [one[1:] for one in REFUSALS], ids=[one[0] for one in REFUSALS]
)
def test_a_refusal_is_no_empty_column(tmp_path, answer, why):
    routes = {site.COLUMN: page(site.BY_AJAX), site.LIST: lambda _: answer}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.enough, seen.empty, seen.rows) == (False, False, False, 0)
    assert why in seen.reason


def test_irs_pages_by_a_json_body(tmp_path):
    served = MiniSite({site.COLUMN: page(site.BY_FILTER), site.IRS: site.irs(THINGS)})
    got = crawl(served, tmp_path, site.COLUMN)
    assert got.rows == published(THINGS)
    assert got.seen.complete
    asked = [json.loads(one.body) for one in served.asked if one.path == site.IRS]
    assert [one["pageNo"] for one in asked] == [1, 2, 3]
    assert asked[2]["customFilter"]["properties"][0] == {"property": "channel_id", "value": "69308"}


def test_a_search_of_the_whole_site_proves_nothing(tmp_path):
    routes = {site.COLUMN: page(site.BY_IRS), site.IRS: site.irs(THINGS)}
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)
    assert got.rows == published(THINGS)
    assert (got.seen.complete, got.seen.enough) == (False, False)
    assert "站内检索" in got.seen.reason
    nothing = crawl(
        MiniSite(routes | {site.IRS: site.irs(())}), tmp_path / "none", site.COLUMN
    ).seen
    assert (nothing.complete, nothing.empty) == (False, False)


@pytest.mark.parametrize("drop", ["searchBy", "orderBy"])
def test_irs_refuses_a_search_without_order(tmp_path, drop):
    body = site.BY_IRS.replace(f'{drop}: "', 'other: "')
    routes = {site.COLUMN: page(body), site.IRS: site.irs(THINGS)}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.empty) == (False, False)
    assert "排序方式不能为空" in seen.reason


@pytest.mark.parametrize("shape", [site.raw_json, site.hashed])
def test_was_pages_of_near_json(tmp_path, shape):
    served = MiniSite({site.COLUMN: page(site.BY_WAS), site.WAS: site.was(THINGS, shape)})
    got = crawl(served, tmp_path, site.COLUMN)
    assert got.rows == published(THINGS)
    assert (got.seen.complete, got.seen.rows) == (True, 24)
    assert [one.query["page"] for one in served.asked if one.path == site.WAS] == ["1", "2", "3"]


def test_was_puts_documents_of_priority_first(tmp_path):
    old = tuple(replace(one, number=one.number - 900, day=date(2025, 1, 5)) for one in items(2))
    things = (*old, *THINGS)
    routes = {site.COLUMN: page(site.BY_WAS), site.WAS: site.was(things, site.raw_json)}
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)
    assert [row.pinned for row in got.postings][:4] == [True, True, False, False]
    assert str(got.seen.newest) == "2026-11-18"


def test_was_that_became_a_soft_404_is_no_list(tmp_path):
    routes = {site.COLUMN: page(site.BY_WAS), site.WAS: Answer(HOME, status=404)}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.empty) == (False, False)


STATIC = (
    "<ul>"
    + "".join(
        f"<li><a href='t{n}.html'>关于做好第{n}号工作的通知</a><span>2026-11-{n}</span></li>"
        for n in range(10, 20)
    )
    + "</ul>"
)
INNOCENT = [
    ("search box",
     "<script>function go(){window.location.href='/igs/front/search.jhtml?code=ab&pageSize=10&word='+w}</script>"),
    ("search by ajax", "<script>$.post('/irs/front/search',{pageNo:1,pageSize:10,searchWord:w},show)</script>"),
    ("in a form", "<form action='/was5/web/search?channelid=1'><input name='searchword'></form>"),
    ("commented out", "<script>\n// $.get('/igs/front/search/list.html?filter[CHANNELID]=1&pageNumber='+p)\n</script>"),
]  # fmt: skip


@pytest.mark.parametrize("extra", [one[1] for one in INNOCENT], ids=[one[0] for one in INNOCENT])
def test_a_static_list_beside_a_search_is_not_claimed(extra):
    got = read_page((site.HEAD + extra + STATIC).encode(), BASE + site.COLUMN, "text/html")
    assert got.kind is PageKind.LIST
    assert (got.listing.family == "igs", len(got.listing.postings)) == (False, 10)


@pytest.mark.parametrize(
    ("rows", "asked"), [(10, ["2", "3"]), (20, ["3"]), (15, ["2", "3"]), (8, ["1", "2", "3"])]
)
def test_a_static_first_page_goes_on_by_the_interface(tmp_path, rows, asked):
    shown = "".join(
        f"<li><a href='{site.address(one)}'>{one.title}</a><span>{one.day}</span></li>"
        for one in THINGS[:rows]
    )
    pager = "<div class='page'>共3页 <a href='javascript:load(2)'>下一页</a></div>"
    body = f"<ul>{shown}</ul>{pager}" + site.BY_AJAX
    served = MiniSite({site.COLUMN: page(body), site.LIST: site.lists(THINGS)})
    got = crawl(served, tmp_path, site.COLUMN)
    assert got.pages[0].facts.kind is PageKind.LIST
    assert got.rows == published(THINGS)
    assert got.seen.complete
    assert [one.query["pageNumber"] for one in served.asked if one.path == site.LIST] == asked


def test_rows_beside_an_empty_list_are_not_its_rows(tmp_path):
    aside = "".join(
        f"<li><a href='/xw/t2020010{n}_{n}.html'>关于一条旧新闻的报道之{n}</a><span>2020-01-0{n}</span></li>"
        for n in range(1, 6)
    )
    body = f"<div class='side'><ul>{aside}</ul></div>" + site.BY_AJAX
    served = MiniSite({site.COLUMN: page(body), site.LIST: site.lists(THINGS)})
    got = crawl(served, tmp_path, site.COLUMN)
    assert got.rows == published(THINGS)
    assert got.pages[0].facts.kind is PageKind.JS_ONLY


def test_a_computed_channel_is_not_guessed(tmp_path):
    body = site.BY_AJAX.replace('channel = "28135"', "channel = pick()")
    served = MiniSite({site.COLUMN: page(body), site.LIST: site.lists(THINGS)})
    seen = crawl(served, tmp_path, site.COLUMN).seen
    assert not [one for one in served.asked if one.path == site.LIST]
    assert (seen.reached and seen.complete, seen.empty) == (False, False)
    assert seen.reason
