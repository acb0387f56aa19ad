"""Pages that are neither list nor article, and shells that only look like one."""

# ruff: noqa: E501  (markup stands as a template prints it, one case a line)

from __future__ import annotations

from tests.reading.templates.frames import HOST, MENU, PROSE, html, rows, side

FOOT = '<div class="foot">主办：清溪县人民政府办公室 网站标识码：5207250001 黔ICP备12000001号</div>'
ROWS = rows('<li><a href="{path}">{t}</a><span>{d}</span></li>')
HOT = side('<li><a href="/xw/{n}.html">{t}</a><span>{d}</span></li>')
CRUMBS = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/">信息公开</a> &gt; <a href="./">{}</a></div>'


def _framed(name: str, inside: str, head: str = "") -> str:
    return html(
        f"<ul>{MENU}</ul>{CRUMBS.format(name)}{inside}{FOOT}", f"{name}-清溪县人民政府", head
    )


def _block(name: str, shown: str) -> str:
    return f'<div class="box"><div class="hd"><h2>{name}</h2><a href="/{len(name)}/">更多+</a></div><ul>{shown}</ul></div>'


PAGES = [
    (
        "a home page of boxes",
        html(
            f"<ul>{MENU}</ul>"
            + _block("政务要闻", HOT)
            + _block("通知公告信息", ROWS)
            + _block("部门动态", ROWS)
            + _block("乡镇", ROWS)
            + FOOT,
            "清溪县人民政府",
        ),
        f"{HOST}/",
        "home",
    ),
    (
        "a channel with boxes",
        _framed(
            "信息公开",
            _block("政策文件", ROWS) + _block("规范性文件信息", ROWS) + _block("政策解读类", HOT),
        ),
        f"{HOST}/xxgk/",
        "channel",
    ),
    (
        "a catalogue of columns",
        _framed(
            "法定主动公开内容",
            "<ul>"
            + "".join(
                f'<li><a href="/xxgk/fdzdgknr/{n}/">{name}</a></li>'
                for n, name in enumerate(
                    (
                        "机构职能",
                        "规划信息",
                        "统计信息",
                        "行政许可",
                        "行政处罚",
                        "财政预决算",
                        "行政事业性收费",
                        "政府采购",
                        "重大建设项目",
                        "应急管理",
                    )
                )
            )
            + "</ul>",
        ),
        f"{HOST}/xxgk/fdzdgknr/",
        "channel",
    ),
    (
        "a shell with a side block: Vue",
        _framed(
            "通知公告",
            f'<div id="app"><ul><li v-for="item in list"><a :href="item.url">{{{{item.title}}}}</a>'
            f'<span>{{{{item.time}}}}</span></li></ul></div><div class="side"><h3>热点信息</h3><ul>{HOT}</ul></div>'
            '<script>new Vue({el:"#app",methods:{load(){axios.get("/api/list")}}})</script>',
        ),
        f"{HOST}/tzgg/",
        "js_only",
    ),
    (
        "a shell with a side block of undated links: doT",
        _framed(
            "通知公告",
            '<script id="tpl" type="text/x-dot-template">{{~it.data:el}}<li><a href="{{=el.link}}">{{=el.title}}</a></li>{{~}}</script><ul id="list"></ul>'
            '<div class="hot"><h4>相关链接</h4><ul>'
            + side('<li><a href="/xw/{n}.html">{t}</a></li>')
            + "</ul></div>",
        ),
        f"{HOST}/tzgg/",
        "js_only",
    ),
    (
        "an empty column of a TRS site",
        _framed(
            "规划计划",
            '<ul class="list"></ul><script>createPageHTML(1, 0, "index", "html");</script>',
        ),
        f"{HOST}/xxgk/ghjh/",
        "empty_list",
    ),
    (
        "an empty column in words",
        _framed("规划计划", '<ul class="list"><li class="none">暂无相关信息！</li></ul>'),
        f"{HOST}/xxgk/ghjh/",
        "empty_list",
    ),
    (
        "an empty column beside hot topics",
        _framed(
            "规划计划",
            f'<ul class="list"></ul><p>本栏目暂无信息</p><div><h3>热点信息</h3><ul>{HOT}</ul></div>',
        ),
        f"{HOST}/xxgk/ghjh/",
        "empty_list",
    ),
    (
        "duties of an office",
        _framed(
            "机构职能",
            f"<div class='TRS_Editor'><p>清溪县应急管理局贯彻落实党中央关于应急工作的方针政策。主要职责是：</p>{PROSE}</div>",
        ),
        f"{HOST}/xxgk/jgzn/",
        "single",
    ),
    (
        "leaders",
        _framed(
            "领导信息",
            "<div class='ld'><img src='a.jpg'><h3>局长</h3><p>主持局全面工作，分管办公室、财务工作。</p></div>"
            + PROSE,
        ),
        f"{HOST}/xxgk/ldxx/",
        "single",
    ),
    (
        "a letter to the county head",
        _framed(
            "县长信箱",
            "<form action='/post'><input type=text name=xm><input type=text name=dh><textarea name=nr></textarea>"
            "<button>提交</button></form>",
        ),
        f"{HOST}/hdjl/xzxx/",
        "form",
    ),
    (
        "a page that is gone",
        html(
            "<div class='err'><h1>404</h1><p>抱歉，您访问的页面不存在或已删除</p><a href='/'>返回首页</a></div>",
            "404 Not Found",
        ),
        f"{HOST}/xxgk/old/",
        "error_page",
    ),
    (
        "sent on by the browser",
        html("", "", '<meta http-equiv="refresh" content="0; url=./zxgk/">'),
        f"{HOST}/xxgk/",
        "redirect_stub",
    ),
]
"""(what it is, page, address, kind)"""

FEET = [
    (
        "a line of each",
        "<p>主办单位：清溪县人民政府办公室</p><p>网站标识码：5207250001</p><p>黔ICP备12000001号-1</p><p>贵公网安备 52072502000001号</p>",
        (
            "5207250001",
            "黔ICP备12000001号-1",
            "贵公网安备 52072502000001号",
            "清溪县人民政府办公室",
        ),
    ),
    (
        "all in one, bars between",
        "<div>主办：清溪县人民政府 | 承办：县政府办 | 标识码：5207250001 | 备案号：黔ICP备12000001号</div>",
        ("5207250001", "黔ICP备12000001号", None, "清溪县人民政府"),
    ),
    (
        "links around the numbers",
        (
            '<div>版权所有：清溪县人民政府 政府网站标识码:5207250001 <a href="https://beian.miit.gov.cn">黔ICP备12000001号-2</a> '
            '<a href="http://www.beian.gov.cn"><img src="ga.png">贵公网安备52072502000001号</a></div>'
        ),
        ("5207250001", "黔ICP备12000001号-2", "贵公网安备52072502000001号", None),
    ),
    (
        "the name before the word",
        "<div>清溪县人民政府办公室主办　清溪县大数据中心承办　网站标识码：5207250001</div>",
        ("5207250001", None, None, "清溪县人民政府办公室"),
    ),
    (
        "wide digits and blanks",
        "<div>网站标识码：５２０７２５０００１　黔ICP备 12000001 号</div>",
        ("5207250001", "黔ICP备 12000001 号", None, None),
    ),
    (
        "label and value in cells",
        "<table><tr><td>主办单位：</td><td>清溪县财政局</td></tr><tr><td>网站标识码：</td><td>5207250012</td></tr></table>",
        ("5207250012", None, None, "清溪县财政局"),
    ),
    (
        "a sponsor with a long name",
        "<div>主办：清溪县科学技术和工业信息化局 技术支持：某公司 网站标识码：5207250033</div>",
        ("5207250033", None, None, "清溪县科学技术和工业信息化局"),
    ),
    (
        "organiser in two offices",
        "<div>主办：中共清溪县委、清溪县人民政府　网站标识码：5207250001</div>",
        ("5207250001", None, None, "中共清溪县委、清溪县人民政府"),
    ),
    ("nothing", "<div>清溪县</div>", (None, None, None, None)),
]
"""(what it is, footer, (code, ICP, police record, organiser))"""
