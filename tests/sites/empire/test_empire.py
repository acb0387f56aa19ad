"""帝国 EmpireCMS: linked pages, with the total of its own."""

from __future__ import annotations

from tests.sites.empire import site
from tests.sites.mini import MiniSite, crawl, items, published


def test_linked_pages_and_the_total(tmp_path):
    things = items(20)
    got = crawl(MiniSite(site.column(things)), tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert got.seen.complete
    first = got.pages[0].facts.listing
    assert (first.family, first.total_rows, first.page_count) == ("empire", 20, 4)


def test_a_single_page(tmp_path):
    things = items(4)
    got = crawl(MiniSite(site.column(things)), tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert got.seen.complete


def test_the_dynamic_form_counts_from_zero(tmp_path):
    things = items(14)
    got = crawl(MiniSite(site.dynamic(things)), tmp_path, site.DYNAMIC)

    assert got.rows == published(things)
    assert got.seen.complete
    assert got.pages[1].facts.listing.page_number == 2


def test_the_total_shows_a_missing_page(tmp_path):
    """A page that is gone is no end: the total says that rows are missing."""
    things = items(20)
    routes = site.column(things)
    del routes[f"{site.COLUMN}index_3.html"]
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)

    assert not got.seen.complete
    assert "共 20 条" in got.seen.reason
