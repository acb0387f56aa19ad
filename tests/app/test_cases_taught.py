"""What a dismissal teaches, how long agencies have where the place says it, and what `doctor` says of the overdue."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import rules
from app import asked, clock
from app.asked import loaded
from records.workdays import add_workdays
from tests.app.cases_office import BLANK, DEAD, FOOTER, FRIDAY, ledger, office
from tests.app.commands import ran
from tests.schemas import faults

WHY = ("--by", "李四", "--why", "跳转到新址，“可以”打开")


@pytest.fixture
def at_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: FRIDAY)


def dismissed(capsys, config: Path, *numbers: str) -> list[dict]:
    told = ran(capsys, "cases", "dismiss", *numbers, *WHY, "--json", "-c", config)
    assert faults("cases-deed", told.document) == []
    return told.document["offers"]


@pytest.mark.parametrize(
    ("before", "now", "offered"),
    [
        pytest.param((), (DEAD[0],), [], id="one is chance"),
        pytest.param((), DEAD[:2], [("column", "tz", DEAD[:2], [DEAD[2]])], id="two of a column"),
        pytest.param((DEAD[0],), (DEAD[2],), [("column", "tz", [DEAD[0], DEAD[2]], [DEAD[1]])],
                     id="one before, one now"),
        pytest.param((), (DEAD[0], DEAD[3]), [], id="two columns, two agencies"),
        pytest.param(DEAD[:2], (DEAD[3],), [], id="others' pattern is not offered again"),
        pytest.param((), (BLANK, FOOTER), [], id="two rules"),
        pytest.param((), DEAD, [("column", "tz", DEAD[:3], []), ("column", "ys", DEAD[3:], [])],
                     id="two patterns"),
    ],
)  # fmt: skip
def test_what_two_false_alarms_have_in_common(capsys, at_friday, tmp_path, before, now, offered):
    config = office(tmp_path)
    for number in before:
        dismissed(capsys, config, number)
    found = dismissed(capsys, config, *now)

    told = [(one["part"], one["value"], one["dismissed"], one["others"]) for one in found]
    assert told == [(part, value, list(them), others) for part, value, them, others in offered]
    assert {one["rule"] for one in found} <= {"dead_link"}


def test_the_block_can_be_written_as_it_stands(capsys, at_friday, tmp_path):
    """It loads, it exempts what it says, and it is not offered again; the file was not touched by us."""
    config = office(tmp_path)
    before = config.read_text(encoding="utf-8")
    (offer,) = dismissed(capsys, config, *DEAD[:2])
    assert config.read_text(encoding="utf-8") == before
    (table,) = tomllib.loads(offer["toml"])["exemptions"]

    assert table == {
        "rule": "dead_link",
        "column": "tz",
        "reason": "跳转到新址，“可以”打开",
        "person": "李四",
        "until": date(2027, 5, 20),
        "document": "（待补：依据文件名称和文号）",
    }
    assert f"# 注意：未了结的 {DEAD[2]} 也会一并豁免" in offer["toml"]
    config.write_text(before + offer["toml"], encoding="utf-8")
    (exemption,) = loaded(config).exemptions
    cases = ledger(tmp_path)
    assert [n for n in cases if exemption.fits(cases[n].finding)] == list(DEAD[:3])
    assert dismissed(capsys, config, DEAD[2]) == []


def test_the_block_is_printed_for_a_person(capsys, at_friday, tmp_path):
    told = ran(
        capsys,
        "cases",
        "dismiss",
        *DEAD[:2],
        *WHY,
        "--evidence",
        "函〔2026〕1号",
        "-c",
        office(tmp_path),
    )

    assert "同类误报已排除 2 项" in told.out
    assert '[[exemptions]]\nrule = "dead_link"\ncolumn = "tz"\n' in told.out
    assert 'document = "函〔2026〕1号"\n' in told.out


def test_personal_data_is_never_offered_for_exemption(capsys, at_friday, tmp_path, monkeypatch):
    """The same two false alarms, as they are and as if they were leaks."""
    offered = dismissed(capsys, office(tmp_path / "links"), *DEAD[:2])
    monkeypatch.setattr("app.cases.teaching.is_private", lambda finding: True)
    kept = dismissed(capsys, office(tmp_path / "leaks"), *DEAD[:2])

    assert [one["part"] for one in offered] == ["column"]
    assert kept == []


# ---- how long agencies have -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "given", "place", "days"),
    [
        pytest.param("zhejiang", "", None, 7, id="浙江 says 7"),
        pytest.param("national", "", None, 7, id="nobody says: the default"),
        pytest.param("national", "", 5, 5, id="a place of 5 days"),
        pytest.param("national", "deadline_days = 10", 5, 10, id="the office itself says 10"),
        pytest.param("zhejiang", "deadline_days = 7", 5, 7, id="said, though it is the default"),
    ],
)
def test_how_long_agencies_have(
    capsys, monkeypatch, at_friday, tmp_path, profile, given, place, days
):
    """`place`: what a made-up profile says instead of the packaged one. Told by the deadline of a case that is sent."""
    if place is not None:
        known = rules.catalogue(profile)
        made = replace(known, profile=replace(known.profile, rectify_working_days=place))
        monkeypatch.setattr(asked.rules, "catalogue", lambda name: made)
    config = office(tmp_path, deadline=given, profile=profile)
    for deed in ("confirm", "send"):
        assert ran(capsys, "cases", deed, BLANK, *WHY, "-c", config).code == 0

    assert ledger(tmp_path)[BLANK].deadline == add_workdays(FRIDAY.date(), days)
    assert loaded(config).office.deadline_days == days


def test_every_command_reads_the_configuration_at_one_place():
    """But `evidence`, which asks nothing of the office and works under any profile."""
    folder = Path(asked.__file__).parent
    direct = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if "load(config_path)" in path.read_text(encoding="utf-8")
    }

    assert direct == {"evidence.py"}


# ---- doctor -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (11, "没有逾期未反馈的事项"),
        (14, f"逾期未反馈 1 项，最早的是 {DEAD[0]}（期限 2026-12-01，超期 3 天）"),
        (21, f"逾期未反馈 2 项，最早的是 {DEAD[0]}（期限 2026-12-01，超期 10 天）"),
    ],
)
def test_doctor_says_what_is_overdue(capsys, monkeypatch, tmp_path, days, words):
    """Sent on Friday, 20 November, and the Friday after: due on 1 and on 8 December."""
    config = office(tmp_path)
    for number, later in ((DEAD[0], 0), (DEAD[1], 7)):
        monkeypatch.setattr(clock, "now", lambda later=later: FRIDAY + timedelta(days=later))
        for deed in ("confirm", "send"):
            ran(capsys, "cases", deed, number, *WHY, "-c", config)
    monkeypatch.setattr(clock, "now", lambda: FRIDAY + timedelta(days=days))

    assert f"[说明] 整改：{words}" in ran(capsys, "doctor", "-c", config).out
