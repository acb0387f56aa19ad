"""博达 VSB: the pages that count down, the form that counts up, and the list that stands there twice."""

from __future__ import annotations

import pytest

from reading import read_page
from tests.sites.mini import BASE, MiniSite, crawl, items, published
from tests.sites.shell import shell
from tests.sites.vsb import site


@pytest.mark.parametrize("linked", [True, False], ids=["with links", "jump box only"])
def test_pages_count_down(tmp_path, linked):
    """Of seven pages the second is tzgg/6.htm and the oldest tzgg/1.htm."""
    things = items(33)
    mini = MiniSite(site.column(things, linked=linked))
    got = crawl(mini, tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert got.seen.complete
    assert [one.facts.listing.page_number for one in got.pages] == [1, 2, 3, 4, 5, 6, 7]
    asked = [one.path for one in mini.asked if one.path.startswith("/tzgg")]
    assert asked == ["/tzgg.htm", *(f"/tzgg/{n}.htm" for n in range(6, 0, -1))]


def test_a_list_printed_twice_is_one_list(tmp_path):
    """The copy for phones doubles no row."""
    things = items(8)
    got = crawl(MiniSite(site.column(things, twice=True)), tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert [len(one.facts.listing.postings) for one in got.pages] == [5, 3]


def test_the_dynamic_form(tmp_path):
    things = items(12)
    mini = MiniSite(site.dynamic(things))
    got = crawl(mini, tmp_path, site.DYNAMIC)

    assert got.rows == published(things)
    assert got.seen.complete
    asked = [one.query for one in mini.asked if one.path == "/list.jsp"]
    assert [one.get("PAGENUM") for one in asked] == [None, "2", "3"]
    assert [one.get("totalpage") for one in asked] == [None, "3", "3"]


def test_a_page_that_is_gone(tmp_path):
    things = items(33)
    routes = site.column(things)
    del routes["/tzgg/4.htm"]
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)

    assert got.rows == published(things[:15])
    assert not got.seen.complete
    assert "第 4 页未能读取" in got.seen.reason


@pytest.mark.parametrize(
    ("path", "here", "last", "following"),
    [
        ("/tzgg.htm", 1, False, "/tzgg/30.htm"),
        ("/tzgg/30.htm", 2, False, "/tzgg/29.htm"),
        ("/tzgg/27.htm", 5, False, "/tzgg/26.htm"),
        ("/tzgg/1.htm", 31, True, None),
    ],
)
def test_where_an_address_stands(path, here, last, following):
    """The notes' own example: of 31 pages 30.htm is the second, 27.htm the fifth, 1.htm the oldest."""
    html = shell(site.rows(items(5), "/") + site.box(31, 0, 0, linked=False))
    got = read_page(html.encode(), BASE + path).listing

    assert (got.page_number, got.page_count, got.last) == (here, 31, last)
    assert got.next_page == (following and BASE + following)
