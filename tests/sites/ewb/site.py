"""新点 EWB (domain note §2.10): a shell, the file with the site's settings, and the JSON interface."""

from __future__ import annotations

import json

from tests.sites.mini import Answer, MiniSite

GUID = "7eb5f7f1-9041-43ad-8e13-000000000001"
CATEGORY = "003002"
COLUMN = f"/dynamic/zwgk/govInfoPub.html?categorynum={CATEGORY}"
SETTINGS = "/js/webBuilderCommon.js"
SERVICE = "/EWB-FRONT/rest/lightfrontaction/getgovinfolist"


def shell(script=""):
    return (
        "<html><head><title>政策文件</title><script src='/js/lib/jquery.min.js'></script>"
        f"<script src='{SETTINGS}?v=3'></script></head><body><div>当前位置：<a href='/'>首页</a> &gt; "
        "<a href='#'>政策文件</a></div><ul id='infolist'></ul><div id='pager'></div>"
        "<script type='text/x-dot' id='tpl'><li><a href='<?=el.infourl?>'><?=el.title?></a></li></script>"
        f"{script}</body></html>"
    )


def settings(project="/EWB-FRONT"):
    told = json.dumps({"siteGuid": GUID, "projectName": project})
    return Answer(f"var siteInfo = {told};\nfunction go(){{}}", "application/javascript")


def record(item):
    return {
        "infoid": str(item.number),
        "title": f"<font color='red'>{item.title[:8]}...</font>",
        "realtitle": item.title,
        "infourl": f"/zwgk/003/003002/{item.number}.html",
        "infodate": f"{item.day} 09:30:00",
    }


def interface(things, *, base, wrapped=False, zero="empty"):
    """The list; `base`: index of its first page; `zero`: what a server that counts from 1 says to index 0."""

    def answer(asked):
        body = json.loads(asked.body)
        given = body.get("params") if wrapped else body
        if given is None or "siteGuid" not in given:
            return Answer('{"custom":null,"status":{"code":"0"}}', "application/json")
        right = given["siteGuid"] == GUID and given["categorynum"] == CATEGORY
        found = things if right else ()
        index, size = int(given["pageIndex"]) - base, int(given["pageSize"])
        if index < 0:
            index = 0 if zero == "first" else 10**6
        part = found[index * size : (index + 1) * size]
        custom = {"total": len(found), "data": [record(one) for one in part]}
        return Answer(json.dumps({"custom": custom}), "application/json;charset=UTF-8")

    return answer


def site(things, *, base=0, wrapped=False, zero="empty", script="", project="/EWB-FRONT"):
    return MiniSite(
        {
            COLUMN.partition("?")[0]: shell(script),
            SETTINGS: settings(project),
            f"{project}/rest/lightfrontaction/getgovinfolist": interface(
                things, base=base, wrapped=wrapped, zero=zero
            ),
        }
    )
