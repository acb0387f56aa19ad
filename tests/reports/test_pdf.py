"""The PDF against the measures of GB/T 9704-2012 (standards.md §9), as they stand on its pages, and bad text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from records.errors import UsageError
from reports import render
from reports.model import Annex, BulletinText, Paragraph, Table
from reports.pdf.typesetter import MISSING, installed
from reports.pdf.write import pdf
from tests.reports.write_golden import composed, round_of

pytestmark = pytest.mark.skipif(not installed(), reason="the extra pdf is not installed")

MM = 72 / 25.4
HOSTILE = '#read("/etc/passwd") #panic() $x^2$ *粗* _斜_ @某 <标签> [内容] `码` \\u{41} // 注 /* 释 */ = 题'
CONTROLS = "甲\x00乙\x1b[31m\u202e丙\ud800\u200b"


@dataclass(frozen=True)
class Char:
    """A character where it stands: millimetres from the page's left and upper edges; its size in points."""

    text: str
    left: float
    right: float
    top: float
    base: float
    size: float


@cache
def made(form: str, number: int = 1) -> bytes:
    doc = composed("monthly")
    return render(replace(doc, form=form), round_of("monthly"), "pdf")


@cache
def pages(form: str) -> tuple[tuple[Char, ...], ...]:
    return all_chars(made(form))


def all_chars(data: bytes) -> tuple[tuple[Char, ...], ...]:
    document = pypdfium2.PdfDocument(data)
    return tuple(tuple(chars(page)) for page in document)


def chars(page: pypdfium2.PdfPage) -> Iterator[Char]:
    words, high = page.get_textpage(), page.get_height()
    for place, text in enumerate(
        words.get_text_range(errors="replace").replace("\r\n", "\x00\x00")
    ):
        if text in "\x00 ":
            continue
        left, _, right, top = words.get_charbox(place)
        x, y = pdfium.c_double(), pdfium.c_double()
        pdfium.FPDFText_GetCharOrigin(words.raw, place, x, y)
        size = pdfium.FPDFText_GetFontSize(words.raw, place)
        yield Char(
            text, left / MM, right / MM, (high - top) / MM, (high - y.value) / MM, round(size, 1)
        )


def words_of(them: tuple[Char, ...]) -> str:
    return "".join(one.text for one in them)


def body_of(form: str, page: int) -> list[Char]:
    """The characters of size 3 on a page of the text."""
    return [one for one in pages(form)[page] if one.size == 16]


def rules(form: str, page: int, shortest: float) -> list[tuple[float, float, float]]:
    """Horizontal rules that long: left and right edge and height, millimetres from the left and the top."""
    document = pypdfium2.PdfDocument(made(form))
    sheet = document[page % len(document)]
    boxes = [
        one.get_bounds() for one in sheet.get_objects() if one.type == pdfium.FPDF_PAGEOBJ_PATH
    ]
    return [
        (left / MM, right / MM, (sheet.get_height() - (low + top) / 2) / MM)
        for left, low, right, top in boxes
        if (right - left) / MM >= shortest
    ]


# -- the page -----------------------------------------------------------------------------------------


def test_the_type_area() -> None:
    """28 mm from the left, 26 from the right, 37 from the top, 35 from the bottom; lines 28.95 pt apart, 22 a page."""
    text = body_of("文件", 3)
    lines = sorted({round(one.base, 2) for one in text})
    steps = {round((b - a) * MM, 1) for a, b in pairwise(lines)}

    assert min(one.left for one in text) == pytest.approx(28, abs=0.7)
    assert max(one.right for one in text) <= 184.5
    assert steps <= {28.9, 29.0}
    assert len(lines) == 22
    assert 37 < min(one.top for one in text) < 37 + 28.95 / MM
    assert max(one.base for one in text) <= 262


def test_28_characters_fill_a_line() -> None:
    """A paragraph of one sign: 26 of them stand in its first line, 28 in the others."""
    doc = replace(composed("monthly"), blocks=(Paragraph("国" * 100), Paragraph("完")), annexes=())
    rows: dict[float, int] = {}
    for one in all_chars(pdf(doc))[0]:
        if one.text == "国" and one.size == 16:
            rows[round(one.base, 1)] = rows.get(round(one.base, 1), 0) + 1

    assert list(rows.values()) == [26, 28, 28, 18]


@pytest.mark.parametrize("form", ["信函", "文件"])
def test_the_title(form: str) -> None:
    """2号 is 22 pt; in the middle of the type area (28 + 156 / 2 = 106 mm)."""
    title = [one for one in pages(form)[0] if one.size == 22]

    assert words_of(tuple(title)) == composed("monthly").title
    for base in {round(one.base) for one in title}:
        line = [one for one in title if round(one.base) == base]
        middle = (min(one.left for one in line) + max(one.right for one in line)) / 2
        assert middle == pytest.approx(106, abs=1)


@pytest.mark.parametrize(
    ("form", "page", "number"),
    [("信函", 0, ""), ("信函", 1, "—2—"), ("信函", 2, "—3—"), ("文件", 0, "—1—")],
)
def test_page_numbers(form: str, page: int, number: str) -> None:
    """4号 (14 pt); 一字线 7 mm below the type area (269 mm); odd right, even left, one character (4.9 mm) in."""
    found = [one for one in pages(form)[page] if one.size == 14 and one.base > 262]

    assert words_of(tuple(found)) == number
    if number:
        dash = (found[0].top + found[0].base) / 2
        assert found[0].top == pytest.approx(269, abs=1)
        assert dash > 268
        if int(number.strip("—")) % 2:
            assert found[-1].right == pytest.approx(184 - 4.94, abs=0.5)
        else:
            assert found[0].left == pytest.approx(28 + 4.94, abs=0.5)


def test_a_turned_page_keeps_its_number_where_the_upright_one_has_it() -> None:
    """Left of the type area (35 mm), the odd one at the lower end (210 - 26 = 184 mm), the even one at the upper."""
    document = pypdfium2.PdfDocument(made("信函"))
    across = [n for n, page in enumerate(document) if page.get_width() > page.get_height()]

    assert across
    for place in across:
        found = [one for one in pages("信函")[place] if one.left < 35]
        assert words_of(tuple(found)) == f"—{place + 1}—"
        assert all(one.left > 25 and one.right < 31 for one in found)
        number = next(one for one in found if one.text != "—")
        assert (number.base > 150) == (place % 2 == 0)


# -- heads and feet -----------------------------------------------------------------------------------


def test_a_letter() -> None:
    """Name 30 mm below the edge; double rules of 170 mm, 4 mm below it and 20 mm above the lower edge (277 mm)."""
    mark = [one for one in pages("信函")[0] if one.size > 22]
    lines = rules("信函", 0, 169)

    assert words_of(tuple(mark)) == "示例区人民政府办公室"
    assert min(one.top for one in mark) == pytest.approx(30, abs=1.5)
    assert all(left == pytest.approx(20, abs=1) for left, _, _ in lines)
    assert all(right == pytest.approx(190, abs=1) for _, right, _ in lines)
    bottom = max(one.base for one in mark)
    assert min(at for _, _, at in lines) == pytest.approx(bottom + 4, abs=2.5)
    assert max(at for _, _, at in lines) == pytest.approx(277, abs=1)
    assert len(lines) == 4
    assert rules("信函", 1, 169) == []


def test_a_document() -> None:
    """The mark 35 mm below the type area's top (72 mm), the number two lines below, a rule of 156 mm 4 mm below it."""
    mark = [one for one in pages("文件")[0] if one.size > 22]
    number = next(one for one in pages("文件")[0] if one.text == "〔" and one.size == 16)
    (rule,) = [one for one in rules("文件", 0, 155) if one[1] - one[0] < 160]

    assert min(one.top for one in mark) == pytest.approx(72, abs=2.5)
    assert number.base > max(one.base for one in mark) + 2 * 10
    assert rule[:2] == pytest.approx((28, 184), abs=1)
    assert rule[2] == pytest.approx(number.base + 4, abs=3.5)


def test_what_stands_last() -> None:
    """版记 stands on an even page without a number, at the foot of the type area; a letter has 抄送 there only."""
    last = pages("文件")[-1]

    assert len(pages("文件")) % 2 == 0
    assert (
        words_of(last) == "抄送：市政务公开办，区委办公室。示例区人民政府办公室2026年11月20日印发"
    )
    assert {one.size for one in last} == {14}
    assert max(at for _, _, at in rules("文件", -1, 155)) == pytest.approx(262, abs=1)
    assert len(rules("文件", -1, 155)) >= 3
    copied = [one for one in pages("信函")[-1] if one.size == 14 and one.base < 262]
    assert words_of(tuple(copied)) == "抄送：市政务公开办，区委办公室。"
    assert copied[0].base > 255


def test_the_date_stands_four_characters_in() -> None:
    page = next(one for one in pages("信函") if "2026年11月20日（联" in words_of(one))
    at = words_of(page).index("日（联")

    assert page[at].size == 16
    assert page[at].right == pytest.approx(184 - 4 * 15.75 / MM, abs=1.5)


def test_annexes_repeat_the_head_of_their_tables() -> None:
    rows = tuple((str(n), "区财政局" * 4, "问题" * 20) for n in range(60))
    table = Table("", ("序号", "责任单位", "问题描述"), rows, (20, 60, 145), frozenset({1, 2}))
    doc = replace(composed("monthly"), annexes=(Annex(1, "问题清单", (table,), landscape=True),))
    them = [words_of(one) for one in all_chars(pdf(doc))]
    annex = [words for words in them if "序号" in words]

    assert len(annex) >= 3
    assert all("序号责任单位问题描述" in words for words in annex)
    assert "附件1问题清单" in annex[0]


# -- the file -----------------------------------------------------------------------------------------


def test_it_is_tagged_named_and_dated_by_the_bulletin() -> None:
    doc = composed("monthly")
    document = pypdfium2.PdfDocument(made("信函"))
    told = document.get_metadata_dict()

    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    assert b"/Lang(zh-CN)" in made("信函")
    assert (told["Title"], told["Author"]) == (doc.title, doc.office)
    assert told["CreationDate"].startswith("D:20261120")
    heads = [one.get_title() for one in document.get_toc()]
    assert "一、总体情况" in heads
    assert "附件1" in heads


def test_another_date_is_the_only_thing_that_dates_it() -> None:
    doc = composed("monthly")

    assert pdf(doc) == pdf(doc)
    assert pdf(doc) != pdf(replace(doc, on=doc.on + timedelta(days=1)))


def test_it_brings_its_own_fonts() -> None:
    names = set(re.findall(rb"/BaseFont ?/[A-Z]{6}\+([A-Za-z]+)", made("信函")))

    assert names == {b"NotoSerifSC", b"NotoSansSC"}


def test_the_figures_are_an_annex_that_the_list_names() -> None:
    words = [words_of(one) for one in pages("信函")]
    listed = next(one for one in words if "附件：1．问题清单" in one)
    drawn = next(one for one in words if "附件5统计图表" in one)

    assert "5．统计图表" in listed
    assert "图1各月新发现问题" in drawn


# -- bad text -----------------------------------------------------------------------------------------


def hostile(words: str) -> BulletinText:
    doc = composed("monthly")
    table = Table(words, ("一", "二"), ((words, words), ("", "A" * 300)), (40, 116), frozenset({1}))
    figures = replace(table, prose=frozenset({0}))
    blocks = (
        Paragraph(lead=words, level=1),
        Paragraph(words, words, 2),
        figures,
        table,
        Paragraph(words),
    )
    return replace(
        doc, title=words, title_parts=(words,), office=words, number=words, addressees=words, blocks=blocks,
        annexes=(Annex(1, words, (table, Paragraph(words)), landscape=True),), contact=words, copies=words,
    )  # fmt: skip


@pytest.mark.parametrize("form", ["信函", "文件"])
def test_words_are_words_and_never_markup(form: str) -> None:
    text = "".join(words_of(one) for one in all_chars(pdf(replace(hostile(HOSTILE), form=form))))

    assert text.count(HOSTILE.replace(" ", "")) >= 8
    assert "root:" not in text


def test_control_characters_are_left_out() -> None:
    text = "".join(words_of(one) for one in all_chars(pdf(hostile(CONTROLS))))

    assert "甲乙[31m丙" in text


@pytest.mark.parametrize("form", ["信函", "文件"])
def test_words_without_end_stay_on_the_page(form: str) -> None:
    """An agency's name of 500 characters, a word of 300 letters in a cell of a few: nothing is lost or cut."""
    data = pdf(replace(hostile("某" * 500), form=form))
    text = "".join(words_of(one) for one in all_chars(data))

    assert text.count("A") == 900
    for page, them in zip(pypdfium2.PdfDocument(data), all_chars(data), strict=True):
        wide, high = page.get_width() / MM, page.get_height() / MM
        assert all(one.left > 0 and one.right < wide for one in them)
        assert all(one.top > 0 and one.base < high for one in them)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.pdf.typesetter.find_spec", lambda _: None)

    with pytest.raises(UsageError, match=re.escape(MISSING)):
        pdf(composed("monthly"))
