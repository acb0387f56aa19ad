"""`mingjian notices`: the papers of the sample county's agencies, whole on the disk or not there at all."""

from __future__ import annotations

import errno
import json
import os
from datetime import date, datetime
from pathlib import Path

import pytest

from app import publish as publishing
from app.clock import SHANGHAI
from app.inspection import stored
from records import SET_ASIDE, Stage
from records.store.office import OfficeStore
from reports import moves as deeds
from reports.moves import Deed
from tests.app.commands import config_file, ran
from tests.app.conftest import Inspected
from tests.schemas import faults

DAY = "2026-11-20"


@pytest.fixture
def office(inspected: Inspected, tmp_path: Path) -> Path:
    return config_file(tmp_path, inspected.port, inspected.config.data)


def written(folder: Path) -> dict[str, bytes]:
    """By place, every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_whole_county(capsys, office, inspected: Inspected, tmp_path):
    """Every open case stands in one paper of its agency; index, files and console agree; nothing else is written."""
    out = tmp_path / "out"
    told = ran(
        capsys, "notices", "-c", office, "--on", DAY, "--out", out, "--format", "json", "--json"
    )
    index = told.document
    papers = {
        place: json.loads(body) for place, body in written(out).items() if place.endswith(".json")
    }
    own = papers.pop("单位单据目录.json")

    assert (told.code, told.err) == (0, "")
    assert faults("notices", index) == []
    assert faults("notices#index", own) == []
    assert [faults("notices#notice", paper) for paper in papers.values()] == [[] for _ in papers]
    assert own == {key: index[key] for key in own}
    assert index["files"] == sorted(written(out))
    assert sorted(papers) == sorted(place for one in index["agencies"] for place in one["files"])

    with stored(inspected.config) as store:
        open_ = {case.number for case in store.cases() if case.is_open}
        found = {case.number for case in store.cases()}
    waiting = {case.number for case in inspected.round.awaiting}
    assert waiting < open_  # a person must confirm them before an agency may read of them
    open_, found = open_ - waiting, found - waiting
    named = [
        row["case"]
        for paper in papers.values()
        for part in ("problems", "reminders", "waiting", "soon")
        for row in paper[part]
    ]
    assert len(named) == len(set(named))
    owned = sum(
        one[part] for one in index["agencies"] for part in ("problems", "reminders", "soon")
    )
    assert len(named) == owned
    assert set(named) <= open_
    recorded = [
        case["case"]
        for paper in papers.values()
        if paper["year"]
        for case in paper["year"]["cases"]
    ]
    assert len(recorded) + index["ownerless"] >= len(open_)
    assert set(recorded) <= found


def test_agencies_with_nothing_get_nothing(capsys, office, tmp_path):
    out = tmp_path / "out"
    index = ran(
        capsys, "notices", "-c", office, "--out", out, "--format", "json", "--json"
    ).document
    silent = [one for one in index["agencies"] if not one["papers"]]
    folders = {path.name for path in (out / "单位").iterdir()}

    assert {one["standing"] for one in silent} <= {"未发现", "本期未检查"}
    assert {one["standing"] for one in silent} & {"未发现", "本期未检查"}
    assert folders.isdisjoint(one["name"] for one in silent)
    assert len(folders) == sum(bool(one["papers"]) for one in index["agencies"])


def test_all_forms_carry_no_leak(capsys, office, inspected: Inspected, tmp_path):
    """No address or title of a leaking page, in any file."""
    out = tmp_path / "out"
    ran(capsys, "notices", "-c", office, "--out", out, "--format", "html,md,json")
    leaks = [one for one in inspected.round.findings if one.family == "privacy"]
    words = "".join(body.decode() for body in written(out).values())

    assert leaks
    for one in (each for each in leaks if each.url):  # a listed post may have no address
        for end in ('"', "<", ">", "；", ")", "&"):
            assert one.url + end not in words
        assert one.subject_name not in words or len(one.subject_name) < 6


def test_the_archive_is_asked_for_the_snapshots(capsys, office, tmp_path):
    out = tmp_path / "out"
    ran(capsys, "notices", "-c", office, "--out", out, "--format", "json")
    rows = [
        row
        for place, body in written(out).items()
        if place.endswith("整改通知单.json")
        for row in json.loads(body)["problems"]
    ]

    assert any(row["evidence"]["kept"] and row["evidence"]["excerpt"] for row in rows)
    shown = [row["evidence"] for row in rows]
    assert any(one["source"] for one in shown)
    assert [one for one in shown if one["snapshot"] and not one["kept"]] == []


def test_one_agency(capsys, office, tmp_path):
    """Its papers only, and no index that would stand in the place of that of all."""
    out = tmp_path / "out"
    told = ran(capsys, "notices", "-c", office, "--agency", "czj", "--out", out, "--on", DAY)

    assert told.code == 0
    assert told.out.startswith("云溪区财政局：待整改")
    assert {path.suffix for path in out.rglob("*") if path.is_file()} == {".docx", ".html", ".json"}
    assert {place.rsplit("/", 1)[0] for place in written(out)} == {"单位/云溪区财政局"}


def test_people_s_deeds_count(capsys, inspected: Inspected, tmp_path):
    """A deadline set by hand is the paper's; what is dismissed since the round is not asked for."""
    folder = tmp_path / "data"
    folder.mkdir()
    source = inspected.config.data / "office.db"
    (folder / "office.db").write_bytes(source.read_bytes())
    at = datetime(2026, 11, 21, 9, tzinfo=SHANGHAI)
    deed = Deed("甲", at, "核实")
    with OfficeStore(folder / "office.db") as store:
        before = [one for one in store.cases() if one.finding.agency == "czj" and one.is_open][:2]
        confirmed = [deeds.confirm(one, deed) for one in before]
        sent = deeds.send(confirmed[0].after, deed, inspected.config.office)
        gone = deeds.dismiss(confirmed[1].after, deed)
        moves = (*confirmed[0].moves, *confirmed[1].moves, *sent.moves, *gone.moves)
        store.decide(before, [sent.after, gone.after], moves)
    out = tmp_path / "out"
    config = config_file(tmp_path, inspected.port, folder)
    ran(capsys, "notices", "-c", config, "--agency", "czj", "--on", "2026-12-10", "--out", out)
    paper = json.loads(written(out)["单位/云溪区财政局/整改通知单.json"])
    record = json.loads(written(out)["单位/云溪区财政局/年度记录.json"])["year"]
    rows = {row["case"]: row for row in paper["problems"] + paper["reminders"]}

    assert sent.after.deadline is not None
    assert sent.after.deadline < date(2026, 12, 10)
    assert rows[before[0].number]["due"] == sent.after.deadline.isoformat()
    assert rows[before[0].number]["overdue"] is True
    assert before[1].number not in rows
    assert record["counts"]["aside"] == 1
    assert {one["stage"] for one in record["cases"]} >= {Stage.SENT, Stage.DISMISSED}
    assert gone.after.stage in SET_ASIDE


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--agency", "nobody"), "配置中没有编号为“nobody”的单位"),
        (("--round", "2020-01-01-1"), "没有编号为“2020-01-01-1”的已完成检查"),
        (("--period", "2019-03"), "2019-03 期间没有符合条件的已完成检查"),
        (("--period", "三月"), "看不懂的报告期“三月”"),
        (("--format", "xlsx"), "没有“xlsx”这种格式；可选：docx、pdf、html、md、json"),
        (("--on", "昨天"), "“昨天”不是日期，应写成 2026-11-20"),
        (("--on", "2026-11-19"), "落款日期 2026-11-19 早于检查时点 2026-11-20"),
    ],
)
def test_what_cannot_be_meant(capsys, office, tmp_path, words, says):
    told = ran(capsys, "notices", "-c", office, "--out", tmp_path / "out", *words)

    assert told.code == 2
    assert says in told.err
    assert not (tmp_path / "out").exists()


def test_before_the_first_round(capsys, inspected: Inspected, tmp_path):
    told = ran(capsys, "notices", "-c", config_file(tmp_path, inspected.port, tmp_path / "none"))

    assert (told.code, told.err.strip()) == (2, "还没有完成过的检查，请先运行 mingjian inspect")
    assert not (tmp_path / "none").exists()


def test_a_full_disk_changes_nothing(capsys, office, tmp_path, monkeypatch: pytest.MonkeyPatch):
    out = tmp_path / "out"
    ran(capsys, "notices", "-c", office, "--out", out, "--format", "md", "--on", DAY)
    before, calls = written(out), []

    def fsync(_):
        calls.append(1)
        if len(calls) == 20:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(publishing.os, "fsync", fsync)
    told = ran(
        capsys, "notices", "-c", office, "--out", out, "--format", "md", "--on", "2026-12-01"
    )

    assert told.code == 4
    assert "磁盘空间已满，文件未写出" in told.err
    assert written(out) == before


def test_papers_of_an_earlier_writing_are_pointed_at(capsys, office, tmp_path):
    out = tmp_path / "out"
    ran(capsys, "notices", "-c", office, "--out", out, "--format", "json", "--on", DAY)
    old = out / "单位" / "云溪区气象站" / "提示单.json"
    old.parent.mkdir()
    old.write_text("{}", encoding="utf-8")
    command = ("notices", "-c", office, "--out", out, "--format", "json", "--on", DAY)

    assert ran(capsys, *command, "--json").document["stale"] == ["单位/云溪区气象站/提示单.json"]
    assert (
        "没有更新的单据 1 个，如 单位/云溪区气象站/提示单.json，请勿误发"
        in ran(capsys, *command).err
    )
    assert old.read_text(encoding="utf-8") == "{}"
