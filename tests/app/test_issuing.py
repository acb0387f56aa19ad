"""Bulletins are issued once, frozen with their data, made again byte for byte, and corrected by a new version.

Through the real chain: two rounds of one site of the sample county, archived, judged, settled.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

import sample
from app import clock, issuing, publish
from app.asked import loaded
from app.bundle import CALENDAR, FEED
from app.cli import run
from app.clock import SHANGHAI
from app.inspection import Order, inspect
from records import Stage
from records.errors import StoreError, StoreFull
from records.store.issued import IssuedStore
from records.store.office import OfficeStore
from reports.moves import Deed, confirm, dismiss
from tests.app.commands import Ran, config_file, ran
from tests.app.drive_inspect import still
from tests.schemas import faults

TODAY = datetime(2026, 11, 25, 9, 30, tzinfo=SHANGHAI)
FILES = ["台账（公开）.xlsx", "台账（内部）.xlsx", "通报.docx", "通报.html", "通报.json"]
SITE = "daj"
FORKED = ("--format", "html,json")
"""What a forked process may make: the figures of a DOCX are drawn with threads, which do not outlive a fork."""


@pytest.fixture(scope="module")
def rounds(county, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    """A data folder with a round in October and one in November, and the port they were made through."""
    folder = tmp_path_factory.mktemp("issuing")
    with sample.serve(county, 0) as server:
        config = loaded(config_file(folder, server.port))
        for day, period in ((date(2026, 10, 20), "2026-10"), (date(2026, 11, 20), "2026-11")):
            order = Order(day, period=period, sites=(SITE,))
            moment = datetime.combine(day, still().timetz())
            inspect(config, order, now=lambda moment=moment: moment)
        yield folder / "data", server.port


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its place."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _is_main(name: str) -> bool:
    return not name.startswith("证据/") and name not in {FEED, CALENDAR}


class Desk:
    """Where a bulletin is issued: a configuration, its data, and a command line."""

    def __init__(self, capsys: pytest.CaptureFixture[str], config: Path, data: Path) -> None:
        self.capsys, self.config, self.data = capsys, config, data
        self.issued = data / "reports" / "issued"

    def run(self, *words: object, say: bool = False) -> Ran:
        rest = () if say else ("--json",)
        return ran(self.capsys, "bulletin", *words, "-c", self.config, *rest)

    def issue(self, period: str = "2026-11", *words: object) -> Ran:
        return self.run("issue", "--period", period, *words)

    def list(self) -> list[dict[str, object]]:
        told = self.run("list")
        assert faults("issued-list", told.document) == []
        return told.document["issued"]

    def files(self, number: str) -> dict[str, bytes]:
        """The bulletin itself, without what lies beside it."""
        return {name: body for name, body in self.whole(number).items() if _is_main(name)}

    def whole(self, number: str) -> dict[str, bytes]:
        return contents(self.issued / number)

    def decide(self, deed_of) -> str:
        """A person moves the first case of the newest round; gives its number."""
        with OfficeStore(self.data / "office.db") as office:
            case = next(one for one in office.cases() if one.stage is Stage.FOUND)
            step = deed_of(case, Deed("王五", TODAY, "核对无误"))
            office.decide([step.before], [step.after], step.moves)
        return case.number


@pytest.fixture
def desk(capsys, rounds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("MINGJIAN_BY", "李四")
    monkeypatch.setattr(clock, "now", lambda: TODAY)
    data = tmp_path / "data"
    shutil.copytree(rounds[0], data)
    return Desk(capsys, config_file(tmp_path, rounds[1], data), data)


# ---- issuing ------------------------------------------------------------------------------------------


def test_an_issued_bulletin_is_numbered_dated_and_addressed(desk: Desk):
    told = desk.issue("2026-11", "--copies", "区委办公室")
    made = told.document
    files = desk.files("云府办函〔2026〕1号")
    text = json.loads(files["通报.json"])

    assert (told.code, told.err) == (0, "")
    assert faults("issued", made) == []
    assert (made["number"], made["version"], made["on"], made["by"]) == (
        "云府办函〔2026〕1号",
        1,
        "2026-11-25",
        "李四",
    )
    assert sorted(files) == FILES
    assert faults("bulletin", text) == []
    assert (text["number"], text["draft"], text["on"], text["copies"], text["as_of"]) == (
        "云府办函〔2026〕1号",
        False,
        "2026-11-25",
        "区委办公室",
        "2026-11-20",
    )
    assert "征求意见稿" not in files["通报.html"].decode()
    assert "抄送：区委办公室" in files["通报.html"].decode()


def test_numbers_follow_one_another(desk: Desk):
    """Each year of a series begins with 1 again."""
    numbers = [
        desk.issue(period, "--on", on).document["number"]
        for period, on in (
            ("2026-10", "2026-11-25"),
            ("2026-11", "2026-11-26"),
            ("2026", "2027-01-10"),
        )
    ]

    assert numbers == ["云府办函〔2026〕1号", "云府办函〔2026〕2号", "云府办函〔2027〕1号"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--number", "〔2026〕15号"), "〔2026〕15号 不能再用：该年度已编到15号，下一号是16号"),
        (("--number", "云府办函〔2026〕3号"), "3号 不能再用"),
        (("--number", "2026-18"), "会造成跳号：下一号是 云府办函〔2026〕16号"),
        (("--number", "〔2025〕16号"), "文号的年份 2025 与成文日期 2026-11-25 的年份不符"),
        (("--number", "县府办函〔2026〕16号"), "“县府办函”不是本机关的发文代字：应为 云府办函"),
        (("--number", "第三号"), "看不懂的文号"),
        (("--number", "〔2026〕016号"), "看不懂的文号"),
        (("--number", "〔2026〕15号（第2版）"), "更正已印发的通报请用 mingjian bulletin correct"),
        (("--on", "2026-11-19"), "成文日期 2026-11-19 早于检查时点 2026-11-20"),
    ],
)
def test_a_number_that_cannot_be_given_out(desk: Desk, words, why: str):
    """The office had used 1 to 14 before: it may begin with 15."""
    assert desk.issue("2026-10", "--number", "〔2026〕15号").code == 0
    told = desk.issue("2026-11", *words)

    assert told.code in {1, 2}
    assert why in told.err
    assert told.out == ""
    assert [one["number"] for one in desk.list()] == ["云府办函〔2026〕15号"]
    assert [path.name for path in desk.issued.iterdir()] == ["云府办函〔2026〕15号"]


def test_a_gap_with_a_reason_is_on_record(desk: Desk):
    desk.issue("2026-10")
    made = desk.issue("2026-11", "--number", "〔2026〕5号", "--why", "2至4号为其他公文").document

    assert (made["number"], made["why"]) == ("云府办函〔2026〕5号", "2至4号为其他公文")


def test_a_period_is_issued_once(desk: Desk):
    desk.issue("2026-11")
    told = desk.issue("2026-11")

    assert told.code == 1
    assert (
        "2026-11 期间的通报已以 云府办函〔2026〕1号 印发；更正请用 mingjian bulletin correct"
        in told.err
    )
    assert len(desk.list()) == 1


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("issue", "--period", "2026-09"), 2, "2026-09 期间没有完成的检查"),
        (("issue", "--period", "2026-13"), 2, "没有这样的报告期"),
        (("correct", "〔2026〕9号", "--why", "误判"), 2, "没有印发过 〔2026〕9号"),
        (("correct", "〔2026〕9号"), 2, "请用 --why 写明更正原因"),
        (("again", "2026-9"), 2, "没有印发过 2026-9"),
        ((), 2, "请用 --period 写明报告期"),
    ],
)
def test_what_cannot_be_done(desk: Desk, words, code: int, why: str):
    told = desk.run(*words)

    assert (told.code, told.out) == (code, "")
    assert why in told.err


def test_an_office_without_a_series(desk: Desk):
    text = desk.config.read_text(encoding="utf-8")
    desk.config.write_text(text.replace('series = "云府办函"', 'series = ""'), encoding="utf-8")
    told = desk.issue()

    assert told.code == 2
    assert "没有写发文机关代字" in told.err


# ---- what people did before it was issued -------------------------------------------------------------


def test_a_false_alarm_is_not_issued(desk: Desk):
    """Dismissed after the round and before the issuing: neither listed nor counted, and said in annex 4."""
    number = desk.decide(dismiss)
    desk.issue()
    text = json.loads(desk.files("云府办函〔2026〕1号")["通报.json"])

    assert number not in {one["case"] for one in text["findings"]}
    assert text["tallies"]["dismissed"] == 1
    assert {one["case"]: one["stage"] for one in text["cases"]}[number] == "dismissed"


def test_a_confirmed_problem_is_issued_as_such(desk: Desk):
    desk.decide(confirm)
    desk.issue()

    assert json.loads(desk.files("云府办函〔2026〕1号")["通报.json"])["tallies"]["confirmed"] == 1


def test_what_people_did_after_the_next_round_is_not_of_the_last(desk: Desk):
    """Confirmed in November, a case of October is not confirmed in October's bulletin; a false alarm always was one."""
    confirmed, false = desk.decide(confirm), desk.decide(dismiss)
    desk.issue("2026-10")
    text = json.loads(desk.files("云府办函〔2026〕1号")["通报.json"])
    stages = {one["case"]: one["stage"] for one in text["cases"]}

    assert (stages[confirmed], stages[false]) == ("found", "dismissed")


# ---- frozen -------------------------------------------------------------------------------------------


def test_made_again_byte_for_byte(desk: Desk, tmp_path: Path):
    """Whatever becomes of the ledger, the configuration and the archive; the evidence, too."""
    made = desk.issue().document
    issued = desk.whole("云府办函〔2026〕1号")
    pages = [name for name in issued if name.startswith("证据/MJ-")]
    assert len(pages) == 4
    assert {FEED, CALENDAR, "证据/索引.html"} <= set(issued)
    assert made["beside"]["files"] == len(issued) - len(FILES)
    assert "打开存档页面" in "".join(issued[name].decode() for name in pages)
    desk.decide(dismiss)
    text = desk.config.read_text(encoding="utf-8")
    desk.config.write_text(
        text.replace("云溪区人民政府办公室", "另一机关").replace("区政府领导", ""), encoding="utf-8"
    )
    shutil.rmtree(desk.data / "archive")
    told = desk.run("again", "〔2026〕1号", "--out", tmp_path / "again")

    assert (told.code, told.document["same"], told.document["differing"]) == (0, True, [])
    assert faults("issued-again", told.document) == []
    assert contents(tmp_path / "again") == issued
    assert desk.whole("云府办函〔2026〕1号") == issued
    shutil.rmtree(desk.issued)
    assert desk.run("again", "〔2026〕1号").code == 0
    assert desk.whole("云府办函〔2026〕1号") == issued


def test_evidence_is_frozen_as_it_was_made(desk: Desk, monkeypatch):
    """A newer program that writes evidence pages in another way changes nothing in those that are issued."""
    desk.issue()
    issued = desk.whole("云府办函〔2026〕1号")
    page = next(name for name in issued if name.startswith("证据/MJ-"))
    folder = desk.issued / "云府办函〔2026〕1号"
    monkeypatch.setattr("app.issuing.bundle", None)
    monkeypatch.setattr("app.bundle.evidence_pages", None)
    (folder / page).unlink()
    (folder / FEED).write_bytes(b"edited")
    (entry,) = desk.list()
    told = desk.run("again", "2026-1")

    assert (entry["missing"], entry["altered"]) == ([page], [FEED])
    assert (told.code, told.document["altered"]) == (7, [FEED])
    assert desk.whole("云府办函〔2026〕1号") == {**issued, FEED: b"edited"}


def test_without_the_html_form_nothing_is_frozen_beside(desk: Desk):
    made = desk.issue("2026-11", "--format", "md").document

    assert made["beside"] == {"digest": "", "files": 0, "bytes": 0}
    assert list(desk.whole("云府办函〔2026〕1号")) == ["通报.md"]


def test_a_frozen_piece_that_was_altered_is_refused(desk: Desk):
    desk.issue()
    with sqlite3.connect(desk.data / "office.db") as db:
        with pytest.raises(sqlite3.IntegrityError, match="never altered"):
            db.execute("delete from frozen_pieces")
        db.execute("drop trigger frozen_pieces_stand_update")
        db.execute("update frozen_pieces set content = substr(content, 1, 100)")
    told = desk.run("again", "2026-1")

    assert told.code == 4
    assert "缺失或已损坏" in told.err


def test_a_file_that_comes_out_otherwise_is_named(desk: Desk, monkeypatch, tmp_path: Path):
    """A newer program may write a form in another way: it says so, and writes nothing."""
    desk.issue("2026-11", "--format", "md,json")
    real = publish.reports.render
    monkeypatch.setattr(
        publish.reports,
        "render",
        lambda text, round_, form, *own: (
            real(text, round_, form, *own) + (b"!" if form == "md" else b"")
        ),
    )
    told = desk.run("again", "2026-1", "--out", tmp_path / "again")

    assert (told.code, told.document["same"], told.document["differing"]) == (7, False, ["通报.md"])
    assert not (tmp_path / "again").exists()


def test_files_that_were_lost_or_altered(desk: Desk):
    """The lost one is made again; what somebody has edited is named and left alone."""
    desk.issue()
    folder = desk.issued / "云府办函〔2026〕1号"
    issued = desk.files("云府办函〔2026〕1号")
    (folder / "通报.html").unlink()
    (folder / "通报.docx").write_bytes(b"edited")
    (entry,) = desk.list()
    told = desk.run("again", "2026-1")

    assert (entry["missing"], entry["altered"]) == (["通报.html"], ["通报.docx"])
    assert told.code == 7
    assert told.document["altered"] == ["通报.docx"]
    assert [Path(one).name for one in told.document["files"]] == ["通报.html"]
    assert desk.files("云府办函〔2026〕1号") == {**issued, "通报.docx": b"edited"}


def test_what_is_issued_cannot_be_altered(desk: Desk):
    desk.issue()
    with sqlite3.connect(desk.data / "office.db") as db:
        for query in ("update issued set running = 2", "delete from issued"):
            with pytest.raises(sqlite3.IntegrityError, match="never altered"):
                db.execute(query)


def test_frozen_data_that_somebody_altered_is_refused(desk: Desk):
    desk.issue()
    with sqlite3.connect(desk.data / "office.db") as db:
        db.execute("drop trigger issued_stand_update")
        db.execute("update issued set frozen = substr(frozen, 1, 100)")
    told = desk.run("again", "2026-1")

    assert told.code == 4
    assert "云府办函〔2026〕1号 的冻结数据已损坏" in told.err


# ---- corrections --------------------------------------------------------------------------------------


def test_a_correction_is_a_new_version(desk: Desk):
    """It names the old one and what is other; the old one stays as it is and is marked."""
    desk.issue("2026-11", "--copies", "区委办公室")
    first = desk.files("云府办函〔2026〕1号")
    number = desk.decide(dismiss)
    made = desk.run("correct", "〔2026〕1号", "--why", "误判", "--on", "2026-12-01").document
    second = desk.files("云府办函〔2026〕1号（第2版）")
    text, old = json.loads(second["通报.json"]), json.loads(first["通报.json"])
    old_entry, new_entry = desk.list()

    assert faults("issued", made) == []
    assert (made["number"], made["version"]) == ("云府办函〔2026〕1号", 2)
    assert text["title"] == old["title"] + "（第2版）"
    assert text["copies"] == "区委办公室"
    count = old["tallies"]["problems"]
    assert (
        "更正说明：本文为云府办函〔2026〕1号的第2版，更正并代替2026年11月25日印发的第1版。更正原因：误判。"
        f"更正内容：问题由{count}项改为{count - 1}项；删去1项（{number}）。"
    ) in second["通报.html"].decode()
    assert desk.files("云府办函〔2026〕1号") == first
    assert (old_entry["corrected_by"], new_entry["corrected_by"]) == (2, None)
    assert desk.run("again", "〔2026〕1号（第1版）").code == 0
    assert desk.run("again", "〔2026〕1号").document["version"] == 2
    assert "已由第2版更正" in desk.run("list", say=True).out


def test_a_correction_of_a_correction(desk: Desk):
    desk.issue()
    for _ in range(2):
        desk.run("correct", "2026-1", "--why", "误判")

    assert [one["version"] for one in desk.list()] == [1, 2, 3]
    assert desk.issue("2026-10").document["number"] == "云府办函〔2026〕2号"


# ---- drafts -------------------------------------------------------------------------------------------


def test_a_draft_stays_a_draft(desk: Desk):
    told = desk.run("--period", "2026-11", "--format", "md")
    (file,) = told.document["files"]

    assert faults("written", told.document) == []
    assert told.document["issued"] == []
    assert "（征求意见稿）" in Path(file).read_text(encoding="utf-8")


def test_a_draft_after_issuing_says_so(desk: Desk):
    desk.issue()
    issued = desk.files("云府办函〔2026〕1号")
    told = desk.run("--period", "2026-11", "--format", "md")
    (file,) = told.document["files"]
    text = Path(file).read_text(encoding="utf-8")

    assert told.document["issued"] == ["云府办函〔2026〕1号"]
    assert "说明：本期通报已以云府办函〔2026〕1号印发，本稿仅供核对，以印发的为准。" in text
    assert (
        "注意：本期通报已以 云府办函〔2026〕1号 印发"
        in desk.run("--period", "2026-11", say=True).out
    )
    assert desk.files("云府办函〔2026〕1号") == issued


# ---- a year -------------------------------------------------------------------------------------------


def test_a_year_is_issued(desk: Desk):
    """Both rounds, their cases, and found = closed + open + dismissed + exempted."""
    false = desk.decide(dismiss)
    made = desk.issue("2026", "--on", "2027-01-10").document
    text = json.loads(desk.files("云府办函〔2027〕1号")["通报.json"])
    year = text["year"]
    with OfficeStore(desk.data / "office.db") as office:
        cases = office.cases()
        found = [len({one.identity for one in office.judgements(each["inspection"]) if one.is_finding})
                 for each in year["rounds"]]  # fmt: skip

    assert faults("bulletin", text) == []
    assert made["kind"] == "annual"
    assert [one["inspection"] for one in year["rounds"]] == ["2026-10-20-1", "2026-11-20-1"]
    assert [one["problems"] for one in year["rounds"]] == found
    assert year["total"]["found"] == len(cases) == sum(year["total"]["ends"].values())
    assert {one["case"]: one["end"] for one in year["cases"]}[false] == "已排除"
    assert text["scores"]
    assert desk.run("again", "2027-1").document["same"] is True


def test_no_round_is_made_for_a_year(desk: Desk):
    told = ran(desk.capsys, "inspect", "-c", desk.config, "--period", "2026")

    assert told.code == 2
    assert "mingjian bulletin --period 2026" in told.err


# ---- trouble ------------------------------------------------------------------------------------------


def test_a_full_disk_issues_nothing(desk: Desk, monkeypatch):
    """Not one file, no number; afterwards the same number is given out."""

    def full(_):
        raise StoreFull("磁盘空间已满，文件未写出")

    monkeypatch.setattr(publish, "write_all", full)
    told = desk.issue()
    monkeypatch.undo()
    monkeypatch.setenv("MINGJIAN_BY", "李四")
    monkeypatch.setattr(clock, "now", lambda: TODAY)

    assert (told.code, told.out) == (4, "")
    assert list(desk.issued.iterdir()) == []
    assert desk.list() == []
    assert desk.issue().document["number"] == "云府办函〔2026〕1号"


@pytest.mark.parametrize("trouble", [StoreError("没有权限"), KeyboardInterrupt()])
def test_death_between_the_number_and_its_files(desk: Desk, monkeypatch, trouble):
    """The number is on record with all it was made from, no half bulletin lies about, and the files are made again."""

    def broken(self, target):
        if target.name.startswith("云府办函"):
            raise trouble
        return real(self, target)

    real = Path.rename
    monkeypatch.setattr(Path, "rename", broken)
    told = desk.issue()
    monkeypatch.setattr(Path, "rename", real)
    (entry,) = desk.list()

    assert told.code in {4, 130}
    assert list(desk.issued.iterdir()) == []
    assert (entry["number"], sorted(filter(_is_main, entry["missing"]))) == (
        "云府办函〔2026〕1号",
        FILES,
    )
    assert desk.run("again", "2026-1").document["same"] is True
    assert sorted(desk.files("云府办函〔2026〕1号")) == FILES


def _killed(config: str, where: str) -> None:
    """A process that is killed as its number is entered, or between that and its files."""
    clock.now = lambda: TODAY

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if where == "before":
        IssuedStore.add = die
    else:
        Path.rename = die
    run(["bulletin", "issue", "--period", "2026-11", "-c", config, *FORKED])


@pytest.mark.parametrize(("where", "entered"), [("before", 0), ("after", 1)])
def test_a_process_that_is_killed(desk: Desk, where: str, entered: int):
    """Before the entry nothing is issued; after it the bulletin is, and its files are made from what was frozen."""
    child = multiprocessing.get_context("fork").Process(
        target=_killed, args=(str(desk.config), where)
    )
    child.start()
    child.join(120)

    assert child.exitcode == -signal.SIGKILL
    assert len(desk.list()) == entered
    assert [path for path in desk.issued.iterdir() if not path.name.startswith(".")] == []
    told = desk.run("again", "2026-1") if entered else desk.issue()
    assert told.code == 0
    assert desk.list()[0]["missing"] == []


def test_a_folder_that_lies_in_the_way(desk: Desk):
    """Somebody's own: it stays as it is, and no number is given out."""
    folder = desk.issued / "云府办函〔2026〕1号"
    folder.mkdir(parents=True)
    (folder / "手改.docx").write_bytes(b"own")
    told = desk.issue()

    assert told.code == 4
    assert "文件夹已存在，未印发；请先移走" in told.err
    assert desk.files(folder.name) == {"手改.docx": b"own"}
    assert desk.list() == []


def test_a_number_taken_meanwhile(desk: Desk, monkeypatch):
    """Between our look and our entry somebody else issues: we get the next number, and only one folder each."""
    real, other = issuing.remade, []

    def overtaken(*given, **named):
        if not other:
            other.append("2026-10")
            assert desk.issue("2026-10").code == 0
        return real(*given, **named)

    monkeypatch.setattr(issuing, "remade", overtaken)
    made = desk.issue("2026-11").document

    assert made["number"] == "云府办函〔2026〕2号"
    assert sorted(path.name for path in desk.issued.iterdir()) == [
        "云府办函〔2026〕1号",
        "云府办函〔2026〕2号",
    ]


def test_a_number_asked_for_and_taken_meanwhile(desk: Desk, monkeypatch):
    real, other = issuing.remade, []

    def overtaken(*given, **named):
        if not other:
            other.append("2026-10")
            assert desk.issue("2026-10").code == 0
        return real(*given, **named)

    monkeypatch.setattr(issuing, "remade", overtaken)
    told = desk.issue("2026-11", "--number", "〔2026〕1号")

    assert told.code == 1
    assert "〔2026〕1号 不能再用" in told.err
    assert [one["period"] for one in desk.list()] == ["2026-10"]


def _issue(config: str, period: str, go, told) -> None:
    """One of two processes that issue at once."""
    clock.now = lambda: TODAY
    go.wait()
    words = ["bulletin", "issue", "--period", period, "-c", config, "--by", period, "--json"]
    told.put(run([*words, *FORKED]))


def test_two_processes_at_once(desk: Desk, monkeypatch):
    """Different numbers, one after the other. Their rounds are judged before: an archive is read by one at a time."""
    config = loaded(desk.config)
    judged = {period: issuing.round_of(config, period) for period in ("2026-10", "2026-11")}
    monkeypatch.setattr(issuing, "round_of", lambda _, period, *__: judged[period])
    monkeypatch.setattr(issuing, "bundle", lambda *_: {FEED: b"feed"})
    context = multiprocessing.get_context("fork")
    go, told = context.Event(), context.Queue()
    both = [
        context.Process(target=_issue, args=(str(desk.config), period, go, told))
        for period in ("2026-10", "2026-11")
    ]
    for one in both:
        one.start()
    go.set()
    codes = [told.get(timeout=120) for _ in both]
    for one in both:
        one.join()
    entries = desk.list()

    assert codes == [0, 0]
    assert [one["number"] for one in entries] == ["云府办函〔2026〕1号", "云府办函〔2026〕2号"]
    assert {one["by"] for one in entries} == {"2026-10", "2026-11"}
    assert [one["missing"] + one["altered"] for one in entries] == [[], []]
