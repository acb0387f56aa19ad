"""Hosts and words from outside: whose ground, whose name, and which words are suspect."""

from __future__ import annotations

import pytest

from records.outside import (
    ground,
    is_government,
    is_known_script,
    is_nobodys,
    is_public,
    suspect_host,
    suspect_words,
)

GROUNDS = (
    ("www.yunxi.gov.cn", "yunxi.gov.cn"),
    ("czj.yunxi.gov.cn:8080", "yunxi.gov.cn"),
    ("bj.sina.com.cn", "sina.com.cn"),
    ("www.yunxi.zj.cn", "yunxi.zj.cn"),
    ("static.a.com", "a.com"),
    ("A.CN.", "a.cn"),
    ("192.0.2.7:81", "192.0.2.7"),
    ("localhost:80", "localhost"),
    ("2001:db8::1", "2001:db8::1"),
)


@pytest.mark.parametrize(("host", "expected"), GROUNDS)
def test_ground_is_the_registered_name(host, expected):
    assert ground(host) == expected


@pytest.mark.parametrize("host", ["www.gov.cn", "a.b.gov.cn", "云溪区.政务", "a.xn--zfr164b"])
def test_government_names(host):
    assert is_government(host)


@pytest.mark.parametrize("host", ["gov.cn.com", "mygov.cn", "www.a.com", "192.0.2.7", ""])
def test_what_only_looks_like_the_governments(host):
    assert not is_government(host)


def test_known_hosts():
    assert is_public("bszs.conac.cn")
    assert not is_public("aconac.cn")
    assert is_known_script("hm.baidu.com")
    assert not is_known_script("hm.baidu.com.a.example")


@pytest.mark.parametrize("host", ["192.0.2.7", "oa", "a.example", "a.local", "127.0.0.1:80"])
def test_names_that_are_nobodys(host):
    assert is_nobodys(host)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.bet365.com", "bet365"),
        ("a.casino88.net", "casino88"),
        ("my-porn.example", "porn"),
        ("www.alphabet.com", ""),
        ("specialist.com", ""),
        ("avic.com", ""),
        ("better.com", ""),
        ("www.sussex.ac.uk", ""),
    ],
)
def test_suspect_hosts_by_whole_parts(host, expected):
    assert suspect_host(host) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("真人荷官在线", ("真人荷官",)),
        ("中国福利彩票", ()),
        ("药品监督管理局", ()),
        ("严厉打击跨境赌场", ()),
        ("淫秽色情信息举报", ()),
        ("", ()),
    ],
)
def test_suspect_words_and_words_against_them(text, expected):
    assert suspect_words(text) == expected
