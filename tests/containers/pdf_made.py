"""PDF files written by hand for the tests: content streams, fonts without and with a file, revisions, layers."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

Objects = dict[int, bytes]

CATALOG, PAGES, LATIN, HAN, DESCENDANT, DESCRIPTOR = range(1, 7)
FIRST_FREE = 10


def han(text: str) -> bytes:
    """A string for the font /H: UTF-16, as the encoding UniGB-UTF16-H wants it."""
    return b"<" + text.encode("utf-16-be").hex().encode() + b">"


def line(text: str, x: float = 50, y: float = 700, size: float = 12, more: str = "") -> bytes:
    """One line of text; ASCII goes by /F (not embedded), everything else by /H (Chinese, not embedded)."""
    font, said = ("F", f"({text})".encode()) if text.isascii() else ("H", han(text))
    return b"BT %s /%s %g Tf 1 0 0 1 %g %g Tm %s Tj ET\n" % (
        more.encode(), font.encode(), size, x, y, said,
    )  # fmt: skip


@dataclass(slots=True)
class Made:
    """A file in the making: numbered objects, and what its first page and catalogue hold besides."""

    content: bytes = b""
    page: bytes = b""
    catalog: bytes = b""
    resources: bytes = b""
    trailer: bytes = b""
    objects: Objects = field(default_factory=dict)
    compressed: bool = False

    def all_objects(self) -> Objects:
        """Every object by its number."""
        return {
            CATALOG: b"<</Type/Catalog/Pages 2 0 R" + self.catalog + b">>",
            PAGES: b"<</Type/Pages/Count 1/Kids[8 0 R]>>",
            LATIN: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            HAN: b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-H"
            b"/DescendantFonts[5 0 R]>>",
            DESCENDANT: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)"
            b"/Ordering(GB1)/Supplement 2>>/FontDescriptor 6 0 R/DW 1000>>",
            DESCRIPTOR: b"<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
            b"/Ascent 859/Descent -141/CapHeight 683/StemV 80>>",
            7: stream(self.content, compressed=self.compressed),
            8: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 7 0 R/Resources<</Font<</F 3 0 R/H 4 0 R>>"
            + self.resources + b">>" + self.page + b">>",
            **self.objects,
        }  # fmt: skip

    def file(self) -> bytes:
        """The whole file."""
        return written(self.all_objects(), self.trailer)


def stream(data: bytes, entries: bytes = b"", *, compressed: bool = False) -> bytes:
    """A stream object."""
    if compressed:
        data, entries = zlib.compress(data), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def written(objects: Objects, trailer: bytes = b"") -> bytes:
    """A file of these objects."""
    return _appended(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n", objects, max(objects) + 1, trailer)


def saved_again(body: bytes, objects: Objects, size: int = 60) -> bytes:
    """`body` and an incremental update (ISO 32000-1, 7.5.6)."""
    previous = int(body.rpartition(b"startxref\n")[2].split()[0])
    return _appended(body, objects, size, b"/Prev %d" % previous)


def _appended(body: bytes, objects: Objects, size: int, trailer: bytes) -> bytes:
    out = body
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number, data in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    return out + table + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, trailer, len(out),
    )  # fmt: skip


def picture(
    width: int,
    height: int,
    pixels: Sequence[int] | bytes,
    entries: bytes = b"/ColorSpace/DeviceGray",
) -> bytes:
    """An image XObject of 8 bits a component."""
    return stream(
        bytes(pixels),
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (width, height)
        + entries,
        compressed=True,
    )
