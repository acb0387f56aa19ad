"""Two rounds over a socket: what was changed, re-dated, posted again or taken away between them is proven by both."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from crawler.archive import Archive
from crawler.crawl import crawl_site
from crawler.fetch import Fetcher
from reading.history import Comparison, history
from reading.subjects import site_subjects
from records import Column, Site, Verdict
from records.config import CrawlSettings
from records.store.site import SiteStore
from rules import catalogue, judge
from tests.crawler.test_revisits import NOW as LATER
from tests.sites.mini import BASE, HOST, MiniSite

WATCHED = Site("mini", "云溪县", BASE + "/")
COLUMNS = (Column("tz", "通知公告", BASE + "/tz/", "通知公告", "mini"),)
MONTH = timedelta(days=30)
NOW = LATER - MONTH
"""Of the first round: 21 October."""
PROVEN = ("backdated", "reposted", "withdrawn", "changed_text")
STOCK = {n: (f"关于做好第{n}号工作的通知", date(2026, 9, n), f"第{n}号") for n in range(1, 9)}
"""Number → title, day shown, and what its text is about."""


def page(title, day, about):
    prose = f"为落实上级部署，现就{about}工作的有关事项通知如下，请各乡镇人民政府、县直各单位结合实际认真抓好贯彻落实。"
    return (
        f"<html><head><title>{title}</title><meta name='ArticleTitle' content='{title}'>"
        f"<meta name='PubDate' content='{day} 09:00'></head><body><h1>{title}</h1>"
        f"<p>发布时间：{day} 浏览次数：{len(about) * 7}</p><p>{prose}</p><p>{prose[::-1]}</p></body></html>"
    )


def town(posts, unlisted=()):
    """A site whose one list shows the posts but for the unlisted; every post has its page."""
    newest = sorted(posts.items(), key=lambda one: one[1][1], reverse=True)
    rows = "".join(
        f"<li><a href='/{n}.html'>{title}</a><span>{day}</span></li>"
        for n, (title, day, _) in newest
        if n not in unlisted
    )
    column = (
        f"<html><body>当前位置：<a href='/'>首页</a> &gt; 通知公告<ul>{rows}</ul></body></html>"
    )
    home = "<html><body><a href='/tz/'>通知</a></body></html>"
    return MiniSite(
        {"/": home, "/tz/": column} | {f"/{n}.html": page(*one) for n, one in posts.items()}
    )


def visited(folder, site, name, at):
    """One round."""

    async def go():
        async with site.open():
            settings = CrawlSettings(
                pause=0.0, retries=0, max_depth=0, resolve={HOST: f"127.0.0.1:{site.port}"}
            )
            async with Fetcher(settings, now=lambda: at) as fetcher:
                with (
                    SiteStore.open(folder) as store,
                    Archive(folder, end=store.archive_end()) as archive,
                ):
                    await crawl_site(
                        WATCHED, COLUMNS, settings=settings, store=store, archive=archive,
                        inspection=name, fetcher=fetcher,
                    )  # fmt: skip

    asyncio.run(go())


def seen(folder, name):
    """The subjects of a round beside those before it."""
    with SiteStore.open(folder, create=False) as store:
        past = history(store.last_opened(name), store.last_lists(name), WATCHED, COLUMNS)
        return site_subjects(WATCHED, COLUMNS, (), tuple(store.readings(name)), past)


def findings(folder, name):
    """(rule, path, evidence) of what the rules of authenticity find."""
    subjects = seen(folder, name)
    day = (NOW + MONTH).date()
    asked = (*subjects.articles, *subjects.vanished)
    return [
        (one.rule, one.url.removeprefix(BASE), one.evidence)
        for one in judge(asked, catalogue(), day, only=PROVEN)
        if one.verdict is Verdict.BREACH
    ]


def both(folder, later):
    visited(folder, town(STOCK), "r1", NOW)
    visited(folder, later, "r2", NOW + MONTH)
    return findings(folder, "r2")


def changed(number, **other):
    title, day, about = STOCK[number]
    return STOCK | {number: (title, other.get("day", day), other.get("about", about))}


DEFECTS = [
    ("called older than the list that lacks it", town(STOCK | {9: ("关于补发的通知", date(2026, 8, 3), "补发")}),
     "backdated", "/9.html"),
    ("called newer before", town(changed(8, day=date(2026, 7, 1))), "backdated", "/8.html"),
    ("the old text as a new post", town(STOCK | {9: (STOCK[1][0], date(2026, 11, 1), STOCK[1][2])}),
     "reposted", "/9.html"),
    ("the old post under a new day", town(changed(2, day=date(2026, 11, 1))), "reposted", "/2.html"),
    ("taken from the list", town(STOCK, unlisted=[3]), "withdrawn", "/3.html"),
    ("other words under the same day", town(changed(4, about="另外一项")), "changed_text", "/4.html"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "later", "rule", "path"), DEFECTS, ids=[row[0] for row in DEFECTS]
)
def test_what_two_rounds_prove(tmp_path, name, later, rule, path):
    ((found, url, evidence),) = both(tmp_path, later)
    earlier, now = evidence
    assert (found, url) == (rule, path)
    assert (earlier.at, now.at) == (NOW, NOW + MONTH)
    assert earlier.digest
    assert now.digest
    assert earlier.digest != now.digest
    with SiteStore.open(tmp_path, create=False) as store:
        assert store.original(earlier.digest)
        assert store.original(now.digest)


INNOCENT = [
    ("nothing happened", town(STOCK)),
    ("posted since", town(STOCK | {9: ("关于新工作的通知", date(2026, 11, 1), "新")})),
    (
        "dated a week before it was seen",
        town(STOCK | {9: ("关于新工作的通知", date(2026, 10, 14), "新")}),
    ),
    (
        "everything was given a new day",
        town({n: (t, d + MONTH, a) for n, (t, d, a) in STOCK.items()}),
    ),
    ("every text was written anew", town({n: (t, d, a + "等") for n, (t, d, a) in STOCK.items()})),
    ("moved to another address", town({9 if n == 5 else n: one for n, one in STOCK.items()})),
]


@pytest.mark.parametrize(("name", "later"), INNOCENT, ids=[row[0] for row in INNOCENT])
def test_what_they_do_not(tmp_path, name, later):
    assert both(tmp_path, later) == []


def test_the_first_round_proves_nothing(tmp_path):
    visited(tmp_path, town(STOCK), "r1", NOW)
    subjects = seen(tmp_path, "r1")
    assert {one.past for one in subjects.articles} == {None}
    assert subjects.vanished == ()
    assert findings(tmp_path, "r1") == []


def test_a_round_of_the_past_does_not_know_the_later_ones(tmp_path):
    """Judged again, the first round still has no history, and the second that of the first only."""
    both(tmp_path, town(STOCK, unlisted=[3]))
    visited(tmp_path, town(STOCK), "r3", NOW + 2 * MONTH)
    assert findings(tmp_path, "r1") == []
    assert [one[:2] for one in findings(tmp_path, "r2")] == [("withdrawn", "/3.html")]


def test_what_stands_in_no_list_has_no_past(tmp_path):
    """Pages of the office itself are looked over and re-dated; only listed posts are asked about."""
    both(tmp_path, town(changed(2, day=date(2026, 11, 1))))
    with SiteStore.open(tmp_path, create=False) as store:
        past = history(store.last_opened("r2"), store.last_lists("r2"), WATCHED, COLUMNS)
    article = next(one for one in seen(tmp_path, "r2").articles if one.url == BASE + "/2.html")
    alone = replace(article, past=None)
    assert article.past is not None
    assert Comparison(past, {}).articles([alone]) == (alone,)


def test_a_rebuilt_column_speaks_once(tmp_path):
    visited(tmp_path, town(STOCK), "r1", NOW)
    visited(tmp_path, town(STOCK, unlisted=range(1, 7)), "r2", NOW + MONTH)
    (lost,) = seen(tmp_path, "r2").vanished
    assert lost.others == 5
    assert findings(tmp_path, "r2") == []


RESTORED = [
    ("at its old address", town(STOCK), "/3.html"),
    ("at another address, under its title",
     town({33 if n == 3 else n: one for n, one in STOCK.items()}), "/3.html"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "later", "path"), RESTORED, ids=[row[0].replace(" ", "-") for row in RESTORED]
)
def test_a_post_that_is_back_closes_its_case(tmp_path, name, later, path):
    """Seen, missed, there again: the third round answers what the second asked, and only that."""
    visited(tmp_path, town(STOCK), "r1", NOW)
    visited(tmp_path, town(STOCK, unlisted=[3]), "r2", NOW + MONTH)
    (lost,) = verdicts(tmp_path, "r2", Verdict.BREACH)
    visited(tmp_path, later, "r3", NOW + 2 * MONTH)

    assert lost == f"vanished:{BASE}{path}"
    assert verdicts(tmp_path, "r3", Verdict.BREACH) == []
    assert lost in verdicts(tmp_path, "r3", Verdict.CLEAR)
    assert findings(tmp_path, "r3") == []


def test_a_post_that_stays_away_is_not_answered(tmp_path):
    """Nobody may close its case, and nobody finds it twice."""
    visited(tmp_path, town(STOCK), "r1", NOW)
    for number, name in enumerate(("r2", "r3"), 1):
        visited(tmp_path, town(STOCK, unlisted=[3]), name, NOW + number * MONTH)
    assert verdicts(tmp_path, "r3", Verdict.BREACH) == []
    assert verdicts(tmp_path, "r3", Verdict.CLEAR) == []


def test_listed_again_but_dead_is_not_back(tmp_path):
    visited(tmp_path, town(STOCK), "r1", NOW)
    visited(tmp_path, town(STOCK, unlisted=[3]), "r2", NOW + MONTH)
    dead = town(STOCK)
    del dead.routes["/3.html"]
    visited(tmp_path, dead, "r3", NOW + 2 * MONTH)
    assert verdicts(tmp_path, "r3", Verdict.CLEAR) == []


def verdicts(folder, name, verdict):
    """The subjects of withdrawn with that answer."""
    asked = seen(folder, name).vanished
    found = judge(asked, catalogue(), (NOW + 2 * MONTH).date(), only=["withdrawn"])
    return [one.subject for one in found if one.verdict is verdict]


def test_first_and_newest_visit_of_an_address(tmp_path):
    for number in range(3):
        visited(tmp_path, town(STOCK), f"r{number}", NOW + number * MONTH)
    with SiteStore.open(tmp_path, create=False) as store:
        found = {
            reading.errand.url: (first, reading.visit) for first, reading in store.last_opened("r2")
        }
        lists = list(store.last_lists("r2"))
    first, visit = found[BASE + "/1.html"]
    assert len(found) == len(STOCK)
    assert first == NOW
    assert (visit.inspection, visit.at) == ("r1", NOW + MONTH)
    assert {(one.visit.inspection, one.errand.column) for one in lists} == {("r1", "tz")}
