"""HTML, Markdown, JSON and XLSX: injection, the schema, what each may carry."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import openpyxl
import pytest

from records import Coverage, Round, Unchecked
from reports import FORMATS, compose, render
from tests.reports.rounds import (
    BREACHES,
    COVERAGE,
    LEAK,
    LEAK_FILE,
    LEAK_TITLE,
    bare,
    dead,
    judgement,
    monthly,
)
from tests.reports.write_golden import composed, round_of
from tests.schemas import faults

SCRIPT = '<script>alert("x")</script><img src=x onerror=alert(1)>'


def form(round_: Round, format_: str) -> bytes:
    return render(compose(round_, kind="monthly"), round_, format_)


def evil() -> Round:
    """Markup wherever a page can put words."""
    bad = judgement(
        "dead_link",
        f"link:{SCRIPT}",
        agency=SCRIPT,
        name=SCRIPT,
        message=SCRIPT,
        url='http://a/"><b>x',
    )
    coverage = Coverage(
        COVERAGE.sites, COVERAGE.rules, (Unchecked(SCRIPT, SCRIPT, SCRIPT, "javascript:x", SCRIPT),)
    )
    return bare(
        [
            bad,
            judgement(
                "dead_link", "link:2", url="javascript:alert(1)", message="[x](javascript:y)"
            ),
        ],
        coverage,
    )


# -- HTML and Markdown --------------------------------------------------------------------------------


def test_html_shows_markup_and_does_not_obey_it() -> None:
    page = form(evil(), "html").decode()

    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert page.count("<b>x") == 0


def test_html_needs_nothing_from_elsewhere() -> None:
    page = render(composed("monthly"), round_of("monthly"), "html").decode()

    assert re.findall(r'(?:src|href)="(?!#|http://www\.example\.gov\.cn/)[^"]*"', page) == []
    assert not re.search(r"url\((?!#)", page)  # of its own patterns only
    assert "@import" not in page
    assert "default-src 'none'" in page
    assert 'name="viewport"' in page
    assert page.count("<svg") == 2 + 6


def test_html_links_rows_but_not_leaks() -> None:
    page = render(composed("monthly"), round_of("monthly"), "html").decode()

    assert '<a href="http://www.example.gov.cn/dt/1.html"' in page
    assert LEAK not in page
    assert page.count('rel="noreferrer noopener"') == 7


def test_markdown_is_escaped() -> None:
    text = form(evil(), "md").decode()

    assert "<script" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    assert r"\[x\](javascript:y)" in text


def test_markdown_tables_keep_their_columns() -> None:
    piped = bare([judgement("dead_link", "link:x", message="甲|乙", url="http://a.gov.cn/|x")])
    lines = [line for line in form(piped, "md").decode().splitlines() if line.startswith("| 1 ")]

    assert len(re.findall(r"(?<!\\)\|", lines[0])) == 11


# -- JSON ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("round_", [monthly(), bare(), evil()], ids=["monthly", "empty", "evil"])
def test_json_follows_the_published_schema(round_: Round) -> None:
    assert faults("bulletin", json.loads(form(round_, "json"))) == []


def test_the_schema_check_is_able_to_fail() -> None:
    bad = json.loads(form(monthly(), "json"))
    bad["as_of"], bad["extra"], bad["tallies"]["problems"] = "gestern", 1, -1
    del bad["kind"]

    assert len(faults("bulletin", bad)) == 4


def test_json_is_sorted_and_holds_all_rows() -> None:
    text = form(monthly(), "json").decode()
    value = json.loads(text)

    assert text == json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert len(value["findings"]) == value["tallies"]["problems"] == 9
    assert len(value["cases"]) == 14
    assert not re.search(r"\d\d:\d\d:\d\d", text)


def test_json_of_a_leak_has_no_way_to_it() -> None:
    value = json.loads(form(monthly(), "json"))
    leak = value["findings"][0]

    assert (leak["private"], leak["url"], leak["name"], leak["snapshots"]) == (True, "", "", [])
    assert value["findings"][2]["url"] == "http://www.example.gov.cn/dt/"


# -- XLSX ---------------------------------------------------------------------------------------------


def book(round_: Round, format_: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(form(round_, format_)))


def column(sheet: Any, head: str) -> list[Any]:
    place = [cell.value for cell in sheet[1]].index(head)
    return [row[place].value for row in sheet.iter_rows(min_row=2)]


def test_the_internal_ledger_has_what_an_inspector_needs() -> None:
    ledger = book(monthly(), "xlsx")
    sheet = ledger["问题清单"]

    assert ledger.sheetnames == ["问题清单", "整改台账", "未检查事项", "未能判断事项"]
    assert sheet.max_row == 10
    assert column(sheet, "问题链接")[0] == LEAK
    assert column(sheet, "页面标题")[0] == LEAK_TITLE
    assert column(sheet, "最近更新日期")[2] == "2026-10-31"
    assert column(sheet, "距检查日天数（自然日）")[2] == 20
    assert column(sheet, "快照时间")[2] == "2026-11-20 02:03:04"
    assert column(sheet, "整改期限")[:3] == ["立即", "立即", "7个工作日"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref is not None
    assert ledger["整改台账"].max_row == 15


def test_the_public_ledger_has_no_address_and_no_evidence() -> None:
    ledger = book(monthly(), "xlsx-public")
    words = [
        str(cell) for sheet in ledger for row in sheet.iter_rows(values_only=True) for cell in row
    ]

    assert not any("http" in word or LEAK_TITLE in word or "摘录" in word for word in words)
    assert ledger["问题清单"].max_row == 10
    assert ledger["整改台账"].max_row == 14
    assert "问题链接" not in words


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "＝", "=cmd|' /C calc'!A0", '=HYPERLINK("x")']
)
@pytest.mark.parametrize("format_", ["xlsx", "xlsx-public"])
def test_formulas_stay_text(start: str, format_: str) -> None:
    words = f"{start}1+1"
    ledger = book(
        bare([judgement("dead_link", f"link:{start}", agency=words, name=words, message=words)]),
        format_,
    )

    for sheet in ledger:
        for row in sheet.iter_rows():
            assert all(cell.data_type in {"s", "n"} for cell in row)
    cell = ledger["问题清单"]["C2"]
    assert cell.value == " ".join(words.split())
    assert cell.quotePrefix


def test_a_cell_has_a_limit() -> None:
    ledger = book(
        bare([judgement("dead_link", "link:x", name="长" * 40_000, message="短")]), "xlsx"
    )

    assert len(column(ledger["问题清单"], "页面标题")[0]) == 32_000


# -- every form ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    "round_",
    [
        pytest.param(bare(), id="nothing checked"),
        pytest.param(bare(coverage=COVERAGE), id="no findings"),
        pytest.param(bare([dead(1, agency="")]), id="agency unknown"),
        pytest.param(
            bare([dead(n, agency=f"单位{n % 40}") for n in range(300)]), id="300 findings"
        ),
        pytest.param(evil(), id="markup"),
    ],
)
def test_every_form_of_every_round(round_: Round, format_: str) -> None:
    assert form(round_, format_) == form(round_, format_)


def test_only_the_internal_ledger_knows_the_leak() -> None:
    for format_ in set(FORMATS) - {"xlsx"}:
        data = form(bare(BREACHES), format_)
        for secret in (LEAK, LEAK_FILE, LEAK_TITLE):
            assert secret.encode() not in data
