# ruff: noqa: E501 - one text a line
"""What the text states, and how long hostile text may take."""

from __future__ import annotations

import time

import pytest

from reading.finance.prose import prose
from reading.tables.model import Line


def said(*lines, account=True):
    return prose([Line(line, f"第{at}页") for at, line in enumerate(lines, 1)], account)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("收入支出总计2995.39万元。", "收支总计", "2995.39"),
        ("2024年度收入总计、支出总计均为1,234.50万元。", "收支总计", "1234.50"),
        ("财政拨款收入支出总计0.3万元。", "财政拨款收支总计", "0.3"),
        ("本年支出合计 2,940.05 万元", "本年支出合计", "2940.05"),
        ("收入支出总计0.5亿元。", "收支总计", "5000.0"),
        ("收入支出总计29953900元。", "收支总计", "2995.3900"),
    ],
)
def test_totals(text, name, value):
    """Behind the words that name them, in 万元."""
    assert (name, value) in [(one.name, one.value) for one in said(text).statements]


def test_grants_are_not_the_whole():
    """财政拨款收入支出总计 is another total than 收入支出总计."""
    assert [one.name for one in said("财政拨款收入支出总计5.00万元。").statements] == [
        "财政拨款收支总计"
    ]


def test_a_change_is_no_total():
    """增加90万元 is no amount of the total."""
    assert said("与2023年度相比，收入支出总计增加90.00万元，增长9.00%。").statements == ()


def test_a_number_over_a_line_break():
    """Lines of a page are joined where the sentence runs on; the place is where it begins."""
    (one,) = said("本年支出合计2940.", "05万元，其中").statements
    assert (one.value, one.place) == ("2940.05", "第1页")


def test_headings_sentences_and_notes():
    """Covers in two lines, sections, opening sentences and notes; comparisons are none of them."""
    found = said(
        "云溪区教育局",
        "2024年度部门决算",
        "第三部分 云溪区教育局2023年度部门决算情况说明",
        "云溪区教育局2024年度收入支出总计100.00万元。与2023年度收入支出总计90万元相比增加。",
        "注：云溪区民政局没有政府性基金预算收入，故本表无数据。",
        "2023年预算执行情况较好，根据《2022年部门预算编制办法》。",
    ).headings

    assert [(one.year, one.owner, one.kind) for one in found] == [
        (2024, "云溪区教育局", "heading"),
        (2023, "云溪区教育局", "heading"),
        (None, "云溪区民政局", "note"),
        (2024, "云溪区教育局", "sentence"),
    ]


@pytest.mark.parametrize(
    "text",
    ["1" * 150_000, "一般公共预算" * 20_000, "三公经费预算为" * 15_000, "因公出国（境）费" * 12_000, "2024年度" * 30_000, "与上年" * 50_000],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_hostile_text(text):
    """No pattern takes more than its share."""
    start = time.perf_counter()
    said(text)
    said(*[text[at : at + 50] for at in range(0, 50_000, 50)])

    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("本部门无三公经费支出。", "无三公"),
        ("没有使用政府性基金预算拨款安排的支出。", "无政府性基金"),
        ("国有资本经营预算支出为0万元。", "无国有资本"),
        ("年初结转和结余与上年不一致。", "结转调整"),
        ("年中追加预算12.00万元。", "预算调整"),
        ("债券资金主要用于道路建设。", "债务用途"),
        ("当年付息3.00万元。", "还本付息"),
    ],
)
def test_topics_behind_their_signs(line, topic):
    """Each is looked for only where a word of its signs stands; every way of saying it has one."""
    assert topic in said(line).topics
