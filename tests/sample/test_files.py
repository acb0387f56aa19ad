"""Attachments open in readers that are not ours, say what was put in, and are the same bytes each time."""

import io
from random import Random

import openpyxl
import pypdfium2
import pytest
from docx import Document

from records.privacy import check_digit
from sample.files import content
from sample.identities import masked, number, people, wrong_check
from sample.nouns import File

ROWS = (("序号", "姓名"), ("1", "云禾"), ("2", "溪见微〔甲〕"))


def file(form, second=()):
    return File("名单", form, ROWS, second)


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf"])
def test_same_bytes(form):
    assert content(file(form)) == content(file(form))


def test_xlsx_has_a_sheet_a_table():
    book = openpyxl.load_workbook(io.BytesIO(content(file("xlsx", (("合计",), ("2",))))))

    assert [[cell.value for cell in row] for row in book["汇总"].rows] == [
        list(row) for row in ROWS
    ]
    assert book["明细"]["A2"].value == "2"


def test_docx_is_a_word_file_with_the_table():
    document = Document(io.BytesIO(content(file("docx"))))

    assert document.paragraphs[0].text == "名单"
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        list(row) for row in ROWS
    ]


def test_pdf_text_is_chinese_text():
    pages = pypdfium2.PdfDocument(content(file("pdf", ROWS)))
    try:
        texts = [page.get_textpage().get_text_range() for page in pages]
    finally:
        pages.close()

    assert len(texts) == 2
    assert "溪见微〔甲〕" in texts[0]


def test_numbers_of_nobody():
    made = [number(Random(seed)) for seed in range(200)]

    assert all(
        len(one) == 18 and one[:2] == "99" and one[17] == check_digit(one[:17]) for one in made
    )
    assert all(
        wrong_check(Random(seed))[17] != check_digit(wrong_check(Random(seed))[:17])
        for seed in range(200)
    )
    assert masked("990102199001011234") == "990102********1234"
    assert people("a") == people("a") != people("b")


def test_a_scan_has_one_picture_and_no_text():
    """By a reader that is not ours."""
    body = content(File("预算（盖章扫描件）", "pdf", ()))
    pages = pypdfium2.PdfDocument(body)
    (page,) = pages
    kinds = [one.type for one in page.get_objects()]
    text = page.get_textpage().get_text_range()
    pages.close()

    assert kinds == [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    assert text == ""
    assert body == content(File("另一份", "pdf", ()))
