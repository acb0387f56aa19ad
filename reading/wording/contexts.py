"""Expressions that are wrong by what stands beside them: territory and diplomacy (S1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from records.wording import Book, Context

_REACH = 60
_BREAK = re.compile("[。！？；\n]")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def in_context(text: str, book: Book) -> Iterator[tuple[int, int, Context]]:
    """Every expression whose pattern is found and whose excuse is not, in the same sentence."""
    for one in book.contexts:
        for match in _compiled(one.pattern).finditer(text):
            if not (one.unless and _compiled(one.unless).search(_sentence(text, *match.span()))):
                yield match.start(), match.end(), one


def _sentence(text: str, start: int, end: int) -> str:
    left = max(0, start - _REACH)
    breaks = [one.end() for one in _BREAK.finditer(text, left, start)]
    behind = _BREAK.search(text, end, end + _REACH)
    right = behind.start() if behind else end + _REACH
    return text[breaks[-1] if breaks else left : right]
