"""Documents built for the tests, each by a writer that is not ours (or by hand where no writer exists)."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

import docx
import xlsxwriter

Cell = str | int | float
SHEET_HEAD = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
SHEET_TAIL = "</sheetData></worksheet>"


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Cell]]], first_row: int = 0, first_column: int = 0
) -> bytes:
    """A workbook by xlsxwriter; strings stay strings, numbers numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows, first_row):
            for column, cell in enumerate(cells, first_column):
                write = sheet.write_string if isinstance(cell, str) else sheet.write_number
                write(row, column, cell)
    book.close()
    return out.getvalue()


def replaced(body: bytes, member: str, data: bytes | str) -> bytes:
    """The zip `body` with one member exchanged."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, data if name == member else old.read(name))
    return out.getvalue()


def xlsx_of(rows_xml: str) -> bytes:
    """A workbook whose only sheet has these rows, as XML."""
    body = xlsx({"Sheet1": [["x"]]})
    return replaced(body, "xl/worksheets/sheet1.xml", SHEET_HEAD + rows_xml + SHEET_TAIL)


def word(
    paragraphs: Sequence[str] = (),
    table: Sequence[Sequence[str]] = (),
    header: str = "",
    nested: str = "",
) -> bytes:
    """A document by python-docx."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        if nested:
            grid.rows[0].cells[0].add_table(1, 1).rows[0].cells[0].text = nested
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(pages: Sequence[str]) -> bytes:
    """A PDF by hand: ASCII lines of text a page; a key of DRAWINGS is a page without text."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for page in pages:
        stream = DRAWINGS[page] if page in DRAWINGS else _text_stream(page)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _pdf_file(objects)


SCAN, OUTLINES, RULES, BLANK = "<scan>", "<outlines>", "<rules>", ""
DRAWINGS = {
    SCAN: b"q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q",
    OUTLINES: b"".join(b"%d 700 10 10 re f\n" % (50 + 12 * i) for i in range(8)),
    RULES: b"".join(b"50 %d 500 1 re f\n" % (100 + 18 * i) for i in range(20)),
}


def _text_stream(page: str) -> bytes:
    lines = b"".join(b"(%s) Tj T* " % line.encode("ascii") for line in page.splitlines())
    return b"BT /F 10 Tf 14 TL 50 700 Td " + lines + b"ET" if lines else b""


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, data in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return (
        out
        + head
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive as the standard library writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _biff_text(text: str, width: str) -> bytes:
    return struct.pack(width, len(text)) + b"\x01" + text.encode("utf-16-le")


def xls(rows: Sequence[Sequence[Cell]], extra: bytes = b"", shared: bytes = b"") -> bytes:
    """A BIFF8 workbook by hand ([MS-XLS] 2.1): one sheet of LABEL and NUMBER cells in an OLE container.

    `extra` are further records of the sheet, `shared` of the workbook.
    """
    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0x07CC, 0, 0x0600)
    sheet_bof = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0x07CC, 0, 0x0600)
    cells = b"".join(
        _record(0x0204, struct.pack("<HHH", row, column, 0) + _biff_text(cell, "<H"))
        if isinstance(cell, str)
        else _record(0x0203, struct.pack("<HHHd", row, column, 0, cell))
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
    )
    range_ = _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    name = _biff_text("名单", "<B")
    head = _record(0x0809, bof)
    start = len(head) + len(shared) + 4 + 6 + len(name) + 4
    sheet = _record(0x0085, struct.pack("<IBB", start, 0, 0) + name)
    end = _record(0x0A, b"")
    parts = (head, shared, sheet, end, _record(0x0809, sheet_bof), range_, cells, extra, end)
    stream = b"".join(parts)
    return ole(stream.ljust(4096, b"\0"), "Workbook")


def ole(stream: bytes, name: str) -> bytes:
    """An OLE container with one stream of 4,096 bytes or more ([MS-CFB] 2.2): header, FAT, directory, stream."""
    stream += b"\0" * (-len(stream) % 512)
    count = len(stream) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, *_NONE, *_NONE
    )
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(
        name, 2, 0xFFFFFFFF, 2, len(stream)
    )
    return header + struct.pack("<128I", *fat) + directory.ljust(512, b"\0") + stream


_NONE = (0xFFFFFFFE, 0)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return (
        head
        + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
