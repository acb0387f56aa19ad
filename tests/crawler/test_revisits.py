"""What a later round asks for again, and what it takes over."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.archive import Archive
from crawler.crawl import crawl_site
from crawler.fetch import Fetcher
from crawler.revisits import interval, marks, stands
from crawler.sealing import NO_KEYS
from reading.subjects import site_subjects
from records import (
    Column,
    Errand,
    Listing,
    Page,
    PageKind,
    PersonalMark,
    Posting,
    Reason,
    Role,
    Site,
    StatedDate,
    Visit,
)
from records.config import CrawlSettings
from records.store.site import SiteStore
from tests.sites.mini import BASE, HOST, Answer, MiniSite

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=ZONE)
DAY = timedelta(days=1)


def listing(newest):
    rows = (
        Posting("关于某事的通知", BASE + "/1.html", newest and StatedDate.of(newest), False, 0),
    )
    return Page(BASE, PageKind.LIST, "", "utf-8", listing=Listing("栏目", rows))


INTERVALS = [
    ("news are looked at every day, however still", "动态要闻", date(2026, 1, 1), 1.0),
    ("a tenth of 20 days", "机构职能", date(2026, 10, 31), 2.0),
    ("a tenth of 50 days, but policies at most two", "政策文件", date(2026, 10, 1), 2.0),
    ("a budget column once a year: at most three", "财政预决算", date(2026, 2, 1), 3.0),
    ("never longer than a week", "规划计划", date(2020, 1, 1), 7.0),
    ("posted yesterday: every day", "规划计划", date(2026, 11, 19), 1.0),
    ("no date: every day", "规划计划", None, 1.0),
]


@pytest.mark.parametrize(
    ("name", "kind", "newest", "days"), INTERVALS, ids=[r[0] for r in INTERVALS]
)
def test_interval(name, kind, newest, days):
    assert interval(listing(newest), kind, NOW) == timedelta(days=days)


def visit(age, **kept):
    given = {"status": 200, "reason": None, "digest": "d" * 64} | kept
    return Visit(
        "r1", BASE, kept.pop("final_url", BASE), NOW - age, given["status"], given["reason"], "",
        given["digest"], "text/html", 1, etag=kept.get("etag", ""), modified=kept.get("modified", ""),
    )  # fmt: skip


ARTICLE, COLUMN, LIST, HOME = (
    Errand(BASE, role) for role in (Role.ARTICLE, Role.COLUMN, Role.LIST, Role.HOME)
)
STANDS = [
    ("an article of yesterday", ARTICLE, visit(DAY), None, True),
    ("an article of six days ago", ARTICLE, visit(6 * DAY), None, True),
    ("after a week everything is asked for", ARTICLE, visit(7 * DAY), None, False),
    ("one that was gone", ARTICLE, visit(DAY, status=404), None, False),
    ("one that was not reached", ARTICLE, visit(DAY, status=None, reason=Reason.TIMEOUT, digest=""), None, False),
    ("an error page with status 200", ARTICLE, visit(DAY), PageKind.ERROR_PAGE, False),
    ("the home page never", HOME, visit(DAY / 2), None, False),
    ("a later page of a list", LIST, visit(2 * DAY), None, True),
    ("a list that moves, a day later", COLUMN, visit(DAY), PageKind.LIST, False),
    ("the clock was set back", ARTICLE, visit(-DAY), None, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "errand", "last", "kind", "right"), STANDS, ids=[r[0] for r in STANDS]
)
def test_stands(name, errand, last, kind, right):
    facts = Page(BASE, kind, "", "utf-8") if kind else None
    assert stands(errand, last, facts, "动态要闻", NOW) is right


def test_only_pages_that_are_no_lists_are_asked_for_conditionally():
    last = visit(DAY, etag='"5f"', modified="Thu, 19 Nov 2026 02:00:00 GMT")
    assert marks(ARTICLE, last) == ('"5f"', "Thu, 19 Nov 2026 02:00:00 GMT")
    assert marks(COLUMN, last) == ("", "")
    assert marks(ARTICLE, None) == ("", "")


# ---- whole rounds over a socket ------------------------------------------------------------------


def article(number, body="正文。"):
    return (
        f"<html><head><title>第{number}号通知</title><meta name='ArticleTitle' content='第{number}号通知'>"
        f"<meta name='PubDate' content='2026-10-{number:02d} 09:00'></head><body><h1>第{number}号通知</h1>"
        f"<p>{body * 60}</p></body></html>"
    )


def column(numbers):
    rows = "".join(
        f"<li><a href='/{n}.html'>关于印发第{n}号工作方案的通知</a><span>2026-10-{n:02d}</span></li>"
        for n in numbers
    )
    return f"<html><body>当前位置：<a href='/'>首页</a> &gt; 通知公告<ul>{rows}</ul></body></html>"


def marked(number):
    """An article with a validator, as a static server sends it."""

    def answer(asked):
        if asked.headers.get("if-none-match") == f'"{number}"':
            return Answer("", status=304)
        return Answer(article(number), headers=(("ETag", f'"{number}"'),))

    return answer


def town(numbers):
    pages = {f"/{number}.html": marked(number) for number in numbers}
    return MiniSite(
        {"/": "<html><body><a href='/tz/'>通知</a></body></html>", "/tz/": column(numbers), **pages}
    )


def round_(folder, site, name, at, *, light, kind="通知公告", ring=NO_KEYS):
    watched = Site("mini", "云溪县", BASE + "/")
    columns = [Column("tz", "通知公告", BASE + "/tz/", kind, "mini")]

    async def go():
        async with site.open():
            settings = CrawlSettings(
                pause=0.0, retries=0, max_depth=0, resolve={HOST: f"127.0.0.1:{site.port}"}
            )
            async with Fetcher(settings, now=lambda: at) as fetcher:
                with (
                    SiteStore.open(folder) as store,
                    Archive(folder, end=store.archive_end(), ring=ring) as archive,
                ):
                    await crawl_site(
                        watched, columns, settings=settings, store=store, archive=archive,
                        inspection=name, fetcher=fetcher, light=light,
                    )  # fmt: skip

    asyncio.run(go())
    with SiteStore.open(folder, create=False) as store:
        return {one.errand.url.removeprefix(BASE): one for one in store.readings(name)}


def paths(site):
    return [asked.path for asked in site.asked if asked.path != "/robots.txt"]


def test_a_daily_round_asks_for_lists_and_what_is_new(tmp_path):
    first = round_(tmp_path, town([1, 2]), "r1", NOW, light=False)
    later = town([1, 2, 3])
    got = round_(tmp_path, later, "r2", NOW + DAY, light=True)
    assert paths(later) == ["/", "/tz/", "/3.html"]
    assert got["/1.html"].visit.carried
    assert got["/1.html"].visit.at == first["/1.html"].visit.at
    assert got["/1.html"].facts == first["/1.html"].facts
    assert not got["/3.html"].visit.carried


def test_an_ordinary_round_asks_for_everything_and_is_told_what_is_unchanged(tmp_path):
    first = round_(tmp_path, town([1, 2]), "r1", NOW, light=False)
    later = town([1, 2])
    got = round_(tmp_path, later, "r2", NOW + DAY, light=False)
    assert sorted(paths(later)) == ["/", "/1.html", "/2.html", "/tz/"]
    one = got["/1.html"].visit
    assert (one.status, one.detail, one.digest) == (200, "HTTP 304", first["/1.html"].visit.digest)
    assert one.at == NOW + DAY
    assert got["/1.html"].facts == first["/1.html"].facts


def column_of(folder, name):
    """What the round saw of the column."""
    watched = Site("mini", "云溪县", BASE + "/")
    columns = [Column("tz", "通知公告", BASE + "/tz/", "机构职能", "mini")]
    with SiteStore.open(folder, create=False) as store:
        return site_subjects(watched, columns, (), tuple(store.readings(name))).columns[0].seen


def test_a_list_that_was_taken_over_proves_nothing(tmp_path):
    """The rows are old: in a tenth of their age nothing is expected, so the list stands for five days."""
    round_(tmp_path, town([1, 2]), "r1", NOW, light=False, kind="机构职能")
    later = town([])  # emptied since
    round_(tmp_path, later, "r2", NOW + DAY, light=True, kind="机构职能")
    assert paths(later) == ["/"]
    assert column_of(tmp_path, "r1").complete
    seen = column_of(tmp_path, "r2")
    assert (seen.complete, seen.enough, seen.empty) == (False, False, False)
    assert seen.reason == "日常巡查沿用2026-11-20的列表，本次未重新访问"
    assert str(seen.newest) == "2026-10-02"


def test_what_may_be_a_leak_is_looked_at_again(tmp_path):
    mark = PersonalMark("id", 0, 18, "", "d", True, "正文")
    page = Page(BASE, PageKind.ARTICLE, "", "utf-8", personal=(mark,))
    assert not stands(ARTICLE, visit(DAY), page, "动态要闻", NOW)


def test_the_archive_gives_the_page_behind_an_unchanged_visit(tmp_path):
    round_(tmp_path, town([1, 2]), "r1", NOW, light=False)
    got = round_(tmp_path, town([1, 2]), "r2", NOW + DAY, light=False)
    with Archive(tmp_path) as archive:
        assert archive.read(got["/1.html"].visit).decode() == article(1)


def test_after_a_week_a_light_round_asks_for_everything(tmp_path):
    round_(tmp_path, town([1, 2]), "r1", NOW, light=False)
    for days in range(1, 8):
        later = town([1, 2])
        round_(tmp_path, later, f"l{days}", NOW + days * DAY, light=True)
        asked = paths(later)
        assert ("/1.html" in asked) is (days == 7), days


def test_a_reader_that_has_learned_reads_unchanged_pages_again(tmp_path, monkeypatch):
    round_(tmp_path, town([1, 2]), "r1", NOW, light=False)
    monkeypatch.setattr("crawler.understanding.READER", 999)
    got = round_(tmp_path, town([1, 2]), "r2", NOW + DAY, light=False)
    assert got["/1.html"].facts.article.title == "第1号通知"
    assert got["/1.html"].visit.detail == "HTTP 304"
