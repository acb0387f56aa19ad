"""Static siblings of ucap: from 1, the container first, the total last; unsaid numbering needs proof."""

from __future__ import annotations

import pytest

from tests.sites.mini import MiniSite, crawl, items, published
from tests.sites.shell import listed, shell
from tests.sites.siblings import site


@pytest.mark.parametrize(
    ("stem", "ext"),
    [("xlist", "shtml"), ("common_list", "shtml"), ("dezlist", "shtml"), ("index", "html")],
)
def test_pages_count_from_one(tmp_path, stem, ext):
    things = items(34)
    mini = MiniSite(site.column(things, stem, ext))
    got = crawl(mini, tmp_path, f"{site.FOLDER}{stem}.{ext}")

    assert got.rows == published(things)
    assert got.seen.complete
    assert [one.facts.listing.page_number for one in got.pages] == [1, 2, 3, 4]
    assert got.pages[0].facts.listing.total_rows == 34
    assert f"{site.FOLDER}{stem}_1.{ext}" not in [one.path for one in mini.asked]


def test_the_total_is_larger_than_what_was_made(tmp_path):
    """Pages that were never made are missing, whatever the status of the last."""
    things = items(34)
    got = crawl(MiniSite(site.column(things, made=2)), tmp_path, f"{site.FOLDER}xlist.shtml")

    assert not got.seen.complete
    assert "共 34 条" in got.seen.reason


@pytest.mark.parametrize("stem", ["list", "common_list", "xxgk_list"])
def test_unsaid_numbering_is_tried(tmp_path, stem):
    """No call, but the product's names: `_2` is the second page; without a total nothing confirms the end."""
    things = items(30)
    mini = MiniSite(site.column(things, stem, pager=site.by_script))
    got = crawl(mini, tmp_path, f"{site.FOLDER}{stem}.shtml")

    assert got.rows == published(things)
    assert not got.seen.complete
    assert got.seen.reason
    assert got.pages[0].facts.listing.inferred
    tried = [one.path for one in mini.asked if stem in one.path]
    assert tried[:2] == [f"{site.FOLDER}{stem}.shtml", f"{site.FOLDER}{stem}_2.shtml"]


def test_a_numbering_that_drifts_into_another_office(tmp_path):
    """沭阳: `xxgk_list_2` shows another bureau's rows under its own breadcrumb."""
    things = items(10)
    routes = site.column(things, "xxgk_list", pager=site.by_script)
    others = listed(items(10, step=5), lambda one: f"/sjj/tzgg/{one.day:%Y%m}/{one.number}.shtml")
    routes[f"{site.FOLDER}xxgk_list_2.shtml"] = shell(others, "审计局")
    routes[f"{site.FOLDER}xxgk_list_1.shtml"] = shell(others, "规范性文件")
    got = crawl(MiniSite(routes), tmp_path, f"{site.FOLDER}xxgk_list.shtml")

    assert got.rows == published(things)
    assert not got.seen.complete
