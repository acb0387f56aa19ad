"""One spelling for an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.addresses import authority, normalise

CASES = [
    # found, kept
    ("http://WWW.Example.gov.cn", "http://www.example.gov.cn/"),
    ("HTTP://a.cn:80/x#top", "http://a.cn/x"),
    ("https://a.cn:443/", "https://a.cn/"),
    ("https://a.cn:80/", "https://a.cn:80/"),
    ("http://a.cn/a/./b/../c.html", "http://a.cn/a/c.html"),
    ("http://a.cn/../../x", "http://a.cn/x"),
    ("http://a.cn/a/..", "http://a.cn/"),
    ("http://a.cn/a/b/.", "http://a.cn/a/b/"),
    ("http://a.cn/.well-known/x", "http://a.cn/.well-known/x"),
    ("http://a.cn/x?b=2&a=1", "http://a.cn/x?b=2&a=1"),  # the order of a query can mean something
    ("http://a.cn/x?", "http://a.cn/x"),
    ("http://a.cn//x", "http://a.cn//x"),
    ("http://a.cn\\x\\y.html", "http://a.cn/x/y.html"),  # as browsers read it
    ("http://a.cn/公开/预算.html", "http://a.cn/公开/预算.html"),
    ("http://a.cn/%E5%85%AC", "http://a.cn/%E5%85%AC"),
    (" http://a.cn/x \n", "http://a.cn/x"),
    ("http://[::1]:8080/", "http://[::1]:8080/"),
    ("http://u:p@a.cn/", "http://u:p@a.cn/"),  # kept, so that the fetcher can refuse it by name
    ("http://a.cn/a b.doc", "http://a.cn/a%20b.doc"),
    ("mailto:a@b.cn", ""),
    ("javascript:;", ""),
    ("/x", ""),
    ("http://", ""),
    ("http://a.cn:99999/", ""),
    ("http://[::1/", ""),
    ("", ""),
]


@pytest.mark.parametrize(("found", "kept"), CASES)
def test_normalise(found, kept):
    assert normalise(found) == kept


@given(st.text("/.ab", max_size=12))
def test_normalise_is_idempotent(path):
    once = normalise(f"http://a.cn/{path}?q")
    assert normalise(once) == once
    assert "/../" not in once


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.cn/x", "a.cn"),
        ("https://a.cn:443/x", "a.cn"),
        ("http://a.cn:8080/x", "a.cn:8080"),
        ("https://a.cn:80/x", "a.cn:80"),
        ("http://a.cn:x/", ""),
        ("nothing", ""),
    ],
)
def test_authority(url, expected):
    assert authority(url) == expected
