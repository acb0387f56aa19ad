"""One report in five formats is read as one and the same; what is missing stays missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reading import read_page
from reading.annual import identities
from reading.documents.reader import read_document
from records.annual import COLUMNS, ROWS, AnnualFacts, Form, Stock
from tests.reading.annual.papers import LABELS, Paper, as_docx, as_html, as_text, as_xlsx

REAL = Path(__file__).parents[4] / "shared/data/documents/hzq2023_annual_report.pdf"
FORMATS = {
    "html": lambda paper: read_page(as_html(paper), "http://www.yunxi.example/a/t1.html").annual,
    "docx": lambda paper: read_document(as_docx(paper), "1.docx", "docx").annual,
    "xlsx": lambda paper: read_document(as_xlsx(paper), "1.xlsx", "xlsx").annual,
    "text": lambda paper: read_document(as_text(paper), "1.txt", "text").annual,
}
every_format = pytest.mark.parametrize("form", FORMATS)
with_cells = pytest.mark.parametrize("form", ["html", "docx", "xlsx"])


def read(form: str, paper: Paper) -> AnnualFacts:
    facts = FORMATS[form](paper)
    assert facts is not None
    return facts


def row(facts: AnnualFacts, name: str) -> tuple[int | None, ...] | None:
    return next((one.cells for one in facts.applications if one.id == name), None)


def holding(facts: AnnualFacts, id_: str) -> list[bool | None]:
    return [one.holds for one in identities(facts) if one.id == id_]


@every_format
def test_the_whole_report(form):
    """Title, sections, topics, all rows, section two and four."""
    facts = read(form, Paper())

    assert (facts.form, facts.year, facts.owner) == (Form.DISCLOSURE, 2025, "云溪区教育局")
    assert facts.sections == (1, 2, 3, 4, 5, 6)
    assert facts.tables == (2, 3, 4)
    assert len(facts.topics) == 5
    assert list(LABELS) == [one.id for one in facts.applications]
    assert row(facts, "new") == (10, 2, 0, 0, 0, 0, 12)
    assert row(facts, "total") == (11, 2, 0, 0, 0, 0, 13)
    assert row(facts, "carried_out") == (1, 0, 0, 0, 0, 0, 1)
    assert Stock(0, 0, 0) == facts.regulations
    assert Stock(3, 1, 12) == facts.normative
    assert facts.decided == (("行政许可", 550.0), ("行政事业性收费", 77.3))
    assert facts.remedies == ((1, 0, 1, 0, 2), (0,) * 5, (0,) * 5)
    assert (facts.form_year, facts.heading_year, facts.period) == (2021, 2025, (2025, 2025))
    assert {one.kind: one.value for one in facts.said} == {"received": 12, "carried_in": 2}
    assert facts.repealed + facts.odd == ()
    assert facts.blanks == (0, 0)
    assert facts.lead_years == (2025,)
    assert facts.self_names == ("云溪区教育局",)


@every_format
def test_all_identities_hold(form):
    """Nothing fails and nothing is left out: seven columns twice, 25 rows, three groups, two statements, the cells."""
    found = identities(read(form, Paper()))

    assert {True} == {one.holds for one in found}
    counts = {
        id_: sum(one.id == id_ for one in found)
        for id_ in ("A01", "A02", "A03", "A04", "A05", "A06")
    }
    assert counts == {"A01": 7, "A02": 7, "A03": 25, "A04": 3, "A05": 2, "A06": 1}


@every_format
def test_a_broken_column_is_named(form):
    """One too many under 部分公开 of natural persons: the column's sum and the row's fail, the total's column holds."""
    facts = read(form, Paper().with_row("partial", "4", "0", "0", "0", "0", "0", "3"))

    failed = [one for one in identities(facts) if one.holds is False]
    assert [one.id for one in failed] == ["A01", "A03"]
    assert "“自然人”列" in failed[0].place
    assert (failed[0].left, failed[0].right) == ("12", "11")
    assert "“部分公开”行" in failed[1].place


@every_format
def test_carried_over_numbers_that_do_not_balance(form):
    """A02 fails for the column and its total; the rest holds."""
    facts = read(form, Paper().with_row("carried_out", "2", "0", "0", "0", "0", "0", "2"))

    assert holding(facts, "A02") == [False, True, True, True, True, True, False]
    assert {True} == set(holding(facts, "A01"))


@every_format
def test_a_row_that_is_not_there_leaves_sums_open(form):
    """Without 重复申请 nobody can add up the results; every other identity stays known."""
    facts = read(form, Paper().without("repeated"))

    assert {None} == set(holding(facts, "A01"))
    assert {True} == set(holding(facts, "A02"))
    assert len(holding(facts, "A03")) == 24


@every_format
def test_other_results_in_one_row(form):
    """Some forms give 其他处理 one row instead of three."""
    paper = Paper().without("other_late", "other_fee", "other_rest")
    rows = {}
    for name, cells in paper.rows.items():
        if name == "total":
            rows["other"] = ["0"] * 7
        rows[name] = cells
    facts = read(form, replace(paper, rows=rows))

    assert row(facts, "other") == (0,) * 7
    assert {True} == set(holding(facts, "A01"))


@with_cells
def test_blank_cells_are_not_zeros(form):
    """A stroke and an empty cell are counted, and the sums that need them stay open."""
    facts = read(form, Paper().with_row("secret", "/", "", "0", "0", "0", "0", "0"))

    assert row(facts, "secret") == (None, None, 0, 0, 0, 0, 0)
    assert facts.blanks[0] == 2
    assert holding(facts, "A01") == [None, None, True, True, True, True, True]


def test_a_row_with_a_blank_in_running_text_is_left_out():
    """Six numbers for seven columns: nobody can tell which is missing."""
    facts = read("text", Paper().with_row("secret", "", "0", "0", "0", "0", "0", "0"))

    assert row(facts, "secret") is None
    assert {None} == set(holding(facts, "A01"))


@with_cells
def test_negative_and_broken_cells(form):
    """A count is neither negative nor a fraction (A06)."""
    paper = Paper().with_row("new", "-1", "2", "0", "0", "0", "0", "1")
    facts = read(form, paper.with_row("query", "0.5", "0", "0", "0", "0", "0", "0"))

    assert holding(facts, "A06") == [False]
    assert len(facts.odd) == 2
    assert "“本年新收”行“自然人”列" in facts.odd[0]


@every_format
def test_totals_of_section_four(form):
    """Ten upheld and one corrected, and a total of nought: as a real report has it."""
    facts = read(form, replace(Paper(), remedies=("10", "1", "0", "0", "0", *["0"] * 10)))

    assert holding(facts, "A04") == [False, True, True]


@every_format
def test_the_trial_form(form):
    """The heads of 2019 are told from those of 2021."""
    assert read(form, replace(Paper(), trial=True)).form_year == 2019


def test_a_column_of_subtotals():
    """Forms of eight columns have 小计 before 总计 (A20)."""
    paper = Paper()
    rows = {
        name: [*cells[:6], str(sum(map(int, cells[1:6]))), cells[6]]
        for name, cells in paper.rows.items()
    }
    rows["open"][6] = "3"
    text = as_text(replace(paper, rows=rows)).decode().replace("其他 总计", "其他 小计 总计")
    text = text.replace("自然人 法人或其他组织 总计", "自然人 法人或其他组织 小计 总计")
    facts = read_document(text.encode(), "1.txt", "text").annual

    assert row(facts, "open") == (6, 2, 0, 0, 0, 0, 8)
    assert holding(facts, "A20").count(False) == 1
    assert holding(facts, "A20").count(True) == 24


def test_heading_of_another_year():
    """The title says one year, the heading in the text another."""
    heading = "<p>云溪区教育局2024年政府信息公开工作年度报告</p><p>本报告由".encode()
    page = as_html(Paper()).replace("<p>本报告由".encode(), heading)
    facts = read_page(page, "http://www.yunxi.example/a/t1.html").annual

    assert (facts.year, facts.heading_year) == (2025, 2024)


def test_a_page_with_its_report_in_an_attachment():
    """The title announces it; there is nothing to read."""
    page = (
        "<html><head><title>云溪区教育局2025年政府信息公开工作年度报告</title></head><body>"
        "<h1>云溪区教育局2025年政府信息公开工作年度报告</h1><p>发布时间：2026-01-20</p>"
        '<p>附件：<a href="/a.pdf">年度报告.pdf</a></p></body></html>'
    )
    facts = read_page(page.encode(), "http://www.yunxi.example/art/2026/1/20/art_1_1.html").annual

    assert (facts.year, facts.sections, facts.applications, facts.sketch) == (2025, (), (), ())
    assert identities(facts) == ()


@pytest.mark.parametrize(
    "title",
    [
        "云溪区教育局关于做好2025年政府信息公开工作年度报告编制工作的通知",
        "云溪区教育局2025年部门预算",
        "2025年法治政府建设年度报告",
    ],
)
def test_other_pages_have_no_annual_facts(title):
    """A notice about reports, a budget and the report on the rule of law are other things."""
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{'正文' * 40}</p></body></html>"

    assert (
        read_page(page.encode(), "http://www.yunxi.example/art/2026/1/20/art_1_1.html").annual
        is None
    )


def test_the_yearly_sheet_of_a_website_is_another_paper():
    """政府网站工作年度报表: told apart, with nothing read of it."""
    body = "政府网站工作年度报表（2025年度）\n填报单位：云溪区教育局\n".encode()
    facts = read_document(body, "政府网站工作年度报表（2025年度）.txt", "text").annual

    assert (facts.form, facts.year) == (Form.WEBSITE, 2025)
    assert identities(facts) == ()


def test_contents_before_the_text():
    """A table of contents names every section first: the later title counts."""
    contents = "\n".join(lines[0] for lines in Paper().sections())
    body = as_text(Paper()).decode()
    at = body.index("一、总体情况")
    facts = read_document(
        f"{body[:at]}目录\n{contents}\n{body[at:]}".encode(), "1.txt", "text"
    ).annual

    assert len(facts.applications) == 25
    assert len(facts.topics) == 5


@pytest.mark.skipif(not REAL.exists(), reason="the real report is not here")
def test_a_real_report():
    """A district's report of 2023: all of it is read. Two totals of its section four are 0 beside 10, 1 and 5, as
    anyone can see in the file; everything else agrees."""
    facts = read_document(REAL.read_bytes(), REAL.name, "pdf").annual
    found = identities(facts)

    assert (facts.owner, facts.year, facts.form_year) == ("洪泽区人民政府", 2023, 2021)
    assert facts.sections == (1, 2, 3, 4, 5, 6)
    assert len(facts.applications) == 23
    assert set(ROWS) - {one.id for one in facts.applications} == {
        "other_late",
        "other_fee",
        "other_rest",
    }
    assert all(len(one.cells) == len(COLUMNS) for one in facts.applications)
    failed = [one for one in found if one.holds is not True]
    assert [(one.id, one.left, one.right) for one in failed] == [
        ("A04", "11", "0"),
        ("A04", "5", "0"),
    ]
    assert failed[0].place == "第4页表四“行政复议”"
