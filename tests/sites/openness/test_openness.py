"""Openness, both generations: what was published is what was read."""

from __future__ import annotations

import pytest

from reading import read_page
from records import PageKind
from tests.sites.mini import BASE, MiniSite, crawl, items, published
from tests.sites.openness import site


def asked_pages(mini, path="/opennessTarget/"):
    return [one.query["page"] for one in mini.asked if one.path == path]


def test_static_pages_are_followed_by_number(tmp_path):
    things = items(40)
    got = crawl(site.static_site(things), tmp_path, site.STATIC.format(1))
    assert got.rows == published(things)
    assert got.seen.complete


def test_static_list_of_one_page_needs_no_second(tmp_path):
    things = items(7)
    mini = site.static_site(things)
    got = crawl(mini, tmp_path, site.STATIC.format(1))
    assert got.rows == published(things)
    assert got.seen.complete
    assert [one.path for one in mini.asked if "showList" in one.path] == [site.STATIC.format(1)]


def test_static_pager_made_by_script_is_guessed_and_never_complete_without_a_total(tmp_path):
    things = items(40)

    def script(here, pages):
        return "<script>function go(n){location.href='page_'+n+'.html'}</script>"

    got = crawl(site.static_site(things, pager=script), tmp_path, site.STATIC.format(1))
    assert got.rows == published(things)
    assert not got.seen.complete
    assert got.seen.reason


def test_static_script_pager_with_a_total_is_complete(tmp_path):
    things = items(40)

    def script(here, pages):
        return "<div>共40条</div><script>function go(n){location.href='page_'+n+'.html'}</script>"

    got = crawl(site.static_site(things, pager=script), tmp_path, site.STATIC.format(1))
    assert got.rows == published(things)
    assert [one.facts.listing.total_rows for one in got.pages[:3]] == [40, 40, 40]


@pytest.mark.parametrize(
    "path",
    [
        "/BranchOpennessContent/showList/10395/0/page_1.html",
        "/News/showList/2718/page_1.html",
        "/Content/showList/JA002/30900/1/page_1.html",
        "/XxgkPolicy/showList/650/page_1.html",
        "/Special/showList/443/page_1.html",
    ],
)
def test_every_module_counts_pages_in_its_path(path):
    rows = site.static_rows(items(15))
    html = f"<html><title>通知公告</title><ul>{rows}</ul><div>第1页 共3页 共40条</div></html>"
    page = read_page(html.encode(), BASE + path)
    assert page.listing.onward.request.url == BASE + path.replace("page_1", "page_2")
    assert (page.listing.page_count, page.listing.total_rows) == (3, 40)


def test_rows_beside_the_list_do_not_take_its_place():
    aside = "".join(
        f"<li><a href='/xwzx/{n}.html'>关于某某工作会议召开情况的详细新闻报道第{n}号</a><i>2026-10-0{n}</i></li>"
        for n in range(1, 9)
    )
    rows = site.static_rows(items(4))
    html = f"<html><title>财政预决算</title><ul>{rows}</ul><div>1</div><ul>{aside}</ul></html>"
    page = read_page(html.encode(), BASE + site.STATIC.format(1))
    assert [row.title for row in page.listing.postings] == [one.title for one in items(4)]


def test_static_tree_has_its_parents():
    page = read_page(
        site.static_site(items(3)).routes[site.STATIC.format(1)].encode(),
        BASE + site.STATIC.format(1),
    )
    assert [(one.name, one.parents) for one in page.branches] == [
        ("财政预决算", ("财政信息",)),
        ("三公经费", ("财政信息",)),
    ]


def test_frame_is_read_to_its_natural_end(tmp_path):
    things = items(25)
    mini = site.framed_site(things)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert asked_pages(mini) == ["1", "2", "3", "4"]


def test_frame_with_a_total_stops_at_the_last_page(tmp_path):
    things = items(25)
    mini = site.framed_site(things, words="共{total}条 第{here}/{pages}页")
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert asked_pages(mini) == ["1", "2", "3"]


def test_dates_without_a_year_stay_unknown(tmp_path):
    things = items(5)
    mini = site.framed_site(things, shown=lambda one: one.day.strftime("%m-%d"))
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == [(one.title, None) for one in things]
    assert got.seen.newest is None


def test_empty_frame_is_unsure_unless_it_says_so(tmp_path):
    blank = crawl(site.framed_site(()), tmp_path / "a", site.COLUMN)
    assert not blank.seen.empty
    assert "没有条目" in blank.seen.reason
    said = crawl(site.framed_site((), words="共{total}条记录"), tmp_path / "b", site.COLUMN)
    assert said.seen.empty


def test_frame_at_its_older_place(tmp_path):
    things = items(4)
    mini = site.framed_site(things, path="/opennessContent/iframe/")
    where = f"/opennessContent/iframe/?branch_id={site.BRANCH}&column_code={site.CODE}"
    mini.routes["/opennessContent/"] = site.shell(where)
    assert crawl(mini, tmp_path, site.COLUMN).rows == published(things)


def test_frame_written_by_a_script():
    html = site.shell("about:blank").replace(
        "</body>",
        f"<script>$('#list').attr('src','/opennessTarget/?branch_id={site.BRANCH}&column_code={site.CODE}')</script>",
    )
    page = read_page(html.encode(), BASE + site.COLUMN)
    url = page.listing.onward.request.url
    assert f"/opennessTarget/?branch_id={site.BRANCH}&column_code={site.CODE}" in url


def test_link_url_node_is_a_link_only_branch():
    page = read_page(site.shell().encode(), BASE + site.COLUMN)
    assert [(one.name, one.link_only) for one in page.branches] == [
        ("财政预决算", False),
        ("三公经费", False),
        ("统计公报", True),
    ]


def test_parents_frame_of_blocks_is_no_list(tmp_path):
    def frame(asked):
        blocks = "".join(
            f"<h3><a href='/opennessContent/?branch_id={site.BRANCH}&column_code={code}'>栏目{code}</a></h3>"
            f"<ul>{site.frame_rows(items(6))}</ul>"
            for code in ("350501", "350502", "350503")
        )
        return f"<html><body>{blocks}</body></html>"

    mini = MiniSite({"/opennessContent/": site.shell(), "/opennessTarget/": frame})
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == []
    assert not got.seen.complete
    assert [one.facts.kind for one in got.pages] == [PageKind.JS_ONLY, PageKind.CHANNEL]


def test_home_page_with_links_to_lists_is_not_one():
    html = f"<html><title>某市人民政府</title>{site.TREE * 3}<p>欢迎</p></html>"
    page = read_page(html.encode(), BASE + "/")
    assert page.listing is None or page.listing.onward is None


def test_guessed_numbers_that_are_answered_for_ever_prove_no_end(tmp_path):
    things = items(30)

    def script(here, pages):
        return "<script>function go(n){location.href='page_'+n+'.html'}</script>"

    mini = site.static_site(things, pager=script)
    for beyond in range(3, 9):
        mini.routes[site.STATIC.format(beyond)] = mini.routes[site.STATIC.format(2)]
    got = crawl(mini, tmp_path, site.STATIC.format(1))
    assert got.rows == published(things)
    assert not got.seen.complete
    assert "推断" in got.seen.reason
