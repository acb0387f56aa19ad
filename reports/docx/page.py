"""The page of GB/T 9704-2012: measures, sections, page numbers. Lengths are in twips (1/1440 inch).

A4, top 37 mm, left (binding) 28 mm, type area 156 × 225 mm, 22 lines of 28 characters of size 3.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.section import Section, _Footer
from docx.shared import Length, Mm, Twips

A4_WIDTH, A4_HEIGHT = Mm(210), Mm(297)
LINE = 579
"""One of 22 lines: 225 mm / 22, rounded down (28.95 pt)."""
CHARACTER_SPACE = -848
"""28 characters in 156 mm at 16 pt: -0.207 pt each, in 1/4096 pt.

Stated for the record in a grid of lines only; the body's style draws its characters together by itself.
A grid of lines and characters would do it in Word, but LibreOffice gives a character that is wider than
its cell two cells: 15 characters a line.
"""
INSET = 280
"""One character of size 4 (14 pt): how far a page number stands in from the type area's side."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Margins of a page, and how far its header and its footer stand from the edges."""

    top: Length
    right: Length
    bottom: Length
    left: Length
    header: Length
    footer: Length


PORTRAIT = Edges(Mm(37), Mm(26), Mm(35), Mm(28), Mm(30), Mm(20))
"""A letter's name begins 30 mm below the upper edge, its second rule lies 20 mm above the lower one. 一字线 of a page
number, the middle of its line of 5 mm, lies 7 mm below the type area: 35 - 7 - 2.5 - 20 = 5.5 mm below the line."""
LANDSCAPE = Edges(Mm(28), Mm(37), Mm(26), Mm(35), Mm(15), Mm(14))
"""The portrait page turned: its binding edge is now the upper one, its lower edge the left one."""
_NUMBER_LEFT, _NUMBER_BREADTH = Mm(25.5), Mm(5)
"""Where the number of a turned page stands: 35 - 7 - 2.5 mm from what is now the left edge."""
_NONE_AFTER = '<w:spacing w:after="0"/>'
"""Its cell is as broad as its line: LibreOffice drops what does not fit."""


def first_section(document: Document) -> Section:
    """Set up the portrait section the document begins with, page numbers on both sides."""
    document.settings.odd_and_even_pages_header_footer = True
    section: Section = document.sections[0]
    _shape(section, landscape=False)
    _upright_numbers(section)
    return section


def next_section(document: Document, *, landscape: bool) -> Section:
    """A new section on a new page; page numbers run on, where the upright page has them (7.5, 7.6)."""
    before = document.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    section = _new_section(document, WD_SECTION.NEW_PAGE)
    _shape(section, landscape=landscape)
    if landscape and not before:
        _turned_numbers(section)
    elif before and not landscape:
        _upright_numbers(section)
    return section


def record_section(document: Document) -> Section:
    """The even page of 版记: neither it nor the empty page that may precede it bears a number (7.5)."""
    section = _new_section(document, WD_SECTION.EVEN_PAGE)
    _shape(section, landscape=False)
    for footer in (section.footer, section.even_page_footer):
        _emptied(footer)
    return section


def _new_section(document: Document, start: WD_SECTION) -> Section:
    section: Section = document.add_section(start)
    section.different_first_page_header_footer = False
    return section


def _shape(section: Section, *, landscape: bool) -> None:
    edges = LANDSCAPE if landscape else PORTRAIT
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width = A4_HEIGHT if landscape else A4_WIDTH
    section.page_height = A4_WIDTH if landscape else A4_HEIGHT
    section.top_margin, section.bottom_margin = edges.top, edges.bottom
    section.left_margin, section.right_margin = edges.left, edges.right
    section.header_distance, section.footer_distance = edges.header, edges.footer
    section.gutter = Twips(0)
    _grid(section)


def turn(section: Section) -> None:
    """Lay any upright page across: what was its binding edge is now the upper one."""
    sides = section.left_margin, section.top_margin, section.right_margin, section.bottom_margin
    size = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = size
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = sides


def _grid(section: Section) -> None:
    properties = section._sectPr  # noqa: SLF001 - python-docx has no API for the grid
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(LINE))
    grid.set(qn("w:charSpace"), str(CHARACTER_SPACE))
    properties.append(grid)


def _upright_numbers(section: Section) -> None:
    """— 1 — in size 4: odd pages right, even pages left, one character in."""
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        _emptied(footer)
        paragraph = footer.paragraphs[0]._p  # noqa: SLF001 - fields have no API
        paragraph.getparent().replace(paragraph, parse_xml(_numbered(side, nsdecls("w"))))


def _turned_numbers(section: Section) -> None:
    """The number where it stands on the upright pages when the sheet is bound: beside the table, turned with it."""
    width, height = (
        round(_NUMBER_BREADTH / 635),
        round((A4_WIDTH - LANDSCAPE.top - LANDSCAPE.bottom) / 635),
    )
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        _emptied(footer)
        line = _numbered(side, spacing=_NONE_AFTER)
        table = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" '
            f'w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{round(_NUMBER_LEFT / 635)}" '
            f'w:tblpY="{round(LANDSCAPE.top / 635)}"/><w:tblW w:w="{width}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
            f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/>'
            f'</w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
            f'<w:tcW w:w="{width}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>{line}'
            "</w:tc></w:tr></w:tbl>"
        )
        footer._element.insert(0, table)  # noqa: SLF001


def _emptied(footer: _Footer) -> None:
    """The footer as one of its own, with one empty line a point high."""
    footer.is_linked_to_previous = False
    element = footer._element  # noqa: SLF001
    for child in list(element):
        element.remove(child)
    empty = '<w:pPr><w:pStyle w:val="LetterFoot"/></w:pPr>'
    element.append(parse_xml(f"<w:p {nsdecls('w')}>{empty}</w:p>"))


def _numbered(side: str, namespaces: str = "", spacing: str = "") -> str:
    runs = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            '<w:t xml:space="preserve">1</w:t>',
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    return (
        f'<w:p {namespaces}><w:pPr><w:pStyle w:val="PageNumberLine"/>{spacing}<w:ind w:{side}="{INSET}"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{runs}</w:p>'
    )
