"""Pictures: what they carry beside what one sees (EXIF, text chunks, comments), and their words by OCR if installed."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from reading.documents import ocr
from reading.documents.blocks import Block, Content, Limits
from reading.documents.exif import exif, words
from reading.documents.pdf_raw import xmp_values

PLACE, _METADATA = "拍摄位置", "元数据"
_UNREAD = "图片文件，未识别其中文字"
_MOST_PIECES = 2000
"""Segments of a JPEG file, chunks of a PNG or WEBP file."""
_LONGEST = 200_000
_DULL = frozenset({"software", "date:create", "date:modify", "date:timestamp"})
"""Keys of PNG texts that programs write of themselves."""
_APP1, _COMMENT, _SCAN_BEGINS = 0xE1, 0xFE, 0xDA


@dataclass(slots=True)
class _Carried:
    tiff: list[bytes] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    xmp: list[bytes] = field(default_factory=list)


def read(body: bytes, limits: Limits) -> Content:
    """What a picture carries, hidden; and its words, shown, where OCR is installed. Never raises."""
    carried = _carried(body)
    lines: dict[str, None] = {}
    places: dict[str, None] = {}
    for tiff in carried.tiff:
        found = exif(tiff)
        lines.update((f"{name}：{value}", None) for name, value in found.values)
        if found.place:
            places[f"拍摄位置：{found.place}"] = None
    for packet in carried.xmp:
        lines.update(dict.fromkeys(xmp_values(packet)))
    lines.update(dict.fromkeys(carried.texts))
    said = ocr.words_of(body, limits.ocr_until)
    blocks = [Block("图片", said[: limits.text])] if said else []
    blocks += [Block("图片信息", "\n".join(lines), _METADATA)] if lines else []
    blocks += [Block("图片信息", "\n".join(places), PLACE)] if places else []
    return Content(tuple(blocks), 1, () if said is not None else (_UNREAD,))


def _carried(body: bytes) -> _Carried:
    carried = _Carried()
    if body.startswith(b"\xff\xd8"):
        _of_jpeg(body, carried)
    elif body.startswith(b"\x89PNG"):
        _of_png(body, carried)
    elif body.startswith(b"RIFF"):
        for kind, data in _pieces(body, 12, "<"):
            if kind == b"EXIF":
                carried.tiff.append(data.removeprefix(b"Exif\0\0"))
            elif kind == b"XMP ":
                carried.xmp.append(data)
    elif body.startswith((b"II*\0", b"MM\0*")):
        carried.tiff.append(body)
    return carried


def _of_jpeg(body: bytes, carried: _Carried) -> None:
    at = 2
    for _ in range(_MOST_PIECES):
        if at + 4 > len(body) or body[at] != 0xFF:
            return
        kind, length = body[at + 1], int.from_bytes(body[at + 2 : at + 4], "big")
        data = body[at + 4 : at + 2 + length]
        if kind == _SCAN_BEGINS or length < 2:
            return
        if kind == _APP1 and data.startswith(b"Exif\0\0"):
            carried.tiff.append(data[6:])
        elif kind == _APP1 and b"<x:xmpmeta" in data:
            carried.xmp.append(data)
        elif kind == _COMMENT and (said := words(data[:_LONGEST])):
            carried.texts.append(f"备注：{said}")
        at += 2 + length


def _of_png(body: bytes, carried: _Carried) -> None:
    for kind, data in _pieces(body, 8, ">"):
        if kind == b"eXIf":
            carried.tiff.append(data)
        elif kind in {b"tEXt", b"zTXt", b"iTXt"}:
            key, _, rest = data.partition(b"\0")
            text = _png_text(kind, rest)
            if text.startswith("<?xpacket") or "<x:xmpmeta" in text:
                carried.xmp.append(text.encode())
            elif text and key.decode("latin-1").lower() not in _DULL:
                carried.texts.append(f"{key.decode('latin-1')[:79]}：{text}")


def _pieces(body: bytes, at: int, order: str) -> Iterator[tuple[bytes, bytes]]:
    """(kind, data) of the chunks of a PNG (`>`) or RIFF (`<`) file."""
    for _ in range(_MOST_PIECES):
        head = body[at : at + 8]
        if len(head) < 8:
            return
        if order == ">":
            length, kind = struct.unpack(">I4s", head)
        else:
            kind, length = struct.unpack("<4sI", head)
        yield kind, body[at + 8 : at + 8 + length]
        at += 8 + length + (4 if order == ">" else length % 2)


def _png_text(kind: bytes, rest: bytes) -> str:
    """The text of a chunk after its keyword (PNG 11.3.4)."""
    if kind == b"zTXt":
        return words(_unpacked(rest[1:]))
    if kind == b"iTXt" and len(rest) > 2:
        packed, rest = rest[0], rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        return words(_unpacked(rest) if packed else rest[:_LONGEST])
    return words(rest[:_LONGEST])


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _LONGEST)
    except zlib.error:
        return b""
