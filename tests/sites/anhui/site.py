"""安徽 龙讯 (domain note §2.8): a label that hands out fragments, by template, site, organ and catalogue."""

from __future__ import annotations

from tests.sites.mini import MiniSite

ORGAN, SITE, CAT = "6596221", "6786551", "7065111"
FILE = "/c3/hs/publicInfoList_newest"
COLUMN = f"/public/column/{ORGAN}?type=4&action=list&nav=3&catId={CAT}"
PREFIX = "/huangshanzwgk/zwgk"
EMPTY = "暂无相关信息"


def href(item):
    return f"/public/{ORGAN}/{item.number}.html"


def cut(item, length):
    return item.title if len(item.title) <= length else item.title[:length] + "..."


def nav_list(things, length):
    """`ul.clearfix.xxgk_nav_list li > a` with the date beside it."""
    rows = "".join(
        f"<li><a href='{href(one)}' target='_blank'>{cut(one, length)}</a><span>{one.day}</span></li>"
        for one in things
    )
    return f"<ul class='clearfix xxgk_nav_list'>{rows}</ul>"


def navli(things, length):
    """`.xxgk_navli ul > li`: one list a row, title and date in cells of it."""
    return "".join(
        f"<div class='xxgk_navli'><ul class='clearfix'><li class='mc'><div><a href='{href(one)}'>"
        f"{cut(one, length)}</a></div></li><li class='rq'>{one.day}</li></ul></div>"
        for one in things
    )


def numbered(things, length):
    """庐山: ordinal, 索引号, title and date in four cells."""
    head = "<ul><li>序号</li><li>索引号</li><li>信息名称</li><li>发布日期</li></ul>"
    return head + "".join(
        f"<div class='xxgk_navli'><ul><li>{at}</li><li>000014349/{one.day.year}-{one.number:05}</li>"
        f"<li><a href='{href(one)}'>{cut(one, length)}</a></li><li>{one.day}</li></ul></div>"
        for at, one in enumerate(things, 1)
    )


def gk_list(things, length):
    """`div.gk_list ul li div a.title`."""
    rows = "".join(
        f"<li><div><a class='title' href='{href(one)}'>{cut(one, length)}</a>"
        f"<span class='date'>{one.day}</span></div></li>"
        for one in things
    )
    return f"<div class='gk_list'><ul>{rows}</ul></div>"


def table(things, length):
    """`table.r_xh_b` of 规范性文件: 成文 and 发布 dates under the title."""
    rows = "".join(
        f"<tr><td>{at}</td><td><div class='title'><a href='{href(one)}'>{cut(one, length)}</a></div>"
        f"<p><span>成文日期：2019-01-0{at % 9 + 1}</span><span>发布日期：{one.day}</span></p></td></tr>"
        for at, one in enumerate(things, 1)
    )
    return f"<table class='r_xh_b clearfix'><tr><th>序号</th><th>名称</th></tr>{rows}</table>"


LAYOUTS = {
    "nav_list": nav_list,
    "navli": navli,
    "numbered": numbered,
    "gk_list": gk_list,
    "table": table,
}


def pager(total, size, here):
    pages = -(-total // size)
    links = "".join(
        f"<a paged='{n}' href='javascript:void(0)'>{n}</a>" for n in range(1, pages + 1)
    )
    return (
        f"<div id='page_public_info'>{links}</div><script>Ls.pagination('#page_public_info', "
        f"function(pageIndex){{ go(pageIndex); }}, {{currPage: ({here - 1}+1), pageCount:{pages}, "
        f"total:{total}}});</script>"
    )


def call(page="1", *, url=f"{PREFIX}/site/label/8888", file=FILE, size=15, more=""):
    """The script that fetches the list; `page`: `1` at once, `pageIndex` from the pager."""
    return (
        '<script>function go(pageIndex){ Ls.ajax({ dataType: "html", url: "' + url + '", '
        f'data : {{ labelName: "publicInfoList", siteId : "{SITE}", pageSize : "{size}", '
        f'pageIndex: {page}, action : "list", isDate : "true", dateFormat : "MM-dd", length : "12", '
        f'organId: "{ORGAN}", type: "4", catId: "{CAT}", cId : "", {more} result : "{EMPTY}", '
        f'file: "{file}" }} }}).done(function(html) {{ $("#xxgk_lmcon").html(html); }}); }}</script>'
    )


TREE = (
    f"<ul class='tree'><li><a href='javascript:;'>重点领域</a><ul>"
    f"<li><a href='/public/column/{ORGAN}?type=4&catId={CAT}&action=list'>财政预决算</a></li>"
    f"<li><a href='/public/column/{ORGAN}?type=4&catId=7065222&action=list'>重大项目</a></li>"
    "<li><a href='http://tjj.elsewhere.gov.cn/tjsj/'>统计数据</a></li></ul></li></ul>"
)


def column(inside, script, title="财政预决算"):
    return (
        f"<html><head><title>{title}</title><meta name='SiteId' content='{SITE}'></head><body>"
        f"<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='#'>{title}</a></div>{TREE}"
        f"<div id='xxgk_lmcon'>{inside}</div>{script}</body></html>"
    )


def site(things, *, shell=True, layout=nav_list, url=f"{PREFIX}/site/label/8888", size=15):
    """A column whose further pages (all of them when it is a shell) are fragments of the label."""

    def label(asked):
        given = asked.query
        right = given.get("file") == FILE and given.get("siteId") == SITE
        if not right or given.get("organId") != ORGAN or given.get("catId") != CAT:
            return "\r\n  "
        if not things:
            return f"<div class='tc'>{given['result']}</div>"
        at, many = int(given["pageIndex"]), int(given["pageSize"])
        part = things[(at - 1) * many : at * many]
        return layout(part, int(given["length"])) + pager(len(things), many, at)

    first = "" if shell else layout(things[:size], 200) + pager(len(things), size, 1)
    script = call("1" if shell else "pageIndex", url=url, size=size)
    path = COLUMN.partition("?")[0]
    return MiniSite({path: column(first, script), url: label})
