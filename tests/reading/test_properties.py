"""What holds for any bytes at all."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading import read_page
from reading.addresses import host_of
from reading.labels import labels
from records import Page, StatedDate
from tests.reading.test_lists import MARKUP
from tests.reading.web import ARTICLE, COLUMN, PROSE, page

SEEDS = [page(body) for body in MARKUP.values()] + [
    page(f"<h1>关于某事的通知公告</h1><p>发布时间：2026-10-20 来源：某办</p>{PROSE}"),
    '<script>createPageHTML(7,0,"index","html")</script><meta http-equiv=refresh content="0;url=a/">',
]
PIECES = [
    "<",
    ">",
    "</",
    "<table>",
    "<td>",
    "</a>",
    "<a href=",
    "2026-",
    "当前位置：",
    "<script>",
    "]]>",
    "\0",
    '"',
    "<!--",
    "&#0;",
    "页",
]


def hold(got: Page) -> None:
    """Dates of the calendar, absolute addresses, labels that can be made."""
    assert isinstance(got, Page)
    for link in got.links:
        assert link.url.startswith(("http://", "https://"))
        assert host_of(link.url)
    rows = got.listing.postings if got.listing else ()
    for row in rows:
        assert row.title
        assert row.url is None or host_of(row.url)
    dates = [row.date for row in rows] + [got.newest]
    dates += [got.article.published, got.article.meta_pubdate] if got.article else []
    for when in dates:
        assert when is None or (isinstance(when, StatedDate) and 1990 <= when.year <= 2099)
    assert labels(got)["kind"] == got.kind.value


@given(st.binary(max_size=600), st.text(max_size=40), st.text(max_size=20))
def test_any_bytes(body, url, content_type):
    """No bytes, address or header make it raise."""
    hold(read_page(body, url, content_type))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(
    st.sampled_from(SEEDS),
    st.randoms(use_true_random=False),
    st.sampled_from([COLUMN, ARTICLE, ""]),
)
def test_mutated_pages(html, chance, url):
    """Pages with pieces cut out, doubled and thrown in."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(html) + 1)
        end = min(len(html), start + chance.randrange(200))
        html = html[:start] + chance.choice([*PIECES, "", html[start:end] * 2]) + html[end:]

    hold(read_page(html.encode("utf-8", "replace"), url))


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("<div>", id="nested"),
        pytest.param("<a href=x>", id="open anchors"),
        pytest.param("<b><p>x", id="formatting"),
        pytest.param("<select><option>x", id="options"),
        pytest.param("<table><tr><td>", id="tables"),
        pytest.param('<li><a href="/a.html">标题标题标题标题</a><b>2026-01-01</b></li>', id="rows"),
        pytest.param("<p>2026-01-01</p>", id="dates"),
        pytest.param("<record><![CDATA[", id="records"),
        pytest.param("发布日期：", id="labels"),
        pytest.param("createPageHTML(", id="calls"),
        pytest.param("1 ", id="digits"),
    ],
)
def test_linear(unit):
    """Hostile pages take time in proportion to their length, not to its square."""
    random.seed(1)

    def cost(times: int) -> float:
        body = (
            ("<script type='text/xml'><datastore>" + unit * times).encode()
            if "record" in unit
            else (unit * times).encode()
        )
        start = time.process_time()
        read_page(body, COLUMN)
        return time.process_time() - start

    cost(500)
    small, large = cost(2_000), cost(16_000)
    assert large < max(30 * small, 0.5), (small, large)


def test_what_is_cut_is_said():
    """Nesting past the limit is cut, and the reader says so."""
    got = read_page(b"<div>" * 50_000, COLUMN)

    assert "网页过大或嵌套过深，只读取了前一部分" in got.reasons
