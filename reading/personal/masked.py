"""Values that the page masked itself, in every common way of writing a mask.

Identity numbers `6*8*4`, mobiles `3*4*4`, cards `6*9*4`, with stars, ×, x, ●, #, _, blanks or `…` for the hidden
digits, grouped or not. A mask of another length than the number's is believed beside a word only, and is then
brought to the number's own length: who writes four stars for eight digits hides eight digits all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.personal.context import Cue
from reading.personal.found import Found, mask_of
from reading.personal.scene import Scene
from reading.personal.spans import SIGNS, Span
from records.exposure import Value

_BLANK = re.compile(
    r"(?<=[0-9])(?:(?P<space>  {2,30})|(?P<line>__{2,30})|(?P<dash>--{2,30}))(?=[0-9X])"
)
"""Blanks, underscores or dashes for digits: three and more between two digits."""
_DOTS = re.compile(r"(?:…|\.{3,})[…. ]{0,12}")
_TOKEN = re.compile(r"[0-9X*~]+(?:[ \-][0-9X*~]+)*")
_PIECE = re.compile(r"[0-9X*~]+")
_HIDES = re.compile(r"\*|XX|~")
_ALL_DIGITS = re.compile(r"\*{1,4}[0-9]+X?\*{0,4}|[0-9]+X?\*{1,4}")
_MOBILE = re.compile(r"1[3-9*][0-9*]{9}")
_WHOLE_LENGTHS = frozenset({15, 16, 18, 19})
_ID_LENGTHS = frozenset({15, 18})
_CARD_LENGTHS = frozenset({16, 17, 19})
_LONGEST = 60
"""Characters of the longest mask, blanks included."""
_LEAST_KEPT = 5
"""Digits that a masked mobile shows at least when no word names it (3 + 6 + 2)."""
_KEPT_OF_CARD = 6
_LENGTH = {Value.ID_MASKED: 18, Value.MOBILE_MASKED: 11, Value.BANK_MASKED: 19}
_SORTS = (
    (Value.ID, Value.ID_MASKED),
    (Value.MOBILE, Value.MOBILE_MASKED),
    (Value.BANK, Value.BANK_MASKED),
)
_SHORTEST = {Value.ID_MASKED: 8, Value.MOBILE_MASKED: 7, Value.BANK_MASKED: 7}


def masked(scene: Scene, span: Span) -> Iterator[Found]:
    """Masked values of a span."""
    if not any(sign in span.text for sign in SIGNS):
        return
    text = _starred(span.text)
    if not _HIDES.search(text):
        return
    for token in _TOKEN.finditer(text):
        if _HIDES.search(token.group()):
            yield from _in_token(scene, span, text, *token.span())


def _starred(text: str) -> str:
    """The same length: blanks as `*`, a run of dots as one `~` and what it stretches over as `~` too."""
    text = _BLANK.sub(lambda found: "*" * len(found.group()), text)
    if "…" in text or "..." in text:
        text = _DOTS.sub(lambda found: "~" * len(found.group()), text)
    return text.replace("…", "~")


def _in_token(scene: Scene, span: Span, text: str, first: int, last: int) -> Iterator[Found]:
    pieces = [found.span() for found in _PIECE.finditer(text, first, last)]
    found = [one for piece in pieces if (one := _read(scene, span, text, *piece))]
    if not found and 1 < len(pieces) <= _LENGTH[Value.BANK_MASKED]:
        whole = _read(scene, span, text, first, last)
        found = [whole] if whole else []
    yield from found


def _read(scene: Scene, span: Span, text: str, first: int, last: int) -> Found | None:
    if last - first > _LONGEST:
        return None
    value = re.sub(r"[ \-]", "", text[first:last])
    if not _HIDES.search(value) or not any(char.isdigit() for char in value):
        return None
    value = re.sub(r"X(?=.)", "*", re.sub(r"X{2,}$", lambda found: "*" * len(found.group()), value))
    if _ALL_DIGITS.fullmatch(value) and len(value) not in _WHOLE_LENGTHS:
        return None
    start, end = span.place(first, last)
    if scene.glued(start, end):
        return None
    if _is_mobile(value):
        found = _by_shape(scene, value, start, end)
        return found or _named(scene, value, start, end)
    return _named(scene, value, start, end) or _by_shape(scene, value, start, end)


def _named(scene: Scene, value: str, start: int, end: int) -> Found | None:
    """What the nearest words or the head call it."""
    for kind, hidden in _SORTS:
        if len(value) < _SHORTEST[hidden] or scene.cue(kind, start, end) is not Cue.OWN:
            continue
        shown = _at_length(value, _length(hidden, value))
        if shown and not (kind is Value.BANK and scene.of_organisation(start)):
            return Found(hidden, start, end, value, False, True, mask_of(shown))
    return None


def _length(kind: Value, value: str) -> int:
    if kind is Value.ID_MASKED and len(value) == 15 and "~" not in value:
        return 15
    if kind is Value.BANK_MASKED and 12 <= len(value) <= 23 and "~" not in value:
        return len(value)
    return _LENGTH[kind]


def _at_length(value: str, length: int) -> str:
    """The mask stretched or shrunk to its number's length; empty when what is kept does not fit."""
    value = re.sub(r"~+", "~", value)
    if "~" not in value and len(value) == length:
        return value
    runs = list(re.finditer(r"[*~]+", value))
    longest = max(runs, key=lambda found: len(found.group()))
    rest = value[: longest.start()], value[longest.end() :]
    hidden = length - len(rest[0]) - len(rest[1])
    return f"{rest[0]}{'*' * hidden}{rest[1]}".replace("~", "*") if hidden > 0 else ""


def _is_mobile(value: str) -> bool:
    kept = sum(char != "*" for char in value)
    return _MOBILE.fullmatch(value) is not None and kept >= _LEAST_KEPT and value[1] != "*"


def _shape_of(value: str) -> tuple[Value, Value] | None:
    """Its kind by length and first digits."""
    kept = sum(char != "*" for char in value)
    if len(value) in _ID_LENGTHS and value[0] in "123456789" and kept >= 2:
        return Value.ID, Value.ID_MASKED
    if _is_mobile(value):
        return Value.MOBILE, Value.MOBILE_MASKED
    if len(value) in _CARD_LENGTHS and value[:2] == "62" and kept >= _KEPT_OF_CARD:
        return Value.BANK, Value.BANK_MASKED
    return None


def _by_shape(scene: Scene, value: str, start: int, end: int) -> Found | None:
    """What its length and first digits say, unless the words call it something else."""
    shape = _shape_of(value) if "~" not in value else None
    if shape is None:
        return None
    kind, hidden = shape
    cue = scene.cue(kind, start, end)
    if cue is Cue.OTHER or (kind is Value.BANK and scene.of_organisation(start)):
        return None
    return Found(hidden, start, end, value, False, cue is Cue.OWN, mask_of(value))
