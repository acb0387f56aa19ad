"""Small turns of prose, periods, and what may stand in a report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.errors import UsageError
from reports.docx.lines import balanced
from reports.period import kind_of, period_on, read_period
from reports.phrases import (
    area,
    change,
    cited,
    clipped,
    counted,
    document_number,
    numeral,
    official,
    percent,
    quoted,
    row_range,
    share,
)
from reports.plain import NO_ADDRESS, Discretion, plain, web_address, width
from reports.problems import _said
from reports.tally import tally_of
from tests.reports.rounds import LEAK, bare, judgement, leak

ID = "99010119900101001X"


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (1, 1, "100%"),
        (0, 3, "0%"),
        (1, 3, "33.33%"),
        (2, 3, "66.67%"),
        (1, 8, "12.5%"),
        (1, 800, "0.13%"),
    ],
)
def test_percent(part: int, whole: int, words: str) -> None:
    """To two decimals, half up (1/800 = 0.125 %); 12.50 keeps both decimals or none."""
    assert percent(part, whole) == words.replace("12.5%", "12.50%")


def test_nothing_to_divide_by() -> None:
    assert share(0, 0) == ""
    assert share(1, 3) == "（33.33%，1/3）"


@pytest.mark.parametrize(
    ("rows", "words"),
    [([1], "第1项"), ([1, 2, 3], "第1—3项"), ([1, 3, 4, 9], "第1、3—4、9项"), ([2, 3], "第2—3项")],
)
def test_row_range(rows: list[int], words: str) -> None:
    assert row_range(rows) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一")]
)
def test_numeral(number: int, words: str) -> None:
    assert numeral(number) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("已 20 天未更新", "已20天未更新"),
        ("应于 2026-03-01 前公开", "应于2026年3月1日前公开"),
        ("2026-11-20 发布", "2026年11月20日发布"),
        ("http://a.gov.cn/2026-03-01/x.html", "http://a.gov.cn/2026-03-01/x.html"),
        ("文号 2026-03-011", "文号2026-03-011"),
        ("HTTP 404", "HTTP 404"),
    ],
)
def test_official(text: str, words: str) -> None:
    assert official(text) == words


def test_documents() -> None:
    assert (
        cited("政府网站发展指引（国办发〔2017〕47号）")
        == "《政府网站发展指引》（国办发〔2017〕47号）"
    )
    assert cited("《预算法》") == "《预算法》"
    assert cited("预算法") == "《预算法》"
    assert document_number("《检查指标》（国办秘函〔2019〕19号）") == "国办秘函〔2019〕19号"
    assert document_number("《中华人民共和国预算法》（2018年修正）") == "《预算法》"
    assert document_number("《个人信息保护法》（主席令第九十一号）") == "《个人信息保护法》"


def test_a_long_text_ends_with_a_clause() -> None:
    """At the end of a sentence rather than of a clause, never inside a quotation or a bracket."""
    assert clipped("一二三四五", 5) == "一二三四五"
    assert clipped("一二三四；五六，七八九十", 10) == "一二三四……"
    assert clipped("一二三四，“五六，七八”九十", 11) == "一二三四……"
    assert clipped("一二三四五六七八九十", 6) == "一二三四……"
    assert clipped("一二三四五“六七八”九十", 9) == "一二三四五……"


def test_a_sentence_of_law_is_quoted_and_a_summary_is_not() -> None:
    assert quoted("应当公开“三公”经费。", 100) == "：“应当公开‘三公’经费。”"
    assert quoted("（要点）应当公开。", 100) == "（要点：应当公开）。"
    assert quoted("一二三四五六七", 6) == "：“一二三四……。”"
    assert quoted("", 6) == "。"


def test_changes_and_counts() -> None:
    assert [change(5, 3), change(3, 5), change(4, 4)] == ["增加2项", "减少2项", "持平"]
    assert counted((("严重", 0), ("一般", 2), ("提醒", 1))) == "一般2项、提醒1项"
    assert [area("示例区"), area("临安市"), area("经开")] == ["全区", "全市", "经开"]


@pytest.mark.parametrize(
    ("name", "words", "first", "last"),
    [
        ("2026-W47", "2026年第47周", date(2026, 11, 16), date(2026, 11, 22)),
        ("2026-02", "2026年2月", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-Q4", "2026年第四季度", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-11-20", "2026年11月20日", date(2026, 11, 20), date(2026, 11, 20)),
    ],
)
def test_periods(name: str, words: str, first: date, last: date) -> None:
    period = read_period(name)

    assert (period.words, period.first, period.last) == (words, first, last)
    assert period_on(last, kind_of(name)) == period


@pytest.mark.parametrize(
    "name", ["", "20261", "2026-13", "2026-W54", "2026-Q5", "2026-11-31", "二〇二六"]
)
def test_no_such_period(name: str) -> None:
    with pytest.raises(UsageError, match="报告期"):
        read_period(name)


def test_a_week_belongs_to_its_iso_year() -> None:
    assert period_on(date(2027, 1, 2), "weekly").name == "2026-W53"


@pytest.mark.parametrize(
    "text",
    [
        ID,
        f"身份证{ID}号",
        ID[:6] + "\u200b" + ID[6:],
        ID[:6] + "\xad" + ID[6:],
        " ".join(ID),
        ID[:9] + "\n" + ID[9:],
    ],
)
def test_plain_lets_no_number_through(text: str) -> None:
    """Nor one that zero-width characters, soft hyphens or spaces cut up."""
    shown = plain(text)

    assert ID not in shown.replace(" ", "")
    assert "*" in shown


@given(st.text())
def test_plain_is_fit_for_xml(text: str) -> None:
    shown = plain(text)

    assert plain(shown) == shown
    assert not any(
        ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 or char in "\ufffe\uffff" for char in shown
    )
    shown.encode()


def test_plain_cuts_with_an_ellipsis() -> None:
    assert plain("一二三四五六", 4) == "一二三…"
    assert plain("一二三四", 4) == "一二三四"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("http://a.gov.cn/x", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("http://", False),
        ("http://[", False),
        (f"http://a.gov.cn/{ID}.html", False),
        ("http://a.gov.cn/" + "".join(f"%3{c}" if c != "X" else "X" for c in ID), False),
        ("", False),
    ],
)
def test_web_address(url: str, kept: bool) -> None:
    assert web_address(url) == (url if kept else "")


def test_discretion_hides_a_leak_wherever_it_is_named() -> None:
    discretion = Discretion.about([leak("article", LEAK, "名单")])

    assert discretion.link(LEAK) == ""
    assert discretion.text(f"见{LEAK}。") == f"见{NO_ADDRESS}。"
    assert discretion.name("名单", LEAK) == "（名称从略）"
    assert discretion.link("http://www.example.gov.cn/dt/") == "http://www.example.gov.cn/dt/"


def test_titles_are_broken_evenly_between_words() -> None:
    parts = (
        "示例区人民政府办公室",
        "关于2026年11月",
        "全区",
        "政府网站与",
        "政务公开",
        "检查情况的",
        "通报",
    )

    lines = balanced(parts, 20)

    assert "".join(lines) == "".join(parts)
    assert len(lines) == 2
    assert max(map(width, lines)) <= 40


def test_a_name_longer_than_a_line_stands_alone() -> None:
    assert balanced(("长" * 500, "关于"), 20) == ("长" * 500, "关于")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("首页已20天未更新。", "首页已20天未更新"),
        ("首页已20天未更新。（待核实依据）", "首页已20天未更新"),
        ("首页已20天未更新（待核实依据）", "首页已20天未更新"),
        ("网站“示例区人民政府网站”的证书已过期。", "证书已过期"),
        ("栏目“工作动态”（动态要闻类）已20天未更新。", "已20天未更新"),
        ("栏目“工作动态”中的“某公告”无法打开。", "“某公告”无法打开"),
        ("栏目“工作动态”中国内要闻较少。", "中国内要闻较少"),
        ("栏目“通知公告”没有信息。", "栏目“通知公告”没有信息"),
    ],
)
def test_a_message_as_part_of_a_sentence(message: str, said: str) -> None:
    found = judgement("stale_home", "site:a", column="dt", message=message)
    (row,) = tally_of(bare([found])).rows

    assert _said(row) == said
