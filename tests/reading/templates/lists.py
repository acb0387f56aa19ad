"""List pages in the manner of many houses: each a template with what a person reads off it."""

# ruff: noqa: E501  (markup stands as a template prints it, one case a line)

from __future__ import annotations

from dataclasses import dataclass

from tests.reading.templates.frames import HOST, MENU, html, rows, side

FOOT = (
    '<div class="footer"><p>主办：清溪县人民政府办公室　承办：清溪县大数据中心</p><p>网站标识码：5207250001　'
    "黔ICP备12000001号-1　贵公网安备52072502000001号</p></div>"
)


@dataclass(frozen=True)
class ListPage:
    """A page and what it says."""

    name: str
    html: str
    url: str
    column: str
    count: int = 8
    pages: int | None = None
    total: int | None = None
    next: str | None = None
    """Address of the next page, below the host."""
    last: bool | None = None
    why: str = ""
    """Words that its reasons must hold."""


def bootstrap() -> ListPage:
    """Bootstrap: panels side by side, no breadcrumb, numbered pager with an ellipsis."""
    main = rows(
        '<a class="list-group-item" href="/tzgg/{n}.html"><span class="badge">{d}</span>{t}</a>'
    )
    hot = side('<li><a href="/xw/{n}.html">{t}</a></li>')
    pager = (
        '<ul class="pagination"><li class="disabled"><span>&laquo;</span></li><li class="active"><span>1</span></li>'
        '<li><a href="/tzgg?page=2">2</a></li><li><a href="/tzgg?page=3">3</a></li><li class="disabled"><span>...</span></li>'
        '<li><a href="/tzgg?page=26">26</a></li><li><a href="/tzgg?page=2" rel="next">&raquo;</a></li></ul>'
    )
    body = (
        f'<nav class="navbar"><ul>{MENU}</ul></nav><div class="container"><div class="row"><div class="col-md-3">'
        f'<div class="panel"><div class="panel-heading">热点排行</div><ul>{hot}</ul></div></div><div class="col-md-9">'
        f'<div class="page-header"><h3>通知公告</h3></div><div class="list-group">{main}</div>{pager}</div></div></div>{FOOT}'
    )
    return ListPage(
        "bootstrap panels",
        html(body, "通知公告 - 清溪县人民政府"),
        f"{HOST}/tzgg",
        "通知公告",
        pages=26,
        next="/tzgg?page=2",
        last=False,
    )


def nested_tables() -> ListPage:
    """2005: tables in tables, a dotted line between rows, a pager of words."""
    main = rows(
        '<tr><td width="3%"><img src="/images/dot.gif"></td><td height="26"><a href="ShowArticle.asp?ArticleID={n}" '
        'title="{t}" target="_blank">{t}</a></td><td width="90" align="right"><font color="#999999">{d}</font></td></tr>'
        '<tr><td colspan="3" background="/images/line.gif" height="1"></td></tr>'
    )
    news = side('<tr><td>·<a href="ShowArticle.asp?ArticleID=9{n}">{t}</a></td></tr>')
    body = (
        f'<table width="980"><tr><td><table><tr>{MENU}</tr></table></td></tr><tr><td width="220" valign="top"><table>'
        f"<tr><td>最新图文</td></tr>{news}</table></td><td valign='top'><table><tr><td>您现在的位置：<a href='/'>首页</a> &gt;&gt; "
        f"<a href='ShowClass.asp?ClassID=12'>政务公开</a> &gt;&gt; 公示公告</td></tr><tr><td><table width='100%'>{main}</table></td></tr>"
        "<tr><td align='center'>共 <b>163</b> 篇文章 首页 上一页 <a href='ShowClass.asp?ClassID=12&page=2'>下一页</a> "
        "<a href='ShowClass.asp?ClassID=12&page=21'>尾页</a> 页次：<strong><font color='red'>1</font>/21</strong>页 "
        f"<b>8</b>篇文章/页</td></tr></table></td></tr></table>{FOOT}"
    )
    return ListPage(
        "nested tables of an ASP site",
        html(body, "公示公告_清溪县人民政府"),
        f"{HOST}/ShowClass.asp?ClassID=12",
        "公示公告",
        pages=21,
        total=163,
        next="/ShowClass.asp?ClassID=12&page=2",
        last=False,
    )


def cards() -> ListPage:
    """A grid of cards: picture, title, summary, date below; a row of three each."""
    main = rows(
        '<div class="card"><a href="./{path}"><img src="p{n}.jpg" alt=""></a><div class="card-body"><h5><a href="./{path}" title="{t}">{t}</a></h5>'
        '<p class="txt">为进一步规范管理，现将有关情况公布如下……<a href="./{path}">[详情]</a></p><div class="meta"><i class="icon"></i>{d}</div></div></div>'
    )
    body = (
        f'<header><ul>{MENU}</ul></header><div class="crumbs"><i class="fa fa-home"></i><a href="/">首页</a><span>/</span>'
        f'<a href="/zt/">专题专栏</a><span>/</span><a href="./">清廉建设</a></div><main class="grid">{main}</main>'
        '<script>createPageHTML(3, 0, "index", "html");</script>' + FOOT
    )
    return ListPage(
        "cards",
        html(body, "清廉建设-专题专栏-清溪县人民政府网"),
        f"{HOST}/zt/qljs/",
        "清廉建设",
        pages=3,
        next="/zt/qljs/index_1.html",
        last=False,
    )


def definition_list() -> ListPage:
    """`<dl>`: the title in `<dt>`, source and date in `<dd>`."""
    main = rows(
        '<dl><dt><a href="{path}">{t}</a></dt><dd>来源：县政府办　日期：{d}　点击：1{n}2</dd></dl>'
    )
    body = (
        f'<ul id="nav">{MENU}</ul><div id="place">当前位置：<a href="/">网站首页</a>&nbsp;»&nbsp;<a href="../">政务动态</a>&nbsp;»&nbsp;部门动态</div>'
        f'<div id="list">{main}</div><div id="page">共8条 1/1页</div>{FOOT}'
    )
    return ListPage(
        "definition lists",
        html(body, "部门动态"),
        f"{HOST}/zwdt/bmdt/",
        "部门动态",
        pages=1,
        total=8,
        last=True,
    )


def day_badges() -> ListPage:
    """Calendar leaf on the left: day large, year and month small; no breadcrumb label."""
    main = rows(
        '<li class="clearfix"><div class="time"><p>{dd}</p><span>{y}.{m}</span></div><div class="text"><a href="./{path}" target="_blank">'
        "<h2>{t}</h2></a><p>各乡镇、县直各单位：现将有关事项通知如下。</p></div></li>"
    )
    body = (
        f'<div class="nav"><ul>{MENU}</ul></div><div class="bread"><a href="/">首页</a> &gt; <a href="/xxgk/">信息公开</a> &gt; '
        f'<a href="./">工作通知</a></div><ul class="news">{main}</ul><div class="pages"><a class="cur">1</a><a href="index_2.html">2</a>'
        f'<a href="index_3.html">3</a><a href="index_2.html">下一页</a><a href="index_3.html">末页</a></div>{FOOT}'
    )
    return ListPage(
        "calendar leaves",
        html(body, "工作通知-清溪县人民政府"),
        f"{HOST}/xxgk/gztz/",
        "工作通知",
        pages=3,
        next="/xxgk/gztz/index_2.html",
        last=False,
    )


def tabs() -> ListPage:
    """Tabs: the second tab holds another column's rows, hidden."""
    main = rows('<li><a href="{path}">{t}</a><em>{d}</em></li>')
    other = side('<li><a href="/xw/{n}.html">{t}</a><em>{d}</em></li>', 4)
    body = (
        f'<ul>{MENU}</ul><div class="loc">当前位置：<a href="/">首页</a> - <a href="/zc/">政策</a> - <a href="./">县政府文件</a></div>'
        f'<div class="bd"><ul class="list">{main}</ul></div><div class="fenye">第1页/共5页 共38条 <a href="index_1.html">下一页</a></div>'
        f'<div class="hot"><h4>热门文件</h4><ul class="list2" style="display:none">{other}</ul></div>{FOOT}'
    )
    return ListPage(
        "a list and a hidden tab",
        html(body, "县政府文件"),
        f"{HOST}/zc/xzfwj/",
        "县政府文件",
        pages=5,
        total=38,
        next="/zc/xzfwj/index_1.html",
        last=False,
    )


def policy_library() -> ListPage:
    """A policy library: index number, title, document number, two dates under a head."""
    main = rows(
        '<tr><td>{n}</td><td class="info"><a href="/zc/{path}" title="{t}">{cut}…</a><div class="pop"><p>索 引 号：000014349/2026-0001{n}</p>'
        "<p>发文机关：清溪县人民政府</p><p>成文日期：2026-01-0{n}</p></div></td><td>清府发〔2026〕{n}号</td><td>2026-01-10</td><td>{d}</td></tr>"
    )
    body = (
        f'<ul>{MENU}</ul><div class="dqwz">您所在的位置：<a href="/">首页</a>&gt;<a href="/zc/">政策文件库</a></div><table class="zcwjk">'
        f"<thead><tr><th>序号</th><th>标题</th><th>文号</th><th>成文日期</th><th>发布日期</th></tr></thead><tbody>{main}</tbody></table>"
        f'<div id="pages">总记录数：8 <span>1</span></div>{FOOT}'
    )
    return ListPage(
        "a policy library", html(body, "政策文件库"), f"{HOST}/zc/", "政策文件库", total=8
    )


def no_rows_elements() -> ListPage:
    """`<p>` rows with the date in brackets before the title, separated by dots."""
    main = rows('<p class="STYLE1">[{d}] <a href="view.php?id=4{n}" target="_blank">{t}</a></p>')
    body = (
        f"<div>{MENU}</div><p>您当前所在位置：首页 → 公开公示</p><div>{main}</div><p align=center>1 <a href='list.php?tid=9&p=2'>2</a> "
        f"<a href='list.php?tid=9&p=3'>3</a> <a href='list.php?tid=9&p=2'>下页</a> <a href='list.php?tid=9&p=3'>尾页</a></p>{FOOT}"
    )
    return ListPage(
        "paragraphs",
        html(body, "公开公示"),
        f"{HOST}/list.php?tid=9",
        "公开公示",
        pages=3,
        next="/list.php?tid=9&p=2",
        last=False,
    )


def mobile_first() -> ListPage:
    """A phone list above the desk's, doubled; infinite scrolling words below."""
    phone = rows(
        '<a class="m-item" href="/gk/{n}.html"><div class="m-t">{t}</div><div class="m-d">{d}</div></a>'
    )
    desk = rows('<li><a href="/gk/{n}.html" title="{t}">{t}</a><span class="date">{d}</span></li>')
    body = (
        f'<div class="m-head">清溪</div><div class="visible-xs">{phone}</div><div class="hidden-xs"><ul>{MENU}</ul><div class="wz">位置：<a href="/">首页</a> &gt; '
        f'<a href="/gk/">公告公示</a></div><ul class="pc">{desk}</ul></div><div class="pager"><span>共 8 条</span></div>{FOOT}'
    )
    return ListPage("phone and desk", html(body, "公告公示"), f"{HOST}/gk/", "公告公示", total=8)


def side_list_no_crumbs() -> ListPage:
    """No breadcrumb: a dated side block longer than the list, its own heading, the list below `<h2>`."""
    main = rows('<li><a href="/tzgg/{path}">{t}</a><span>{d}</span></li>', 5)
    other = side('<li><a href="/zwyw/{path}">{t}</a><span>{md}</span></li>')
    body = (
        f'<ul class="menu">{MENU}</ul><div class="left"><h2>政务要闻</h2><ul>{other}</ul></div>'
        f'<div class="right"><h2>通知公告</h2><ul>{main}</ul></div>{FOOT}'
    )
    return ListPage(
        "a longer side block, no breadcrumb",
        html(body, "通知公告-清溪县人民政府"),
        f"{HOST}/tzgg/",
        "通知公告",
        count=5,
        last=True,
        pages=1,
    )


def script_pager() -> ListPage:
    """An empty element that a script of another host fills with the pager: nobody knows how many pages."""
    main = rows('<li><a href="./{path}">{t}</a><span>{d}</span></li>', 12)
    body = (
        f'<ul>{MENU}</ul><div>当前位置：<a href="/">首页</a> &gt; <a href="./">公告</a></div><ul>{main}</ul><div id="pagination" class="page"></div>'
        f'<script src="/assets/js/main.min.js"></script>{FOOT}'
    )
    return ListPage(
        "an empty pager", html(body, "公告"), f"{HOST}/gg/", "公告", count=12, last=None, why="脚本"
    )


def wordpress() -> ListPage:
    """A blog engine: `<article>` with `<time>`, older posts below."""
    main = rows(
        '<article id="post-{n}"><header><h2 class="entry-title"><a href="/archives/{n}" rel="bookmark">{t}</a></h2><div class="entry-meta">'
        '<time datetime="{d}T08:00:00+08:00">{cn}</time> <span>发布者：admin</span></div></header><div><p>为进一步做好有关工作……</p></div></article>'
    )
    body = (
        f'<nav><ul>{MENU}</ul></nav><h1 class="page-title">分类：公告栏</h1><div id="content">{main}</div><nav class="paging-navigation">'
        f'<a href="/category/ggl/page/2">下一页</a></nav>{FOOT}'
    )
    return ListPage(
        "a blog engine",
        html(body, "公告栏 | 清溪县融媒体中心"),
        f"{HOST}/category/ggl",
        "公告栏",
        next="/category/ggl/page/2",
        last=False,
    )


def grouped_by_month() -> ListPage:
    """Year and month as headings, the day alone in the row: no date may be made up."""
    main = rows('<li><a href="/dsj/{n}.html">{t}</a><span>{md}</span></li>')
    body = f'<ul>{MENU}</ul><div>当前位置：<a href="/">首页</a> &gt; <a href="./">公告</a></div><h3>公告列表</h3><ul>{main}</ul>{FOOT}'
    return ListPage(
        "month and day only",
        html(body, "公告"),
        f"{HOST}/dsj/",
        "公告",
        last=True,
        pages=1,
        why="日期",
    )


def solicitations() -> ListPage:
    """意见征集: the period of each and its state, and the day of publication."""
    main = rows(
        '<li><a href="./{path}">{t}</a><p>征集时间：2026-11-01 至 2026-12-01</p><p>状态：<b>已结束</b></p><p>发布日期：{d}</p></li>'
    )
    body = (
        f'<ul>{MENU}</ul><div>当前位置：<a href="/">首页</a> &gt; <a href="/hdjl/">互动交流</a> &gt; <a href="./">意见征集</a></div>'
        f'<ul class="zj">{main}</ul><script>createPageHTML("pg",2,1,"list","shtml",14)</script>{FOOT}'
    )
    return ListPage(
        "solicitations with periods",
        html(body, "意见征集"),
        f"{HOST}/hdjl/yjzj/list.shtml",
        "意见征集",
        pages=2,
        total=14,
        next="/hdjl/yjzj/list_2.shtml",
        last=False,
    )


def two_columns() -> ListPage:
    """One list printed in two columns."""
    left = "".join(rows('<li><a href="./{path}">{t}</a><i>{d}</i></li>|').split("|")[:4])
    right = "".join(rows('<li><a href="./{path}">{t}</a><i>{d}</i></li>|').split("|")[4:8])
    body = (
        f'<ul>{MENU}</ul><div>当前位置：<a href="/">首页</a> &gt; <a href="./">公示</a></div><div class="two"><ul class="half">{left}</ul>'
        f'<ul class="half">{right}</ul></div><div>共1页 共8条</div>{FOOT}'
    )
    return ListPage(
        "two columns", html(body, "公示"), f"{HOST}/gs/", "公示", pages=1, total=8, last=True
    )


LISTS = [
    made()
    for made in (
        bootstrap,
        nested_tables,
        cards,
        definition_list,
        day_badges,
        tabs,
        policy_library,
        no_rows_elements,
        mobile_first,
        side_list_no_crumbs,
        script_pager,
        wordpress,
        grouped_by_month,
        solicitations,
        two_columns,
    )
]
