"""Attachments as bytes: xlsx, docx and pdf with tables. The same file gives the same bytes, always."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from html import escape

import xlsxwriter

from sample import yearly
from sample.nouns import File, Yearly

Rows = Sequence[Sequence[str]]

CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  a fixed stamp keeps the bytes the same
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def content(file: File) -> bytes:
    """The bytes of an attachment."""
    return {"xlsx": _xlsx, "docx": _docx, "pdf": _pdf}[file.format](file)


def _xlsx(file: File) -> bytes:
    if file.yearly:
        return _book(file.yearly)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": _MADE, "title": file.heading or file.text})
    head = book.add_format({"bold": True, "border": 1, "align": "center"})
    cell = book.add_format({"border": 1})
    for name, rows in (("汇总", file.rows), ("明细", file.second)):
        if not rows:
            continue
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 4, 22)
        for line, row in enumerate(rows):
            for place, text in enumerate(row):
                sheet.write_string(line, place, text, head if line == 0 else cell)
    book.close()
    return target.getvalue()


def _book(document: Yearly) -> bytes:
    """The official tables of a document, a sheet each: title, unit, rows, note; codes stay text."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": _MADE})
    for number, one in enumerate(yearly.sheets(document), 1):
        name = f"{number}{one.title[:20]}".replace("“", "").replace("”", "")
        sheet = book.add_worksheet(name)
        width = len(one.rows[0])
        sheet.merge_range(0, 0, 0, width - 1, one.title)
        sheet.write_string(1, width - 1, f"单位：{one.unit}")
        for line, row in enumerate(one.rows, 2):
            for place, cell in enumerate(row):
                if "." in cell and cell[0].isdigit() and cell[-1].isdigit():
                    sheet.write_number(line, place, float(cell.replace(",", "")))
                elif cell:
                    sheet.write_string(line, place, cell)
        if one.note:
            sheet.write_string(len(one.rows) + 2, 0, one.note)
    book.close()
    return target.getvalue()


def _docx(file: File) -> bytes:
    body = _paragraph(file.heading or file.text) + _word_table(file.rows) + _word_table(file.second)
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
            f'"/word/document.xml" ContentType="{CONTENT_TYPES["docx"]}.main+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type='
            f'"{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'
        ),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return target.getvalue()


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _word_table(rows: Rows) -> str:
    if not rows:
        return ""
    grid = '<w:gridCol w:w="2200"/>' * len(rows[0])
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>{_paragraph('')}"


def _scan() -> bytes:
    """A page that is one grey picture, as a copier makes it: no text layer."""
    width, height = 40, 56
    picture = bytes(235 if x % 4 and y % 3 else 60 for y in range(height) for x in range(width))
    shown = "q 595 0 0 842 0 0 cm /Im0 Do Q"
    drawn = (
        f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8"
        f"/Filter/ASCIIHexDecode/Length {2 * len(picture) + 1}>>stream\n{picture.hex()}>\nendstream"
    )
    return _pdf_file([
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</Im0 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        drawn,
    ])  # fmt: skip


def _pdf(file: File) -> bytes:
    if not file.rows:
        return _scan()
    pages = [[file.heading or file.text, *_flat(file.rows)]]
    if file.second:
        pages.append(_flat(file.second))
    font, kids = 3, [4 + 2 * place for place in range(len(pages))]
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]/Count {len(kids)}>>",
        _font(),
    ]
    for kid, lines in zip(kids, pages, strict=True):
        drawn = _drawn(lines)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {kid + 1} 0 R"
            f"/Resources<</Font<</F1 {font} 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    return _pdf_file(objects)


def _flat(rows: Rows) -> list[str]:
    """One line a row, each cell after the words of its column's head."""
    return [
        "  ".join(f"{head}：{cell}" for head, cell in zip(rows[0], row, strict=True))
        for row in rows[1:]
    ]


def _drawn(lines: Sequence[str]) -> str:
    """Lines of text in UTF-16 hex strings, as the UniGB-UCS2-H encoding wants them."""
    shown = "\n".join(f"<{line.encode('utf-16-be').hex().upper()}> Tj T*" for line in lines)
    return f"BT /F1 12 Tf 56 770 Td 20 TL\n{shown}\nET"


def _font() -> str:
    """A Chinese font by name only: readers know Adobe-GB1 without an embedded font."""
    return (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500 814 939 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
        "/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 880/StemV 93>>>>]>>"
    )


def _pdf_file(objects: Sequence[str]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode("ascii")
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
