"""大汉 jpaas: attributes, requests, and texts that are no answer."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import read_answer, read_page
from records import Page, PageKind
from tests.reading.dialects.hanweb import mutated, nested, pieces
from tests.sites.jpaas import site
from tests.sites.mini import BASE, items

URL = BASE + site.COLUMN
THINGS = items(20)


def read(html, url=URL) -> Page:
    return read_page(html.encode("utf-8", "replace"), url)


ASKED = read(site.frame(site.unit())).listing.onward


def answered(text, asked=ASKED) -> Page:
    return read_answer(
        text.encode("utf-8", "replace"), asked.request.url, "application/json", asked
    )


def envelope(html):
    return site.answer(html).body


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(site.unit(), id="single quotes"),
        pytest.param(site.unit(name="queryData"), id="queryData"),
        pytest.param(
            f"<div querydata='{json.dumps(site.fields(), ensure_ascii=False)}' url='{site.UNIT}'></div>",
            id="JSON",
        ),
        pytest.param(
            f'<div querydata="{json.dumps(site.fields()).replace(chr(34), "&quot;")}" url="{site.UNIT}"></div>',
            id="JSON, escaped twice",
        ),
        pytest.param(site.script_unit(site.fields()), id="a script"),
    ],
)
def test_request(body):
    """Every field verbatim and in order, paging inside `paramJson`, a visit of the column before."""
    if "\\u" in body:
        body = body.encode().decode("unicode_escape")
    asked = read(site.frame(body)).listing.onward
    parts = urlsplit(asked.request.url)
    assert parts.path == site.UNIT
    assert parse_qsl(parts.query) == [
        *site.fields().items(),
        ("paramJson", '{"pageNo":1,"pageSize":50}'),
    ]
    assert (asked.page, asked.request.session, asked.request.referer) == (1, True, URL)
    assert "json" in asked.request.accept


def test_the_page_s_own_paging():
    """`paramJson` of the attribute keeps what else it says; its size is the page's."""
    said = (
        "{'tagId':'信息列表','paramJson':'{\"pageSize\":10,\"dateformat\":\"yyyy\"}','pageId':'9'}"
    )
    body = f"<div queryData='{said.replace(chr(39), '&#39;')}' url='{site.UNIT}'></div>"
    asked = read(site.frame(body)).listing.onward
    assert parse_qsl(urlsplit(asked.request.url).query) == [
        ("tagId", "信息列表"),
        ("pageId", "9"),
        ("paramJson", '{"pageSize":10,"dateformat":"yyyy","pageNo":1}'),
    ]


@pytest.mark.parametrize("spelling", ["bulidstatic", "buildstatic"])
def test_both_spellings(spelling):
    """The product's misspelling is some sites' only right one."""
    asked = read(site.frame(site.unit(said=site.fields(parse=spelling)))).listing.onward
    assert f"parseType={spelling}&" in asked.request.url


def test_a_front_page_of_blocks_is_no_list():
    """Several lists, a pager at none: nothing is asked."""
    block = "<ul>" + "".join(map(site.row, THINGS[:5])) + "</ul>"
    units = "".join(f"<h3>栏目{n}</h3>" + site.unit(block, site.fields(f"块{n}")) for n in range(4))
    page = read(site.frame(units))
    assert page.listing is None or page.listing.onward is None


def test_side_blocks_beside_a_shell():
    """Static blocks around a unit that a script fills are not its rows; its answer must show a pager."""
    block = "<ul>" + "".join(map(site.row, THINGS[:5])) + "</ul>"
    page = read(
        site.frame(
            f"<div>{block}</div><p>甲</p><dl>{block}</dl><p>乙</p><div>{block}</div>" + site.unit()
        )
    )
    assert (page.kind, page.listing.postings) == (PageKind.JS_ONLY, ())
    few = envelope("<ul>" + "".join(map(site.row, THINGS[:5])) + "</ul>")
    assert answered(few, page.listing.onward).listing is None


def test_the_shown_date_counts():
    """CNAS: `/art/2024/art_…` with a list date of 2020."""
    (row,) = answered(
        envelope(
            "<ul><li><a href='/art/2024/art_0123456789abcdef0123456789abcdef.html'>关于认可规则的通知</a>"
            "<span>2020-12-18</span></li></ul><p count='1' rows='15' pageNo='1'></p>"
        )
    ).listing.postings
    assert str(row.date) == "2020-12-18"


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        (
            "某工程施工招标文件预公示 公告类型：招标文件预公示 2026-06-17",
            "某工程施工招标文件预公示",
        ),
        ("某工程施工招标公告 2026-06-17", "某工程施工招标公告"),
        ("关于公告类型：目录调整的通知", "关于公告类型：目录调整的通知"),
    ],
    ids=["category and date", "date", "a title that says so"],
)
def test_title(shown, title):
    html = (
        f"<ul><li><a href='/art/2026/art_{1:032x}.html'>{shown}</a></li>"
        f"<li><a href='/art/2026/art_{2:032x}.html'>另一项目的结果公告 2026-06-16</a></li></ul>"
    )
    rows = answered(envelope(html + "<p count='2' rows='15' pageNo='1'></p>")).listing.postings
    assert rows[0].title == title


# ---- bad input -----------------------------------------------------------------------------------

ANSWER = envelope("<ul>" + "".join(map(site.row, THINGS)) + "</ul>" + site.pager(70, 20, 1))
PAGE = site.frame(
    site.unit("<ul>" + "".join(map(site.row, THINGS)) + "</ul>" + site.pager(70, 20, 1))
)


@given(pieces)
def test_any_text(text):
    """No text is an exception, and nothing but a count of nought is an empty list."""
    read(site.frame(site.unit(text) + text))
    read(site.frame(f'<div queryData="{text}" url="{text}"></div>jpaas-publish-server'))
    for told in (text, envelope(text)):
        page = answered(told)
        assert page.kind is not PageKind.EMPTY_LIST or page.listing.total_rows == 0


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(("success", "data", "html", "code")), inner, max_size=4
            )
        ),
        max_leaves=9,
    )
)
def test_any_json(value):
    page = answered(json.dumps(value))
    assert page.kind is PageKind.OTHER
    assert page.reasons


@pytest.mark.parametrize("seed", range(40))
def test_mutations_bring_no_wrong_row(seed):
    right = {one.title for one in THINGS}
    page = answered(mutated(ANSWER, seed))
    rows = page.listing.postings if page.listing else ()
    assert sum(row.title in right for row in rows) >= len(rows) - 4
    read(mutated(PAGE, seed))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(nested("[", "]"), id="arrays"),
        pytest.param(nested('{"data":', "}"), id="objects"),
        pytest.param(envelope(nested("<div>")), id="deep markup"),
        pytest.param(nested("<div queryData=\"{'tagId':'列表'}\">"), id="units in units"),
        pytest.param(envelope(nested("<p count='9' rows='1'>")), id="pagers in pagers"),
        pytest.param("\0" * 10_000, id="NULs"),
    ],
)
def test_deep(text):
    read(site.frame("jpaas-publish-server" + text))
    assert answered(text).kind is not PageKind.EMPTY_LIST
