"""Can the eye see a run of a Word document? Hidden, letters of the ground's colour, or too small (ECMA-376 17.3.2).

What cannot be told is shown: text in a shape, or in a table whose style paints cells, is never judged by colour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reading.documents.opc import is_true
from reading.documents.sheet_styles import WHITE, Colour, close
from reading.documents.xmlstream import XmlReader

_HEX = re.compile("[0-9A-Fa-f]{6}")
_TINY = 4
"""Half-points: letters of two points are a line to the eye."""
_FLAT = 20
"""Twentieths of a point: a row or line of exactly one point shows nothing."""
_MOST_STEPS = 20
HIGHLIGHTS: Mapping[str, Colour] = {
    "white": WHITE, "black": (0, 0, 0), "yellow": (255, 255, 0), "lightGray": (192, 192, 192),
}  # fmt: skip
UNKNOWN: Colour = (-1, -1, -1)
"""A ground that cannot be told."""


@dataclass(slots=True)
class Look:
    """What a style or a run says of its letters; None where it says nothing."""

    vanish: bool | None = None
    colour: Colour | None = None
    size: int | None = None
    ground: Colour | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the one below."""
        return Look(
            below.vanish if self.vanish is None else self.vanish,
            self.colour or below.colour,
            below.size if self.size is None else self.size,
            self.ground or below.ground,
        )

    def take(self, name: str, attributes: Mapping[str, str]) -> None:
        """One property of a run or a shading of a paragraph."""
        value = val(attributes)
        if name in {"vanish", "specVanish"}:
            self.vanish = is_true(value or "1")
        elif name == "color":
            self.colour = colour(value)
        elif name == "sz" and value.isascii() and value.isdigit():
            self.size = int(value[:5])
        elif name == "shd":
            self.ground = shading(attributes)
        elif name == "highlight":
            self.ground = None if value == "none" else HIGHLIGHTS.get(value, UNKNOWN)


def val(attributes: Mapping[str, str], name: str = "val") -> str:
    """An attribute whatever its prefix."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def colour(value: str) -> Colour | None:
    """`FFFFFF`; None for `auto`."""
    if not _HEX.fullmatch(value):
        return None
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)


def shading(attributes: Mapping[str, str]) -> Colour | None:
    """Ground of a shading; None when it leaves it as it was."""
    kind = val(attributes)
    if kind in {"clear", "nil", ""}:
        plain = colour(val(attributes, "fill"))
        return UNKNOWN if plain is None and val(attributes, "themeFill") else plain
    return (colour(val(attributes, "color")) or UNKNOWN) if kind == "solid" else UNKNOWN


def is_flat(attributes: Mapping[str, str], size: str, rule: str) -> bool:
    """Is a row or line exactly so low that nothing of it is seen?"""
    value = val(attributes, size)
    exact = val(attributes, rule) == "exact"
    return exact and value.isascii() and value.isdigit() and int(value[:6]) <= _FLAT


@dataclass(frozen=True, slots=True)
class Styles:
    """Looks by style id, and the table styles that paint cells."""

    looks: Mapping[str, Look] = field(default_factory=dict)
    painting: frozenset[str] = frozenset()

    def look(self, *ids: str) -> Look:
        """Look of a run: its own style first, then its paragraph's."""
        found = Look()
        for one in ids:
            found = found.over(self.looks.get(one, _PLAIN))
        return found


_PLAIN = Look()


class StylesReader(XmlReader):
    """word/styles.xml."""

    def __init__(self, depth: int) -> None:
        super().__init__(depth)
        self._own: dict[str, Look] = {}
        self._below: dict[str, str] = {}
        self._painting: set[str] = set()
        self._id = ""
        self._kind = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A style opens, or says something."""
        if name == "style":
            self._id, self._kind = val(attributes, "styleId"), val(attributes, "type")
            self._own[self._id] = Look()
        elif name == "basedOn":
            self._below[self._id] = val(attributes)
        elif self._kind == "table" and name == "shd":
            if shading(attributes) is not None:
                self._painting.add(self._id)
        elif self._id and self._kind != "table":
            self._own[self._id].take(name, attributes)

    def end(self, name: str) -> None:
        """A style closes."""
        if name == "style":
            self._id = self._kind = ""

    def styles(self) -> Styles:
        """Every style with those it is based on."""
        looks, painting = {}, set()
        for one, look in self._own.items():
            whole, at = look, one
            for _ in range(_MOST_STEPS):
                if at in self._painting:
                    painting.add(one)
                at = self._below.get(at, "")
                if at not in self._own:
                    break
                whole = whole.over(self._own[at])
            looks[one] = whole
        return Styles(looks, frozenset(painting))


def how_hidden(look: Look, ground: Colour | None) -> str:
    """How a run is kept from the eye; empty when it is seen. `ground` is what lies under the run's own shading."""
    if look.vanish:
        return "隐藏文字"
    if look.size is not None and look.size <= _TINY:
        return "极小文字"
    under = look.ground or ground or WHITE
    if look.colour is None or under == UNKNOWN or not close(look.colour, under):
        return ""
    return "白色文字" if close(under, WHITE) else "与底色相同的文字"
