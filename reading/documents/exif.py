"""EXIF of a picture (CIPA DC-008): who owns the camera, which one it is, where and when the picture was taken."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_POINTERS = frozenset({0x8769, 0x8825})
"""The directories of EXIF and of GPS."""
_GPS = 0x8825
_NAMES = {
    0x010E: "说明", 0x010F: "设备厂商", 0x0110: "设备型号", 0x013B: "作者", 0x8298: "版权",
    0x9003: "拍摄时间", 0x9286: "备注", 0x9C9B: "标题", 0x9C9C: "备注", 0x9C9D: "作者", 0x9C9E: "关键词",
    0x9C9F: "主题", 0xA430: "相机所有者", 0xA431: "机身序列号", 0xA435: "镜头序列号",
}  # fmt: skip
_WIDE = range(0x9C9B, 0x9CA0)
"""Tags Windows writes, in UTF-16."""
_COMMENT = 0x9286
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_MOST_ENTRIES, _MOST_DIRECTORIES, _LONGEST = 300, 8, 20_000
_NORTH, _LATITUDE, _EAST, _LONGITUDE = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Exif:
    """What was read: named values, and the place in words (empty without one)."""

    values: tuple[tuple[str, str], ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    directory: int
    tag: int
    kind: int
    data: bytes


def exif(tiff: bytes) -> Exif:
    """Read a TIFF header and its directories. Never raises: what is damaged is left out."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    if not order or len(tiff) < 8:
        return Exif()
    entries = list(_entries(tiff, order))
    values = [
        (name, text)
        for entry in entries
        if entry.directory != _GPS
        and (name := _NAMES.get(entry.tag))
        and (text := _text(entry))
    ]  # fmt: skip
    gps = {entry.tag: entry for entry in entries if entry.directory == _GPS}
    return Exif(tuple(dict.fromkeys(values)), _place(gps, order))


def _entries(tiff: bytes, order: str) -> Iterator[_Entry]:
    """Entries of the first directory and those it points to."""
    todo = [(0, struct.unpack(order + "I", tiff[4:8])[0])]
    seen: set[int] = set()
    while todo and len(seen) < _MOST_DIRECTORIES:
        directory, at = todo.pop()
        if at in seen or at + 2 > len(tiff):
            continue
        seen.add(at)
        count = struct.unpack(order + "H", tiff[at : at + 2])[0]
        for number in range(min(count, _MOST_ENTRIES)):
            raw = tiff[at + 2 + 12 * number : at + 14 + 12 * number]
            if len(raw) < 12:
                break
            tag, kind, length, offset = struct.unpack(order + "HHII", raw)
            if tag in _POINTERS:
                todo.append((tag, offset))
            elif kind in _SIZES:
                size = _SIZES[kind] * length
                where = raw[8:] if size <= 4 else tiff[offset : offset + min(size, _LONGEST)]
                yield _Entry(directory, tag, kind, where[:size])


def _text(entry: _Entry) -> str:
    data = entry.data
    if entry.tag in _WIDE:
        return data.decode("utf-16-le", "ignore").strip("\0 ")
    if entry.tag == _COMMENT:
        head, data = data[:8], data[8:]
        if head.startswith(b"UNICODE"):
            return data.decode("utf-16-le", "ignore").strip("\0 ")
    return words(data)


def words(data: bytes) -> str:
    """Text of unknown charset: UTF-8, else GB 18030; empty when it is neither."""
    data = data.partition(b"\0")[0].strip()
    for charset in ("utf-8", "gb18030"):
        try:
            return data.decode(charset).strip()
        except UnicodeDecodeError:
            continue
    return ""


def _place(gps: dict[int, _Entry], order: str) -> str:
    latitude = _degrees(gps.get(_LATITUDE), order)
    longitude = _degrees(gps.get(_LONGITUDE), order)
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return ""
    south = _NORTH in gps and gps[_NORTH].data[:1] == b"S"
    west = _EAST in gps and gps[_EAST].data[:1] == b"W"
    return f"{'南' if south else '北'}纬{latitude:.5f}°，{'西' if west else '东'}经{longitude:.5f}°"


def _degrees(entry: _Entry | None, order: str) -> float | None:
    """Degrees, minutes and seconds as three fractions."""
    if entry is None or len(entry.data) < 24:
        return None
    numbers = struct.unpack(order + "6I", entry.data[:24])
    parts = [
        top / bottom if bottom else 0.0
        for top, bottom in zip(numbers[::2], numbers[1::2], strict=True)
    ]
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    return degrees if degrees <= 180 else None
