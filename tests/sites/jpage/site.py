"""大汉 jcms (domain note §2.1): records in the column page, the rest from `dataproxy.jsp` in either form."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.sites.mini import Answer, MiniSite

COL, UNIT = "1229100", "6101313"
COLUMN = f"/col/col{COL}/index.html"
OLD, NEW = "/module/jpage/dataproxy.jsp", "/module/web/jpage/dataproxy.jsp"
XML = "text/xml"


def record(item, col=COL):
    href = f"/art/{item.day.year}/{item.day.month}/{item.day.day}/art_{col}_{item.number}.html"
    return (
        f"<record><![CDATA[<li><a href='{href}' title='{item.title}' target='_blank'>{item.title}</a>"
        f"<span>{item.day}</span></li>]]></record>"
    )


def datastore(things, total, next_group="", col=COL, pages=1):
    """A datastore as page and interface print it: no well-formed XML."""
    records = "".join(record(one, col) for one in things)
    count = "" if total is None else f"<totalrecord>{total}</totalrecord>"
    link = f'<![CDATA[<a href="{next_group}"></a>]]>' if next_group else ""
    return (
        f"<datastore><nextgroup>{link}</nextgroup>{count}<totalpage>{pages}</totalpage>"
        f"<recordset>{records}</recordset></datastore>"
    )


def call(proxy, *, col=COL, unit=UNIT, total="", per_page=20, holder=None):
    """The call that draws a unit, with what it sends."""
    return (
        f"<script>$(function(){{ //perPage:99,\n $('#{holder or unit}').jpage({{skin:'lucidity',{total}"
        f"proxyUrl:'{proxy}',\nperPage:{per_page},barPosition:'bottom',ajaxParam:{{col:1,appid:1,webid:3095,"
        f"path:'/',columnid:{col},sourceContentType:3,unitid:'{unit}',webname:'云溪县人民政府',"
        "permissiontype:0}});});</script>"
    )


def frame(body, name="政策文件"):
    """The page around the list."""
    return (
        f"<html><head><title>{name}</title><meta name='ColumnName' content='{name}'></head><body>"
        f"<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='#'>{name}</a></div>{body}</body></html>"
    )


def inline(store, unit=UNIT):
    """A datastore in its element."""
    return f"<div id='{unit}'><script type='text/xml'>{store}</script></div>"


def column(things, total=None):
    """The column page with its inline datastore and nothing else."""
    return frame(inline(datastore(things, len(things) if total is None else total), "5678"))


@dataclass
class Interface:
    """`dataproxy.jsp` of one unit: answers its own column and unit only."""

    things: tuple
    group: int = 60
    """Most records an answer of the old form brings."""
    per_answer: int = 100
    """Records a page of the new form."""
    col: str = COL
    unit: str = UNIT
    aligned: bool = False
    """Does the old form begin at the group that holds `startrecord`?"""
    charset: str = "utf-8"
    content_type: str = XML
    wants_referer: bool = False
    starts: list = field(default_factory=list)
    pages: list = field(default_factory=list)

    def post(self, asked):
        """The old form: records by number."""
        if asked.method != "POST" or not self._ours(asked, asked.form):
            return self._answer(())
        start = int(asked.query["startrecord"])
        self.starts.append(start)
        start = (start - 1) // self.group * self.group + 1 if self.aligned else start
        end = min(int(asked.query["endrecord"]), start - 1 + self.group)
        return self._answer(self.things[start - 1 : end])

    def get(self, asked):
        """The new form: numbered pages; `startrecord` is ignored."""
        if asked.method != "GET" or not self._ours(asked, asked.query):
            return self._answer(())
        number = int(asked.query.get("page", "1"))
        self.pages.append(number)
        return self._answer(self.things[(number - 1) * self.per_answer :][: self.per_answer])

    def _ours(self, asked, said):
        referred = not self.wants_referer or asked.headers.get("referer", "").endswith(COLUMN)
        ids = (said.get("columnid"), said.get("unitid"), said.get("webid"), said.get("webname"))
        return referred and ids == (self.col, self.unit, "3095", "云溪县人民政府")

    def _answer(self, some):
        return Answer(
            datastore(some, len(self.things), col=self.col).encode(self.charset), self.content_type
        )


def mini(page, **routes):
    """A mini-site of the column page and its interfaces `old` and `new`."""
    paths = {"old": OLD, "new": NEW}
    return MiniSite({COLUMN: page} | {paths[name]: route for name, route in routes.items()})
