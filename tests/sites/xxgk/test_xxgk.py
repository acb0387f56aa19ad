"""大汉 信息公开: the leaf's list over all pages, and the tree; an answer for the whole office is no column."""

from __future__ import annotations

import pytest

from tests.sites.mini import Answer, crawl, items, published
from tests.sites.xxgk import site
from tests.sites.xxgk.site import Interface, fragment, frame, mini

SHELLS = [
    pytest.param(site.variables(), "", "", id="variables"),
    pytest.param(site.DYNAMIC, "", f"?number={site.CODE}", id="loadDynamic and the address"),
    pytest.param(site.CALLED, "", "", id="loadDynamic with its arguments"),
    pytest.param(
        "", site.HIDDEN + "<script src='/module/xxgk/search.jsp'></script>", "", id="hidden fields"
    ),
    pytest.param(
        f"var jdid='{site.SITE}';", site.TREE_FRAME, f"?number={site.CODE}", id="frame of the tree"
    ),
    pytest.param(
        f"var url='/module/xxgk/search.jsp',jdid='{site.SITE}'",
        "",
        f"?number={site.CODE}&vc_xxgkarea={site.AREA}",
        id="all in the address",
    ),
]


@pytest.mark.parametrize(("script", "body", "query"), SHELLS)
def test_leaf(tmp_path, script, body, query):
    """The shell says what to ask; odd and even rows are one list; the page count confirms the end."""
    things = items(40)
    server = Interface(things)
    got = crawl(mini(frame(script, body), server), tmp_path, site.COLUMN + query)
    assert got.rows == published(things)
    assert [one["currpage"] for one in server.asked] == ["1", "2", "3"]
    assert {one["infotypeId"] for one in server.asked} == {site.CODE}
    assert (got.seen.complete, got.seen.reason, got.seen.rows) == (True, "", 40)


def test_what_is_sent(tmp_path):
    """The page's own sort key and division; the rest as the product sends it."""
    server = Interface(items(10))
    crawl(mini(frame(site.variables()), server), tmp_path, site.COLUMN)
    assert server.asked == [
        {
            "infotypeId": site.CODE,
            "jdid": site.SITE,
            "area": site.AREA,
            "divid": site.DIV,
            "vc_title": "",
            "vc_number": "",
            "sortfield": ",createdate:0,orderid:0",
            "currpage": "1",
            "vc_filenumber": "",
            "vc_all": "",
            "texttype": "0",
            "fbtime": "-1",
            "standardXxgk": "0",
        }
    ]


def test_attributes_of_the_anchor(tmp_path):
    """`mc`, `rq` and `syh` hold title, date and index number."""
    things = items(20)
    server = Interface(things, make=site.row_with_attributes)
    got = crawl(mini(frame(site.variables()), server), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.postings[0].index_number == "F02/2026-05000"


def test_total_and_session(tmp_path):
    """A server that counts its rows and answers only who has been on the page."""
    things = items(31)
    server = Interface(things, counted=True, needs_session=True)
    got = crawl(mini(frame(site.variables()), server), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert got.pages[-1].facts.listing.total_rows == 31


def test_first_rows_in_the_page(tmp_path):
    """The page holds the first answer already."""
    things = items(40)
    server = Interface(things)
    rows = [site.row(one, n) for n, one in enumerate(things[:15])]
    page = frame(site.variables(), fragment(rows, 3))
    got = crawl(mini(page, server), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert [one["currpage"] for one in server.asked] == ["2", "3"]
    assert got.seen.complete


def test_gbk_fragments(tmp_path):
    """A fragment that names no charset inherits the page's."""
    things = items(20)
    server = Interface(things)
    page = Answer(frame(site.variables()).encode("gb18030"), "text/html; charset=gbk")
    answers = mini("", lambda asked: Answer(server(asked).encode("gb18030"), "text/html"))
    answers.routes[site.COLUMN] = page
    got = crawl(answers, tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete


# ---- what fails in silence -----------------------------------------------------------------------


def test_the_whole_office(tmp_path):
    """No leaf is named: rows of other columns are dropped, and the list is never called complete."""
    things = items(20)
    others = [(one, "55") for one in items(60)[40:]]
    server = Interface(things, others)
    got = crawl(mini(frame(site.variables("")), server), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert not got.seen.complete
    assert "整个公开单位" in got.seen.reason


def test_none_of_the_office_s_rows_is_ours(tmp_path):
    rows = [site.row(one, n, "55") for n, one in enumerate(items(15))]
    got = crawl(mini(frame(site.variables("")), Answer(fragment(rows, 1))), tmp_path, site.COLUMN)
    assert (got.rows, got.seen.complete, got.seen.empty) == ([], False, False)
    assert "整个公开单位" in got.seen.reason


@pytest.mark.parametrize(
    ("answer", "shown", "word"),
    [
        pytest.param(Answer(""), 0, "未返回条目", id="an empty body"),
        pytest.param(Answer("<table></table>"), 0, "未返回条目", id="no row"),
        pytest.param(
            lambda asked: fragment([site.row(one, 0) for one in items(15)], 3),
            15,
            "没有翻页",
            id="page 1 for every page",
        ),
        pytest.param(
            lambda asked: (
                fragment([site.row(one, 0) for one in items(15)], 2)
                if asked.form["currpage"] == "1"
                else Answer("")
            ),
            15,
            "未返回条目",
            id="nothing behind page 1",
        ),
        pytest.param(
            lambda asked: fragment(
                [
                    site.row(one, 0)
                    for one in items(30)[(int(asked.form["currpage"]) - 1) * 15 :][:15]
                ],
                None,
            ),
            30,
            "第 3 页未能读取",
            id="no page count",
        ),
    ],
)
def test_silent_failure(tmp_path, answer, shown, word):
    got = crawl(mini(frame(site.variables()), answer), tmp_path, site.COLUMN)
    assert got.rows == published(items(shown))
    assert (got.seen.complete, got.seen.empty) == (False, False)
    assert word in got.seen.reason


def test_an_empty_leaf(tmp_path):
    """The answer itself counts to nought."""
    got = crawl(mini(frame(site.variables()), Interface(())), tmp_path, site.COLUMN)
    assert (got.seen.empty, got.seen.complete) == (True, True)


def test_an_empty_office_is_no_empty_column(tmp_path):
    """Nought of an answer that was asked for no leaf says nothing of this column."""
    got = crawl(mini(frame(site.variables("")), Answer(fragment((), 0))), tmp_path, site.COLUMN)
    assert (got.seen.complete, got.seen.empty) == (False, False)


def test_a_page_that_names_nothing(tmp_path):
    """Neither leaf nor office: nothing is asked, and nothing is called empty."""
    asked = mini(frame("var url='/module/xxgk/search.jsp';"), Interface(items(9)))
    got = crawl(asked, tmp_path, site.COLUMN)
    assert (got.seen.complete, got.seen.empty) == (False, False)
    assert site.SEARCH not in {one.path for one in asked.asked}


# ---- the tree ------------------------------------------------------------------------------------

NODES = [
    "d = new dTree('d');",
    "d.add(0,-1,'云溪县人民政府');",
    r"d.add(1,0,'<a href=\'javascript:;\' onclick=\'funclick(\"F01\",\"政策文件\")\'>政策文件(12)</a>');",
    r"d.add(2,1,'<a onclick=\"funclick(\'F0102\',\'规范性文件\')\">规范性文件(5)</a>','','');",
    r"d.add(3,0,'<a onclick=\"funclick(\'rsglrsrm\',\'人事任免\')\">人事任免</a>');",
    "document.write(d);",
]


def test_tree(tmp_path):
    """The tree is asked for, and its leaves become columns with their parents and counts."""
    asked = mini(
        frame(site.variables(), site.TREE_FRAME),
        Interface(items(5)),
        **{site.TREE: "<script>" + "\n".join(NODES) + "</script>"},
    )
    crawl(asked, tmp_path, site.COLUMN)
    asked_for = [one.query for one in asked.asked if one.path == site.TREE]
    assert [one["area"] for one in asked_for] == [site.AREA]
