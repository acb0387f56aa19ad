"""National labels, footer identity, breadcrumb, links."""

from __future__ import annotations

import pytest

from reading.metas import metas
from records import StatedDate
from records.dates import Origin
from records.privacy import check_digit
from tests.reading.web import ARTICLE, COLUMN, HOST, PROSE, page, read, rows


@pytest.mark.parametrize(
    "name",
    [
        "SiteIDCode",
        "siteidcode",
        "SiteIDCode ",
        "SITE_ID_CODE",
        "Site-IDCode",
        "siteIdCode",
    ],
)
def test_label_names(name):
    """Case, blanks and joints of a label's name do not matter."""
    assert metas([(name, "9900100001", "name")]).site_id_code == "9900100001"


@pytest.mark.parametrize(
    ("content", "day"),
    [
        ("2026-09-30 17:18", (2026, 9, 30)),
        ("2026-05-06-10:00:00", (2026, 5, 6)),
        ("20260506", (2026, 5, 6)),
        ("20260506101500", (2026, 5, 6)),
        ("2026/5/6", (2026, 5, 6)),
        ("2026年5月6日", (2026, 5, 6)),
    ],
)
def test_pub_date(content, day):
    """The forms in which PubDate is written."""
    assert metas([("PubDate", content, "name")]).pub_date == StatedDate(*day, Origin.META)


@pytest.mark.parametrize(
    "content", ["", " ", "[!--newstime--]", "${pubDate}", "null", "昨天", "0000-00-00"]
)
def test_labels_that_say_nothing(content):
    """Empty and unfilled labels are absent; a later filled one counts."""
    assert metas([("PubDate", content, "name")]).pub_date is None
    assert (
        metas([("SiteName", "null", "name"), ("SiteName", "示例区", "name")]).site_name == "示例区"
    )


@pytest.mark.parametrize(
    ("foot", "field", "value"),
    [
        ("网站标识码：9900100001", "site_id_code", "9900100001"),
        ("政府网站标识码 9900100001", "site_id_code", "9900100001"),
        ("网站标识码bm01000001", "site_id_code", "bm01000001"),
        ("标识码：99001000012345", "site_id_code", None),
        ('<script sitecode="9900100001" src="/jiucuo.js"></script>', "site_id_code", "9900100001"),
        ("网站备案：豫ICP备15021526号-1 豫公网安备", "icp", "豫ICP备15021526号-1"),
        ("新ICP备 09002870号", "icp", "新ICP备 09002870号"),
        ("京ICP证030173号", "icp", "京ICP证030173号"),
        ("豫公网安备 41142402000535号", "police_record", "豫公网安备 41142402000535号"),
        ("津公网安备 ：12010302000991号", "police_record", "津公网安备 ：12010302000991号"),
        ("主办单位：示例区人民政府办公室　承办单位：某中心", "organiser", "示例区人民政府办公室"),
        ("主办：示例区人力资源网", "organiser", "示例区人力资源网"),
        ("<i>主办方：</i>示例工程办公室", "organiser", "示例工程办公室"),
        ("网站地图 | 示例区自然资源局主办 | 示例中心承办", "organiser", "示例区自然资源局"),
        ("主办单位：示例区政府办网站标识码：9900100001", "organiser", "示例区政府办"),
        ("主办：示例区科学技术局 技术支持：某公司", "organiser", "示例区科学技术局"),
        ("主办单位：示例区城市管理局承办单位：某中心", "organiser", "示例区城市管理局"),
        (
            "主办：示例区住房和城乡建设局联系电话：0990-8000000",
            "organiser",
            "示例区住房和城乡建设局",
        ),
        ("主办：某办公室备案序号：京ICP备12345678号", "organiser", "某办公室"),
        pytest.param(
            "<p>主办单位：示例区文化馆</p>" + "<p>第一名</p>" * 20 + "<p>京ICP备12345678号</p>",
            "organiser",
            None,
            id="the organiser of a contest in a text",
        ),
        ("滇ICP备09010050号-5", "icp", "滇ICP备09010050号-5"),
        ("滇公网安备 53010202000123号", "police_record", "滇公网安备 53010202000123号"),
        ("蜀ICP备10014763号", "icp", "蜀ICP备10014763号"),
        ("电话：0990-8000000", "organiser", None),
        (
            '<a href="http://bszs.conac.cn/sitename?method=show&id=1"><img src="a.png"></a>',
            "party_mark",
            True,
        ),
        ("<script src='http://dcs.conac.cn/js/1.js'></script>", "party_mark", True),
        (
            "<script>document.write(unescape(\"%3Cscript src='http://dcs.conac.cn/js/1.js'\"))</script>",
            "party_mark",
            True,
        ),
        ("<!-- http://bszs.conac.cn/sitename -->", "party_mark", False),
        ("党政机关", "party_mark", False),
        (
            '<a href="https://zfwzzc.www.gov.cn/check_web/?site_code=1"><img src="a.png"></a>',
            "report_errors",
            True,
        ),
        (
            "<script id=_jiucuo_ src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script>",
            "report_errors",
            True,
        ),
        ("<a href='/x'>我为政府网站找错</a>", "report_errors", True),
        ("找到错误", "report_errors", False),
    ],
)
def test_footer(foot, field, value):
    """Each mark of identity in the ways it is shown."""
    got = read(f"<html><body>{PROSE}<div>{foot}</div></body></html>")

    assert getattr(got.footer, field) == value


@pytest.mark.parametrize(
    ("crumb", "names"),
    [
        (
            "当前位置：<a>首页</a>&nbsp;&gt;&nbsp;<a>政务公开</a> &gt; <a>通知公告</a>",
            ("首页", "政务公开", "通知公告"),
        ),
        ("您所在的位置：首页 > 政务公开 > 通知公告 > 正文", ("首页", "政务公开", "通知公告")),
        (
            "您现在的位置: <a>首页</a> » <a>政务公开</a> » <span>通知公告</span>",
            ("首页", "政务公开", "通知公告"),
        ),
        (
            "当前位置：<a>首页</a>&nbsp;/&nbsp;<a>政务公开</a>&nbsp;/&nbsp;<span>通知公告</span>",
            ("首页", "政务公开", "通知公告"),
        ),
        (
            "<a>首页</a>&nbsp;&gt;&nbsp;<a>政务公开</a>&nbsp;&gt;&nbsp;<a>通知公告</a>",
            ("首页", "政务公开", "通知公告"),
        ),
        (
            "<ul><li>当前位置：</li><li><a>首页</a></li><li>&gt;</li><li><a>通知公告</a></li></ul>",
            ("首页", "通知公告"),
        ),
        ("首页 &gt; 政务公开 &gt; 通知公告", ("首页", "政务公开", "通知公告")),
        ("首页 &gt; 政务公开", ("首页", "政务公开")),
        ("首页-交易信息-招标公告", ("首页", "交易信息", "招标公告")),
        ("当前位置：首页 - 政务公开 - 通知公告", ("首页", "政务公开", "通知公告")),
        ("当前位置：首页 > 2021-2025年规划", ("首页", "2021-2025年规划")),
        ("首页", ()),
        ("首页 下一页 尾页", ()),
        ("地理位置：示例区东部", ()),
        ("<a>首页</a> <a>政务公开</a> <a>互动交流</a>", ()),
    ],
)
def test_breadcrumb(crumb, names):
    """A breadcrumb with a label or without, by any separator; a menu is none."""
    got = read(f"<html><body><div>{crumb}</div><div>{PROSE}</div></body></html>")

    assert got.breadcrumb == names


def test_column_name():
    """The breadcrumb names the column; a label may name its parent."""
    html = page(
        "<ul>" + rows('<li><a href="a{n}.html">{t}</a><b>{d}</b></li>') + "</ul>",
        head='<meta name="ColumnName" content="政府信息公开">',
    )

    assert read(html).listing.column == "通知公告"


def test_links():
    """Each address once with its first text; scripts' menus too; nothing but http(s)."""
    html = (
        '<a href="a.html"><img></a><a href="a.html">第一个</a><a href="./a.html">又一次</a><a href="javascript:;">x</a>'
        "<script>var s='工作动态';document.write('<li><a href=\"../gzdt/\">'+s+'</a></li>')</script>"
    )

    got = read(f"<body>{html}</body>").links

    assert [(link.url, link.text) for link in got] == [
        (f"{COLUMN}a.html", "第一个"),
        (f"{HOST}/zwgk/gzdt/", "工作动态"),
    ]


def test_no_identity_number_leaves():
    """Titles, rows, links and labels are veiled; the mark tells of the number without telling it."""
    body17 = "99010119900307123"
    number = body17 + check_digit(body17)
    html = page(
        f"<h1>关于某人（{number}）的公示公告</h1><p>发布日期：2026-10-20 来源：{number}</p>"
        f"<p>身份证号：{number}</p>{PROSE}"
        f'<ul><li><a href="a1.html" title="{number}公示">{number}公示</a><b>2026-01-01</b></li></ul>',
        title=f"关于某人（{number}）的公示公告",
        head=f'<meta name="ArticleTitle" content="关于{number}的公示">',
    )

    for url in (ARTICLE, COLUMN):
        got = read(html, url)
        assert number not in repr(got)
        assert got.personal
