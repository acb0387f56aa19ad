"""`plan`: the next weeks, what is owed, and what serve says when it begins; due rows of the first due-table."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import clock
from app.clock import SHANGHAI
from app.planning import announce
from records.config import load
from records.due import ABSORBED, DONE, DUE, Due, Owner
from records.store._database import open_database
from records.store._office_schema import APPLICATION_ID, MIGRATIONS
from records.store.due import due_schema
from records.store.office import OfficeStore
from tests.app.commands import ran

SITES = """
[office]
name = "某办公室"
region = "某区"
[[sites]]
id = "a"
name = "某网"
url = "http://a.example/"
"""
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    (tmp_path / "config.toml").write_text(SITES, encoding="utf-8")
    return tmp_path / "config.toml"


def test_a_new_office_has_the_standard_calendar(capsys, path):
    """Spring Festival of 2026: no work from 15 to 23 February, and the two make-up Saturdays."""
    told = ran(capsys, "plan", "-c", path, "--from", "2026-02-09", "--weeks", "3")

    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert lines[0].strip() == "标准日程 2026-02-09 至 2026-03-01（13 项，时区 Asia/Shanghai）"
    days = [line.split()[0] for line in lines if line.strip().startswith("2026-")]
    fourth = ["2026-02-09", *(f"2026-02-{day}" for day in (10, 11, 12, 13, 14, 24, 25, 26, 27, 28))]
    assert sorted(set(days)) == fourth
    assert (
        "周二  每周检查  栏目更新；网站：全部 1 个；产出：周提醒（Word、网页、台账、JSON）"
        in told.out
    )
    assert told.out.endswith("没有拖欠，近一个月没有错过。\n")


def test_odd_calendars_are_said(capsys, path):
    path.write_text(
        SITES + '[schedule]\ntimezone = "America/New_York"\n[[schedule.plans]]\nname = "甲"\n'
        'every = "week"\ntheme = "没有这个主题"\n',
        encoding="utf-8",
    )
    told = ran(capsys, "plan", "-c", path, "--from", "2044-12-26", "--weeks", "1")

    assert "2045年的放假安排尚未收录，暂把周一至周五当作工作日" in told.err
    assert "日程按时区 America/New_York 的钟点进行，与北京时间不同" in told.err
    assert "“没有这个主题”不是已有的主题" in told.err


def test_a_plan_that_waits_for_no_duty_is_said(capsys, path):
    """Written down, it would never fire; the standard calendar has one too, and is silent about it."""
    ours = '[[schedule.plans]]\nname = "甲"\nevery = "duty"\non = "到期前5个工作日"\n'
    for plans, said in (("", False), (ours, True), (f'{ours}duties = ["政府预算"]\n', True)):
        path.write_text(SITES + plans, encoding="utf-8")
        told = ran(capsys, "plan", "-c", path)
        assert (told.code, "“甲”按公开义务的期限进行，但配置中没有有期限的" in told.err) == (
            0,
            said,
        )


@pytest.mark.parametrize("words", [("--weeks", "0"), ("--from", "明天")])
def test_a_wrong_question(capsys, path, words):
    assert ran(capsys, "plan", "-c", path, *words).code == 2


def test_what_is_owed_and_what_was_missed(capsys, path):
    monday = NOW.replace(hour=2).astimezone(UTC)
    owner = Owner("1", "here")
    with OfficeStore(path.parent / "data" / "office.db") as office:
        weeks = [
            Due(
                "每周检查",
                f"2026-W{47 + ahead}",
                monday + timedelta(days=7 * ahead - 7),
                "栏目更新",
            )
            for ahead in range(2)
        ]
        office.due.note(weeks)
        taken = office.due.take(weeks[1], owner, monday)
        assert taken is not None
        office.due.fail(taken, owner, monday, again=monday, why="磁盘空间已满")

    told = ran(capsys, "plan", "-c", path, "--weeks", "1")

    assert "拖欠 1 项，近一个月错过 1 项" in told.out
    assert (
        "2026-11-23 02:00  未成功，将再试    每周检查  2026-W48 栏目更新，上次未成功：磁盘空间已满"
        in told.out
    )
    assert (
        "2026-11-16 02:00  因停机并入后一期  每周检查  2026-W47 栏目更新，并入 2026-W48" in told.out
    )


def test_serve_says_what_comes_next(capsys, path):
    announce(load(path), NOW)

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "配置里没有日程（[[schedule.plans]]），按标准日程进行："
    assert any(line.startswith("每周检查：") and "下次 2026-11-30 02:" in line for line in lines)
    assert "预决算到期检查：检查，目前没有到期的公开义务" in lines


def test_the_first_due_table_is_taken_over(tmp_path):
    """What was done stays done, what waits waits, and a plan owes nothing that was noted before."""
    path = tmp_path / "office.db"
    before = MIGRATIONS[: MIGRATIONS.index(due_schema)]
    open_database(path, before, application_id=APPLICATION_ID).close()
    with closing(sqlite3.connect(path)) as db, db:
        db.executemany(
            "insert into due values ('weekly', ?, ?, ?, ?)",
            [
                ("2026-W45", "2026-11-02T02:00:00+08:00", "done", "2026-11-02-1"),
                ("2026-W46", "2026-11-09T02:00:00+08:00", "missed", None),
                ("2026-W47", "2026-11-16T02:00:00+08:00", "due", None),
            ],
        )

    with OfficeStore(path) as office:
        since = office.due.known_since("weekly", NOW.astimezone(UTC))
        rows = office.due.between(since, NOW)
        noted = office.due.last_noted("weekly", NOW)

    assert [(one.period, one.state, one.inspection) for one in rows] == [
        ("2026-W45", DONE, "2026-11-02-1"),
        ("2026-W46", ABSORBED, ""),
        ("2026-W47", DUE, ""),
    ]
    assert noted == datetime(2026, 11, 15, 18, 0, tzinfo=UTC)
