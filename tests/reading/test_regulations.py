# ruff: noqa: E501 - cases one a line, so that they can be read down the page
"""The note under the title of a regulation, the order beside it, and which pages are regulations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading.public.regulations import caption, may_be_regulation
from reading.regulations_seen import regulations
from reading.subjects import site_subjects
from records.public_facts import PublicFacts
from records.regulations import Caption
from tests.reading.seen import SITE, article, column, reading

TITLE = "云州市户外广告设置管理办法"
NOTE = "（2019年3月5日云州市人民政府令第12号公布　自2019年5月1日起施行）"
TEXT = ("第一条　为了规范管理，制定本办法。", "第二条　本市适用本办法。")
LAST = "第三条　本办法自2019年5月1日起施行。"


@pytest.mark.parametrize(
    ("title", "may"),
    [
        (TITLE, True),
        ("云州市城市绿化管理规定（2021年修订）", True),
        ("关于印发云州市停车管理办法的通知", False),
        ("《云州市停车管理办法》解读", False),
        ("云州市停车管理办法（征求意见稿）", False),
        ("云州市养犬管理条例", False),
    ],
)
def test_titles_of_regulations(title, may):
    assert may_be_regulation(title) is may


def said(*lines: str) -> list[str]:
    """Names of what a caption found."""
    found = caption(lines)
    assert found is not None
    return [name for name in Caption.__slots__ if name != "order" and getattr(found, name)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param((TITLE, NOTE, *TEXT), ["noted", "issued", "numbered", "effective", "ordered"], id="whole"),
        pytest.param((TITLE, "（2019年3月5日云州市人民政府令第12号公布）", *TEXT, LAST),
            ["noted", "issued", "numbered", "effective", "ordered"], id="in force by its last article"),
        pytest.param((TITLE, "（2019年3月5日云州市人民政府令第12号公布）", *TEXT),
            ["noted", "issued", "numbered", "ordered"], id="no day in force"),
        pytest.param((TITLE, "（云州市人民政府令", "第12号公布）", *TEXT), ["noted", "numbered", "ordered"], id="no day, two lines"),
        pytest.param((TITLE, "云州市人民政府令第12号", *TEXT, LAST), ["effective", "ordered"], id="no brackets"),
        pytest.param((TITLE, "（试行）", *TEXT), [], id="brackets of another matter"),
        pytest.param((TITLE, NOTE[:-1] + "　根据2022年1月3日云州市人民政府令第20号修正）", *TEXT),
            ["noted", "issued", "numbered", "effective", "ordered", "amendments"], id="amended, told"),
        pytest.param((TITLE, NOTE, "根据2022年1月3日云州市人民政府常务会议决定修正", *TEXT),
            ["noted", "issued", "numbered", "effective", "ordered", "amended"], id="amended, told elsewhere"),
        pytest.param((TITLE, "（2019年3月5日国务院令第711号公布）", *TEXT), ["noted", "issued", "numbered", "higher"], id="a higher law"),
    ],
)  # fmt: skip
def test_captions(lines, found):
    assert sorted(said(*lines)) == sorted(found)


def test_the_order_of_promulgation_is_quoted():
    lines = ("第12号", f"《{TITLE}》已经审议通过，现予公布。", "市长　王某某", TITLE, NOTE, *TEXT)
    found = caption(lines)
    assert found is not None
    assert "现予公布" in found.order


def test_a_text_without_articles_has_no_caption():
    assert caption((TITLE, NOTE, "一、总体要求", "二、主要任务")) is None


SHELF = column("gz", "/gz/", "其他", "政府规章")
HOUSE = column("zd", "/zd/", "其他", "规章制度")


def names(facts: Caption, shelf):
    found = replace(article("/gz/1", TITLE, "2026-03-02"), public=PublicFacts(caption=facts))
    site = site_subjects(
        SITE, [SHELF, HOUSE], (), [reading(found, column=shelf.id, found_on="/gz/")]
    )
    return [one.name for one in regulations([site])]


@pytest.mark.parametrize(
    ("facts", "shelf", "is_one"),
    [
        pytest.param(Caption(ordered=True), HOUSE, True, id="an order issued it"),
        pytest.param(Caption(), SHELF, True, id="its column is for regulations"),
        pytest.param(Caption(), HOUSE, False, id="house rules"),
        pytest.param(
            Caption(noted=True, higher=True), SHELF, False, id="a higher law in that column"
        ),
    ],
)
def test_which_pages_are_regulations(facts, shelf, is_one):
    assert names(facts, shelf) == ([TITLE] if is_one else [])
