"""Addresses without end are left, and it is said."""

from __future__ import annotations

import pytest

from crawler.traps import MAX_ASKED, Traps, is_nested, shape
from records import Errand, Role

BASE = "http://www.yunxi.gov.cn"
SHAPES = [
    ("/rili/?year=2026&month=5", "/rili/?month&year", "a calendar"),
    ("/rili/?month=11&year=2031", "/rili/?month&year", "its fields the other way round"),
    ("/zwgk/2026/05/t20260506_123.html", "/zwgk/#/#/t#_#.html", "an article"),
    (
        "/art/2026/art_0a1b2c3d4e5f60718293a4b5c6d7e8f9.html",
        "/art/#/art_#.html",
        "an article named by a hash",
    ),
    ("/zwgk/gsgg/", "/zwgk/gsgg/", "a folder"),
    ("/search?q=", "/search?q", "an empty field"),
]
NESTED = [
    ("/zwgk/gsgg/202605/t1.html", False),
    ("/a/b/a/b/a/b/c.html", True),
    ("/zwgk/zwgk/index.html", False),  # 道真: a column called like its parent
    ("/" + "x/" * 20, True),
    ("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/", True),
]


@pytest.mark.parametrize(("path", "kind", "what"), SHAPES, ids=[row[2] for row in SHAPES])
def test_shape(path, kind, what):
    assert shape(BASE + path) == "www.yunxi.gov.cn" + kind


@pytest.mark.parametrize(("path", "nested"), NESTED)
def test_nested(path, nested):
    assert is_nested(BASE + path) is nested


def link(number, role=Role.LINK):
    return Errand(f"{BASE}/rili/?day={number}", role)


def test_a_calendar_ends():
    traps = Traps()
    told = [traps.refusal(link(number)) for number in range(MAX_ASKED + 2)]
    assert told[:MAX_ASKED] == [""] * MAX_ASKED
    assert told[MAX_ASKED:] == ["同类地址过多：www.yunxi.gov.cn/rili/?day"] * 2


def test_rows_are_never_left_out():
    traps = Traps(link(number) for number in range(MAX_ASKED))
    assert traps.refusal(link(1))
    assert not traps.refusal(link(1, Role.ARTICLE))
    assert not traps.refusal(link(1, Role.ATTACHMENT))


def test_what_was_done_before_a_kill_counts():
    """Taken up again, a round leaves out what it would have left out."""
    half = MAX_ASKED // 2
    through, first = Traps(), Traps()
    for number in range(half):
        first.refusal(link(number))
    again = Traps(link(number) for number in range(half))
    for number in range(MAX_ASKED + 5):
        through.refusal(link(number))
    told = [again.refusal(link(number)) for number in range(half, MAX_ASKED + 5)]
    assert told.count("") == MAX_ASKED - half
