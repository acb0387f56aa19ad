"""Which date of a page is which (domain note §6): shown, label, script; publication, signing, creation, change.

Expected values are what a person reads off the page; `None` = the page does not say.
"""

from __future__ import annotations

import pytest

from reading.lists.order import leading_exceptions
from records import Origin, PageKind
from tests.reading.seen import day
from tests.reading.web import ARTICLE, DAYS, PROSE, TITLES, found, page, read, rows


def article(bar, head="", url=ARTICLE):
    """An article with this bar under its title."""
    html = page(
        f"<h1>关于某事的通知公告</h1>{bar}{PROSE}", "关于某事的通知公告-示例区人民政府", head
    )
    got = read(html, url)
    assert got.kind is PageKind.ARTICLE
    return got.article


def text(when):
    return str(when) if when else None


BARS = [
    (
        "<div>更新时间：2026-11-09 发布时间：2026-10-20</div>",
        "2026-10-20",
        "publication before change, in one text",
    ),
    (
        "<div><span>更新时间：2026-11-09</span><span>发布日期：2026-10-20</span></div>",
        "2026-10-20",
        "in two",
    ),
    (
        "<div>更新时间：2026-11-09 来源：某局</div>",
        "2026-11-09",
        "only the change: better than nothing",
    ),
    ("<div>修改时间：2026-11-09 来源：某局</div>", None, "修改时间"),
    ("<div>截止时间：2026-11-09</div>", None, "a deadline"),
    ("<div>听证时间：2026-11-09 公示时间：2026-11-01</div>", None, "a hearing"),
    ("<div>公示时间：2026-10-20至2026-10-27</div>", None, "a period"),
    (
        "<div>截止时间：2026-12-09</div><div>发布时间：2026-10-20</div>",
        "2026-10-20",
        "a deadline above the date",
    ),
    ("<div>有效期至：2031-10-20 发布时间：2026-10-20</div>", "2026-10-20", "a term of validity"),
    (
        (
            "<table><tr><td>实施日期：</td><td>2027-01-01</td></tr><tr><td>发布日期：</td><td>2026-10-20</td></tr>"
            "<tr><td>废止日期：</td><td>2030-01-01</td></tr></table>"
        ),
        "2026-10-20",
        "dates of a rule's life",
    ),
    (
        (
            "<table><tr><td>生成日期</td><td>2026-09-09</td><td>发布日期</td><td>2026-10-20</td></tr>"
            "<tr><td>索引号</td><td>000014349/2026-00012</td><td>文号</td><td>示政〔2026〕3号</td></tr></table>"
        ),
        "2026-10-20",
        "creation beside publication",
    ),
    (
        (
            "<table><tr><td>生成日期：</td><td>2026-09-09</td></tr><tr><td>索引号：</td><td>000014349/2026-00012</td></tr>"
            "<tr><td>文号：</td><td>示政〔2026〕3号</td></tr></table>"
        ),
        None,
        "creation alone",
    ),
    ("<div>今天是2026年11月22日 来源：某局 浏览：2</div>", None, "the clock of the page's head"),
    (
        "<div><script>var d=new Date();document.write(d.getFullYear())</script>来源：某局</div>",
        None,
        "a clock in a script",
    ),
    ("<div>发布时间：3天前 来源：某局</div>", None, "relative: the reader has no clock"),
    ("<div>发布时间：今天 来源：某局</div>", None, "today"),
    ("<div>发布时间：2026-10-20 10:23:00.0 来源：某局</div>", "2026-10-20", "Java's time stamp"),
    ("<div>时间：2026.10.20 浏览次数：3</div>", "2026-10-20", "dots"),
    ("<div>日期：2026/10/20</div>", "2026-10-20", "slashes"),
    ("<div>发布日期：二〇二六年十月二十日 来源：某局</div>", "2026-10-20", "numerals"),
    ("<div>发布时间：2026年10月 来源：某局</div>", "2026-10", "the month only"),
    (
        "<div><span>发布时间</span><span>：</span><span>2026-10-20</span></div>",
        "2026-10-20",
        "in three elements",
    ),
    ("<div>发布于 2026-10-20 来源：某局</div>", "2026-10-20", "发布于"),
    ("<div>2026-10-20 发布 来源：某局</div>", "2026-10-20", "the label behind the date"),
    ("<div>[ 2026-10-20 ] 来源：某局 [ 大 中 小 ]</div>", "2026-10-20", "no label"),
    ("<div>2026-10-20 17:22:08　|　区政府办</div>", "2026-10-20", "a moment and an office"),
    ("<div>2026-10-20 我区召开大会，部署工作。</div>", None, "a sentence that begins with a day"),
    ("<div>发布时间：1970-01-01 来源：某局</div>", None, "the machine's first day"),
    ("<div>发布时间：2206-01-01 来源：某局</div>", None, "a year that no page lives to see"),
    ("<div>发布时间：0000-00-00 00:00:00 来源：某局</div>", None, "no date at all"),
    ("<div>发布时间：2026-02-30 来源：某局</div>", None, "no such day"),
]


@pytest.mark.parametrize(
    ("bar", "published"), [pytest.param(bar, when, id=name) for bar, when, name in BARS]
)
def test_what_the_bar_says(bar, published):
    """Labels decide."""
    assert text(article(bar).published) == published


@pytest.mark.parametrize(
    "bar",
    [
        "<div>发布时间：<script>var pubdata='2019年11月22日';document.write(pubdata)</script></div>",
        "<script>var pubdata='2019年11月22日';</script><div>发布时间：<script>document.write(pubdata)</script></div>",
    ],
)
def test_a_date_that_a_script_writes(bar):
    """It says that a script wrote it."""
    got = article(bar).published

    assert (text(got), got.origin) == ("2019-11-22", Origin.SCRIPT)


METAS = [
    ('<meta name="PubDate" content="2026-09-30 17:18">', "2026-09-30"),
    ('<meta name="PubDate " content="2026-09-30">', "2026-09-30"),
    ('<META NAME="pubdate" CONTENT="2026/9/30">', "2026-09-30"),
    ('<meta name="publishdate" content="2026年9月30日">', "2026-09-30"),
    ('<meta name="firstpublishedtime" content="2026-05-06-10:00:00">', "2026-05-06"),
    ('<meta name="Maketime" content="2026-09-30 17:18:11.0">', "2026-09-30"),
    (
        '<meta name="Maketime" content="2026-11-01"><meta name="PubDate" content="2026-09-30">',
        "2026-09-30",
    ),
    ('<meta property="article:published_time" content="2026-09-30T09:18:11+08:00">', "2026-09-30"),
    ('<meta itemprop="datePublished" content="2026-09-30">', "2026-09-30"),
    ('<meta name="PubDate" content=""><meta name="PubDate" content="2026-09-30">', "2026-09-30"),
    ('<meta name="PubDate" content="20260930171811">', "2026-09-30"),
    ('<meta name="PubDate" content="1970-01-01">', None),
    ('<meta name="lastmodifiedtime" content="2026-09-30">', None),
    ('<meta name="others" content="页面生成时间 2026-09-30 17:18:11">', None),
]


@pytest.mark.parametrize(("head", "when"), METAS)
def test_labels_of_the_head(head, when):
    """The national labels and their kin, kept apart from what the page shows."""
    facts = article("<div>发布时间：2026-10-20</div>", head)

    assert (text(facts.meta_pubdate), text(facts.published)) == (when, "2026-10-20")


def test_three_facts_of_one_article():
    """Signed, made and published are different days."""
    html = page(
        f"<h1>关于某事的通知公告</h1><div>发布时间：2026-10-20 来源：某局</div>{PROSE}"
        "<p>示例区人民政府办公室</p><p>2026年10月8日</p>",
        head='<meta name="Maketime" content="2026-10-15">',
    )
    facts = read(html, ARTICLE).article

    assert [text(one) for one in (facts.signed, facts.meta_pubdate, facts.published)] == [
        "2026-10-08",
        "2026-10-15",
        "2026-10-20",
    ]


ROWS = [
    ('<li><a href="a{n}.html">{t}</a><span>{d} 10:23:00.0</span></li>', "time stamp"),
    ('<li><a href="a{n}.html">{t} {d} 10:23:00.0</a></li>', "time stamp in the anchor"),
    (
        '<li><a href="a{n}.html">{t}</a><em>更新时间：2026-11-11</em><em>发布时间：{d}</em></li>',
        "change before publication",
    ),
    (
        '<li><a href="a{n}.html">{t}</a><em>发布时间：{d}</em><em>更新时间：2026-11-11</em></li>',
        "change behind publication",
    ),
    (
        '<li><a href="a{n}.html">{t}</a><span>成文日期：2026-01-01</span><span>公开日期：{d}</span></li>',
        "signing",
    ),
    ('<li><a href="a{n}.html">{t}</a><em>{d}T10:00:00+08:00</em></li>', "ISO"),
    ('<li><a href="a{n}.html">{t}</a><b>{day}</b><em>{ym}</em></li>', "day and month apart"),
    (
        '<li><a href="a{n}.html"><em>{day}</em>{ym}</a><a href="a{n}.html">{t}</a></li>',
        "the badge is an anchor of its own",
    ),
    ('<li><a href="a{n}.html">{t}</a><p>来源：某局 时间：{d}</p></li>', "source before"),
    (
        '<li><a href="a{n}.html">{t}</a><p>来源：某局　　{d}　　浏览：33</p></li>',
        "source and clicks around",
    ),
    ('<li><a href="a{n}.html">{t}</a><span>[{y}年{md}]</span></li>', "年 and a dash"),
    (
        '<li><a href="a{n}.html">{t}</a><span>公示时间：2026-12-01 至 2026-12-31</span><b>{d}</b></li>',
        "a period beside",
    ),
]


@pytest.mark.parametrize("pattern", [pytest.param(one, id=name) for one, name in ROWS])
def test_dates_of_rows(pattern):
    """Title and day of four rows."""
    assert found(read(page(f"<ul>{rows(pattern)}</ul>"))) == list(zip(TITLES, DAYS, strict=True))


@pytest.mark.parametrize(
    "shown",
    [
        "3天前",
        "今天",
        "1小时前",
        "昨天 10:22",
        "截止日期：2026-12-11",
        "征集时间：2026-10-01 至 2026-10-31",
        "2026-10-01至2026-10-31",
        "2026-10-01 00:00 — 2026-10-31 24:00",
        "听证时间：2026-12-01",
        "1970-01-01",
        "2206-05-01",
        "000014349/2026-00012",
        "2026-02-00018",
        "浏览：2026",
    ],
)
def test_what_dates_no_row(shown):
    """Clocks, periods, deadlines, numbers and absurd days."""
    body = "<ul>" + rows(f'<li><a href="a{{n}}9.html">{{t}}</a><span>{shown}</span></li>') + "</ul>"

    assert [when for _, when in found(read(page(body)))] == [None] * 4


@pytest.mark.parametrize(
    ("days", "pinned"),
    [
        ("5 20 19 18", [0]),
        ("5 6 20 19 18", [0, 1]),
        ("25 5 20 19 18 17", [1]),
        ("20 19 18 17", []),
        ("1 2 3 4 5 6", []),
        ("5 20", []),
        ("9 3 27 14 2 19 8 25", []),
        ("5 20 19 18 17 16 15 14 13 12 11 10 8 9 7 6 4 3 2 1", [0]),
        ("20 19 18 17 16 15 14 13 12 27 11 10", []),
    ],
)
def test_rows_pinned_without_a_mark(days, pinned):
    """Leading rows against the order; an editor's slip further down hides none and makes none (§7)."""
    assert leading_exceptions([day(f"2026-10-{int(one):02}").earliest for one in days.split()]) == (
        pinned
    )
