"""Marks by hand: entered, never overwritten, taken along in tables, and counted in the round of their time."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta
from decimal import Decimal

import openpyxl
import pytest

import rules
from app import clock
from app.inspection import fill, rejudge
from app.marking import covers, hand_marks, marked_day
from app.marks import places
from app.publish import publish
from records import Inspection
from records.errors import UsageError
from records.marks import MarkEntry
from records.privacy import check_digit
from records.scores import Marking
from tests.app.commands import Ran, ran
from tests.app.marked import DAY, ENDED, Marked, office_with_a_round
from tests.schemas import faults

ID = "99010119900307001" + check_digit("99010119900307001")


@pytest.fixture
def office(tmp_path) -> Marked:
    return office_with_a_round(tmp_path)


@pytest.fixture
def at(monkeypatch):
    """Sets the wall clock."""

    def set_(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_


def mark(capsys, office: Marked, item: str = "D-10", *words: object, **options: str) -> Ran:
    usual = {
        "subject": "www",
        "period": "2026-Q4",
        "person": "张科",
        "points": "2",
        "reason": "留言未受理",
    }
    given = {name: value for name, value in (usual | options).items() if value}
    named = [word for name, value in given.items() for word in (f"--{name}", value)]
    return ran(capsys, "marks", "set", item, *named, *words, "-c", office.path)


def entries(office: Marked) -> list[tuple[str, str, str]]:
    with office.office() as store:
        return [(one.item, str(one.points), one.person) for one in store.marks()]


def entry(item: str = "D-10", points: str = "2", **other) -> MarkEntry:
    usual = {"subject": "www", "period": "2026-Q4", "reason": "留言未受理", "person": "张科"}
    values = {**usual, "at": ENDED - timedelta(hours=1), **other}
    return MarkEntry("national", item, points=Decimal(points), **values)


def item_of(office: Marked, item: str = "D-10", **when):
    (score,) = [
        one for one in fill(office.config, "national", **when).scores if one.subject == "www"
    ]
    return next(one for one in score.items if one.id == item)


# ---- entering ---------------------------------------------------------------------------------------


def test_a_mark_is_entered_and_counts(capsys, office):
    assert item_of(office).marking is Marking.WAITING

    said = mark(capsys, office)

    assert said.code == 0
    assert said.out == "云溪区人民政府 D-10 信息提交：2 分\n"
    assert (item_of(office).marking, item_of(office).lost) == (Marking.HAND, Decimal(2))
    assert [one.reason for one in item_of(office).losses] == ["留言未受理"]


def test_nothing_is_overwritten(capsys, office):
    """A second entry stands, the first stays in the history, and the command says what it replaces."""
    mark(capsys, office)
    said = mark(capsys, office, points="3", person="李科")

    assert "（原为 2 分，张科，保留在历史中）" in said.out
    assert entries(office) == [("D-10", "2", "张科"), ("D-10", "3", "李科")]
    assert item_of(office).lost == 3
    listed = ran(capsys, "marks", "list", "--json", "-c", office.path).document["marks"]
    history = ran(capsys, "marks", "list", "--history", "--json", "-c", office.path).document
    assert [one["points"] for one in listed] == [3]
    assert [one["points"] for one in history["marks"]] == [2, 3]
    assert faults("marks", history) == []


def test_the_same_again_adds_nothing(capsys, office):
    mark(capsys, office)
    mark(capsys, office)

    assert entries(office) == [("D-10", "2", "张科")]


def test_a_mark_can_be_taken_back(capsys, office):
    """The item waits for a person again; the history keeps all three steps."""
    mark(capsys, office)
    said = mark(capsys, office, "D-10", "--withdraw", points="", reason="填错网站")

    assert "撤回，待人工评分" in said.out
    assert item_of(office).marking is Marking.WAITING
    assert [one[0] for one in entries(office)] == ["D-10", "D-10"]
    assert "没有可撤回的" in mark(capsys, office, "D-10", "--withdraw", points="").err


@pytest.mark.parametrize(
    ("item", "options", "says"),
    [
        pytest.param("D-10", {"points": "5.5"}, "D-10 填了 5.5 分，扣分，最多 5", id="above the item"),
        pytest.param("D-10", {"points": "-1"}, "“-1”不是分数", id="negative"),
        pytest.param("D-10", {"points": "0.123"}, "最多两位小数", id="a thousandth"),
        pytest.param("D-10", {"points": "NaN"}, "不是分数", id="not a number"),
        pytest.param("D-10", {"points": "二"}, "不是分数", id="words"),
        pytest.param("D-10", {"points": ""}, "请用 --points 写明分数", id="none"),
        pytest.param("D-10", {"reason": ""}, "没有写明理由", id="no reason"),
        pytest.param("D-05", {"points": "0", "reason": ""}, "由规则供分，人工改评须写理由", id="over a rule"),
        pytest.param("D-10", {"person": " "}, "没有写明评分人", id="nobody"),
        pytest.param("D-99", {}, "没有编号为“D-99”的项目", id="item"),
        pytest.param("D-10", {"subject": "nope"}, "没有编号为“nope”的网站可评", id="site"),
        pytest.param("D-10", {"sheet": "nope"}, "没有名为“nope”的评分表", id="sheet"),
        pytest.param("D-10", {"period": "2026-13"}, "看不懂的期间“2026-13”", id="no such month"),
        pytest.param("D-10", {"period": "去年"}, "看不懂的期间“去年”", id="period in words"),
        pytest.param("V-W5a", {"points": "2"}, "V-W5a 填了 2 分，否决：1 是，0 否", id="a veto is 1 or 0"),
        pytest.param("V-W5a", {"points": "0.5"}, "是单项否决，只能填", id="half a veto"),
        pytest.param("bonus", {"points": "31"}, "加分，最多 30", id="bonus"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_and_not_stored(capsys, office, item, options, says):
    said = mark(capsys, office, item, **options)

    assert said.code == 2
    assert says in said.err
    assert entries(office) == []


def test_nothing_wrong_needs_no_reason(capsys, office):
    assert mark(capsys, office, points="0", reason="").code == 0
    assert item_of(office).marking is Marking.HAND


def test_no_personal_number_is_kept(capsys, office):
    mark(capsys, office, reason=f"留言人{ID}未答复")

    with office.office() as store:
        assert ID not in store.marks()[0].reason


def test_every_item_of_every_sheet_has_a_place():
    """What no rule marks can be marked; so can what a rule does."""
    catalogue = rules.catalogue()
    for name in rules.sheet_names():
        sheet = rules.load_sheet(name)
        found = {one.id: one for one in places(sheet, catalogue, "national")}
        assert set(found) - {rules.BONUS} == {one.id for one in sheet.entries}
        assert all(one.most > 0 for one in found.values())
    assert places(rules.load_sheet("national"), catalogue, "xuancheng")[-1].most == 20


# ---- whose time -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "day", "covered"),
    [
        pytest.param("2026", date(2026, 1, 1), True, id="year"),
        pytest.param("2026", date(2027, 1, 1), False, id="next year"),
        pytest.param("2026-Q4", date(2026, 12, 31), True, id="quarter's last day"),
        pytest.param("2026-Q4", date(2026, 9, 30), False, id="day before the quarter"),
        pytest.param("2026-11", date(2026, 11, 30), True, id="month"),
        pytest.param("2026-W47", date(2026, 11, 16), True, id="week's Monday"),
    ],
)
def test_a_period_covers_its_days(period, day, covered):
    assert covers(period, day) is covered


def test_a_round_made_after_its_period_takes_that_period_s_marks():
    late = Inspection("1", "全面检查", date(2026, 10, 9), ("www",), period="2026-Q3")

    assert marked_day(late) == date(2026, 9, 30)
    assert marked_day(Inspection("1", "全面检查", DAY, ("www",), period="2026-Q4")) == DAY


def test_of_several_entries_the_last_stands():
    """Whatever period it was entered for; another site's, sheet's or quarter's does not count."""
    made = [
        entry(points="1", period="2026"),
        entry(points="3"),
        entry(points="5", subject="czj"),
        entry(points="5", period="2026-Q3"),
    ]

    assert hand_marks(made, "national", "www", DAY)["D-10"].points == 3
    assert hand_marks([*made, entry(withdrawn=True)], "national", "www", DAY) == {}
    assert hand_marks(made, "department", "www", DAY) == {}


def test_an_old_round_keeps_the_marks_of_its_time(office, tmp_path):
    """Entered before its end: in. Entered later: not, however often it is judged again; asked for by day, it is."""
    with office.office() as store:
        store.keep_marks([entry(points="2")])
    first = publish(rejudge(office.config), tmp_path / "1", ("json", "html"), kind="quarterly")
    with office.office() as store:
        store.keep_marks([entry(points="4", at=ENDED + timedelta(seconds=1))])
    again = publish(rejudge(office.config), tmp_path / "2", ("json", "html"), kind="quarterly")

    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in again]
    assert item_of(office, marked=ENDED).lost == 2
    assert item_of(office).lost == 4
    (portal,) = [
        one
        for one in rejudge(office.config, marked=ENDED + timedelta(days=1)).scores
        if one.subject == "www"
    ]
    assert next(one for one in portal.items if one.id == "D-10").lost == 4


def test_a_score_says_what_it_waits_for(capsys, office):
    said = ran(capsys, "marks", "score", "-c", office.path)
    found = ran(capsys, "marks", "score", "--json", "-c", office.path).document

    assert "待人工评分" in said.out
    assert "D-10" in said.out
    assert faults("scores", found) == []
    assert "D-10" in found["scores"][0]["waiting"]


def test_a_sheet_for_agencies_is_scored_too(capsys, office):
    mark(
        capsys, office, "A-006", sheet="department", subject="czj", points="0.2", reason="没有台账"
    )
    found = ran(capsys, "marks", "score", "--sheet", "department", "--json", "-c", office.path)
    (score,) = [one for one in found.document["scores"] if one["subject"] == "czj"]

    assert faults("scores", found.document) == []
    assert next(one["lost"] for one in score["items"] if one["id"] == "A-006") == 0.2
    assert score["high"] == 99.8


def test_marks_until_a_day(capsys, office, at):
    at(datetime(2026, 11, 21, 8, 0, tzinfo=clock.SHANGHAI))
    mark(capsys, office)

    def lost(until: str) -> float:
        words = ("marks", "score", "--until", until, "--json", "-c", office.path)
        portal = ran(capsys, *words).document["scores"][0]
        return next(one["lost"] for one in portal["items"] if one["id"] == "D-10")

    assert (lost("2026-11-20"), lost("2026-11-21")) == (0, 2)


# ---- tables there and back --------------------------------------------------------------------------


def table(path) -> list[list[str]]:
    """The rows of a written table, its head first."""
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    page = openpyxl.load_workbook(path).active
    rows = [[str(cell or "") for cell in row] for row in page.iter_rows(values_only=True)]
    return rows[next(at for at, row in enumerate(rows) if row[0] == "评分表") :]


def fill_in(path, changes: dict[tuple[str, str], tuple[str, str]], encoding: str = "utf-8-sig"):
    """Writes points and reason into the rows of (subject, item); as a CSV, as a person saves it."""
    head, *rows = table(path)
    at = {name: place for place, name in enumerate(head)}
    for row in rows:
        if change := changes.get((row[at["对象编号"]], row[at["项目"]])):
            row[at["扣分"]], row[at["理由"]] = change
    text = io.StringIO(newline="")
    csv.writer(text).writerows([head, *rows])
    back = path.with_suffix(".back.csv")
    back.write_bytes(text.getvalue().encode(encoding))
    return back


def export(capsys, office: Marked, path, *words: object):
    said = ran(
        capsys, "marks", "export", "--period", "2026-Q4", "--out", path, *words, "-c", office.path
    )
    assert said.code == 0, said.err
    return path


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_table_comes_back_as_it_went(capsys, office, tmp_path, name):
    """What stands goes out and, brought back unchanged, adds nothing."""
    mark(capsys, office, reason="=1+1 不是公式")
    path = export(capsys, office, tmp_path / name)
    said = ran(capsys, "marks", "import", path, "-c", office.path)

    assert said.out == "导入 0 条评分，另有 1 条与现有的相同，未重复记录\n"
    assert len(entries(office)) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_filled_table_is_taken(capsys, office, tmp_path, name, encoding):
    """Saved by Excel in either encoding; what is left empty stays unmarked."""
    path = export(capsys, office, tmp_path / name)
    changes = {("www", "D-10"): ("1.5", "留言两周未答复"), ("czj", "D-10"): ("0", "")}
    back = fill_in(path, changes, encoding)
    said = ran(capsys, "marks", "import", back, "--person", "王科", "--json", "-c", office.path)

    assert faults("marks", said.document) == []
    assert entries(office) == [("D-10", "1.5", "王科"), ("D-10", "0", "王科")]
    assert item_of(office).lost == Decimal("1.5")


def test_only_what_no_rule_marks_is_asked_for(capsys, office, tmp_path):
    few = {row[4] for row in table(export(capsys, office, tmp_path / "a.csv"))[1:]}
    every = {row[4] for row in table(export(capsys, office, tmp_path / "b.csv", "--all"))[1:]}

    assert "D-10" in few
    assert "D-05" not in few
    assert "D-05" in every
    assert rules.BONUS in few


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({("www", "D-10"): ("九", "理由")}, "“九”不是分数", id="words"),
        pytest.param({("www", "D-10"): ("9", "理由")}, "最多 5", id="too many"),
        pytest.param({("www", "D-10"): ("1", "")}, "没有写明理由", id="no reason"),
        pytest.param({("www", "D-10"): ("", "理由")}, "写了理由，没有写扣分", id="no points"),
    ],
)
def test_one_bad_row_and_nothing_is_imported(capsys, office, tmp_path, changes, says):
    """The file and the row are named; the good rows of the same file are not taken either."""
    path = export(capsys, office, tmp_path / "a.csv")
    back = fill_in(path, {("czj", "D-10"): ("1", "好的一行"), **changes})
    said = ran(capsys, "marks", "import", back, "--person", "王科", "-c", office.path)

    assert said.code == 1
    assert says in said.err
    assert "a.back.csv 第" in said.err
    assert "未导入任何内容" in said.err
    assert entries(office) == []


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        pytest.param("a.csv", "甲,乙\n1,2\n".encode(), "没有找到表头", id="another table"),
        pytest.param("a.csv", b"", "没有找到表头", id="empty"),
        pytest.param("a.xlsx", b"PK\x03\x04 no workbook", "a.xlsx", id="broken workbook"),
        pytest.param("a.doc", b"\x00\x01\x02", "不是 XLSX 或 CSV 表格", id="something else"),
    ],
)
def test_what_is_no_table_of_marks(capsys, office, tmp_path, name, body, says):
    path = tmp_path / name
    path.write_bytes(body)
    said = ran(capsys, "marks", "import", path, "-c", office.path)

    assert said.code == 1
    assert says in said.err


def test_the_same_item_twice_in_one_import(capsys, office, tmp_path):
    path = export(capsys, office, tmp_path / "a.csv")
    back = fill_in(path, {("www", "D-10"): ("1", "一")})
    other = tmp_path / "b.csv"
    other.write_bytes(back.read_bytes())
    said = ran(capsys, "marks", "import", back, other, "--person", "王科", "-c", office.path)

    assert said.code == 1
    assert "重复" in said.err


def test_a_file_that_is_not_there(capsys, office, tmp_path):
    said = ran(capsys, "marks", "import", tmp_path / "none.csv", "-c", office.path)

    assert (said.code, "文件不存在" in said.err) == (2, True)


def test_a_table_is_written_as_one_of_two_forms(capsys, office, tmp_path):
    words = ("marks", "export", "--period", "2026-Q4", "--out", tmp_path / "a.pdf")

    assert "请写成 .xlsx 或 .csv" in ran(capsys, *words, "-c", office.path).err


def test_covers_refuses_what_is_no_period():
    with pytest.raises(UsageError):
        covers("2026-Q5", DAY)
