"""广东 gkmlpt (domain note §2.6): one page for all columns; rows from an interface, a hundred at a time."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

from tests.sites.mini import Answer

INDEX = "/gkmlpt/index"
SID = "755001"


def node(number, name, count, jump="", below=()):
    """A column of the tree."""
    held = {"id": number, "name": name, "parent_id": 0, "jump_url": jump, "post_count": count}
    return held | {"children": list(below)}


TREE = [
    node(101, "法定主动公开内容", 232, "", (
        node(5532, "规范性<b>文件</b>", 230, None),
        node(5533, "通知'公告", 2),
        node(5534, "财政预决算", 0, "http://czj.other.gov.cn/yjs/"),
    )),
    node(102, "依申请公开", 0, "/ysqgk/index.html"),
]  # fmt: skip


def index(tree=TREE, sid=SID):
    """The shell: `_CONFIG` is JavaScript, the tree inside it JSON with `<` escaped."""
    held = json.dumps(tree, ensure_ascii=False).replace("<", "\\u003C").replace(">", "\\u003E")
    return (
        "<html><head><meta charset='utf-8'><title>政府信息公开平台-云溪县人民政府</title></head><body>"
        "<div class='top'><a href='/'>首页</a></div><div id='app'></div><script>\n"
        "// the reader's settings {\n"
        f"window._CONFIG = {{ DOMAIN: location.host, SID: '{sid}', CAN: !!1, TREE: {held}, SERVICE_AREA_ID: 0 }};\n"
        "</script><script src='/gkmlpt/js/index.js'></script></body></html>"
    )


def seconds(day, hour=10):
    """Epoch seconds of an hour in China."""
    return int(
        datetime(
            day.year, day.month, day.day, hour, tzinfo=timezone(timedelta(hours=8))
        ).timestamp()
    )


def article(item, **more):
    """Signed two days before, put on line a day before it is shown."""
    return {
        "id": item.number,
        "title": item.title,
        "document_number": "云府〔2026〕1号",
        "identifier": f"000014349/2026-{item.number:05}",
        "date": seconds(item.day - timedelta(days=2)),
        "create_time": seconds(item.day - timedelta(days=1), 23),
        "created_at": f"{item.day - timedelta(days=1)} 23:00:00",
        "first_publish_time": seconds(item.day - timedelta(days=1), 0),
        "display_publish_time": seconds(item.day, 0),
        "is_expired": 1,
        "is_abolished": 1,
        "url": f"http://www.mini.gov.cn/gkmlpt/content/9/{item.number}/post_{item.number}.html",
    } | more


def api(things, column=5532, total=None, make=article):
    """`/gkmlpt/api/all/<column>`: page 0 and page 1 are the same; the site's number must be right."""

    def answer(asked):
        if asked.query.get("sid") != SID:
            return told({"classify": {"id": column, "post_count": 0}, "total": 0, "articles": []})
        page = max(1, int(asked.query["page"]))
        rows = things[(page - 1) * 100 : page * 100]
        whole = len(things) if total is None else total
        return told({
            "classify": {"id": column, "name": "规范性文件", "post_count": whole},
            "total": whole, "articles": [make(one) for one in rows],
        })  # fmt: skip

    return answer


def told(held):
    return Answer(json.dumps(held, ensure_ascii=False), "application/json")
