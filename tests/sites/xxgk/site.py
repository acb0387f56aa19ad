"""大汉 信息公开 (domain note §2.2): a shell, `search.jsp` that answers fragments, `tree.jsp` with the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.sites.mini import Answer, MiniSite

COL, CODE, AREA, SITE = "1229300", "F010000202", "11330000002484088Y", "3096"
COLUMN = f"/col/col{COL}/index.html"
SEARCH, TREE = "/module/xxgk/search.jsp", "/module/xxgk/tree.jsp"
DIV = f"div{COL}"


def row(item, place, col=COL):
    """A row with the box that opens under the pointer; its summary holds dates of its own."""
    href = f"/art/{item.day.year}/{item.day.month}/{item.day.day}/art_{col}_{item.number}.html"
    sort = "odd" if place % 2 else "even"
    return (
        f"<tr class='tr_main_value_{sort}'><td>{place + 1}</td><td><a href='{href}' title='{item.title}' "
        f"target='_blank'>{item.title[:14]}...</a><div class='box' style='display:none'><ul>"
        f"<li>索 引 号：002489527/2026-{item.number:05}</li><li>发布机构：县府办</li><li>文号：云政发〔2026〕3号</li>"
        f"<li>内容概述：</li><li>自2019-01-02起的工作</li></ul></div></td><td>{item.day}</td></tr>"
    )


def row_with_attributes(item, place, col=COL):
    """江西's row: number, full title and date are attributes of the anchor."""
    href = f"/art/{item.day.year}/{item.day.month}/{item.day.day}/art_{col}_{item.number}.html"
    sort = "odd" if place % 2 else "even"
    return (
        f"<tr class='tr_main_value_{sort}'><td><a href='{href}' syh='F02/2026-{item.number:05}' "
        f"mc='{item.title}' rq='{item.day}'>{item.title[:10]}…</a></td></tr>"
    )


def fragment(rows, pages, total=None):
    """What `search.jsp` answers."""
    counted = f"共{total}条 " if total is not None else ""
    pager = f"{counted}共<b>{pages}</b>页" if pages is not None else ""
    return (
        "<table width='100%'><tr class='tr_title'><th>序号</th><th>名称</th><th>发布日期</th></tr>"
        f"{''.join(rows)}<tr><td class='tb_title' colspan='3'>{pager} <a href='javascript:;'>下一页</a>"
        "</td></tr></table>"
    )


def frame(script="", body="", name="规范性文件"):
    """The column page around a shell."""
    return (
        f"<html><head><title>{name}</title><meta name='ColumnName' content='{name}'></head><body>"
        f"<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='#'>{name}</a></div>"
        f"<script>{script}</script>{body}<div id='{DIV}'></div></body></html>"
    )


def variables(code=CODE):
    """Parameters as the page's script spells them."""
    return (
        f"var vc_xxgkarea = '{AREA}'; var infotypeId='{code}'; var jdid = {SITE}; var divid='{DIV}';"
        "var sortfield = ',createdate:0,orderid:0'; var url='/module/xxgk/search.jsp';"
    )


DYNAMIC = (
    "function funclick(a,b){ loadDynamic('/module/xxgk/search.jsp?standardXxgk=1&infotypeId='+a+'&jdid="
    f"{SITE}&area={AREA}','div4',b,'',{SITE}); }}"
)
"""The inline form: the leaf comes from the page's own address."""
CALLED = (
    f"loadDynamic('/module/xxgk/search.jsp?standardXxgk=1&infotypeId='+a+'&area={AREA}','{DIV}','{CODE}',"
    f"'','','{SITE}');"
)
"""The same with the leaf and the site among its arguments."""
TREE_FRAME = (
    f"<iframe src='/module/xxgk/tree.jsp?divid={DIV}&amp;area={AREA}"
    "&amp;rootName=&amp;standardXxgk=1'></iframe>"
)
HIDDEN = (
    f"<form><input type='hidden' name='infotypeId' value='{CODE}'><input type='hidden' name='jdid' value='{SITE}'>"
    f"<input type='hidden' name='divid' value='{DIV}'>"
    f"<input type='hidden' name='vc_xxgkarea' value='{AREA}'></form>"
)


@dataclass
class Interface:
    """`search.jsp`: knows a leaf, and answers for the whole office without one."""

    things: tuple
    others: tuple = ()
    """What the office has published elsewhere, as (item, column)."""
    size: int = 15
    make: object = row
    counted: bool = False
    pages_said: bool = True
    needs_session: bool = False
    asked: list = field(default_factory=list)

    def __call__(self, asked):
        """One page of the leaf, or of all."""
        if asked.method != "POST" or asked.form.get("jdid") != SITE or asked.form["area"] != AREA:
            return fragment((), 0)
        if self.needs_session and "JSESSIONID=" not in asked.headers.get("cookie", ""):
            return Answer("<table></table>")
        self.asked.append(dict(asked.form))
        rows = [(one, COL) for one in self.things]
        if not asked.form["infotypeId"]:
            rows = [pair for both in zip(rows, self.others, strict=False) for pair in both]
        elif asked.form["infotypeId"] != CODE:
            rows = []
        at = (int(asked.form["currpage"]) - 1) * self.size
        some = [self.make(item, n, col) for n, (item, col) in enumerate(rows[at : at + self.size])]
        pages = -(-len(rows) // self.size) if self.pages_said else None
        return fragment(some, pages, len(rows) if self.counted else None)


def mini(page, search, path=COLUMN, **more):
    """A mini-site of the column page and `search.jsp`."""
    shown = Answer(page, headers=(("Set-Cookie", "JSESSIONID=abc123; Path=/"),))
    return MiniSite({path: shown, SEARCH: search} | more)
