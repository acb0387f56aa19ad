# ruff: noqa: E501 - one case a line, so that the table can be read down the page
"""Which posts clear an office's documents, which documents a repeal names, and in what forms interpretations speak."""

from __future__ import annotations

import time

import pytest

from reading import read_page
from reading.policy.ledgers import ended, is_clearing, is_repeal
from records import Ended

CLEARINGS = (
    ("云溪区人民政府关于公布现行有效行政规范性文件目录的公告", True),
    ("云溪区人民政府关于公布规范性文件清理结果的通告", True),
    ("2025年度行政规范性文件清理情况", True),
    ("关于废止和修改部分行政规范性文件的决定", True),
    ("关于宣布失效一批文件的决定", True),
    ("云溪区人民政府继续有效、废止、失效规范性文件目录", True),
    ("关于公布区政府及区政府办公室保留的规范性文件目录的通知", True),
    ("关于开展行政规范性文件清理工作的通知", False),
    ("关于做好涉及营商环境的规范性文件清理工作的通知", False),
    ("规范性文件清理工作方案", False),
    ("关于公开征求《关于废止部分规范性文件的决定》意见的公告", False),
    ("云溪区行政规范性文件备案目录", False),
    ("云溪区证明事项清理结果公告", False),
    ("关于废止《云溪区城市停车管理办法》的通知", False),
    ("政府信息公开目录", False),
    ("云溪区行政规范性文件管理办法", False),
)


@pytest.mark.parametrize(("title", "expected"), CLEARINGS, ids=str)
def test_what_clears(title, expected):
    assert is_clearing(title) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于废止《云溪区城市停车管理办法》的通知", True),
        ("云溪区人民政府关于宣布失效一批文件的决定", True),
        ("关于废止和修改部分文件的决定", False),
        ("继续有效、废止、失效规范性文件目录", False),
        ("规范性文件清理结果（废止、失效部分）", False),
        ("关于废止《云溪区城市停车管理办法》征求意见的公告", False),
    ],
)
def test_what_only_repeals(title, expected):
    assert is_repeal(title) is expected


PARKING = Ended("云溪区城市停车管理办法", "云政规〔2015〕3号")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("一、《云溪区城市停车管理办法》（云政规〔2015〕3号）", (PARKING,), id="with its number"),
        pytest.param("决定废止《云溪区城市停车管理办法》。", (Ended("云溪区城市停车管理办法"),), id="without"),
        pytest.param("现决定废止以下文件：\n《云溪区城市停车管理办法》（云政规〔2015〕3号）", (PARKING,), id="below a heading"),
        pytest.param("根据《云溪区规范性文件管理办法》（云政规〔2020〕1号）第九条，决定废止《云溪区城市停车管理办法》（云政规〔2015〕3号）。", (PARKING,), id="the ground is not repealed"),
        pytest.param("今后按照《云溪区停车场管理规定》执行。", (), id="what takes its place"),
        pytest.param("以新的《云溪区停车场管理规定》为准。", (), id="what takes its place, in other words"),
    ],
)  # fmt: skip
def test_what_a_repeal_names(line, expected):
    assert ended("关于废止部分文件的决定", line.split("\n")) == expected


def test_a_hostile_list_is_read_in_time():
    begun = time.perf_counter()
    ended("关于废止部分文件的决定", ["根据《" * 30_000, "《甲乙丙丁戊己》（" * 20_000])

    assert time.perf_counter() - begun < 3


TEXT = "<p>近年来，群众对城市停车提出了更高期待，这次出台的办法就是要把大家最关心的谁来管、怎么办、多久办完一次讲清楚。</p>"
FOOT = '<div>主办单位：云溪区人民政府</div><div><img src="/images/jz.png"></div>'


@pytest.mark.parametrize(
    ("title", "inside", "expected"),
    [
        pytest.param("《云溪区城市停车管理办法》政策解读", "", (), id="text"),
        pytest.param("一图读懂《云溪区城市停车管理办法》", "", ("图解",), id="a title"),
        pytest.param("《云溪区城市停车管理办法》答记者问", "", ("问答",), id="questions"),
        pytest.param("《云溪区城市停车管理办法》政策解读", '<p><img src="/u/202603/1.jpg"></p>', ("图片",), id="a picture"),
        pytest.param("《云溪区城市停车管理办法》政策解读", '<p><img src="/images/share_icon.png"></p>', (), id="a button"),
        pytest.param("《云溪区城市停车管理办法》政策解读", '<video src="/u/1.mp4"></video>', ("视频",), id="a film"),
        pytest.param("《云溪区城市停车管理办法》政策解读", '<p><a href="/u/1.jpg">解读图</a></p>', ("图片",), id="a picture as a file"),
    ],
)  # fmt: skip
def test_forms(title, inside, expected):
    """What stands in the foot belongs to every page."""
    body = f'<html><head><title>{title}</title></head><body><img src="/images/top.png"><h1>{title}</h1><div>{TEXT}{inside}</div>{FOOT}</body></html>'
    facts = read_page(body.encode(), "http://www.yunxi.example/zcjd/202603/t20260302_1.html").policy

    assert facts is not None
    assert facts.forms == expected
