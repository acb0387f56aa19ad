"""PDF, OFD, HTML, MHT and pictures: every leak of the tables is found, placed and named; no twin hides anybody."""

from __future__ import annotations

import pathlib

import pytest

from reading.charset import decode
from reading.documents import ocr
from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.parse import parse
from reading.documents.reader import read_document
from reading.documents.source_hidden import hidden_in_source
from reading.documents.split import divided
from reading.page import read_page
from reading.sniff import sniff
from tests.containers import cases_ofd, cases_pdf, cases_web
from tests.containers.case import Case
from tests.containers.people import LINE, NAME, NUMBER
from tests.reading.documents.made import SCAN, pdf

_DATA = pathlib.Path(__file__).parents[2] / ".." / "shared" / "data"
DOCUMENTS, PAGES = _DATA / "documents", _DATA / "pages"
CASES = (*cases_pdf.CASES, *cases_ofd.CASES, *cases_web.CASES)
LEAKS = [case for case in CASES if case.leak]
TWINS = [case for case in CASES if not case.leak]


def read(case: Case) -> Content:
    """The contents of a case's file, by what it is."""
    body = case.build()
    assert sniff(body) == case.format
    return parse(body, "附件", case.format, Limits())


def where(content: Content) -> list[tuple[str, str]]:
    """(place, how hidden) of every block and cell that holds the number."""
    found = []
    for block in content.blocks:
        if isinstance(block, Table):
            found += [
                (block.place_of(row, column), block.hidden_at(row, column))
                for row, cells in enumerate(block.rows)
                for column, cell in enumerate(cells)
                if NUMBER in cell
            ]
        elif NUMBER in block.text:
            found.append((block.place, block.hidden))
    return found


@pytest.mark.parametrize("case", LEAKS, ids=lambda case: case.name)
def test_a_leak_is_found_placed_and_named(case: Case) -> None:
    found = where(read(case))
    assert [how for _, how in found] == [case.how]
    assert found[0][0].startswith(case.place)


@pytest.mark.parametrize("case", TWINS, ids=lambda case: case.name)
def test_an_ordinary_twin_hides_nobody(case: Case) -> None:
    assert [how for _, how in where(read(case)) if how] == []


@pytest.mark.parametrize("case", LEAKS, ids=lambda case: case.name)
def test_no_raw_number_leaves(case: Case) -> None:
    body = case.build()
    assert NUMBER not in str(read_document(body, "附件", sniff(body)))


def test_the_place_of_a_picture_is_read() -> None:
    """31 degrees 14 minutes 15 seconds = 31.2375; 121 degrees 28 minutes 12 seconds = 121.47."""
    for order in "<>":
        content = parse(cases_web.jpeg(cases_web.exif_segment(order)), "a.jpg", "image", Limits())
        said = [(block.hidden, block.text) for block in content.blocks if isinstance(block, Block)]
        assert ("拍摄位置", "拍摄位置：北纬31.23750°，东经121.47000°") in said


def test_a_number_half_covered_stands_whole_in_what_is_hidden() -> None:
    """Whoever lifts the cover has all of it; what is seen keeps the rest."""
    chars, covered = (
        list("身份证号：123456789012345678"),
        dict.fromkeys(range(11, 15), "遮盖下的文字"),
    )
    assert divided(chars, covered) == (
        "身份证号：12345612345678",
        {"遮盖下的文字": "身份证号：123456789012345678"},
    )


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared data folder is absent")
def test_real_documents_hide_nothing_but_their_metadata() -> None:
    for path in sorted(DOCUMENTS.glob("*.pdf")):
        content = parse(path.read_bytes(), path.name, "pdf", Limits())
        hidden = {block.hidden for block in content.blocks} - {""}
        assert hidden <= {"元数据"}, path.name


@pytest.mark.skipif(not PAGES.is_dir(), reason="the shared data folder is absent")
def test_real_pages_hide_nobody_in_their_source() -> None:
    for path in sorted(PAGES.glob("*")):
        source = decode(path.read_bytes())[0] if path.is_file() else ""
        assert hidden_in_source(source, None) == (), path.name


def test_a_page_of_the_crawl_says_what_its_source_hides() -> None:
    """The number stands in a script alone: one person, and how it is kept from the eye."""
    body = cases_web.page(
        f'<p>名单见下。</p><script>var p=[{{name:"{NAME}",sfzh:"{NUMBER}"}}]</script>'
    )
    page = read_page(body, "http://www.example.gov.cn/zwgk/202603/t20260318_1.html")
    assert [(one.hidden, one.persons) for one in page.exposures if one.hidden] == [("脚本变量", 1)]
    assert NUMBER not in str(page)


class _Reader:
    """Stands for the OCR engine: reads the same line in every picture."""

    def ocr(self, picture: bytes) -> dict[str, str]:
        assert picture[:2] in {b"\x89P", b"BM"}
        return {"structured_text": f"{LINE}\n"}


def test_words_of_pictures_and_scans_are_shown_where_ocr_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "_engine", _Reader)
    image = parse(cases_web.png(), "a.png", "image", Limits())
    assert (image.blocks, image.reasons) == ((Block("图片", LINE),), ())
    scan = parse(pdf([SCAN]), "a.pdf", "pdf", Limits())
    assert scan.blocks == (Block("第1页", LINE),)
    assert scan.reasons == ("第1页无文字层，文字由机器识别，可能有误",)


def test_without_ocr_a_picture_is_said_to_be_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_engine", lambda: None)
    assert parse(cases_web.png(), "a.png", "image", Limits()).reasons == (
        "图片文件，未识别其中文字",
    )
