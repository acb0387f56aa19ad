"""Addresses are joined as urljoin joins them, without its price."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.addresses import Resolver, file_name, host_of

BASE = "http://www.shili.gov.cn/zwgk/tzgg/index.html?a=1"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("a.html", "http://www.shili.gov.cn/zwgk/tzgg/a.html"),
        ("./202610/t1.html", "http://www.shili.gov.cn/zwgk/tzgg/202610/t1.html"),
        ("../zcjd/", "http://www.shili.gov.cn/zwgk/zcjd/"),
        ("../../../../x.html", "http://www.shili.gov.cn/x.html"),
        ("..", "http://www.shili.gov.cn/zwgk/"),
        (".", "http://www.shili.gov.cn/zwgk/tzgg/"),
        ("/art/1.html", "http://www.shili.gov.cn/art/1.html"),
        ("//other.gov.cn/x", "http://other.gov.cn/x"),
        ("HTTPS://Other.gov.cn/X", "https://other.gov.cn/X"),
        ("http://other.gov.cn", "http://other.gov.cn/"),
        ("?page=2", "http://www.shili.gov.cn/zwgk/tzgg/index.html?page=2"),
        ("a.html#top", "http://www.shili.gov.cn/zwgk/tzgg/a.html"),
        (" a.html\n", "http://www.shili.gov.cn/zwgk/tzgg/a.html"),
        ("a\nb.html", "http://www.shili.gov.cn/zwgk/tzgg/ab.html"),
        ("附件 1.doc", "http://www.shili.gov.cn/zwgk/tzgg/附件%201.doc"),
        ("x\\y.html", "http://www.shili.gov.cn/zwgk/tzgg/x/y.html"),
        ("/a/../b/./c.html", "http://www.shili.gov.cn/b/c.html"),
        ("2026:1.html", "http://www.shili.gov.cn/zwgk/tzgg/2026:1.html"),
        ("javascript:;", None),
        ("mailto:a@b.cn", None),
        ("#", None),
        ("", None),
        ("http://", None),
        ("http://[broken/", None),
        ("data:text/html,x", None),
        ("x" * 3000, None),
    ],
)
def test_resolve(href, url):
    """Each form of an href has one absolute address, or none."""
    assert Resolver(BASE).resolve(href) == url


def test_base_element():
    """`<base href>` counts for what is relative."""
    assert Resolver(BASE, "/jx/").resolve("a.html") == "http://www.shili.gov.cn/jx/a.html"


@pytest.mark.parametrize("url", ["", "file:///tmp/a.html", "about:blank", "http://"])
def test_page_without_an_address(url):
    """Without an address of the page only absolute links have one."""
    one = Resolver(url)

    assert one.resolve("a.html") is None
    assert one.resolve("http://x.gov.cn/a.html") == "http://x.gov.cn/a.html"


@given(
    st.lists(st.sampled_from(["a", "b.html", "..", ".", "c"]), min_size=1, max_size=6).map("/".join)
)
def test_agrees_with_urljoin(href):
    """On plain paths nothing differs from the standard library."""
    wanted = urljoin(BASE, href)

    assert (Resolver(BASE).resolve(href) or "").rstrip("/") == wanted.rstrip("/")


@given(st.text(max_size=60), st.text(max_size=60))
def test_only_absolute_http(url, href):
    """Whatever stands in an attribute, what comes out is http(s) with a host, or nothing."""
    got = Resolver(url).resolve(href)

    assert got is None or (got.startswith(("http://", "https://")) and host_of(got))


def test_file_name():
    """The last segment, decoded."""
    assert file_name("http://x.cn/a/%E9%A2%84%E7%AE%97.xlsx?b=/c") == "预算.xlsx"
