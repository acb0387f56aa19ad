"""Challenge pages are told from pages by marks of their own."""

from __future__ import annotations

import pytest

from reading.challenge import sign
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
