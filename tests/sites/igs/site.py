"""TRS IGS and WAS (domain note §2.5): an empty column page whose script asks a search server for its rows."""

from __future__ import annotations

import json

from tests.sites.mini import Answer

COLUMN = "/zwgk/zcwj/index.html"
LIST = "/igs/front/search/list.html"
DATA_LIST = "/igs/front/search/publish/data/list.html"
IRS = "/irs/front/search"
WAS = "/was5/web/search"
SIZE = 10

HEAD = (
    "<html><head><meta charset='utf-8'><title>政策文件-云溪县人民政府</title>"
    "<meta name='ColumnName' content='政策文件'></head><body>"
    "<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a> &gt; 政策文件</div>"
)
BY_AJAX = """<ul id='list'></ul><script>
var pageSize = 10, channel = "28135";
function load(pageNo) {
  // $.ajax({url: "/igs/front/search/list.html", data: {"filter[CHANNELID]": "1"}})
  $.ajax({
    url: "/igs/front/search/list.html",
    type: "get",
    dataType: "json",
    data: { index: "zwgk_v1", type: "infomation", siteId: 14, "filter[DOCTITLE]": $("#kw").val(),
            "filter[CHANNELID]": channel, "filter[GROUPCAT]": "", orderProperty: "DOCRELTIME",
            orderDirection: "desc", pageSize: pageSize, pageNumber: pageNo, pageIndex: pageNo },
    success: function (res) { render(res.page.content); }
  });
}
load(1);
</script></body></html>"""
BY_ADDRESS = """<ul id='list'></ul><script>
var now = 1;
$.get("/igs/front/search/publish/data/list.html?index=zwgk&type=infomation&filter%5BCHANNELID%5D=28135"
  + "&orderProperty=DOCRELTIME&pageSize=10&pageNumber=" + now,
  function (d) { draw(d); }, "json");
</script></body></html>"""
BY_IRS = """<ul></ul><script>
axios.post("/irs/front/search", {});
$.ajax({ url: "/irs/front/search", type: "POST", contentType: "application/json",
  data: JSON.stringify({ code: "183d935ed77", dataTypeId: "18", searchWord: "", pageNo: cur, pageSize: 10,
    filters: [], searchBy: "all", orderBy: "time" }), success: show });
</script></body></html>"""
BY_FILTER = BY_IRS.replace(
    "filters: [],",
    """filters: [], customFilter: { operator: "and", properties: [{ property: "channel_id", value: "69308" }] },""",
)
BY_WAS = """<ul></ul><script>
var chnl = '5727';
$.getJSON("/was5/web/search?channelid=290792&templet=advsch.jsp&sortfield=-docorderpri%2C-docreltime"
  + "&classsql=chnlid%3D" + chnl + "&random=" + Math.random() + "&prepage=10&page=" + page, show);
</script></body></html>"""


def address(item):
    return f"http://www.mini.gov.cn/zwgk/zcwj/{item.day:%Y%m}/t{item.day:%Y%m%d}_{item.number}.html"


def record(item, **more):
    """A row as the index holds it: title marked by the search, article text beside it."""
    return {
        "DOCTITLE": f"<em>关于</em>{item.title.removeprefix('关于')}",
        "DOCRELTIME": f"{item.day} 09:30:00",
        "DOCPUBURL": address(item),
        "trs_time": "2026-11-19 23:59:59",
        "DOCCONTENT": "各乡镇人民政府：",
    } | more


def lists(things, total=None, make=record):
    """`list.html` as it works: pages from 1; another channel has other rows."""

    def answer(asked):
        if asked.query.get("filter[CHANNELID]") != "28135":
            return json_answer({"page": {"content": [], "total": "0"}})
        page = int(asked.query["pageNumber"])
        rows = things[(page - 1) * SIZE : page * SIZE]
        whole = len(things) if total is None else total
        body = {
            "content": [make(one) for one in rows],
            "total": str(whole),
            "totalPages": -(-whole // SIZE),
        }
        return json_answer({"page": body})

    return answer


def irs(things):
    """海口 style: refuses without an order, with HTTP 200."""

    def answer(asked):
        body = json.loads(asked.body)
        if not body.get("searchBy") or not body.get("orderBy"):
            return json_answer({"success": False, "msg": "排序方式不能为空！"})
        page = body["pageNo"]
        rows = things[(page - 1) * SIZE : page * SIZE]
        listed = [
            {
                "type": "box",
                "data": {
                    "title_no_tag": one.title,
                    "url": address(one),
                    "time": f"{one.day} 08:00:00",
                },
            }
            for one in rows
        ]
        pager = {"pageNo": page, "pageSize": SIZE, "total": len(things)}
        return json_answer(
            {"success": True, "data": {"middle": {"listAndBox": listed}, "pager": pager}}
        )

    return answer


def was(things, shape):
    """WAS: pinned first by priority; `shape` writes the page's text from its rows and the total."""

    def answer(asked):
        if asked.query.get("classsql") != "chnlid=5727":
            return Answer("", "text/html;charset=utf-8")
        page, size = int(asked.query["page"]), int(asked.query["prepage"])
        return Answer(
            shape(things[(page - 1) * size : page * size], len(things)), "text/html;charset=utf-8"
        )

    return answer


def raw_json(rows, total):
    """Line ends inside strings, a comma too many, and the template's own record last."""
    docs = "".join(
        f'{{"title":"{one.title}",\r\n"url":"{address(one)}","pubtime":"{one.day}","content":"各乡\n\t镇："}},\r\n'
        for one in rows
    )
    last = '{"title":"文章标题","url":"","pubtime":"","content":""}'
    return f'\r\n{{"count":"{total}","docs":[{docs}{last}]}}'


def hashed(rows, total):
    """Values between `'###` and `###'`: titles may hold quotes."""
    docs = ",\n".join(
        f"{{title:'###{one.title}###',url:'###{address(one)}###',pubtime:'###{one.day}###'}}"
        for one in rows
    )
    return f"var result = {{count:'{total}',docs:[{docs}]}};"


def json_answer(held):
    return Answer(json.dumps(held, ensure_ascii=False), "application/json; charset=utf-8")
