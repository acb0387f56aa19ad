"""Dates as text states them, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import dates
from records import Origin, StatedDate


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-05-06", ["2026-05-06"]),
        ("2026/5/6", ["2026-05-06"]),
        ("2026.05.06", ["2026-05-06"]),
        ("2026年5月6日", ["2026-05-06"]),
        ("２０２６年５月６日", ["2026-05-06"]),
        ("2026 年 5 月 6 日", ["2026-05-06"]),
        ("2026-05-06 10:23:00.0", ["2026-05-06"]),
        ("自2026年1月1日至2026年12月31日", ["2026-01-01", "2026-12-31"]),
        pytest.param("000014349/2026-00012", [], id="an index number"),
        pytest.param("2026-02-00018", [], id="an index number that begins like a date"),
        pytest.param("12026-02-01", [], id="the tail of a number"),
        pytest.param("2026-02-01-03", [], id="a number with parts"),
        pytest.param("2026-13-01 2026-02-30 2026-01-00 2026-00-10", [], id="no such day"),
        pytest.param("1970-01-01", [], id="what a CMS prints for no date"),
        pytest.param("2026-05/06", [], id="two kinds of marks"),
        pytest.param("0990-2018-0506", [], id="a telephone number"),
    ],
)
def test_find(text, days):
    """Full dates in text."""
    assert [str(when) for when in dates.find(text)] == days


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[2026-05-06]", (2026, 5, 6)),
        ("（2026/5/6）", (2026, 5, 6)),
        ("发布时间：2026-05-06 10:23", (2026, 5, 6)),
        ("05-06", (None, 5, 6)),
        ("(05-06)", (None, 5, 6)),
        ("5月6日", (None, 5, 6)),
        ("26-05-06", (2026, 5, 6)),
        ("20260506", (2026, 5, 6)),
        ("2026-05", (2026, 5, None)),
        ("2026年", (2026, None, None)),
        ("06", (None, None, 6)),
    ],
)
def test_leaf(text, parts):
    """A run of text that is nothing but a date, or a part of one."""
    got = dates.leaf(text)

    assert got is not None
    assert (got.year, got.month, got.day) == parts


@pytest.mark.parametrize(
    "text", ["13-40", "截止时间：2026-05-06", "2026年工作要点", "1/34页", "12345678", "", "一"]
)
def test_no_leaf(text):
    """What is more or other than a date."""
    assert dates.leaf(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇一七年三月一日", "2017-03-01"),
        ("二○二六年十二月三十一日", "2026-12-31"),
        ("一九九六年十月二十日", "1996-10-20"),
        ("二零二六年二月三十日", None),
        ("三月一日", None),
    ],
)
def test_numerals(text, day):
    """Dates in Chinese numerals."""
    got = dates.numerals(text)

    assert (str(got) if got else None) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://x.cn/a/202204/t20220427_123.html", "2022-04-27"),
        ("http://x.cn/art/2026/5/6/art_1_2.html", "2026-05-06"),
        ("http://x.cn/xx/2018-07-27/10365.html", "2018-07-27"),
        ("http://x.cn/content/2019-02/14/content_5.htm", "2019-02-14"),
        ("http://x.cn/lyj/20260506/123.html", "2026-05-06"),
        pytest.param("http://x.cn/c1/202605/" + "a" * 32 + ".shtml", "2026-05", id="month only"),
        pytest.param("http://x.cn/art/2026/art_" + "a" * 32 + ".html", "2026", id="year only"),
        ("http://x.cn/info/1016/12345.htm", None),
        ("http://x.cn/col/col1229165988/index.html", None),
    ],
)
def test_from_url(url, day):
    """What an address dates, no finer than it says."""
    got = dates.from_url(url)

    assert (str(got) if got else None) == day
    assert got is None or got.origin is Origin.URL


@given(st.text(max_size=80))
def test_never_absurd(text):
    """Whatever the text, a date is a day of the calendar between 1990 and 2099."""
    for when in dates.find(text):
        assert 1990 <= when.year <= 2099
        assert isinstance(when.exact, date)


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d"]),
)
def test_round_trip(day, form):
    """A date written is the date read."""
    assert dates.find(f"于{day.strftime(form)}发布") == [StatedDate.of(day)]
