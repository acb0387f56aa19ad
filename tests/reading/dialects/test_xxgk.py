"""大汉 信息公开: rows, trees, and texts that are none of it."""

from __future__ import annotations

import pytest
from hypothesis import given

from reading import read_answer, read_page
from records import Page, PageKind
from tests.reading.dialects.hanweb import mutated, nested, pieces
from tests.sites.mini import BASE, items
from tests.sites.xxgk import site
from tests.sites.xxgk.test_xxgk import NODES

URL = BASE + site.COLUMN
THINGS = items(20)


def read(html, url=URL) -> Page:
    return read_page(html.encode("utf-8", "replace"), url)


SHELL = read(site.frame(site.variables(), site.TREE_FRAME))
ASKED, TREE = SHELL.listing.onward, SHELL.catalogue[0]


def answered(text, asked=ASKED) -> Page:
    return read_answer(text.encode("utf-8", "replace"), asked.request.url, "text/html", asked)


def test_shell():
    """No row, but the request for the first page, as a POST that visits the column first."""
    assert SHELL.kind is PageKind.JS_ONLY
    assert (ASKED.page, ASKED.request.method, ASKED.request.session) == (1, "POST", True)
    assert ASKED.request.referer == URL
    assert ASKED.request.url == (
        f"{BASE}{site.SEARCH}?infotypeId={site.CODE}&vc_title=&vc_number=&area={site.AREA}"
    )


def test_variables_are_no_values():
    """`infotypeId: infotypeId` names a variable; the leaf then comes from the address, or is not known."""
    script = f"var o={{infotypeId:infotypeId,area:'{site.AREA}'}};load('/module/xxgk/search.jsp',o)"
    asked = read(site.frame(script), f"{URL}?number=Z0710").listing.onward
    assert "infotypeId=Z0710&" in asked.request.url
    unnamed = read(site.frame(script)).listing
    assert "infotypeId=&" in unnamed.onward.request.url
    assert "整个公开单位" in unnamed.reasons[0]


def test_a_site_that_is_not_named():
    """`jdid` is taken for 1, which is inferred: only a total may confirm the list."""
    found = read(site.frame(site.variables().replace("jdid", "other"))).listing
    assert "jdid=1&" in found.onward.request.body
    assert found.inferred
    rows = [site.row(one, n) for n, one in enumerate(THINGS)]
    assert answered(site.fragment(rows, 1), found.onward).listing.inferred


def test_an_office_with_a_hyphen():
    asked = read(site.frame(site.variables().replace(site.AREA, "01400022-0"))).listing.onward
    assert "area=01400022-0" in asked.request.url


def test_the_date_of_the_cell_not_of_the_summary():
    """The box under the pointer holds an index number and dates of the text."""
    rows = answered(site.fragment([site.row(one, n) for n, one in enumerate(THINGS)], 1))
    assert [(row.title, str(row.date)) for row in rows.listing.postings] == [
        (one.title, one.day.isoformat()) for one in THINGS
    ]
    assert rows.listing.postings[0].index_number == "002489527/2026-05000"


def test_a_summary_behind_the_date():
    """Wherever the box stands, a date of the text is not the row's."""
    html = (
        "<tr class='tr_main_value_odd'><td><a href='/art/2026/3/9/art_9_1.html'>关于某事项的通知</a></td>"
        "<td>2026-03-09</td><td><div class='box'>内容概述：<p>2019-01-02会议精神</p><b>2019-01-03</b></div></td></tr>"
    )
    (row,) = answered(site.fragment([html], 1)).listing.postings
    assert str(row.date) == "2026-03-09"


def test_another_markup():
    """A fragment in the site's own markup is one list, if its rows are dated articles."""
    rows = "".join(
        f"<li><a href='/art/2026/1/2/art_9_{one.number}.html'>{one.title}</a><span>{one.day}</span></li>"
        for one in THINGS
    )
    page = answered(f"<ul>{rows}</ul><div>共3页</div>")
    assert len(page.listing.postings) == 20
    assert (page.listing.last, page.listing.onward.page) == (False, 2)


def test_a_static_list_beside_a_tree():
    """A column whose own rows stand in the page keeps them, whatever the frame beside it would bring."""
    rows = "".join(
        f"<li><a href='/art/2026/1/2/art_{site.COL}_{one.number}.html'>{one.title}</a><i>{one.day}</i></li>"
        for one in THINGS
    )
    page = read(site.frame("", site.TREE_FRAME + f"<ul>{rows}</ul>"))
    assert [row.title for row in page.listing.postings] == [one.title for one in THINGS]


# ---- the tree ------------------------------------------------------------------------------------

AREA = f"&vc_xxgkarea={site.AREA}"


def branches(text):
    """(name, leaf's query, parents, count) of each branch."""
    page = answered(text, TREE)
    return [(one.name, one.url.partition("?")[2], one.parents, one.count) for one in page.branches]


def test_tree_request():
    assert TREE.request.url == (
        f"{BASE}{site.TREE}?divid={site.DIV}&area={site.AREA}&rootName=&standardXxgk=1"
    )


@pytest.mark.parametrize(
    "script",
    ["", "frame.src='/module/xxgk/tree.jsp?area='+area;"],
    ids=["no tree", "half an address"],
)
def test_no_tree_is_guessed(script):
    """A page that does not name its tree is not asked for one: the answer would be a dead link of nobody's."""
    assert read(site.frame(site.variables() + script)).catalogue == ()


def test_tree_of_calls():
    """Quotes escaped either way, counts in the label, letters for codes; the root is no parent."""
    assert branches("<script>" + "\n".join(NODES) + "</script>") == [
        ("政策文件", "number=F01" + AREA, (), 12),
        ("规范性文件", "number=F0102" + AREA, ("政策文件",), 5),
        ("人事任免", "number=rsglrsrm" + AREA, (), None),
    ]


def test_tree_of_anchors():
    """Without the script the codes tell the levels."""
    text = "".join(
        f"""<a href="#" onclick="funclick('{code}','x')">{name}</a>"""
        for code, name in (
            ("Y001", "财政信息"),
            ("Y001C001", "预算"),
            ("Y001C001A", "小项"),
            ("rsgl", "人事"),
        )
    )
    assert branches(text) == [
        ("财政信息", "number=Y001" + AREA, (), None),
        ("预算", "number=Y001C001" + AREA, ("财政信息",), None),
        ("小项", "number=Y001C001A" + AREA, (), None),
        ("人事", "number=rsgl" + AREA, (), None),
    ]


@pytest.mark.parametrize(
    "text",
    ["", "<html>请登录</html>", "d.add(1,1,'<a onclick=\"funclick(1)\">甲</a>');"],
    ids=["empty", "a login page", "no code"],
)
def test_no_tree(text):
    page = answered(text, TREE)
    assert (page.branches, page.kind) == ((), PageKind.OTHER)
    assert page.reasons == ("信息公开目录树没有返回栏目",)


def test_a_tree_that_bites_its_tail():
    nodes = "".join(
        f"""d.add({one},{other},'<a onclick="funclick(\\'A{one}\\')">节点{one}</a>');\n"""
        for one, other in ((1, 2), (2, 1), (3, 3))
    )
    assert [name for name, *_ in branches(nodes)] == ["节点1", "节点2", "节点3"]


# ---- bad input -----------------------------------------------------------------------------------

PAGE = site.frame(site.variables(), site.TREE_FRAME + site.HIDDEN)
ANSWER = site.fragment([site.row(one, n) for n, one in enumerate(THINGS)], 3)


@given(pieces)
def test_any_text(text):
    read(site.frame(site.variables() + text, text))
    read(site.frame(text, site.HIDDEN + text))
    page = answered(text)
    assert page.kind is not PageKind.EMPTY_LIST or page.listing.total_rows == 0
    answered(text, TREE)


@pytest.mark.parametrize("seed", range(40))
def test_mutations_bring_no_wrong_row(seed):
    right = {one.title for one in THINGS}
    page = answered(mutated(ANSWER, seed))
    rows = page.listing.postings if page.listing else ()
    assert sum(row.title in right for row in rows) >= len(rows) - 4
    answered(mutated("\n".join(NODES), seed), TREE)
    read(mutated(PAGE, seed))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(nested("<tr class='tr_main_value_odd'>"), id="open rows"),
        pytest.param(
            nested("<div class='tr_main_value_odd'><a href=/a>某某通知</a>"), id="rows in rows"
        ),
        pytest.param(nested("<div>", "</div>"), id="deep markup"),
        pytest.param(nested("d.add(1,0,'<a onclick=funclick("), id="open nodes"),
        pytest.param("d.add(1,0,'" + nested("\\'"), id="escapes"),
        pytest.param("/module/xxgk/search.jsp loadDynamic(" + nested("'div4',"), id="long calls"),
        pytest.param("\0" * 10_000, id="NULs"),
    ],
)
def test_deep(text):
    read(site.frame(text, text))
    assert answered(text).kind is not PageKind.EMPTY_LIST
    answered(text, TREE)
