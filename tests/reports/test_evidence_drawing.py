"""Pages for pictures: what may not be shown is not in them at all, wherever the page has put it."""

from __future__ import annotations

import re
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from reports.evidence_clean import cleaned
from reports.evidence_drawing import FRAME, LABELS, covering, drawing
from reports.evidence_secrets import Secrets, leak_names, masked
from reports.plain import NO_NAME, Discretion
from sample.identities import number

OPEN = Secrets(Discretion(()))
ONE, TWO = number(Random(1)), number(Random(77))
PHONE = "15400001234"
FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")

PLACES = {
    "text": "<p>张某某 {0}</p>",
    "in pieces": "<p>张某某 <b>{1}</b><i>{2}</i></p>",
    "over blocks": "<p>{1}</p><p>{2}</p>",
    "inline blocks": "<div style='display:inline'>{1}</div><div style='display:inline'>{2}</div>",
    "zero width": "<p>{1}\u200b{2}</p>",
    "spaced": "<p>{3}</p>",
    "full width": "<p>{4}</p>",
    "title": "<p title='{0}'>x</p>",
    "alt": "<img alt='{0}' src='/{0}.png'>",
    "link": "<a href='/show?id={0}' name='{0}'>看</a>",
    "field": "<input value='{0}'><input type=hidden value='{0}'>",
    "placeholder": "<input placeholder='{0}'><textarea>{0}</textarea>",
    "choice": "<select><option value='{0}'>{0}</option></select><button>{0}</button>",
    "data": "<p data-id='{0}' aria-label='{0}'>x</p>",
    "class and id": "<p class='n{0}' id='n{0}'>x</p>",
    "style": "<p style='content:\"{0}\";font-family:f{0}'>x</p>",
    "sheet": "<style>p::after{{content:'{0}'}} /* {0} */ .n{0}{{color:red}}</style><p>x</p>",
    "escaped sheet": "<style>p::after{{c\\6fntent:'{0}'}}</style><p>x</p>",
    "script": "<script>document.write('{0}')</script><noscript>{0}</noscript>",
    "comment": "<p>x<!-- {0} --></p>",
    "template": "<template><p>{0}</p></template>",
    "picture of text": "<svg><text>{0}</text></svg><canvas>{0}</canvas>",
    "frame": "<iframe srcdoc='{0}'></iframe><object data='{0}'>{0}</object>",
    "list": "<datalist><option>{0}</datalist><details><summary>{0}</summary>{0}</details>",
    "head": "</body><title>{0}</title><meta name=x content='{0}'>",
}


def page(place: str, value: str) -> str:
    pieces = (value, value[:6], value[6:], " ".join(value), value.translate(FULL))
    return f"<html><body><h1>名单</h1>{PLACES[place].format(*pieces)}</body></html>"


@pytest.mark.parametrize("place", PLACES)
def test_a_covered_page_is_the_same_whatever_the_number(place: str) -> None:
    """The proof that needs no reading of pixels: what the browser gets does not depend on the value."""
    assert ONE != TWO
    assert covering(page(place, ONE)).markup == covering(page(place, TWO)).markup


@pytest.mark.parametrize("place", PLACES)
def test_no_value_is_in_what_the_browser_gets(place: str) -> None:
    """Whoever asks for a drawing of a page with a number gets a covered one, or one without the number."""
    markup = drawing(page(place, ONE), OPEN).markup
    for form in (ONE, ONE.translate(FULL), " ".join(ONE), ONE[6:]):
        assert form not in markup


@pytest.mark.parametrize("place", PLACES)
def test_a_mobile_number_is_masked_wherever_it_stands(place: str) -> None:
    if place not in {"over blocks", "inline blocks", "spaced"}:  # no one's number any more
        assert PHONE not in drawing(page(place, PHONE), OPEN).markup


def test_the_words_of_a_covered_page_are_those_of_forms_and_the_names_given() -> None:
    html = (
        "<h1>张三等人低保公示</h1><table><tr><th>姓名</th><th>身份证号</th></tr>"
        f"<tr><td>张三</td><td>{ONE}</td></tr></table><p>云溪区民政局：关于张三的公示</p>"
    )
    made = covering(html, ["云溪区民政局", "—"])
    tree = LexborHTMLParser(made.markup)
    words = set(re.findall(r"[^\s█：]+", tree.body.text(separator=" ")))

    assert words == {"姓名", "身份证号", "云溪区民政局"}
    assert words - {"云溪区民政局"} <= LABELS
    assert (made.covered, made.framed) == (True, True)
    assert f'<i class="mj-own" id="{FRAME}">{"█" * 18}</i>' in made.markup


def test_a_name_may_stand_in_one_line_as_often_as_it_likes() -> None:
    """A hostile page must not end the bulletin; of two names of which one holds the other the longer one stays."""
    made = covering(f"<p>{'云溪区财政局与' * 5000}</p>", ["云溪区", "云溪区财政局"])

    assert made.markup.count('云溪区财政局<i class="mj-bar">██</i>') == 5000
    assert "<p>" in covering("<p>张三</p>", []).markup
    assert "张三" not in covering("<p>张三</p>", []).markup


def test_bars_are_as_long_as_the_words() -> None:
    assert 'mj-bar">████</i>' in covering("<p>张三</p>").markup
    assert covering("<p>日期 2026-10-17 10:30</p>").framed is False


def test_the_look_stays() -> None:
    html = (
        "<style>.t{color:red;background:url(http://a/x.png)}</style>"
        "<table border=1 class=t><tr><td align=center bgcolor=#eee style='color:blue'>甲</td></tr></table>"
        "<p>见<a class=t href=/x>乙</a><img src=/x.png width=120 height=40></p>"
    )
    markup = drawing(html, OPEN).markup

    assert ".t{color:red;background:}" in markup
    assert (
        '<table class="t" border="1">'.replace('class="t" border="1"', 'border="1" class="t"')
        in markup
    )
    assert '<td align="center" bgcolor="#eee" style="color:blue">甲</td>' in markup
    assert (
        '<a class="t">乙</a><span class="mj-box" style="width:120px;height:40px"></span>' in markup
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick=alert(1)>x</p><script src=http://a/></script>",
        "<style>@import 'http://a/'; p{background:url('http://a/')} @font-face{src:url(http://a/)}</style><p>x",
        "<style>p{background:u\\72l(http://a/)}</style><p style='background:u\\72l(http://a/)'>x",
        "<img src=http://a/ srcset='http://a/ 2x'><iframe src=http://a/></iframe><video poster=http://a/></video>",
        "<link rel=stylesheet href=http://a/><base href=http://a/><meta http-equiv=refresh content='0;url=http://a/'>",
        "<form action=http://a/><input type=image src=http://a/></form><body background=http://a/>",
        "<p style='position:fixed;top:0'>x</p>",
        '<p class=\'"><img src=http://a/>\'>x</p>',
    ],
)  # fmt: skip
def test_nothing_loads_runs_or_covers(html: str) -> None:
    markup = drawing(f"<html>{html}</html>", OPEN).markup

    assert "http://a/" not in markup
    assert not re.search(r"<(?:script|img|iframe|link|base|form|input|object)\b", markup)
    assert not re.search(r"\son\w+=|fixed|@import|url\(", markup)
    assert "default-src 'none'" in markup


def test_an_excerpt_is_framed_where_it_stands() -> None:
    made = drawing("<p>甲</p><p>前<b>有错</b>别字后</p>", OPEN, "…有错别字…")

    assert (made.covered, made.framed) == (False, True)
    assert f'<mark class="mj" id="{FRAME}">有错别字</mark>' in made.markup
    assert drawing("<p>甲</p>", OPEN, "没有的").framed is False
    assert (drawing("<p>甲</p>", OPEN).framed, drawing("<p>甲</p>", OPEN).sought) == (False, False)


def test_an_excerpt_that_runs_over_two_blocks_is_framed_in_its_longer_part() -> None:
    """字号：[大 中 小] stands right before the text of many pages, and in the excerpts of its first words."""
    html = "<div>字号：[大 中 小]</div><p>律师依照物权法的规定，讲解了车位的归属。</p>"
    excerpt = "[大 中 小] 律师依照物权法的规定，讲解了车位"
    page = cleaned(html, OPEN, (excerpt,))

    assert (
        f'id="{FRAME}">律师依照物权法的规定，讲解了车位</mark>的归属'
        in drawing(html, OPEN, excerpt).markup
    )
    assert page is not None
    assert '<mark id="e0">律师依照物权法的规定，讲解了车位</mark>' in page.markup


def test_names_of_leaks_are_taken_out() -> None:
    title = "云溪区2026年低保对象名单公示"
    secrets = Secrets(Discretion(()), leak_names([title]))
    markup = drawing(f"<ul><li><a title='{title}' href=/x>{title}</a></li></ul>", secrets).markup

    assert title not in markup
    assert NO_NAME in markup


def test_a_page_with_an_identity_number_is_covered_whole() -> None:
    made = drawing(f"<h1>公示</h1><p>张三 {ONE}</p>", OPEN, "公示")

    assert made.covered
    assert "张三" not in made.markup
    assert "公示" not in made.markup


@pytest.mark.parametrize("name", ["content", "c\\6fntent", "c\\00006Fntent"])
def test_a_style_sheet_says_nothing_of_its_own(name: str) -> None:
    """Not even where it spells the word by numbers."""
    html = f"<style>p::after{{{name}:'张三'}}</style><p style='{name}:\"张三\"'>x</p>"

    assert not re.search(r"content\s*:\s*['\"]|\\", drawing(html, OPEN).markup.split("</head>")[0])


def test_numbers_that_run_into_one_another_are_masked() -> None:
    assert PHONE not in masked(f"{PHONE}{PHONE}")
