"""`check` of an annual report, before it is published: its arithmetic, and what only a round could tell left alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from app import clock
from app.checking import check_file, run_check
from records import Verdict
from tests.reading.annual.papers import Paper, as_docx, as_html
from tests.reading.annual.test_website import ROWS, changed
from tests.reading.annual.test_website import as_docx as sheet_docx
from tests.reading.annual.test_website import as_html as sheet_html

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared/data/documents/hzq2023_annual_report.pdf"
SCHEMA = json.loads((ROOT / "docs/schemas/check.schema.json").read_text("utf-8"))
BROKEN = Paper().with_row("partial", "4", "0", "0", "0", "0", "0", "3")


def told(capsys, path: Path) -> dict:
    run_check([path], "", fail_on="never", as_json=True)
    said = json.loads(capsys.readouterr().out)
    jsonschema.validate(said["identities"], SCHEMA["properties"]["identities"])
    return said


@pytest.mark.parametrize(("make", "suffix"), [(as_docx, "docx"), (as_html, "html")])
def test_a_report_whose_sums_fail(tmp_path, capsys, make, suffix):
    """One finding; every identity is printed, with numbers."""
    path = tmp_path / f"年报.{suffix}"
    path.write_bytes(make(BROKEN))
    said = told(capsys, path)

    assert [one["rule"] for one in said["findings"]] == ["annual_applications"]
    failed = [one for one in said["identities"] if one["holds"] is False]
    assert [(one["id"], one["left"], one["right"]) for one in failed] == [
        ("A01", 12, 11),
        ("A03", 4, 3),
    ]
    assert len(said["identities"]) == 45
    assert said["unsure"] == []


def test_a_whole_report_is_clear(tmp_path, capsys):
    """Nothing found and nothing left open: last year's is no business of a file by itself."""
    path = tmp_path / "年报.docx"
    path.write_bytes(as_docx(Paper()))
    said = told(capsys, path)

    assert (said["findings"], said["unsure"]) == ([], [])
    assert {True} == {one["holds"] for one in said["identities"]}


@pytest.mark.parametrize(("make", "suffix"), [(sheet_docx, "docx"), (sheet_html, "html")])
def test_a_site_s_sheet(tmp_path, capsys, make, suffix):
    """One sum fails; more answered than came in is only shown."""
    path = tmp_path / f"报表.{suffix}"
    path.write_bytes(make(changed("法人办件量", "2600")))
    said = told(capsys, path)

    assert [one["rule"] for one in said["findings"]] == ["site_report_figures"]
    failed = [one for one in said["identities"] if one["holds"] is False]
    assert [(one["id"], one["left"], one["right"]) for one in failed] == [
        ("W03", 8800, 8900),
        ("W08", 412, 410),
    ]


def test_a_site_s_sheet_in_words(tmp_path, capsys):
    """How many hold, and what an inspector may look at."""
    path = tmp_path / "报表.html"
    path.write_bytes(sheet_html(ROWS))
    run_check([path], "", fail_on="never", as_json=False)
    said = capsys.readouterr().out

    assert "勾稽关系6项：相符6，不符0，未能判断0" in said
    assert "提示核对：W08 办结留言数量不大于收到留言数量：412 与 410" in said


def test_a_report_with_an_unpaid_fee_and_nothing_in_section_six(tmp_path, capsys):
    """A14 is only shown; that section six tells nothing of the fee is a finding by itself."""
    rows = replace(Paper(), sixth="无。").with_row("other_fee", "1", "0", "0", "0", "0", "0", "1")
    rows = rows.with_row("open", "5", "2", "0", "0", "0", "0", "7")
    path = tmp_path / "年报.docx"
    path.write_bytes(as_docx(replace(rows, year=clock.now().year - 1)))
    said = told(capsys, path)

    assert [one["rule"] for one in said["findings"]] == ["annual_fees"]
    failed = [one for one in said["identities"] if one["holds"] is False]
    assert [(one["id"], one["left"]) for one in failed] == [("A14", 1)]


def test_other_files_have_no_identities(tmp_path, capsys):
    """A notice is judged as before."""
    path = tmp_path / "通知.txt"
    path.write_text("关于召开会议的通知", "utf-8")

    assert told(capsys, path)["identities"] == []


def test_an_unread_cell_is_null(tmp_path, capsys):
    """Neither left nor right is made up."""
    path = tmp_path / "年报.docx"
    path.write_bytes(as_docx(replace(Paper(), remedies=("/", "0", "0", "0", "2", *["0"] * 10))))
    said = told(capsys, path)

    (open_,) = [one for one in said["identities"] if one["holds"] is None]
    assert (open_["id"], open_["left"], open_["right"]) == ("A04", None, 2)
    assert [one["rule"] for one in said["unsure"]] == ["annual_remedies"]


@pytest.mark.skipif(not REAL.exists(), reason="the real report is not here")
def test_a_real_report():
    """Its section four gives 0 as the total of 10 and 1, and of 5: true, and the only thing found."""
    checked = check_file(REAL)

    assert [one.rule for one in checked.of(Verdict.BREACH)] == ["annual_remedies"]
    assert checked.of(Verdict.UNSURE, Verdict.BROKEN) == ()
    (found,) = checked.of(Verdict.BREACH)
    assert "“行政复议”" in found.message
    assert "“复议后起诉”" in found.message
