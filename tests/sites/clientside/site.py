"""Lists that the page's own script slices, or whose pager it draws (domain note §2.16)."""

from __future__ import annotations

import json

from tests.sites.shell import listed, shell, sliced

FOLDER = "/rsj/tzgg/"


def href(item) -> str:
    return f"{FOLDER}{item.day:%Y%m%d}/{item.number:032x}.html"


def nodes(things, total):
    """山东人社: every row is a node, the script shows twenty."""
    rows = "".join(
        f"<div class='pagedContent' style='display:none'><a href='{href(one)}' title='{one.title}'>{one.title}</a>"
        f"<span>{one.day}</span></div>"
        for one in things
    )
    script = f"<script>var totalCount = {total};var perSize = 20;var startPage=1;var logicTotalPage=24;</script>"
    return shell(f"<div class='list'>{rows}</div>{script}")


def data(things, total=None):
    """湖州: the rows of the first display pages stand in the page as data, the rest is fetched."""
    rows = [{"title": one.title, "url": href(one), "daytime": str(one.day)} for one in things]
    said = f"var totalRecord = {total};" if total is not None else ""
    return shell(
        f"<ul id='list'></ul><script>{said}var dataList = {json.dumps(rows, ensure_ascii=False)};</script>"
        "<script src='/js/ajaxpage.js'></script>"
    )


def template(things):
    """福建林业局: the first rows are rendered, behind them stands an empty template."""
    more = "<ul class='gl-ul' ms-for='(i,el) in @list'><li ms-for='el in @rows'><a>{{el.title}}</a></li></ul>"
    return shell(listed(things, href) + more)


def set_page(things, size=10, claimed=None, missing=()):
    """上海人社: jQuery's pager from 1, `index_2.html`."""
    cut = sliced(things, size)
    pages = claimed or len(cut)

    def html(part, here):
        script = f"<script>$('#pageDiv').pagination(\"setPage\", {here}, {pages});</script>"
        return shell(listed(part, href) + script)

    routes = {
        FOLDER if at == 0 else f"{FOLDER}index_{at + 1}.html": html(part, at + 1)
        for at, part in enumerate(cut)
    }
    return {path: page for path, page in routes.items() if path not in missing}


def longsun(things, size=10):
    """安徽's news columns: `Ls.pagination` with the address of the next page."""
    cut = sliced(things, size)

    def answer(asked):
        here = int(asked.query.get("pageIndex", "1"))
        script = (
            "<div id='page_list'></div><script>Ls.pagination('#page_list',function(pageIndex){window.location.href="
            f"'/content/column/67?pageIndex='+pageIndex;}},{{currPage:{here},pageCount:{len(cut)},total:{len(things)}}});"
            "</script>"
        )
        return shell(listed(cut[min(here, len(cut)) - 1], href) + script)

    return {"/content/column/67": answer}


def page_dec(things):
    """河南人社: the number of pages is said, the script that turns them stands on another host."""
    said = "<div id='pageDec' pagesize='15' pagecount='51' pageno='1'></div>"
    return shell(
        listed(things, href) + said + "<script src='//file.shengzhi.gov.cn/js/pageDec.js'></script>"
    )
