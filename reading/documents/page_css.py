"""The part of CSS that decides whether words are seen: style sheets in a page, simple selectors, colours, lengths.

Selectors are compounds of element, class and id, alone or below one another (`.list td.id`). Rules that ask for more
(states, attributes, siblings) or that hold for paper alone are left out: what is not understood hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Colour = tuple[int, int, int]
Declared = dict[str, str]
"""Properties that matter here, in lower case, with their values."""

_MOST_TEXT = 400_000
"""Characters of all style sheets of a page."""
_MOST_RULES = 4000
_MOST_STEPS = 4
"""Compounds one below another; real sheets rarely have more."""
_SCREEN = re.compile(r"@media\s{1,9}(?:only\s{1,9})?(?:screen|all)", re.IGNORECASE)
"""Holds on every screen; a condition on its width may hold nowhere."""
_BRACE = re.compile("[{}]")
_COMPOUND = re.compile(
    r"([A-Za-z][\w-]{0,40}|\*)?((?:[.#][^\W\d][\w-]{0,60}|[.#]-[\w-]{0,60}){0,6})"
)
_MARK = re.compile(r"([.#])([\w-]+)")
_WANTED = frozenset((
    "color", "background", "background-color", "background-image", "display", "visibility", "opacity", "font-size",
    "font", "position", "left", "right", "top", "bottom", "text-indent", "margin", "margin-left", "margin-top", "clip",
    "clip-path", "overflow", "overflow-x", "overflow-y", "height", "max-height", "width", "max-width", "transform",
    "text-shadow", "mso-hide", "padding", "padding-top", "padding-bottom",
))  # fmt: skip
_LENGTH = re.compile(
    r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(px|pt|em|rem|ex|cm|mm|in|vw|vh|%)?"
)
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "rem": 16.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "vw": 10.0, "vh": 8.0,
}  # fmt: skip
"""CSS Values 4, 6.2; a window of 1,000 by 800 pixels is taken for `vw` and `vh`."""
_RGB = re.compile(
    r"rgba?\(\s{0,3}(\d{1,3})[\s,]{1,4}(\d{1,3})[\s,]{1,4}(\d{1,3})"
    r"(?:[\s,/]{1,4}(\d{0,3}(?:\.\d{1,5})?)(%?))?\s{0,3}\)"
)
_HEX = re.compile(r"#?([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})")
_NAMES: Mapping[str, Colour] = {
    "white": (255, 255, 255), "window": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240),
    "azure": (240, 255, 255), "mintcream": (245, 255, 250), "black": (0, 0, 0), "windowtext": (0, 0, 0),
    "red": (255, 0, 0), "blue": (0, 0, 255), "green": (0, 128, 0), "yellow": (255, 255, 0), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "silver": (192, 192, 192), "navy": (0, 0, 128), "maroon": (128, 0, 0),
    "purple": (128, 0, 128), "teal": (0, 128, 128), "olive": (128, 128, 0), "lime": (0, 255, 0),
    "aqua": (0, 255, 255), "cyan": (0, 255, 255), "orange": (255, 165, 0), "gainsboro": (220, 220, 220),
    "lightgray": (211, 211, 211), "lightgrey": (211, 211, 211), "darkred": (139, 0, 0), "darkblue": (0, 0, 139),
}  # fmt: skip
"""Those that pages use (CSS Color 4, 6.1; `window…` as Office writes them). Any other name is a colour not known."""
_NO_COLOUR = frozenset((
    "none", "transparent", "repeat", "no-repeat", "repeat-x", "repeat-y", "scroll", "fixed", "local", "center", "left",
    "right", "top", "bottom", "/", "cover", "contain", "initial", "unset", "border-box", "padding-box", "content-box",
))  # fmt: skip
"""Words of `background` that paint nothing."""
_CLEAR = 0.1
"""Opacity from which letters begin to be seen."""


@dataclass(frozen=True, slots=True)
class Compound:
    """`td.id#n`: all of it must be true of one element."""

    tag: str
    identity: str
    classes: frozenset[str]

    def fits(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Is it true of an element?"""
        return (
            self.tag in {"", tag}
            and (not self.identity or attributes.get("id") == self.identity)
            and (not self.classes or self.classes.issubset((attributes.get("class") or "").split()))
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """What is declared of the elements that a selector names."""

    last: Compound
    above: tuple[tuple[str, Compound], ...]
    """From the element upwards: `>` (its parent) or a blank (any ancestor), and what that must be."""
    weight: tuple[int, int, int, int]
    """Ids, classes, elements, place in the page: the greatest wins (Selectors 4, 17)."""
    declared: Declared
    important: Declared


def sheet_rules(sheet: str) -> list[Rule]:
    """The rules of the style sheets of a page (joined), for the screen, that can be understood."""
    found: list[Rule] = []
    for selectors, body in _blocks(_without_comments(sheet[:_MOST_TEXT])):
        plain, important = declarations(body)
        if not (plain or important):
            continue
        for selector in selectors.split(","):
            steps = _steps(selector)
            if steps:
                found.append(_rule(steps, len(found), plain, important))
        if len(found) >= _MOST_RULES:
            break
    return found


def _without_comments(sheet: str) -> str:
    first, *rest = sheet.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join([first, *(one.partition("*/")[2] for one in rest)])


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of every rule; of at-rules only `@media screen` is looked into."""
    at, last = 0, len(sheet)
    while at < last:
        opened = sheet.find("{", at)
        if opened < 0:
            return
        head = sheet[at:opened].strip().lstrip("}").strip()
        if head.startswith("@"):
            head = head.rpartition(";")[
                2
            ].strip()  # an `@import …;` or `@charset …;` before the rule
        if _SCREEN.fullmatch(head):
            at = opened + 1
        elif head.startswith("@"):
            at = _end_of_block(sheet, opened)
        else:
            closed = sheet.find("}", opened)
            closed = last if closed < 0 else closed
            yield head, sheet[opened + 1 : closed]
            at = closed + 1


def _end_of_block(sheet: str, opened: int) -> int:
    deep = 0
    for brace in _BRACE.finditer(sheet, opened):
        deep += 1 if brace[0] == "{" else -1
        if deep == 0:
            return brace.end()
    return len(sheet)


def _rule(
    steps: list[tuple[str, Compound]], place: int, plain: Declared, important: Declared
) -> Rule:
    compounds = [one for _, one in steps]
    weight = (
        sum(bool(one.identity) for one in compounds), sum(len(one.classes) for one in compounds),
        sum(bool(one.tag) for one in compounds), place,
    )  # fmt: skip
    above = tuple((steps[at][0], steps[at - 1][1]) for at in range(len(steps) - 1, 0, -1))
    return Rule(steps[-1][1], above, weight, plain, important)


def _steps(selector: str) -> list[tuple[str, Compound]]:
    """(how it hangs on the one before, compound) from the outermost on; nothing when it asks for more."""
    steps: list[tuple[str, Compound]] = []
    hangs = " "
    for word in selector.replace(">", " > ").split():
        if word == ">":
            hangs = ">"
            continue
        compound = _compound(word)
        if compound is None or len(steps) == _MOST_STEPS:
            return []
        steps.append((hangs, compound))
        hangs = " "
    return steps


def _compound(word: str) -> Compound | None:
    found = _COMPOUND.fullmatch(word)
    if not found:
        return None
    marks = _MARK.findall(found[2])
    tag = (found[1] or "").lower().replace("*", "")
    identity = next((name for mark, name in marks if mark == "#"), "")
    return Compound(tag, identity, frozenset(name for mark, name in marks if mark == "."))


def declarations(body: str) -> tuple[Declared, Declared]:
    """The ordinary and the important ones of a block or a `style` attribute."""
    plain: Declared = {}
    important: Declared = {}
    for one in body[:20_000].split(";"):
        name, colon, value = one.partition(":")
        name, value = name.strip().lower(), value.strip().lower()
        if not colon or name not in _WANTED or not value:
            continue
        value, bang, _ = value.partition("!important")
        into = important if bang else plain
        if name.startswith("background"):  # the shorthand sets all of them
            name = "background-image" if name.endswith("image") else "background"
        into[name] = value.strip()
    return plain, important


def colour(said: str) -> Colour | None:
    """A colour as an attribute or a property names it; None when it is not understood."""
    said = said.strip().lower()
    if said in _NAMES:
        return _NAMES[said]
    if rgb := _RGB.fullmatch(said):
        return (min(255, int(rgb[1])), min(255, int(rgb[2])), min(255, int(rgb[3])))
    if digits := _HEX.fullmatch(said):
        value = digits[1]
        if len(value) < 6:
            value = "".join(2 * one for one in value)
        return (int(value[:2], 16), int(value[2:4], 16), int(value[4:6], 16))
    return None


def is_clear(said: str) -> bool:
    """Is nothing seen of this colour?"""
    if said == "transparent":
        return True
    digits = _HEX.fullmatch(said)
    if digits and len(digits[1]) in {4, 8}:
        share = len(digits[1]) // 4  # digits of each part
        return int(digits[1][-share:], 16) < _CLEAR * (255 if share == 2 else 15)
    rgb = _RGB.fullmatch(said)
    if not rgb or not rgb[4]:
        return False
    return float(rgb[4]) / (100 if rgb[5] else 1) < _CLEAR


def ground(said: str) -> tuple[bool, Colour | None]:
    """Does a `background` paint anything, and in which colour? None = a picture, or not understood."""
    if is_clear(said):
        return False, None
    if (whole := colour(said)) is not None:
        return True, whole
    words = said.replace("/", " / ").split()
    painting = [word for word in words if word not in _NO_COLOUR and not _LENGTH.fullmatch(word)]
    if not painting:
        return False, None
    return True, colour(painting[0]) if len(painting) == 1 else None


def pixels(said: str, letter: float) -> float | None:
    """A length in pixels; `letter` is the size of the letters that `em` counts. None when it is none."""
    found = _LENGTH.match(said.strip())
    if not found:
        return None
    unit = found[2] or ""
    if unit in {"em", "ex", "%"}:
        return float(found[1]) * letter * {"em": 1, "ex": 0.5, "%": 0.01}[unit]
    return float(found[1]) * _PIXELS[unit]


def letter_size(declared: Declared, letter: float) -> float | None:
    """Pixels of `font-size`, or of the size in `font`; None when neither says it."""
    if said := declared.get("font-size", ""):
        return pixels(said, letter)
    for word in declared.get("font", "").split():
        found = _LENGTH.match(word)
        if found and found[2]:
            return pixels(word, letter)
    return None
