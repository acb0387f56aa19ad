"""The bulletin's text set on the page of GB/T 9704-2012."""

from __future__ import annotations

import docx as python_docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph as Line

from reports.docx.lines import balanced
from reports.docx.package import pack
from reports.docx.page import first_section, next_section
from reports.docx.styles import SECOND, set_styles
from reports.docx.tables import record, table_xml
from reports.model import Annex, Block, BulletinText, Paragraph
from reports.phrases import long_date
from reports.plain import width

_WIDTH_POINTS = 442
"""156 mm, the width of the type area."""
_WIDTH_TWIPS = 8844
_CHARACTER = 16
"""Points a character of size 3."""
_MARK_BEFORE = 99
"""35 mm in points, from the type area's top to the mark's upper edge."""
_LINE = 28.95


def docx(doc: BulletinText) -> bytes:
    """The DOCX file, the same bytes for the same text."""
    document = python_docx.Document()
    first_section(document)
    set_styles(document)
    _head(document, doc)
    for block in doc.blocks:
        _block(document, block)
    _annex_list(document, doc.annexes)
    _signature(document, doc)
    for annex in doc.annexes:
        _annex(document, annex)
    _record(document, doc)
    return pack(document, doc.title, doc.office, doc.on)


def _head(document: Document, doc: BulletinText) -> None:
    """Mark, number and red rule; a weekly reminder has its title only."""
    if doc.draft:
        _line(document, "征求意见稿", "Draft Mark")
    if doc.kind != "weekly":
        _mark(document, doc)
    title = document.add_paragraph(style="Title")
    title.paragraph_format.space_before = Pt(2 * _LINE if doc.kind != "weekly" else _LINE)
    for number, part in enumerate(balanced(doc.title_parts, 20)):
        run = title.add_run()
        if number:
            run.add_break()
        run.add_text(part)
        _hint(run._r)  # noqa: SLF001
    _line(document, f"{doc.addressees}：", "Addressees")


def _mark(document: Document, doc: BulletinText) -> None:
    mark = _line(document, doc.office, "Issuer")
    size = min(48.0, _WIDTH_POINTS / max(1, width(doc.office) / 2) - 1)
    mark.runs[0].font.size = Pt(max(22, int(size)))
    mark.paragraph_format.space_before = Pt(_MARK_BEFORE - (_LINE if doc.draft else 0))
    ruled = _line(document, doc.number, "Document Number") if doc.number else mark
    _red_rule(ruled)


def _red_rule(line: Line) -> None:
    """A rule as wide as the type area, 4 mm (11 pt) below the line."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "11"), ("color", "E60012")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = line._p.get_or_add_pPr()  # noqa: SLF001 - borders have no API
    properties.insert_element_before(borders, "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _line(document: Document, text: str, style: str) -> Line:
    line = document.add_paragraph(style=style)
    _hint(line.add_run(text)._r)  # noqa: SLF001
    return line


def _hint(run: object) -> None:
    """Curly quotes and dashes are Chinese here: take them from the Chinese font."""
    fonts = run.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    fonts.set(qn("w:hint"), "eastAsia")


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
        lead = line.add_run(paragraph.lead)
        _hint(lead._r)  # noqa: SLF001
        if paragraph.level == 2:
            lead._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SECOND)  # noqa: SLF001
    _hint(line.add_run(paragraph.text)._r)  # noqa: SLF001


def _annex_list(document: Document, annexes: tuple[Annex, ...]) -> None:
    """附件： one line below the text, two characters in; the names stand below each other.

    They stay with the last words of the text and with the signature: no page bears a signature alone.
    """
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.paragraphs[-1].paragraph_format.keep_together = True
    for place, annex in enumerate(annexes):
        text = f"{annex.number}．{annex.title}"
        line = _line(document, text if place else f"附件：{text}", "Annex List")
        line.paragraph_format.left_indent = Pt((5 if place else 2) * _CHARACTER)
        line.paragraph_format.space_before = Pt(0 if place else _LINE)
        line.paragraph_format.keep_with_next = True


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
    next_section(document, landscape=annex.landscape)
    _line(document, f"附件{annex.number}", "Heading 2")
    _line(document, annex.title, "Annex Title")
    for block in annex.blocks:
        _block(document, block)


def _record(document: Document, doc: BulletinText) -> None:
    """版记, on an issued bulletin only."""
    if doc.draft or doc.kind == "weekly":
        return
    lines = [f"抄送：{doc.copies}。"] if doc.copies else []
    lines.append(f"{doc.office}\t{long_date(doc.on)}印发")
    body = document.element.body
    body.insert(len(body) - 1, record(tuple(lines), _WIDTH_TWIPS))
    document.add_paragraph(style="Table Cell")
