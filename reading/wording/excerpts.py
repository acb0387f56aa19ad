"""The words that are shown around a place of a text: veiled, on one line."""

from __future__ import annotations

from records.privacy import veil

_AROUND = 12
"""Characters shown on either side."""
LONGEST = 30
"""Characters of an expression that are shown: a paragraph that stands twice is known by its beginning."""
_RUN = 40


def around(text: str, start: int, end: int) -> str:
    """The words around a place on one line; a number is never cut, so that the veil knows it."""
    left, right = max(0, start - _AROUND), min(len(text), min(end, start + LONGEST) + _AROUND)
    floor, ceiling = max(0, left - _RUN), min(len(text), right + _RUN)
    while left > floor and _is_number(text[left - 1]):
        left -= 1
    while right < ceiling and _is_number(text[right]):
        right += 1
    return " ".join(veil(text[left:right]).split())


def _is_number(char: str) -> bool:
    return char.isalnum() and not "一" <= char <= "鿿"
