"""`doctor` names what would otherwise go unnoticed: rules that threw, profiles that are not there, missing holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.doctor import _holidays
from records import Coverage, Inspection, Judgement, Verdict
from records.store.office import OfficeStore
from records.workdays import covered
from tests.app.commands import config_file, ran
from tests.reports.rounds import judgement

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def thrown(rule: str, subject: str) -> Judgement:
    """What the engine makes of a rule that threw."""
    return judgement(
        rule, subject, Verdict.BROKEN, agency="jyj", site="edu", message="规则执行出错（KeyError），未作判断"
    )  # fmt: skip


def settled(data, day: date, *judgements: Judgement) -> str:
    with OfficeStore(data / "office.db") as office:
        begun = office.begin(Inspection("", "全面检查", day, ("edu",)))
        done = replace(begun, started=AT, finished=AT)
        office.settle(done, judgements, Coverage(), (), (), ())
        return done.id


def test_a_rule_that_threw_is_named_with_its_number_and_how_often(capsys, tmp_path):
    config = config_file(tmp_path, 1, tmp_path)
    round_ = settled(
        tmp_path,
        date(2026, 11, 20),
        thrown("stale_home", "site:edu"),
        thrown("stale_home", "site:gov"),
        thrown("blank_column", "column:a"),
    )
    told = ran(capsys, "doctor", "-c", config)

    assert told.code == 1
    head = f"检查 {round_} 中"
    words = "规则执行出错（KeyError），未作判断"
    assert f"[异常] 规则 GX-01 首页长期未更新：{head} 2 次：{words}" in told.out
    assert f"[异常] 规则 GX-03 空白栏目：{head} 1 次：{words}" in told.out


def test_only_the_last_round_counts(capsys, tmp_path):
    """A rule that was mended is well again."""
    config = config_file(tmp_path, 1, tmp_path)
    settled(tmp_path, date(2026, 11, 19), thrown("stale_home", "site:edu"))
    settled(tmp_path, date(2026, 11, 20))
    told = ran(capsys, "doctor", "-c", config)

    assert "KeyError" not in told.out


def test_a_profile_that_is_not_there_is_named_with_its_line(capsys, tmp_path):
    config = config_file(tmp_path, 1, tmp_path)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('profile = "national"', 'profile = "guizhou"'), encoding="utf-8")
    line = next(at for at, one in enumerate(text.split("\n"), 1) if one.startswith("profile"))
    told = ran(capsys, "doctor", "-c", config)

    assert told.code == 1
    words = (
        f"office.toml:{line}：profile：没有“guizhou”这个地方档案，可选 guoyang、mianyang、national"
    )
    assert words in told.out.replace("\n", "")
    assert ran(capsys, "inspect", "-c", config).code == 3


@pytest.mark.parametrize(
    ("ahead", "well", "says"),
    [
        pytest.param(-1, None, "年的安排", id="this year and the next are there"),
        pytest.param(0, None, "没有 {next} 年的", id="the next is not yet announced"),
        pytest.param(1, False, "没有 {year}、{next} 年的", id="this year's is missing"),
    ],
)
def test_a_year_without_its_holidays_is_said(ahead, well, says):
    """Deadlines in working days that reach into such a year are unsure: the office should know why."""
    year = covered()[-1] + ahead
    sign = _holidays(year)

    assert sign.well is well
    assert says.format(year=year, next=year + 1) in sign.words
    assert ("没有" in sign.words) is (ahead >= 0)
