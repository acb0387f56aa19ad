"""The DOCX against the measures of GB/T 9704-2012 (standards.md §9), and against bad text."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import docx as python_docx
import pytest

from reports import compose, render
from reports.pdf.typesetter import installed
from tests.reports.rounds import bare, dead, judgement
from tests.reports.write_golden import composed, round_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def parts(kind: str, form: str = "信函") -> dict[str, str]:
    data = render(replace(composed(kind), form=form), round_of(kind), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def tree(name: str, kind: str = "monthly", form: str = "信函") -> ET.Element:
    return ET.fromstring(parts(kind, form)[name])


def words(node: ET.Element) -> str:
    return "".join(one.text or "" for one in node.iter(W + "t"))


def value(node: ET.Element, path: str, attribute: str = "val") -> str | None:
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def style(name: str) -> ET.Element:
    return next(
        one for one in tree("word/styles.xml").iter(W + "style") if value(one, "name") == name
    )


def test_the_page() -> None:
    """A4; 37, 26, 35 and 28 mm in twips (§9: 2098, 1474, 1984, 1587); 22 lines a page."""
    first = sections()[0]

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


def refs(section: ET.Element, kind: str = "monthly", form: str = "信函") -> dict[str, str]:
    """The headers and footers that a section names itself, by kind and page, as XML."""
    ids = {
        one.get("Id"): one.get("Target")
        for one in ET.fromstring(parts(kind, form)["word/_rels/document.xml.rels"])
    }
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return {
        f"{one.tag.removeprefix(W).removesuffix('Reference')} {one.get(W + 'type')}": parts(
            kind, form
        )[f"word/{ids[one.get(relation)]}"]
        for one in section
        if one.tag.endswith("Reference")
    }


def sections(form: str = "信函") -> list[ET.Element]:
    return list(tree("word/document.xml", form=form).iter(W + "sectPr"))


def test_page_numbers_stand_outside_on_both_sides() -> None:
    """Odd right, even left, one character (14 pt = 280 twips) in, between 一字线."""
    mine = refs(sections()[0])

    for page, side in (("default", "right"), ("even", "left")):
        footer = mine[f"footer {page}"]
        assert f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/>' in footer
        assert re.findall(r"<w:t [^>]*>([^<]*)</w:t>", footer) == ["— ", "1", " —"]
        assert " PAGE " in footer
    assert "<w:evenAndOddHeaders/>" in parts("monthly")["word/settings.xml"]


def test_a_page_number_lies_7_mm_below_the_type_area() -> None:
    """35 mm of margin, less the footer's distance, the space below the line and half of it: 一字线 is in its middle."""
    margin = sections()[0].find(W + "pgMar")
    line = style("Page Number Line").find(f"{W}pPr/{W}spacing")

    assert margin is not None
    assert line is not None
    used = int(margin.get(W + "footer") or 0) + int(line.get(W + "after") or 0)
    used += int(line.get(W + "line") or 0) // 2
    assert abs(1984 - used - 397) <= 6


def test_a_turned_page_keeps_its_number_where_the_upright_one_has_it() -> None:
    """7 mm left of the type area (35 - 7 - 2.5 = 25.5 mm, 1446 twips), turned; the odd one at the end (§9)."""
    mine = refs(sections()[1])

    assert set(mine) == {"footer default", "footer even"}
    for page, side in (("default", "right"), ("even", "left")):
        footer = mine[f"footer {page}"]
        assert 'w:tblpX="1446" w:tblpY="1587"' in footer
        assert '<w:textDirection w:val="tbRl"/>' in footer
        assert f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/>' in footer
    assert refs(sections()[2]) == {}
    assert set(refs(sections()[3])) == {"footer default", "footer even"}


# -- the letter ---------------------------------------------------------------------------------------


def spacing(xml: str) -> dict[str, str]:
    found = re.search(r"<w:spacing ([^/]*)/>", xml)
    assert found
    return dict(re.findall(r'w:(\w+)="([^"]*)"', found[1]))


def test_a_letter_has_its_name_30_mm_from_the_top_and_two_double_rules() -> None:
    """30 mm are 1701 twips, 20 mm 1134; rules of 170 mm stand 8 and 6 mm out of the type area (454, 340)."""
    first = sections()[0]
    margin, mine = first.find(W + "pgMar"), refs(sections()[0])

    assert margin is not None
    assert abs(int(margin.get(W + "header") or 0) - 1701) <= 1
    assert abs(int(margin.get(W + "footer") or 0) - 1134) <= 1
    assert first.find(W + "titlePg") is not None
    head, foot = mine["header first"], mine["footer first"]
    assert "示例区人民政府办公室" in head
    assert 'w:val="thickThinSmallGap" w:sz="24" w:space="11" w:color="E60012"' in head
    assert 'w:val="thinThickSmallGap" w:sz="24"' in foot
    for xml in (head, foot):
        assert re.search(r'w:left="-45[34]" w:right="-340"', xml)
    assert "PAGE" not in foot
    assert spacing(head)["lineRule"] == "exact"


def test_a_letters_number_stands_right_below_the_rule() -> None:
    """7/8 of a character of size 3: 14 pt, 280 twips."""
    line = next(
        one
        for one in tree("word/document.xml").iter(W + "p")
        if words(one) == "示府办函〔2026〕3号"
    )

    assert value(line, "pPr/jc") == "right"
    assert value(line, "pPr/spacing", "before") == "280"


def test_a_letter_ends_without_rules_printer_and_date() -> None:
    xml = parts("monthly")["word/document.xml"]

    assert "印发</w:t>" not in xml
    assert "抄送：市政务公开办，区委办公室。" in xml
    assert 'w:type w:val="evenPage"' not in xml


# -- the document -------------------------------------------------------------------------------------


def test_a_documents_mark_number_and_rule() -> None:
    """The mark 35 mm (99 pt) below the type area's top, the number two lines below, one red rule."""
    document = tree("word/document.xml", form="文件")
    lines = list(document.iter(W + "p"))

    assert words(lines[0]) == "示例区人民政府办公室"
    assert value(lines[0], "pPr/spacing", "before") == "1980"
    assert words(lines[1]) == "示府办函〔2026〕3号"
    assert value(lines[1], "pPr/pBdr/bottom", "space") == "11"
    assert parts("monthly", "文件")["word/document.xml"].count("E60012") == 1
    assert sections("文件")[0].find(W + "titlePg") is None


def test_a_documents_record_closes_the_last_even_page() -> None:
    """Rules of 0.35, 0.25 and 0.35 mm (8, 6, 8 eighths of a point), on a page without a number."""
    last = sections("文件")[-1]
    table = list(tree("word/document.xml", form="文件").iter(W + "tbl"))[-1]

    assert value(last, "type") == "evenPage"
    assert not any("PAGE" in one for one in refs(last, form="文件").values())
    assert set(refs(last, form="文件")) == {"footer default", "footer even"}
    assert [words(row) for row in table.iter(W + "tr")] == [
        "抄送：市政务公开办，区委办公室。",
        "示例区人民政府办公室2026年11月20日印发",
    ]
    assert [value(table, f"tblPr/tblBorders/{edge}", "sz") for edge in ("top", "insideH", "bottom")] == [
        "8", "6", "8",
    ]  # fmt: skip
    gap = list(tree("word/document.xml", form="文件").iter(W + "p"))[-4]
    assert value(gap, "pPr/spacing", "before") == str(round((637.8 - 48 - 5) * 20))


@pytest.mark.parametrize("form", ["信函", "文件"])
def test_printed_paper_keeps_the_place_of_its_red_head(form: str) -> None:
    round_ = round_of("monthly")
    round_ = replace(round_, office=replace(round_.office, form=form, red_head=False))
    data = render(compose(round_, kind="monthly", number="〔2026〕3号"), round_, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        every = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
        )

    assert "E60012" not in re.sub(r"<w:styles.*</w:styles>", "", every, flags=re.DOTALL)
    assert every.count("示府办函〔2026〕3号") == 1


def test_what_stands_below_the_text() -> None:
    """附件 one line below, names in line; the date four characters in; 附注 two in (§9)."""
    lines = list(tree("word/document.xml").iter(W + "p"))
    names = [line for line in lines if value(line, "pPr/pStyle") == "AnnexList"]
    signed = [line for line in lines if value(line, "pPr/pStyle") == "SignatureLine"]

    starts = [
        int(value(line, "pPr/ind", "left") or 0) - int(value(line, "pPr/ind", "hanging") or 0)
        for line in names
    ]
    assert starts == [640, 1600, 1600, 1600, 1600]
    assert {value(line, "pPr/ind", "left") for line in names} == {
        "2080"
    }  # 1． takes 1.5 characters
    assert value(names[0], "pPr/spacing", "before") == "579"
    assert [words(line)[-1] for line in names] == ["单", "况", "项", "明", "表"]
    assert [words(line) for line in signed] == ["示例区人民政府办公室", "2026年11月20日"]
    assert value(signed[1], "pPr/ind", "right") == "1280"


def test_annexes_begin_new_pages_and_the_ledger_lies_across() -> None:
    """225 mm, the height of the upright type area, are 12756 twips; rows do not break, the head is repeated."""
    assert [value(one, "pgSz", "orient") or "portrait" for one in sections()] == [
        "portrait", "landscape", "landscape", "portrait", "portrait", "portrait",
    ]  # fmt: skip
    tables = list(tree("word/document.xml").iter(W + "tbl"))
    ledger = next(table for table in tables if len(list(table.iter(W + "gridCol"))) == 10)
    assert len(list(ledger.iter(W + "tblHeader"))) == 1
    assert len(list(ledger.iter(W + "cantSplit"))) == len(list(ledger.iter(W + "tr")))
    assert sum(int(one.get(W + "w") or 0) for one in ledger.iter(W + "gridCol")) <= 12760


def test_a_reminder_has_no_red_head_and_a_draft_no_record() -> None:
    assert "E60012" not in "".join(
        xml for name, xml in parts("weekly").items() if name != "word/styles.xml"
    )
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
    "sectPr": "type pgSz pgMar cols titlePg docGrid",
}
"""Children in the order of the schema (ECMA-376); Word refuses a file that has another."""


@pytest.mark.parametrize("form", ["信函", "文件"])
@pytest.mark.parametrize("kind", ["weekly", "monthly", "quarterly"])
def test_properties_stand_once_and_in_schema_order(kind: str, form: str) -> None:
    for name in parts(kind, form):
        if not re.match(r"word/(document|styles|header\d+|footer\d+)\.xml", name):
            continue
        for node in tree(name, kind, form).iter():
            tags = [child.tag.removeprefix(W) for child in node]
            if node.tag == W + "sectPr":
                references = [tag for tag in tags if tag.endswith("Reference")]
                assert tags[: len(references)] == references
                tags = tags[len(references) :]
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


# -- the figures --------------------------------------------------------------------------------------


def drawn_annex() -> tuple[list[ET.Element], list[str]]:
    """The figures' annex: its paragraphs, and its captions."""
    lines = list(tree("word/document.xml").iter(W + "p"))
    start = next(n for n, line in enumerate(lines) if words(line) == "附件5")
    captions = [words(one) for one in lines[start:] if value(one, "pPr/pStyle") == "Caption"]
    return lines[start:], [one for one in captions if one]


@pytest.mark.skipif(not installed(), reason="the extra pdf is not installed")
def test_each_figure_is_a_picture_with_words_a_caption_and_its_table() -> None:
    data = render(composed("monthly"), round_of("monthly"), "docx")
    document = python_docx.Document(io.BytesIO(data))
    _, captions = drawn_annex()
    pictures = document.inline_shapes

    assert [one.split()[0] for one in captions] == [f"图{n}" for n in range(1, 7)]
    assert len(pictures) == 6
    for picture, caption in zip(pictures, captions, strict=True):
        told = picture._inline.docPr
        assert told.get("title") == caption
        assert told.get("descr").startswith(caption.split(" ", 1)[1])
        assert picture.width.mm <= 156
        assert picture.height.mm <= 186
    ledger = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert ["环节", "事项数"] in ledger
    assert [one for one in ledger if one[0] in {"问题类别", "责任单位", "已历时间", "位次"}]


@pytest.mark.skipif(not installed(), reason="the extra pdf is not installed")
def test_pictures_are_made_for_print() -> None:
    """300 dots an inch: as many as the picture is wide; greys only, so that a printer loses nothing."""
    data = render(composed("monthly"), round_of("monthly"), "docx")
    document = python_docx.Document(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        made = {n: archive.read(n) for n in archive.namelist() if n.endswith(".png")}

    assert len(made) == 6
    for number, picture in enumerate(document.inline_shapes, start=1):
        wide, _ = struct.unpack(">II", made[f"word/media/image{number}.png"][16:24])
        assert wide / (picture.width.mm / 25.4) == pytest.approx(300, abs=1)


def test_without_the_extra_the_tables_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = render(composed("monthly"), round_of("monthly"), "docx")
    monkeypatch.setattr("reports.pdf.typesetter.find_spec", lambda _: None)
    bare_ = render(composed("monthly"), round_of("monthly"), "docx")
    document = python_docx.Document(io.BytesIO(bare_))
    text = [line.text for line in document.paragraphs]

    assert len(document.inline_shapes) == 0
    assert [one for one in text if one.startswith("各月新发现问题（按问题类别）")]
    assert not [one for one in text if one.startswith("图1")]
    assert len(document.tables) == len(python_docx.Document(io.BytesIO(whole)).tables)
