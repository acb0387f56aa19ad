"""The engine asks every rule about every subject it fits, fills in the words, and survives a rule that fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from records import Column, ColumnSeen, Site, StatedDate, Verdict
from records.errors import CatalogueError
from records.privacy import check_digit
from rules import catalogue, coverage, judge
from tests.rules.asking import (
    TODAY,
    article,
    attachment,
    column,
    days_ago,
    duty,
    link,
    list_seen,
    loaded,
    looked,
    mark,
    site,
)
from tests.rules.toy import Toy

ID = "99010119900307001" + check_digit("99010119900307001")
"""Well formed, in a region that was never given out."""


@pytest.fixture
def toy(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    return Toy(tmp_path)


def toy_site(code: str, name: str = "甲站") -> Site:
    return Site(code, name, "http://a.example/", code=code)


def test_words_are_filled_from_answer_limits_and_subject(toy):
    (found,) = judge([toy_site("old")], catalogue(package=toy.name), TODAY)

    assert found.message == "“甲站”已旧9天，超过5天。"
    assert found.remedy == "请在5天内换新。"
    assert (
        found.document,
        found.article,
        found.law,
    ) == ("《玩具法》（2020年修订）", "第二条", "玩具不得陈旧。")
    assert (found.subject_kind, found.subject, found.is_finding) == ("Site", "site:old", True)


def test_the_law_of_the_day_judges(toy):
    """An older day is judged by the older sentence, which nobody has read: the message says so."""
    (found,) = judge([toy_site("old")], catalogue(package=toy.name), date(2015, 1, 1))

    assert found.article == "第一条"
    assert found.message.endswith("（待核实依据）")
    assert not found.confirmed


def test_an_unsure_answer_accuses_nobody_of_an_unread_law(toy):
    (found,) = judge([toy_site("unsure")], catalogue(package=toy.name), date(2015, 1, 1))

    assert (found.message, found.remedy) == ("“甲站”未作判断（看不清）。", "")


def test_no_law_in_force_no_question(toy):
    (found,) = judge([toy_site("old")], catalogue(package=toy.name), date(2009, 12, 31))

    assert (found.verdict, found.message, found.law) == (Verdict.EXEMPT, "", "")


@pytest.mark.parametrize(
    ("kind", "level", "article"),
    [
        ("政府预算", "政府", "第十四条第一款"),
        ("部门决算", "部门", "第十四条第二款"),
        ("年度报告", "部门", "第四十九条第一款"),
        ("年度报告", "政府", "第四十九条第二款"),
        ("年度报告", "乡镇街道", "第四十九条（参照）"),
    ],
)
def test_the_sentence_fits_the_subject(kind, level, article):
    """Of several sentences in force, the one that speaks of this class or level is cited."""
    owed = duty(kind, 2024, looked(), level=level)
    (found,) = (one for one in judge([owed], loaded(), TODAY) if one.is_finding)

    assert found.article == article


def test_a_failed_rule_is_shown_and_the_round_goes_on(toy):
    """Only the exception's type leaves: its words may quote what the rule looked at."""
    found = judge([toy_site("crash"), toy_site("old")], catalogue(package=toy.name), TODAY)

    assert [one.verdict for one in found] == [Verdict.BROKEN, Verdict.BREACH]
    assert found[0].message == "规则执行出错（RuntimeError），未作判断"
    assert "9901" not in repr(found[0])


def test_a_rule_of_an_odd_answer_is_broken_too(toy):
    """A template that cannot be filled is a fault of the rule, whatever the loader saw."""
    toy.change(
        "games/old_toy.py", "breach(age=9)", 'breach(**{"years": 9}) if today else breach(age=9)'
    )
    (found,) = judge([toy_site("old")], catalogue(package=toy.name), TODAY)

    assert (found.verdict, found.message) == (Verdict.BROKEN, "规则执行出错（KeyError），未作判断")


def test_nothing_personal_leaves(toy):
    """Names and words pass the veil, though the reader should have veiled them already."""
    (found,) = judge([toy_site("old", f"张某{ID}的网站")], catalogue(package=toy.name), TODAY)

    assert ID not in repr(found)
    assert "99*************" in found.message


def test_evidence_passes_the_veil():
    page = replace(article(), personal=(replace(mark(place=f"表{ID}"), excerpt=f"号{ID}"),))
    (found,) = judge([page], loaded(), TODAY, only=["identity_number"])

    assert ID not in repr(found)


@pytest.mark.parametrize(
    ("stage", "only", "asked"),
    [
        ("stable", (), 1),
        ("experimental", (), 0),
        ("experimental", ("old_toy",), 1),
        ("retired", (), 0),
        ("retired", ("old_toy",), 0),
    ],
)
def test_stage_decides_who_is_asked(toy, stage, only, asked):
    """An experimental rule is asked by name only, a retired one never."""
    toy.change("games/old_toy.toml", 'stage = "stable"', f'stage = "{stage}"')

    assert asked == len(judge([toy_site("old")], catalogue(package=toy.name), TODAY, only))


def test_an_unknown_name_is_an_error():
    """Asking nothing must not look like finding nothing."""
    with pytest.raises(CatalogueError, match="没有编号或标识为 stale_colum 的规则"):
        judge([], loaded(), TODAY, only=["stale_colum"])


def test_by_number_as_well_as_by_id():
    subject = column("动态要闻", list_seen(days_ago(20)))

    assert judge([subject], loaded(), TODAY, ["GX-02"]) == judge(
        [subject], loaded(), TODAY, ["stale_column"]
    )


def test_each_rule_sees_only_its_nouns():
    """Every stable rule meets the subjects of its own nouns, and no other; a page and a file the same question."""
    subjects = [column("动态要闻", list_seen(days_ago(1))), link(), article(), attachment()]
    asked = [(one.number, one.subject_kind) for one in judge(subjects, loaded(), TODAY)]
    met = {type(one) for one in subjects}

    assert asked == sorted(
        (rule.clause.number, noun.__name__)
        for rule in loaded().chosen()
        for noun in rule.subjects
        if noun in met
    )
    assert {("GR-01", "Article"), ("GR-01", "Attachment"), ("LJ-01", "Link")} <= set(asked)


def test_order_does_not_follow_the_input():
    """By rule number, then subject key: the same round gives the same bytes."""
    subjects = [site(None), *(replace(link(), url=f"http://a.example/{n}") for n in range(5))]
    found = judge(subjects, loaded(), TODAY)

    assert found == judge(subjects[::-1], loaded(), TODAY)
    assert [one.number for one in found] == sorted(one.number for one in found)


def test_coverage_counts_by_verdict():
    subjects = [
        column("动态要闻", list_seen(days_ago(1))),
        replace(column("动态要闻", list_seen(days_ago(40))), id="c2"),
        replace(column("动态要闻", None), id="c3"),
        replace(column("机构职能", list_seen(days_ago(40))), id="c4"),
    ]
    (found,) = coverage(judge(subjects, loaded(), TODAY, only=["stale_column"]))

    assert (found.clear, found.breach, found.unsure, found.exempt, found.broken) == (1, 1, 1, 1, 0)
    assert (found.judged, found.number, found.family_title) == (2, "GX-02", "内容更新")


def test_coverage_shows_rules_that_were_never_asked():
    """本期未检查 is never 未发现."""
    found = coverage((), loaded())

    assert {rule.id for rule in loaded().chosen()} == {one.rule for one in found}
    assert {0} == {one.judged for one in found}


@pytest.mark.parametrize("name", ["updates", "内容更新"])
def test_a_family_can_be_asked_as_a_whole(name):
    """`rules = ["updates"]` in a schedule asks the stable questions of that folder."""
    asked = {rule.id for rule in loaded().chosen([name])}
    folder = [rule for rule in loaded() if rule.clause.family == "updates"]

    assert {"stale_home", "stale_column", "blank_column"} < asked
    assert asked == {rule.id for rule in folder if rule.clause.stage == "stable"}


@pytest.mark.parametrize(
    ("today", "verdict"),
    [
        pytest.param(date(2024, 8, 20), Verdict.BREACH, id="each working day, since August 2024"),
        pytest.param(date(2024, 7, 20), Verdict.CLEAR, id="two weeks, before that"),
    ],
)
def test_a_place_s_own_limit_binds_from_its_own_day(today, verdict):
    """News five days old in 兴隆台: a breach under the local rule, none before there was one."""
    newest = StatedDate.of(today - timedelta(days=5))
    seen = ColumnSeen(reached=True, rows=9, dated=9, newest=newest, complete=True, enough=True)
    column = Column("c", "动态", "http://x.example/c/", "动态要闻", "www", seen=seen)
    (found,) = judge([column], loaded("xinglongtai"), today, only=["stale_column"])

    assert found.verdict is verdict
    assert ("兴隆台" in found.document) is (verdict is Verdict.BREACH)
