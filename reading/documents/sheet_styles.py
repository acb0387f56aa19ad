"""Cell formats that keep a value from the eye: `;;;`, and letters of the colour of their ground.

Colours are compared as the eye would: theme colours and tints are worked out, a pattern or gradient is never
judged. White on a dark fill is a header, not a hiding place.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reading.documents.opc import is_true
from reading.documents.xmlstream import XmlReader, each_element

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
CLOSE = 12
"""Difference of each channel below which letters cannot be told from their ground (5 % of the range)."""
_INDEXED = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    * 2
    + "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC "
    "CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC "
    "CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 "
    "993366 333399 333333 000000 FFFFFF"
).split()
"""ECMA-376 18.8.27; 64 and 65 are the system's letters and ground."""
_THEME_ORDER = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    *(f"accent{n}" for n in range(1, 7)),
    "hlink",
    "folHlink",
)
"""The order theme indexes count in: light and dark change places (Excel's way with 20.1.6.2)."""
_OFFICE_THEME = (
    "FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080"
)
_NOTHING = re.compile(r'(?:\[[^\]]{0,40}\]|""|\s)*')
_WHITE_FORMAT = re.compile(r"\[(?:white|白色|color\s?2)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Veils:
    """How cells of a style are kept from the eye, by the style's index; ordinary styles are absent."""

    always: Mapping[int, str] = field(default_factory=dict)
    numbers: Mapping[int, str] = field(default_factory=dict)
    """Formats that hide numbers and show text."""
    filled: frozenset[int] = frozenset()
    """Conditional formats (dxf) that paint the ground."""
    pale: frozenset[int] = frozenset()
    """Of `always`: hidden by colour only, so a painted ground from elsewhere shows them."""


@dataclass(slots=True)
class _Look:
    """One cell format."""

    font: int = 0
    fill: int = 0
    format: str = "0"


def theme_colours(data: bytes, depth: int) -> tuple[Colour, ...]:
    """The twelve colours of a theme part, in the order indexes count in."""
    found: dict[str, Colour] = {}
    slot = ""

    def visit(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal slot
        if name in _THEME_ORDER:
            slot = name
        elif name in {"srgbClr", "sysClr"} and slot:
            colour = _hex(attributes.get("lastClr") or attributes.get("val", ""))
            if colour and slot not in found:
                found[slot] = colour
        elif name == "fontScheme":
            slot = ""

    each_element(data, depth, visit)
    return tuple(found.get(name, _office(at)) for at, name in enumerate(_THEME_ORDER))


def _hex(value: str) -> Colour | None:
    """`FF00B050` or `00B050`; None for anything else."""
    if not re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", value):
        return None
    return int(value[-6:-4], 16), int(value[-4:-2], 16), int(value[-2:], 16)


def _office(at: int) -> Colour:
    return _hex(_OFFICE_THEME.split()[at]) or BLACK


OFFICE_THEME = tuple(map(_office, range(12)))


def palette_colours(data: bytes, depth: int) -> list[Colour | None]:
    """Colours a workbook put in the place of the system's 64; it names them after it has used them."""
    found: list[Colour | None] = []

    def visit(name: str, attributes: Mapping[str, str]) -> None:
        if name == "rgbColor":
            found.append(_hex(attributes.get("rgb", "")))

    if b"indexedColors" in data:
        each_element(data, depth, visit)
    return found


class StylesReader(XmlReader):
    """xl/styles.xml: fonts, fills, number formats and the cell formats made of them."""

    def __init__(
        self,
        depth: int,
        theme: Sequence[Colour] = OFFICE_THEME,
        palette: Sequence[Colour | None] = (),
    ) -> None:
        super().__init__(depth)
        self._theme = theme
        self._where: list[str] = []
        self._fonts: list[Colour | None] = []
        self._fills: list[Colour | None] = []
        self._formats: dict[str, str] = {}
        self._looks: list[_Look] = []
        self._dxfs: list[bool] = []
        self._palette = palette
        self._solid = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """What an element means depends on the list it stands in."""
        parent = self._where[-1] if self._where else ""
        self._where.append(name)
        if "dxfs" in self._where:
            self._open_dxf(name)
        elif parent == "fonts":
            self._fonts.append(BLACK)
        elif parent == "fills":
            self._fills.append(None)
        elif name == "color" and parent == "font" and self._fonts:
            self._fonts[-1] = self._colour(attributes, BLACK)
        elif parent in {"fill", "patternFill"} and self._fills:
            self._open_fill(name, attributes)
        elif name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and parent == "cellXfs":
            self._looks.append(_look(attributes))

    def end(self, name: str) -> None:
        """Leave the element."""
        del name
        self._where.pop()

    def veils(self) -> Veils:
        """Which of the cell formats hide."""
        always: dict[int, str] = {}
        numbers: dict[int, str] = {}
        pale: set[int] = set()
        for index, look in enumerate(self._looks):
            code = self._formats.get(look.format, "")
            if sections := _empty_sections(code):
                (always if sections == "all" else numbers)[index] = f"数字格式“{code[:12]}”"
            elif how := self._colour_hides(look, code):
                always[index] = how
                pale.add(index)
        filled = frozenset(at for at, fills in enumerate(self._dxfs) if fills)
        return Veils(always, numbers, filled, frozenset(pale))

    def _open_dxf(self, name: str) -> None:
        if name == "dxf":
            self._dxfs.append(False)
        elif name == "fill" and self._dxfs:
            self._dxfs[-1] = True

    def _open_fill(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "patternFill":
            kind = attributes.get("patternType", "none")
            self._solid = kind == "solid"
            self._fills[-1] = WHITE if kind == "none" else None
        elif name == "fgColor" and self._solid:
            self._fills[-1] = self._colour(attributes, None)

    def _colour_hides(self, look: _Look, code: str) -> str:
        letters = self._fonts[look.font] if look.font < len(self._fonts) else BLACK
        if _WHITE_FORMAT.search(code):
            letters = WHITE
        ground = self._fills[look.fill] if look.fill < len(self._fills) else WHITE
        if letters is None or ground is None or not close(letters, ground):
            return ""
        return "白色文字" if close(ground, WHITE) else "与底色相同的文字"

    def _colour(self, attributes: Mapping[str, str], automatic: Colour | None) -> Colour | None:
        """Work a colour out; `automatic` when it is left to the system, None when it cannot be told."""
        colour: Colour | None
        if "rgb" in attributes:
            colour = _hex(attributes["rgb"])
        elif (index := _index(attributes.get("theme"))) is not None:
            colour = self._theme[index] if index < len(self._theme) else None
        elif (index := _index(attributes.get("indexed"))) is not None:
            colour = self._system(index)
        else:
            return automatic if is_true(attributes.get("auto", "1")) else None
        return tinted(colour, attributes.get("tint", "0")) if colour else None

    def _system(self, index: int) -> Colour | None:
        if index < len(self._palette):
            return self._palette[index]
        return _hex(_INDEXED[index]) if index < len(_INDEXED) else None


def close(one: Colour, other: Colour) -> bool:
    """Can the eye not tell them apart?"""
    return all(abs(a - b) <= CLOSE for a, b in zip(one, other, strict=True))


def tinted(colour: Colour, tint: str) -> Colour:
    """Lighter (tint above 0) or darker, by the luminance of HLS (ECMA-376 18.8.19)."""
    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return colour
    hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    red, green, blue = colorsys.hls_to_rgb(hue, light, full)
    return round(red * 255), round(green * 255), round(blue * 255)


def _look(attributes: Mapping[str, str]) -> _Look:
    font, fill = _index(attributes.get("fontId")), _index(attributes.get("fillId"))
    return _Look(font or 0, fill or 0, attributes.get("numFmtId", "0"))


def _index(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else None


def _empty_sections(code: str) -> str:
    """`all` for a format that shows nothing at all, `numbers` for one that shows only text, else empty."""
    sections = code.split(";")
    if len(sections) < 3 or not all(_NOTHING.fullmatch(one) for one in sections[:3]):
        return ""
    if len(sections) == 3:
        return "numbers"
    return "all" if _NOTHING.fullmatch(sections[3]) else "numbers"
