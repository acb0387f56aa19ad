"""A wrong 整改通知单 or 提示单 is corrected by a new version of its number that says what became of each row."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app import clock
from app.clock import SHANGHAI
from records import Move, Stage
from records.store.office import OfficeStore
from reports.moves import confirm, dismiss
from tests.app import cases_office, test_notice_issuing
from tests.app.test_issuing import contents
from tests.app.test_notice_issuing import Desk
from tests.schemas import faults

desk = test_notice_issuing.desk
FIRST = "示府办整改〔2026〕3号"
"""Of 区教育局: three dead links, MJ-2026-0003 to 0005, to be put right by 4 December (7 working days)."""
DECEMBER = datetime(2026, 12, 1, 9, 30, tzinfo=SHANGHAI)


def text(desk: Desk, number: str, name: str = "整改通知单") -> dict[str, object]:
    told = json.loads((desk.issued / number / f"{name}.json").read_text(encoding="utf-8"))
    assert faults("notices#notice", told) == []
    return told


def corrected(desk: Desk, number: str = FIRST, *words: object) -> dict[str, object]:
    told = desk.run("correct", number, "--why", "误判", *words)
    assert (told.code, told.err) == (0, "")
    assert faults("issued-notices", told.document) == []
    (made,) = told.document["issued"]
    return made


def page(desk: Desk, number: str, name: str = "整改通知单") -> str:
    return (desk.issued / number / f"{name}.html").read_text(encoding="utf-8")


def test_a_correction_is_a_new_version_that_names_the_old(desk: Desk):
    desk.issue("--format", "html,json", "--copies", "区委办公室")
    first = contents(desk.issued / FIRST)
    out = desk.decide(dismiss, "jyj")
    clock.now = lambda: DECEMBER
    made = corrected(desk)
    new = text(desk, f"{FIRST}（第2版）")
    states = {
        (one["number"], one["version"]): one["corrected_by"]
        for one in desk.list()
        if one["agency"] == "jyj"
    }

    assert (made["number"], made["version"], made["why"], made["on"]) == (
        FIRST, 2, "误判", "2026-12-01",
    )  # fmt: skip
    assert (made["copies"], [one["name"] for one in made["files"]]) == (
        "区委办公室", ["整改通知单.html", "整改通知单.json"],
    )  # fmt: skip
    assert (
        f"更正说明：本单为{FIRST}的第2版，更正并代替2026年11月25日印发的第1版。更正原因：误判。"
        f"更正内容：事项由3项改为2项；撤销1项（{out}）。"
    ) in page(desk, f"{FIRST}（第2版）")
    assert "整改通知单（第2版）" in new["title"]
    assert (new["number"], new["version"], new["draft"]) == (FIRST, 2, False)
    assert out not in {row["case"] for row in new["problems"]}
    assert contents(desk.issued / FIRST) == first
    assert states == {(FIRST, 1): 2, (FIRST, 2): None}
    assert "已由第2版更正" in desk.run("list", say=True).out


def test_the_days_that_the_first_told_stay(desk: Desk):
    """A correction is no extension: who had seven working days from 25 November has them from then."""
    desk.issue()
    before = {row["case"]: row["due"] for row in text(desk, FIRST)["problems"]}
    gone = desk.decide(dismiss, "jyj")
    clock.now = lambda: DECEMBER
    corrected(desk)
    after = {row["case"]: row["due"] for row in text(desk, f"{FIRST}（第2版）")["problems"]}

    assert set(before.values()) == {"2026-12-04"}
    assert after == {case: due for case, due in before.items() if case != gone}


def test_what_became_of_each_row_is_told_apart(desk: Desk):
    """False, rectified, and objected to are not the same thing."""
    desk.issue("--format", "html,json")
    with OfficeStore(desk.data / "office.db") as office:
        cases = {one.number: one for one in office.cases()}
    three = [one for one in cases.values() if one.finding.agency == "jyj"]
    _moved(desk, three[0].number, (Stage.DISMISSED,))
    sent = (Stage.CONFIRMED, Stage.SENT, Stage.ANSWERED)
    _moved(desk, three[1].number, (*sent, Stage.RECHECKED, Stage.CLOSED))
    _moved(desk, three[2].number, sent)
    corrected(desk)
    name = f"{FIRST}（第2版）"
    new = text(desk, name)

    assert (
        f"更正内容：事项由3项改为0项；撤销1项（{three[0].number}）；已办结、不再列出1项（{three[1].number}）；"
        f"已反馈或申诉、转为正在办理1项（{three[2].number}）。"
    ) in page(desk, name)
    assert "前一版所列要求不再执行" in page(desk, name)
    assert (new["problems"], new["reminders"]) == ([], [])
    assert [row["case"] for row in new["waiting"]] == [three[2].number]
    assert desk.run("again", FIRST).document["same"] is True


def _moved(desk: Desk, number: str, stages: tuple[Stage, ...]) -> None:
    with OfficeStore(desk.data / "office.db") as office:
        for stage in stages:
            case = next(one for one in office.cases() if one.number == number)
            move = Move(number, "", date(2026, 11, 25), case.stage, stage, "核对无误", by="王五")
            office.decide([case], [replace(case, stage=stage)], [move])


def test_what_was_found_later_is_not_in_it(desk: Desk, monkeypatch):
    desk.issue("--agency", "jyj")
    real = OfficeStore.cases

    def later(self):
        own = real(self)
        one = next(case for case in own if case.finding.agency == "jyj")
        new = replace(one, number="MJ-2026-0099", identity="x", found_on=date(2026, 11, 26))
        return (*own, new)

    clock.now = lambda: DECEMBER
    monkeypatch.setattr(OfficeStore, "cases", later)
    corrected(desk, "2026-1")

    assert "MJ-2026-0099" not in json.dumps(text(desk, "示府办整改〔2026〕1号（第2版）"))


def test_nothing_changed_is_said_too(desk: Desk):
    desk.issue("--agency", "gov", "--format", "html,json")
    desk.decide(confirm, "gov")
    corrected(desk, "示府办提示〔2026〕1号", "--copies", "区政府督查室")
    name = "示府办提示〔2026〕1号（第2版）"

    assert "所列事项没有变化。" in page(desk, name, "提示单")
    assert "抄送：区政府督查室" in page(desk, name, "提示单")


def test_both_versions_are_made_again(desk: Desk, tmp_path: Path):
    desk.issue("--format", "docx,html,md,json")
    desk.decide(dismiss, "jyj")
    clock.now = lambda: DECEMBER
    corrected(desk)
    desk.decide(dismiss, "jyj")
    clock.now = lambda: datetime(2027, 3, 1, 9, 0, tzinfo=SHANGHAI)
    for version, name in ((1, FIRST), (2, f"{FIRST}（第2版）")):
        out = tmp_path / str(version)
        told = desk.run("again", FIRST, "--version", version, "--out", out)
        assert (told.code, told.document["version"]) == (0, version)
        assert contents(out) == contents(desk.issued / name)
    assert desk.run("again", FIRST).document["version"] == 2


def test_a_correction_of_a_correction(desk: Desk):
    desk.issue()
    for _ in range(2):
        corrected(desk)
    stale = desk.run("correct", f"{FIRST}（第1版）", "--why", "误判")

    assert [one["version"] for one in desk.list() if one["number"] == FIRST] == [1, 2, 3]
    assert (stale.code, "最新版本是第3版" in stale.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("correct", FIRST), "请用 --why 写明更正原因"),
        (("correct", "2026-1", "--why", "误判"), "不止一个，请写全"),
        (("correct", "示府办整改〔2026〕9号", "--why", "误判"), "没有印发过"),
        (("correct", FIRST, "--why", "误判", "--on", "2026-11-24"), "早于第1版的成文日期 2026-11-25"),
        (("issue", "--agency", "jyj", "--number", f"{FIRST}（第2版）"), "单据请用 mingjian notices correct"),
    ],
)  # fmt: skip
def test_what_cannot_be_corrected(desk: Desk, words, why: str):
    desk.issue()
    before = desk.list()
    told = desk.run(*words)

    assert (told.code, why in told.err) == (2, True), told.err
    assert desk.list() == before
    assert cases_office.ledger(desk.config.parent)


def test_who_says_it_is_on_record(desk: Desk):
    desk.issue("--agency", "jyj")
    told = desk.run("correct", "2026-1", "--why", "误判", "--by", "赵六", say=True)

    assert "经办人 赵六" in told.out
    assert "示府办整改〔2026〕1号（第2版）" in told.out
    assert desk.list()[-1]["by"] == "赵六"
