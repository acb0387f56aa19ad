"""The one door to OCR: words of a picture, if the extra `ocr` (faster-paddle) is installed.

Its wheel needs glibc 2.34; where it cannot be loaded pictures stay unread, and are said to be.
"""

from __future__ import annotations

import importlib
import struct
from functools import cache
from time import process_time
from typing import Any

_MOST_PIXELS = 50_000_000
"""A0 at 150 dpi is 35 million; a picture that claims more is not unpacked."""
_THREADS = 2
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG markers that carry the size (ITU-T T.81, table B.1)."""
_BROKEN = (RuntimeError, ValueError, OSError, TypeError)


def is_ready(until: float) -> bool:
    """Can pictures be read here, and is there time left (`Limits.ocr_until`)?"""
    return process_time() < until and _engine() is not None


def words_of(picture: bytes, until: float) -> str | None:
    """Text of an encoded picture, line by line; None without OCR or time, or when the picture cannot be taken."""
    if not is_ready(until) or not 0 < _pixels(picture) <= _MOST_PIXELS:
        return None
    engine = _engine()
    try:
        return str(engine.ocr(picture).get("structured_text", "")).strip()
    except _BROKEN:
        return None


def as_bmp(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """An uncompressed picture of 32 bits a pixel (blue, green, red, unused), rows from the top."""
    head = struct.pack("<2sIHHI", b"BM", 54 + stride * height, 0, 0, 54)
    size = struct.pack("<IiiHHIIiiII", 40, width, -height, 1, 32, 0, stride * height, 0, 0, 0, 0)
    return head + size + pixels


@cache
def _engine() -> Any:
    try:
        return importlib.import_module("faster_paddle").OcrEngine("tiny", threads=_THREADS)
    except (ImportError, *_BROKEN):
        return None


def _pixels(picture: bytes) -> int:
    """Width times height as the header says; 0 when the format says it elsewhere."""
    if picture.startswith(b"\x89PNG") and len(picture) > 24:
        width, height = struct.unpack(">II", picture[16:24])
    elif picture.startswith(b"GIF8") and len(picture) > 10:
        width, height = struct.unpack("<HH", picture[6:10])
    elif picture.startswith(b"BM") and len(picture) > 26:
        width, height = struct.unpack("<ii", picture[18:26])
    elif picture.startswith(b"\xff\xd8"):
        width, height = _jpeg_size(picture)
    else:
        return 0
    return abs(int(width) * int(height))


def _jpeg_size(picture: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(picture) and picture[at] == 0xFF:
        if picture[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", picture[at + 5 : at + 9])
            return width, height
        at += 2 + max(2, int.from_bytes(picture[at + 2 : at + 4], "big"))
    return 0, 0
