"""Tables for the DOCX: fixed widths, a header row that repeats, rows that do not break."""

from __future__ import annotations

import re
from itertools import islice
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree  # type: ignore[import-untyped]

from reports.docx.page import INSET
from reports.model import Table

KEPT_TOGETHER = 24
"""Rows of a table of figures that a page's end may not part; others keep their head and first row."""
MANY = 200
"""Rows from which a table's own stay text until the file is packed: as elements they take fifteen times the room."""
AS_TEXT = "mingjian-rows"
"""Instruction that holds such rows; `reports.docx.package` sets them in its place."""
RECORD_LINE = 480
"""Height of a line of 版记: 24 pt."""
_PAGE_BOTTOM = round((297 - 35) / 25.4 * 1440)
"""Lower edge of the type area, from the top of the page."""
_TWIPS_A_MILLIMETRE = 1440 / 25.4
_ENDLESS = re.compile("[!-~]{16,}")
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES
)
_RULES = "".join(
    f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
    for edge, size in (("top", 8), ("bottom", 8), ("insideH", 6))
)
"""版记: outer lines 0.35 mm, inner 0.25 mm, in eighths of a point."""


def table_xml(table: Table) -> BaseOxmlElement:
    """The table as one element. Built as text: python-docx needs a search for every cell."""
    widths = [round(mm * _TWIPS_A_MILLIMETRE) for mm in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(table.head, widths, ["TableHead"] * len(widths), "<w:tblHeader/>", keep=True)
    styles = ["TableProse" if n in table.prose else "TableCell" for n in range(len(widths))]
    held = len(table.rows) if holds_together(table) else 1
    rows = (
        _row(cells, widths, styles, "", keep=line < held)
        for line, cells in enumerate(table.rows, start=1)
    )
    long = len(table.rows) > MANY
    inner = "" if long else "".join(rows)
    element = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{inner}</w:tbl>"
    )
    for text in iter(lambda: "".join(islice(rows, MANY)), "") if long else ():
        element.append(etree.ProcessingInstruction(AS_TEXT, text))
    return element


def holds_together(table: Table) -> bool:
    """Is it a table of figures so short that a page's end may not part it?"""
    return len(table.rows) <= KEPT_TOGETHER and table.prose <= {0}


def _row(
    cells: tuple[str, ...], widths: list[int], styles: list[str], mark: str, *, keep: bool
) -> str:
    inner = "".join(_cell(*one, keep=keep) for one in zip(cells, widths, styles, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{inner}</w:tr>"


def _cell(text: str, width: int, style: str, *, keep: bool) -> str:
    """A cell; words longer than its width may break anywhere rather than push the edge."""
    held = "<w:keepNext/>" if keep else ""
    held += '<w:wordWrap w:val="0"/>' if _ENDLESS.search(text) else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{held}</w:pPr>{_words(text)}</w:p></w:tc>'
    )


def _words(text: str) -> str:
    if not text:
        return ""
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def record(lines: tuple[str, ...], width: int) -> BaseOxmlElement:
    """版记 of a document: ruled lines, `width` twips wide, one character in from both sides.

    It stands in the flow of a page that is its own, after a gap: LibreOffice 7.4 floats nothing to a page's foot.
    """
    return _lines(lines, width, f"<w:tblBorders>{_RULES}</w:tblBorders>", "")


def copies(line: str, width: int) -> BaseOxmlElement:
    """抄送 of a letter: at the foot of the last page's type area, without rules (GB/T 9704-2012, 10.1).

    Word and WPS set it there; in LibreOffice 7.4 it follows the text.
    """
    place = (
        '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="margin" '
        f'w:tblpX="1" w:tblpY="{_PAGE_BOTTOM - RECORD_LINE}"/>'
    )
    return _lines((line,), width, "", place)


def _lines(lines: tuple[str, ...], width: int, borders: str, place: str) -> BaseOxmlElement:
    rows = "".join(
        f'<w:tr><w:trPr><w:trHeight w:val="{RECORD_LINE}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        '<w:pStyle w:val="RecordLine"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{width - INSET}"/></w:tabs><w:ind w:left="{INSET}" w:right="{INSET}"/>'
        f"</w:pPr>{_tabbed(line)}</w:p></w:tc></w:tr>"
        for line in lines
    )
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr>{place}<w:tblW w:w="{width}" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _tabbed(line: str) -> str:
    return "<w:r><w:tab/></w:r>".join(_words(part) for part in line.split("\t"))
