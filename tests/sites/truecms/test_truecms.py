"""TrueCMS: windows are negotiated, and rows that the interface keeps are missed aloud."""

from __future__ import annotations

import pytest

from reading import read_page
from tests.sites.mini import BASE, crawl, items, published
from tests.sites.truecms import site


def windows(mini, path=site.SERVICE):
    return [
        (int(one.query["startrecord"]), int(one.query["perpage"]))
        for one in mini.asked
        if one.path == path
    ]


@pytest.mark.parametrize(
    ("server", "asked"),
    [
        ({"limit": 50}, [(61, 50), (111, 50)]),
        ({"limit": 20, "over": "404"}, [(61, 50), (61, 20), (81, 20), (101, 20), (121, 20)]),
        ({"limit": 20, "over": "empty"}, [(61, 50), (61, 20), (81, 20), (101, 20), (121, 20)]),
        ({"limit": 50, "jsonp": False}, [(61, 50), (111, 50)]),
        ({"limit": 50, "referer": True}, [(61, 50), (111, 50)]),
    ],
    ids=["50", "20-or-404", "20-or-empty", "plain-json", "needs-referer"],
)
def test_window_is_negotiated(tmp_path, server, asked):
    things = items(130)
    mini = site.site(things, **server)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert windows(mini) == asked


def test_smallest_window(tmp_path):
    things = items(25)
    mini = site.site(things, inline=0, limit=10)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert windows(mini) == [(1, 50), (1, 20), (1, 10), (11, 10), (21, 10)]


@pytest.mark.parametrize("each", ["ul", "li"])
def test_all_rows_inline_need_no_request(tmp_path, each):
    things = items(14)
    mini = site.site(things, each=each)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert windows(mini) == []


def test_interface_that_is_gone_leaves_the_list_incomplete(tmp_path):
    things = items(90)
    mini = site.site(things)
    del mini.routes[site.SERVICE]
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things[:60])
    assert not got.seen.complete
    assert "90" in got.seen.reason
    assert "网页只含前60条" in "".join(got.pages[0].facts.listing.reasons)


def test_the_letters_case_of_the_path_is_kept(tmp_path):
    things = items(70)
    path = "/TrueCMS/messageController/getMessage.do"
    mini = site.site(things, service=path)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert windows(mini, path) == [(61, 50)]


def test_server_that_the_template_names_is_asked_at_the_sites_own_host():
    proxy = "http://210.29.0.1:8001/TrueCMS/messageController/getMessage.do"
    html = site.column(items(60), 90, proxy=proxy)
    onward = read_page(html.encode(), BASE + site.COLUMN).listing.onward
    assert onward.request.url.startswith(f"{BASE}/TrueCMS/messageController/getMessage.do?")
    assert onward.request.referer == BASE + site.COLUMN


def test_rows_beside_the_list_are_left_alone(tmp_path):
    things = items(3)
    got = crawl(site.site(things), tmp_path, site.COLUMN)
    assert got.rows == published(things)


def test_empty_column_by_its_total(tmp_path):
    got = crawl(site.site(()), tmp_path, site.COLUMN)
    assert got.rows == []
    assert got.seen.empty
    assert got.seen.complete


def test_page_without_the_interfaces_parameters_is_unsure(tmp_path):
    mini = site.site(items(9), inline=0)
    mini.routes[site.COLUMN] = mini.routes[site.COLUMN].replace("columnId:", "column:")
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == []
    assert not got.seen.empty
    assert "9" in got.seen.reason


def test_answers_short_of_the_total_are_incomplete(tmp_path):
    things = items(70)
    mini = site.site(things)
    mini.routes[site.SERVICE] = site.interface(things, total=95)
    got = crawl(mini, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert not got.seen.complete
    assert "95" in got.seen.reason
