"""docs/config.md: the keys are the loader's, the meanings are config.toml's."""

from __future__ import annotations

import dataclasses

import pytest

from docs.settings import MANY, comments, keys, settings_page, unexplained
from records.config import CrawlSettings

KEYS = {one.dotted: one for one in keys()}


@pytest.mark.parametrize(
    ("name", "kind", "default", "bounds"),
    [
        pytest.param("office.name", "文字", "必填", "", id="required text"),
        pytest.param("crawl.pause", "数字", "`1`", "0 到 3600", id="number with bounds"),
        pytest.param("crawl.attachments", "true 或 false", "`true`", "", id="flag"),
        pytest.param("columns[].since", "日期", "空", "", id="optional date"),
        pytest.param("columns[].kind", "文字", "必填", MANY, id="a long choice points elsewhere"),
        pytest.param("sample.as_of", "日期", "`2026-11-20`", "", id="default filled in afterwards"),
        pytest.param(
            "schedule.plans[].day", "整数", "`1`", "1 到 7；1 到 28", id="bounds that depend"
        ),
        pytest.param("duties[].agencies", "文字列表", "必填", "", id="list"),
        pytest.param("crawl.resolve", "表：文字 = 文字", "空", "", id="free table"),
    ],
)
def test_a_key_is_what_the_loader_asks_for(name, kind, default, bounds):
    """Type, default and bounds as the loader has them."""
    one = KEYS[name]

    assert (one.kind, one.default, one.bounds) == (kind, default, bounds)


def test_no_crawl_setting_is_forgotten():
    """Every setting can be set, but the one that is worked out from the sites."""
    fields = {field.name for field in dataclasses.fields(CrawlSettings)} - {"allow_private"}

    assert fields == {one.name for one in keys() if one.table == "crawl"}


EXAMPLE = """\
# 数据放在哪里，
# 相对于本文件
data = "data"   # 结果、存档

# 怎样抓取
[crawl]
# 两次请求之间停几秒
pause = 1.0
contact = "a#b"  # 联系方式
# timeout = 20   # 等多久

[[sites]]        # 一个网站一节
id = "one"       # 编号
[[sites]]
id = "two"       # 不取这一句

# ── 栏目 ──────────
# id 编号；name 名称，
# 可改；因此常改；url 首页
# 第一个网站的
[[columns]]
id = "a"
name = "甲"
# 第二个网站的
[[columns]]
id = "b"
"""


def test_the_meaning_of_a_key_is_its_comment():
    """After the value, above it, or in the row above its table; also commented out; the first one counts."""
    assert comments(EXAMPLE) == {
        "data": "结果、存档",
        "crawl": "怎样抓取",
        "crawl.pause": "两次请求之间停几秒",
        "crawl.contact": "联系方式",
        "crawl.timeout": "等多久",
        "sites[]": "一个网站一节",
        "sites[].id": "编号",
        "columns[]": "栏目",
        "columns[].id": "编号",
        "columns[].name": "名称，可改；因此常改",
        "columns[].url": "首页",
    }


def test_a_key_without_a_comment_is_a_fault(tmp_path):
    """It is named, and the page is made nevertheless."""
    example = tmp_path / "config.toml"
    example.write_text(EXAMPLE, encoding="utf-8")

    faults = unexplained(example)

    assert "config.toml: no comment says what crawl.max_depth means" in faults
    assert not [fault for fault in faults if " crawl.pause " in fault]
    assert "| `pause` | 数字 | `1` | 0 到 3600 | 两次请求之间停几秒 |" in settings_page(example)
