"""Posts counted once over columns and rounds, and how far back a list is known. Days by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest

from app.clock import SHANGHAI
from reading.statistics_seen import SiteLooks, posts
from reading.subjects import site_subjects
from records import Agency, Origin, PageKind, PolicyFacts, Reading
from records.statistics import Span
from tests.reading.seen import SITE, article, column, day, first, page, reading, row

NEWS = column("dtyw", "/dtyw/", "动态要闻", "工作动态")
NOTICES = column()
BUDGETS = column("ys", "/ys/", "财政预决算", "预决算公开", agency="czj")
READERS = column("zcjd", "/zcjd/", "政策解读", "政策解读")
AGENCIES = (Agency("qzf", "云溪区人民政府"), Agency("czj", "云溪区财政局", ("区财政局",)))
NOVEMBER, OCTOBER = (datetime(2026, month, 20, 9, tzinfo=SHANGHAI) for month in (11, 10))


@dataclass(frozen=True)
class Look:
    readings: tuple[Reading, ...]


def look(id_: str, *rows, at=NOVEMBER, last=True, kind=None) -> Look:
    """A column's first page with these rows; `last`: it is all there is."""
    more = {"page_count": 1, "page_number": 1} if last else {"page_count": 9, "page_number": 1}
    kind = kind or (PageKind.LIST if rows else PageKind.EMPTY_LIST)
    one = first(page(f"/{id_}/", kind, *rows, last=last, **more), id_)
    return Look((replace(one, visit=replace(one.visit, at=at)),))


def seen(columns, looks, *articles):
    subjects = site_subjects(SITE, columns, AGENCIES, articles)
    return posts([SiteLooks(subjects, looks)])


def told(items):
    """Title, day, class, columns; gone ones with a minus."""
    return [
        ("-" if one.withdrawn else "")
        + f"{one.title}|{one.on or '?'}|{one.kind}|{'+'.join(one.columns)}"
        for one in items
    ]


def test_one_address_in_two_columns_counts_once_under_the_telling_class():
    budget = row("/a/1", "2026-03-05", "2026年部门预算")
    items, _ = seen(
        (NOTICES, BUDGETS),
        {"tzgg": [look("tzgg", budget)], "ys": [look("ys", budget)]},
    )

    assert told(items) == ["2026年部门预算|2026-03-05|财政预决算|ys+tzgg"]
    assert items[0].agency == "czj"


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("/art/2026/3/5/art_11_77.html", "2026-03-05", "关于停水的通知"),
         ("/art/2026/3/5/art_22_77.html", "2026-03-06", "关于停水的通知"), 1),
        (("/art/2026/3/5/art_11_77.html", "2026-03-05", "关于停水的通知"),
         ("/art/2026/3/5/art_22_77.html", "2026-03-05", "召开座谈会"), 2),
        (("/a/1", "2026-03-05", "关于停水的通知"), ("/b/9", "2026-03-05", "关于 停水的通知"), 1),
        (("/a/1", "2026-03-05", "关于停水的通知"), ("/b/9", "2026-03-06", "关于停水的通知"), 2),
        (("/a/1", None, "关于停水的通知"), ("/b/9", None, "关于停水的通知"), 2),
    ],
    ids=["cms-number", "number-of-its-column", "title-and-day", "title-only", "no-day"],
)  # fmt: skip
def test_two_addresses_in_two_columns(one, other, count):
    items, _ = seen(
        (NEWS, NOTICES),
        {"dtyw": [look("dtyw", row(*one))], "tzgg": [look("tzgg", row(*other))]},
    )

    assert len(items) == count


def test_ten_of_one_name_and_day_in_a_column_are_ten():
    rows = [row(f"/a/{at}", "2026-03-05", "行政处罚决定书") for at in range(10)]
    items, _ = seen(
        (NEWS, NOTICES),
        {
            "tzgg": [look("tzgg", *rows)],
            "dtyw": [look("dtyw", row("/b/1", "2026-03-05", "行政处罚决定书"))],
        },
    )

    assert len(items) == 11


@pytest.mark.parametrize(
    ("shown", "article_day", "expected"),
    [
        ("2026-03-05", None, date(2026, 3, 5)),
        ("2026-03", None, None),
        ("2026-03", "2026-03-09", date(2026, 3, 9)),
        (None, "2026-03-09", date(2026, 3, 9)),
        (None, None, None),
        (day("2026-03-01", Origin.URL), None, None),
        (day("2026-03-01", Origin.URL), "2026-03-09", date(2026, 3, 9)),
    ],
)
def test_no_day_is_guessed(shown, article_day, expected):
    opened = (
        [reading(article("/a/1", "一号通知", article_day), column="tzgg")] if article_day else []
    )
    items, _ = seen((NOTICES,), {"tzgg": [look("tzgg", row("/a/1", shown))]}, *opened)

    assert [one.on for one in items] == [expected]


def test_what_the_newest_list_lacks():
    """Between its rows: withdrawn. Below its oldest row: only cut off. Under a new address: moved."""
    old = look(
        "tzgg",
        row("/a/4", "2026-10-04", "四"), row("/a/3", "2026-10-03", "三"),
        row("/a/2", "2026-10-02", "二号通知"), row("/a/1", "2026-10-01", "一"),
        at=OCTOBER,
    )  # fmt: skip
    new = look(
        "tzgg",
        row("/a/5", "2026-11-05", "五"), row("/a/4", "2026-10-04", "四"),
        row("/b/2", "2026-10-02", "二号通知"),
    )  # fmt: skip
    items, _ = seen((NOTICES,), {"tzgg": [new, old]})

    assert sorted(told(items)) == [
        "-三|2026-10-03|通知公告|tzgg",
        "一|2026-10-01|通知公告|tzgg",
        "二号通知|2026-10-02|通知公告|tzgg",
        "五|2026-11-05|通知公告|tzgg",
        "四|2026-10-04|通知公告|tzgg",
    ]


@pytest.mark.parametrize(
    ("looks", "known"),
    [
        ([look("tzgg", row("/a/1", "2026-11-05"))], ((date.min, date(2026, 11, 20)),)),
        ([look("tzgg")], ((date.min, date(2026, 11, 20)),)),
        # nine pages, one read: known from the day after its oldest row
        ([look("tzgg", row("/a/2", "2026-11-05"), row("/a/1", "2026-11-01"), last=False)],
         ((date(2026, 11, 2), date(2026, 11, 20)),)),
        # out of order, or a row without a day: nothing is known for certain
        ([look("tzgg", row("/a/2", "2026-11-01"), row("/a/1", "2026-11-05"), last=False)], ()),
        ([look("tzgg", row("/a/2", "2026-11-05"), row("/a/1", "2026-11"), last=False)], ()),
        # a gap between two rounds: 21 to 31 October were never seen whole
        ([look("tzgg", row("/a/2", "2026-11-05"), row("/a/1", "2026-10-31"), last=False),
          look("tzgg", row("/a/0", "2026-10-02"), at=OCTOBER)],
         ((date.min, date(2026, 10, 20)), (date(2026, 11, 1), date(2026, 11, 20)))),
        # two rounds that overlap
        ([look("tzgg", row("/a/2", "2026-11-05"), row("/a/1", "2026-10-19"), last=False),
          look("tzgg", row("/a/0", "2026-10-02"), at=OCTOBER)],
         ((date.min, date(2026, 11, 20)),)),
    ],
    ids=["whole", "empty", "depth", "disorder", "undated", "gap", "overlap"],
)  # fmt: skip
def test_of_which_days_a_list_is_known(looks, known):
    _, (reach,) = seen((NOTICES,), {"tzgg": looks})

    days = [
        row.date.exact
        for look in looks
        for one in look.readings
        for row in one.facts.listing.postings
    ]
    assert reach.known == known
    assert reach.oldest == min(filter(None, days), default=None)
    assert bool(reach.reason) is (not known or known[0][0] > date.min)


def test_a_column_never_looked_at_covers_nothing():
    _, (reach,) = seen((NOTICES,), {})

    assert (reach.known, reach.reason, reach.aside) == ((), "栏目未访问", False)
    assert not reach.covers(Span("2026", "2026年", date(2026, 1, 1), date(2026, 11, 20)))


def test_a_single_page_is_no_list():
    one = first(article("/zn/", "公开指南", "2026-01-05"), "zn")
    _, (reach,) = seen((column("zn", "/zn/", "指南", "指南"),), {"zn": [Look((one,))]})

    assert reach.aside


def test_whose_it_is_and_how_it_speaks():
    """By the source that its page names; plain text where it is read and names no other form."""
    shown = (
        row("/zcjd/1", "2026-03-05", "一图读懂停车办法"),
        row("/zcjd/2", "2026-03-06", "停车办法解读"),
    )
    pages = [
        replace(article("/zcjd/1", "一图读懂停车办法", source="区财政局"), policy=PolicyFacts(forms=("图解",))),
        replace(article("/zcjd/2", "停车办法解读"), policy=PolicyFacts()),
    ]  # fmt: skip
    items, _ = seen(
        (READERS,),
        {"zcjd": [look("zcjd", *shown)]},
        *(reading(one, column="zcjd") for one in pages),
    )

    assert [(one.agency, one.forms, one.read) for one in items] == [
        ("czj", ("图解",), True),
        ("qzf", ("文字",), True),
    ]
