"""The list in a frame of its own (domain note §1, §9.4)."""

from __future__ import annotations

from reading import read_page
from records import PageKind
from tests.sites.mini import BASE, MiniSite, crawl, items, published
from tests.sites.shell import shell
from tests.sites.trs import site as trs

COUNTER = (
    "<iframe src='/visitcount.jsp' height='0'></iframe><iframe src='/share/box.html'></iframe>"
)


def framed(src):
    return shell(f"<div class='main'>{COUNTER}<iframe src='{src}' width='100%'></iframe></div>")


def test_the_list_of_a_frame(tmp_path):
    """The frame is page 1; its own pager goes on from there."""
    things = items(24)
    routes = {"/xxgk/tzgg.html": framed("/zwgk/tzgg/"), **trs.column(things, trs.four)}
    got = crawl(MiniSite(routes), tmp_path, "/xxgk/tzgg.html")

    assert got.rows == published(things)
    assert got.seen.complete
    assert got.seen.reached


def test_counters_and_footers_are_not_opened(tmp_path):
    mini = MiniSite({"/xxgk/tzgg.html": shell(COUNTER + "<iframe src='/foot/foot.html'></iframe>")})
    crawl(mini, tmp_path, "/xxgk/tzgg.html")

    assert [one.path for one in mini.asked if "." in one.path and "robots" not in one.path] == [
        "/xxgk/tzgg.html"
    ]


def test_a_frame_of_another_host_is_named_and_left_alone(tmp_path):
    mini = MiniSite({"/xxgk/tzgg.html": framed("http://pt.example.gov.cn/list.html")})
    got = crawl(mini, tmp_path, "/xxgk/tzgg.html")

    assert not got.seen.complete
    assert not got.seen.empty
    assert "pt.example.gov.cn" in got.seen.reason


def test_rows_of_the_page_itself_come_first():
    """A page with rows of its own is no shell, whatever frames it has."""
    html = shell(
        trs.column(items(5), trs.four)[trs.COLUMN] + "<iframe src='/zt/list.html'></iframe>"
    )
    got = read_page(html.encode(), f"{BASE}/zwgk/tzgg/")

    assert got.kind is PageKind.LIST
    assert len(got.listing.postings) == 5


def test_a_frameset_of_one(tmp_path):
    things = items(5)
    frameset = f"<html><frameset rows='0,*'><frame src='top.html'><frame src='{trs.COLUMN}'></frameset></html>"
    routes = {"/gk/": frameset, **trs.column(things, trs.four)}
    got = crawl(MiniSite(routes), tmp_path, "/gk/")

    assert got.rows == published(things)


def test_a_single_page_application():
    """An empty element and a bundle: nothing is there to read, and nothing is said to be empty."""
    html = (
        "<html><head><title>云溪县人民政府</title></head><body><div id='app'></div>"
        "<script src='/js/app.8f2a.js'></script></body></html>"
    )
    got = read_page(html.encode(), f"{BASE}/zwgk/tzgg/")

    assert got.kind is PageKind.JS_ONLY
    assert not got.listing.postings
