"""List-markup traps (domain note §5): one row written in every way that has fooled a reader, one case each.

The row stands on top of three plain ones. Expected: its title, its address below the column (or absolute), its day.
"""

# ruff: noqa: E501  (markup stands as a template prints it, one case a line)

from __future__ import annotations

import pytest

from records import PageKind
from tests.reading.web import ARTICLE, COLUMN, EXPECTED, HOST, PROSE, found, page, read, rows

T = "关于开展秋季防火检查的通知"
D = "<span>2026-10-20</span>"
DAY = "2026-10-20"
OWN = f"{COLUMN}202610/t20261020_1.html"
REST = "".join(
    f'<li><a href="./202610/t2026101{n}_{n}.html">关于第{n}项工作安排的通知</a><span>2026-10-1{n}</span></li>'
    for n in (3, 2, 1)
)
LINK = '<a href="./202610/t20261020_1.html">'
OPEN = "'./202610/t20261020_1.html'"
WORDS = "为做好秋季防火工作，现将有关事项通知如下：一、加强组织领导，各单位要高度重视，落实责任，抓好各项措施"

TRAPS = {
    # titles
    "cut with an ellipsis": (
        f'<li><a href="./202610/t20261020_1.html" title="{T}">关于开展秋季防…</a>{D}</li>',
        OWN,
    ),
    "cut with dots": (
        f'<li><a href="./202610/t20261020_1.html" title="{T}">关于开展秋季防...</a>{D}</li>',
        OWN,
    ),
    "an empty title attribute": (
        f'<li><a href="./202610/t20261020_1.html" title="">{T}</a>{D}</li>',
        OWN,
    ),
    "the site's name as title attribute": (
        f'<li><a href="./202610/t20261020_1.html" title="示例区人民政府">{T}</a>{D}</li>',
        OWN,
    ),
    "emphasis inside": (f"<li>{LINK}关于开展<em>秋季</em>防火检查的通知</a>{D}</li>", OWN),
    "an anchor around badge, title and summary": (
        f"<li>{LINK}<div><b>20</b><i>2026-10</i></div><div><h3>{T}</h3><p>{WORDS}</p></div></a></li>",
        OWN,
    ),
    "the date in the anchor's own element": (f"<li>{LINK}{T}{D}</a></li>", OWN),
    "the date in the anchor's text": (f"<li>{LINK}{T}  2026-10-20</a></li>", OWN),
    "the date in brackets in the anchor": (f"<li>{LINK}{T}<font>(2026-10-20)</font></a></li>", OWN),
    "公告类型 behind the title": (f"<li>{LINK}{T} 公告类型：招标公告 2026-10-20</a></li>", OWN),
    "公告类型 before the title": (f"<li>{LINK}<span>公告类型：招标公告</span>{T}</a>{D}</li>", OWN),
    "a middle dot": (f"<li>{LINK}·{T}</a>{D}</li>", OWN),
    "a bullet": (f"<li>{LINK}• {T}</a>{D}</li>", OWN),
    "a number before the anchor": (f"<li><i>1</i>{LINK}{T}</a>{D}</li>", OWN),
    "a number in the anchor": (f"<li>{LINK}<i>1.</i>{T}</a>{D}</li>", OWN),
    "a picture that says new": (f'<li>{LINK}{T}<img src="/images/new.gif"></a>{D}</li>', OWN),
    "the office before the title": (f'<li><a href="/yjj/">区应急局</a>{LINK}{T}</a>{D}</li>', OWN),
    "the kind before the title": (f'<li><a href="/lx/">【通知】</a> {LINK}{T}</a>{D}</li>', OWN),
    "a state that sounds like a deadline": (
        f"<li>{LINK}{T}</a><span>状态：已结束</span>{D}</li>",
        OWN,
    ),
    "a linked picture": (
        f'<li><a href="./202610/t20261020_1.html"><img src="p.jpg"></a>{LINK}{T}</a>{D}</li>',
        OWN,
    ),
    "a link to the details": (f"<li>{LINK}{T}</a>{D}{LINK}[详细]</a></li>", OWN),
    "a linked summary longer than the title": (
        f"<li><h3>{LINK}{T}</a></h3><p>{LINK}{WORDS}</a></p>{D}</li>",
        OWN,
    ),
    "an older title in a comment": (
        f'<li><!--<a href="9.html">旧的标题旧的标题</a>-->{LINK}{T}</a>{D}</li>',
        OWN,
    ),
    # addresses
    "a path upwards": (f'<li><a href="../../xw/1.html">{T}</a>{D}</li>', f"{HOST}/xw/1.html"),
    "no scheme": (f'<li><a href="//www.shili.gov.cn/a/1.html">{T}</a>{D}</li>', f"{HOST}/a/1.html"),
    "https on an http site": (
        f'<li><a href="https://www.shili.gov.cn/a/1.html">{T}</a>{D}</li>',
        "https://www.shili.gov.cn/a/1.html",
    ),
    "blanks and a line break": (
        f'<li><a href=" \n ./202610/t20261020_1.html \n">{T}</a>{D}</li>',
        OWN,
    ),
    "an ampersand in the query": (
        f'<li><a href="/show.jsp?id=1&amp;col=2">{T}</a>{D}</li>',
        f"{HOST}/show.jsp?id=1&col=2",
    ),
    "wide characters": (
        f'<li><a href="./关于（通知）.html">{T}</a>{D}</li>',
        f"{COLUMN}关于（通知）.html",
    ),
    "void, and onclick on the anchor": (
        f'<li><a href="javascript:void(0)" onclick="jumpToDetail({OPEN})">{T}</a>{D}</li>',
        OWN,
    ),
    "void, and onclick on the row": (
        f'<li onclick="openUrl({OPEN})"><a href="javascript:void(0);">{T}</a>{D}</li>',
        OWN,
    ),
    "a script in the address": (f'<li><a href="javascript:openUrl({OPEN})">{T}</a>{D}</li>', OWN),
    "void and nothing else": (f'<li><a href="javascript:;">{T}</a>{D}</li>', None),
    "an id that only a script understands": (
        f'<li><a href="javascript:;" onclick="show(\'12345\')">{T}</a>{D}</li>',
        None,
    ),
    "a placeholder the CMS prints": (f'<li><a href="/zwgk/null.shtml">{T}</a>{D}</li>', None),
    "an attachment": (f'<li><a href="./P020261020.pdf">{T}</a>{D}</li>', f"{COLUMN}P020261020.pdf"),
    "WeChat": (
        f'<li><a href="https://mp.weixin.qq.com/s/abc">{T}</a>{D}</li>',
        "https://mp.weixin.qq.com/s/abc",
    ),
    "another office's host": (
        f'<li><a href="http://czt.sheng.gov.cn/a.html">{T}</a>{D}</li>',
        "http://czt.sheng.gov.cn/a.html",
    ),
}


@pytest.mark.parametrize("name", TRAPS)
def test_one_row(name):
    """Its title, address and day; and no row more than there are."""
    markup, url = TRAPS[name]

    got = read(page(f"<ul>{markup}{REST}</ul>")).listing.postings

    assert (got[0].title, got[0].url, str(got[0].date), len(got)) == (T, url, DAY, 4)


PINS = {
    "text in brackets": f"<li>[置顶]{LINK}{T}</a>{D}</li>",
    "text in the title": f"<li>{LINK}【置顶】{T}</a>{D}</li>",
    "text in an element": f'<li><span class="zd">置顶</span>{LINK}{T}</a>{D}</li>',
    "a class": f'<li class="istop">{LINK}{T}</a>{D}</li>',
    "a picture": f'<li><img src="/images/top.gif">{LINK}{T}</a>{D}</li>',
    "another picture": f'<li>{LINK}{T}</a><img src="/icons/zhiding.png">{D}</li>',
    "red, bold and older than the rest": f'<li>{LINK}<font color="red"><b>{T}</b></font></a><span>2024-01-01</span></li>',
}


@pytest.mark.parametrize("name", PINS)
def test_pinned(name):
    """The mark is seen and is no part of the title (§7)."""
    got = read(page(f"<ul>{PINS[name]}{REST}</ul>")).listing.postings

    assert (got[0].title, [row.pinned for row in got]) == (T, [True, False, False, False])


@pytest.mark.parametrize(
    "mark", ['class="first"', 'class="top-line"', 'style="color:red"', 'data-src="/stop.gif"']
)
def test_what_pins_nothing(mark):
    """Looks alone are no sign in a list that keeps its order."""
    got = read(page(f"<ul><li {mark}>{LINK}{T}</a>{D}</li>{REST}</ul>")).listing.postings

    assert not any(row.pinned for row in got)


def test_a_title_that_a_script_writes():
    """The date of a row without an anchor is of none of the others; that a row is missing is said."""
    row = (
        f"<li><script>document.write('<a href=\"x.html\">{T}</a>'.toUpperCase(t))</script>{D}</li>"
    )

    got = read(page(f"<ul>{row}{REST}</ul>")).listing

    assert [str(one.date) for one in got.postings if one.title != T] == [
        "2026-10-13",
        "2026-10-12",
        "2026-10-11",
    ]
    assert len(got.postings) == 4 or "有1条未能读出标题" in got.reasons


LIST = "<ul>" + rows('<li><a href="a{n}.html">{t}</a><b>{d}</b></li>') + "</ul>"
OTHERS = "".join(
    f'<li><a href="/xw/{n}.html">区领导调研某项重点工作推进情况之{n}</a><b>2026-11-0{n}</b></li>'
    for n in range(1, 9)
)


def test_the_phone_s_copy_of_the_list():
    """VSB prints the list twice (`page_mob`): each row counts once."""
    body = f'<div class="pc">{LIST}</div><div class="page_mob" style="display:none">{LIST}</div>'

    assert found(read(page(body))) == EXPECTED


@pytest.mark.parametrize("after", [True, False])
def test_another_column_s_newest_without_a_breadcrumb(after):
    """A side block with more rows than the list; the pager stands below the list."""
    pager = '<script>createPageHTML(4,0,"index","html")</script>'
    side = f'<div class="side"><ul>{OTHERS}</ul></div>'
    body = f"<div>{LIST}{pager}</div>"

    html = page(body + side if after else side + body, column="")

    assert found(read(html)) == EXPECTED


@pytest.mark.parametrize("home", ["首页", '<a href="/">首页</a>'])
def test_a_breadcrumb_that_nothing_parts_from_the_list(home):
    """A bare text before `<ul>`: the first row is no part of it, and keeps its date."""
    got = read(
        f"<html><body><div>当前位置：{home} &gt; 通知公告<ul><li>{LINK}{T}</a>{D}</li>{REST}</ul></div>{PROSE}</body></html>",
        COLUMN,
    )

    assert got.breadcrumb == ("首页", "通知公告")
    assert got.listing is not None
    assert [one.date and one.date.earliest.isoformat() for one in got.listing.postings][:2] == [
        DAY,
        "2026-10-13",
    ]


def test_a_table_s_head_names_its_dates():
    """成文日期, 发布日期, 有效期: the second counts; the index number is none of them."""
    head = (
        "<tr><th>索引号</th><th>名称</th><th>成文日期</th><th>发布日期</th><th>有效期至</th></tr>"
    )
    body = rows(
        '<tr><td>000014349/2026-0001{n}</td><td><a href="a{n}.html">{t}</a></td>'
        "<td>2025-01-01</td><td>{d}</td><td>2031-01-01</td></tr>"
    )

    got = read(page(f"<table>{head}{body}</table>"))

    assert found(got) == EXPECTED
    assert got.listing.postings[0].index_number == "000014349/2026-00010"


def test_home_blocks_are_no_list():
    """A home page's blocks say nothing of a column's last update."""
    blocks = "".join(
        f'<div><h3>{name}<a href="/{n}/">更多</a></h3>{LIST}</div>'
        for n, name in enumerate(("政务要闻", "通知公告", "政策文件", "部门动态"))
    )

    got = read(page(blocks, "示例区人民政府", column=""), f"{HOST}/")

    assert (got.kind, got.listing, str(got.newest)) == (PageKind.HOME, None, "2026-10-20")


def test_a_parent_that_shows_its_children_s_newest():
    """Several headed blocks under a breadcrumb: a channel, not a list."""
    blocks = "".join(
        f'<div><h3>{name}<a href="{n}/">更多&gt;&gt;</a></h3>{LIST}</div>'
        for n, name in enumerate(("规范性文件", "政策解读", "其他文件"))
    )

    got = read(page(blocks, column="政策"), f"{HOST}/zwgk/zc/")

    assert (got.kind, got.listing) == (PageKind.CHANNEL, None)


def test_a_column_that_is_one_page():
    """机构职能: the day of its last change stands in the text."""
    html = page(f"<h1>机构职能</h1><p>更新日期：2026-03-01</p>{PROSE}", column="机构职能")

    got = read(html, f"{HOST}/zwgk/jgzn/")

    assert (got.kind, str(got.article.published)) == (PageKind.SINGLE, "2026-03-01")


def test_rows_that_all_lead_elsewhere():
    """Link-only lists are lists: their rows are read, whoever's hosts they lead to."""
    body = rows('<li><a href="http://tjj.sheng.gov.cn/a{n}.html">{t}</a><b>{d}</b></li>')

    got = read(page(f"<ul>{body}</ul>"))

    assert found(got) == EXPECTED
    assert {row.url.split("/")[2] for row in got.listing.postings} == {"tjj.sheng.gov.cn"}


def test_an_article_is_no_list_whatever_its_related_links():
    """相关链接 below a text."""
    html = page(f"<h1>{T}</h1><p>发布日期：2026-10-20</p>{PROSE}<h3>相关链接</h3>{LIST}")

    assert read(html, ARTICLE).kind is PageKind.ARTICLE
