"""Article pages in the manner of many houses: each a template with what a person reads off it."""

# ruff: noqa: E501  (markup stands as a template prints it, one case a line)

from __future__ import annotations

from dataclasses import dataclass

from tests.reading.templates.frames import HOST, MENU, PROSE, html, side

TITLE = "清溪县人民政府办公室关于印发防汛抗旱应急预案的通知"
FOOT = '<div class="foot">主办：清溪县人民政府办公室 网站标识码：5207250001 黔ICP备12000001号</div>'
SIGNED = "<p style='text-align:right'>清溪县人民政府办公室</p><p style='text-align:right'>2026年10月30日</p>"


@dataclass(frozen=True)
class ArticlePage:
    """A page and what it says."""

    name: str
    html: str
    url: str = f"{HOST}/xxgk/zfwj/202611/t20261109_80001.html"
    title: str = TITLE
    published: str | None = "2026-11-09"
    meta: str | None = None
    signed: str | None = None
    source: str | None = None
    doc_number: str | None = None
    index_number: str | None = None
    attachments: tuple[str, ...] = ()


def _page(inside: str, head: str = "", title: str = f"{TITLE}_清溪县人民政府") -> str:
    crumbs = '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/">信息公开</a> &gt; <a href="../">政府文件</a> &gt; 正文</div>'
    return html(f"<ul>{MENU}</ul>{crumbs}{inside}{FOOT}", title, head)


ARTICLES = [
    ArticlePage(
        "one line with slashes",
        _page(
            f"<h1>{TITLE}</h1><p class='info'>2026/11/09 09:12 | 来源：县政府办 | 浏览：<span id='hits'></span>次 | 【字号：大 中 小】</p>{PROSE}{SIGNED}"
        ),
        signed="2026-10-30",
        source="县政府办",
    ),
    ArticlePage(
        "labels in list items, title in a div",
        _page(
            f"<div class='tit'>{TITLE}</div><ul class='inf'><li>发布日期：2026年11月9日</li><li>信息来源：县应急局</li><li>点击数：33</li>"
            f"<li><a href='javascript:window.print()'>打印</a></li></ul><div id='zoom'>{PROSE}{SIGNED}</div>"
        ),
        signed="2026-10-30",
        source="县应急局",
    ),
    ArticlePage(
        "a catalogue table with creation and publication",
        _page(
            "<table class='syh'><tr><td>索 引 号：</td><td>000014349/2026-00123</td><td>主题分类：</td><td>应急管理</td></tr>"
            "<tr><td>发布机构：</td><td>县政府办</td><td>文　　号：</td><td>清府办发〔2026〕18号</td></tr><tr><td>成文日期：</td><td>2026-10-30</td>"
            f"<td>生成日期：</td><td>2026-11-05</td></tr><tr><td>公开日期：</td><td>2026-11-09</td><td>有效性：</td><td>有效</td></tr></table>"
            f"<h2>{TITLE}</h2>{PROSE}"
        ),
        signed="2026-10-30",
        doc_number="清府办发〔2026〕18号",
        index_number="000014349/2026-00123",
    ),
    ArticlePage(
        "date written by a script",
        _page(
            f"<h3>{TITLE}</h3><div>发布时间：<script>var pubdata='2026年11月09日';document.write(pubdata);</script> "
            f"信息来源：<script>var wzly='县政府办';document.write(wzly)</script></div>{PROSE}"
        ),
        source="县政府办",
    ),
    ArticlePage(
        "date below the text only",
        _page(
            f"<h1>{TITLE}</h1>{PROSE}{SIGNED}<div class='b'>编辑：小李　发布日期：2026-11-09</div>"
        ),
        signed="2026-10-30",
    ),
    ArticlePage(
        "national labels and no bar",
        _page(
            f"<h1>{TITLE}</h1>{PROSE}",
            f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2026-11-09 10:01"><meta name="ContentSource " content="县政府办">'
            '<meta name="ColumnName" content="政府文件">',
        ),
        published=None,
        meta="2026-11-09",
        source="县政府办",
    ),
    ArticlePage(
        "change and publication, hits and share",
        _page(
            f"<h1>{TITLE}</h1><div class='property'><span>更新时间：2026-11-12 08:00</span><span>发布时间：2026-11-09 10:01</span><span>阅读：12</span>"
            f"<span>分享到：<a href='#'>微信</a></span></div>{PROSE}"
        ),
    ),
    ArticlePage(
        "a title broken over two lines, number below",
        _page(
            f"<div class='t1'><p>清溪县人民政府办公室</p><p>关于印发防汛抗旱应急预案的通知</p></div><p align='center'>清府办发〔2026〕18号</p>"
            f"<div>时间：2026-11-09　作者：　来源：本站</div>{PROSE}{SIGNED}"
        ),
        signed="2026-10-30",
        source="本站",
        doc_number="清府办发〔2026〕18号",
    ),
    ArticlePage(
        "attachments in the text and below",
        _page(
            f"<h1>{TITLE}</h1><div>发布时间：2026-11-09</div>{PROSE}<p>附件：1.<a href='./W020261109.docx'>防汛抗旱应急预案.docx</a></p>"
            "<p>　　　2.<a href='./P020261109.xls' title='物资清单.xls'>物资清单.xls</a></p>"
        ),
        attachments=("防汛抗旱应急预案.docx", "物资清单.xls"),
    ),
    ArticlePage(
        "related links with newer dates",
        _page(
            f"<h1>{TITLE}</h1><p>发布时间：2026-11-09 来源：县政府办</p>{PROSE}<div class='rel'><h4>相关信息</h4><ul>"
            + side("<li><a href='/xw/{n}.html'>{t}</a><span>{d}</span></li>")
            + "</ul></div>"
        ),
        source="县政府办",
    ),
    ArticlePage(
        "a notice with a deadline",
        _page(
            f"<h1>{TITLE}</h1><p>报名截止时间：2026-12-31</p><p>发布日期：2026-11-09</p>{PROSE}<p>听证时间：2026年12月1日</p>"
        ),
    ),
    ArticlePage(
        "side block above the text",
        _page(
            "<div class='left'><h3>最新信息</h3><ul>"
            + side("<li><a href='/xw/{n}.html'>{t}</a><i>{d}</i></li>", 6)
            + f"</ul></div><div class='right'><h1>{TITLE}</h1><div>日期：2026-11-09 来源：县政府办 字体：[大 中 小]</div>{PROSE}</div>"
        ),
        source="县政府办",
    ),
]
