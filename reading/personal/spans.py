"""Where digits stand: the gate, the normalised spans behind it, and the groups inside a span.

The gate is one cheap regular expression; everything else runs only on what it lets through (under 1 % of
page text). Normalising is one to one but for zero-width characters, so a short offset list is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_DIGITS = "0-9０-９"
_STARS = "*＊﹡∗✱✲✻※●•█■▇▓□○◯〇×✕"
"""What offices write for a hidden digit, beside `x` and `X`."""
_BLANKS = "…_＿#＃?？"
"""Hides digits between digits, never at the end of a number."""
_JOINTS = " \u00a0\u2002\u2003\u2009\u202f\u3000\\-－—–‐‑−﹣.·\r\n"
_HARD = f"{_DIGITS}{_STARS}XxＸｘ"
_GATE = re.compile(f"[{_HARD}][{_HARD}{_BLANKS}{_JOINTS}{_ZERO_WIDTH}]{{6,}}[{_HARD}]")
"""Eight characters and more: `138…1234` is a masked mobile."""
_FEWEST = 11
"""Digits and mask characters of the shortest number (a mobile)."""
_DATES = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}[-./][01]?[0-9][-./][0-3]?[0-9](?![0-9])")
"""Columns of dates are the commonest long runs of a page; only what is left beside them is looked at."""
_SHORTENED = re.compile("…|[.]{2}| {3}|_{3}|-{3}|\u3000{2}")
"""What may stand for hidden digits, so that fewer characters make a number."""
_ONE_TO_ONE = str.maketrans(
    "０１２３４５６７８９Ｘｘx\u00a0\u2002\u2003\u2009\u202f\u3000－—–‐‑−﹣·＿＃#?？" + _STARS[1:],
    "0123456789XXX" + " " * 6 + "-" * 7 + "." + "_" + "*" * 4 + "*" * (len(_STARS) - 1),
)
_UNHARD = str.maketrans("", "", " -._\r\n")
_GROUP = re.compile(r"[0-9]+(?:X(?![0-9X]))?")
_GLUED_BEFORE = re.compile(r"[A-Za-z_]$")
_LABEL_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:id|no|idno|sfz|sfzh|tel|phone|mobile|mob|cell|card|qq|wx|vx|t|m|p)$",
    re.IGNORECASE,
)
_PURE_STARS = 2
"""Stars beside whole digits: footnotes, bold type. One more is a mask."""
_MASKING = frozenset({"***", "XXX", "**X", "*X*", "X**", "XX*", "X*X", "*XX"})


@dataclass(frozen=True, slots=True)
class Group:
    """A run of digits, with the X of a check digit."""

    digits: str
    at: int
    """Where it begins in the span's text."""
    pure: bool
    """Digits only, with no mask beside it?"""

    @property
    def stop(self) -> int:
        """Where it ends in the span's text."""
        return self.at + len(self.digits)


@dataclass(frozen=True)
class Span:
    """A piece of text with digits in it, normalised."""

    text: str
    offsets: Sequence[int]
    """Offset in the raw text of each character of `text`."""

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Its runs of digits, left to right."""
        return tuple(self._group(found) for found in _GROUP.finditer(self.text))

    @cached_property
    def chains(self) -> tuple[tuple[str, tuple[Group, ...]], ...]:
        """Groups joined by the same single character, which is given first; a lone group has no joint."""
        return tuple(_chains(self.text, self.groups))

    def place(self, start: int, stop: int) -> tuple[int, int]:
        """Offsets into the raw text of `text[start:stop]`."""
        return self.offsets[start], self.offsets[stop - 1] + 1

    def _group(self, found: re.Match[str]) -> Group:
        start, stop = found.span()
        before = self.text[max(0, start - _PURE_STARS - 1) : start]
        after = self.text[stop : stop + _PURE_STARS + 1]
        pure = before not in _MASKING and after not in _MASKING and found.group().isdigit()
        return Group(found.group(), start, pure)


def has_long_run(text: str) -> bool:
    """Can there be a number of a person in `text` at all? For callers that have a million cells."""
    return next(spans(text), None) is not None


def spans(text: str) -> Iterator[Span]:
    """The pieces of `text` that may hold a number, normalised, in order."""
    for gate in _GATE.finditer(text):
        raw = gate.group()
        if len(raw) >= _FEWEST and _hard(raw) >= _FEWEST:
            if _hard(_DATES.sub("", raw)) >= _FEWEST:
                yield _normalised(raw, gate.start())
        elif _SHORTENED.search(raw):
            yield _normalised(raw, gate.start())


def _hard(raw: str) -> int:
    return len(raw.translate(_UNHARD))


def _normalised(raw: str, start: int) -> Span:
    if not any(char in raw for char in _ZERO_WIDTH):
        return Span(raw.translate(_ONE_TO_ONE), range(start, start + len(raw)))
    kept = [(char, start + index) for index, char in enumerate(raw) if char not in _ZERO_WIDTH]
    text = "".join(char for char, _ in kept).translate(_ONE_TO_ONE)
    return Span(text, [offset for _, offset in kept])


def _chains(text: str, groups: Sequence[Group]) -> Iterator[tuple[str, tuple[Group, ...]]]:
    chain: list[Group] = []
    joint = ""
    for group in groups:
        between = text[chain[-1].stop : group.at] if chain else ""
        between = "\n" if between == "\r\n" else between
        if chain and len(between) == 1 and between in " -.\n" and joint in {"", between}:
            chain.append(group)
            joint = between
            continue
        if chain:
            yield joint, tuple(chain)
        chain, joint = [group], ""
    if chain:
        yield joint, tuple(chain)


def glued(text: str, start: int, end: int) -> bool:
    """Part of a longer word of letters and digits, unless those letters say what it is."""
    after = text[end : end + 1]
    if after.isascii() and (after.isalnum() or after == "_"):
        return True
    before = text[max(0, start - 7) : start]
    return bool(_GLUED_BEFORE.search(before)) and not _LABEL_BEFORE.search(before)
