"""Quarterly cross checks: the draw is kept, each checker gets a sheet with the findings, and brings it back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from app.crosschecks import check_table, standing
from app.inspection import fill
from app.marks import Form
from records import Judgement, Severity, Verdict
from records.marks import Draw, Pair
from records.scores import ItemScore, Loss, Marking
from tests.app.commands import Ran, ran
from tests.app.marked import ENDED, Marked, office_with_a_round
from tests.schemas import faults

FOUR = ("jyj", "mzj", "wjj", "czj")
"""In the order of the configuration."""
NAMED = tuple(word for one in FOUR for word in ("--agency", one))
SECRET = "救助名单公示"


@pytest.fixture
def office(tmp_path) -> Marked:
    return office_with_a_round(tmp_path)


def draw(capsys, office: Marked, *words: object, period="2026-Q4", seed="1", offices=NAMED) -> Ran:
    said = ("crosscheck", "draw", "--period", period, "--seed", seed, *offices, *words)
    return ran(capsys, *said, "-c", office.path)


def draws(office: Marked) -> tuple[Draw, ...]:
    with office.office() as store:
        return store.draws()


# ---- the draw ---------------------------------------------------------------------------------------


def test_a_draw_is_kept_and_shown(capsys, office):
    assert draw(capsys, office).code == 0
    shown = ran(capsys, "crosscheck", "show", "--json", "-c", office.path).document

    assert faults("crosscheck", shown) == []
    (kept,) = draws(office)
    assert kept.offices == FOUR
    assert shown["draws"][0]["pairs"] == [
        {"checker": one.checker, "checked": one.checked} for one in kept.pairs
    ]


def test_the_same_order_is_the_same_draw(capsys, office):
    """Given twice it is kept once; another seed needs a reason, and the first stays on record."""
    first = draw(capsys, office).out
    assert draw(capsys, office).out == first
    refused = draw(capsys, office, seed="2")
    assert refused.code == 2
    assert "2026-Q4 已经抽过签（种子 1），要重抽须用 --redraw 写明理由" in refused.err
    assert draw(capsys, office, "--redraw", "一单位撤并", seed="2").code == 0

    assert [(one.seed, one.reason) for one in draws(office)] == [("1", ""), ("2", "一单位撤并")]
    assert standing(draws(office))["2026-Q4"].seed == "2"


def test_the_next_quarter_avoids_the_last(capsys, office):
    for period in ("2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"):
        draw(capsys, office, period=period)
    made = draws(office)

    assert len(made) == 4
    assert [set(a.pairs) & set(b.pairs) for a, b in pairwise(made)] == [set()] * 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param({"period": "2026-11"}, "按季度抽签", id="a month"),
        pytest.param({"period": "2026-Q9"}, "看不懂的报告期", id="no quarter"),
        pytest.param({"offices": ("--agency", "nope")}, "没有编号为“nope”的单位", id="unknown"),
        pytest.param({"offices": ("--agency", "czj")}, "只有 1 个，至少要有 2 个", id="one"),
    ],
)
def test_what_cannot_be_drawn(capsys, office, words, says):
    said = draw(capsys, office, **words)

    assert (said.code, draws(office)) == (2, ())
    assert says in said.err


def test_two_offices_once(capsys, office):
    two = ("--agency", "czj", "--agency", "jyj")
    assert draw(capsys, office, offices=two).code == 0
    said = draw(capsys, office, offices=two, period="2027-Q1")

    assert said.code == 2
    assert "只有 2 个，上次已互相检查过" in said.err


def test_by_default_every_agency_but_the_government(capsys, office):
    draw(capsys, office, "--except", "czj", offices=())
    (kept,) = draws(office)

    levels = {one.id: one.level for one in office.config.agencies}
    assert set(kept.offices) == {one for one in levels if levels[one] != "政府"} - {"czj"}


def test_a_quarter_without_a_draw_says_so(capsys, office):
    words = ("--period", "2026-Q1", "-c", office.path)

    assert "没有抽签记录" in ran(capsys, "crosscheck", "show", *words).err
    said = ran(capsys, "crosscheck", "sheets", "--out", office.path.parent, *words)
    assert "还没有抽签" in said.err


# ---- the checkers' sheets ---------------------------------------------------------------------------


def sheets(capsys, office: Marked, folder: Path, *words: object) -> list[Path]:
    said = ran(
        capsys, "crosscheck", "sheets", "--period", "2026-Q4", "--out", folder, "--json", *words, "-c", office.path
    )  # fmt: skip
    assert said.code == 0, said.err
    assert faults("files", said.document) == []
    return [Path(one) for one in said.document["files"]]


def test_each_checker_gets_a_workbook(capsys, office, tmp_path):
    """Sixty-seven items, the machine's word beside each, and empty columns for the checker."""
    draw(capsys, office)
    paths = sheets(capsys, office, tmp_path / "互查")
    page = openpyxl.load_workbook(paths[0]).active
    rows = [[str(cell or "") for cell in row] for row in page.iter_rows(values_only=True)]
    head = next(at for at, row in enumerate(rows) if row[0] == "评分表")

    assert len(paths) == 4
    assert "检查" in paths[0].name
    assert len(rows) - head - 1 == 67
    assert rows[head][-4:] == ["扣分", "理由", "佐证网址", "评分人"]
    assert all(row[-4:] == [""] * 4 for row in rows[head + 1 :])
    assert [one.read_bytes() for one in paths] == [
        one.read_bytes() for one in sheets(capsys, office, tmp_path / "再")
    ]


def judgement(rule: str, family: str, message: str) -> Judgement:
    return Judgement(
        rule, "XX-01", "某问题", family, "某类", Severity.MAJOR, Verdict.BREACH, f"column:{message}",
        "Column", "", "czj", "czj", "", "", "", message, "", "", "", "", True,
    )  # fmt: skip


def test_findings_stand_beside_their_item_and_leaks_are_not_told(office):
    """The checker is another office: of a leak it reads only that there is one; of many findings the first five."""
    form = Form.of(office.config, "department")
    stale = [judgement("stale_column", "updates", f"栏目{n}未更新") for n in range(7)]
    leak = judgement("identity_number", "privacy", f"“{SECRET}”有身份证号")
    losses = tuple(Loss(one.identity, Decimal("0.2"), "") for one in stale)
    items = (
        ItemScore("A-014", "规划", "主动公开", Marking.MACHINE, None, losses),
        ItemScore("A-016", "预决算", "主动公开", Marking.MACHINE, None, (Loss(leak.identity, Decimal(1), ""),)),
        ItemScore("A-006", "培训", "主动公开", Marking.WAITING, None, note="查看培训台账"),
    )  # fmt: skip
    (score,) = [one for one in fill(office.config, "department").scores if one.subject == "czj"]
    made = Draw("2026-Q4", "1", FOUR, (), ENDED)
    said = {one.identity: one for one in (*stale, leak)}
    table = check_table(made, Pair("jyj", "czj"), form, replace(score, items=items), said)
    at = [name for name, _ in table.head].index("机器发现")

    assert table.rows[0][at].split("\n") == [*(f"栏目{n}未更新" for n in range(5)), "另有 2 处"]
    assert table.rows[1][at] == "某问题（涉及个人信息，内容从略）"
    assert SECRET not in str(table.rows)
    assert table.rows[2][at] == "查看培训台账"
    assert table.rows[2][at - 1] == ""


# ---- what comes back --------------------------------------------------------------------------------


def fill_in(path: Path, changes: dict[str, tuple[str, ...]], **cells: str) -> Path:
    """Types points, reason, address and name beside items; `cells` replace a whole column."""
    book = openpyxl.load_workbook(path)
    page = book.active
    rows = list(page.iter_rows())
    head = next(row for row in rows if row[0].value == "评分表")
    names = [cell.value for cell in head]
    for row in rows[rows.index(head) + 1 :]:
        for name, value in cells.items():
            row[names.index(name)].value = value
        for cell, value in zip(
            row[-4:], changes.get(row[names.index("项目")].value, ()), strict=False
        ):
            cell.value = float(value) if value.replace(".", "").isdigit() else value
    book.save(path)
    return path


def test_a_filled_sheet_becomes_marks(capsys, office, tmp_path):
    """With the checker, the address that proves it, and its weight in the checked office's score."""
    draw(capsys, office)
    paths = sheets(capsys, office, tmp_path / "互查")
    pair = draws(office)[0].pairs[0]
    address = "http://a.example/1.html"
    fill_in(
        paths[0],
        {"A-006": ("0.2", "没有培训台账", address, "赵某"), "A-018": ("0", "", "", "赵某")},
    )
    said = ran(capsys, "crosscheck", "import", *paths, "--json", "-c", office.path)

    assert said.code == 0, said.err
    assert faults("marks", said.document) == []
    assert [(one["checker"], one["subject"], one["item"], one["points"]) for one in said.document["marks"]] == [
        (pair.checker, pair.checked, "A-006", 0.2), (pair.checker, pair.checked, "A-018", 0.0),
    ]  # fmt: skip
    assert said.document["marks"][0]["reason"] == f"没有培训台账；{address}"
    (score,) = [
        one for one in fill(office.config, "department").scores if one.subject == pair.checked
    ]
    assert next(one for one in score.items if one.id == "A-006").lost == Decimal("0.2")
    assert next(one for one in score.items if one.id == "A-018").marking is Marking.HAND


def test_a_sheet_of_no_drawn_pair_is_refused_whole(capsys, office, tmp_path):
    draw(capsys, office)
    first, second, *_ = sheets(capsys, office, tmp_path / "互查")
    fill_in(first, {"A-006": ("0.2", "没有培训台账", "", "赵某")})
    fill_in(second, {"A-006": ("0.2", "没有培训台账", "", "赵某")}, 检查单位编号="zfb")
    said = ran(capsys, "crosscheck", "import", first, second, "-c", office.path)

    assert said.code == 1
    assert "2026-Q4 的抽签中没有 zfb 检查" in said.err
    with office.office() as store:
        assert store.marks() == ()


def test_a_site_s_sheet_is_no_cross_check(capsys, office, tmp_path):
    draw(capsys, office)
    said = ran(
        capsys, "crosscheck", "sheets", "--period", "2026-Q4", "--sheet", "national",
        "--out", tmp_path, "-c", office.path,
    )  # fmt: skip

    assert "不是按单位评的" in said.err


def test_findings_of_another_quarter_are_not_taken_by_chance(capsys, office, tmp_path):
    """The last round was in the fourth quarter: for the first of 2027 one must be named."""
    draw(capsys, office, period="2027-Q1")
    words = (
        "crosscheck",
        "sheets",
        "--period",
        "2027-Q1",
        "--out",
        tmp_path / "x",
        "-c",
        office.path,
    )

    assert "不在 2027-Q1 内" in ran(capsys, *words).err
    assert ran(capsys, *words, "--inspection", "2026-11-20-1").code == 0
