"""安徽 site/label: what was published is what was read, and a silent failure is never an empty column."""

from __future__ import annotations

import pytest

from reading import read_answer, read_page
from records import PageKind
from tests.sites.anhui import site
from tests.sites.mini import BASE, Answer, MiniSite, crawl, items, published


def label_requests(mini):
    return [one for one in mini.asked if "/site/label/" in one.path]


@pytest.mark.parametrize("layout", site.LAYOUTS)
def test_shell_is_filled_from_fragments(tmp_path, layout):
    things = items(38)
    mini = site.site(things, layout=site.LAYOUTS[layout])
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert [one.facts.listing.total_rows for one in got.pages[1:]] == [38, 38, 38]
    assert got.seen.complete
    assert [one.query["pageIndex"] for one in label_requests(mini)] == ["1", "2", "3"]


def test_rows_of_the_page_itself_go_on_with_the_second_fragment(tmp_path):
    things = items(33)
    mini = site.site(things, shell=False)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert [one.query["pageIndex"] for one in label_requests(mini)] == ["2", "3"]


def test_the_request_is_the_scripts_own_with_titles_uncut_and_full_dates(tmp_path):
    mini = site.site(items(3))
    crawl(mini, tmp_path, site.COLUMN)
    (asked,) = label_requests(mini)
    assert asked.path == f"{site.PREFIX}/site/label/8888"
    assert asked.query == {
        "labelName": "publicInfoList", "siteId": site.SITE, "pageSize": "15", "pageIndex": "1",
        "action": "list", "isDate": "true", "dateFormat": "yyyy-MM-dd", "length": "200",
        "organId": site.ORGAN, "type": "4", "catId": site.CAT, "cId": "", "result": site.EMPTY,
        "file": site.FILE,
    }  # fmt: skip
    assert asked.headers["referer"].startswith(f"{BASE}/public/column/")


def test_prefix_that_the_script_computes_is_tried_under_the_pages_own(tmp_path):
    things = items(4)
    mini = site.site(things)
    path = site.COLUMN.partition("?")[0]
    script = site.call().replace(f'"{site.PREFIX}/site', 'ctx + "/site')
    mini.routes["/zwgk" + path] = site.column("", script)
    mini.routes["/zwgk/site/label/8888"] = mini.routes.pop(f"{site.PREFIX}/site/label/8888")
    got = crawl(mini, tmp_path, "/zwgk" + site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete


def test_the_labels_own_words_make_an_empty_column(tmp_path):
    got = crawl(site.site(()), tmp_path, site.COLUMN)
    assert got.rows == []
    assert got.seen.empty
    assert got.seen.complete


def test_wrong_template_answers_blank_and_is_no_empty_column(tmp_path):
    mini = site.site(items(5))
    path = site.COLUMN.partition("?")[0]
    mini.routes[path] = site.column("", site.call(file="/xxgk/other"))
    got = crawl(mini, tmp_path, site.COLUMN)
    assert not got.seen.empty
    assert not got.seen.complete
    assert "模板参数" in got.seen.reason


def test_whole_page_in_place_of_a_fragment_is_refused(tmp_path):
    mini = site.site(items(5))
    home = "<html><body>" + site.nav_list(items(9), 200) + "</body></html>"
    mini.routes[f"{site.PREFIX}/site/label/8888"] = home
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == []
    assert not got.seen.empty
    assert "整个网页" in got.seen.reason


def test_fragment_that_says_empty_against_the_sites_total_is_refused(tmp_path):
    mini = site.site(items(33), shell=False)
    mini.routes[f"{site.PREFIX}/site/label/8888"] = f"<p>{site.EMPTY}</p>"
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.seen.rows == 15
    assert not got.seen.complete
    assert "33" in got.seen.reason


def test_internal_server_in_domain_is_never_asked(tmp_path):
    mini = site.site(items(5))
    path = site.COLUMN.partition("?")[0]
    more = 'domain: "http://192.168.60.62:8090/xxgk/sitesearch",'
    mini.routes[path] = site.column("", site.call(more=more))
    got = crawl(mini, tmp_path, site.COLUMN)
    assert label_requests(mini) == []
    assert not got.seen.empty
    assert got.pages[0].facts.kind is PageKind.JS_ONLY


def test_news_column_is_turned_by_its_address(tmp_path):
    things = items(50)

    def news(asked):
        here = int(asked.query.get("pageIndex", "1"))
        part = things[(here - 1) * 20 : here * 20]
        rows = site.nav_list(part, 200)
        script = (
            f"<script>Ls.pagination('#page', {{columnId: 6791573, pageIndex: {here}, pageSize: 20,"
            f"pageCount: 3, total: 50}});</script>"
        )
        return (
            f"<html><title>通知公告</title><body><div id='list'>{rows}</div>{script}</body></html>"
        )

    mini = MiniSite({"/xwdt/tzgg/index.html": news, "/content/column/6791573": news})
    got = crawl(mini, tmp_path, "/xwdt/tzgg/index.html")
    assert got.rows == published(things)
    assert got.seen.complete


def test_tree_links_are_branches_and_the_foreign_one_is_link_only():
    paging = "<script>Ls.pagination('#p',{pageCount:1,total:3})</script>"
    html = site.column(site.nav_list(items(3), 200), paging)
    page = read_page(html.encode(), BASE + site.COLUMN)
    assert [(one.name, one.parents, one.link_only) for one in page.branches] == [
        ("财政预决算", ("重点领域",), False),
        ("重大项目", ("重点领域",), False),
        ("统计数据", ("重点领域",), True),
    ]


def test_guide_is_no_list():
    html = site.column("<p>本机关公开信息的范围如下。</p>" * 40, site.call())
    page = read_page(html.encode(), f"{BASE}/public/column/{site.ORGAN}?type=2&nav=1")
    assert page.listing is None or page.listing.onward is None


def test_channel_with_labels_of_several_columns_is_not_one_list():
    other = site.call().replace(site.CAT, "7065222").replace("function go", "function come")
    page = read_page(site.column("", site.call() + other).encode(), f"{BASE}/zwgk/index.html")
    assert page.listing is None or page.listing.onward is None


def test_commented_call_is_not_made():
    script = "<script>/* " + site.call().removeprefix("<script>").removesuffix("</script>")
    page = read_page(site.column("", script + " */</script>").encode(), BASE + site.COLUMN)
    assert page.listing is None or page.listing.onward is None


def test_search_label_is_not_the_list():
    script = site.call().replace("publicInfoList", "searchDataList")
    page = read_page(site.column("", script).encode(), BASE + site.COLUMN)
    assert page.listing is None or page.listing.onward is None


def test_inherited_charset_of_a_fragment():
    things = items(3)
    page = read_page(site.column("", site.call()).encode("gb18030"), BASE + site.COLUMN)
    body = site.nav_list(things, 200).encode("gb18030")
    got = read_answer(body, "", "text/html", page.listing.onward)
    assert [row.title for row in got.listing.postings] == [one.title for one in things]


def test_http_error_of_the_label_is_unsure(tmp_path):
    mini = site.site(items(5))
    mini.routes[f"{site.PREFIX}/site/label/8888"] = Answer("no", status=403)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert not got.seen.complete
    assert not got.seen.empty


@pytest.mark.parametrize(
    "pager",
    [
        "<script>var opt = {pageCount:3, total:38};</script>",
        "<div id='page_public_info'><a paged='2'>2</a><a paged='2'>下一页</a><a paged='3'>尾页</a></div>",
    ],
    ids=["bare-numbers", "paged-links"],
)
def test_other_ways_in_which_a_fragment_counts(tmp_path, pager):
    things = items(38)
    mini = site.site(things)
    where = f"{site.PREFIX}/site/label/8888"
    inner = mini.routes[where]
    mini.routes[where] = lambda asked: (
        inner(asked).partition("<div id='page_public_info'>")[0] + pager
    )
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert len(label_requests(mini)) == 3


def test_fragment_that_counts_nothing_ends_with_the_labels_own_words(tmp_path):
    things = items(33)
    mini = site.site(things)
    where = f"{site.PREFIX}/site/label/8888"
    inner = mini.routes[where]

    def bare(asked):
        rows = inner(asked).partition("<div id='page_public_info'>")[0]
        return rows if "<li>" in rows else f"<p>{site.EMPTY}</p>"

    mini.routes[where] = bare
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert len(label_requests(mini)) == 4
