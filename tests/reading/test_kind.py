"""The kind of a page."""

from __future__ import annotations

from itertools import product

import pytest

import reading.page
from reading.kind import is_surely_text
from records import PageKind
from tests.reading.web import ARTICLE, COLUMN, FOOT, HOST, MENU, PROSE, page, read, rows

LIST = "<ul>" + rows('<li><a href="a{n}.html">{t}</a><b>{d}</b></li>') + "</ul>"
HOME = f"{HOST}/"


def block(name: str) -> str:
    """A block of a front page."""
    return f'<div><h3>{name} <a href="/{len(name)}/">更多&gt;&gt;</a></h3>{LIST}</div>'


FRONT = block("政务要闻") + block("通知公告栏目") + block("政策文件栏目文件")
BAR = "<h1>关于某事的通知公告</h1><div>发布时间：2026-10-20 来源：区政府办 【打印】【关闭】 字体：大 中 小</div>"
NAMES = (
    "领导信息",
    "政策文件",
    "政策解读",
    "财政信息",
    "人事信息",
    "规划计划",
    "统计数据",
    "应急管理",
    "建议提案",
)
DIRECTORY = (
    "<ul>"
    + "".join(f'<li><a href="{n}/">{name}</a></li>' for n, name in enumerate(NAMES))
    + "</ul>"
)


@pytest.mark.parametrize(
    ("html", "url", "kind"),
    [
        pytest.param(page(FRONT, column=""), HOME, "home", id="home"),
        pytest.param(page(FRONT), f"{HOST}/zwgk/", "channel", id="blocks of several columns"),
        pytest.param(
            page(DIRECTORY, column="公开目录"),
            f"{HOST}/zwgk/ml/",
            "channel",
            id="directory of columns",
        ),
        pytest.param(
            page(
                f"<h1>示例区低保对象公示名单</h1>{PROSE}", "示例区低保对象公示名单", column="公示"
            ),
            f"{HOST}/gs/992.html",
            "article",
            id="a text without a date, at a number, called otherwise than its column",
        ),
        pytest.param(
            page(f"<h1>机构职能</h1>{PROSE}", "机构职能", column="机构职能"),
            f"{HOST}/page.asp?id=7",
            "single",
            id="a text at a number, called as its column",
        ),
        pytest.param(
            page(FRONT, column="").replace("</ul>", "</ul><div>首页 &gt; 政务公开</div>", 1),
            f"{HOST}/zwgk/",
            "channel",
            id="blocks below a breadcrumb that links nowhere",
        ),
        pytest.param(page(LIST), COLUMN, "list", id="list"),
        pytest.param(page(LIST), "", "list", id="list without an address"),
        pytest.param(
            page(LIST + "<p>" + PROSE + "</p>"), COLUMN, "list", id="list with a note below"
        ),
        pytest.param(
            page('<ul></ul><script>createPageHTML(1,0,"index","html")</script>'),
            COLUMN,
            "empty_list",
            id="empty TRS list",
        ),
        pytest.param(page("<p>暂无相关信息</p>"), COLUMN, "empty_list", id="says that it is empty"),
        pytest.param(page(BAR + PROSE), ARTICLE, "article", id="article"),
        pytest.param(page(BAR + PROSE), "", "article", id="article without an address"),
        pytest.param(page(BAR), ARTICLE, "article", id="article without a text"),
        pytest.param(page(BAR + PROSE + LIST), ARTICLE, "article", id="article with a list below"),
        pytest.param(
            page(f"<h1>机构职能</h1>{PROSE}<p>电话：0990-8000000</p>", column="机构职能"),
            f"{HOST}/zwgk/jgzn/",
            "single",
            id="a column that is one page",
        ),
        pytest.param(
            page(f"<h1>机构职能</h1><p>更新日期：2026-01-01</p>{PROSE}", column="机构职能"),
            f"{HOST}/zwgk/jgzn/",
            "single",
            id="with the day of its last change",
        ),
        pytest.param(
            page(
                "<form><input type=text><input type=text><textarea></textarea></form>",
                column="区长信箱",
            ),
            f"{HOST}/hdjl/xx/",
            "form",
            id="form",
        ),
        pytest.param(page("<p>页面不存在</p>", title="404"), COLUMN, "error_page", id="soft 404"),
        pytest.param(
            "<p>您要访问的页面不存在或已被删除</p>", COLUMN, "error_page", id="bare soft 404"
        ),
        pytest.param(page("<h1>服务器内部错误</h1>", column=""), HOME, "error_page", id="500"),
        pytest.param(
            page("<p>该网站已停用，请联系管理员。</p>", column=""),
            HOME,
            "error_page",
            id="closed site",
        ),
        pytest.param(
            page(f"<p>本网站已停止更新微博账号。</p>{LIST}", column=""),
            HOME,
            "list",
            id="not closed",
        ),
        pytest.param(
            page("<ul><li v-for='x in list'>{{x.t}}</li></ul><script>var queryData='{}'</script>"),
            COLUMN,
            "js_only",
            id="list fetched by a script",
        ),
        pytest.param(
            page('<script type="text/x-handlebars-template"><li>{{t}}</li></script>'),
            COLUMN,
            "js_only",
            id="template",
        ),
        pytest.param(
            page(
                '<ul id="a"></ul><script>var shown=[{"title":"关于某事的公示","url":"/a.html"}]</script>'
            ),
            COLUMN,
            "js_only",
            id="rows as a script's data",
        ),
        pytest.param(
            '<html><body><div id="app"></div><script src="/app.js"></script></body></html>',
            f"{HOST}/gkmlpt/index",
            "js_only",
            id="shell",
        ),
        pytest.param(
            page('<iframe src="/module/xxgk/search.jsp?infotypeId=A01"></iframe>'),
            COLUMN,
            "js_only",
            id="list in a frame",
        ),
        pytest.param(
            page(
                "<p>电话：0990-8000000</p><div>"
                + "".join(f'<a href="http://w{n}.example.cn/">友好单位{n}</a>' for n in range(12))
                + "</div>",
                column="联系我们",
            ),
            f"{HOST}/lxwm/",
            "single",
            id="links to friends make no directory",
        ),
        pytest.param(
            page(
                rows(
                    '<div><a href="/s/{n}.html">{t}</a><p>发布时间：{d} 来源：某办 浏览：1</p></div>'
                )
            ),
            COLUMN,
            "list",
            id="rows with bars of their own",
        ),
        pytest.param(
            page(DIRECTORY, title="网站地图", column="网站地图"),
            f"{HOST}/wzdt.html",
            "other",
            id="site map",
        ),
        pytest.param(
            page(BAR.replace("公告", "页面不存在问题的公告") + PROSE),
            ARTICLE,
            "article",
            id="a text about missing pages",
        ),
    ],
)
def test_kind(html, url, kind):
    """Each sort of page by what it shows."""
    assert read(html, url).kind == PageKind(kind)


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<meta http-equiv="Refresh" content="0;URL=./dwzn/">', "/zwgk/dwzn/"),
        ("<meta http-equiv=refresh content=\"1; url='/a.html'\">", "/a.html"),
        (
            '<script>document.write(\'<meta http-equiv="Refresh" content="0;URL=/gsgg/" />\');</script>',
            "/gsgg/",
        ),
        ('<script>window.location.href="index.html"</script>', "/zwgk/index.html"),
        ("<script>location = '/a/'</script>", "/a/"),
        ("<script>self.location.replace('/a/')</script>", "/a/"),
        ("<script>window.onload=function(){top.location='/a/'}</script>", "/a/"),
        pytest.param('<meta http-equiv="refresh" content="300">', None, id="only reloads itself"),
        pytest.param('<meta http-equiv="refresh" content="60;url=/a/">', None, id="much later"),
        pytest.param(
            "<script>function go(){location.href='/a/'}</script>",
            None,
            id="in a function nobody calls",
        ),
        pytest.param(
            "<script>if(/Android|iPhone/.test(navigator.userAgent)){location.href='/wap/'}</script>",
            None,
            id="phones only",
        ),
        pytest.param(
            "<script>location.href='javascript:void(0)'</script>", None, id="leads nowhere"
        ),
        pytest.param(
            '<meta http-equiv="refresh" content="0;url=/zwgk/">', None, id="leads to itself"
        ),
    ],
)
def test_redirect_stub(html, target):
    """A shell that sends the browser on, and what only looks like one."""
    got = read(f"<html><head>{html}</head><body></body></html>", f"{HOST}/zwgk/")

    assert got.redirect == (target and HOST + target)
    assert (got.kind is PageKind.REDIRECT_STUB) is (target is not None)


def test_a_real_page_that_sets_a_location_is_no_stub():
    """A search box's script is not a redirect."""
    assert read(page(LIST + '<script>location.href="/x/"</script>')).redirect is None


def test_newest_of_a_front_page():
    """The newest date of all blocks; the banner with today's date does not count."""
    html = (
        f"<html><body><ul>{MENU}</ul><p>今天是 2026年11月22日 星期日</p>{FRONT}{FOOT}</body></html>"
    )

    got = read(html, HOME)

    assert got.kind is PageKind.HOME
    assert str(got.newest) == "2026-10-20"


def test_empty_text_is_said():
    """A single page of which only the frame is there."""
    got = read(page("<h1>联系方式</h1><div> </div>", column="联系方式"), f"{HOST}/lxfs/")

    assert got.kind is PageKind.SINGLE
    assert "正文为空" in got.reasons


HEADS = (
    "",
    '<meta name="ArticleTitle" content="关于某事的通知公告">',
    '<meta name="ColumnName" content="公告">',
)
BARS = (BAR, "<h1>关于某事的通知公告</h1>", "<div>2026-10-20 来源：区政府办</div>")
LONG = "".join(
    rows(f'<li><a href="{way}{{n}}.html">{way}{{t}}</a><b>{{d}}</b></li>') for way in "abc"
)
PAGED = f"<ul>{LONG}</ul><div><a href='index_1.html'>下一页</a> 共3页</div>"
BESIDE = (("", ""), (LIST, ""), ("", PAGED), (LONG, LIST), (PAGED, ""))
TEXTS = (("", "公告"), (PROSE, "公告"), (PROSE, ""))
URLS = (ARTICLE, COLUMN, HOME, f"{HOST}/a/20261020.html")


def test_lists_that_are_not_looked_for_would_have_changed_nothing(monkeypatch):
    """Whatever stands above or below a text that is surely one: read as if every list had been looked for."""
    pages = [
        (page(f"{above}{bar}{prose}{below}", "关于某事的通知公告", head, column), url)
        for head, bar, (above, below), (prose, column), url in product(
            HEADS, BARS, BESIDE, TEXTS, URLS
        )
    ]
    asked: list[bool] = []

    def noted(*told):
        asked.append(is_surely_text(*told))
        return asked[-1]

    monkeypatch.setattr(reading.page, "is_surely_text", noted)
    quick = [read(html, url) for html, url in pages]
    monkeypatch.setattr(reading.page, "is_surely_text", lambda *_: False)

    assert quick == [read(html, url) for html, url in pages]
    assert 0.1 < sum(asked) / len(asked) < 0.9
