"""整改通知单 and 提示单 under numbers: of their own series, once, frozen, and made again byte for byte."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from app import clock, notice_issuing
from app.clock import SHANGHAI
from records import Stage
from records.errors import StoreFull
from records.store.office import OfficeStore
from reports.moves import Deed, confirm, dismiss
from tests.app import cases_office
from tests.app.commands import Ran, ran
from tests.app.test_issuing import contents
from tests.schemas import faults

TODAY = datetime(2026, 11, 25, 9, 30, tzinfo=SHANGHAI)
OFFICE = 'series = "示府办函"\ncopies = "区政府领导"'


class Desk:
    """The small office of `cases_office`: 区政府 owes one reminder, the three others problems."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.capsys, self.config = capsys, cases_office.office(folder)
        text = self.config.read_text(encoding="utf-8")
        self.config.write_text(text.replace("[office]", f"[office]\n{OFFICE}"), encoding="utf-8")
        self.data = folder / "data"
        self.issued = self.data / "reports" / "issued"

    def run(self, *words: object, say: bool = False) -> Ran:
        rest = () if say else ("--json",)
        return ran(self.capsys, "notices", *words, "-c", self.config, *rest)

    def issue(self, *words: object) -> Ran:
        """As JSON alone, where the test does not ask for other forms."""
        forms = () if "--format" in words else ("--format", "json")
        told = self.run("issue", *words, *forms)
        assert told.code or faults("issued-notices", told.document) == []
        return told

    def list(self) -> list[dict[str, object]]:
        told = self.run("list")
        assert faults("issued-notices", told.document) == []
        return told.document["issued"]

    def decide(self, deed_of, agency: str) -> str:
        with OfficeStore(self.data / "office.db") as office:
            open_ = [one for one in office.cases() if one.stage is Stage.FOUND]
            case = next(one for one in open_ if one.finding.agency == agency)
            step = deed_of(case, Deed("王五", TODAY, "核对无误"))
            office.decide([step.before], [step.after], step.moves)
        return case.number


@pytest.fixture
def desk(capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("MINGJIAN_BY", "李四")
    monkeypatch.setattr(clock, "now", lambda: TODAY)
    return Desk(capsys, tmp_path)


def test_each_kind_is_numbered_by_itself(desk: Desk):
    """One number a paper, in the order of the register; the agency is addressed, nobody else gets a copy."""
    told = desk.issue("--format", "docx,html,json")
    made = told.document["issued"]
    paper = desk.issued / "示府办整改〔2026〕1号"
    text = json.loads((paper / "整改通知单.json").read_text(encoding="utf-8"))

    assert (told.code, told.err) == (0, "")
    assert [(one["number"], one["agency"]) for one in made] == [
        ("示府办整改〔2026〕1号", "czj"),
        ("示府办整改〔2026〕2号", "mzj"),
        ("示府办整改〔2026〕3号", "jyj"),
        ("示府办提示〔2026〕1号", "gov"),
    ]
    assert faults("notices#notice", text) == []
    assert (text["number"], text["draft"], text["on"]) == (
        "示府办整改〔2026〕1号",
        False,
        "2026-11-25",
    )
    assert sorted(contents(paper)) == ["整改通知单.docx", "整改通知单.html", "整改通知单.json"]
    page = (paper / "整改通知单.html").read_text(encoding="utf-8")
    assert "示府办整改〔2026〕1号" in page
    assert "征求意见稿" not in page
    assert "抄送" not in page
    assert desk.list() == made


def test_drafts_bear_no_number_and_say_what_they_are(desk: Desk, tmp_path: Path):
    """临期提醒单 and 年度记录 are no documents under a number: neither marked nor numbered."""
    desk.run("--out", tmp_path / "out", "--format", "md,json")
    texts = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (tmp_path / "out" / "单位").rglob("*.json")
    }
    drafts = {name: (one["number"], one["draft"]) for name, one in texts.items()}
    rectify = next((tmp_path / "out").rglob("整改通知单.md")).read_text(encoding="utf-8")

    assert drafts == {"整改通知单": ("", True), "提示单": ("", True), "年度记录": ("", False)}
    assert "（征求意见稿）" in rectify


def test_the_office_names_its_series(desk: Desk):
    text = desk.config.read_text(encoding="utf-8")
    named = 'rectify_series = "示政公开改"\n'
    desk.config.write_text(text.replace("[office]", f"[office]\n{named}"), encoding="utf-8")
    numbers = [one["number"] for one in desk.issue().document["issued"]]

    assert numbers[0] == "示政公开改〔2026〕1号"
    assert numbers[-1] == "示府办提示〔2026〕1号"


def test_one_series_for_all_is_counted_on(desk: Desk):
    """An office that numbers both papers in one series: no number twice."""
    text = desk.config.read_text(encoding="utf-8")
    named = 'rectify_series = "示府办函"\nhint_series = "示府办函"\n'
    desk.config.write_text(text.replace("[office]", f"[office]\n{named}"), encoding="utf-8")
    made = desk.issue().document["issued"]

    assert [one["number"] for one in made] == [f"示府办函〔2026〕{n}号" for n in (1, 2, 3, 4)]
    assert desk.run("again", "2026-4").document["same"] is True


def test_what_was_issued_is_not_issued_again(desk: Desk):
    desk.issue("--agency", "mzj")
    rest = desk.issue().document
    refused = desk.issue("--agency", "mzj")
    nothing = desk.issue()
    once_more = desk.issue("--agency", "mzj", "--why", "逾期催办").document

    assert [one["agency"] for one in rest["issued"]] == ["czj", "jyj", "gov"]
    assert rest["skipped"] == [
        {"agency": "mzj", "kind": "rectify", "number": "示府办整改〔2026〕1号"}
    ]
    assert refused.code == 1
    assert "区民政局的单据已以 示府办整改〔2026〕1号 印发" in refused.err
    assert (nothing.code, "均已印发" in nothing.err) == (1, True)
    assert [one["number"] for one in once_more["issued"]] == ["示府办整改〔2026〕4号"]
    assert len(desk.list()) == 5


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("--agency", "nobody"), 2, "配置中没有编号为“nobody”的单位"),
        (("--number", "〔2026〕9号"), 2, "分别编号"),
        (("--agency", "gov", "--number", "示府办整改〔2026〕9号"), 2, "应为 示府办提示"),
        (("--agency", "gov", "--number", "〔2025〕9号"), 2, "与成文日期 2026-11-25 的年份不符"),
        (("--on", "2026-11-19"), 2, "落款日期 2026-11-19 早于检查时点 2026-11-20"),
        (("--format", "xlsx"), 2, "没有“xlsx”这种格式"),
        (("--round", "2020-01-01-1"), 2, "没有编号为“2020-01-01-1”的已完成检查"),
    ],
)
def test_what_cannot_be_issued(desk: Desk, words, code, why):
    told = desk.issue(*words)

    assert (told.code, why in told.err) == (code, True), told.err
    assert desk.list() == []
    assert not desk.issued.exists()


def test_numbers_go_on_from_the_first(desk: Desk):
    """The office has used eight before; afterwards none may be passed over without a reason."""
    first = desk.issue("--agency", "czj", "--agency", "mzj", "--number", "〔2026〕9号")
    gap = desk.issue("--agency", "jyj", "--number", "〔2026〕15号")

    assert [one["number"] for one in first.document["issued"]] == [
        "示府办整改〔2026〕9号",
        "示府办整改〔2026〕10号",
    ]
    assert gap.code == 1
    assert "会造成跳号：下一号是 示府办整改〔2026〕11号" in gap.err


def test_without_a_series_nothing_is_numbered(desk: Desk):
    text = desk.config.read_text(encoding="utf-8")
    desk.config.write_text(text.replace('series = "示府办函"\n', ""), encoding="utf-8")

    assert "没有写发文机关代字" in desk.issue().err


# ---- made again ---------------------------------------------------------------------------------------


def test_made_again_byte_for_byte(desk: Desk, tmp_path: Path):
    """Whatever becomes of the ledger, of the clock and of the configuration."""
    desk.issue("--format", "docx,html,md,json")
    issued = contents(desk.issued)
    desk.decide(dismiss, "czj")
    desk.decide(confirm, "mzj")
    text = desk.config.read_text(encoding="utf-8")
    desk.config.write_text(text.replace("区财政局", "另一机关"), encoding="utf-8")
    clock.now = lambda: datetime(2027, 3, 1, 9, 0, tzinfo=SHANGHAI)
    for one in desk.list():
        out = tmp_path / "again" / str(one["number"])
        told = desk.run("again", one["number"], "--out", out)
        assert (told.code, told.document["same"]) == (0, True)
        assert faults("issued-again", told.document) == []

    assert contents(tmp_path / "again") == issued
    assert contents(desk.issued) == issued


def test_files_that_were_lost_or_altered(desk: Desk):
    desk.issue("--agency", "czj", "--format", "docx,html,json")
    folder = desk.issued / "示府办整改〔2026〕1号"
    issued = contents(folder)
    (folder / "整改通知单.html").unlink()
    (folder / "整改通知单.docx").write_bytes(b"edited")
    (entry,) = desk.list()
    told = desk.run("again", "2026-1")

    assert (entry["missing"], entry["altered"]) == (["整改通知单.html"], ["整改通知单.docx"])
    assert (told.code, told.document["altered"]) == (7, ["整改通知单.docx"])
    assert contents(folder) == {**issued, "整改通知单.docx": b"edited"}
    assert "文件有改动" in desk.run("list", say=True).out


def test_a_number_that_two_kinds_bear_is_to_be_written_whole(desk: Desk):
    desk.issue()
    told = desk.run("again", "2026-1")

    assert told.code == 2
    assert "不止一个，请写全：示府办提示、示府办整改" in told.err
    assert desk.run("again", "示府办提示〔2026〕1号").code == 0


def test_bulletins_and_papers_do_not_mix(desk: Desk):
    """Each command sees its own."""
    desk.issue("--agency", "gov")

    assert (
        ran(desk.capsys, "bulletin", "list", "-c", desk.config, "--json").document["issued"] == []
    )
    told = ran(desk.capsys, "bulletin", "again", "2026-1", "-c", desk.config)
    assert (told.code, "没有印发过 2026-1" in told.err) == (2, True)


def test_what_they_were_made_from_is_frozen_once(desk: Desk):
    desk.issue()
    with sqlite3.connect(desk.data / "office.db") as db:
        pieces = db.execute("select count(*) from frozen_pieces").fetchone()[0]
        papers = db.execute("select count(*) from issued").fetchone()[0]

    assert (pieces, papers) == (1, 4)


# ---- trouble ------------------------------------------------------------------------------------------


def test_a_full_disk_issues_none(desk: Desk, monkeypatch):
    """The third of four papers cannot be written: no number is given out, no folder stays."""
    real, made = notice_issuing.remade, []

    def full(*given):
        made.append(1)
        if len(made) == 3:
            raise StoreFull("磁盘空间已满，文件未写出")
        return real(*given)

    monkeypatch.setattr(notice_issuing, "remade", full)
    told = desk.issue()

    assert (told.code, told.out) == (4, "")
    assert list(desk.issued.iterdir()) == []
    assert desk.list() == []


def test_death_between_the_numbers_and_their_files(desk: Desk, monkeypatch):
    """All four are on record, one has its files; the others are made again."""
    real, done = Path.rename, []

    def broken(self, target):
        if target.name.startswith("示府办"):
            if done:
                raise KeyboardInterrupt
            done.append(target)
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", broken)
        assert desk.issue().code == 130
    entries = desk.list()

    assert [len(one["missing"]) for one in entries] == [0, 1, 1, 1]
    for one in entries:
        assert desk.run("again", one["number"]).document["same"] is True
    assert [one["missing"] for one in desk.list()] == [[], [], [], []]


def test_what_is_said(desk: Desk):
    told = desk.run("issue", say=True)

    assert "已印发 4 份，落款日期 2026-11-25，经办人 李四：" in told.out
    assert "示府办提示〔2026〕1号　提示单　示例区人民政府" in told.out
    assert "登记交办请用 mingjian cases send" in told.out
