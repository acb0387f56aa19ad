"""One page under every spelling of its address, and two pages kept apart."""

from __future__ import annotations

import pytest

from reading.by_page import ByPage
from records.addresses import normalise, page_key

ONE = [
    ("http://www.x.gov.cn/zwgk/", "https://x.gov.cn/zwgk/index.html", "scheme, www and index page"),
    (
        "http://x.gov.cn/Zwgk/GSGG/1.html",
        "http://x.gov.cn/zwgk/gsgg/1.html",
        "folders in another case",
    ),
    ("http://x.gov.cn/l.jsp?a=1&b=2", "http://x.gov.cn/l.jsp?b=2&a=1", "fields mirrored"),
    ("http://x.gov.cn/zwgk", "http://x.gov.cn/zwgk/", "with and without the last slash"),
]
TWO = [
    ("http://x.gov.cn/a.html", "http://y.gov.cn/a.html", "another host"),
    (
        "http://x.gov.cn/d.jsp?id=aB3",
        "http://x.gov.cn/d.jsp?id=ab3",
        "a query may tell pages by case",
    ),
    ("http://x.gov.cn/T1aB.html", "http://x.gov.cn/t1ab.html", "so may a mixed name"),
    (
        "http://x.gov.cn/index#5532",
        "http://x.gov.cn/index#5533",
        "a shell is steered by its fragment",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), ONE, ids=[row[2] for row in ONE])
def test_one_page(one, other, why):
    assert page_key(one) == page_key(other)
    assert ByPage([(one, 1)])[other] == 1


@pytest.mark.parametrize(("one", "other", "why"), TWO, ids=[row[2] for row in TWO])
def test_two_pages(one, other, why):
    assert page_key(one) != page_key(other)
    assert other not in ByPage([(one, 1)])


@pytest.mark.parametrize(
    "url",
    [
        "http://x.gov.cn/a.jsp;jsessionid=0A1B2C?id=7",
        "http://x.gov.cn/a.jsp?id=7&JSESSIONID=0A1B2C",
        "http://x.gov.cn/a.jsp?PHPSESSID=77&id=7",
    ],
)
def test_session_numbers_are_dropped(url):
    assert normalise(url) == "http://x.gov.cn/a.jsp?id=7"
