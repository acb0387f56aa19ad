"""Why a rule could not tell: reasons that pages share are one, and each rule reports a few of them with counts."""

from __future__ import annotations

import pytest

from records import Doubt, Verdict
from records.privacy import check_digit
from rules import coverage, judge
from rules._doubts import LENGTH, SHOWN, doubts, reason_of_text
from tests.rules.asking import TODAY, column, days_ago, list_seen, loaded

ID = "99010119900307001" + check_digit("99010119900307001")


@pytest.mark.parametrize(
    ("told", "shared"),
    [
        pytest.param("列表共12页，只读到第5页", "列表共…页，只读到第…页", id="numbers"),
        pytest.param("最新日期2026年5月未写明到日", "最新日期…未写明到日", id="month"),
        pytest.param("最新日期2026-11-05晚于检查日期", "最新日期…晚于检查日期", id="day"),
        pytest.param("附件“名单(2).xlsx”无法读取", "附件…无法读取", id="name"),
        pytest.param("页面http://10.0.0.1/a/b.html打不开", "页面…打不开", id="address"),
        pytest.param("由10.0.0.1提供", "由…提供", id="IP"),
        pytest.param("服务器返回HTTP 503", "服务器返回HTTP 503", id="a status stays"),
        pytest.param("服务器返回 404", "服务器返回 404", id="in Chinese words too"),
        pytest.param("robots.txt未能读取", "robots.txt未能读取", id="a file of the web's own stays"),
        pytest.param(f"编号{ID}", "编号…", id="no personal number"),
        pytest.param("连接超时。", "连接超时", id="no full stop"),
    ],
)  # fmt: skip
def test_what_is_one_subject_s_own_is_left_out(told, shared):
    assert reason_of_text(told) == shared


def test_a_reason_is_short():
    assert len(reason_of_text("很长的原因" * 40)) == LENGTH


def test_the_most_frequent_stand_first_and_only_a_few():
    """Equal ones in the order of their words, so that the same round gives the same bytes."""
    counted = {f"原因{letter}": 2 for letter in "乙甲丁丙戊己"} | {"常见": 9}

    found = doubts(counted)

    assert found[0] == Doubt("常见", 9)
    assert len(found) == SHOWN
    assert [one.reason for one in found[1:]] == sorted(f"原因{each}" for each in "乙甲丁丙戊己")[:4]


def test_each_rule_reports_its_doubts():
    """Three columns that were not read to their end for one reason, one for another, one that is clear."""
    half = [
        list_seen(days_ago(400), enough=False, complete=False, reason=f"列表共{n}页，只读到第1页")
        for n in (7, 8, 9)
    ]
    lost = list_seen(days_ago(400), enough=False, complete=False, reason="连接超时")
    subjects = [column("动态要闻", seen) for seen in (*half, lost, list_seen(days_ago(1)))]

    said = [one for each in subjects for one in judge([each], loaded(), TODAY, ["stale_column"])]
    (found,) = coverage(said)

    assert (found.clear, found.unsure) == (1, 4)
    assert found.doubts == (Doubt("列表共…页，只读到第…页", 3), Doubt("连接超时", 1))


def test_only_an_unsure_answer_has_a_doubt():
    said = judge([column("动态要闻", list_seen(days_ago(400)))], loaded(), TODAY, ["stale_column"])

    assert [(one.verdict, one.doubt) for one in said] == [(Verdict.BREACH, "")]


def test_every_template_without_a_reason_still_gives_one():
    """A rule that names no reason is counted under its own sentence, without its fields."""
    from records import unsure
    from rules._doubts import doubt_of

    for rule in loaded():
        if "unsure" in rule.clause.words:
            found = doubt_of(unsure(), rule.clause)
            assert found
            assert "{" not in found
