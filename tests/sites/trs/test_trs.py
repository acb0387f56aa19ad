"""TRS WCM: what was published is what was read, and what was not made is said to be missing."""

from __future__ import annotations

import pytest

from reading import read_page
from records import PageKind
from tests.sites.mini import BASE, MiniSite, crawl, items, published
from tests.sites.shell import shell
from tests.sites.trs import site

WRITTEN = (
    "<html><script>var lm='公开';if(lm=='公开'){document.write('<meta http-equiv=\"Refresh\" "
    'content="0;URL=./tzgg/" />\');}</script></html>'
)
CALLS = [site.four, site.short, site.six, site.pager, site.variables, site.commented]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.__name__)
def test_every_page_is_read(tmp_path, call):
    """Pages count from 0: the second is index_1, and none is skipped."""
    things = items(34)
    mini = MiniSite(site.column(things, call))
    got = crawl(mini, tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert got.seen.complete
    assert got.seen.rows == 34
    assert [one.facts.listing.family for one in got.pages] == ["trs"] * 4
    assert "/zwgk/tzgg/index_4.html" not in [one.path for one in mini.asked]


def test_the_six_argument_call_states_the_total(tmp_path):
    got = crawl(MiniSite(site.column(items(34), site.six)), tmp_path, site.COLUMN)

    assert {one.facts.listing.total_rows for one in got.pages} == {34}
    assert [one.facts.listing.page_number for one in got.pages] == [1, 2, 3, 4]


def test_stubs_beyond_the_pages_that_were_made(tmp_path):
    """Three pages of seven exist; the rest is 330 bytes of nothing, with HTTP 200."""
    things = items(70)
    routes = site.column(things, site.four, made=3)
    routes |= {f"{site.COLUMN}index_{at}.html": site.STUB for at in range(3, 7)}
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)

    assert got.rows == published(things[:30])
    assert not got.seen.complete
    assert got.seen.enough
    assert "第 4 页未能读取" in got.seen.reason
    assert "站点可能只生成了前几页" in got.seen.reason


def test_a_stub_that_still_has_the_call(tmp_path):
    routes = site.column(items(30), site.four, made=2, claimed=7)
    routes[f"{site.COLUMN}index_2.html"] = shell("<ul></ul>" + site.four(7, 2, 0))
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)

    assert not got.seen.complete
    assert got.pages[-1].facts.listing.reasons == (
        "第3页没有条目，站点只生成前2页（翻页脚本称共7页）",
    )


def test_pages_claimed_beyond_what_exists(tmp_path):
    things = items(30)
    got = crawl(MiniSite(site.column(things, site.four, claimed=5)), tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert not got.seen.complete
    assert "404" in got.seen.reason


def test_an_empty_column(tmp_path):
    """createPageHTML(1,0,…) over a blank list is a column that is really empty."""
    routes = {site.COLUMN: shell("<ul class='list'></ul>" + site.four(1, 0, 0))}
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)

    assert got.seen.empty
    assert got.seen.complete
    assert got.rows == []


def test_rows_that_cannot_be_read_are_no_emptiness(tmp_path):
    body = "<div><a href='./202605/t20260506_1.html'>公告</a></div>" + site.four(1, 0, 0)
    got = crawl(MiniSite({site.COLUMN: shell(body)}), tmp_path, site.COLUMN)

    assert not got.seen.empty
    assert not got.seen.complete


def test_many_pages_but_no_row_on_the_first(tmp_path):
    routes = {site.COLUMN: shell("<ul></ul>" + site.four(7, 0, 0))}
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)

    assert not got.seen.empty
    assert "翻页脚本称共7页" in got.seen.reason


def test_a_last_page_of_attachments_only(tmp_path):
    """湖北人社: the last page links .doc and .pdf files; that is no error."""
    things = items(14)
    routes = site.column(things, site.six)
    rows = "".join(
        f"<li><a href='./P02026050{at}123456789.pdf'>{one.title}</a><span>{one.day}</span></li>"
        for at, one in enumerate(things[10:])
    )
    routes[f"{site.COLUMN}index_1.html"] = shell(f"<ul>{rows}</ul>" + site.six(2, 1, 14))
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert got.seen.complete


@pytest.mark.parametrize(
    "stub",
    [
        "<html><head><meta http-equiv='Refresh' content='0;URL=./tzgg/'></head></html>",
        WRITTEN,
        "<script>var u='./tzgg/';document.write('<meta http-equiv=\"refresh\" content=\"0;url='+u+'\">')</script>",
        "<script>var u='tzgg';window.location.href='./'+u+'/';</script>",
    ],
    ids=["meta", "written meta", "written meta with a variable", "location with a variable"],
)
def test_a_landing_page_that_sends_on(tmp_path, stub):
    things = items(6)
    routes = {"/zwgk/": stub, **site.column(things, site.four)}
    got = crawl(MiniSite(routes), tmp_path, "/zwgk/")

    assert got.rows == published(things)
    assert got.seen.complete


def test_rows_written_by_scripts(tmp_path):
    things = items(12)
    routes = {}
    for at, part in enumerate((things[:6], things[6:])):
        rows = "".join(
            f"<script>var t{at}='{one.title}';document.write('<li><a href=\"{site.href(one)}\" title=\"'+t{at}+'\">'"
            f"+t{at}+'</a><span>{one.day}</span></li>');</script>"
            for one in part
        )
        html = shell(f"<ul>{rows}</ul>" + site.four(2, at, 0))
        routes[site.COLUMN if at == 0 else f"{site.COLUMN}index_1.html"] = html
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert got.seen.complete
    assert got.postings[0].url == f"{BASE}{site.COLUMN}202611/t20261118_5000.html"


def test_an_article_dated_by_a_variable():
    """`var pubdata` is the date of publication; the address dates the making (§2.4: 27 % differ)."""
    prose = "<p>　　为贯彻落实有关要求，经研究决定，现将有关事项通知如下，请认真组织实施。</p>" * 8
    body = (
        "<h1>关于做好春耕备耕工作的通知</h1><div>发布时间：<script>var pubdata='2019年11月22日';"
        f"document.write(pubdata)</script> 来源：<script>var wzly='某局';</script></div>{prose}"
    )
    got = read_page(shell(body).encode(), f"{BASE}/zwgk/tzgg/202005/t20200520_1.html")

    assert got.kind is PageKind.ARTICLE
    assert str(got.article.published) == "2019-11-22"


def test_list_dates_win_over_address_dates(tmp_path):
    """A migrated site: every address is of the day of the import, the list shows the days of publication."""
    things = items(5)
    rows = "".join(
        f"<li><a href='./201705/t20170520_{one.number}.html'>{one.title}</a><span>{one.day}</span></li>"
        for one in things
    )
    got = crawl(
        MiniSite({site.COLUMN: shell(f"<ul>{rows}</ul>" + site.four(1, 0, 0))}),
        tmp_path,
        site.COLUMN,
    )

    assert got.rows == published(things)


def test_further_pages_are_ordinary_pages(tmp_path):
    """They are revisited like any page: conditionally, and read once for the same bytes."""
    got = crawl(MiniSite(site.column(items(14), site.four)), tmp_path, site.COLUMN)

    assert [one.errand.onward for one in got.pages] == [None, None]
    assert [one.errand.page for one in got.pages] == [1, 2]
