"""Hidden links, outside scripts, and the targets of the marks, on pages made by hand."""

from __future__ import annotations

import pytest

from reading.page import read_page

URL = "http://www.yunxi.gov.cn/a.html"
LINK = '<a href="http://www.a.com/">某公司</a>'


def marks(body: str, head: str = "", url: str = URL):
    html = f"<html><head><title>题</title>{head}</head><body>{body}<p>正文</p></body></html>"
    return read_page(html.encode(), url, "text/html; charset=utf-8").marks


HIDDEN = (
    ("moved off", f'<div style="position:absolute; left:-9999px">{LINK}</div>', "移出屏幕", True),
    ("off above", f'<div style="POSITION:fixed;TOP:-5000px">{LINK}</div>', "移出屏幕", True),
    ("no size", f'<div style="overflow:hidden;height:0px">{LINK}</div>', "尺寸为零", True),
    ("one pixel", f'<div style="width:1px;overflow:hidden">{LINK}</div>', "尺寸为零", True),
    ("marquee", f'<marquee height="1" width="4">{LINK}</marquee>', "尺寸为零", True),
    ("colour", f'<p style="color:#fff;background:#fff">{LINK}</p>', "文字与背景同色", True),
    ("two spellings of a colour", f'<p style="color:#FFF;background-color:white">{LINK}</p>', "文字与背景同色", True),
    ("the colour of the ground above", ('<div style="background:#fff"><p><a style="color:#ffffff" '
     'href="http://www.a.com/">某公司</a></p></div>'), "文字与背景同色", True),
    ("seen through", f'<div style="width:9px;opacity:0">{LINK}</div>', "完全透明", False),
    ("clipped", f'<div style="position:absolute;clip:rect(0 0 0 0)">{LINK}</div>', "裁剪为零", False),
    ("indented", '<a style="text-indent:-9999px" href="http://www.a.com/">某公司</a>', "文字移出屏幕", False),
    ("display", f'<div style="display: none">{LINK}</div>', "不显示", False),
    ("attribute", f"<div hidden>{LINK}</div>", "不显示", False),
    ("letters", '<a style="font-size:0" href="http://www.a.com/">某公司</a>', "字号为零", False),
    ("deep", f'<div style="visibility:hidden"><ul><li>{LINK}</li></ul></div>', "不显示", False),
)  # fmt: skip


@pytest.mark.parametrize("case", HIDDEN, ids=lambda case: case[0])
def test_hidden_links_to_outside_hosts(case):
    _, body, how, strong = case
    (link,) = marks(body).hidden

    assert (link.url, link.text) == ("http://www.a.com/", "某公司")
    assert (link.how, link.strong) == (how, strong)


def test_a_class_of_the_pages_own_style_sheet_hides():
    (link,) = marks(
        f'<div class="x q">{LINK}</div>', "<style>.q{position:absolute;left:-9000px}</style>"
    ).hidden

    assert (link.how, link.strong) == ("移出屏幕", True)


VISIBLE = (
    ("plain", LINK),
    ("its own ground", '<div style="display:none"><a href="http://b.yunxi.gov.cn/">某局</a></div>'),
    ("the government's", '<div style="display:none"><a href="https://www.gov.cn/">某网</a></div>'),
    ("a slide a little aside", f'<div style="position:absolute;left:-300px">{LINK}</div>'),
    ("a margin without a place", f'<div style="margin-left:-1200px">{LINK}</div>'),
    ("letters of a container", f'<ul style="font-size:0"><li>{LINK}</li></ul>'),
    ("cut to a size", f'<div style="overflow:hidden;height:10px">{LINK}</div>'),
    ("a line as thin", f'<div style="overflow:hidden;line-height:1px">{LINK}</div>'),
    ("white on blue", f'<p style="color:#fff;background:#00f">{LINK}</p>'),
    (
        "white on a picture on white",
        (
            '<div style="background:#fff"><div style="background:url(a.png)">'
            '<a style="color:#fff" href="http://www.a.com/">某公司</a></div></div>'
        ),
    ),
    (
        "white, and the ground is another sheet's",
        (
            '<div style="background:#fff"><div class="foot">'
            '<a style="color:#fff" href="http://www.a.com/">某公司</a></div></div>'
        ),
    ),
    ("half seen through", f'<div style="opacity:0.8">{LINK}</div>'),
    ("a first line drawn in", f'<p style="text-indent:-2em">{LINK}</p>'),
    ("a picture", '<a style="font-size:0" href="http://www.a.com/"><img src="/a.png"></a>'),
)


@pytest.mark.parametrize("body", [body for _, body in VISIBLE], ids=[name for name, _ in VISIBLE])
def test_what_is_seen_or_not_outside_is_no_hidden_link(body):
    found = marks(body)

    assert found is None or found.hidden == ()


def test_hidden_links_are_bounded():
    many = "".join(f'<a href="http://www.a{at}.com/">甲</a>' for at in range(500))

    assert len(marks(f"<div hidden>{many}</div>").hidden) == 30


def test_hostile_style_sheets_cost_little():
    """Bounded by what is looked at: 20,000 rules of one name, 500 links that bear it."""
    sheet = "<style>" + ".q{display:none}" * 20_000 + ".q{" * 20_000 + "</style>"
    links = "".join(f'<a class="q" href="http://www.a{at}.com/">甲</a>' for at in range(500))

    assert len(marks(links, sheet).hidden) == 30


def test_scripts_of_outside_hosts_once_each():
    body = (
        '<script src="/own.js"></script><script src="//js.a.com/x.js"></script>'
        '<script src="https://js.a.com/y.js"></script><script src="https://b.yunxi.gov.cn/z.js"></script>'
        '<script src="http://dcs.conac.cn/a.js"></script><script>var a = 1</script>'
    )

    assert marks(body).scripts == ("js.a.com",)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=9900100001">找错</a>',
        '<a href="https://zfwzzc.www.gov.cn/check_web/errorInfo/siteCode=9900100001&url=x">找错</a>',
        '<script sitecode="9900100001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>',
    ],
)
def test_the_site_code_of_the_entry_for_errors(body):
    assert marks(body).errors_code == "9900100001"


def test_where_the_party_mark_leads():
    link = "https://bszs.conac.cn/sitename?method=show&id=08A84D5F38000F44E053022819AC4FA3"

    assert marks(f'<a href="{link.replace("&", "&amp;")}">标识</a>').party_link == link


def test_a_page_without_an_address_has_no_outside():
    assert marks(f"<div hidden>{LINK}</div>", url="") is None
