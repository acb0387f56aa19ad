"""大汉 jpaas (domain note §2.3): units filled from `/build/unit`, which answers HTTP 200 to everything."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from tests.sites.mini import Answer, MiniSite

COLUMN = "/col/col1229400/index.html"
UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
WEB, TPL = "3096", "b3f0e1c2d4"


def fields(tag="信息列表", parse="bulidstatic", page="1229400"):
    """`queryData` of a unit."""
    return {
        "parseType": parse,
        "webId": WEB,
        "tplSetId": TPL,
        "pageType": "column",
        "tagId": tag,
        "editType": "null",
        "pageId": page,
    }


def pseudo(said):
    """Single-quoted pseudo JSON, as the product prints it."""
    return "{" + ",".join(f"'{name}':'{value}'" for name, value in said.items()) + "}"


def unit(inside="", said=None, name="querydata"):
    """A unit that is a division."""
    return f'<div class="list" {name}="{pseudo(said or fields())}" url="{UNIT}">{inside}</div>'


def script_unit(said):
    """A unit that is a script inside its container (工信部)."""
    return (
        '<div class="right"><script id="s1" src="/cms_files/default/script/AuthorizedRead/unitbuild.js?v=3.1.3" '
        f'webId="{WEB}" parseType="buildstatic" url="{UNIT}" queryData="{pseudo(said)}"></script></div>'
    )


def frame(body, name="政策文件"):
    """The column page around its units."""
    return (
        f"<html><head><title>{name}</title><meta name='ColumnName' content='{name}'></head><body>"
        f"<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='#'>{name}</a></div>{body}"
        "<script src='/script/0/unitbuild.js'></script></body></html>"
    )


def row(item, year=2026):
    """A row: the address states the year only, and that of its making."""
    return (
        f"<li><a href='/art/{year}/art_{item.number:032x}.html' title='{item.title}' target='_blank'>"
        f"{item.title[:12]}...</a><span>{item.day}</span></li>"
    )


def swallowed(item):
    """A row whose anchor holds category and date too."""
    return f"<li><a href='/art/2026/art_{item.number:032x}.html'>{item.title} 公告类型：工程建设 {item.day}</a></li>"


def pager(count, rows, here):
    return f'<div class="page" count="{count}" rows="{rows}" pageNo="{here}"></div>'


def counting_pager(count, rows, here):
    """工信部's pager."""
    return f"""<div id="p" queryData="{{'rows':'{rows}','count':'{count}','pageNo':'{here}'}}"></div>"""


def answer(html, success=True):
    """The envelope of every answer."""
    body = json.dumps({"success": success, "code": 200, "data": {"html": html}}, ensure_ascii=False)
    return Answer(body, "application/json")


@dataclass
class Interface:
    """`/build/unit`: knows its units, and only visitors with a session."""

    lists: dict = field(default_factory=dict)
    """`tagId` → items."""
    parse: str = "bulidstatic"
    most: int = 200
    """Rows it gives at most, whatever is asked for."""
    paged: tuple = ("信息列表",)
    """Units whose answers hold a pager."""
    make: object = row
    pager: object = pager
    needs_session: bool = True
    asked: list = field(default_factory=list)

    def __call__(self, asked):
        """One page of a unit; every refusal is an empty answer."""
        said = asked.query
        known = "JSESSIONID=" in asked.headers.get("cookie", "") or not self.needs_session
        right = said.get("parseType") == self.parse and said.get("webId") == WEB
        if not (known and right and said.get("tagId") in self.lists):
            return answer("", success=False)
        paging = json.loads(said.get("paramJson", '{"pageNo":1,"pageSize":15}'))
        self.asked.append((said["tagId"], paging["pageNo"]))
        things, size = self.lists[said["tagId"]], min(paging["pageSize"], self.most)
        some = things[(paging["pageNo"] - 1) * size :][:size]
        bottom = (
            self.pager(len(things), size, paging["pageNo"]) if said["tagId"] in self.paged else ""
        )
        return answer(f"<ul>{''.join(map(self.make, some))}</ul>{bottom}" if some else "")


def mini(page, interface):
    """A mini-site of the column page and the interface."""
    shown = Answer(page, headers=(("Set-Cookie", "JSESSIONID=abc123; Path=/"),))
    return MiniSite({COLUMN: shown, UNIT: interface})
