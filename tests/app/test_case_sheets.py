"""The return table out and back: what an agency fills in moves its cases, once; nothing else in it moves any."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

import app.case_sheets
from app import clock
from app.clock import SHANGHAI
from records import Case, Coverage, Move, Office, Response, Stage
from records import case_sheet as sheet
from records.config import Config, load
from records.errors import MoveError
from records.privacy import check_digit
from records.store.office import OfficeStore
from reports import moves, settle
from reports.case_sheet_xlsx import FILLED, HEAD_ROW
from reports.moves import Deed, Step
from tests.app.commands import Ran, config_file, ran
from tests.reports.rounds import LEAK, LEAK_TITLE, dead, inspection, judgement, leak
from tests.schemas import faults

FOUND, SENT = date(2026, 11, 16), datetime(2026, 11, 17, 9, tzinfo=SHANGHAI)
NOW = datetime(2026, 11, 20, 10, tzinfo=SHANGHAI)
DEED = Deed("李四", SENT, "按程序办理")
OLD = Response(date(2026, 11, 18), "已撤下链接", "赵六", "")
PERSON_ID = "99010119900307001" + check_digit("99010119900307001")
WAITING, FAILED, UNSENT, ANSWERED, LEAKED = (f"MJ-2026-000{one}" for one in range(1, 6))
"""Sent; answered in vain; confirmed; answered; a leak, sent."""
Row = dict[str, str]

FINDINGS = (
    dead(1, "czj"), leak("article", LEAK, LEAK_TITLE), dead(3, "jyj"), dead(4, "czj"),
    judgement(
        "dead_link", "link:http://www.example.gov.cn/dt/5.html", agency="czj", name="=1+1",
        url="http://www.example.gov.cn/dt/5.html", message="-链接“+1”无法打开（HTTP 404）。",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """An office with five cases, and a way to run commands there."""

    path: Path
    config: Config
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: object) -> Ran:
        return ran(self.capsys, "cases", *words, "-c", self.path)

    def store(self) -> OfficeStore:
        return OfficeStore(self.config.data / "office.db")

    def case(self, number: str) -> Case:
        with self.store() as office:
            return next(one for one in office.cases() if one.number == number)

    def moves(self) -> tuple[Move, ...]:
        with self.store() as office:
            return office.moves()

    def do(self, *deeds: Callable[[Case], Step], number: str) -> None:
        for deed in deeds:
            with self.store() as office:
                step = deed(self.case(number))
                office.decide([step.before], [step.after], step.moves)

    def export(self, *words: object) -> list[Row]:
        """The rows of the table that `cases export` writes."""
        out = self.path.parent / "表.xlsx"
        told = self.run("export", "--out", out, "--force", *words)
        assert (told.code, told.err) == (0, "")
        return rows_of(out)

    def back(self, rows: Iterable[Row], *words: object, name: str = "回表.xlsx") -> Ran:
        """The rows, saved as a clerk saves them, and imported."""
        path = self.path.parent / name
        path.write_bytes(as_workbook(rows))
        return self.run("import", path, "--by", "王科", *words)


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch) -> Desk:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    path = config_file(tmp_path, 8741)
    config = load(path)
    made = Desk(path, config, capsys)
    with made.store() as office:
        begun = office.begin(inspection(FOUND))
        first = settle((), FINDINGS, begun)
        office.settle(begun, FINDINGS, Coverage(), first.cases, first.moves, ())
    made.do(confirmed, sent, number=WAITING)
    made.do(confirmed, sent, answered, failed, number=FAILED)
    made.do(confirmed, number=UNSENT)
    made.do(confirmed, sent, answered, number=ANSWERED)
    made.do(confirmed, sent, number=LEAKED)
    return made


def sent(case: Case) -> Step:
    return moves.send(case, DEED, Office("示例区人民政府办公室", "示例区"))


def confirmed(case: Case) -> Step:
    return moves.confirm(case, DEED)


def answered(case: Case) -> Step:
    return moves.respond(case, DEED, OLD)


def failed(case: Case) -> Step:
    return moves.find(case, DEED, Stage.UNRECTIFIED)


# ---- tables as clerks make them -----------------------------------------------------------


def rows_of(path: Path) -> list[Row]:
    page = openpyxl.load_workbook(path)[FILLED]
    head = [cell.value for cell in page[HEAD_ROW + 1]]
    return [
        {name: _text(cell.value) for name, cell in zip(head, row, strict=True)}
        for row in page.iter_rows(min_row=HEAD_ROW + 2)
    ]


def _text(value: object) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value or "")


def as_workbook(rows: Iterable[Row], head: Iterable[str] = sheet.COLUMNS) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    names = list(head)
    for row in ({name: name for name in names}, *rows):
        page.append([row.get(name, "") for name in names])
    for cell in (one for line in page.iter_rows() for one in line):
        if cell.data_type == "f":
            cell.data_type = "s"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_csv(rows: Iterable[Row], charset: str, head: Iterable[str] = sheet.COLUMNS) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(head), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode(charset, "replace")


def filled(rows: Iterable[Row], number: str, **cells: str) -> list[Row]:
    """The rows with one of them filled in: by default a whole answer."""
    usual = {
        "整改措施": "已恢复链接",
        "整改责任人": "王五",
        "整改后链接": "http://a.example/1.html",
    }
    own = {**usual, "反馈时间": "2026-11-19", **cells}
    return [row | own if row["事项编号"] == number else row for row in rows]


# ---- out ----------------------------------------------------------------------------------


def test_by_default_what_waits_for_an_answer_is_exported(desk):
    assert [row["事项编号"] for row in desk.export()] == [WAITING, FAILED, LEAKED]
    assert [row["事项编号"] for row in desk.export("--agency", "jyj")] == [FAILED]
    assert [row["事项编号"] for row in desk.export("--stage", "已反馈,confirmed")] == [
        UNSENT,
        ANSWERED,
    ]


def test_what_a_row_says(desk):
    """Sent on Tuesday 17 November: seven working days later is the 26th."""
    waiting, failed_, _ = desk.export()

    assert waiting == waiting | {
        "序号": "1",
        "问题类型": "链接失效", "严重度": "一般", "处理阶段": "已交办", "页面标题": "第1期简报",
        "问题链接": "http://www.example.gov.cn/dt/1.html", "发现时间": "2026-11-16", "整改期限": "2026-11-26",
        "超期天数": "", "整改措施": "", "复核结果": "",
    }  # fmt: skip
    assert [failed_[name] for name in sheet.OWN] == ["已撤下链接", "赵六", "", "2026-11-18", ""]
    assert (failed_["复核结果"], failed_["复核时间"]) == ("未整改", "2026-11-17")


def test_days_past_the_deadline(desk):
    """The leak was due on the day it was sent, a Tuesday: three days ago, all of them worked."""
    assert desk.export()[2]["超期天数"] == "自然日3天，工作日3天"


def test_a_leak_is_shown_to_the_office_alone(desk):
    """Link, title and value stay in the house; a value stays out of the internal table too."""
    outside = next(one for one in desk.export() if one["事项编号"] == LEAKED)
    inside = next(one for one in desk.export("--internal") if one["事项编号"] == LEAKED)

    assert (outside["页面标题"], outside["问题链接"]) == ("", "")
    assert [
        cell for cell in outside.values() if LEAK in cell or LEAK_TITLE in cell or "99**" in cell
    ] == []
    assert inside["问题链接"] == LEAK
    assert "99*************01X" in inside["问题描述"]


def test_nothing_is_a_formula(desk):
    """What a spreadsheet would calculate stands as text, and comes back as it was."""
    desk.export("--stage", "all")
    page = openpyxl.load_workbook(desk.path.parent / "表.xlsx")[FILLED]
    cells = [cell for row in page.iter_rows() for cell in row]
    nasty = [cell for cell in cells if str(cell.value).startswith(("=", "-"))]

    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert {cell.value for cell in nasty} >= {"=1+1", "-链接“+1”无法打开（HTTP 404）。"}
    assert all(cell.quotePrefix for cell in nasty)


def test_only_the_agencys_columns_are_open(desk):
    desk.export()
    page = openpyxl.load_workbook(desk.path.parent / "表.xlsx")[FILLED]
    head = {cell.value: cell.column for cell in page[HEAD_ROW + 1]}
    open_ = {name for name, at in head.items() if not page.cell(HEAD_ROW + 2, at).protection.locked}
    rules = {str(rule.sqref): rule.type for rule in page.data_validations.dataValidation}

    assert page.protection.sheet
    assert open_ == set(sheet.OWN)
    assert sorted(map(str, rules.values())) == ["None", "custom", "date", "list", "list"]
    assert page.freeze_panes == "C3"
    assert page.auto_filter.ref == "A2:Z5"
    assert page.print_title_rows == "$1:$2"
    assert page.column_dimensions["Z"].hidden


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(("--out", "a.csv"), "请写成 .xlsx", id="csv"),
        pytest.param(("--out", "a.xlsx", "--agency", "nope"), "配置中没有编号为“nope”的单位", id="agency"),
        pytest.param(("--out", "a.xlsx", "--stage", "nope"), "没有“nope”这个阶段", id="stage"),
    ],
)  # fmt: skip
def test_what_cannot_be_exported(desk, monkeypatch, words, says):
    monkeypatch.chdir(desk.path.parent)
    told = desk.run("export", *words)

    assert told.code == 2
    assert says in told.err
    assert not Path("a.xlsx").exists()


def test_a_table_that_may_be_filled_in_is_not_overwritten(desk):
    out = desk.path.parent / "a.xlsx"
    out.write_bytes(b"filled in")
    told = desk.run("export", "--out", out)

    assert (told.code, out.read_bytes()) == (2, b"filled in")
    assert "已存在" in told.err


def test_no_case_no_file(desk):
    out = desk.path.parent / "a.xlsx"
    told = desk.run("export", "--out", out, "--stage", "closed", "--json")

    assert (told.code, told.document, out.exists()) == (0, {"files": [], "rows": 0}, False)
    assert faults("cases-export", told.document) == []


# ---- back ---------------------------------------------------------------------------------


def test_an_answer_is_entered_once(desk):
    """With who brought it in, from which file, and what the agency says; the same file again changes nothing."""
    rows = filled(desk.export(), WAITING)
    before = len(desk.moves())
    told = desk.back(rows)
    case, made = desk.case(WAITING), desk.moves()[before:]

    assert (told.code, told.out) == (
        0, "读到 3 行：登记反馈 1 项、申诉 0 项，与台账相同 0 行，未填写 2 行\n",
    )  # fmt: skip
    assert case.stage is Stage.ANSWERED
    assert case.response == Response(
        date(2026, 11, 19), "已恢复链接", "王五", "http://a.example/1.html", NOW
    )
    assert [(one.case, one.after, one.by, one.why) for one in made] == [
        (WAITING, Stage.ANSWERED, "王科", "单位反馈：已恢复链接")
    ]
    assert made[0].evidence[0] == "回表.xlsx"
    assert made[0].evidence[1].startswith("SHA-256 ")
    assert made[0].evidence[2] == "http://a.example/1.html"

    again = desk.back(rows)
    assert again.out == "读到 3 行：登记反馈 0 项、申诉 0 项，与台账相同 1 行，未填写 2 行\n"
    assert len(desk.moves()) == before + 1


def test_an_appeal_is_entered_alone_or_after_an_answer(desk):
    own = {"整改措施": "", "整改责任人": "", "整改后链接": "", "反馈时间": ""}
    rows = filled(
        filled(desk.export(), WAITING, **own, 申诉理由="不属本单位"), FAILED, 申诉理由="已恢复"
    )
    told = desk.back(rows, "--json")

    assert faults("cases-import", told.document) == []
    assert told.document["moved"] == [
        {"number": WAITING, "stages": ["appealed"]},
        {"number": FAILED, "stages": ["answered", "appealed"]},
    ]
    assert desk.case(WAITING).response is None
    assert desk.moves()[-3].why == "不属本单位"
    assert desk.back(rows, "--json").document["same"] == 2


def shuffled(rows: list[Row]) -> bytes:
    noted = [{"备注二": "合计", "序号": "3 项"}]
    return as_workbook([*rows[::-1], *noted], ["备注二", *sheet.COLUMNS[::-1]])


def slashed(rows: list[Row]) -> bytes:
    """A CSV that a spreadsheet has opened and saved: its own way of writing days."""
    days = [
        {k: v.replace("-", "/") if k in sheet.DAYS else v for k, v in row.items()} for row in rows
    ]
    return as_csv(days, "gbk")


SAVED: dict[str, Callable[[list[Row]], bytes]] = {
    "xlsx": as_workbook,
    "xlsx in another order": shuffled,
    "csv gbk": lambda rows: as_csv(rows, "gbk"),
    "csv gb18030": lambda rows: as_csv(rows, "gb18030"),
    "csv utf-8 with mark": lambda rows: as_csv(rows, "utf-8-sig"),
    "csv with days of its own": slashed,
    "text between tabs": lambda rows: as_csv(rows, "utf-16").decode("utf-16").encode("utf-8"),
}


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED.keys())
def test_however_it_was_saved(desk, saved):
    """Also what GBK has no character for, and what looks like a formula: untouched rows stay untouched."""
    desk.do(
        lambda case: moves.respond(case, DEED, Response(OLD.on, "=已删𬭎😀\n-并公告", "@李", "")),
        number=LEAKED,
    )
    rows = filled(desk.export("--stage", "all"), WAITING)
    path = desk.path.parent / "回表"
    path.write_bytes(saved(rows))
    told = desk.run("import", path, "--by", "王科", "--json")

    assert told.err == ""
    assert (told.document["moved"], told.document["untouched"]) == (
        [{"number": WAITING, "stages": ["answered"]}], 4,
    )  # fmt: skip
    assert desk.case(WAITING).response.on == date(2026, 11, 19)


def test_words_like_formulas_come_back_as_typed(desk):
    desk.back(filled(desk.export(), WAITING, 整改措施="=已更新\n+已公告", 整改责任人="-王五"))
    answer = desk.case(WAITING).response
    out = next(one for one in desk.export("--stage", "all") if one["事项编号"] == WAITING)

    assert (answer.measures, answer.person) == ("=已更新\n+已公告", "-王五")
    assert (out["整改措施"], out["整改责任人"]) == ("=已更新\n+已公告", "-王五")


def test_a_day_left_empty_is_the_day_of_the_import(desk):
    rows = filled(desk.export(), WAITING, 反馈时间="")

    assert desk.back(rows).code == 0
    assert desk.case(WAITING).response.on == NOW.date()
    assert desk.back(rows, "--json").document["same"] == 1


def test_personal_values_are_masked(desk):
    words = f"已联系{PERSON_ID}，电话15412345678"
    rows = filled(desk.export(), WAITING, 整改措施=words, 申诉理由=f"身份证号码{PERSON_ID}非本单位")
    told = desk.back(rows)

    assert "个人信息，已打码：第2行" in told.out
    assert (
        desk.case(WAITING).response.measures
        == f"已联系99{'*' * 13}{PERSON_ID[-3:]}，电话154****5678"
    )
    for file in desk.config.data.rglob("*"):
        if file.is_file():
            assert PERSON_ID.encode() not in file.read_bytes()
            assert b"15412345678" not in file.read_bytes()
    assert desk.back(rows, "--json").document["same"] == 1


# ---- what is refused ----------------------------------------------------------------------


def twice(rows: list[Row]) -> list[Row]:
    return [*rows, next(row for row in rows if row["事项编号"] == WAITING)]


REFUSED = [
    pytest.param({"事项编号": "MJ-2026-9999"}, "台账中没有这个事项编号", id="unknown number"),
    pytest.param({"事项编号": ""}, "填写了内容，但没有事项编号", id="no number"),
    pytest.param({"反馈时间": "上周五"}, "“反馈时间”的“上周五”不是日期，应写成 2026-11-20", id="no day"),
    pytest.param({"反馈时间": "2026-02-30"}, "“2026-02-30”不是日期", id="no such day"),
    pytest.param({"反馈时间": "2026-11-21"}, "“反馈时间”2026-11-21 晚于导入当日（2026-11-20）", id="tomorrow"),
    pytest.param({"反馈时间": "2026-11-16"}, "2026-11-16 早于交办日期（2026-11-17）", id="before it was sent"),
    pytest.param({"整改后链接": "www.a.example"}, "（www.a.example）不是可登记的网址", id="no address"),
    pytest.param({"整改后链接": "已删除"}, "（已删除）不是可登记的网址", id="words for an address"),
    pytest.param({"整改后链接": "javascript:alert(1)"}, "不是可登记的网址", id="a script"),
    pytest.param({"整改后链接": f"http://a.example/{PERSON_ID}"}, "网址：含有不能登记的内容", id="number in it"),
    pytest.param({"整改措施": ""}, "“整改措施”没有填写", id="no measures"),
    pytest.param({"整改责任人": " "}, "“整改责任人”没有填写", id="nobody"),
    pytest.param({"整改措施": "#NAME?"}, "“整改措施”是公式错误（#NAME?）", id="broken formula"),
    pytest.param({"问题描述": "没有问题"}, "锁定的“问题描述”列与导出时不同", id="locked column"),
    pytest.param({"严重度": "提醒", "整改期限": "2027-01-01"}, "锁定的“严重度”“整改期限”列", id="two of them"),
    pytest.param({"校验码": ""}, "“校验码”列为空或被改动", id="no seal"),
    pytest.param({"校验码": "K1"}, "“校验码”列为空或被改动", id="broken seal"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "says"), REFUSED)
def test_a_wrong_row_stops_all_of_them(desk, cells, says):
    """The sound row beside it is not taken either, unless that is asked for."""
    rows = filled(filled(desk.export(), FAILED, 整改措施="已重新发布"), WAITING, **cells)
    before = desk.moves()
    told = desk.back(rows)

    assert (told.code, told.out) == (1, "")
    assert says in told.err
    assert "第2行" in told.err
    assert PERSON_ID not in told.err
    assert desk.moves() == before

    partly = desk.back(rows, "--partly", "--json")
    assert faults("cases-import", partly.document) == []
    assert (partly.code, partly.document["moved"]) == (
        6,
        [{"number": FAILED, "stages": ["answered"]}],
    )
    assert [says in one["reason"] for one in partly.document["refused"]] == [True]
    assert desk.case(WAITING).stage is Stage.SENT


def test_a_number_that_stands_twice_is_taken_from_neither_row(desk):
    told = desk.back(twice(filled(desk.export(), WAITING)), "--partly", "--json")

    assert [(one["place"], one["reason"]) for one in told.document["refused"]] == [
        ("第2行", "同一事项编号在表中出现2次，请只留一行"),
        ("第5行", "同一事项编号在表中出现2次，请只留一行"),
    ]
    assert told.document["moved"] == []


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        pytest.param(("整改措施",), "缺少“整改措施”列", id="own"),
        pytest.param(("页面标题", "备注"), "缺少“页面标题”“备注”列", id="locked"),
        pytest.param(("校验码",), "缺少“校验码”列", id="seal"),
        pytest.param(("事项编号",), "没有找到整改反馈表的表头", id="number"),
    ],
)
def test_deleted_columns(desk, gone, says):
    """Refused as a whole, with `--partly` too: it is not the table that was sent out."""
    path = desk.path.parent / "回表.csv"
    head = [name for name in sheet.COLUMNS if name not in gone]
    path.write_bytes(as_csv(filled(desk.export(), WAITING), "gbk", head))
    told = desk.run("import", path, "--by", "王科", "--partly")

    assert (told.code, told.out) == (1, "")
    assert says in told.err
    assert desk.case(WAITING).stage is Stage.SENT


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(b"", "文件为空", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "不是 CSV 或 Excel 表格", id="picture"),
        pytest.param("姓名,电话\n甲,乙\n".encode(), "没有找到整改反馈表的表头", id="another table"),
        pytest.param(b"PK\x03\x04 no workbook", "回表", id="broken workbook"),
        pytest.param(None, "文件不存在", id="nothing"),
    ],
)
def test_what_is_no_return_table(desk, body, says):
    path = desk.path.parent / "回表"
    if body is not None:
        path.write_bytes(body)
    told = desk.run("import", path, "--by", "王科")

    assert told.code == 1
    assert says in told.err


def test_without_a_name_the_environment_says_who(desk, monkeypatch):
    monkeypatch.setenv("MINGJIAN_BY", "周科")
    path = desk.path.parent / "回表.xlsx"
    path.write_bytes(as_workbook(filled(desk.export(), WAITING)))
    desk.run("import", path)

    assert desk.moves()[-1].by == "周科"


# ---- conflicts ----------------------------------------------------------------------------


def test_a_case_that_moved_since_is_a_conflict(desk):
    """An unfilled row of a case that moved is none; a filled one is, and what stands is said."""
    rows = desk.export()
    desk.do(answered, number=WAITING)
    desk.do(lambda case: moves.appeal(case, DEED), number=FAILED)
    before = desk.moves()

    assert desk.back(rows, "--json").document["untouched"] == 3
    told = desk.back(filled(filled(rows, WAITING), FAILED))
    assert told.code == 1
    assert "有 2 行不能导入（其中 2 行与台账冲突）" in told.err
    assert (
        "现为“已反馈”；台账上已有反馈（赵六，2026-11-18，“已撤下链接”），与本表不同，未覆盖"
        in told.err
    )
    assert "现为“申诉中”" in told.err
    assert desk.moves() == before


def test_another_answer_than_the_one_on_file_is_a_conflict(desk):
    rows = filled(desk.export("--stage", "answered"), ANSWERED, 整改措施="另有措施")
    told = desk.back(rows, "--partly", "--json")

    assert [(one["number"], one["conflict"]) for one in told.document["refused"]] == [
        (ANSWERED, True)
    ]
    assert "未覆盖" in told.document["refused"][0]["reason"]
    assert desk.case(ANSWERED).response == OLD


def test_an_emptied_answer_is_not_taken_back(desk):
    empty = dict.fromkeys(sheet.OWN, "")
    told = desk.back(filled(desk.export("--stage", "answered"), ANSWERED, **empty))

    assert told.code == 1
    assert "被清空" in told.err
    assert desk.case(ANSWERED).response == OLD


def test_a_stage_in_which_nobody_answers(desk):
    """Confirmed, not yet sent: nothing was asked of the agency."""
    told = desk.back(filled(desk.export("--stage", "confirmed"), UNSENT))

    assert told.code == 1
    assert "现为“已确认”，不能反馈" in told.err
    assert desk.case(UNSENT).stage is Stage.CONFIRMED


def test_sent_again_the_old_answer_is_not_shown_and_an_old_table_is_refused(desk):
    old = filled(desk.export(), FAILED, 整改措施="第二次整改")
    desk.do(sent, number=FAILED)
    fresh = next(one for one in desk.export() if one["事项编号"] == FAILED)

    assert [fresh[name] for name in sheet.OWN] == [""] * 5
    assert "导出之后已有变动，现为“已交办”" in desk.back(old).err
    assert desk.back(filled(desk.export(), FAILED)).code == 0


def test_somebody_is_faster(desk, monkeypatch):
    """Between the reading of the ledger and the writing: nothing of the table is entered."""
    weigh = app.case_sheets.weigh

    def slow(*given):
        found = weigh(*given)
        desk.do(answered, number=WAITING)
        return found

    rows = filled(filled(desk.export(), LEAKED), WAITING)
    monkeypatch.setattr(app.case_sheets, "weigh", slow)
    told = desk.back(rows)

    assert told.code == MoveError.exit_code
    assert f"{WAITING} 已被他人处理" in told.err
    assert desk.case(LEAKED).stage is Stage.SENT
    assert desk.case(WAITING).response == OLD
