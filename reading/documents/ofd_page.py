"""One page of an OFD file (GB/T 33190-2016, chapters 7-11): its letters in order, and which no eye sees.

Lengths are millimetres from the upper left corner. Nothing is rendered: each letter has a box from its TextCode,
and is asked what is painted below it and after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from reading.documents.xmltree import Element

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Colour = tuple[int, ...]

UNSEEN, OFF_PAGE, TINY = "不可见文字", "页面外文字", "极小文字"
COVERED, WHITE, SAME, LAYER = "遮盖下的文字", "白色文字", "与底色相同的文字", "图层下的文字"

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_STEPS = re.compile(r"[A-Za-z]")
_LAYERS = {"Background": 0, "Body": 1, "Foreground": 2}
_CLEAR, _OPAQUE = 25, 230
"""Alpha (of 255) under which nothing is seen of a thing, above which nothing through it."""
_TINY = 0.7
"""Millimetres: 2 points."""
_NEAR = 12
"""Greatest difference of colour components that an eye takes for the same."""
_WHITE: Colour = (255, 255, 255)
_LIGHT = 225
_MOST_STEPS = 14
"""Drawing steps of one outline that is taken for a box; letters turned into outlines have more."""
_MOST_LETTERS = 200_000


@dataclass(frozen=True, slots=True)
class Letter:
    """A character and where it stands; `how` it is hidden by its own properties."""

    char: str
    box: Box
    turn: int
    colour: Colour
    how: str


@dataclass(frozen=True, slots=True)
class Paint:
    """What covers a box wholly: a filled path, or a picture (no colour)."""

    box: Box
    turn: int
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Resources:
    """What pages refer to by number."""

    colours: Mapping[str, Colour]
    """DrawParam -> fill colour."""
    is_opaque: Callable[[str], bool]
    """Does a picture let nothing through?"""


def letters(
    blocks: list[Element], page: Box, resources: Resources
) -> tuple[list[str], dict[int, str]]:
    """Characters of a page, lines apart by line ends; index -> how hidden. `blocks` in painting order."""
    texts: list[Letter] = []
    paints: list[Paint] = []
    for turn, item in enumerate(_objects(blocks)):
        if item.name == "TextObject":
            texts += islice(_letters(item, turn, resources), _MOST_LETTERS)
        elif paint := _paint(item, turn, resources):
            paints.append(paint)
    chars: list[str] = []
    hidden: dict[int, str] = {}
    last: Letter | None = None
    for letter in texts:
        if last:
            chars += _between(last, letter)
        if how := letter.how or _how(letter, paints, page):
            hidden[len(chars)] = how
        chars.append(letter.char)
        last = letter
    return chars, {at: how for at, how in hidden.items() if not chars[at].isspace()}


def layered(content: Element | None) -> list[Element]:
    """Layers of a page in painting order."""
    layers = content.all("Layer") if content else []
    return sorted(layers, key=lambda one: _LAYERS.get(one.attributes.get("Type", "Body"), 1))


def box_of(said: str) -> Box:
    """An ST_Box `x y width height`."""
    numbers = [float(one) for one in _NUMBER.findall(said)[:4]]
    if len(numbers) < 4:
        return 0.0, 0.0, 0.0, 0.0
    x, y, width, height = numbers
    return x, y, x + width, y + height


def colour_of(element: Element | None) -> Colour | None:
    """A CT_Color as red, green and blue; None when it names none."""
    said = element.attributes.get("Value", "") if element else ""
    parts = [min(255, max(0, int(float(one)))) for one in _NUMBER.findall(said)[:4]]
    if len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if len(parts) == 4:  # 0-255, subtractive
        return tuple((255 - part) * (255 - parts[3]) // 255 for part in parts[:3])
    return tuple(parts) if len(parts) == 3 else None


def _objects(blocks: list[Element]) -> Iterator[Element]:
    for block in blocks:
        for item in block.walk():
            if item.name in {"TextObject", "PathObject", "ImageObject"}:
                yield item


def _alpha(item: Element) -> int:
    fill = item.first("FillColor")
    said = [item.attributes.get("Alpha"), fill.attributes.get("Alpha") if fill else None]
    numbers = [int(one) for one in said if one and one.isascii() and one.isdigit()]
    return min(numbers, default=255)


def _truth(item: Element, name: str, default: str) -> bool:
    return item.attributes.get(name, default).lower() not in {"false", "0"}


def _colour(item: Element, resources: Resources) -> Colour | None:
    own = colour_of(item.first("FillColor"))
    return own or resources.colours.get(item.attributes.get("DrawParam", ""))


def _letters(item: Element, turn: int, resources: Resources) -> Iterator[Letter]:
    size = _float(item.attributes.get("Size", ""), 4.0)
    place = _placed(item)
    origin, end = place(0, 0), place(0, size)
    high = abs(end[1] - origin[1]) or abs(end[0] - origin[0])
    unpainted = not _truth(item, "Fill", "true") and not _truth(item, "Stroke", "false")
    how = TINY if high < _TINY else ""
    if unpainted or not _truth(item, "Visible", "true") or _alpha(item) < _CLEAR:
        how = UNSEEN
    colour = _colour(item, resources) or (0, 0, 0)
    for code in item.all("TextCode"):
        across, down = (_float(code.attributes.get(name, ""), 0.0) for name in ("X", "Y"))
        along = _deltas(code.attributes.get("DeltaX", ""), len(code.text), size)
        downward = _deltas(code.attributes.get("DeltaY", ""), len(code.text), 0.0)
        for char, step, fall in zip(code.text, along, downward, strict=False):
            corners = place(across, down - 0.8 * size), place(across + 0.5 * size, down)
            yield Letter(char, _spanned(corners), turn, colour, how)
            across, down = across + step, down + fall


def _deltas(said: str, count: int, otherwise: float) -> list[float]:
    """An ST_Array with `g n value` for repeats (GB/T 33190, 7.3)."""
    words = said.split()[: 2 * count + 3]
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < count:
        if words[at] == "g" and at + 2 < len(words):
            times = int(words[at + 1]) if words[at + 1].isdigit() else 1
            steps += [_float(words[at + 2], otherwise)] * min(times, count)
            at += 3
        else:
            steps.append(_float(words[at], otherwise))
            at += 1
    last = steps[-1] if steps else otherwise
    return (steps + [last] * count)[:count]


def _placed(item: Element) -> Callable[[float, float], tuple[float, float]]:
    """From the coordinates of an object to those of the page."""
    left, top = box_of(item.attributes.get("Boundary", ""))[:2]
    said = [float(one) for one in _NUMBER.findall(item.attributes.get("CTM", ""))[:6]]
    a, b, c, d, e, f = said if len(said) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return lambda x, y: (left + a * x + c * y + e, top + b * x + d * y + f)


def _spanned(corners: tuple[tuple[float, float], ...]) -> Box:
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _paint(item: Element, turn: int, resources: Resources) -> Paint | None:
    """The box a path or picture covers; None when something is seen through it."""
    if not _truth(item, "Visible", "true") or _alpha(item) < _OPAQUE:
        return None
    if item.attributes.get("BlendMode", "Normal") != "Normal":
        return None
    boundary = box_of(item.attributes.get("Boundary", ""))
    if item.name == "ImageObject":
        opaque = "ImageMask" not in item.attributes and resources.is_opaque(
            item.attributes.get("ResourceID", "")
        )
        return Paint(boundary, turn, None) if opaque else None
    colour = _colour(item, resources)
    steps = item.said("AbbreviatedData")[:4000]
    if not _truth(item, "Fill", "false") or colour is None or not _is_box(steps):
        return None
    numbers = [float(one) for one in _NUMBER.findall(steps)]
    place = _placed(item)
    points = tuple(place(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False))
    return Paint(_shared(_spanned(points), boundary), turn, colour) if points else None


def _is_box(steps: str) -> bool:
    letters = _STEPS.findall(steps)
    return letters.count("M") <= 1 and "A" not in letters and 3 <= len(letters) <= _MOST_STEPS


def _shared(one: Box, other: Box) -> Box:
    if other[2] <= other[0] or other[3] <= other[1]:
        return one
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _how(letter: Letter, paints: list[Paint], page: Box) -> str:
    across, down = (letter.box[0] + letter.box[2]) / 2, (letter.box[1] + letter.box[3]) / 2
    if page[2] > page[0] and not _holds(page, across, down):
        return OFF_PAGE
    ground: Colour | None = _WHITE
    for paint in paints:
        if not _holds(paint.box, across, down):
            continue
        if paint.turn > letter.turn:
            return LAYER if paint.colour is None else COVERED
        ground = paint.colour
    if ground is None or any(
        abs(a - b) >= _NEAR for a, b in zip(ground, letter.colour, strict=False)
    ):
        return ""
    return WHITE if min(letter.colour) >= _LIGHT else SAME


def _holds(box: Box, across: float, down: float) -> bool:
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _between(last: Letter, letter: Letter) -> list[str]:
    """A line end or a blank between two letters, or nothing."""
    high = max(letter.box[3] - letter.box[1], 0.1)
    if abs(letter.box[3] - last.box[3]) > high / 2 or letter.box[0] < last.box[0] - high:
        return ["\n"]
    return [" "] if letter.turn != last.turn and letter.box[0] - last.box[2] > high else []


def _float(said: str, otherwise: float) -> float:
    found = _NUMBER.fullmatch(said.strip())
    return float(found[0]) if found else otherwise
