"""Challenge pages are told from pages by marks of their own."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.challenge import cookie_test, sign, told
from records import Reason, Unreached
from tests.reading.web import PROSE, page


@pytest.mark.parametrize(
    ("status", "headers", "body", "product"),
    [
        pytest.param(412, [], b"<script>window.$_ts={};</script>", "瑞数", id="412 with $_ts"),
        pytest.param(
            202, [], b"<script>$_ts = window['$_ts']</script>", "瑞数", id="202 with $_ts"
        ),
        pytest.param(412, [], b"", "瑞数", id="412 alone"),
        pytest.param(
            521, [("Set-Cookie", "__jsluid_h=1")], b"<script>x</script>", "加速乐", id="521"
        ),
        pytest.param(
            521, [], b"go({bts:[1],tn:'__jsl_clearance_s',vt:'3600'})", "加速乐", id="second stage"
        ),
        pytest.param(
            200,
            [],
            b"<script>var arg1='" + b"A" * 40 + b"';acw_sc__v2</script>",
            "阿里云WAF",
            id="arg1",
        ),
        pytest.param(200, [], b"document.cookie='C3VK=abc; max-age=300'", "C3VK", id="C3VK"),
        pytest.param(403, [], "您的访问已被拦截".encode(), "防火墙", id="refusal"),
        pytest.param(403, [], "您的访问被拦截".encode("gb18030"), "防火墙", id="refusal in GBK"),
        pytest.param(200, [], "请完成滑动验证".encode(), "滑块验证", id="slider"),
        pytest.param(405, [], b"<a id='NWAF_x'>verify</a>", "NWAF", id="slider of NWAF"),
        pytest.param(
            202, [("Set-Cookie", "FSSBBIl1UgzbN7N80S=x")], b"", "瑞数", id="202 with its cookie"
        ),
        pytest.param(202, [("set-cookie", "kJ8sLq0WmX2aTS=1")], b"", "瑞数", id="a made-up name"),
        pytest.param(403, [], "创宇盾提示".encode(), "创宇云", id="创宇云"),
        pytest.param(200, [], b"<script>f('security_session_verify')</script>", "云锁", id="云锁"),
        pytest.param(200, [], b"document.cookie='yd_cookie=9'", "yd_cookie", id="yd_cookie"),
        pytest.param(200, [], b'document.cookie = "td_cookie=9"', "yd_cookie", id="td_cookie"),
        pytest.param(200, [], b"document.cookie='CT6T=1'", "CT6T", id="CT6T by script"),
        pytest.param(403, [], b"<title>QAX GeoBL</title>", "QAX GeoBL", id="GeoBL"),
        pytest.param(
            200,
            [],
            b"<script>document.cookie='k=v';window.location.href=window.location</script>",
            "Cookie验证",
            id="sets a cookie and loads itself again",
        ),
        pytest.param(200, [], "访问过于频繁".encode("gbk"), "访问频率限制", id="too often"),
        pytest.param(200, [], "向右滑动完成验证".encode("gbk"), "滑块验证", id="slider in GBK"),
        pytest.param(200, [], "已被D盾拦截".encode("gbk"), "D盾", id="D盾"),
        pytest.param(403, [], "请求已被网防G01拦截".encode(), "防火墙", id="网防G01"),
        pytest.param(403, [], "本网站仅限境内访问".encode(), "地区限制", id="from here only"),
        pytest.param(
            200, [], "您所在的地区禁止访问".encode("gbk"), "地区限制", id="not from there"
        ),
        pytest.param(
            503,
            [],
            "浏览器安全检查中<script>eval(1)</script>".encode(),
            "浏览器验证",
            id="a check of the browser",
        ),
        pytest.param(
            200,
            [],
            "请启用JavaScript后刷新<script>document.cookie='x=1';location.reload()</script>".encode(),
            "Cookie验证",
            id="sets a cookie and says so",
        ),
        pytest.param(
            521,
            [("Set-Cookie", "__jsluid_s=1")],
            b"<script>document.cookie=a();location.href=location.pathname</script>",
            "加速乐",
            id="first stage of 521",
        ),
    ],
)
def test_challenge(status, headers, body, product):
    """Each product is named."""
    assert sign(status, headers, body) == product


@pytest.mark.parametrize(
    ("status", "body"),
    [
        pytest.param(200, page(PROSE).encode(), id="a page"),
        pytest.param(404, b"<h1>Not Found</h1>", id="a plain 404"),
        pytest.param(403, b"<h1>Forbidden</h1>", id="a plain 403"),
        pytest.param(503, "系统维护中".encode(), id="maintenance"),
        pytest.param(202, b"", id="202 alone"),
        pytest.param(
            200,
            ("为提升登录安全，将于近期升级滑动验证功能，请按提示拖动滑块完成拼图。" * 8).encode(),
            id="a notice about a slider",
        ),
        pytest.param(
            200,
            "<div id=app></div><noscript>请启用JavaScript</noscript><script src=/a.js></script>".encode(),
            id="a page made by scripts",
        ),
        pytest.param(200, "演练中，非法请求被拦截，访问被拒绝。".encode(), id="news of a drill"),
        pytest.param(405, b"", id="405 alone"),
        pytest.param(
            200,
            b"<script>document.cookie='n=1'</script><p>\xe6\xac\xa2\xe8\xbf\x8e</p>",
            id="a page that counts its visitors",
        ),
        pytest.param(
            200,
            b"<script>function f(){location.reload()}document.cookie='n=1'</script><h1>x</h1>",
            id="a page that can load itself again",
        ),
        pytest.param(
            200,
            b"".join(b"<a href='/%d'>x</a>" % n for n in range(12)) + b"C3VK=1",
            id="a page that leads somewhere",
        ),
        pytest.param(200, b"<p>yd_cookie, td_cookie</p>", id="an article about cookies"),
        pytest.param(200, b"<script src='/captcha.js'></script><p>slide</p>", id="a login form"),
        pytest.param(200, "防范非法访问的通知".encode(), id="an article about firewalls"),
        pytest.param(
            200,
            b"<meta name='SiteIDCode' content='1'><script>$_ts={}</script>",
            id="labels of a real page",
        ),
        pytest.param(
            200, b"<p>" + b"x" * 30_000 + b"$_ts=1</p>", id="a large page that mentions it"
        ),
    ],
)
def test_innocent(status, body):
    """An ordinary answer is no challenge."""
    assert sign(status, {}, body) is None


def test_a_cdn_s_cookie_is_no_challenge():
    """`__jsluid_h` alone says that 加速乐 stands before the site, `acw_tc` that a load balancer does."""
    headers = [
        ("Set-Cookie", "__jsluid_h=1"),
        ("Set-Cookie", "acw_tc=2"),
        ("Set-Cookie", "yfx_c_g_u=3"),
    ]
    assert sign(200, headers, page(PROSE).encode()) is None
    assert sign(403, headers, b"<h1>Forbidden</h1>") is None


@pytest.mark.parametrize(
    ("cookie", "product"),
    [
        ("CT6T=1; path=/", "CT6T"),
        ("CT6TS=1", "CT6T"),
        ("td_cookie=1", "yd_cookie"),
        ("JSESSIONID=1", None),
    ],
)
def test_cookie_tests(cookie, product):
    """What a redirect to the same address wants back."""
    assert cookie_test([("set-cookie", cookie)]) == product


def test_the_evidence_of_a_challenge():
    """Status, telling headers, names of cookies without values, size, digest, first words; no personal number."""
    body = "<style>p{}</style><p>访问被拦截 990101199003070111</p>".encode()
    headers = [("Server", "WAF/2.0"), ("Set-Cookie", "sid=secret; path=/"), ("X-Other", "x")]
    line = told("创宇云", 403, headers, body)

    assert line.startswith(
        "blocked_by=创宇云 (HTTP 403; server: WAF/2.0; set-cookie: sid; 59 bytes, sha256 "
    )
    assert "访问被拦截" in line
    assert "secret" not in line
    assert "990101199003070111" not in line
    got = Unreached("http://x/", Reason.BLOCKED, line, datetime.now(UTC))
    assert got.blocked_by == "创宇云"
    assert Unreached("http://x/", Reason.DNS, "no address", got.at).blocked_by == ""


@given(st.integers(100, 599), st.binary(max_size=2000))
def test_anything_is_answered(status, body):
    """No bytes raise, and the evidence is one short line."""
    sign(status, [], body)
    line = told("x", status, [("server", "a\r\nb" * 99)], body)
    assert line.isprintable()
    assert len(line) < 300


@pytest.mark.parametrize(
    "body",
    [b"<script" * 2800, b"arg1=" * 3900, b"__jsluid_a=" * 1800, b"cookie" * 3300, b"<" * 19_999,
     b"var arg1 " * 2200, b"document.cookie " * 1200],
)  # fmt: skip
def test_hostile_bytes_cost_no_time(body):
    """A pattern that goes back and forth would take minutes."""
    start = time.process_time()
    sign(200, [], body)
    told("x", 200, [], body)
    assert time.process_time() - start < 0.2
