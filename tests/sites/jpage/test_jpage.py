"""大汉 jpage: what was published is what was read."""

from __future__ import annotations

from tests.sites.jpage import site
from tests.sites.mini import MiniSite, crawl, items, published


def test_all_records_stand_in_the_page(tmp_path):
    things = items(12)
    got = crawl(MiniSite({site.COLUMN: site.column(things)}), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert got.seen.rows == 12
