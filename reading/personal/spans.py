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
_TIE = r"(?:[ \-.\n]|\r\n)"
"""What may stand between two groups of one number: one of these, the same all through."""
_J = f"{_TIE}?"
_D = "[0-9]"
MAY_BE_MOBILE = (
    rf"1(?:[3-9](?:{_D}{{9}}"
    rf"|{_D}{_TIE}(?:{_D}{{8}}|{_D}{{4}}{_TIE}(?:{_D}{{4}}|{_D}{{2}}{_TIE}{_D}{{2}})|{_D}{{3}}{_TIE}{_D}{{5}})"
    rf"|{_D}{{2}}{_TIE}(?:{_D}{{7}}|{_D}{{4}}{_TIE}{_D}{{3}})"
    rf"|{_D}{{3}}{_TIE}{_D}{{6}}|{_D}{{4}}{_TIE}{_D}{{5}}|{_D}{{5}}{_TIE}{_D}{{4}}|{_D}{{6}}{_TIE}{_D}{{3}})"
    rf"|{_TIE}[3-9](?:{_TIE}{_D}){{9}})"
)
"""Eleven digits, whole or in one of the groupings of a mobile (`numbers`)."""
MAY_BE_CARD = r"[0-9]{12}|[ \-][0-9]{8}|[0-9]{4}[ \-][0-9]+X?[ \-][0-9]+X?[ \-][0-9]"
"""What every card and every account has in its span."""
MAY_BE_IDENTITY = rf"(?:1{_J}9|2{_J}0){_J}{_D}{_J}{_D}{_J}[01]{_J}{_D}{_J}[0-3]{_J}{_D}(?:{_J}{_D}){{3}}{_J}[0-9X]"
"""A birth date with four characters behind it, however grouped; fifteen digits hold the twelve of a card."""
SIGNS = ("*", "XX", "…", "...", "  ", "__", "--")
"""One of these is in every mask."""
_TELLING = re.compile(
    "|".join((MAY_BE_MOBILE, MAY_BE_CARD, MAY_BE_IDENTITY, *map(re.escape, SIGNS)))
)
"""What one at least of the readers of numbers asks of a span; a span without is passed over by all."""
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
    return next(_runs(text), None) is not None


def spans(text: str) -> Iterator[Span]:
    """The pieces of `text` in which a number is to be looked for, normalised, in order."""
    for run in _runs(text):
        raw, start = run[0], run.start()
        if raw.isascii() and not ("x" in raw or "#" in raw or "?" in raw):
            if _TELLING.search(raw):
                yield Span(raw, range(start, start + len(raw)))
        elif _TELLING.search((span := _normalised(raw, start)).text):
            yield span


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Runs with as many digits and masks as a number has, or with something that stands for them."""
    for run in _GATE.finditer(text):
        raw = run[0]
        if len(raw) >= _FEWEST and _has_enough(raw):
            if not _may_be_dates(raw) or _has_enough(_DATES.sub("", raw)):
                yield run
        elif _SHORTENED.search(raw):
            yield run


def _has_enough(raw: str) -> bool:
    """Are there as many digits and masks as the shortest number has?"""
    light = raw.count(" ") + raw.count("-") + raw.count(".") + raw.count("\n")
    return len(raw) - light - raw.count("_") - raw.count("\r") >= _FEWEST


def _may_be_dates(raw: str) -> bool:
    """A cheap look before the search for dates."""
    return ("-" in raw or "." in raw) and ("20" in raw or "19" in raw)


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
