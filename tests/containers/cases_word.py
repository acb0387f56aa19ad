"""The table of OOXML cases, second half: Word documents and presentations."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from tests.containers.book_made import (
    HAND,
    ID,
    MASKED,
    SAID,
    Kind,
    cases_of,
    fixture,
    relation,
    rows,
    with_parts,
)
from tests.containers.case import Case
from tests.containers.parts_made import with_macros
from tests.reading.documents.made import replaced, word, xlsx, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Build = Callable[[], bytes]


def word_book(change: Callable[[Any], None]) -> Build:
    """A document by python-docx: a heading, a masked person, and what `change(document)` adds."""

    def build() -> bytes:
        document = docx.Document()
        document.add_paragraph("补贴名单")
        document.add_paragraph(f"张某，身份证号：{MASKED}")
        change(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return build


def _run(text: str, **font: Any) -> Callable[[Any], None]:
    """A third paragraph whose second run has a look."""

    def change(document: Any) -> None:
        run = document.add_paragraph("张某，").add_run(text)
        for name, value in font.items():
            if name == "colour":
                run.font.color.rgb = RGBColor.from_string(value)
            elif name == "shade":
                run._r.get_or_add_rPr().append(
                    parse_xml(f'<w:shd {W} w:val="clear" w:fill="{value}"/>')
                )
            else:
                setattr(run.font, name, value)

    return change


def body_by_hand(xml: str, **parts: str) -> Build:
    """A document whose body is our own XML; parts are put into word/."""
    document = f"<w:document {W}><w:body>{xml}</w:body></w:document>"
    return lambda: with_parts(
        replaced(word(["x"]), "word/document.xml", document),
        {f"word/{name}.xml": f"<w:{name} {W}>{part}</w:{name}>" for name, part in parts.items()},
    )


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """A run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


def para(inner: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def _deleted(text: str, tag: str = "del") -> str:
    inside = run(text, tag="delText" if tag == "del" else "t")
    return para(
        run("张某，") + f'<w:{tag} w:id="1" w:author="录入员">{inside}</w:{tag}>' + run("略")
    )


def _table(inner: str, row: str = "", cell: str = "") -> str:
    return (
        f"<w:tbl><w:tr><w:tc>{para(run('姓名'))}</w:tc><w:tc>{para(run('身份证号'))}</w:tc></w:tr>"
        f"<w:tr><w:trPr>{row}</w:trPr><w:tc>{para(run('张某'))}</w:tc>"
        f"<w:tc><w:tcPr>{cell}</w:tcPr>{para(inner)}</w:tc></w:tr></w:tbl>"
    )


def _deleted_in_cell(text: str, instead: str = "") -> str:
    gone = f'<w:del w:id="1" w:author="录入员">{run(text, tag="delText")}</w:del>'
    return _table(gone + (run(instead) if instead else ""))


def _shape(attributes: str, text: str) -> str:
    return para(f'<w:r><w:drawing><docPr id="1" name="图形" {attributes}/><w:txbxContent>{para(run(text))}'
                "</w:txbxContent></w:drawing></w:r>")  # fmt: skip


def _field(code: str) -> str:
    return para(run(code, tag="instrText") + run("1"))


def _styled(properties: str, text: str) -> Build:
    style = (
        f'<w:style w:type="character" w:styleId="a"><w:rPr>{properties}</w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    return body_by_hand(para(run("张某，") + run(text, '<w:rStyle w:val="b"/>')), styles=style)


def _comment(text: str) -> Callable[[Any], None]:
    return lambda document: document.add_comment(
        document.paragraphs[0].runs[0], text=text, author="录入员"
    )


def _header(text: str, hidden: bool) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].add_run(text).font.hidden = hidden

    return change


def _painted_table(document: Any) -> None:
    """White heads over a table style that paints them, and over cells with a ground of their own."""
    table = document.add_table(1, 1, "Medium Shading 1 Accent 1")
    table.cell(0, 0).paragraphs[0].add_run("姓名").font.color.rgb = RGBColor(255, 255, 255)
    other = document.add_table(1, 1)
    other.cell(0, 0)._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {W} w:val="clear" w:fill="004080"/>')
    )
    other.cell(0, 0).paragraphs[0].add_run("姓名").font.color.rgb = RGBColor(255, 255, 255)


def _vml(attributes: str, text: str) -> str:
    return para(
        f'<w:r><w:pict><v:shape xmlns:v="v" {attributes}><v:textbox><w:txbxContent>{para(run(text))}'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def _word_art(text: str, style: str) -> str:
    return para(
        f'<w:r><w:pict><v:shape xmlns:v="v" style="{style}"><v:textpath string="{text}"/></v:shape></w:pict></w:r>'
    )


def _embedded(number: str) -> Build:
    return lambda: with_parts(
        word(["补贴名单"]), {"word/embeddings/book.xlsx": xlsx({"底册": rows(number)})}
    )


def _part(name: str, xml: str) -> Build:
    return lambda: with_parts(word(["补贴名单"]), {name: xml})


DOCX = (
    Kind("修订删除", "修订删除", "第1段", {HAND: body_by_hand(_deleted(SAID))},
        {HAND: body_by_hand(_deleted("二〇二五年"))}, "修订删除"),
    Kind("修订删除（LibreOffice）", "修订删除", "第2段", {"LibreOffice": fixture("text_deleted.docx")},
         {"LibreOffice": fixture("text_deleted_plain.docx")}, "修订删除"),
    Kind("修订删除的单元格", "修订删除", "表1第2行第2列",
         {HAND: body_by_hand(_deleted_in_cell(ID)), "手写 XML，改为遮盖": body_by_hand(_deleted_in_cell(ID, MASKED))},
         {HAND: body_by_hand(_deleted_in_cell("略", MASKED))}, "修订删除"),
    Kind("修订移走", "修订移走", "第1段", {HAND: body_by_hand(_deleted(SAID, "moveFrom"))},
         {HAND: body_by_hand(_deleted("已公示", "moveTo"))}),
    Kind("隐藏文字", "隐藏文字", "第3段", {"python-docx": word_book(_run(SAID, hidden=True))},
         {"python-docx": word_book(_run("已公示", hidden=False)), HAND: body_by_hand(
             para(run("补贴名单"), "<w:rPr><w:vanish/></w:rPr>"))}),
    Kind("隐藏文字（LibreOffice）", "隐藏文字", "第2段", {"LibreOffice": fixture("text_hidden_run.docx")},
         {"LibreOffice": fixture("text_plain.docx")}),
    Kind("样式里的隐藏文字", "隐藏文字", "第1段", {HAND: _styled("<w:vanish/>", SAID)},
        {HAND: _styled('<w:vanish w:val="0"/>', "已公示")}),
    Kind("页眉里的隐藏文字", "隐藏文字", "页眉", {"python-docx": word_book(_header(SAID, hidden=True))},
         {"python-docx": word_book(_header("民政局", hidden=False))}),
    Kind("白色文字", "白色文字", "第3段", {"python-docx": word_book(_run(SAID, colour="FFFFFF"))},
         {"python-docx": word_book(_run("已公示", colour="FFFFFF", shade="004080")),
          "python-docx，表格": word_book(_painted_table), "python-docx，浅灰": word_book(_run("已公示",
           colour="D9D9D9"))}),
    Kind("白色文字（LibreOffice）", "白色文字", "第2段", {"LibreOffice": fixture("text_white.docx")},
         {"LibreOffice": fixture("text_white_on_dark.docx")}),
    Kind("与底色相同的文字", "与底色相同的文字", "第3段", {"python-docx": word_book(_run(SAID, colour="004080",
        shade="004080"))},
         {"python-docx": word_book(_run("已公示", colour="000000", shade="FFFF00"))}),
    Kind("极小文字", "极小文字", "第3段", {"python-docx": word_book(_run(SAID, size=Pt(1)))},
         {"python-docx": word_book(_run("已公示", size=Pt(5)))}),
    Kind("极小文字（LibreOffice）", "极小文字", "第2段", {"LibreOffice": fixture("text_tiny.docx")},
         {"LibreOffice": fixture("text_plain.docx")}),
    Kind("隐藏行", "隐藏行", "表1第2行第2列", {HAND: body_by_hand(_table(run(ID), "<w:hidden/>"))},
         {HAND: body_by_hand(_table(run(MASKED)))}),
    Kind("行高为零", "行高为零", "表1第2行第2列",
         {HAND: body_by_hand(_table(run(ID), '<w:trHeight w:val="1" w:hRule="exact"/>'))},
         {HAND: body_by_hand(_table(run(MASKED), '<w:trHeight w:val="1" w:hRule="atLeast"/>'))}),
    Kind("批注", "批注", "批注", {"python-docx": word_book(_comment(SAID)),
        "LibreOffice": fixture("text_comment.docx")},
         {"python-docx": word_book(_comment("请核对"))}, "批注"),
    Kind("空批注", "批注", "批注", {}, {"python-docx": word_book(_comment(""))}),
    Kind("替代文字", "替代文字", "正文", {HAND: body_by_hand(_shape(f'descr="{SAID}"', "注"))},
         {HAND: body_by_hand(_shape('descr="县政府标志"', "注"))}, "替代文字"),
    Kind("隐藏的图形", "隐藏的图形", "第1段", {HAND: body_by_hand(_shape('hidden="1"', SAID))},
        {HAND: body_by_hand(_shape("", "注"))}),
    Kind("旧式图形", "隐藏的图形", "第1段", {HAND: body_by_hand(_vml('style="visibility:hidden"', SAID))},
         {HAND: body_by_hand(_vml('style="width:9pt"', "注"))}),
    Kind("旧式艺术字", "隐藏的图形", "第1段", {HAND: body_by_hand(_word_art(SAID, "visibility:hidden"))},
         {HAND: body_by_hand(_word_art("草稿", "position:absolute"))}),
    Kind("旧式图形的替代文字", "替代文字", "正文", {HAND: body_by_hand(_vml(f'alt="{SAID}"', "注"))},
         {HAND: body_by_hand(_vml('alt="县政府标志"', "注"))}, "替代文字"),
    Kind("宏代码", "宏代码", "宏", {HAND: lambda: with_macros(word(["补贴名单"]), "word", f"' {SAID}")},
         {HAND: lambda: with_macros(word(["补贴名单"]), "word", "' 2026")}, "宏代码"),
    Kind("域代码", "域代码", "正文", {HAND: body_by_hand(_field(f'IF 1 = 1 "" "{ID}"'))},
         {HAND: body_by_hand(_field(r'PAGEREF _Toc202601010 \h') + _field('HYPERLINK "https://a.example/20260101123.html"'))}),
    Kind("选项列表", "选项列表", "正文",
         {HAND: body_by_hand(para(f'<w:sdt><w:listItem w:displayText="甲" w:value="{ID}"/></w:sdt>'))},
         {HAND: body_by_hand(para('<w:sdt><w:listItem w:displayText="是" w:value="1"/></w:sdt>'))}, "选项列表"),
    Kind("文档变量", "文档变量", "文档变量",
         {HAND: body_by_hand(para(run("名单")),
          settings=f'<w:docVars><w:docVar w:name="身份证号" w:val="{ID}"/></w:docVars>')},
         {HAND: body_by_hand(para(run("名单")), settings='<w:rsids><w:rsid w:val="00990101"/></w:rsids>')}),
    Kind("文档部件", "文档部件", "文档部件库", {HAND: _part("word/glossary/document.xml",
        f"<w:g {W}>{para(run(SAID))}</w:g>")},
         {HAND: _part("word/glossary/document.xml", f"<w:g {W}/>")}),
    Kind("自定义 XML", "自定义数据", "自定义 XML 数据", {HAND: _part("customXml/item1.xml", f"<a>{SAID}</a>")},
         {HAND: _part("customXml/item1.xml", "<a/>")}),
    Kind("图表缓存", "数据缓存", "图表数据", {HAND: _part("word/charts/chart1.xml",
        f'<c:c xmlns:c="c"><c:v>{ID}</c:v></c:c>')},
         {HAND: _part("word/charts/chart1.xml", '<c:c xmlns:c="c"><c:v>一季度</c:v></c:c>')}, "数据缓存"),
    Kind("嵌入工作簿", "嵌入文件", "嵌入文件“book.xlsx”：底册!B2", {HAND: _embedded(ID)}, {HAND: _embedded(MASKED)},
        "嵌入文件"),
    Kind("文档属性", "元数据", "文档属性", {"python-docx": word_book(lambda one: setattr(one.core_properties,
        "comments", SAID))},
         {"python-docx": word_book(lambda one: setattr(one.core_properties, "author", "办公室"))}, "元数据"),
    Kind("自定义属性", "元数据", "自定义属性", {HAND: _part("docProps/custom.xml",
        '<P xmlns:vt="v"><property name="经办">'
          f"<vt:lpwstr>{SAID}</vt:lpwstr></property></P>")},
         {HAND: _part("docProps/custom.xml",
          '<P xmlns:vt="v"><property name="经办"><vt:lpwstr>办公室</vt:lpwstr></property></P>')}, "元数据"),
)  # fmt: skip

_P = 'xmlns:a="a" xmlns:p="p" xmlns:r="r"'


def box(
    text: str, *, name: str = "", place: tuple[int, int] = (0, 0), fill: str = "", look: str = ""
) -> str:
    """A shape of a slide."""
    ground = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="n" {name}/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{place[0]}" y="{place[1]}"/>'
        f'<a:ext cx="900000" cy="900000"/></a:xfrm>{ground}</p:spPr>'
        f"<p:txBody><a:p><a:r>{look}<a:t>{text}</a:t></a:r></a:p>"
        "</p:txBody></p:sp>"
    )


def slides(*pages: str, show: str = "1", notes: str = "", comment: str = "") -> Build:
    """A presentation by hand; `show`, `notes` and `comment` are the last slide's."""

    def build() -> bytes:
        count = len(pages)
        ids = "".join(f'<p:sldId r:id="rId{at}"/>' for at in range(1, count + 1))
        related = "".join(
            relation(f"rId{at}", "slide", f"slides/slide{at}.xml") for at in range(1, count + 1)
        )
        parts = {
            "ppt/presentation.xml": f"<p:presentation {_P}><p:sldIdLst>{ids}</p:sldIdLst>"
            '<p:sldSz cx="9144000" cy="6858000"/></p:presentation>',
            "ppt/_rels/presentation.xml.rels": f"<Relationships>{related}</Relationships>",
        }
        for at, page in enumerate(pages, 1):
            shown = show if at == count else "1"
            parts[f"ppt/slides/slide{at}.xml"] = (
                f'<p:sld {_P} show="{shown}"><p:spTree>{page}</p:spTree></p:sld>'
            )
        if notes:
            parts[f"ppt/slides/_rels/slide{count}.xml.rels"] = (
                f"<Relationships>{relation('rId1', 'notesSlide', '../notesSlides/n.xml')}</Relationships>"
            )
            parts["ppt/notesSlides/n.xml"] = f"<p:notes {_P}>{box(notes)}</p:notes>"
        if comment:
            parts["ppt/comments/comment1.xml"] = (
                f"<p:cmLst {_P}><p:cm><p:text>{comment}</p:text></p:cm></p:cmLst>"
            )
        return zipped({name: part.encode() for name, part in parts.items()})

    return build


def _grid(number: str) -> str:
    cells = "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{one}</a:t></a:r></a:p></a:txBody></a:tc>"
        for one in ("身份证号", number)
    )
    return f"<p:graphicFrame><a:tbl><a:tr>{cells}</a:tr></a:tbl></p:graphicFrame>"


FRONT = box("补贴发放情况")
PPTX = (
    Kind("隐藏幻灯片", "隐藏幻灯片", "第2页",
         {HAND: slides(FRONT, box(SAID), show="0"), "LibreOffice": fixture("slides_hidden_slide.pptx")},
         {HAND: slides(FRONT, box(MASKED)), "LibreOffice": fixture("slides_plain.pptx")}),
    Kind("隐藏幻灯片的表格", "隐藏幻灯片", "第2页表1第1行第2列", {HAND: slides(FRONT, _grid(ID), show="0")},
        {HAND: slides(FRONT, _grid(MASKED))}),
    Kind("备注", "备注", "第1页备注", {HAND: slides(FRONT, notes=SAID),
        "LibreOffice": fixture("slides_notes.pptx")}, {HAND: slides(FRONT, notes="讲两分钟")}, "备注"),
    Kind("批注", "批注", "批注", {HAND: slides(FRONT, comment=SAID)}, {HAND: slides(FRONT, comment="字号再大些")},
        "批注"),
    Kind("页面外文字", "页面外文字", "第1页", {HAND: slides(FRONT + box(SAID, place=(9_200_000, 0))),
        "LibreOffice": fixture("slides_outside.pptx")},
         {HAND: slides(FRONT + box("跨页的题注", place=(9_000_000, 0)))}),
    Kind("隐藏的图形", "隐藏的图形", "第1页", {HAND: slides(FRONT + box(SAID, name='hidden="1"'))},
        {HAND: slides(FRONT)}),
    Kind("替代文字", "替代文字", "第1页", {HAND: slides(FRONT + box("图", name=f'descr="{SAID}"'))},
         {HAND: slides(FRONT + box("图", name='descr="县政府标志"'))}, "替代文字"),
    Kind("极小文字", "极小文字", "第1页", {HAND: slides(FRONT + box(SAID, look='<a:rPr sz="100"/>'))},
         {HAND: slides(FRONT + box("注", look='<a:rPr sz="800"/>'))}),
    Kind("与底色相同的文字", "与底色相同的文字", "第1页",
         {HAND: slides(FRONT + box(SAID, fill="004080",
          look='<a:rPr><a:solidFill><a:srgbClr val="004080"/></a:solidFill></a:rPr>'))},
         {HAND: slides(FRONT + box("结束", fill="004080",
          look='<a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>'))}),
    Kind("宏代码", "宏代码", "宏", {HAND: lambda: with_macros(slides(FRONT)(), "ppt", f"' {SAID}")},
         {HAND: lambda: with_macros(slides(FRONT)(), "ppt", "' 2026")}, "宏代码"),
    Kind("嵌入工作簿", "嵌入文件", "嵌入文件“book.xlsx”：底册!B2",
         {HAND: lambda: with_parts(slides(FRONT)(), {"ppt/embeddings/book.xlsx": xlsx({"底册": rows(ID)})})},
         {HAND: lambda: with_parts(slides(FRONT)(), {"ppt/embeddings/book.xlsx": xlsx({"底册": rows(MASKED)})})},
          "嵌入文件"),
)  # fmt: skip

CASES: tuple[Case, ...] = cases_of("docx", DOCX) + cases_of("pptx", PPTX)
