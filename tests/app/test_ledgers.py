"""`ledger …`: templates, imports that are whole or nothing, and a round that is judged by what it knew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest

from app.clock import SHANGHAI
from app.demo import import_ledgers
from app.importing import take
from app.inspection import Order, inspect, rejudge
from app.publish import publish
from records.ledger_forms import FORMS, form_of
from records.store.office import OfficeStore
from sample import media
from sample.corners.ledgers import CORNER
from sample.ledger_rows import RELEASED
from sample.ledgers import ledger_files, personal_numbers
from tests.app.commands import config_file, ran
from tests.app.conftest import CONFIG
from tests.app.drive_inspect import configured, still
from tests.schemas import faults

AS_OF = date(2026, 11, 20)
RULES = tuple(sorted({one.rule for one in CORNER.planted} - media.PLANTED.keys()))
"""Those that ask about accounts have a round of their own in `test_accounts`."""
HEAD = "留言编号,承办单位,收到日期,答复日期,办结日期\n"
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=SHANGHAI)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The county's configuration with an empty data folder; nothing is served."""
    return config_file(tmp_path, 9)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "找错台账.csv"
    path.write_text(HEAD + "ZC1,云溪区财政局,2026-11-02,2026-11-04,\n", encoding="gb18030")
    return path


def fits(name, told):
    assert (told.err, told.code) == ("", 0)
    assert faults(name, told.document) == []
    return told.document


def imported(capsys, config, *words):
    return ran(capsys, "ledger", "import", *words, "-c", config, "--as-of", AS_OF)


def test_import_list_and_again(capsys, config, file):
    first = fits("ledger-import", imported(capsys, config, "errors", file, "--json"))
    again = fits("ledger-import", imported(capsys, config, "errors", file, "--json"))
    listed = fits("ledger-list", ran(capsys, "ledger", "list", "-c", config, "--json"))

    assert (first["import"], first["added"], first["changed"]) == (1, 1, 0)
    assert (again["import"], again["rows"], again["added"]) == (None, 1, 0)
    assert {one["kind"]: one["rows"] for one in listed["ledgers"]}["errors"] == 1
    assert [one["files"] for one in listed["imports"]] == [["找错台账.csv"]]
    assert "没有变化" in imported(capsys, config, "找错留言", file).out
    assert "找错留言（errors）：1 行" in ran(capsys, "ledger", "list", "errors", "-c", config).out


def test_a_changed_row_is_told(capsys, config, file):
    imported(capsys, config, "errors", file)
    file.write_text(HEAD + "ZC1,云溪区财政局,2026-11-02,2026-11-04,2026-11-09\n", encoding="utf-8")
    told = imported(capsys, config, "errors", file)

    assert "新增 0，更新 1，作废 0" in told.out
    assert "更新 ZC1：办结日期 无 → 2026-11-09" in told.out


def test_nothing_is_half_imported(capsys, config, file, tmp_path):
    """One wrong row in the second file: neither file is taken, and the row is named."""
    second = tmp_path / "十一月.csv"
    second.write_text(HEAD + "ZC2,财政局,2026-11-02,,\nZC3,财政局,下周,,\n", encoding="utf-8")
    told = imported(capsys, config, "errors", file, second, "--json")

    assert (told.code, told.out) == (1, "")
    assert "《十一月.csv》第3行“收到日期”（C列）“下周”不是日期" in told.err
    assert "一行也没有导入" in told.err
    assert not (tmp_path / "data" / "office.db").exists()


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        pytest.param(("bills", "x.csv"), 2, "没有“bills”这种台账", id="kind"),
        pytest.param(("errors", "none.csv"), 1, "none.csv：文件不存在", id="no file"),
        pytest.param(("errors", "."), 1, "是文件夹", id="a folder"),
    ],
)
def test_wrong_calls(capsys, config, words, code, says):
    told = imported(capsys, config, *words)

    assert told.code == code
    assert says in told.err


def test_replace_with_an_empty_file_is_refused(capsys, config, file):
    imported(capsys, config, "errors", file)
    file.write_text(HEAD, encoding="utf-8")

    assert "未执行" in imported(capsys, config, "errors", file, "--replace").err


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_templates(capsys, config, tmp_path, form):
    """Head, example, lists to choose from; filled in, it is imported."""
    path = tmp_path / f"{form.id}.xlsx"
    told = ran(capsys, "ledger", "template", form.id, "--out", path, "-c", config, "--json")
    fits("ledger-template", told)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]

    assert [cell.value for cell in sheet[1]] == [one.title for one in form.fields]
    assert any(str(cell.value).startswith("示例") for cell in sheet[2])
    assert book["填写说明"]["A1"].value == f"{form.title}台账"
    assert sheet.data_validations.dataValidation or form.id == "catalogue"
    for column, one in enumerate(form.fields, start=1):
        sheet.cell(3, column).value = one.example.replace("示例", "甲")
    book.save(path)
    done = fits("ledger-import", imported(capsys, config, form.id, path, "--json"))
    assert done["added"] == 1


def test_a_template_is_not_written_over(capsys, config, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "找错留言台账模板.xlsx").write_bytes(b"mine")
    told = ran(capsys, "ledger", "template", "errors", "-c", config)

    assert told.code == 2
    assert (tmp_path / "找错留言台账模板.xlsx").read_bytes() == b"mine"


# ---- a round ----------------------------------------------------------------------------------------


@pytest.fixture
def quiet(tmp_path: Path):
    """The county's offices, the sites that its ledgers name, none of which answers, and the ledgers imported."""
    config = configured(CONFIG, tmp_path / "data", 9)
    named = {"czj", *RELEASED}
    sites = tuple(one for one in config.sites if one.id in named)
    few = replace(config, sites=sites, columns=(), duties=())
    nowhere = {urlsplit(one.url).netloc: "127.0.0.1:1" for one in sites}
    crawl = replace(few.crawl, resolve=nowhere, retries=0)
    few = replace(few, crawl=crawl)
    import_ledgers(few, still())
    return few


def found(round_):
    return {(one.rule, one.subject) for one in round_.findings if one.rule in RULES}


def expected(*, but: str):
    return {
        (one.rule, one.guilty.subject)
        for one in CORNER.planted
        if one.rule in RULES and one.rule != but
    }  # fmt: skip


def test_rows_are_judged_and_twins_are_left_alone(quiet):
    """Without the sites no item of a catalogue can be called missing; all else stands in the ledgers themselves."""
    round_ = inspect(quiet, Order(AS_OF), now=still)

    assert found(round_) == expected(but="catalogue_gaps")
    gaps = [one for one in round_.judgements if one.rule == "catalogue_gaps"]
    assert {one.verdict.value for one in gaps} == {"unsure"}


def test_an_old_round_is_judged_by_what_it_knew(quiet, tmp_path):
    """A later import answers what was open; the old round stays as it was, byte for byte; the next one sees it."""
    first = inspect(quiet, Order(AS_OF), now=still)
    publish(first, tmp_path / "one", ("json", "xlsx"), kind="monthly")
    body = (HEAD + "ZC9013,区审计局,2026-08-17,2026-08-18,2026-08-19\n").encode()
    changed = take(quiet, form_of("errors"), [("更正.csv", body)], today=AS_OF, at=NOON)
    again = rejudge(quiet)
    publish(again, tmp_path / "two", ("json", "xlsx"), kind="monthly")
    later = inspect(quiet, Order(AS_OF.replace(day=21)), now=still)

    assert changed.outcome.changes == 1
    assert again == first
    for name in ("通报.json", "台账（内部）.xlsx"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert ("error_report_open", "error-report:ZC9013") in found(first) - found(later)
    case = next(one for one in later.cases if one.finding.subject == "error-report:ZC9013")
    assert case.stage.value == "closed"


def test_coverage_of_the_catalogue(capsys, quiet, tmp_path):
    """By the newest round: nothing was read, so nothing is missing and all is untold."""
    inspect(quiet, Order(AS_OF), now=still)
    config = config_file(tmp_path, 9, quiet.data)
    told = fits("ledger-coverage", ran(capsys, "ledger", "coverage", "-c", config, "--json"))

    assert sum(one["owed"] for one in told["coverage"]) == 14
    assert {one["found"] for one in told["coverage"]} == {0}
    assert [one["missing"] for one in told["coverage"] if one["missing"]] == []
    assert (
        "共 14 项，找到名称相近的栏目或信息 0 项"
        in ran(capsys, "ledger", "coverage", "-c", config).out
    )


def test_the_catalogue_item_by_item(capsys, quiet, tmp_path):
    """What is owed, by whom and by when; nothing was read, so of none can it be told."""
    inspect(quiet, Order(AS_OF), now=still)
    config = config_file(tmp_path, 9, quiet.data)
    asked = ("ledger", "coverage", "--items", "-c", config)
    told = fits("ledger-coverage", ran(capsys, *asked, "--json"))["items"]

    assert len(told) == 14
    assert {one["found"] for one in told} == {None}
    assert all(one["reason"] and one["agency_name"] for one in told)
    assert {one["workdays"] for one in told if "20个工作日" in one["due"]} == {20}
    assert f"标准目录事项（{len(told)} 项）" in ran(capsys, *asked).out


def test_a_round_of_some_sites_judges_their_offices_rows(quiet):
    config = replace(quiet, sites=(*quiet.sites, replace(quiet.sites[0], id="other", agency="rsj")))
    round_ = inspect(config, Order(AS_OF, sites=("czj",)), now=still)

    assert found(round_)
    assert {one.agency for one in round_.findings if one.rule in RULES} == {"czj"}


def test_nothing_personal_is_kept(quiet):
    """The applications' file holds names and identity numbers: neither is in the database."""
    body = next(one.body for one in ledger_files(AS_OF) if one.kind == "applications")
    strings = {
        str(cell.value) for row in openpyxl.load_workbook(_file(quiet, body)).active for cell in row
    }
    with OfficeStore(quiet.data / "office.db") as office:
        assert office.ledgers.count("applications") == 15
    kept = b"".join(path.read_bytes() for path in quiet.data.glob("office.db*"))

    assert len(strings & set(personal_numbers())) > 3
    assert [one for one in personal_numbers() if one.encode() in kept] == []
    assert "反映的问题".encode() not in kept


def _file(config, body: bytes) -> Path:
    path = config.data / "x.xlsx"
    path.write_bytes(body)
    return path


def test_every_rule_has_three_pairs():
    for rule in RULES:
        assert sum(one.rule == rule for one in CORNER.planted) >= 3
