"""Which bracket closes which, in scripts and the data inside them: strings are respected, time is linear."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MOST = 4_000_000
"""Characters of one bracketed value: the longest page the reader looks at."""
_MARKS = re.compile(r"[\[\](){},;\"'`\\\n]")
_QUOTES = "\"'`"
_CLOSES = {"[": "]", "{": "}", "(": ")"}


def closing(text: str, start: int, most: int = _MOST) -> int | None:
    """One past the bracket that closes the one at `start`; strings are respected; None when none does."""
    want: list[str] = []
    for at in _brackets(text, start, most):
        mark = text[at]
        if mark in _CLOSES:
            want.append(_CLOSES[mark])
        elif not want or want.pop() != mark:
            return None
        if not want:
            return at + 1
    return None


def _brackets(text: str, start: int, most: int) -> Iterator[int]:
    found = stops(text, start, min(len(text), start + most))
    return (at for at in found if text[at] not in ",;")


def stops(text: str, start: int, end: int) -> Iterator[int]:
    """Places of the brackets, commas and semicolons that stand outside strings."""
    quoted, skip = "", -1
    for found in _MARKS.finditer(text, start, end):
        mark, at = found[0], found.start()
        if at == skip:
            continue
        if mark == "\\":
            skip = at + 1
        elif quoted:
            ends = mark == quoted or (mark == "\n" and quoted != "`")
            quoted = "" if ends else quoted
        elif mark in _QUOTES:
            quoted = mark
        elif mark != "\n":
            yield at
