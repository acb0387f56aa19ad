"""Draws the picture in the README anew: `make demo`, then `python -m docs.picture`.

The first page of the sample district's monthly bulletin, as it would be issued, through the PDF.
"""

from __future__ import annotations

import struct
import sys
import zlib
from dataclasses import replace
from pathlib import Path

from pypdfium2 import PdfDocument

from app.bulletins import round_of
from app.publish import write_whole
from records import Issue
from records.config import load
from records.issued import number_of
from reports import compose, render
from reports.period import period_on

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "pictures" / "bulletin.png"
DOTS = 92
"""An inch: 761 × 1076 dots, under 150 KB."""
SHADES = 64
"""Levels of a colour that are kept: soft edges of letters in fewer bytes."""


def page(demo: Path) -> bytes:
    """The bulletin of what the demo left behind, its first page as PNG."""
    config = replace(load(ROOT / "config.toml"), data=demo / "data")
    settings, office = config.sample, config.office
    assert settings is not None
    period = period_on(settings.as_of, "monthly").name
    round_ = round_of(config, period)
    number = number_of(office.series, settings.as_of.year, 1)
    issue = Issue(number, settings.as_of, office.addressees, office.copies)
    doc = compose(round_, kind="monthly", issue=issue)
    sheet = PdfDocument(render(doc, round_, "pdf"))[0]
    bitmap = sheet.render(scale=DOTS / 72, rev_byteorder=True)
    return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Three bytes a pixel as PNG (ISO/IEC 15948), each line as its difference from the one above."""
    fewer = bytes(min(255, (level * SHADES // 256) * 255 // (SHADES - 1)) for level in range(256))
    pixels = pixels.translate(fewer)
    lines, above = [], bytes(3 * width)
    for at in range(0, stride * height, stride):
        line = pixels[at : at + 3 * width]
        lines.append(b"\x02" + bytes((a - b) & 255 for a, b in zip(line, above, strict=True)))
        above = line
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    write_whole(PICTURE, page(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "demo-output"))
