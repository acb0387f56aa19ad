"""The first page's head: a document's (文件) and a letter's (信函格式) of GB/T 9704-2012, standards.md §9."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Line

from reports.docx.lines import balanced
from reports.docx.styles import set_words
from reports.model import BulletinText
from reports.plain import width

LETTER = "信函"
TITLE_LINE = 20
"""Characters of size 2 that fit the type area."""
_WIDTH_POINTS = 442
"""156 mm, the width of the type area."""
_MARK_BEFORE = 99
"""35 mm in points, from the type area's top to the mark's upper edge."""
_LINE = 28.95
_RULE_GAP = 11
"""4 mm in points, from the mark or the number to the red rule."""
_BELOW_RULE = 14
"""7/8 of a character of size 3, from a letter's rule to the words below it."""
_RED = "E60012"


def head(document: Document, doc: BulletinText) -> None:
    """Mark, number, red rules and title; a reminder sheet has its title only."""
    formal = doc.kind != "weekly"
    if formal and doc.form == LETTER:
        _letter(document, doc)
    else:
        _document(document, doc, formal=formal)
    title = document.add_paragraph(style="Title")
    title.paragraph_format.space_before = Pt(2 * _LINE if formal else _LINE)
    for number, part in enumerate(balanced(doc.title_parts, TITLE_LINE)):
        run = title.add_run()
        if number:
            run.add_break()
        set_words(run, part)
    _line(document, f"{doc.addressees}：", "Addressees")


def _document(document: Document, doc: BulletinText, *, formal: bool) -> None:
    """The mark 35 mm below the type area's top, the number two lines below, the rule 4 mm below that."""
    if doc.draft:
        _line(document, "征求意见稿", "Draft Mark")
    if not formal:
        return
    mark = _line(document, doc.office if doc.red_head else "", "Issuer")
    mark.paragraph_format.space_before = Pt(_MARK_BEFORE - (_LINE if doc.draft else 0))
    _fit(mark, doc.office)
    ruled = _line(document, doc.number, "Document Number") if doc.number else mark
    if doc.red_head:
        _rule(ruled, "single", 12)


def _letter(document: Document, doc: BulletinText) -> None:
    """The mark 30 mm below the page's edge with a double rule; another 20 mm above the lower edge; no number there."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header, footer = section.first_page_header, section.first_page_footer
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    mark, foot = header.paragraphs[0], footer.paragraphs[0]
    mark.style = document.styles["Issuer"]
    set_words(mark.add_run(), doc.office if doc.red_head else "")
    size = _fit(mark, doc.office)
    mark.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    mark.paragraph_format.line_spacing = Pt(size)
    foot.style = document.styles["Letter Foot"]
    if doc.red_head:
        for line, kind in ((mark, "thickThinSmallGap"), (foot, "thinThickSmallGap")):
            _rule(line, kind, 24)
            line.paragraph_format.left_indent, line.paragraph_format.right_indent = Mm(-8), Mm(-6)
    if doc.draft:
        _line(document, "征求意见稿", "Draft Mark").paragraph_format.space_before = Pt(_BELOW_RULE)
    if doc.number:
        number = _line(document, doc.number, "Document Number")
        number.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        number.paragraph_format.space_before = Pt(_BELOW_RULE)


def _fit(mark: Line, office: str) -> int:
    size = mark_size(office)
    for run in mark.runs:
        run.font.size = Pt(size)
    return size


def mark_size(office: str) -> int:
    """Points of a mark that is as large as one line allows, from size 2 to 48 points."""
    return max(22, int(min(48.0, _WIDTH_POINTS / max(1, width(office) / 2) - 1)))


def _rule(line: Line, kind: str, size: int) -> None:
    """A red rule below the line; `size` in eighths of a point."""
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="{kind}" w:sz="{size}" w:space="{_RULE_GAP}" '
        f'w:color="{_RED}"/></w:pBdr>'
    )
    properties = line._p.get_or_add_pPr()  # noqa: SLF001 - borders have no API
    properties.insert_element_before(borders, "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _line(document: Document, text: str, style: str) -> Line:
    line = document.add_paragraph(style=style)
    set_words(line.add_run(), text)
    return line
