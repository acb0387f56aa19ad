"""The bulletin's text set on the page of GB/T 9704-2012."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx as python_docx
from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Line

from reports.charts.plates import TITLE, Plate
from reports.docx.head import LETTER, head
from reports.docx.package import pack
from reports.docx.page import first_section, next_section, record_section
from reports.docx.styles import SECOND, set_styles, set_words
from reports.docx.tables import RECORD_LINE, copies, record, table_xml
from reports.docx.template import Template
from reports.model import Annex, Block, BulletinText, Paragraph
from reports.period import BRIEF
from reports.phrases import long_date
from reports.plain import width

_WIDTH_TWIPS = 8844
"""156 mm, the width of the type area."""
_CHARACTER = 16
"""Points a character of size 3."""
_LINE = 28.95
_AREA_HEIGHT = 637.8
"""225 mm in points."""
_SLACK = 5
"""Points for what stands around 版记: two empty lines of one point and its rules, so that it stays on its page."""


def docx(doc: BulletinText, template: bytes = b"", plates: Sequence[Plate] = ()) -> bytes:
    """The DOCX file, the same bytes for the same text.

    `plates` are set as a last annex, each with its picture (where it has one) and its table. `template` is the
    office's own bulletin (see `reports.docx.template`); reminder sheets do without. Raises UsageError for a template
    that cannot be filled.
    """
    if template and doc.kind not in BRIEF:
        return _filled(doc, Template(template), plates)
    document = python_docx.Document()
    first_section(document)
    set_styles(document)
    head(document, doc)
    for block in doc.blocks:
        _block(document, block)
    _annex_list(document, _listed(doc.annexes, plates))
    _signature(document, doc)
    for annex in doc.annexes:
        next_section(document, landscape=annex.landscape)
        _annex(document, annex)
    if plates:
        next_section(document, landscape=False)
        _charts(document, len(doc.annexes) + 1, plates)
    _record(document, doc)
    return pack(document, doc.title, doc.office, doc.on)


def _filled(doc: BulletinText, template: Template, plates: Sequence[Plate]) -> bytes:
    """The office's template with our words, text and annexes in their places and in its own styles."""
    document = template.document
    set_styles(document, keep=True)
    template.put(_words(doc))
    with template.at("正文"):
        for block in doc.blocks:
            _block(document, block)
    with template.at("附件说明"):
        _annex_list(document, _listed(doc.annexes, plates), held=False)
    with template.at("附件"):
        for annex in doc.annexes:
            template.section(landscape=annex.landscape)
            _annex(document, annex)
        if plates:
            template.section(landscape=False)
            _charts(document, len(doc.annexes) + 1, plates)
    return pack(document, doc.title, doc.office, doc.on, own=True)


def _words(doc: BulletinText) -> dict[str, str]:
    """What stands for the placeholders that are a line or part of one."""
    return {
        "标题": doc.title,
        "文号": doc.number,
        "征求意见稿": "征求意见稿" if doc.draft else "",
        "主送": doc.addressees,
        "发文机关": doc.office,
        "成文日期": long_date(doc.on),
        "附注": f"（{doc.contact}）" if doc.contact else "",
        "抄送": doc.copies,
    }


def _line(document: Document, text: str, style: str) -> Line:
    line = document.add_paragraph(style=style)
    set_words(line.add_run(), text)
    return line


def _block(document: Document, block: Block) -> None:
    if isinstance(block, Paragraph):
        _paragraph(document, block)
        return
    if block.title:
        _line(document, block.title, "Caption")
    body = document.element.body
    body.insert(len(body) - 1, table_xml(block))
    spacer = document.add_paragraph(style="Table Cell")
    spacer.paragraph_format.line_spacing = Pt(8)


def _paragraph(document: Document, paragraph: Paragraph) -> None:
    if paragraph.level == 1:
        _line(document, paragraph.lead, "Heading 1")
        return
    line = document.add_paragraph(style="Body Text")
    if paragraph.lead:
        lead = line.add_run()
        set_words(lead, paragraph.lead)
        if paragraph.level == 2:
            lead._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SECOND)  # noqa: SLF001
    set_words(line.add_run(), paragraph.text)


def _listed(annexes: Sequence[Annex], plates: Sequence[Plate]) -> tuple[Annex, ...]:
    """The annexes that the list names, that of the figures among them."""
    drawn = (Annex(len(annexes) + 1, TITLE, ()),) if plates else ()
    return (*annexes, *drawn)


def _annex_list(document: Document, annexes: tuple[Annex, ...], *, held: bool = True) -> None:
    """附件： one line below the text, two characters in; a name's next line stands below its first.

    They stay with the last words of the text and with the signature: no page bears a signature alone.
    """
    if held:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        document.paragraphs[-1].paragraph_format.keep_together = True
    for place, annex in enumerate(annexes):
        text = f"{annex.number}．{annex.title}"
        line = _line(document, text if place else f"附件：{text}", "Annex List")
        number = (len(str(annex.number)) / 2 + 1) * _CHARACTER
        hung = number if place else number + 3 * _CHARACTER
        line.paragraph_format.left_indent = Pt(5 * _CHARACTER + number)
        line.paragraph_format.first_line_indent = Pt(-hung)
        line.paragraph_format.space_before = Pt(0 if place else _LINE)
        line.paragraph_format.keep_with_next = held


def _signature(document: Document, doc: BulletinText) -> None:
    """With a seal: the date four characters in from the right, the office centred above it."""
    date = long_date(doc.on)
    overhang = (width(doc.office) - width(date)) / 2 * _CHARACTER / 2
    shift = max(0, overhang - 4 * _CHARACTER)
    office = _line(document, doc.office, "Signature Line")
    office.paragraph_format.space_before = Pt(2 * _LINE)
    office.paragraph_format.right_indent = Pt(max(0, 4 * _CHARACTER - overhang))
    office.paragraph_format.keep_with_next = True
    line = _line(document, date, "Signature Line")
    line.paragraph_format.right_indent = Pt(4 * _CHARACTER + min(shift, 6 * _CHARACTER))
    if doc.contact:
        line.paragraph_format.keep_with_next = True
        _paragraph(document, Paragraph(f"（{doc.contact}）"))


def _annex(document: Document, annex: Annex) -> None:
    _annex_head(document, annex.number, annex.title)
    for block in annex.blocks:
        _block(document, block)


def _annex_head(document: Document, number: int, title: str) -> None:
    _line(document, f"附件{number}", "Heading 2")
    _line(document, title, "Annex Title")


def _charts(document: Document, number: int, plates: Sequence[Plate]) -> None:
    """The figures, each with the table that bears its numbers; without a picture the tables alone."""
    _annex_head(document, number, TITLE)
    for plate in plates:
        if plate.png:
            _picture(document, plate)
        if plate.png or plate.table:
            caption = _line(document, plate.title if plate.png else plate.bare_name, "Caption")
            caption.paragraph_format.keep_with_next = bool(plate.table)
        if plate.table:
            _line(document, plate.note, "Table Prose").paragraph_format.space_after = Pt(6)
            _block(document, plate.table)


def _picture(document: Document, plate: Plate) -> None:
    """A picture in a line that grows with it, kept with its caption, with its words for those who do not see it."""
    line = document.add_paragraph(style="Caption")
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    picture = line.add_run().add_picture(io.BytesIO(plate.png), width=Mm(plate.width))
    properties = picture._inline.docPr  # noqa: SLF001 - alternative text has no API
    properties.set("descr", plate.alt)
    properties.set("title", plate.title)


def _record(document: Document, doc: BulletinText) -> None:
    """版记, on an issued bulletin only: a document's on the last even page, a letter's at the end of the last."""
    if doc.draft or doc.kind in BRIEF:
        return
    copied = f"抄送：{doc.copies}。" if doc.copies else ""
    if doc.form == LETTER:
        if copied:
            _table(document, copies(copied, _WIDTH_TWIPS))
        return
    record_section(document)
    lines = (*([copied] if copied else []), f"{doc.office}\t{long_date(doc.on)}印发")
    gap = _line(document, "", "Letter Foot")
    gap.paragraph_format.space_before = Pt(_AREA_HEIGHT - len(lines) * RECORD_LINE / 20 - _SLACK)
    _table(document, record(lines, _WIDTH_TWIPS))


def _table(document: Document, table: BaseOxmlElement) -> None:
    """A table, and the paragraph that must follow it, a point high."""
    body = document.element.body
    body.insert(len(body) - 1, table)
    document.add_paragraph(style="Letter Foot")
