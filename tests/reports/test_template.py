"""An office's own DOCX template: filled whole, or refused with its fault named."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm

from records.errors import UsageError
from reports import compose, render
from tests.reports.rounds import bare, judgement
from tests.reports.write_golden import composed, round_of

WHOLE = (
    "{文号}",
    "{标题}",
    "{主送}：",
    "{正文}",
    "{附件说明}",
    "{发文机关}",
    "{成文日期}",
    "{附件}",
)


def template(*lines: str) -> Document:
    document = python_docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def filled(document: Document, kind: str = "monthly") -> Document:
    return python_docx.Document(
        io.BytesIO(render(composed(kind), round_of(kind), "docx", saved(document)))
    )


def words(document: Document) -> list[str]:
    return [line.text for line in document.paragraphs if line.text]


def test_everything_takes_its_place() -> None:
    text = words(filled(template("抬头", *WHOLE, "版记")))

    assert text[:4] == [
        "抬头",
        "示府办函〔2026〕3号",
        "示例区人民政府办公室关于2026年11月全区政府网站与政务公开检查情况的通报",
        "各镇人民政府（街道办事处），区级各部门、各直属单位：",
    ]
    assert (
        text.index("一、总体情况") < text.index("附件：1．问题清单") < text.index("2026年11月20日")
    )
    assert (
        text.index("2026年11月20日")
        < text.index("附件1")
        < text.index("附件4")
        < text.index("版记")
    )
    assert not any("{" in line for line in text)


def test_a_placeholder_in_pieces_a_tab_and_a_footer() -> None:
    """Word cuts {标题} into runs; what stands around it keeps its look."""
    document = template("{正文}", "{附件}")
    line = document.paragraphs[0].insert_paragraph_before()
    for piece in ("关于{标", "题", "}的函\t", "｛成文日期｝印发"):
        line.add_run(piece).bold = piece == "题"
    document.sections[0].footer.paragraphs[0].text = "{发文机关}"
    done = filled(document)

    assert done.paragraphs[0].text.endswith("检查情况的通报的函\t2026年11月20日印发")
    assert done.sections[0].footer.paragraphs[0].text == "示例区人民政府办公室"


def test_the_office_keeps_its_page_and_its_styles() -> None:
    document = template(*WHOLE)
    document.sections[0].top_margin, document.sections[0].left_margin = Mm(50), Mm(31)
    document.styles["Body Text"].font.size = Mm(7)
    cell = document.styles.add_style("Table Cell", WD_STYLE_TYPE.PARAGRAPH)
    cell.element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", "a7")
    done = filled(document)

    upright = [one for one in done.sections if one.orientation == WD_ORIENT.PORTRAIT]
    across = [one for one in done.sections if one.orientation == WD_ORIENT.LANDSCAPE]
    assert len(upright) == 4
    assert len(across) == 2
    assert {round(one.top_margin.mm) for one in upright} == {50}
    assert {(round(one.left_margin.mm), round(one.top_margin.mm)) for one in across} == {(25, 31)}
    assert round(done.styles["Body Text"].font.size.mm) == 7
    assert done.tables[0].rows[1].cells[1].paragraphs[0].style.name == "Table Cell"
    assert "Annex Title" in done.styles


def test_what_a_page_says_is_no_placeholder() -> None:
    round_ = bare([judgement("dead_link", "link:x", message="链接“{标题}{编号}”无法打开。")])
    data = render(compose(round_, kind="monthly"), round_, "docx", saved(template(*WHOLE)))

    assert "链接“{标题}{编号}”无法打开" in "".join(words(python_docx.Document(io.BytesIO(data))))


def test_the_optional_places_may_be_missing_and_reminders_need_no_template() -> None:
    assert not any(
        "附件：" in line for line in words(filled(template("{标题}", "{正文}", "{附件}")))
    )
    assert words(filled(template("函头", *WHOLE), "weekly"))[0] != "函头"


def test_the_same_bytes() -> None:
    data = saved(template(*WHOLE))
    one, two = (render(composed("monthly"), round_of("monthly"), "docx", data) for _ in range(2))

    assert one == two


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (("{标题}", "{附件}"), "缺少占位符“{正文}”"),
        (("{标题}", "{正文}"), "缺少占位符“{附件}”"),
        (("{题目}", "{正文}", "{附件}"), "不认识的占位符“{题目}”，可用的有{标题}、"),
        (("{}", "{正文}", "{附件}"), "不认识的占位符“{}”"),
        (("{标题", "{正文}", "{附件}"), "“{标题”处的占位符没有写完整"),
        (("关于标题}的函", "{正文}", "{附件}"), "“关于标题}的函”处的占位符没有写完整"),
        (("{标题}", "见{正文}", "{附件}"), "占位符“{正文}”应在正文中独占一段"),
        (("{标题}", "{正文}", "{正文}", "{附件}"), "占位符“{正文}”出现了2次，只能有1次"),
    ],
)
def test_a_fault_is_named(lines: tuple[str, ...], fault: str) -> None:
    with pytest.raises(UsageError) as told:
        filled(template(*lines))

    assert fault in str(told.value)
    assert "templates/通报.docx" in str(told.value)


def test_the_text_in_a_table_is_refused() -> None:
    document = template("{标题}", "{附件}")
    document.add_table(1, 1).cell(0, 0).text = "{正文}"

    with pytest.raises(UsageError, match="独占一段"):
        filled(document)


def test_a_style_of_another_kind_is_refused() -> None:
    document = template(*WHOLE)
    document.styles.add_style("Annex Title", WD_STYLE_TYPE.CHARACTER)

    with pytest.raises(UsageError, match="样式“Annex Title”应为段落样式"):
        filled(document)


def _broken_part() -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(template(*WHOLE)))) as old,
        zipfile.ZipFile(buffer, "w") as new,
    ):
        for entry in old.infolist():
            body = old.read(entry)
            new.writestr(entry, body[:99] if entry.filename == "word/document.xml" else body)
    return buffer.getvalue()


def _empty_zip() -> bytes:
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    return buffer.getvalue()


@pytest.mark.parametrize("data", [b"x", b"\xd0\xcf\x11\xe0", _empty_zip(), _broken_part()])
def test_a_file_that_is_no_docx(data: bytes) -> None:
    with pytest.raises(UsageError, match="不是可用的 DOCX 文件"):
        render(composed("monthly"), round_of("monthly"), "docx", data)
