"""Pagers of the page's own script: all rows are there, or the list says that they are not."""

from __future__ import annotations

from tests.sites.clientside import site
from tests.sites.mini import MiniSite, crawl, items, published


def test_every_row_is_a_node(tmp_path):
    things = items(47)
    got = crawl(MiniSite({site.FOLDER: site.nodes(things, 47)}), tmp_path, site.FOLDER)

    assert got.rows == published(things)
    assert got.seen.complete
    assert got.pages[0].facts.listing.page_count == 3


def test_fewer_nodes_than_the_script_counts(tmp_path):
    got = crawl(MiniSite({site.FOLDER: site.nodes(items(40), 470)}), tmp_path, site.FOLDER)

    assert not got.seen.complete
    assert "470" in got.seen.reason
    assert got.pages[0].facts.listing.last is False


def test_the_first_display_pages_as_data(tmp_path):
    """Without a total nobody knows what the script would fetch."""
    things = items(30)
    got = crawl(MiniSite({site.FOLDER: site.data(things)}), tmp_path, site.FOLDER)

    assert got.rows == published(things)
    assert not got.seen.complete
    assert "其余由脚本另行加载" in got.seen.reason


def test_data_that_are_all_there_is(tmp_path):
    things = items(30)
    got = crawl(MiniSite({site.FOLDER: site.data(things, 30)}), tmp_path, site.FOLDER)

    assert got.rows == published(things)
    assert got.seen.complete


def test_a_template_behind_the_rows(tmp_path):
    things = items(24)
    got = crawl(MiniSite({site.FOLDER: site.template(things)}), tmp_path, site.FOLDER)

    assert got.rows == published(things)
    assert not got.seen.complete
    assert "模板" in got.seen.reason


def test_set_page_counts_from_one(tmp_path):
    things = items(34)
    mini = MiniSite(site.set_page(things))
    got = crawl(mini, tmp_path, site.FOLDER)

    assert got.rows == published(things)
    assert got.seen.complete
    assert f"{site.FOLDER}index_1.html" not in [one.path for one in mini.asked]


def test_set_page_claims_pages_that_are_gone(tmp_path):
    """上海人社 says 322 pages; the last two answer 404."""
    things = items(30)
    got = crawl(MiniSite(site.set_page(things, claimed=5)), tmp_path, site.FOLDER)

    assert got.rows == published(things)
    assert not got.seen.complete
    assert "404" in got.seen.reason


def test_longsun(tmp_path):
    things = items(34)
    got = crawl(MiniSite(site.longsun(things)), tmp_path, "/content/column/67")

    assert got.rows == published(things)
    assert got.seen.complete


def test_a_pager_script_on_another_host(tmp_path):
    things = items(15)
    got = crawl(MiniSite({site.FOLDER: site.page_dec(things)}), tmp_path, site.FOLDER)

    assert got.rows == published(things)
    assert not got.seen.complete
    assert got.pages[0].facts.listing.page_count == 51
    assert "翻页脚本在其他站点" in got.pages[0].facts.listing.reasons[0]
