"""Links to sites that are no government's, on pages made by hand: is the visitor told before?"""

from __future__ import annotations

import pytest

from reading.page import read_page
from records.outside import needs_no_notice

URL = "http://www.yunxi.gov.cn/a.html"
OUT = "http://www.somebody.com/"
LINK = f'<a href="{OUT}">某公司</a>'


def outward(body: str, head: str = "", url: str = URL):
    html = f"<html><head><title>题</title>{head}</head><body>{body}<p>正文</p></body></html>"
    marks = read_page(html.encode(), url, "text/html; charset=utf-8").marks
    return marks.outward if marks else None


def test_a_link_that_goes_off_by_itself():
    found = outward(LINK + LINK)

    assert [(one.url, one.text) for one in found.links] == [(OUT, "某公司")]
    assert (found.asked, found.unread) == (0, False)


GOES_OFF = (
    ("a counter's handler", f'<a href="{OUT}" onclick="_hmt.push([1])">甲</a>'),
    ("a handler that does nothing", f'<a href="{OUT}" onclick="return true;">甲</a>'),
    ("a library", LINK + '<script src="/js/jquery-3.5.1.min.js"></script>'),
    ("a script about something else", LINK + "<script>document.write(new Date())</script>"),
    ("a class of the design", f'<a class="blue fl" rel="nofollow" href="{OUT}">甲</a>'),
)


@pytest.mark.parametrize("body", [body for _, body in GOES_OFF], ids=[name for name, _ in GOES_OFF])
def test_what_tells_nobody(body):
    found = outward(body)

    assert len(found.links) == 1
    assert (found.asked, found.unread) == (0, False)


TOLD = (
    ("a question at the link", f"""<a href="{OUT}" onclick="return confirm('是否继续？')">甲</a>"""),
    ("a handler of the site", f'<a href="{OUT}" onclick="leave(this)">甲</a>'),
    ("a mark for a script", f'<a class="out-link outLink" href="{OUT}">甲</a>'),
    ("a data attribute", f'<a data-leave="1" href="{OUT}">甲</a>'),
    ("a script that asks", LINK + "<script>$('a').click(function(){return confirm('您即将离开本网站')})</script>"),
    ("a dialog that waits", LINK + '<div id="d" style="display:none">您访问的链接即将离开“云溪区”门户网站</div>'),
)  # fmt: skip


@pytest.mark.parametrize("body", [body for _, body in TOLD], ids=[name for name, _ in TOLD])
def test_ways_of_telling(body):
    found = outward(body)

    assert (found.links, found.asked, found.unread) == ((), 1, False)


UNREAD = (
    ("a file of its own", LINK + '<script src="/js/common.js?v=2"></script>'),
    ("a vendor's", LINK + '<script src="https://s.vendor.com/gov/all.js"></script>'),
    ("a script that takes hold of links", LINK + "<script>$('a').each(function(){tell(this)})</script>"),
)  # fmt: skip


@pytest.mark.parametrize("body", [body for _, body in UNREAD], ids=[name for name, _ in UNREAD])
def test_a_script_that_may_ask(body):
    found = outward(body)

    assert (len(found.links), found.unread) == (1, True)


NO_OUTWARD = (
    ("a page between", f'<a href="/leave.html?url={OUT}">甲</a>'),
    ("a script's address", f"<a href=\"javascript:leave('{OUT}')\">甲</a>"),
    ("the government's", '<a href="https://www.gov.cn/">甲</a>'),
    ("its own ground", '<a href="http://b.yunxi.gov.cn/">甲</a>'),
    ("hidden", f'<div style="display:none">{LINK}</div>'),
    ("a reserved name", '<a href="http://www.firm.example/">甲</a>'),
)


@pytest.mark.parametrize(
    "body", [body for _, body in NO_OUTWARD], ids=[name for name, _ in NO_OUTWARD]
)
def test_what_is_no_outward_link(body):
    assert outward(body) is None


def test_hostile_scripts_cost_little():
    code = "$('a" * 20_000 + "即将" * 20_000 + "onclick" * 20_000

    assert len(outward(LINK + f"<script>{code}</script>").links) == 1


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("weibo.com", True), ("mp.weixin.qq.com", True), ("www.douyin.com", True), ("www.pku.edu.cn", True),
        ("www.12345.net", True), ("zx.12315.cn", True), ("192.168.1.9", True), ("www.xinhuanet.com", True),
        ("www.taobao.com", False), ("www.chinabidding.org.cn", False), ("www.1234567.com.cn", False),
        ("fakeweibo.com", False),
    ],
)  # fmt: skip
def test_who_needs_no_notice(host, expected):
    assert needs_no_notice(host) is expected
