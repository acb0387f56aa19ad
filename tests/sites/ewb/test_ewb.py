"""新点 EWB: every server's counting and wrapping, and no first page skipped in silence."""

from __future__ import annotations

import json

import pytest

from reading import read_page
from tests.sites.ewb import site
from tests.sites.mini import BASE, Answer, crawl, items, published


def bodies(mini):
    return [json.loads(one.body) for one in mini.asked if one.method == "POST"]


def indexes(mini):
    return [body.get("params", body)["pageIndex"] for body in bodies(mini)]


@pytest.mark.parametrize(
    ("server", "asked"),
    [
        ({"base": 0}, [0, 1, 2]),
        ({"base": 1, "zero": "empty"}, [0, 1, 2, 3]),
        ({"base": 1, "zero": "first"}, [0, 1, 2, 3]),
        ({"base": 0, "wrapped": True}, [0, 1, 0, 1, 2]),
        ({"base": 1, "wrapped": True}, [0, 1, 0, 1, 2, 3]),
        ({"base": 1, "wrapped": True, "zero": "first"}, [0, 1, 0, 1, 2, 3]),
    ],
    ids=["from-0", "from-1", "from-1-lenient", "wrapped-0", "wrapped-1", "wrapped-1-lenient"],
)
def test_every_servers_counting(tmp_path, server, asked):
    things = items(47)
    mini = site.site(things, **server)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert got.seen.rows == 47
    assert indexes(mini) == asked


def test_exactly_one_page_asks_no_second(tmp_path):
    things = items(20)
    mini = site.site(things)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert indexes(mini) == [0]


def test_request_is_the_products_own(tmp_path):
    mini = site.site(items(3), project="/EWB_YK_Mid")
    crawl(mini, tmp_path, site.COLUMN)
    (post,) = [one for one in mini.asked if one.method == "POST"]
    assert post.path == "/EWB_YK_Mid/rest/lightfrontaction/getgovinfolist"
    assert json.loads(post.body) == {
        "deptcode": "", "categorynum": site.CATEGORY, "pageIndex": 0, "pageSize": 20,
        "siteGuid": site.GUID,
    }  # fmt: skip
    assert post.headers["content-type"].startswith("application/json")
    assert post.headers["referer"].endswith(site.COLUMN)


def test_settings_in_the_page_itself_save_a_request(tmp_path):
    things = items(5)
    script = f"<script>var siteInfo={{siteGuid:'{site.GUID}',projectName:'/EWB-FRONT'}}</script>"
    mini = site.site(things, script=script)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert site.SETTINGS not in [one.path for one in mini.asked]


def test_really_empty_column(tmp_path):
    got = crawl(site.site(()), tmp_path, site.COLUMN)
    assert got.seen.empty
    assert got.seen.complete


def test_settings_without_a_site_id_are_refused(tmp_path):
    mini = site.site(items(5))
    mini.routes[site.SETTINGS] = Answer("var x = 1;", "application/javascript")
    got = crawl(mini, tmp_path, site.COLUMN)
    assert not got.seen.empty
    assert "siteGuid" in got.seen.reason


@pytest.mark.parametrize(
    "body",
    ['{"custom":{"total":9,"data":[]}}', '{"custom":null}', "<html>出错了</html>", ""],
    ids=["total-without-rows", "no-custom", "error-page", "blank"],
)
def test_answers_that_are_none(tmp_path, body):
    mini = site.site(items(5))
    mini.routes[site.SERVICE] = Answer(body, "application/json")
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == []
    assert not got.seen.empty
    assert not got.seen.complete
    assert "接口" in got.seen.reason


def test_total_that_is_never_reached_is_incomplete(tmp_path):
    things = items(47)
    mini = site.site(things)
    inner = mini.routes[site.SERVICE]

    def short(asked):
        told = json.loads(inner(asked).body)
        told["custom"]["total"] = 60
        return Answer(json.dumps(told), "application/json")

    mini.routes[site.SERVICE] = short
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert not got.seen.complete
    assert "60" in got.seen.reason


def test_news_pages_of_the_product_are_left_to_the_static_reader():
    rows = "".join(
        f"<li><a href='/zwdt/001/{one.number}.html'>{one.title}</a><span>{one.day}</span></li>"
        for one in items(9)
    )
    html = site.shell().replace("<ul id='infolist'></ul>", f"<ul>{rows}</ul>")
    page = read_page(html.encode(), f"{BASE}/zwdt/001/moreinfo.html")
    assert len(page.listing.postings) == 9
    assert page.listing.family != "ewb"


def test_project_that_the_pages_own_script_names(tmp_path):
    things = items(25)
    script = (
        "<script>$.ajax({type:'post',url:'/EWB_YK_Mid/rest/lightfrontaction/getgovinfolist',"
        'data:\'{"params":{"categorynum":"' + site.CATEGORY + "\"}}'});</script>"
    )
    mini = site.site(things, wrapped=True, script=script)
    mini.routes["/EWB_YK_Mid/rest/lightfrontaction/getgovinfolist"] = mini.routes.pop(site.SERVICE)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert indexes(mini) == [0, 1]


def test_tree_by_the_categorys_number():
    links = "".join(
        f"<a href='/dynamic/zwgk/govInfoPub.html?categorynum={number}'>{name}</a>"
        for number, name in (
            ("003", "法定主动公开"),
            ("003002", "政策文件"),
            ("003002001", "规范性文件"),
        )
    )
    html = site.shell().replace("<ul id='infolist'>", f"<div>{links}</div><ul id='infolist'>")
    page = read_page(html.encode(), BASE + site.COLUMN)
    assert [(one.name, one.parents) for one in page.branches] == [
        ("法定主动公开", ()),
        ("政策文件", ("法定主动公开",)),
        ("规范性文件", ("法定主动公开", "政策文件")),
    ]


def test_first_page_given_twice_never_counts_as_the_second(tmp_path):
    mini = site.site(items(40), base=1, zero="first")
    inner = mini.routes[site.SERVICE]

    def stuck(asked):
        return inner(asked) if json.loads(asked.body)["pageIndex"] < 2 else Answer("", status=404)

    mini.routes[site.SERVICE] = stuck
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.seen.rows == 20
    assert not got.seen.complete
    repeated = [one.facts for one in got.pages if one.errand.page == 2 and one.visit.status == 200]
    assert [(page.listing, page.reasons) for page in repeated] == [
        (None, ("接口返回的仍是第1页，页码从1计起",))
    ]
