"""How the cells of an xls workbook look (MS-XLS): fonts, fills and number formats that leave nothing to see."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from functools import lru_cache

from reading.documents.biff_text import chars

_WHITE = 0xFFFFFF
_NEAR = 12
"""Steps of each primary colour within which two colours look the same."""
_FIRST, _SYSTEM_TEXT, _SYSTEM_BACK, _AUTOMATIC = 8, 0x40, 0x41, 0x7FFF
_STANDARD = (
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000,
    0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF,
    0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000,
    0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
    0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966,
    0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
)  # fmt: skip
"""The palette of a workbook that brings none, from colour 8 on (2.5.161 Icv)."""


@dataclass(slots=True)
class Looks:
    """What the workbook's records say of the looks that its cells refer to by number."""

    fonts: list[int] = field(default_factory=list)
    """Colour number of each font."""
    formats: dict[int, str] = field(default_factory=dict)
    cells: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Of each look: font, number format, fill pattern, fill colour."""
    palette: tuple[int, ...] = _STANDARD
    _known: dict[int, str] = field(default_factory=dict)

    def take(self, kind: int, data: bytes) -> None:
        """One record: FONT, FORMAT, XF or PALETTE."""
        if kind == 0x0031:
            self.fonts.append(struct.unpack_from("<H", data, 4)[0])
        elif kind == 0x041E:
            (number,) = struct.unpack_from("<H", data)
            self.formats[number] = chars(data, 2, "<H")[0]
        elif kind == 0x00E0:
            font, number, border, colours = struct.unpack_from("<HH10xIH", data)
            self.cells.append((font, number, border >> 26, colours & 0x7F))
        elif kind == 0x0092:
            (count,) = struct.unpack_from("<H", data)
            rgb = struct.iter_unpack("<3Bx", data[2 : 2 + 4 * min(count, (len(data) - 2) // 4)])
            self.palette = tuple(red << 16 | green << 8 | blue for red, green, blue in rgb)

    def hidden(self, look: int) -> str:
        """How a cell of this look is kept from the eye; empty when it is not."""
        if look not in self._known:
            self._known[look] = self._hidden(look)
        return self._known[look]

    def _hidden(self, look: int) -> str:
        if look >= len(self.cells):
            return ""
        font, number, pattern, fill = self.cells[look]
        if _shows_nothing(self.formats.get(number, "")):
            return "数字格式“;;;”"
        index = font if font < 4 else font - 1  # there is no font 4 (2.5.129)
        text = self._colour(self.fonts[index]) if index < len(self.fonts) else 0
        back = self._colour(fill) if pattern == 1 else _WHITE
        if pattern > 1 or not alike(text, back):
            return ""
        return "白色文字" if back == _WHITE else "与底色相同的文字"

    def _colour(self, number: int) -> int:
        if number in {_SYSTEM_TEXT, _AUTOMATIC}:
            return 0
        if number == _SYSTEM_BACK:
            return _WHITE
        at = number - _FIRST if number >= _FIRST else number
        return self.palette[at] if at < len(self.palette) else 0


@lru_cache(maxsize=256)
def alike(one: int, other: int) -> bool:
    """Do two colours (0xRRGGBB) look the same?"""
    return all(abs((one >> at & 255) - (other >> at & 255)) <= _NEAR for at in (0, 8, 16))


def _shows_nothing(code: str) -> bool:
    """`;;;`: empty for positive, negative, zero and text."""
    return code.count(";") >= 3 and not code.replace(";", "").strip()
