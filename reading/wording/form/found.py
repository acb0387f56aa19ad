"""A text as the checks of form look at it, and the slips that they make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from records.wording import Slip

PUNCTUATION = "GB/T 15834—2011《标点符号用法》"
NUMERALS = "GB/T 15835—2011《出版物上数字用法》"
LAYOUT = "GB/T 9704—2012《党政机关公文格式》"
CALENDAR = "公历历法"
PLAIN = "公文校对的一般要求"
HAN = "一-鿿〇"
"""Chinese characters, for a class of a regular expression."""
_FULL = {ord("０") + digit: str(digit) for digit in range(10)}
FULL_DIGITS = frozenset("０１２３４５６７８９")
ENDS = frozenset("。！？；")
"""Marks behind which a sentence or a member of it is whole."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its place in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Paper:
    """A text, with what several checks ask of it."""

    text: str

    @cached_property
    def marks(self) -> frozenset[str]:
        """The characters that occur in it: one pass, and most checks need look no further."""
        return frozenset(self.text)

    @cached_property
    def plain(self) -> str:
        """The text with full-width digits as ordinary ones, each in its place."""
        return self.text if self.marks.isdisjoint(FULL_DIGITS) else self.text.translate(_FULL)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines that are not blank; cells of a table, which a tab parts, are lines, too."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        at = 0
        for line in self.text.replace("\t", "\n").replace("\r", "\n").split("\n"):
            bare = line.strip()
            if bare:
                yield Line(at + line.index(bare), bare)
            at += len(line) + 1

    def slip(self, start: int, end: int, right: str, kind: str, reason: str, source: str) -> Slip:
        """A slip of form (S4) at a place."""
        return Slip(start, end, self.text[start:end], right, "S4", kind, reason, source)
