"""One article under several addresses."""

from __future__ import annotations

import pytest

from reading.identity import article_key

SAME = [
    (
        "http://www.yunxi.gov.cn/art/2020/8/14/art_1229179150_1872814.html",
        "https://yunxi.gov.cn/art/2020/8/14/art_1229100000_1872814.html",
        "大汉: the same number under two columns, http and https, with and without www",
    ),
    (
        "http://a.gov.cn/art/2026/art_0a1b2c3d4e5f60718293a4b5c6d7e8f9.html",
        "http://a.gov.cn/col/col77/art/2026/art_0a1b2c3d4e5f60718293a4b5c6d7e8f9.html",
        "大汉 jpaas with and without its column",
    ),
    (
        "http://a.gov.cn/zwgk/202204/t20220427_74241.html",
        "http://a.gov.cn/zwgk/gsgg/202204/t20220427_74241.html?from=home",
        "TRS",
    ),
    (
        "http://a.gov.cn/gkmlpt/content/9/9103/post_9103540.html",
        "http://a.gov.cn/mpost_9103540.html",
        "广东 on a desk and on a phone",
    ),
    (
        "http://a.gov.cn/x/c100/202405/0A1b2c3d4e5f60718293a4b5c6d7e8f9.shtml",
        "http://a.gov.cn/y/202405/0a1b2c3d4e5f60718293a4b5c6d7e8f9.shtml",
        "开普",
    ),
    ("http://a.gov.cn/info/1016/5349.htm", "http://a.gov.cn/info/1017/5349.htm", "博达"),
]
OTHER = [
    (
        "http://a.gov.cn/t20220427_74241.html",
        "http://b.gov.cn/t20220427_74241.html",
        "another host",
    ),
    ("http://a.gov.cn/t20220427_74241.html", "http://a.gov.cn/t20220428_74241.html", "another day"),
    ("http://a.gov.cn/info/1016/5349.htm", "http://a.gov.cn/post_5349.html", "another product"),
]
SILENT = [
    "http://a.gov.cn/zwgk/index.html",
    "http://a.gov.cn/detail.jsp?id=123",
    "http://a.gov.cn/12345678/index.html",
    "javascript:;",
    "",
]


@pytest.mark.parametrize(("one", "other", "why"), SAME, ids=[row[2] for row in SAME])
def test_the_same_article(one, other, why):
    assert article_key(one) == article_key(other) is not None


@pytest.mark.parametrize(("one", "other", "why"), OTHER, ids=[row[2] for row in OTHER])
def test_another_article(one, other, why):
    assert article_key(one) != article_key(other)


@pytest.mark.parametrize("url", SILENT)
def test_an_address_that_does_not_say(url):
    assert article_key(url) is None
