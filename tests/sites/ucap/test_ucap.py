"""开普 ucap: the channel's id from the page, `_isJson=true`, months that are no days, and the tree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading import read_answer, read_page
from records import Continuation, PageKind, Request
from tests.sites.mini import BASE, Answer, MiniSite, crawl, items, published
from tests.sites.ucap import site

THINGS = items(40)


def page(body):
    return site.HEAD + body


def shown(body, path=site.COLUMN):
    return read_page(page(body).encode(), BASE + path, "text/html")


@pytest.mark.parametrize("body", [site.BY_PARTS, site.WHOLE], ids=["built", "written out"])
def test_a_column_of_three_pages(tmp_path, body):
    served = MiniSite({site.COLUMN: page(body), site.API: site.api(THINGS)})
    got = crawl(served, tmp_path, site.COLUMN)
    assert got.rows == published(THINGS)
    assert (got.seen.complete, got.seen.enough, got.seen.rows) == (True, True, 40)
    asked = [one.query for one in served.asked if one.path == site.API]
    assert [one.get("page", "1") for one in asked] == ["1", "2", "3"]
    assert {one["_pageSize"] for one in asked} == {"15"}


def test_what_a_row_carries_beside_its_date(tmp_path):
    routes = {site.COLUMN: page(site.BY_PARTS), site.API: site.api(items(1))}
    row = crawl(MiniSite(routes), tmp_path, site.COLUMN).postings[0]
    assert (row.title, row.index_number, str(row.signed)) == (
        items(1)[0].title,
        "11430-2026-5000",
        "2026-01-02",
    )
    assert row.url.startswith("http://www.mini.gov.cn/yxs/zfwj/202611/")


def test_a_month_in_the_address_is_never_a_day(tmp_path):
    def make(one):
        return site.record(one, publishedTimeStr=None, domainMetaList=None)

    routes = {site.COLUMN: page(site.BY_PARTS), site.API: site.api(items(2), make=make)}
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)
    assert [row.date for row in got.postings] == [None, None]


def test_the_switch_to_data_is_added_where_the_script_wants_markup(tmp_path):
    path = f"/searchList/{site.CHANNEL}"
    served = MiniSite({site.COLUMN: page(site.AS_DATA), path: site.api(THINGS)})
    got = crawl(served, tmp_path, site.COLUMN)
    assert (got.seen.complete, got.seen.rows) == (True, 40)
    asked = [one.query for one in served.asked if one.path == path]
    assert asked[1] == {
        "_isAgg": "true",
        "_pageSize": "15",
        "_template": "index",
        "page": "2",
        "_isJson": "true",
    }


def test_the_tax_office_posts_and_wraps_once_more(tmp_path):
    served = MiniSite({site.COLUMN: page(site.BY_FILES), site.FILES: site.files(THINGS)})
    got = crawl(served, tmp_path, site.COLUMN)
    assert got.rows == published(THINGS)
    assert got.seen.complete
    asked = [one.form for one in served.asked if one.path == site.FILES]
    assert asked[0] == {
        "codeId": "",
        "channelId": site.CHANNEL,
        "page": "1",
        "size": "15",
        "relateSubChannels": "false",
    }


def test_the_listing_itself_may_be_the_column(tmp_path):
    column = site.API + "?_isAgg=true&_pageSize=15&_template=index&page=1"
    served = MiniSite({site.API: site.api(THINGS)})
    got = crawl(served, tmp_path, column)
    assert got.rows == published(THINGS)
    assert got.seen.complete


def test_the_shell_is_js_only():
    got = shown(site.BY_PARTS)
    assert (got.kind, got.listing.postings) == (PageKind.JS_ONLY, ())
    assert got.listing.onward.request.url == (
        f"{BASE}{site.API}?page=1&_pageSize=15&_isAgg=true&_isJson=true&_template=index&_rangeTimeGte=&_channelName="
    )


def test_an_address_with_a_token_is_not_asked_for(tmp_path):
    served = MiniSite({site.COLUMN: page(site.TOKENED), site.API: site.api(THINGS)})
    seen = crawl(served, tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.enough, seen.empty) == (False, False, False)
    assert not [one for one in served.asked if one.path == site.API]
    got = shown(site.TOKENED)
    assert got.kind is PageKind.JS_ONLY
    assert "接口地址含浏览器生成的动态令牌，程序无法取得列表" in got.reasons


REFUSALS = [
    ("a page instead of data", Answer("<html><body><ul><li>甲</li></ul></body></html>"), "_isJson"),
    ("error", site.json_answer({"code": 500, "message": "系统繁忙"}), "系统繁忙"),
    (
        "rows withheld",
        site.json_answer({"data": {"total": 279, "page": 1, "rows": 15, "results": []}}),
        "279条",
    ),
    ("no total", site.json_answer({"data": {"results": []}}), "未报告总条数"),
    ("nothing", Answer(""), "空内容"),
    ("cut off", Answer('{"data":{"total":2,"results":[{"title":"甲'), "可识别"),
]


@pytest.mark.parametrize(
    ("answer", "why"), [one[1:] for one in REFUSALS], ids=[one[0] for one in REFUSALS]
)
def test_a_refusal_is_no_empty_column(tmp_path, answer, why):
    routes = {site.COLUMN: page(site.BY_PARTS), site.API: lambda _: answer}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.enough, seen.empty, seen.rows) == (False, False, False, 0)
    assert why in seen.reason


def test_a_server_that_ignores_the_page_number_is_incomplete(tmp_path):
    def first(asked):
        return site.api(THINGS)(replace(asked, query=asked.query | {"page": "1"}))

    routes = {site.COLUMN: page(site.BY_PARTS), site.API: first}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.rows) == (False, 15)


def test_an_empty_column_is_one_whose_total_is_0(tmp_path):
    routes = {site.COLUMN: page(site.BY_PARTS), site.API: site.api(())}
    seen = crawl(MiniSite(routes), tmp_path, site.COLUMN).seen
    assert (seen.complete, seen.empty) == (True, True)


def test_the_id_in_a_label_alone_claims_nothing():
    rows = "".join(
        f"<li><a href='/yxs/202611/{n:032x}.shtml'>关于做好第{n}号工作的通知</a><span>2026-11-{n}</span></li>"
        for n in range(10, 20)
    )
    label = f"<meta name='column' channelId='{site.CHANNEL}'>"
    got = shown(
        f"{label}<ul>{rows}</ul><script>createPageHTML('page-div',34,1,'common_list','shtml',500);</script>"
    )
    assert (got.kind, got.listing.family == "ucap", len(got.listing.postings)) == (
        PageKind.LIST,
        False,
        10,
    )


NODES = [
    {"id": "1", "name": "统计信息", "url": "/yunxi/stjgb/xlist.shtml", "level": 1},
    {"id": "2", "pid": "1", "name": "月度数据", "url": "/yunxi/null.shtml", "iframeurl": "/yunxi/ydsj/list.shtml"},
    {"id": "3", "name": "财政信息", "url": "/yunxi/czxx/null.shtml", "level": 1},
    {"id": "4", "name": "省级平台", "url": "http://www.other.gov.cn/zwgk/", "level": 1},
]  # fmt: skip


def asked_for(body=site.CATALOGUE):
    return shown(body, "/yunxi/xxgk/xxzwgkList.shtml").catalogue[0]


def test_the_tree_is_asked_for_as_the_script_asks():
    onward = asked_for()
    assert onward.request.url == (
        f"{BASE}{site.TREE}?level=1&pid=&channelId={site.CHANNEL}&catecode=&open=0&target=new"
        "&published_file_name=%2Fzwgk&template_name=zwgk_right2%2Czwgk_right"
    )
    assert shown(site.CATALOGUE, "/yunxi/xxgk/xxzwgkList.shtml").kind is PageKind.JS_ONLY


def test_the_crawler_asks_for_the_tree(tmp_path):
    column = "/yunxi/xxgk/xxzwgkList.shtml"
    served = MiniSite({column: page(site.CATALOGUE), site.TREE: site.tree(NODES)})
    seen = crawl(served, tmp_path, column).seen
    assert [one.query["channelId"] for one in served.asked if one.path == site.TREE] == [
        site.CHANNEL
    ]
    assert (seen.complete, seen.empty) == (False, False)


def test_the_tree_names_columns_and_counts_those_without_an_address():
    told = site.tree(NODES)
    got = read_answer(told.body.encode(), BASE + site.TREE, told.content_type, asked_for())
    assert [(one.name, one.url, one.parents, one.link_only) for one in got.branches] == [
        ("统计信息", BASE + "/yunxi/stjgb/xlist.shtml", (), False),
        ("月度数据", BASE + "/yunxi/ydsj/list.shtml", ("统计信息",), False),
        ("省级平台", "http://www.other.gov.cn/zwgk/", (), True),
    ]
    assert got.reasons == ("目录中有1个栏目没有可用的地址，未列入",)


def test_nested_channels_are_columns_where_the_listing_is_known():
    request = Request(BASE + "/channels")
    onward = Continuation(
        request, 1, "ucap", BASE + "/", "utf-8", (("what", "tree"), ("prefix", "/common/search/"))
    )
    held = {"results": {"children": [{"channelId": "a" * 32, "displayName": "法定主动公开内容", "children": [
        {"channelId": "b" * 32, "displayName": "政策文件"}]}]}}  # fmt: skip
    got = read_answer(site.json_answer(held).body.encode(), request.url, "application/json", onward)
    assert [(one.name, one.parents) for one in got.branches] == [
        ("法定主动公开内容", ()), ("政策文件", ("法定主动公开内容",)),
    ]  # fmt: skip
    assert got.branches[1].url.startswith(f"{BASE}/common/search/{'b' * 32}?_isAgg=true")


@pytest.mark.parametrize(
    "body", ["", "null(", "<html></html>", 'null({"list":[]});', '{"list":{}}', "null(null)"]
)
def test_a_tree_that_is_none_is_refused(body):
    got = read_answer(body.encode(), BASE + site.TREE, "text/html", asked_for())
    assert (got.branches, got.kind) == ((), PageKind.OTHER)
    assert got.reasons
