"""江西 集约化 (domain note §2.9): shells whose rows come from `POST /queryList`, in an order set by hand."""

from __future__ import annotations

import json

from tests.sites.mini import Answer

COLUMN = "/yxxrmzf/gfxwj/pc/list.html"
JCMS = "/yxxsthj/col/col42150/index.html?uid=380055&pageNum=1"
QUERY = "/queryList"
SIZE = 15

HEAD = (
    "<html><head><meta charset='utf-8'><title>规范性文件-云溪县人民政府</title></head><body>"
    "<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a> &gt; 规范性文件</div>"
)
BY_CODE = """<ul id='list'></ul><script>
function query(current) {
  $.ajax({ url: "/queryList", type: "post", data: { current: current, pageSize: 15, webSiteCode: ["yxxrmzf"],
      channelCode: ["gfxwj"], sort: "sortNum", order: "desc", notReturnContent: true }, success: draw });
}
query(1);
</script></body></html>"""
BY_UNIT = """<div id="div380055"></div><script>
var param = {"current": 1, "pageSize": 15, "webSiteCode[]": "yxxsthj", "channelId[]": "1234567890123456789",
  "unitid": "380055", "templateContainerId": "div380055", "sort": "publishTime", "order": "desc"};
$.post("/queryList", param, function (res) { fill("div380055", res); });
</script></body></html>"""
DATASTORE = (
    "<script type='text/xml'><datastore><totalrecord>1</totalrecord><recordset><record><![CDATA[<li>"
    "<a href='/art/2020/1/2/art_42150_1.html'>关于一个旧条目的通知</a><span>2020-01-02</span></li>]]></record>"
    "</recordset></datastore></script>"
)


def record(item, **more):
    return {
        "title": item.title,
        "publishTime": f"{item.day} 15:04:05",
        "url": f"/yxxrmzf/gfxwj/{item.day:%Y%m}/{item.number}.html",
    } | more


def query(things, total=None, make=record):
    """The interface as it works: a form with arrays; an unknown channel has no rows."""

    def answer(asked):
        known = asked.form.get("channelCode[]") == "gfxwj" or asked.form.get("unitid") == "380055"
        if asked.method != "POST" or not known:
            return told({"success": False, "message": "栏目参数错误"})
        page, size = int(asked.form["current"]), int(asked.form["pageSize"])
        rows = [make(one) for one in things[(page - 1) * size : page * size]]
        held = {"current": page, "results": rows}
        whole = len(things) if total is None else total
        return told({"success": True, "data": held | ({"total": whole} if whole >= 0 else {})})

    return answer


def told(held):
    return Answer(json.dumps(held, ensure_ascii=False), "application/json;charset=UTF-8")
