"""Pagers: four functions of one name, links, and words."""

from __future__ import annotations

import pytest

from tests.reading.web import HOST, page, read, rows

LIST = "<ul>" + rows('<li><a href="a{n}.html">{t}</a><b>{d}</b></li>') + "</ul>"
FOLDER = f"{HOST}/zwgk/tzgg/"


def call(arguments: str) -> str:
    return f"<script>createPageHTML({arguments})</script>"


@pytest.mark.parametrize(
    ("pager", "url", "pages", "total", "following"),
    [
        pytest.param(
            call('7, 0, "index", "html"'), FOLDER, 7, None, "index_1.html", id="TRS, from 0"
        ),
        pytest.param(
            call('7,3,"index","html"'),
            FOLDER + "index_3.html",
            7,
            None,
            "index_4.html",
            id="TRS, fourth page",
        ),
        pytest.param(
            call('7,6,"index","html"'), FOLDER + "index_6.html", 7, None, None, id="TRS, last page"
        ),
        pytest.param(call('1,0,"index","html"'), FOLDER, 1, None, None, id="TRS, only page"),
        pytest.param(
            call("'page_div',10,1,'xlist','shtml',189"),
            FOLDER + "xlist.shtml",
            10,
            189,
            "xlist_2.shtml",
            id="container first, from 1",
        ),
        pytest.param(
            call("'paging',25,24,'index','html',500"),
            FOLDER + "index_24.html",
            25,
            500,
            "index_25.html",
            id="container first, one before the last",
        ),
        pytest.param(
            call('17, 0, "index", "shtml", "black2", 245'),
            FOLDER,
            17,
            245,
            "index_1.shtml",
            id="class and total",
        ),
        pytest.param(
            call('55,0, "index","shtml","1089"'),
            FOLDER,
            55,
            1089,
            "index_1.shtml",
            id="quoted total",
        ),
        pytest.param(
            call('55,0,"index","shtml"')
            + "<script>function createPageHTML(_nPageCount, _nCurrIndex){}</script>",
            FOLDER,
            55,
            None,
            "index_1.shtml",
            id="the function's own definition is no call",
        ),
        pytest.param(
            '<script>//createPageHTML(9,0,"index","html")\ncreatePageHTML(4,0,"index","html")</script>',
            FOLDER,
            4,
            None,
            "index_1.html",
            id="a call that is commented out",
        ),
        pytest.param(
            "<script>Pager({size:12, current:0, prefix:'index',suffix:'html'})</script>",
            FOLDER,
            12,
            None,
            "index_1.html",
            id="object",
        ),
        pytest.param(
            '<script>//createPageHTML(31, 0, "index", "shtml");\nvar currentPage = 0;var countPage = 31</script>',
            FOLDER,
            31,
            None,
            "index_1.shtml",
            id="variables",
        ),
        pytest.param(
            '<a title="Total record"><b>333</b></a> <b>1</b> <a href="index_2.html">2</a> <a href="index_3.html">3</a> '
            '<a href="index_2.html">下一页</a> <a href="index_23.html">尾页</a>',
            FOLDER,
            23,
            333,
            "index_2.html",
            id="帝国, first page",
        ),
        pytest.param(
            '<a title="Total record"><b>333</b></a> <a href="index_22.html">上一页</a> <a href="index_21.html">21</a> '
            '<a href="index_22.html">22</a> <b>23</b>',
            FOLDER + "index_23.html",
            23,
            333,
            None,
            id="帝国, last page",
        ),
        pytest.param(
            "<script>Ls.pagination('#p', function(pageIndex){location='/content/column/67?pageIndex=' + pageIndex;},"
            "{currPage: (0+1),pageCount:66,total:1302});</script>",
            f"{HOST}/content/column/67",
            66,
            1302,
            f"{HOST}/content/column/67?pageIndex=2",
            id="安徽",
        ),
        pytest.param(
            '<span>1</span> <a href="index_1.html">2</a> <a href="index_2.html">3</a> '
            '<a href="index_1.html">下一页</a> '
            '<a href="index_8.html">尾页</a>',
            FOLDER,
            9,
            None,
            "index_1.html",
            id="numbers say that files count from 0",
        ),
        pytest.param(
            '<a href="list.html">1</a><a href="list_2.html">2</a><a href="list_3.html">3</a>',
            FOLDER + "list.html",
            3,
            None,
            "list_2.html",
            id="numbers only",
        ),
        pytest.param(
            '共432条 <a href="tzgg/30.htm">下页</a> <a href="tzgg/1.htm">尾页</a> 1/31'
            '<script>_simple_list_gotopage_fun(31,"u13_goto",2)</script>',
            f"{HOST}/tzgg.htm",
            31,
            432,
            f"{HOST}/tzgg/30.htm",
            id="博达 counts down",
        ),
        pytest.param(
            "共 3 页 当前第 3 页 <a href='index_2.html'>上一页</a>",
            FOLDER + "index_3.html",
            3,
            None,
            None,
            id="words",
        ),
        pytest.param(
            '页次：1/8 每页：9 总数：70 首页 前页 <a href="list.asp?page=2">后页</a>',
            FOLDER + "list.asp",
            8,
            70,
            "list.asp?page=2",
            id="页次 and 总数 of old ASP",
        ),
        pytest.param("", FOLDER, 1, None, None, id="no pager at all: one page"),
        pytest.param(
            "<script>$('#p').pagination(3, {})</script>",
            FOLDER,
            None,
            None,
            None,
            id="paged by a script",
        ),
    ],
)
def test_pager(pager, url, pages, total, following):
    """Pages, rows in all, and the next page of a list."""
    got = read(page(LIST + pager), url).listing

    next_page = (
        following if following is None or following.startswith("http") else FOLDER + following
    )
    assert (got.page_count, got.total_rows, got.next_page) == (pages, total, next_page)


@pytest.mark.parametrize(
    ("pager", "name", "last"),
    [
        (call('1,0,"index","html"'), "", True),
        (call('2,0,"index","html"'), "", False),
        (call('2,1,"index","html"'), "index_1.html", True),
        ("", "", True),
        ("<script>$('#p').pagination(3, {})</script>", "", None),
        pytest.param(
            call('2,1,"index","html"'), "", None, id="first page that says it is the second"
        ),
    ],
)
def test_last(pager, name, last):
    """Is this the end? None where a script would have to be asked."""
    got = read(page(LIST + pager), FOLDER + name).listing

    assert got.last is last
    assert bool(got.reasons) is (last is None)


@pytest.mark.parametrize(
    ("code", "last"),
    [
        pytest.param("var pagecount=parseInt(7);", None, id="seven pages"),
        pytest.param("var m_nRecordCount = 136; var m_nPageSize = 20;", None, id="136 rows"),
        pytest.param("var totalRecords='136'", None, id="in quotes"),
        pytest.param("var pagecount=parseInt(1); var recordcount=4;", True, id="all are here"),
        pytest.param("var visitCount=90136; var pageNo=1;", True, id="visits"),
        pytest.param("function f(pageCount){return pageCount}", True, id="no number"),
    ],
)
def test_a_script_that_counts_more_than_the_page_shows(code, last):
    """Without a link to go on by, such a list is not called whole."""
    got = read(page(f"{LIST}<script>{code}</script>"), FOLDER).listing

    assert got.last is last
    assert bool(got.reasons) is (last is None)


def test_next_page_of_another_host_is_not_followed():
    """下一页 that leaves the site is no page of this list."""
    got = read(page(LIST + '<a href="http://other.gov.cn/index_2.html">下一页</a>')).listing

    assert got.next_page is None
