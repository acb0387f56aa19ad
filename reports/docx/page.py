"""The page of GB/T 9704-2012: measures, sections, page numbers. Lengths are in twips (1/1440 inch).

A4, top 37 mm, left (binding) 28 mm, type area 156 × 225 mm, 22 lines of 28 characters of size 3.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
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


@dataclass(frozen=True, slots=True)
class Edges:
    """Margins of a page, and how far its number stands from the lower edge."""

    top: Length
    right: Length
    bottom: Length
    left: Length
    number: Length


PORTRAIT = Edges(Mm(37), Mm(26), Mm(35), Mm(28), Mm(23))
"""The number's line lies 7 mm below the type area: 35 - 7 - 5 mm of its own."""
LANDSCAPE = Edges(Mm(28), Mm(37), Mm(26), Mm(35), Mm(14))
"""The portrait page turned: its binding edge is now the upper one."""


def first_section(document: Document) -> Section:
    """Set up the portrait section the document begins with, page numbers on both sides."""
    document.settings.odd_and_even_pages_header_footer = True
    section: Section = document.sections[0]
    _shape(section, landscape=False)
    _page_numbers(section)
    return section


def next_section(document: Document, *, landscape: bool) -> Section:
    """A new section on a new page; page numbers run on."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    _shape(section, landscape=landscape)
    return section


def _shape(section: Section, *, landscape: bool) -> None:
    edges = LANDSCAPE if landscape else PORTRAIT
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width = A4_HEIGHT if landscape else A4_WIDTH
    section.page_height = A4_WIDTH if landscape else A4_HEIGHT
    section.top_margin, section.bottom_margin = edges.top, edges.bottom
    section.left_margin, section.right_margin = edges.left, edges.right
    section.header_distance, section.footer_distance = Mm(15), edges.number
    section.gutter = Twips(0)
    _grid(section)


def _grid(section: Section) -> None:
    properties = section._sectPr  # noqa: SLF001 - python-docx has no API for the grid
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(LINE))
    grid.set(qn("w:charSpace"), str(CHARACTER_SPACE))
    properties.append(grid)


def _page_numbers(section: Section) -> None:
    """— 1 — in size 4: odd pages right, even pages left, one character in."""
    for footer, side, inset in (
        (section.footer, "right", "w:right"),
        (section.even_page_footer, "left", "w:left"),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]._p  # noqa: SLF001 - fields have no API either
        for old in paragraph.findall(qn("w:pPr")):
            paragraph.remove(old)
        paragraph.append(_footer_properties(side, inset))
        for node in (_run(_words("— ")), *_field("PAGE"), _run(_words(" —"))):
            paragraph.append(node)


def _footer_properties(side: str, inset: str) -> BaseOxmlElement:
    properties = OxmlElement("w:pPr")
    style, indent, align = OxmlElement("w:pStyle"), OxmlElement("w:ind"), OxmlElement("w:jc")
    style.set(qn("w:val"), "PageNumberLine")
    indent.set(qn(inset), "280")
    align.set(qn("w:val"), side)
    properties.extend((style, indent, align))
    return properties


def _field(code: str) -> tuple[BaseOxmlElement, ...]:
    instruction = OxmlElement("w:instrText")
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    instruction.text = f" {code} "
    marks = ("begin", instruction, "separate", _words("1"), "end")
    return tuple(_run(_mark(mark) if isinstance(mark, str) else mark) for mark in marks)


def _mark(kind: str) -> BaseOxmlElement:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _words(text: str) -> BaseOxmlElement:
    words = OxmlElement("w:t")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = text
    return words


def _run(content: BaseOxmlElement) -> BaseOxmlElement:
    run = OxmlElement("w:r")
    run.append(content)
    return run
