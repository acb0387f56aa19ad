"""Two rounds over a socket: a file with a leak that its page links no more is asked once again at its old address."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from crawler.archive import Archive
from crawler.crawl import crawl_site
from crawler.fetch import Fetcher
from reading.history import history
from reading.subjects import site_subjects
from records import Column, Role, Site, Verdict
from records.config import CrawlSettings
from records.store.site import SiteStore
from rules import catalogue, judge
from tests.reading.personal.numbers import made
from tests.sites.mini import BASE, HOST, NOW, Answer, MiniSite

WATCHED = Site("mini", "云溪县", BASE + "/")
COLUMNS = (Column("gs", "公示", BASE + "/gs/", "通知公告", "mini"),)
MONTH = timedelta(days=30)
OLD, NEW, PAGE = "/P020260801.csv", "/P020260902.csv", "/t1.html"
HOME = "<html><body><a href='/gs/'>公示</a></body></html>"
TITLE = "临时救助发放名单公示"
GONE, BREACH, CLEAR, UNSURE = object(), Verdict.BREACH, Verdict.CLEAR, Verdict.UNSURE


def table(head, values):
    rows = "".join(f"{n},王伟{n},{value},500\n" for n, value in enumerate(values, 1))
    return Answer(f"序号,姓名,{head},救助金额\n{rows}", "text/csv; charset=utf-8")


LEAK = table("身份证号码", [made(n) for n in range(6)])
OTHER_LEAK = table("身份证号码", [made(n) for n in range(4)])
MASKED = table("身份证号码", [f"{made(n)[:2]}*************{made(n)[15:]}" for n in range(6)])
CONTACT = table("办公电话", ["0990-2000001"] * 6)


def article(*files):
    links = "".join(f"<p>附件：<a href='{one}'>{TITLE}.csv</a></p>" for one in files)
    prose = "经个人申请、村级评议、乡镇审核，现将本月临时救助发放情况予以公示，请社会各界监督。" * 2
    return (
        f"<html><head><title>{TITLE}</title><meta name='ArticleTitle' content='{TITLE}'></head><body>"
        f"<h1>{TITLE}</h1><p>发布时间：2026-08-01</p><p>{prose}</p>{links}</body></html>"
    )


def town(files, page=None, *, listed=True, whole=True):
    """A site with one list, one post (None: as `files` need it; GONE: none) and the files at their addresses.

    `listed`: does the list show the post? `whole`: is it read to its end?
    """
    others = ("关于开展救助工作的通知", "关于召开救助工作会议的通知", "关于救助标准调整的通知")
    posts = [(8 - at, f"/t{at}.html", title) for at, title in enumerate(others, 2)]
    posts += [(1, PAGE, TITLE)] if listed else []
    rows = "<ul>" + "".join(
        f"<li><a href='{path}'>{title}</a><span>2026-08-0{day}</span></li>"
        for day, path, title in posts
    )
    end = "" if whole else "<div class='page'><a href='/gs/index_1.html'>下一页</a></div>"
    routes = {
        "/": HOME,
        "/gs/": f"<html><body>当前位置：<a href='/'>首页</a> &gt; 公示{rows}</ul>{end}</body></html>",
        **{path: article() for _, path, _ in posts},
        PAGE: page or article(*files),
        **files,
    }
    return MiniSite({path: told for path, told in routes.items() if told is not GONE})


def visited(folder, site, name, at, *, light=False, attachments=True, progress=None):
    """One round; the paths it asked for."""

    async def go():
        async with site.open():
            settings = CrawlSettings(
                pause=0.0, retries=0, max_depth=1, attachments=attachments,
                resolve={HOST: f"127.0.0.1:{site.port}"},
            )  # fmt: skip
            async with Fetcher(settings, now=lambda: at) as fetcher:
                with (
                    SiteStore.open(folder) as store,
                    Archive(folder, end=store.archive_end()) as archive,
                ):
                    await crawl_site(
                        WATCHED, COLUMNS, settings=settings, store=store, archive=archive,
                        inspection=name, fetcher=fetcher, light=light, progress=progress,
                    )  # fmt: skip

    asyncio.run(go())
    return [one.path for one in site.asked]


def former(folder, name):
    """The old addresses of a round beside those before it."""
    with SiteStore.open(folder, create=False) as store:
        before = store.last_opened(name), store.last_lists(name)
        past = history(*before, WATCHED, COLUMNS, (), store.last_files(name))
        return site_subjects(WATCHED, COLUMNS, (), tuple(store.readings(name)), past).former


def answers(folder, name):
    """(address, verdict, message) of the rule."""
    day = (NOW + MONTH).date()
    found = judge(former(folder, name), catalogue(), day, only=["old_address"])
    return [(one.url.removeprefix(BASE), one.verdict, one.message) for one in found]


def no(code):
    return Answer("<html><title>错误</title><body>暂不可用</body></html>", status=code)


REPLACED = article(NEW)
SECOND = [
    # name, the files of the second round, its page, the verdict, what it says
    ("the link leads to a masked file", {OLD: LEAK, NEW: MASKED}, REPLACED, BREACH, ("6人", "身份证件", "文件未变")),
    ("the link is gone", {OLD: LEAK}, article(), BREACH, (TITLE, "不再链接")),
    ("the page is gone", {OLD: LEAK}, GONE, BREACH, ("6人",)),
    ("another leak in its place", {OLD: OTHER_LEAK}, article(), BREACH, ("4人", "文件已换")),
    ("the old file is gone", {NEW: MASKED}, REPLACED, CLEAR, ()),
    ("said to be gone for good", {OLD: no(410), NEW: MASKED}, REPLACED, CLEAR, ()),
    ("masked in its place", {OLD: MASKED, NEW: MASKED}, REPLACED, CLEAR, ()),
    ("the home page in its place", {OLD: HOME}, article(), CLEAR, ()),
    ("the server fails", {OLD: no(503), NEW: MASKED}, REPLACED, UNSURE, ("服务器",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "page", "verdict", "says"),
    [row[1:] for row in SECOND],
    ids=[row[0] for row in SECOND],
)
def test_what_the_old_address_answers(tmp_path, files, page, verdict, says):
    visited(tmp_path, town({OLD: LEAK}), "r1", NOW)
    asked = visited(tmp_path, town(files, page), "r2", NOW + MONTH)
    ((url, found, message),) = answers(tmp_path, "r2")

    assert asked.count(OLD) == 1
    assert (url, found) == (OLD, verdict)
    for phrase in says:
        assert phrase in message
    assert made(1) not in message


WITHDRAWN = [
    # name, the files of the second round, its page, the verdict, what it says
    ("its page is gone", {OLD: LEAK}, GONE, BREACH, (TITLE, "已撤下", "6人", "文件未变")),
    ("its page is still there", {OLD: LEAK}, None, BREACH, (TITLE, "已撤下")),
    ("its page is there without it", {OLD: LEAK}, article(), BREACH, (TITLE,)),
    ("its page cannot be reached", {OLD: LEAK}, no(503), BREACH, (TITLE,)),
    ("the file is gone too", {}, GONE, CLEAR, ()),
    ("masked in its place", {OLD: MASKED}, GONE, CLEAR, ()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "page", "verdict", "says"),
    [row[1:] for row in WITHDRAWN],
    ids=[row[0] for row in WITHDRAWN],
)
def test_the_file_of_a_post_that_is_listed_no_more(tmp_path, files, page, verdict, says):
    """Nothing leads to the post: it is asked at its own old address, once, and then its file; the next round agrees."""
    visited(tmp_path, town({OLD: LEAK}), "r1", NOW)
    asked = visited(tmp_path, town(files, page, listed=False), "r2", NOW + MONTH)
    ((url, found, message),) = answers(tmp_path, "r2")

    assert (asked.count(PAGE), asked.count(OLD)) == (1, 1)
    assert (url, found) == (OLD, verdict)
    for phrase in says:
        assert phrase in message
    visited(tmp_path, town(files, page, listed=False), "r3", NOW + 2 * MONTH)
    again = [] if OLD not in files else [(OLD, verdict)]
    assert [one[:2] for one in answers(tmp_path, "r3")] == again


UNDECIDED = [
    # name, the page of the second round, may its list be read to its end
    ("the list goes on, the page is there", None, False),
    ("the list goes on, the page cannot be reached", no(503), False),
]


@pytest.mark.parametrize(
    ("page", "whole"), [row[1:] for row in UNDECIDED], ids=[row[0] for row in UNDECIDED]
)
def test_a_post_that_was_only_not_met_is_not_called_withdrawn(tmp_path, page, whole):
    visited(tmp_path, town({OLD: LEAK}), "r1", NOW)
    town_ = town({OLD: LEAK}, page, listed=False, whole=whole)
    asked = visited(tmp_path, town_, "r2", NOW + MONTH)

    assert (asked.count(PAGE), asked.count(OLD)) == (1, 0)
    assert former(tmp_path, "r2") == ()


INNOCENT = [
    # name, the file of the first round, the files of the second, its page
    ("it is still linked", LEAK, {OLD: LEAK}, None),
    ("linked under another name", LEAK, {OLD: LEAK}, f"<html><body><a href='{OLD}'>x</a></body></html>"),
    ("there was nothing in it", CONTACT, {OLD: CONTACT}, article()),
    ("its page could not be opened", LEAK, {OLD: LEAK}, no(503)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "files", "page"), [row[1:] for row in INNOCENT], ids=[row[0] for row in INNOCENT]
)
def test_what_is_not_asked(tmp_path, first, files, page):
    visited(tmp_path, town({OLD: first}), "r1", NOW)
    visited(tmp_path, town(files, page), "r2", NOW + MONTH)

    assert former(tmp_path, "r2") == ()


@pytest.mark.parametrize(
    "how", [{"light": True}, {"attachments": False}], ids=["light", "no files"]
)
def test_rounds_that_ask_nothing(tmp_path, how):
    """A light round looks for what is new; a round without files would take every file for dropped."""
    visited(tmp_path, town({OLD: LEAK}), "r1", NOW)
    asked = visited(tmp_path, town({OLD: LEAK}, article()), "r2", NOW + MONTH, **how)

    assert OLD not in asked
    assert former(tmp_path, "r2") == ()


def test_asked_until_it_is_gone(tmp_path):
    """The second round finds it, the third finds it gone and closes the case, the fourth leaves it alone."""
    visited(tmp_path, town({OLD: LEAK}), "r1", NOW)
    rounds = (
        ("r2", {OLD: LEAK}),
        ("r3", {OLD: no(503)}),
        ("r4", {OLD: LEAK}),
        ("r5", {}),
        ("r6", {}),
    )
    said = []
    for number, (name, files) in enumerate(rounds, 1):
        asked = visited(tmp_path, town(files, article()), name, NOW + number * MONTH)
        said.append((asked.count(OLD), [one[1] for one in answers(tmp_path, name)]))

    assert said == [(1, [BREACH]), (1, [UNSURE]), (1, [BREACH]), (1, [CLEAR]), (0, [])]


def test_both_rounds_are_its_evidence(tmp_path):
    visited(tmp_path, town({OLD: LEAK}), "r1", NOW)
    visited(tmp_path, town({OLD: LEAK}, article()), "r2", NOW + MONTH)
    (one,) = former(tmp_path, "r2")

    assert one.same
    assert (one.article, one.article_name) == (BASE + PAGE, TITLE)
    assert one.earlier is not None
    assert one.present is not None
    assert (one.earlier.at, one.present.at) == (NOW, NOW + MONTH)
    assert one.earlier.digest == one.present.digest


def test_the_old_address_is_no_part_of_the_site(tmp_path):
    """Neither an attachment nor a link of this round: nobody else speaks of it."""
    visited(tmp_path, town({OLD: LEAK}), "r1", NOW)
    visited(tmp_path, town({OLD: LEAK}, article()), "r2", NOW + MONTH)
    with SiteStore.open(tmp_path, create=False) as store:
        readings = tuple(store.readings("r2"))
    subjects = site_subjects(WATCHED, COLUMNS, (), readings)

    assert [one.errand.url for one in readings if one.errand.role is Role.FORMER] == [BASE + OLD]
    assert subjects.attachments == ()
    assert BASE + OLD not in {one.url for one in (*subjects.links, *subjects.articles)}


def test_a_round_taken_up_again_asks_what_is_left(tmp_path):
    """Of two old addresses one was asked before the process died; the second run asks the other one only."""
    other = "/P020260803.csv"
    visited(tmp_path, town({OLD: LEAK, other: OTHER_LEAK}), "r1", NOW)
    site = town({OLD: LEAK, other: OTHER_LEAK}, article())

    class Died(Exception):
        """Stands for a kill."""

    def die(told):
        if told.role is Role.FORMER:
            raise Died

    with pytest.raises(Died):
        visited(tmp_path, site, "r2", NOW + MONTH, progress=die)
    visited(tmp_path, site, "r2", NOW + MONTH)

    asked = [one.path for one in site.asked]
    assert (asked.count(OLD), asked.count(other), asked.count(PAGE)) == (1, 1, 1)
    assert len(former(tmp_path, "r2")) == 2
