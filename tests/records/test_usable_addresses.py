"""Addresses: which can be visited, and which host they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.addresses import MAX_LENGTH, host_of, host_problem, is_loopback, problem_with


@pytest.mark.parametrize(
    "url",
    [
        "http://www.yunxi.example/",
        "https://www.yunxi.example",
        "HTTP://WWW.YUNXI.EXAMPLE/",
        "http://127.0.0.1:8741/col/col1/index.html",
        "http://[::1]:8080/",
        "http://www.yunxi.example./",
        "http://云溪.example/政务公开/",
        "http://a_b.yunxi.example/list.do?id=1&p=%20#top",
    ],
)
def test_an_address_that_can_be_visited(url: str):
    assert problem_with(url) is None


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("www.yunxi.example/zwgk/", "网址须以 http:// 或 https:// 开头"),
        ("//www.yunxi.example/", "网址须以 http:// 或 https:// 开头"),
        ("ftp://www.yunxi.example/", "网址须以 http:// 或 https:// 开头"),
        ("javascript:;", "网址须以 http:// 或 https:// 开头"),
        ("", "网址须以 http:// 或 https:// 开头"),
        ("http://user@www.yunxi.example/", "网址中不得含有用户名或密码"),
        ("http://user:word@www.yunxi.example/", "网址中不得含有用户名或密码"),
        ("http://@www.yunxi.example/", "网址中不得含有用户名或密码"),
        ("http:///zwgk/", "网址缺少主机名或含有空白"),
        ("http://www.yunxi.example/a b", "网址缺少主机名或含有空白"),
        ("http://www.yunxi.example/a\tb", "网址缺少主机名或含有空白"),
        ("http://www.yunxi.example/\u3000", "网址缺少主机名或含有空白"),
        ("http://www.yunxi.example/\x00", "网址缺少主机名或含有空白"),
        ("http://www.yunxi.example:0/", "端口号错误"),
        ("http://www.yunxi.example:65536/", "网址格式错误"),
        ("http://www.yunxi.example:http/", "网址格式错误"),
        ("http://[::1/", "网址格式错误"),
        ("http://www..example/", "主机名格式错误"),
        ("http://./", "主机名格式错误"),
        ("http://www.yunxi.example:80,www.other.example/", "网址格式错误"),
        ("http://<host>/", "主机名格式错误"),
        ("http://www.yunxi.example/" + "a" * MAX_LENGTH, "网址过长"),
    ],
)
def test_an_address_that_cannot(url: str, why: str):
    assert problem_with(url) == why


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str):
    assert problem_with(text) is None or problem_with(text)
    assert isinstance(host_of(text), str)
    assert host_problem(text) is None or host_problem(text)
    assert is_loopback(text) in {True, False}


@pytest.mark.parametrize(
    ("place", "good"),
    [
        ("www.yunxi.example", True),
        ("WWW.Yunxi.Example", True),
        ("www.yunxi.example:8080", True),
        ("127.0.0.1", True),
        ("[::1]", True),
        ("http://www.yunxi.example", False),
        ("www.yunxi.example/", False),
        ("www.yunxi.example/zwgk", False),
        ("user@www.yunxi.example", False),
        ("www yunxi", False),
        ("www.yunxi.example:0", False),
        ("", False),
    ],
)
def test_a_host_beside_the_home_page(place: str, good: bool):
    assert (host_problem(place) is None) == good


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://WWW.Yunxi.Example:8080/A", "www.yunxi.example"),
        ("http://[::1]:80/", "::1"),
        ("/zwgk/", ""),
        ("http://[::1/", ""),
        ("", ""),
    ],
)
def test_host_of(url: str, host: str):
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("10.0.0.1", False),
        ("localhost.example", False),
        ("127.0.0.1.example", False),
        ("", False),
    ],
)
def test_loopback(host: str, own: bool):
    assert is_loopback(host) == own
