"""A page's characters divided: what is seen, and what is hidden, a piece for each kind of hiding."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_CUE = 20
"""Visible characters before a hidden run that go with it: `身份证号：` beside a covered number."""
_GAP = 3
"""Blanks inside a hidden run."""
_PART = frozenset("0123456789Xx*")
_DIGITS = re.compile(r"[0-9Xx*]{4,}")


def divided(chars: Sequence[str], hidden: Mapping[int, str]) -> tuple[str, dict[str, str]]:
    """(the text that is seen, how -> the text hidden so). `hidden`: index of a character -> how.

    A number of which only a part is hidden stands whole in the hidden text: whoever lifts the cover has it all.
    """
    seen = "".join(char for index, char in enumerate(chars) if index not in hidden)
    pieces: dict[str, list[str]] = {}
    start = 0
    for end in [*(at for at, char in enumerate(chars) if char == "\n"), len(chars)]:
        for how, text in _of_line(chars, range(start, end), hidden):
            pieces.setdefault(how, []).append(text)
        start = end + 1
    return whole(seen), {how: whole("\n".join(texts)) for how, texts in pieces.items()}


def whole(text: str) -> str:
    """Halves of characters beyond U+FFFF put together; lone halves dropped."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _of_line(chars: Sequence[str], line: range, hidden: Mapping[int, str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for how in dict.fromkeys(hidden[at] for at in line if at in hidden):
        words, last = "", line.start
        for first, after in _runs(chars, line, hidden, how):
            between = _visible(chars, range(max(last, line.start), first), hidden)
            words += _DIGITS.sub(" ", between)[-_CUE:] + "".join(chars[first:after])
            last = after
        found.append((how, words))
    return found


def _runs(
    chars: Sequence[str], line: range, hidden: Mapping[int, str], how: str
) -> list[tuple[int, int]]:
    """(first, one past the last) of the runs hidden in one way, grown over the digits beside them."""
    runs: list[list[int]] = []
    for at in line:
        if hidden.get(at) != how:
            continue
        if runs and at - runs[-1][1] <= _GAP and not "".join(chars[runs[-1][1] : at]).strip():
            runs[-1][1] = at + 1
        else:
            runs.append([at, at + 1])
    return [_grown(chars, line, first, after) for first, after in runs]


def _grown(chars: Sequence[str], line: range, first: int, after: int) -> tuple[int, int]:
    if chars[first] in _PART:
        while first > line.start and chars[first - 1] in _PART:
            first -= 1
    if chars[after - 1] in _PART:
        while after < line.stop and chars[after] in _PART:
            after += 1
    return first, after


def _visible(chars: Sequence[str], span: range, hidden: Mapping[int, str]) -> str:
    return "".join(chars[at] for at in span if at not in hidden)
