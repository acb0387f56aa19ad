"""`reading.accounts_seen`: register, configuration, feeds and lists put together; what nothing tells stays unknown."""

# ruff: noqa: E501 - cases one a line, so that they can be read down the page
from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from reading.accounts_seen import Sources, accounts_seen, feed_addresses, platform_of
from reading.posts import post_of
from records import Account, Agency, Errand, Evidence, Feed, Reading, Reason, Role, Visit
from records.imported import ListedPost, RegisteredAccount, StatePost

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
LINE = Evidence("", "d" * 64, NOON, "《清单.csv》第2行")
URL = "http://feeds.example/a.xml"
AGENCIES = (Agency("qzf", "云溪区人民政府", ("区政府",), "政府"), Agency("czj", "云溪区财政局"))


def on(month: int, day: int) -> date:
    return date(2026, month, day)


def row(name: str = "云溪发布", platform: str = "微信公众号", **facts) -> RegisteredAccount:
    usual = {"counted": on(11, 18), "last": on(11, 1), "evidence": LINE}
    return RegisteredAccount("qzf", platform, name, **{**usual, **facts})


def listed(
    day: date, title: str = "标题", name: str = "云溪发布", platform: str = "", **facts
) -> ListedPost:
    return ListedPost(name, platform, post_of(title, day, **facts), LINE)


def post(day: date | None, title: str = "标题", **facts):
    return post_of(title, day, id_=f"{title}{day}", **facts)


def read(*posts, status: int = 200, unreached: Reason | None = None, **facts) -> dict[str, Reading]:
    visit = Visit(
        "r", URL, URL, NOON, None if unreached else status, unreached, "", "e" * 64, "", 9
    )
    feed = None if unreached else Feed("rss", "频道", tuple(posts), **facts)
    return {URL: Reading(Errand(URL, Role.FEED), visit, feed)}


def seen(*rows, configured=(), feeds=None, on_=TODAY):
    return accounts_seen(Sources(configured, rows, feeds or {}, AGENCIES, on_))


def one(*rows, **given) -> Account:
    (account,), _, _ = seen(*rows, **given)
    return account


@pytest.mark.parametrize(
    ("rows", "feeds", "known"),
    [
        ([row()], None, (on(11, 18), on(11, 1), "登记册")),
        ([row(feed=URL)], read(post(on(11, 15))), (TODAY, on(11, 15), "订阅源")),
        ([row(feed=URL, last=on(11, 17))], read(post(on(11, 15))), (TODAY, on(11, 17), "登记册")),
        ([row(), listed(on(11, 10))], None, (TODAY, on(11, 10), "发布清单")),
        ([row(feed=URL)], read(status=404), (on(11, 18), on(11, 1), "登记册")),
        ([row(feed=URL)], read(unreached=Reason.TIMEOUT), (on(11, 18), on(11, 1), "登记册")),
        ([row(counted=on(11, 25), last=on(11, 24))], None, (None, None, "")),
        ([row(last=None, feed=URL)], read(), (TODAY, None, "订阅源")),
    ],
    ids=[
        "register",
        "feed",
        "the newer of two",
        "list",
        "a feed that is gone",
        "no answer",
        "a later register",
        "an empty feed",
    ],
)
def test_what_is_known(rows, feeds, known):
    """The day up to which anything knows, the newest post, and what knows of it."""
    found = one(*rows, feeds=feeds).seen

    assert (found.counted, found.last, found.whence) == known


def test_why_nothing_is_known():
    account = Account("x", "甲", "微博", feed=URL)

    assert one(configured=[account]).seen.untold == "本次没有访问订阅源"
    assert "404" in one(configured=[account], feeds=read(status=404)).seen.untold
    assert "没有登记册" in one(configured=[Account("x", "甲", "微博")]).seen.untold


def test_undated_and_future_posts_before_the_newest_leave_a_doubt():
    """After it they do not: an old post without its day is no newer one."""
    first = one(row(feed=URL), feeds=read(post(None, "无日期"), post(on(10, 1)))).seen
    ahead = one(row(feed=URL), feeds=read(post(on(12, 31), "明天"), post(on(10, 1)))).seen
    after = one(row(feed=URL), feeds=read(post(on(10, 1)), post(None, "无日期"))).seen

    assert first.doubt
    assert ahead.doubt
    assert (ahead.last, after.doubt) == (on(11, 1), "")


def test_a_feed_cut_short_proves_what_it_shows_only():
    found = one(
        row(feed=URL, counted=on(10, 1), last=on(9, 1)),
        feeds=read(post(on(11, 15)), whole=False, reason="没有读到底"),
    ).seen

    assert (found.counted, found.last, found.doubt) == (on(11, 15), on(11, 15), "没有读到底")


@pytest.mark.parametrize(
    ("said", "name"),
    [("微信", "微信公众号"), ("微信订阅号", "微信公众号"), ("新浪微博", "微博"), ("抖音号", "抖音"), ("移动客户端（APP）", "APP"),
     ("微信小程序", "微信小程序"), ("微信视频号", "微信视频号"), ("今日头条", "今日头条"), ("小红书", "小红书")],
)  # fmt: skip
def test_platforms(said, name):
    assert platform_of(said) == name


def test_the_same_account_under_other_spellings():
    """The configuration adds what the register does not say, and wins where both say something."""
    given = Account("wx", "云溪 发布", "微信", agency="qzf", closed=on(10, 1), interaction=False)
    account = one(
        row(interaction=True, usable=None), listed(on(11, 2), platform="订阅号"), configured=[given]
    )

    assert (account.id, account.platform, account.closed, account.interaction) == (
        "wx",
        "微信公众号",
        on(10, 1),
        False,
    )
    assert account.seen.listed
    assert account.key == "register:微信公众号/云溪发布"


def test_one_name_on_two_platforms():
    """A list without platforms says nothing of either."""
    accounts, posts, _ = seen(row(), row(platform="微博"), listed(on(11, 19)))

    assert [account.seen.last for account in accounts] == [on(11, 1), on(11, 1)]
    assert posts == ()


def test_a_list_names_an_account_that_no_register_has():
    accounts, _, _ = seen(row(), listed(on(11, 10), name="云溪招考", platform="微信"))
    found = next(account for account in accounts if account.name == "云溪招考")

    assert (found.seen.listed, found.seen.register, found.agency) == (False, True, "")


@pytest.mark.parametrize(
    ("subject", "certified"),
    [
        ("云溪区人民政府", "same"),
        ("区政府", "same"),
        ("云溪区财政局", "other"),
        ("某公司", "other"),
        ("", ""),
    ],
)
def test_certified_subjects(subject, certified):
    assert one(row(subject=subject)).seen.certified == certified


def test_posts_are_told_once_and_newest_first():
    """A feed and a list that tell of one post tell of one; what either says of it counts."""
    account = one(
        row(feed=URL),
        listed(on(11, 10), "甲", said="转载"),
        feeds=read(post(on(11, 10), "甲！"), post(on(11, 12), "乙")),
    )

    assert [(each.title, each.said) for each in account.seen.posts] == [
        ("乙", ""),
        ("甲！", "转载"),
    ]


SPREAD = StatePost("国务院关于某一重要事情的意见", on(11, 5), accounts=("云溪发布",))


@pytest.mark.parametrize(
    ("posts", "reached", "published"),
    [
        (
            [post(on(11, 6), "【转载】国务院关于某一重要事情的意见"), post(on(11, 1), "乙")],
            True,
            on(11, 6),
        ),
        ([post(on(11, 9), "甲"), post(on(11, 1), "乙")], True, None),
        ([post(on(11, 9), "甲"), post(on(11, 5), "乙")], False, None),
        ([post(None, "甲"), post(on(11, 1), "乙")], False, None),
    ],
    ids=["reposted", "not", "the feed may have been cut at that day", "an undated post may be it"],
)
def test_reprints(posts, reached, published):
    _, _, (found,) = seen(row(feed=URL), SPREAD, feeds=read(*posts))

    assert (found.reached, found.published) == (reached, published)


def test_all_open_accounts_are_meant():
    told = StatePost("国务院关于某一重要事情的意见", on(11, 5), accounts=("全部",))
    _, _, found = seen(row(), row("财政微博", "微博"), row("旧号", "微博", closed=True), told)

    assert [reprint.account for reprint in found] == ["云溪发布", "财政微博"]


def test_a_past_day_is_judged_by_what_had_happened_then():
    account = one(
        row(counted=on(11, 1), last=on(10, 30), feed=URL),
        feeds=read(post(on(11, 15)), post(on(11, 3))),
        on_=on(11, 4),
    )

    assert (account.seen.last, account.seen.counted) == (on(11, 3), on(11, 4))


def test_feeds_of_open_accounts():
    rows = [
        row(feed=URL),
        row("乙", feed=URL),
        row("丙", feed="http://feeds.example/c.xml", closed=True),
    ]
    configured = [
        Account("x", "甲", "微博", feed="http://FEEDS.example/b.xml"),
        Account("y", "丁", "微博", feed="http://feeds.example/d.xml", closed=on(1, 1)),
    ]

    assert feed_addresses(configured, rows, TODAY) == (URL, "http://feeds.example/b.xml")
