"""The facts of an article, however its information bar is written."""

from __future__ import annotations

import pytest

from records import Origin, PageKind
from tests.reading.web import ARTICLE, HOST, PROSE, page, read

TITLE = "示例区人民政府办公室关于印发《公文处理办法》的通知"
SHOWN = "2026-10-20"


def article(
    bar: str, body: str = PROSE, *, title: str = TITLE, heading: str = "", head: str = ""
) -> str:
    """An article page with this bar between title and text."""
    top = heading or f"<h1>{title}</h1>"
    return page(f"<div>{top}{bar}<div>{body}</div></div>", f"{title}_通知公告_示例区人民政府", head)


@pytest.mark.parametrize(
    "bar",
    [
        "<p>发布时间：2026-10-20 10:23:11　来源：区政府办　浏览次数：12 【打印】【关闭】</p>",
        "<p>发布日期: <b>2026/10/20</b></p>",
        "<p>时间：2026年10月20日 字体：大 中 小</p>",
        "<p><span>2026-10-20</span><span>来源：</span><span>区政府办</span></p>",
        "<p>来源：区政府办 2026-10-20 08:00</p>",
        "<p>2026-10-20</p>",
        "<p>更新时间：2026-10-20 作者：某某</p>",
        "<p>发布时间：<script>var pubdata='2026年10月20日';document.write(pubdata)</script> 字体：大</p>",
        "<p><script>var pubtime='2026-10-20 00:00:00';document.write('发布时间：'+pubtime)</script></p>",
        "<table><tr><td>索引号：</td><td>0123/2026-00012</td><td>发布日期：</td><td>2026-10-20</td></tr></table>",
        "<table><tr><td>成文日期</td><td>2026-10-11</td><td>发布日期</td><td>2026年10月20日</td></tr></table>",
        "<ul><li>公开日期</li><li>2026-10-20</li></ul>",
        "<p>会议时间：2026-11-05 发布时间：2026-10-20</p>",
        "<p>截止时间：2026-11-05</p><p>发布时间：2026-10-20</p>",
        "<p>发 布 时 间：2026-10-20</p>",
        "<p>时间发布：2026-10-20 09:51 阅读次数：12次</p>",
        "<p>发布时间：2026-10-20</p><p>发文日期：2026-10-11</p>",
        "<table><tr><td>发文日期：</td><td>2026-10-20</td><td>文号：</td><td>无</td></tr></table>",
    ],
)
def test_published(bar):
    """The day of publication that the page shows."""
    got = read(article(bar), ARTICLE)

    assert got.kind is PageKind.ARTICLE
    assert str(got.article.published) == SHOWN
    assert got.article.title == TITLE


@pytest.mark.parametrize(
    "bar",
    [
        pytest.param("<p>来源：区政府办</p>", id="no date"),
        pytest.param("<p>报名截止时间：2026-11-05</p>", id="a closing date"),
        pytest.param("<p>公示时间：2026-10-20至2026-10-27</p>", id="a period of notice"),
        pytest.param("<p>成文日期：2026-10-11</p>", id="the day of signing"),
        pytest.param("<p>发布日期：1970-01-01</p>", id="no date of a machine"),
        pytest.param("<p>今天是2026年11月22日</p>", id="today"),
    ],
)
def test_no_publication_date_is_shown(bar):
    """Another matter's date is not the day of publication."""
    got = read(article(bar), ARTICLE)

    assert got.article.published is None


def test_the_shown_date_is_not_replaced_by_label_or_address():
    """Three dates that say three things are kept apart."""
    head = '<meta name="PubDate " content="2026-10-21 17:18">'

    got = read(article("<p>发布时间：2026-10-19</p>", head=head), ARTICLE).article

    assert (str(got.published), str(got.meta_pubdate)) == ("2026-10-19", "2026-10-21")
    assert (got.published.origin, got.meta_pubdate.origin) == (Origin.SHOWN, Origin.META)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("", TITLE),
        (f'<div class="x">{TITLE}</div>', TITLE),
        (f"<p>{TITLE[:12]}<br>{TITLE[12:]}</p>", TITLE),
        ("<h2>示例区人民政府</h2>" + f"<p>{TITLE}</p>", TITLE),
        pytest.param(
            f"<h2>{TITLE} <small>2026-10-20 <i>来源：区政府办</i></small><b>字号：大</b></h2>",
            TITLE,
            id="the bar inside the heading",
        ),
    ],
)
def test_title(heading, title):
    """The title as shown, in whatever element."""
    assert (
        read(article("<p>发布时间：2026-10-20</p>", heading=heading), ARTICLE).article.title
        == title
    )


def test_a_date_above_the_title_is_a_banners():
    """The bar's own date counts, also when it has no label."""
    banner = '<p><a href="/a.html">参保缴费温馨提示</a> 2026-11-01</p>'
    html = page(
        f"{banner}<h1>{TITLE}</h1><p>2026-10-20 来源：区政府办</p>{PROSE}",
        f"{TITLE}_示例区人民政府",
        column="",
    )

    assert str(read(html, ARTICLE).article.published) == SHOWN


@pytest.mark.parametrize("between", ["-", "_", " - "])
def test_a_title_shorter_than_the_name_of_the_site(between):
    """The name of the site, shown too, is not the title because it is longer."""
    site = "示例区人力资源和社会保障局"
    html = page(
        f"<p>{site}</p><h1>政策问答</h1><p>发布时间：2026-10-20</p>{PROSE}",
        f"政策问答{between}{site}",
    )

    assert read(html, ARTICLE).article.title == "政策问答"


def test_title_when_the_page_names_only_the_site():
    """A useless `<title>`: the first heading."""
    html = page(f"<h1>{TITLE}</h1><p>发布时间：2026-10-20</p>{PROSE}", "示例区人民政府门户网站")

    assert read(html, ARTICLE).article.title == TITLE


@pytest.mark.parametrize(
    ("bar", "source"),
    [
        ("<p>来源：区政府办 作者：某某</p>", "区政府办"),
        ("<p>信息来源：区财政局　发布时间：2026-10-20</p>", "区财政局"),
        ("<p><b>来源：</b><b>区财政局</b></p>", "区财政局"),
        ("<p>来源： 发布时间：2026-10-20</p>", None),
        ("<script>var wzly='区财政局';document.write('来源：'+wzly)</script>", "区财政局"),
        ("<script>var wzly='';document.write('来源：'+wzly)</script>", None),
    ],
)
def test_source(bar, source):
    """Where it came from."""
    assert read(article(bar + "<p>发布日期：2026-10-20</p>"), ARTICLE).article.source == source


@pytest.mark.parametrize(
    ("title", "body", "number"),
    [
        (TITLE, "<p>某政办发〔2026〕12号</p>" + PROSE, "某政办发〔2026〕12号"),
        (TITLE, "<p>某政办发[2026] 12号</p>" + PROSE, "某政办发[2026]12号"),
        ("关于就业工作的通知（财税〔2017〕49号）", PROSE, "财税〔2017〕49号"),
        (TITLE, "<p>采购编号：某财采购【2018】072号</p>" + PROSE, None),
        (TITLE, "<p>第80号</p>" + PROSE, None),
        (
            TITLE,
            "<p>中华人民共和国主席令</p><p>第八十号</p>" + PROSE,
            "中华人民共和国主席令第八十号",
        ),
        (TITLE, PROSE + "<p>依据国发〔2018〕44号执行。</p>", None),
        (
            TITLE,
            "<table><tr><td>文 号：</td><td>某财〔2026〕3号</td></tr></table>" + PROSE,
            "某财〔2026〕3号",
        ),
        (
            TITLE,
            "<table><tr><td>文号</td><td>无</td><td>有效性</td><td>有效</td></tr></table>" + PROSE,
            None,
        ),
    ],
)
def test_doc_number(title, body, number):
    """The document's own number, and numbers of other things."""
    bar = "<p>发布日期：2026-10-20</p>"

    assert read(article(bar, body, title=title), ARTICLE).article.doc_number == number


def test_catalogue_table():
    """索引号 and its neighbours, an empty cell between them."""
    bar = (
        "<table><tr><td>索 引 号：</td><td>000014349/2019-00003</td><td>主题分类：</td><td></td></tr>"
        "<tr><td>发文字号：</td><td>国发〔2019〕3号</td><td>成文日期：</td><td>2019年01月12日</td></tr>"
        "<tr><td>主 题 词：</td><td></td><td>发布日期：</td><td>2019年01月25日</td></tr></table>"
    )

    got = read(article(bar), ARTICLE).article

    assert (got.index_number, got.doc_number) == ("000014349/2019-00003", "国发〔2019〕3号")
    assert (str(got.signed), str(got.published)) == ("2019-01-12", "2019-01-25")


def test_other_names_in_the_catalogue_table():
    """信息索引, and 发文日期 beside another day of publication."""
    bar = (
        "<table><tr><td>信息索引：</td><td>360A12-07-2026-0008-1</td>"
        "<td>发文日期：</td><td>2026-10-11</td></tr></table><p>发布日期：2026-10-20</p>"
    )

    got = read(article(bar), ARTICLE).article

    assert got.index_number == "360A12-07-2026-0008-1"
    assert (str(got.signed), str(got.published)) == ("2026-10-11", SHOWN)


@pytest.mark.parametrize(
    ("tail", "day"),
    [
        ("<p>示例区人民政府办公室</p><p>2026年10月15日</p>", "2026-10-15"),
        ("<p>示例区财政局</p><p>二〇一七年三月一日</p>", "2017-03-01"),
        ("<p>示例区财政局</p><p>20<b>25</b><i>年</i>3<b>月</b>17日</p>", "2025-03-17"),
        ("<p>示例区财政局</p><p>2026年10月15日</p><p>附件</p><p>2024年1月1日</p>", "2026-10-15"),
        ("<p>示例区财政局</p><p>1996年6月29日</p>", "1996-06-29"),
        pytest.param(
            "<p>主办单位：示例区文化馆</p><p>承办单位：某中心</p>"
            + "<p>第一名</p>" * 5
            + "<p>示例区文化馆</p><p>2026年10月15日</p>",
            "2026-10-15",
            id="below the organisers of a contest",
        ),
        ("<p>会议于2026年10月15日召开。</p>", None),
    ],
)
def test_signed(tail, day):
    """The day under the signature, also above an annex."""
    got = read(article("<p>发布日期：2026-10-20</p>", PROSE + tail), ARTICLE).article

    assert (str(got.signed) if got.signed else None) == day


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("示例区财政局2026年部门预算", "经区财政局2026年2月3日批复，现予公开。", "2026-02-03"),
        ("示例区2026年政府预算", "本预算于2026年1月20日经区人民代表大会审查批准。", "2026-01-20"),
        ("示例区2025年政府决算", "批准日期：2026年7月30日", "2026-07-30"),
        ("示例区财政局2026年部门预算", "预算编制于2025年12月1日开始。", None),
        ("示例区防火通知", "经区政府2026年2月3日批准。", None),
    ],
)
def test_approved(title, text, day):
    """The day of approval that a budget or final account states, and no other text's."""
    html = article("<p>发布日期：2026-10-20</p>", f"<p>{text}</p>{PROSE}", title=title)

    got = read(html, ARTICLE).article

    assert (str(got.approved) if got.approved else None) == day


def test_attachments():
    """Files by their address or by their name behind a download script; not the site's own downloads above."""
    body = (
        PROSE + '<p><a href="./P020261020.docx">附件1：申报表.docx (32.50 KB)</a>'
        '<a href="./P020261021.xls">点击下载</a>'
        '<a href="/module/download/downfile.jsp?classid=0&filename=abc">附件2.名单.pdf</a>'
        '<a href="./P020261020.docx">申报表</a><a href="javascript:;">附件3.doc</a><a href="/x.html">附件说明</a></p>'
    )
    html = '<a href="/app.zip">客户端下载</a>' + article("<p>发布日期：2026-10-20</p>", body)

    got = read(html, ARTICLE).article.attachments

    assert [(file.name, file.url) for file in got] == [
        ("附件1：申报表.docx", f"{HOST}/zwgk/tzgg/202610/P020261020.docx"),
        ("P020261021.xls", f"{HOST}/zwgk/tzgg/202610/P020261021.xls"),
        ("附件2.名单.pdf", f"{HOST}/module/download/downfile.jsp?classid=0&filename=abc"),
    ]


def test_the_title_of_a_page_without_a_heading_element():
    """Old ASP: `<title>` names the site alone, and the title stands in bold above the bar."""
    table = (
        "<table><tr><td><b>示例区开展宣传进村入户活动</b></td></tr>"
        "<tr><td>[日期：2026-10-20] [来源：示例区] [字体：大 中 小]</td></tr>"
        f"<tr><td>{PROSE}</td></tr></table>"
    )

    assert read(page(table, "示例区新闻"), ARTICLE).title == "示例区开展宣传进村入户活动"
    assert read(page(table.replace("<b>示", "<b>今天是示"), "示例区新闻"), ARTICLE).title == (
        "示例区新闻"
    )
