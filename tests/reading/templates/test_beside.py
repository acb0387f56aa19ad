"""What stands beside a column's list must never be read as it: no breadcrumb helps, only the page's own words.

Real pages print blocks of other columns left, right and below; where the column's own rows are few, missing or
still to be fetched, those blocks are the longest lists of the page.
"""

# ruff: noqa: E501  (markup stands as a template prints it, one case a line)

from __future__ import annotations

import pytest

from reading import read_page
from records import PageKind
from tests.reading.templates.frames import HOST, MENU, NAMES, html, rows, side

ROW = '<li><a href="{path}">{t}</a><span>{d}</span></li>'
UNDATED = "<ul>" + rows('<li><a href="{path}">{t}</a></li>') + "</ul>"
NEWS = "<ul>" + side('<li><a href="/xw/{n}.html">{t}</a><span>{d}</span></li>') + "</ul>"
OURS = "<h3>通知公告</h3>"
FOOT = '<div class="foot">主办：清溪县人民政府办公室 网站标识码：5207250001</div>'
LIST, SHELL, EMPTY = PageKind.LIST, PageKind.JS_ONLY, PageKind.EMPTY_LIST


def _list(count):
    return f"<ul>{rows(ROW, count)}</ul>"


def _blocks(*names):
    shown = side('<li><a href="/xw/{n}.html">{t}</a><i>{d}</i></li>', 4)
    return "".join(f"<div><h3>{name}</h3><ul>{shown}</ul></div>" for name in names)


CASES = [
    (
        "three rows, ten of another column without a heading",
        f"<div>{NEWS}</div><div>{_list(3)}</div>",
        LIST,
        3,
    ),
    (
        "one row, ten under another heading",
        f"<div><h3>政务要闻</h3>{NEWS}</div><div>{_list(1)}</div>",
        LIST,
        1,
    ),
    (
        "headings by class",
        f"<div class='l'><p class='tit'>政务要闻</p>{NEWS}</div><div><p class='tit'>通知公告</p>{_list(3)}</div>",
        LIST,
        3,
    ),
    (
        "rows without dates, a dated block above",
        f"<div><h3>政务要闻</h3>{NEWS}</div><div>{OURS}{UNDATED}</div>",
        LIST,
        8,
    ),
    (
        "headings that nothing marks",
        f"<div><div>政务要闻</div>{NEWS}</div><div><div>通知公告</div>{UNDATED}</div>",
        LIST,
        8,
    ),
    (
        "three blocks of other columns below",
        f"<ul>{rows(ROW)}</ul>" + _blocks("政务要闻", "部门动态", "媒体聚焦"),
        LIST,
        8,
    ),
    (
        "rows by a request, a block under another heading",
        f"<div><h3>政务要闻</h3>{NEWS}</div><div>{OURS}<ul id='list'></ul></div><script>$.post('/queryList',{{}})</script>",
        SHELL,
        0,
    ),
    (
        "rows by an unknown request",
        f"<div><p class='tit'>政务要闻</p>{NEWS}</div><div>{OURS}<ul></ul></div><script>$.ajax({{url:'/api/x.do'}})</script>",
        SHELL,
        0,
    ),
    (
        "rows still a template, a block without a heading",
        f"<div>{NEWS}</div><ul><li><a href='#'>{{{{item.title}}}}</a></li></ul>",
        SHELL,
        0,
    ),
    (
        "no row, a block under another heading",
        f"<div><h3>政务要闻</h3>{NEWS}</div><div>{OURS}<ul></ul></div><script>createPageHTML(1,0,'index','html')</script>",
        EMPTY,
        0,
    ),
    (
        "no row in words, a block under another heading",
        f"<div><h3>政务要闻</h3>{NEWS}</div><div>{OURS}<p>暂无信息</p></div>",
        EMPTY,
        0,
    ),
    (
        "暂无 hidden until a script shows it",
        "<ul id='l'></ul><div style='display:none'>暂无数据</div><script src='/js/list.js'></script>",
        SHELL,
        0,
    ),
    (
        "暂无 beside a request for rows",
        "<ul id='l'></ul><p>暂无数据</p><script>$.getJSON('/data.json',f)</script>",
        SHELL,
        0,
    ),
]


@pytest.mark.parametrize(
    ("body", "kind", "count"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)
def test_only_the_column_s_rows(body, kind, count):
    """Its rows, or none; never another column's."""
    page = html(f"<ul>{MENU}</ul>{body}{FOOT}", "通知公告-清溪县人民政府")

    got = read_page(page.encode(), f"{HOST}/tzgg/")

    assert got.kind is kind
    assert [row.title for row in got.listing.postings] == list(NAMES[:count])


@pytest.mark.parametrize("title", ["清溪县人民政府", "清溪县人民政府门户网站", ""])
def test_a_title_that_names_no_column(title):
    """Then a heading above the only list is the column's own, whatever it says."""
    body = rows('<li><a href="/art/{n}.html">{t}</a><span>{d}</span></li>')
    page = html(f"<ul>{MENU}</ul><h3>公示公告</h3><ul>{body}</ul>{FOOT}", title)

    got = read_page(page.encode(), f"{HOST}/tzgg/")

    assert len(got.listing.postings) == 8


@pytest.mark.parametrize(
    "pager",
    [
        "<a href='javascript:goPage(2)'>下一页</a>",
        "<span>1</span><a href='javascript:go(2)'>2</a><a href='javascript:go(3)'>3</a>",
        "<a href='#' onclick='more()'>点击加载更多</a>",
        "<div id='loadMore'>加载更多</div>",
        "<button>加载更多</button>",
    ],
)
def test_pages_that_only_a_script_turns(pager):
    """Such a list is not known to end."""
    page = html(f"<ul>{MENU}</ul>{_list(8)}<div>{pager}</div>{FOOT}", "通知公告-清溪县人民政府")

    got = read_page(page.encode(), f"{HOST}/tzgg/").listing

    assert (got.last, bool(got.reasons)) == (None, True)
