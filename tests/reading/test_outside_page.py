"""A page of somebody else's: title and first words, and never anything of a person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reading.outside_page import read_outside
from reading.outside_seen import earlier_outside, place_of
from records import Page, PageKind, Role
from tests.reading.personal.numbers import made
from tests.reading.seen import AT, reading

URL = "http://www.a.com/"
NUMBER = made()
HTML = (
    "<html><head><title>某某  协会</title><meta name='Description' content='行业服务'></head>"
    f"<body><h1>欢迎</h1><p>联系人身份证号{NUMBER}</p><script>var x='百家乐'</script></body></html>"
)


def test_title_and_gist_and_nothing_else():
    page = read_outside(HTML.encode(), URL)

    assert (page.title, page.gist[:7]) == ("某某 协会", "行业服务。欢迎")
    assert "百家乐" not in page.gist
    assert NUMBER not in page.gist
    assert (page.links, page.personal, page.article, page.listing) == ((), (), None, None)


def test_old_chinese_bytes():
    body = "<html><head><meta charset=gb2312><title>博彩</title></head></html>".encode("gb18030")

    assert read_outside(body, URL).title == "博彩"


def test_a_long_page_is_cut():
    body = f"<html><title>{'长' * 500}</title><body>{'<p>文字文字</p>' * 5000}</body></html>"
    page = read_outside(body.encode(), URL)

    assert (len(page.title), len(page.gist)) == (120, 300)


@pytest.mark.parametrize(
    ("body", "opened"), [(b"%PDF-1.7 x", True), (HTML.encode(), False)], ids=["a file", "an error"]
)
def test_what_says_nothing(body, opened):
    page = read_outside(body, URL, opened=opened)

    assert (page.title, page.gist) == ("", "")


def test_what_an_earlier_round_found_is_told_by_host():
    """A link's address may change; of two visits of a host the newer one counts, a page without title never."""

    def met(path, title, days):
        one = reading(Page(URL, PageKind.OTHER, title, "utf-8"), Role.OUTSIDE)
        url = f"http://www.a.com{path}"
        visit = one.visit
        at = AT - timedelta(days=days)
        return at, type(one)(
            type(one.errand)(url, Role.OUTSIDE),
            type(visit)(**{name: getattr(visit, name) for name in visit.__slots__} | {"at": at}),
            one.facts,
        )

    found = earlier_outside([met("/", "旧名", 20), met("/new/", "新名", 7), met("/x/", "", 1)])

    assert {place: one.title for place, one in found.items()} == {"a.com": "新名"}
    assert place_of("https://A.com:8443/x") == "a.com"
