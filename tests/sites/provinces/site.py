"""Conventions of single provinces (domain note §2.13): 苏州, 太原 and 无锡, and static pagers of their own."""

from __future__ import annotations

import json

from tests.sites.mini import Answer, MiniSite

TRAIL = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='#'>政策文件</a></div>"
CHANNEL = "5f1c9a4e0001"
SUZHOU = "/szinf/xxgk/zcwj/index.shtml"
LOAD = "/szinf/xxgk/interfacesWebZcwj/loadData"
TAIYUAN = "/fzlm/gkmlpt/zdgk/index.shtml"
DOCUMENTS = "/intertidwebapp/govChanInfo/getDocuments"


def page(body, title="政策文件"):
    return f"<html><head><title>{title}</title></head><body>{TRAIL}{body}</body></html>"


def suzhou_shell(data='"pageIndex":pageIndex,"channel_id":channel_id', setup=None):
    setup = f'var channel_id = "{CHANNEL}";' if setup is None else setup
    return page(
        "<ul id='list'></ul><script>" + setup + " function load(pageIndex){ $.ajax({ type:'post', "
        f"url:'{LOAD}?pageSize=15', data:{{ {data} }}, dataType:'json', success:function(r){{ draw(r.data.list); }}"
        " }); } load(1);</script>"
    )


def suzhou(things, others=(), shell=None):
    """Without its channel the interface answers with the whole city."""

    def load(asked):
        found = things if asked.form.get("channel_id") == CHANNEL else (*others, *things)
        if asked.form.get("channel_id", CHANNEL) != CHANNEL:
            found = ()
        here, size = int(asked.form["pageIndex"]), int(asked.query["pageSize"])
        rows = [
            {
                "TITLE": one.title,
                "URL": f"/szsrmzf/zfwj/{one.day:%Y%m}/{one.number:032x}.shtml",
                "C_WJBH": "苏府〔2026〕1号",
                "C_SYH": f"014149649/{one.day.year}-{one.number:05}",
                "PUBLISHED_TIME_FORMAT": str(one.day),
                "C_FWRQ_FORMAT": "2020-01-02",
            }
            for one in found[(here - 1) * size : here * size]
        ]
        told = {"data": {"allRow": len(found), "totalPage": -(-len(found) // size), "list": rows}}
        return Answer(json.dumps(told), "application/json")

    return MiniSite({SUZHOU: shell or suzhou_shell(), LOAD: load})


def taiyuan_shell(key="Index"):
    return page(
        "<ul id='list'></ul><script>var chan = getQueryString('chan'); function load(n){ $.ajax({ "
        f"url:'{DOCUMENTS}?{key}=' + n + '&pageSize=20&siteId=1&ChannelType=1&KeyWord=&KeyWordType=&chanId=' + chan + "
        "'&order=1', dataType:'json', success:function(r){ draw(r.list); } }); } load(1);</script>"
    )


def taiyuan(things, key="Index", total=None):
    def documents(asked):
        if asked.query.get("chanId") != "25":
            return Answer('{"list":[]}', "application/json")
        here = int(asked.query.get(key, "1"))
        rows = [
            {"title": one.title, "url": f"/doc/{one.number}.shtml", "openTime": str(one.day)}
            for one in things[(here - 1) * 20 : here * 20]
        ]
        told = {"list": rows} | ({} if total is None else {"total": total})
        return Answer(json.dumps(told), "application/json")

    return MiniSite({TAIYUAN: taiyuan_shell(key), DOCUMENTS: documents})


def listed(things, folder="/gk/zcwj"):
    rows = "".join(
        f"<li><a href='{folder}/{one.day:%Y%m}/{one.number}.html'>{one.title}</a><span>{one.day}</span></li>"
        for one in things
    )
    return f"<ul class='list'>{rows}</ul>"


SCRIPT = "<div id='pages'></div><script>$('#pages').pagination({{total:{total}}});</script>"
