"""Masked copies of every container's leak: nothing raw is left in any byte, the copy opens, a clean file has none."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import openpyxl
import pytest

from reading.documents.masking import Convention, Fixed, masked_copy
from records.exposure import Value
from tests.containers import cases, cases_packed, cases_web, cases_word
from tests.containers.book_made import ID, MASKED, openpyxl_book
from tests.containers.case import Case
from tests.containers.cases_word import body_by_hand, para, run, word_book
from tests.containers.people import NUMBER
from tests.reading.documents.made import xlsx

SHORT = ID[:2] + "*" * 13 + ID[-3:]
"""`records.privacy.mask`: two first and three last characters."""
ALL = [
    one
    for one in (*cases.CASES, *cases_word.CASES, *cases_web.CASES, *cases_packed.CASES)
    if one.format in {"xlsx", "docx", "html", "text"}
]
LEAKS = [one for one in ALL if one.leak]


def fixed(body: bytes, form: str, convention: Convention | None = None) -> Fixed:
    return masked_copy(body, "名单", form, convention or Convention(), 1000)


def unpacked(body: bytes) -> bytes:
    """A file's bytes, and those of its members."""
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as pack:
        assert pack.testzip() is None
        return body + b"".join(pack.read(one) for one in pack.namelist())


def opened(body: bytes, form: str) -> None:
    if form == "xlsx":
        openpyxl.load_workbook(io.BytesIO(body))
    elif form == "docx":
        docx.Document(io.BytesIO(body))


@pytest.mark.parametrize("case", LEAKS, ids=lambda one: one.name)
def test_no_raw_number_is_left_in_any_byte(case: Case) -> None:
    made = fixed(case.build(), case.format).body
    assert made is not None
    for raw in (ID, NUMBER):
        assert raw.encode() not in unpacked(made)
        assert raw.encode("utf-16-le") not in unpacked(made)
    again = fixed(made, case.format)
    assert (again.masked, again.removed, again.body) == ({}, {}, None)


@pytest.mark.parametrize(
    "case", [one for one in LEAKS if one.writer != "手写 XML"], ids=lambda one: one.name
)
def test_the_copy_opens(case: Case) -> None:
    made = fixed(case.build(), case.format).body
    assert made is not None
    opened(made, case.format)


@pytest.mark.parametrize("case", [one for one in ALL if not one.leak], ids=lambda one: one.name)
def test_an_ordinary_twin_loses_no_value_that_is_masked_already(case: Case) -> None:
    """Either it needs nothing, or only what it hides goes (a harmless comment): nothing shown is masked again."""
    made = fixed(case.build(), case.format)
    shows = re.search(rf"(?<![0-9a-z/]){NUMBER}".encode(), unpacked(case.build())) is not None
    assert bool(made.masked) == shows


@pytest.mark.parametrize(
    ("form", "body"),
    [
        pytest.param(
            "xlsx", lambda: xlsx({"名单": [("姓名", "身份证号"), ("张*", MASKED)]}), id="xlsx"
        ),
        pytest.param("docx", word_book(lambda document: None), id="docx"),
        pytest.param("text", f"姓名,身份证号\n张*,{MASKED}\n".encode, id="csv"),
        pytest.param("html", f"<!--x--><p>张*，身份证号：{MASKED}</p>".encode, id="html"),
    ],
)
def test_a_clean_file_has_no_copy(form: str, body) -> None:
    assert fixed(body(), form) == Fixed(None)


def test_every_kind_of_a_list_is_masked() -> None:
    """Card and address of nobody: 6228480402564890018 is a published test card."""
    heads = ("姓名", "身份证号", "手机号", "家庭住址", "银行卡号", "合同编号")
    row = ("张某", ID, "154 1234 5678", "某县某镇某村3组12号", "6228480402564890018", "2026001")
    made = fixed(xlsx({"名单": [heads, row]}), "xlsx")
    assert made.body is not None
    book = openpyxl.load_workbook(io.BytesIO(made.body))
    assert [cell.value for cell in book.active[2]] == [
        "张某", SHORT, "154****5678", "某县某镇****", "*" * 14 + "0018", "2026001",
    ]  # fmt: skip
    assert made.masked == {Value.ID: 1, Value.MOBILE: 1, Value.ADDRESS: 1, Value.BANK: 1}


def test_a_number_over_several_runs_keeps_their_looks() -> None:
    """Six digits bold, the rest plain: the mask is laid over both runs, character by character."""
    text = para(run("身份证号：") + run(ID[:6], "<w:b/>") + run(ID[6:]))
    made = fixed(body_by_hand(text)(), "docx").body
    assert made is not None
    (paragraph,) = docx.Document(io.BytesIO(made)).paragraphs
    assert [one.text for one in paragraph.runs] == ["身份证号：", SHORT[:6], SHORT[6:]]


def test_masks_of_one_list_are_made_alike() -> None:
    """One number in full, one 6 + 4: both end as 2 + 3; alone, the 6 + 4 may stay."""
    rows = [("姓名", "身份证号"), ("张某", ID), ("李某", MASKED)]
    made = fixed(xlsx({"名单": rows}), "xlsx").body
    assert made is not None
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert [sheet["B2"].value, sheet["B3"].value] == [SHORT, "99*************234"]


def test_a_number_in_another_column_goes_too() -> None:
    """What is masked in one place is nowhere else: not under a head that says something else, not in a sheet's name."""
    rows = [("姓名", "身份证号", "合同编号"), ("张某", ID, f"HT{ID}")]
    made = fixed(xlsx({"名单": rows}), "xlsx").body
    assert made is not None
    assert ID.encode() not in unpacked(made)


def test_sheets_keep_their_order_and_names_their_sheet() -> None:
    """The first of three sheets is hidden: print ranges of the others move with them."""

    def change(book, sheet) -> None:
        sheet.print_area = "A1:C2"
        book["说明"].sheet_state = "hidden"
        book.active = 1

    made = fixed(openpyxl_book(change, MASKED)(), "xlsx").body
    assert made is not None
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["名单"]
    assert book["名单"].print_area.replace("$", "").endswith("A1:C2")
    assert "docProps/core.xml" not in zipfile.ZipFile(io.BytesIO(made)).namelist()
