"""The DOCX against the measures of GB/T 9704-2012 (standards.md §9), and against bad text."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import docx as python_docx
import pytest

from reports import compose, render
from tests.reports.rounds import bare, dead, judgement
from tests.reports.write_golden import composed, round_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def parts(kind: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(render(composed(kind), round_of(kind), "docx"))) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def tree(name: str, kind: str = "monthly") -> ET.Element:
    return ET.fromstring(parts(kind)[name])


def value(node: ET.Element, path: str, attribute: str = "val") -> str | None:
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def style(name: str) -> ET.Element:
    return next(
        one for one in tree("word/styles.xml").iter(W + "style") if value(one, "name") == name
    )


def test_the_page() -> None:
    """A4; 37, 26, 35 and 28 mm in twips (§9: 2098, 1474, 1984, 1587); 22 lines a page."""
    sections = list(tree("word/document.xml").iter(W + "sectPr"))
    first = sections[0]

    size, margin = first.find(W + "pgSz"), first.find(W + "pgMar")
    assert size is not None
    assert margin is not None
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    for edge, twips in (("top", 2098), ("right", 1474), ("bottom", 1984), ("left", 1587)):
        assert abs(int(margin.get(W + edge) or 0) - twips) <= 1
    pitch = int(value(first, "docGrid", "linePitch") or 0)
    assert (16838 - 2098 - 1984) // pitch == 22


def test_28_characters_fill_a_line() -> None:
    """156 mm are 8844 twips: 28 characters of 16 pt less the style's spacing fit, 29 do not."""
    body = style("Body Text")
    pitch = int(value(body, "rPr/sz") or 0) * 10 + int(value(body, "rPr/spacing") or 0)

    assert 28 * pitch <= 8844 < 29 * pitch


@pytest.mark.parametrize(
    ("name", "font", "half_points"),
    [
        ("Body Text", "仿宋_GB2312", "32"),
        ("heading 1", "黑体", "32"),
        ("Title", "方正小标宋简体", "44"),
        ("Page Number Line", "宋体", "28"),
        ("Issuer", "方正小标宋简体", "96"),
    ],
)
def test_fonts_and_sizes(name: str, font: str, half_points: str) -> None:
    """3号 is 16 pt, 2号 22 pt, 4号 14 pt."""
    assert value(style(name), "rPr/rFonts", "eastAsia") == font
    assert value(style(name), "rPr/sz") == half_points


def test_body_lines_are_fixed_and_indented_by_two_characters() -> None:
    spacing, indent = (
        style("Body Text").find(f"{W}pPr/{W}spacing"),
        style("Body Text").find(f"{W}pPr/{W}ind"),
    )

    assert spacing is not None
    assert indent is not None
    assert (spacing.get(W + "line"), spacing.get(W + "lineRule")) == ("579", "exact")
    assert indent.get(W + "firstLineChars") == "200"


def test_fonts_have_fallbacks() -> None:
    fonts = {font.get(W + "name"): value(font, "altName") for font in tree("word/fontTable.xml")}

    assert "FangSong" in (fonts["仿宋_GB2312"] or "")
    assert "KaiTi" in (fonts["楷体_GB2312"] or "")


def test_headings_are_set_by_level() -> None:
    xml = parts("monthly")["word/document.xml"]

    assert re.search(r'<w:pStyle w:val="Heading1"/></w:pPr><w:r>[^一]*<w:t>一、总体情况', xml)
    assert re.search(r'w:eastAsia="楷体_GB2312"/></w:rPr><w:t>（一）检查范围。', xml)


def test_page_numbers_stand_outside_on_both_sides() -> None:
    footers = {
        name: xml for name, xml in parts("monthly").items() if name.startswith("word/footer")
    }

    assert len(footers) == 2
    assert sorted(re.findall(r'<w:jc w:val="(\w+)"/>', "".join(footers.values()))) == [
        "left",
        "right",
    ]
    assert all("PAGE" in xml and "— " in xml for xml in footers.values())
    assert "<w:evenAndOddHeaders/>" in parts("monthly")["word/settings.xml"]


def test_annexes_begin_new_pages_and_the_ledger_lies_across() -> None:
    sections = list(tree("word/document.xml").iter(W + "sectPr"))

    assert [value(one, "pgSz", "orient") for one in sections] == [
        None,
        "landscape",
        "landscape",
        None,
        None,
    ] or [value(one, "pgSz", "orient") for one in sections] == [
        "portrait",
        "landscape",
        "landscape",
        "portrait",
        "portrait",
    ]
    tables = list(tree("word/document.xml").iter(W + "tbl"))
    ledger = next(table for table in tables if len(list(table.iter(W + "gridCol"))) == 10)
    assert len(list(ledger.iter(W + "tblHeader"))) == 1
    assert sum(int(one.get(W + "w") or 0) for one in ledger.iter(W + "gridCol")) <= 12760


def test_the_red_rule_is_for_issued_form_not_for_reminders() -> None:
    assert parts("monthly")["word/document.xml"].count("E60012") == 1
    assert "E60012" not in parts("weekly")["word/document.xml"]


def test_the_record_is_for_issued_bulletins() -> None:
    assert "抄送：市政务公开办，区委办公室。" in parts("monthly")["word/document.xml"]
    assert "抄送" not in parts("quarterly")["word/document.xml"]


def test_no_address_stands_in_a_table() -> None:
    assert "http://www.example" not in parts("monthly")["word/document.xml"]


def test_it_opens_again_with_all_its_words() -> None:
    document = python_docx.Document(
        io.BytesIO(render(composed("monthly"), round_of("monthly"), "docx"))
    )
    doc = composed("monthly")

    assert document.core_properties.title == doc.title
    assert document.core_properties.modified is not None
    assert document.core_properties.modified.date() == doc.on
    assert [len(table.rows) for table in document.tables][:2] == [7, 10]


ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr tabs wordWrap snapToGrid spacing ind jc outlineLvl sectPr",
    "rPr": "rFonts b i color spacing sz szCs lang",
    "tblPr": "tblpPr tblW jc tblInd tblBorders tblLayout tblCellMar",
    "sectPr": "footerReference type pgSz pgMar cols docGrid",
}
"""Children in the order of the schema (ECMA-376); Word refuses a file that has another."""


@pytest.mark.parametrize("kind", ["weekly", "monthly", "quarterly"])
def test_properties_stand_once_and_in_schema_order(kind: str) -> None:
    for name in parts(kind):
        if not re.match(r"word/(document|styles|footer\d)\.xml", name):
            continue
        for node in tree(name, kind).iter():
            tags = [child.tag.removeprefix(W) for child in node]
            assert (
                len([tag for tag in tags if tag in {"pPr", "rPr", "tblPr"}]) <= 1
                or node.tag == W + "style"
            )
            known = ORDER.get(node.tag.removeprefix(W), "").split()
            if known:
                assert [tag for tag in known for _ in range(tags.count(tag))] == tags


def test_no_part_names_another_program() -> None:
    assert not [name for name, xml in parts("monthly").items() if "Microsoft Macintosh" in xml]


NASTY = "控制\x00\x0b\x1f\ufffe\ud800符 <w:p>&amp;]]> " + "很长" * 600 + "A" * 400


def test_nasty_text_leaves_the_file_whole() -> None:
    """Control characters, markup, endless words: well-formed XML, and the words are there."""
    round_ = bare([judgement("dead_link", "link:x", name=NASTY, message=NASTY), dead(2)])
    data = render(compose(round_, kind="monthly"), round_, "docx")

    document = python_docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("控制 符 <w:p>&amp;]]> 很长" in cell for cell in cells)
    assert all(len(cell) <= 200 for cell in cells)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_every_word(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(render(composed("monthly"), round_of("monthly"), "docx"))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run(
        [*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120
    )
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")

    for block in composed("monthly").blocks:
        if hasattr(block, "text"):
            assert block.text in text
