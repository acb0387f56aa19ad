"""开普 ucap (domain note §2.7, §3): channels as JSON under a 32-digit id, and a catalogue by JSONP."""

from __future__ import annotations

import json

from tests.sites.mini import Answer

COLUMN = "/yxs/c104552/common_list.shtml"
CHANNEL = "217a1c4de89240f69879bcd6cc840bd0"
API = f"/common/search/{CHANNEL}"
FILES = "/getFileListByCodeId"
TREE = "/u/channel/treeNew/yunxi"
SIZE = 15

HEAD = (
    "<html><head><meta charset='utf-8'><title>政策文件-云溪县人民政府</title>"
    "<meta name='ColumnName' content='政策文件'></head><body>"
    "<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a> &gt; 政策文件</div>"
)
BY_PARTS = f"""<ul class='list'></ul><script>
var channelId = "{CHANNEL}";
function getList(page) {{
  $.ajax({{ url: "/common/search/" + channelId + "?page=" + page + "&_pageSize=15&_isAgg=true"
      + "&_isJson=true&_template=index&_rangeTimeGte=&_channelName=",
    type: "get", success: function (res) {{ show(res.data.results); }} }});
}}
getList(1);
</script></body></html>"""
WHOLE = f"""<ul class='list'></ul><script>
var listUrl = '/common/search/{CHANNEL}?_isAgg=true&_isJson=true&_pageSize=15&_template=index&_channelName=';
$.get(listUrl, draw);
</script></body></html>"""
AS_DATA = f"""<ul class='list'></ul><script>
axios.get(`/searchList/{CHANNEL}`, {{}});
$.ajax({{ url: `/searchList/{CHANNEL}`, data: {{ _isAgg: true, _pageSize: 15, _template: "index", page: n }} }});
</script></body></html>"""
TOKENED = f"""<ul class='list'></ul><script>
$.get("/common/search/{CHANNEL}?" + window.token() + "&_isAgg=true&_isJson=true&_pageSize=15&page=" + page, draw);
</script></body></html>"""
BY_FILES = f"""<ul></ul><script>
var channelId = '{CHANNEL}', codeId = '';
$.ajax({{ type: 'POST', url: '/getFileListByCodeId', data: {{ codeId: codeId, channelId: channelId, page: cur, size: 15,
  relateSubChannels: false }}, success: show }});
</script></body></html>"""
CATALOGUE = f"""<ul id='tree' class='ztree'></ul><iframe name='list' src='about:blank'></iframe><script>
var projectName = 'yunxi';
$.ajax({{ url: "/u/channel/treeNew/" + projectName, dataType: "jsonp", jsonpCallback: "JsonpCallBack",
  data: {{ level: 1, pid: node.id, channelId: "{CHANNEL}", catecode: "", open: 0, target: "new",
          published_file_name: "/zwgk", template_name: "zwgk_right2,zwgk_right" }}, success: build }});
</script></body></html>"""


def record(item, **more):
    return {
        "title": f"{item.title}&nbsp;",
        "titleHtml": f"<em>{item.title}</em>",
        "url": f"//www.mini.gov.cn/yxs/zfwj/{item.day:%Y%m}/{item.number:032x}.shtml",
        "publishedTimeStr": f"{item.day} 10:00:00",
        "content": "各乡镇人民政府：",
        "domainMetaList": [
            {
                "resultList": [
                    {"key": "source", "value": "null"},
                    {"key": "writedate", "value": "2026-01-02"},
                ]
            },
            {
                "resultList": [
                    {"key": "indexnumber", "value": f"11430-2026-{item.number}"},
                    {"key": "refno", "value": ""},
                ]
            },
        ],
    } | more


def api(things, total=None, make=record):
    """JSON only with `_isJson=true`; else a page of the template `_template`, its rows fetched by script again."""

    def answer(asked):
        if asked.query.get("_isJson") != "true":
            return "<html><head><title>列表</title></head><body><ul></ul></body></html>"
        page = int(asked.query.get("page", "1"))
        size = int(asked.query.get("_pageSize", "20"))
        return json_answer({"data": body(things, page, size, total, make)})

    return answer


def files(things):
    """税务: the same data by POST, one level deeper."""

    def answer(asked):
        if asked.method != "POST" or asked.form.get("channelId") != CHANNEL:
            return json_answer({"code": 500, "err": "channelId is null"})
        page, size = int(asked.form["page"]), int(asked.form["size"])
        return json_answer(
            {"code": 200, "results": {"data": body(things, page, size, None, record)}}
        )

    return answer


def body(things, page, size, total, make):
    return {
        "total": len(things) if total is None else total, "page": page, "rows": size, "channelId": CHANNEL,
        "results": [make(one) for one in things[(page - 1) * size : page * size]],
    }  # fmt: skip


def tree(nodes):
    """JSONP without a callback's name is `null(…)`."""
    return Answer(
        f"null({json.dumps({'list': nodes}, ensure_ascii=False)});", "application/javascript"
    )


def json_answer(held):
    return Answer(json.dumps(held, ensure_ascii=False), "application/json; charset=utf-8")
