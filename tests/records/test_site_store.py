"""`site.db`: the frontier, the visits and what was read."""

from __future__ import annotations

import multiprocessing
import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from records import (
    Anchor,
    ArticleFacts,
    Document,
    Errand,
    Listing,
    Origin,
    Page,
    PageKind,
    PersonalMark,
    Posting,
    Reading,
    Reason,
    Role,
    StatedDate,
    Visit,
)
from records.errors import StoreBusy, StoreError
from records.store.site import Original, SiteStore, Understood

AT = datetime(2026, 11, 20, 8, 0, 0, 123456, tzinfo=timezone(timedelta(hours=8)))
HOME = Errand("http://a.cn/", Role.HOME)
NEWS = Errand("http://a.cn/新闻/", Role.COLUMN, "news")
ROUND = "2026-W47"


def visit(errand, digest="d1", **kept):
    plain = Visit(
        ROUND,
        errand.url,
        errand.url,
        AT,
        200,
        None,
        "",
        digest,
        "text/html",
        9,
        "0001.warc.zst",
        10,
        90,
    )
    return replace(plain, **kept)


def unreached(errand):
    return Visit(ROUND, errand.url, errand.url, AT, None, Reason.TIMEOUT, "x", "", "", 0)


PAGE = Page(
    "http://a.cn/",
    PageKind.LIST,
    "要闻",
    "gb18030",
    breadcrumb=("首页", "要闻"),
    listing=Listing(
        "要闻", (Posting("题", None, StatedDate(2026, 3, origin=Origin.URL), True, 0),)
    ),
    article=ArticleFacts("题", StatedDate(2026, 3, 18)),
    personal=(PersonalMark("id", 1, 19, "35****", "abc", True, "正文"),),
)


@pytest.fixture
def store(tmp_path):
    with SiteStore.open(tmp_path) as opened:
        opened.start(ROUND, [HOME, NEWS])
        yield opened


def left(store):
    return [one.url for one in store.next_errands(ROUND, 99)]


def test_the_plan_is_the_first_frontier_and_starting_twice_changes_nothing(store):
    store.start(ROUND, [HOME, NEWS])
    assert store.next_errands(ROUND, 99) == (HOME, NEWS)
    assert store.inspections() == (ROUND,)


def test_order_is_role_then_depth_then_the_order_of_finding(store):
    found = [
        Errand("http://a.cn/z", Role.LINK, depth=2),
        Errand("http://a.cn/y", Role.LINK, depth=1),
        Errand("http://a.cn/x", Role.LINK, depth=1),
        Errand("http://a.cn/p2", Role.LIST, "news", 2),
        Errand("http://a.cn/f", Role.ATTACHMENT, depth=2),
        Errand("http://a.cn/t", Role.ARTICLE, "news", depth=1),
    ]
    assert store.record(HOME, visit(HOME), None, found) == 6
    assert [url[-2:].strip("/") for url in left(store)] == ["闻", "p2", "t", "f", "y", "x", "z"]


def test_an_address_met_twice_keeps_its_first_finder_and_takes_the_graver_role(store):
    link = Errand("http://a.cn/t", Role.LINK, "", 1, 1, HOME.url, "一篇")
    article = Errand("http://a.cn/t", Role.ARTICLE, "news", 1, 1, NEWS.url, "另一个名字")
    assert store.record(HOME, visit(HOME), None, [link]) == 1
    assert store.record(NEWS, visit(NEWS), None, [article, link]) == 0
    assert store.next_errands(ROUND, 9) == (replace(link, role=Role.ARTICLE, column="news"),)


def test_a_lesser_role_changes_nothing(store):
    store.record(HOME, visit(HOME), None, [replace(NEWS, role=Role.LINK, column="", depth=1)])
    assert store.next_errands(ROUND, 9) == (NEWS,)


def test_what_is_recorded_comes_back_whole_and_sorted(store):
    links = (Anchor("http://a.cn/x", "链接"), Anchor("http://b.cn/", ""))
    document = Document("表.xlsx", "xlsx", 7, 2, reasons=("读不全",))
    store.record(NEWS, visit(NEWS, "d2"), Understood(document, 1))
    store.record(HOME, visit(HOME), Understood(PAGE, 1, links))
    expected = [Reading(HOME, visit(HOME), PAGE), Reading(NEWS, visit(NEWS, "d2"), document)]
    assert list(store.readings(ROUND)) == expected
    assert list(store.visits(ROUND)) == [one.visit for one in expected]
    assert store.facts(HOME.url, "d1") == PAGE
    assert store.understood(HOME.url, "d1", 1) == Understood(PAGE, 1, links)
    assert left(store) == []


@pytest.mark.parametrize("ipv6", [True, False, None])
def test_what_the_look_up_told_comes_back(store, ipv6):
    """Three answers, for nobody may have looked."""
    store.record(HOME, visit(HOME, ipv6=ipv6), Understood(PAGE, 1))
    (back,), (read,) = store.visits(ROUND), store.readings(ROUND)
    assert (back.ipv6, read.visit.ipv6, read.facts) == (ipv6, ipv6, PAGE)


def test_an_unreached_address_is_a_reading_without_facts(store):
    store.record(HOME, unreached(HOME))
    assert list(store.readings(ROUND)) == [Reading(HOME, unreached(HOME), None)]
    assert store.archive_end() == ("0001.warc.zst", 0)


def test_a_newer_reader_reads_again_and_replaces(store):
    store.record(HOME, visit(HOME), Understood(PAGE, 1))
    assert store.understood(HOME.url, "d1", 2) is None
    better = replace(PAGE, title="更好")
    store.start("next", [HOME])
    store.record(HOME, visit(HOME, inspection="next"), Understood(better, 2))
    assert store.facts(HOME.url, "d1") == better
    assert [one.facts for one in store.readings(ROUND)] == [better]


def test_nothing_is_recorded_twice(store):
    store.record(HOME, visit(HOME))
    with pytest.raises(sqlite3.IntegrityError):
        store.record(HOME, visit(HOME), None, [Errand("http://a.cn/more", Role.LINK)])
    assert "http://a.cn/more" not in store.seen_urls(ROUND)


def test_a_record_that_fails_half_way_leaves_nothing(store):
    def found():
        yield Errand("http://a.cn/x", Role.LINK)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.record(HOME, visit(HOME), Understood(PAGE, 1), found(), ["row"])
    assert store.next_errands(ROUND, 9) == (HOME, NEWS)
    assert store.facts(HOME.url, "d1") is None
    assert list(store.visits(ROUND)) == []
    assert store.has_new(ROUND, "", ["row"])


def test_the_archive_end_moves_with_the_visits(store):
    store.record(HOME, visit(HOME), archive_end=100)
    assert store.archive_end() == ("0001.warc.zst", 100)
    store.record(NEWS, visit(NEWS, "d2", warc="0002.warc.zst", offset=5), archive_end=50)
    assert store.archive_end() == ("0002.warc.zst", 50)


def test_files_of_a_lost_store_are_not_claimed(tmp_path):
    (tmp_path / "0007.warc.zst").write_bytes(b"evidence")
    with SiteStore.open(tmp_path) as store:
        assert store.archive_end() == ("0008.warc.zst", 0)


def test_the_first_place_of_a_body_is_its_original(store):
    store.record(HOME, visit(HOME))
    store.record(NEWS, visit(NEWS, offset=500))
    assert store.original("d1") == Original(HOME.url, AT, "0001.warc.zst", 10)
    assert store.original("d2") is None


def test_rows_that_a_column_has_not_shown_before(store):
    assert store.has_new(ROUND, "news", ["a", "b"])
    store.record(NEWS, visit(NEWS), rows=["a", "b"])
    assert not store.has_new(ROUND, "news", ["b", "a"])
    assert store.has_new(ROUND, "news", ["b", "c"])
    assert store.has_new(ROUND, "other", ["a"])
    assert store.has_new("another round", "news", ["a"])
    assert not store.has_new(ROUND, "news", [])


def test_counts(store):
    store.record(HOME, visit(HOME), None, [Errand(f"http://a.cn/{n}", Role.LINK) for n in range(3)])
    counts = store.counts(ROUND)
    assert (counts.done, counts.pending) == (1, 4)
    assert len(store.seen_urls(ROUND)) == 5


def test_rounds_are_apart(store):
    store.record(HOME, visit(HOME))
    store.start("next", [HOME])
    assert store.next_errands("next", 9) == (HOME,)
    assert list(store.visits("next")) == []
    assert list(store.readings("never")) == []
    assert store.next_errands("never") == ()


def test_a_reader_sees_what_was_committed_while_a_writer_is_open(store, tmp_path):
    store.record(HOME, visit(HOME))
    with SiteStore.open(tmp_path, create=False) as reader:
        assert len(list(reader.visits(ROUND))) == 1


def test_one_writer_a_site(store, tmp_path):
    with pytest.raises(StoreBusy, match="另一个进程正在检查这个网站"):
        SiteStore.open(tmp_path)


def test_the_lock_is_given_back(tmp_path):
    SiteStore.open(tmp_path).close()
    SiteStore.open(tmp_path).close()


def test_a_missing_site_is_not_made_by_a_reader(tmp_path):
    with pytest.raises(StoreError, match="数据库不存在"):
        SiteStore.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def _hold(folder, ready, go_on):
    with SiteStore.open(folder):
        ready.set()
        go_on.wait(20)


def test_a_dead_process_holds_no_lock(tmp_path):
    context = multiprocessing.get_context("spawn")
    ready, go_on = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, ready, go_on))
    other.start()
    assert ready.wait(20)
    with pytest.raises(StoreBusy):
        SiteStore.open(tmp_path)
    other.kill()
    other.join()
    SiteStore.open(tmp_path).close()
