"""TrueCMS (domain note §2.11): rows in `#initData`, and an interface with a window that each server limits."""

from __future__ import annotations

import json

from tests.sites.mini import Answer, MiniSite

ID = "593f0397-04d7-44c3-8339-240a77a793ce"
COLUMN = "/rgszf/czyjs/czyjs.html"
SERVICE = "/truecms/messageController/getMessage.do"


def row(item):
    return (
        f"<li><span>[{item.day}]</span><a href='/rgszf/czyjs/content/{item.number:032x}.html' "
        f"title='{item.title}'>{item.title[:10]}...</a></li>"
    )


def column(inline, total, *, proxy=SERVICE, each="ul"):
    """`each`: `ul` = one list of items, `li` = every row a list of its own."""
    rows = "".join(map(row, inline))
    data = f"<ul>{rows}</ul>" if each == "ul" else "".join(f"<ul>{row(one)}</ul>" for one in inline)
    aside = "".join(
        f"<li><a href='/rgszf/xwzx/content/{n}.html'>全市工作推进会议召开情况综述第{n}篇</a>"
        f"<span>2026-11-1{n}</span></li>"
        for n in range(6)
    )
    return f"""<html><head><title>财政预决算</title></head><body>
<div>当前位置：<a href='/'>首页</a> &gt; <a href='#'>财政预决算</a></div>
<div id="msgList"></div><div id="initData" style="display:none">{data}</div><ul class="hot">{aside}</ul>
<script>(function($){{
var initData = '<datastore><totalrecord>{total}</totalrecord><recordset>';
$('#initData ul li').each(function(){{ initData += '<record><![CDATA[' + $(this).html() + ']]></record>'; }});
$('#msgList').jpage({{ dataStore:initData, totalRecord:"{total}", dataBefore:'<ul>', dataAfter:'</ul>',
contentTemplate:'<datastore><totalrecord>${{totalRecord}}</totalrecord></datastore>',
proxyUrl:'{proxy}', perPage:20, groupSize:3, ajaxParam:{{ columnId:'{ID}' }} }});
}})(jQuery);</script></body></html>"""


def interface(things, *, limit=50, over="empty", jsonp=True, referer=False, total=None):
    """`limit`: records one request may ask for; `over`: what more gets, an empty result or a 404."""

    def answer(asked):
        given = asked.query
        if given.get("columnId") != ID or (
            referer and COLUMN not in asked.headers.get("referer", "")
        ):
            return None
        first, last = int(given["startrecord"]), int(given["endrecord"])
        if last - first + 1 > limit:
            return None if over == "404" else _told("", given, jsonp)
        part = things[first - 1 : last]
        records = "".join(f"<record><![CDATA[{row(one)}]]></record>" for one in part)
        count = len(things) if total is None else total
        store = f"<datastore><totalrecord>{count}</totalrecord><recordset>{records}</recordset></datastore>"
        return _told(store, given, jsonp)

    return answer


def _told(store, given, jsonp):
    body = json.dumps({"result": store})
    if not jsonp:
        return Answer(body, "application/json")
    return Answer(f"{given['callback']}({body})", "text/javascript;charset=UTF-8")


def site(things, inline=60, *, service=SERVICE, each="ul", **server):
    return MiniSite(
        {
            COLUMN: column(things[:inline], len(things), proxy=service, each=each),
            service: interface(things, **server),
        }
    )
