"""A site that answers with its home page: nothing of it is taken for the page, and its bytes are kept."""

from __future__ import annotations

import asyncio

import pytest

from records import Reason
from records.store.site import SiteStore

from .toy import BASE, PAGES, readings, use_toy_reader, walk

HOME = PAGES["/"]


@pytest.fixture(autouse=True)
def toy(monkeypatch):
    use_toy_reader(monkeypatch)


def seen(folder, **pages):
    asyncio.run(walk(folder, pages={**PAGES, **pages}))
    return {one.errand.url.removeprefix(BASE): one for one in readings(folder)}


def test_an_article_and_a_column_that_are_the_home_page_are_not_got(tmp_path):
    found = seen(tmp_path, **{"/news/1.html": HOME, "/budget/": HOME})

    for path in ("/news/1.html", "/budget/"):
        visit = found[path].visit
        assert (visit.reason, visit.status, visit.reached) == (Reason.SOFT_404, 200, False)
        assert visit.digest == found["/"].visit.digest
        assert visit.warc
        assert found[path].facts is None


def test_the_rows_of_the_home_page_become_nobodys_rows(tmp_path):
    found = seen(tmp_path, **{"/budget/": HOME})
    assert "/budget/b.html" in found  # the news list leads there too
    assert not [one for one in found.values() if one.errand.column == "budget" and one.facts]


def test_other_links_may_lead_back_to_the_home_page(tmp_path):
    assert seen(tmp_path, **{"/about.html": HOME})["/about.html"].visit.reached


def test_a_round_that_is_taken_up_again_knows_the_home_page(tmp_path):
    """The process dies after the home page; the rest is visited by another one."""

    class Died(Exception):
        pass

    def die(told):
        if told.url.endswith("/news/"):
            raise Died

    pages = {**PAGES, "/news/1.html": HOME}
    with pytest.raises(Died):
        asyncio.run(walk(tmp_path, pages=pages, progress=die))
    asyncio.run(walk(tmp_path, pages=pages))

    with SiteStore.open(tmp_path, create=False) as store:
        visits = {one.url: one.reason for one in store.visits("round")}
    assert visits[f"{BASE}/news/1.html"] is Reason.SOFT_404


def test_a_site_that_has_no_home_page_is_not_compared(tmp_path):
    found = seen(tmp_path, **{"/": 404, "/news/1.html": {"kind": "error_page"}})
    assert found["/news/1.html"].visit.reached
