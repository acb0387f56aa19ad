"""Families whose rows an interface answers (igs, gkmlpt, ucap, jiangxi): what holds for any page and any answer."""

from __future__ import annotations

import json
import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading import read_answer, read_page
from reading.dialects._brackets import closing
from reading.dialects._gkmltree import tree
from reading.dialects._jsvalues import OPEN, Script
from reading.dialects._was import was_rows
from records import Page, PageKind
from records.privacy import check_digit, veil
from tests.sites.gkmlpt import site as gkmlpt
from tests.sites.igs import site as igs
from tests.sites.jiangxi import site as jiangxi
from tests.sites.mini import BASE, items
from tests.sites.ucap import site as ucap

THINGS = items(5)
SHELLS = {
    "igs": (igs.HEAD + igs.BY_AJAX, igs.COLUMN),
    "irs": (igs.HEAD + igs.BY_IRS, igs.COLUMN),
    "was": (igs.HEAD + igs.BY_WAS, igs.COLUMN),
    "gkmlpt": (gkmlpt.index(), gkmlpt.INDEX + "#5532"),
    "ucap": (ucap.HEAD + ucap.BY_PARTS, ucap.COLUMN),
    "files": (ucap.HEAD + ucap.BY_FILES, ucap.COLUMN),
    "tree": (ucap.HEAD + ucap.CATALOGUE, ucap.COLUMN),
    "jiangxi": (jiangxi.HEAD + jiangxi.BY_CODE, jiangxi.COLUMN),
}
ANSWERS = {
    "igs": json.dumps({"page": {"content": [igs.record(one) for one in THINGS], "total": "5"}}),
    "irs": json.dumps(
        {"success": True, "data": {"middle": {"list": [igs.record(one) for one in THINGS]}}}
    ),
    "was": igs.raw_json(THINGS, 5),
    "gkmlpt": json.dumps(
        {"classify": {"id": 5532}, "total": 5, "articles": [gkmlpt.article(one) for one in THINGS]}
    ),
    "ucap": json.dumps({"data": ucap.body(THINGS, 1, 15, None, ucap.record)}),
    "files": json.dumps({"results": {"data": ucap.body(THINGS, 1, 15, None, ucap.record)}}),
    "tree": 'null({"list":[{"name":"统计信息","url":"/a/xlist.shtml"}]});',
    "jiangxi": json.dumps(
        {"data": {"total": 5, "results": [jiangxi.record(one) for one in THINGS]}}
    ),
}
PERSONAL = "99010119900307123" + check_digit("99010119900307123")
"""Shaped like an identity number, of a province that does not exist."""
BUDGET = 5.0
"""CPU seconds for each MB read seven times over on a slow machine; a scan in the square of the length takes hours."""


def shell(name, change=lambda body: body):
    body, path = SHELLS[name]
    return read_page(
        change(body).encode("utf-8", "replace"), BASE + path, "text/html; charset=utf-8"
    )


def onward(name):
    got = shell(name)
    return got.catalogue[0] if name == "tree" else got.listing.onward


def told(name, text):
    asked = onward(name)
    body = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    return read_answer(body, asked.request.url, "application/json; charset=utf-8", asked)


def hold(got: Page) -> None:
    """A refusal has its reason and no list; rows have titles, absolute addresses, dates of the calendar."""
    assert isinstance(got, Page)
    if got.kind is PageKind.OTHER:
        assert got.reasons
    rows = got.listing.postings if got.listing else ()
    assert not rows or got.kind in {PageKind.LIST, PageKind.JS_ONLY}
    for row in rows:
        assert row.title
        assert row.url is None or row.url.startswith(("http://", "https://"))
        for when in (row.date, row.signed, row.created):
            assert when is None or 1990 <= when.year <= 2099
    for branch in got.branches:
        assert branch.name
        assert branch.url


@pytest.mark.parametrize("name", ANSWERS)
def test_the_seeds_are_read(name):
    got = told(name, ANSWERS[name])
    assert len(got.branches) == 1 if name == "tree" else len(got.listing.postings) == 5


@pytest.mark.parametrize("name", ["igs", "gkmlpt", "ucap", "files", "jiangxi"])
def test_what_a_server_says_is_veiled(name):
    said = "申请人" + PERSONAL + "无权访问"
    assert PERSONAL not in veil(said)
    got = told(name, json.dumps({"success": False, "message": said}))
    assert got.reasons
    assert not any(PERSONAL in why for why in got.reasons)


@pytest.mark.parametrize("name", ANSWERS)
def test_every_truncation_of_an_answer(name):
    text = ANSWERS[name]
    for cut in range(0, len(text), max(1, len(text) // 60)):
        got = told(name, text[:cut])
        hold(got)
        assert name in ("was", "tree") or got.kind is PageKind.OTHER


@pytest.mark.parametrize("name", ANSWERS)
def test_mutated_answers_and_shells(name):
    dice = random.Random(name)
    for _ in range(60):
        hold(told(name, mutated(ANSWERS[name], dice)))
        hold(shell(name, lambda body: mutated(body, dice)))


def mutated(text, dice):
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(text))
        piece = dice.choice(
            [
                '"',
                "{",
                "}",
                "[",
                "]",
                "\0",
                "\\",
                "'",
                "null",
                "-1",
                "1e999",
                "\ud800",
                "<",
                ",",
                "",
                "`",
            ]
        )
        text = text[:at] + piece + text[at + dice.randint(0, 12) :]
    return text


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["page", "content", "total", "data", "results", "articles", "title", "url", "list", "children",
                         "middle", "publishTime", "display_publish_time", "DOCTITLE", "PUBDATE", "name", "classify"])
        | st.text(max_size=5), inner, max_size=5),
    max_leaves=25,
)  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(held=ANY)
def test_any_data_at_all(name, held):
    hold(told(name, json.dumps(held)))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40))
def test_any_script_and_any_text_at_all(code, text):
    script = Script(f"var a = {code}; b = {{x: {text}}}")
    script.named("a")
    script.named("b")
    closing(code, 0)
    was_rows(text)
    tree(f"window._CONFIG = {{TREE: [{code}")


DEEP = [
    ("brackets", "[" * 10_000),
    ("closed brackets", "[" * 10_000 + "]" * 10_000),
    ("objects", '{"data":' * 10_000),
    ("children", '{"children":[' * 10_000 + "]}" * 10_000),
    ("list of lists", '{"page":{"content":' + "[" * 10_000 + "]" * 10_000 + "}}"),
    ("NULs", "\0" * 10_000),
]


@pytest.mark.parametrize("text", [one[1] for one in DEEP], ids=[one[0] for one in DEEP])
@pytest.mark.parametrize("name", ANSWERS)
def test_deep_answers(name, text):
    hold(told(name, text))


def test_a_deep_tree_is_cut_and_not_followed_for_ever():
    nodes = '{"id":1,"name":"层","children":[' * 10_000 + "]}" * 10_000
    assert tree("window._CONFIG = {TREE: [" + nodes + "]}") is None
    nodes = '{"id":1,"name":"层","children":[' * 40 + "]}" * 40
    assert len(tree("window._CONFIG = {TREE: [" + nodes + "]}")) == 13


MB = 1_000_000
HUGE = [
    ("quotes", '"', 5), ("braces", "{", 5), ("paths", '"/igs/front/search/list.html', 5), ("escapes", '\\"', 1),
    ("names", "a=b+", 1), ("fields", "title:'###", 1), ("open fields", 'title:"\\', 1),
    ("queries", '"/queryList",channelCode', 1),
    ("channels", '"/common/search/"+channelId+', 1), ("config", "_CONFIG={TREE:[", 1),
    ("assigned", "url='/common/search/';", 1),
    ("objects", "a={b:", 1), ("comments", "/*", 1), ("tags", "<em>", 1), ("blanks", " ", 1), ("wrapped", "String(", 1),
    ("templates", "`${", 1), ("calls", "f(", 1), ("chains", "f().a", 1),
]  # fmt: skip
CALLED = "'/igs/front/search/list.html?filter[CHANNELID]=1&a='+'/common/search/'+{url:'queryList',data:{channelCode:"


@pytest.mark.parametrize(("piece", "size"), [one[1:] for one in HUGE], ids=[one[0] for one in HUGE])
def test_megabytes_of_anything_end(piece, size):
    text = piece * (size * MB // len(piece))
    begun = time.process_time()
    for name in ("igs", "was", "gkmlpt", "ucap", "jiangxi"):
        hold(told(name, text[:MB]))
    for marks in (CALLED, "window._CONFIG={SID:'1',TREE:["):
        hold(
            read_page(
                f"<script>{marks}{text}</script>".encode(), BASE + "/gkmlpt/index#1", "text/html"
            )
        )
    assert time.process_time() - begun < size * BUDGET


VALUES = [
    ("'a' + 'b'", "ab"),
    ('"a\\/b\\u0026c"', "a/b&c"),
    ("{a: [1, 'x'], 'b[]': true}", {"a": [1, "x"], "b[]": True}),
    ("'p=' + page", "p=" + OPEN),
    ("'p=' + (page + 1) + '&s=2'", f"p={OPEN}&s=2"),
    ("'t=' + new Date().getTime()", "t=" + OPEN),
    ("'r=' + Math.random() + '&s=2'", f"r={OPEN}&s=2"),
    ("known", "7"),
    ("known + '/x'", "7/x"),
    ("deep.inner.name", "n"),
    ("encodeURIComponent('中') + '&'", "%E4%B8%AD&"),
    ("`a${known}b${page}c`", f"a7b{OPEN}c"),
    ("a || 'b'", OPEN),
    ("function () { return {a: 1}; }", OPEN),
    ("{a: function (x) { return [1, 2]; }, b: 2}", {"a": OPEN, "b": 2}),
    ("{ // a note\n a: 1, /* b: 2, */ c: 3 }", {"a": 1, "c": 3}),
]


@pytest.mark.parametrize(("code", "want"), VALUES, ids=[one[0] for one in VALUES])
def test_values_are_read_as_written_and_open_where_computed(code, want):
    before = "var known = '7'; var deep = {inner: {name: 'n'}};"
    assert Script(f"{before} var it = {code};").named("it") == want


def test_a_bracket_inside_a_string_closes_nothing():
    text = 'x["]", \'}\', "\\"]", {"a": "["}] tail'
    assert text[1 : closing(text, 1)] == text[1:-5]
    assert closing("[1, {2]}", 0) is None
    assert closing('["never', 0) is None
