"""Pages broken in every way that servers, proxies and editors break them: never an exception, never a wrong row.

The pages are those of `templates/`, whose rows are known. A row that is read from a broken page is a row of the
whole page, with its day or none, or has the beginning of its title; where rows are missing the list does not claim
to be whole. Costs are bounded by what is looked at (characters, nodes, rows), not by a clock.
"""

from __future__ import annotations

import json
import random

import pytest

from reading import dialects, read_page
from reading.answers import read_answer
from reading.lists.rows import MAX_ROWS
from reading.outline import MAX_CHARS, MAX_NODES, outline
from records import Continuation, Page, Request
from tests.reading.templates.frames import DAYS, HOST, NAMES, OTHER
from tests.reading.templates.lists import LISTS
from tests.reading.test_properties import hold

KNOWN = dict(zip(NAMES, DAYS, strict=True))
POINTS = 24
"""Places where each page is cut."""
CASES = [pytest.param(one, id=one.name) for one in LISTS]


def rows(got: Page):
    return got.listing.postings if got.listing else ()


def check(got: Page, whole: int) -> None:
    """No row but the page's own, or the beginning of one; fewer rows are never called the whole list."""
    hold(got)
    for row in rows(got):
        titles = [title for title in NAMES if title.startswith(row.title.rstrip("….")[:40])]
        assert titles, row
        assert row.date is None or str(row.date) in {KNOWN[title] for title in titles}, row
    if got.listing and 0 < len(rows(got)) < whole:
        assert got.listing.last is not True or got.listing.total_rows or got.reasons


@pytest.mark.parametrize("of", CASES)
def test_cut(of):
    """A connection that broke: at any byte."""
    body = of.html.encode()
    for part in range(1, POINTS):
        end = len(body) * part // POINTS
        for place in (end, end + 1, end + 7):
            check(read_page(body[:place], of.url), of.count)


@pytest.mark.parametrize("of", CASES)
def test_cut_inside_a_date(of):
    """`2026-11-1` of `2026-11-12` is a day, and the wrong one."""
    for day in DAYS[: of.count]:
        place = of.html.find(day)
        if place >= 0:
            got = read_page(of.html[: place + len(day) - 1].encode(), of.url)
            check(got, of.count)
            assert not rows(got) or got.listing.last is not True


@pytest.mark.parametrize("of", CASES)
def test_nuls(of):
    """NULs anywhere are as if they were not there."""
    chance = random.Random(3)
    letters = list(of.html)
    for _ in range(200):
        letters.insert(chance.randrange(len(letters)), "\0")
    body = "".join(letters).encode()

    assert _told(read_page(body, of.url)) == _told(read_page(of.html.encode(), of.url))


def _told(got: Page):
    return [(row.title, row.date, row.url) for row in rows(got)]


HOSTILE = {
    "a huge address": lambda text: text.replace('href="', f'href="{"x" * 200_000}', 1),
    "an attribute twice": lambda text: text.replace(
        "<a ", '<a href="/evil.html" title="假的标题假的标题" ', 1
    ),
    "a quote that never ends": lambda text: text.replace("</title>", '</title><p title="', 1),
    "a thousand attributes": lambda text: text.replace(
        "<a ", "<a " + " ".join(f"x{n}='1'" for n in range(1000)) + " "
    ),
    "entities in attributes": lambda text: text.replace(
        "<a ", "<a data-x='&#0;&#xD800;&#99999999;&lt;a href=x&gt;' "
    ),
    "markup in a style": lambda text: text.replace(
        "<a ", "<a style='background:url(javascript:alert(1))' "
    ),
    "an event on every anchor": lambda text: text.replace(
        "<a ", "<a onclick=\"return visit('/count.html')\" "
    ),
    "null bytes in names": lambda text: text.replace("<a ", "<a\0 "),
    "comments that nest": lambda text: text.replace("<ul", "<!-- <!-- --><ul", 3),
    "a CDATA section": lambda text: text.replace("<ul", "<![CDATA[ x ]]><ul", 1),
    "a wrong doctype": lambda text: text.replace(
        "<!DOCTYPE html>", "<!DOCTYPE" + " x" * 1000 + ">"
    ),
    "a BOM in the middle": lambda text: text.replace("<li", "\ufeff<li"),
    "lone surrogates as references": lambda text: text.replace("</li>", "&#xDFFF;</li>"),
    "right-to-left marks": lambda text: text.replace("<ul", "\u202e<ul"),
    "carriage returns only": lambda text: text.replace("><", ">\r<"),
    "upper case": lambda text: (
        text.replace("<li", "<LI").replace("</li", "</LI").replace("<a ", "<A ")
    ),
    "unclosed rows": lambda text: text.replace("</li>", ""),
    "closed twice": lambda text: text.replace("</li>", "</li></li></a>"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("of", CASES)
def test_hostile_markup(of, name):
    """Attributes and markup made to mislead."""
    got = read_page(HOSTILE[name](of.html).encode("utf-8", "replace"), of.url)

    if name == "an attribute twice":  # the browser too takes the first of two
        hold(got)
        return
    check(got, of.count)


@pytest.mark.parametrize("of", CASES)
@pytest.mark.parametrize("unit", ["<div>", "<b>", "<table><tr><td>", "<span><font>", "<ul><li>"])
def test_nested_ten_thousand_deep(of, unit):
    """Above the list and below it; what is past the limit is cut, and that is said."""
    deep = unit * 10_000
    below = read_page(of.html.replace("</body>", deep + "</body>").encode(), of.url)
    above = read_page(of.html.replace("<body>", "<body>" + deep).encode(), of.url)

    check(above, of.count)
    check(below, of.count)
    assert above.reasons


@pytest.mark.parametrize("of", CASES)
def test_two_encodings(of):
    """A foot in GBK below a page in UTF-8: an include of another age."""
    foot = "<div>版权所有 清溪县人民政府 技术支持：某公司</div>".encode("gb18030")
    head, tail = of.html.encode().split(b"</body>")

    got = read_page(head + foot + b"</body>" + tail, of.url)

    assert _told(got) == _told(read_page(of.html.encode(), of.url))


@pytest.mark.parametrize(
    "filler",
    ["x", "<!-- 空 -->", "<p>y</p>", "&nbsp;"],
    ids=["text", "comments", "elements", "entities"],
)
def test_fifty_megabytes(filler):
    """The reader looks at a part, reads the rows that stand in it, and says that it was a part."""
    of = LISTS[3]
    size = len(filler.encode())
    body = of.html.replace("</body>", filler * (50_000_000 // size) + "</body>").encode()

    got = read_page(body, of.url)

    assert "网页过大或嵌套过深，只读取了前一部分" in got.reasons
    check(got, of.count)
    assert got.kind.value != "empty_list"


def test_what_is_looked_at_is_bounded():
    """Characters, nodes and rows."""
    row = '<li><a href="/{}.html">关于某事的第{}号公告</a><b>2026-01-01</b></li>'
    many = "".join(row.format(n, n) for n in range(MAX_ROWS + 500))
    got = read_page(f"<html><body><ul>{many}</ul></body></html>".encode(), f"{HOST}/gg/")

    assert len(rows(got)) == MAX_ROWS
    assert got.listing.last is False
    assert len(outline("<i>" * (MAX_CHARS // 3 + 9)).tags) <= MAX_NODES


# ---- answers -------------------------------------------------------------------------------------

ROW = {
    "title": NAMES[0],
    "url": "/a/1.html",
    "publishedTimeStr": "2026-11-12 08:00:00",
    "date": 1_794_441_600,
}
ANSWERS = [
    b"",
    b"null",
    b"[]",
    b"{}",
    b"0",
    b'""',
    b"{",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"\xff\xfe\x00",
    b"\0" * 5_000,
    b"<html><body>403 Forbidden</body></html>",
    b"<record><![CDATA[" * 5_000,
    b"cb(" * 5_000,
    b"NaN",
    b'{"data":{"html":"<ul>"}}',
    b'{"total":1e999,"articles":[{"title":1,"url":[]}]}',
    b'{"data":{"results":[null,1,"x",{"title":{}}],"total":"many"}}',
    b'{"success":false,"msg":"x"}',
    json.dumps({"data": {"results": [ROW], "total": 1}}).encode(),
    json.dumps([ROW]).encode(),
    json.dumps({"rows": [ROW] * 3, "total": 3}).encode("utf-16"),
    b"9" * 100_000,
    b'{"a":"' + b"\\u" * 20_000 + b'"}',
    b"<ul>" + b"<li><a href='/1.html'>x</a>" * 3_000,
    b"\x1f\x8b\x08\x00",
    "﻿{}".encode(),
    b"<" * 50_000,
    b"&" * 50_000,
]
FAMILIES = [one.name for one in dialects.families()]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("body", ANSWERS, ids=range(len(ANSWERS)))
def test_answers(family, body):
    """No answer makes any family raise, and none without rows is taken for an empty column by its size alone."""
    onward = Continuation(Request(f"{HOST}/api"), 2, family, base=f"{HOST}/gg/")

    got = read_answer(body, f"{HOST}/api", "", onward)

    hold(got)
    for row in rows(got):
        assert row.date is None or str(row.date) == DAYS[0]
    if body in {b"", b"null", b"{", b"\0" * 5_000} and got.listing is not None:
        assert not rows(got)


@pytest.mark.parametrize("family", FAMILIES)
def test_answers_in_pieces(family):
    """A good answer broken off at any place, and pages of every template as answers."""
    onward = Continuation(Request(f"{HOST}/api"), 2, family, base=f"{HOST}/gg/")
    whole = json.dumps({"data": {"results": [ROW], "total": 1, "html": LISTS[2].html}}).encode()
    bodies = [whole[: len(whole) * part // 12] for part in range(12)]
    bodies += [of.html.encode() for of in LISTS]
    for body in bodies:
        got = read_answer(body, f"{HOST}/api", "", onward)
        hold(got)
        for row in rows(got):
            assert any(title.startswith(row.title.rstrip("….")[:20]) for title in NAMES + OTHER), (
                row
            )
