"""Where digits stand: the gate, the normalised spans behind it, and the shapes inside a span.

The gate is one cheap regular expression; everything else runs only on what it lets through (under 1 % of
page text). Normalising is one to one but for zero-width characters, so a short offset list is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reading.personal.regions import birth_is_plausible

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_DIGITS = "0-9０-９"
_STARS = "*＊﹡✱✲●•█■□○×"
_JOINTS = " \u00a0\u2002\u2003\u2009\u202f\u3000\\-－—–‐‑−﹣.·\r\n"
_GATE = re.compile(
    f"[{_DIGITS}{_STARS}XxＸｘ][{_DIGITS}{_STARS}XxＸｘ{_JOINTS}{_ZERO_WIDTH}]{{12,}}[{_DIGITS}{_STARS}XxＸｘ]"
)
_ONE_TO_ONE = str.maketrans(
    "０１２３４５６７８９Ｘｘx\u00a0\u2002\u2003\u2009\u202f\u3000－—–‐‑−﹣·" + _STARS[1:],
    "0123456789XXX" + " " * 6 + "-" * 7 + "." + "*" * (len(_STARS) - 1),
)
_GROUP = re.compile(r"[0-9]+(?:X(?![0-9X]))?")
_MASKED = re.compile(r"(?<![0-9*X])[1-9][0-9]*[*X][0-9*X]+|(?<![0-9*X])[1-9][0-9]{16}\*")
_JOINS = frozenset({" ", "-", ".", "\n", "\r\n"})
"""What may stand between two groups of one number: one of these, the same all through."""
_LEAST_MASKED = 14
"""Shortest mask of an identity number met (6 + 4 stars + 4)."""
_GLUED_BEFORE = re.compile(r"[A-Za-z_]$")
_LABEL_BEFORE = re.compile(r"(?<![A-Za-z])(?:id|no|idno|sfz|sfzh)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Digits that have the length of an identity number, or a mask of one."""

    value: str
    """Normalised: digits, `X`, and `*` for what a mask hides."""
    start: int
    end: int
    """Offsets into the raw text."""
    masked: bool = False
    split: bool = False
    """Was it put together from several groups?"""


@dataclass(frozen=True, slots=True)
class _Span:
    text: str
    offsets: Sequence[int]
    """Offset in the raw text of each character of `text`."""

    def candidate(
        self, start: int, end: int, *, masked: bool = False, split: bool = False
    ) -> Candidate:
        value = re.sub(r"[^0-9X*]", "", self.text[start:end])
        if masked:
            value = re.sub(r"X(?=.)", "*", value)
        return Candidate(value, self.offsets[start], self.offsets[end - 1] + 1, masked, split)


def has_long_run(text: str) -> bool:
    """Can there be an identity number in `text` at all? For callers that have a million cells."""
    return _GATE.search(text) is not None


def candidates(text: str) -> Iterator[Candidate]:
    """All candidates of `text`, in order, not overlapping."""
    for gate in _GATE.finditer(text):
        span = _normalised(gate.group(), gate.start())
        found = [item for item in _in_span(span) if not _glued(text, item)]
        yield from sorted(found, key=lambda item: item.start)


def _normalised(raw: str, start: int) -> _Span:
    if not any(char in raw for char in _ZERO_WIDTH):
        return _Span(raw.translate(_ONE_TO_ONE), range(start, start + len(raw)))
    kept = [(char, start + index) for index, char in enumerate(raw) if char not in _ZERO_WIDTH]
    text = "".join(char for char, _ in kept).translate(_ONE_TO_ONE)
    return _Span(text, [offset for _, offset in kept])


def _in_span(span: _Span) -> list[Candidate]:
    groups = [found.span() for found in _GROUP.finditer(span.text)]
    found = [span.candidate(start, end) for start, end in groups if _whole(span.text, start, end)]
    found += _split_groups(span, groups)
    masks = (mask for mask in _MASKED.finditer(span.text) if _is_mask(mask.group()))
    return found + [span.candidate(*mask.span(), masked=True) for mask in masks]


def _whole(text: str, start: int, end: int) -> bool:
    """18 characters, whatever stars are beside them (footnotes, bold type); or 15 digits without."""
    if end - start == 18:
        return True
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return end - start == 15 and "*" not in beside and "X" not in text[start:end] + beside


def _is_mask(value: str) -> bool:
    """Stars (or a run of X) for some of 14 to 18 characters, with no whole number left."""
    hidden = "*" in value or "XX" in value
    return hidden and _LEAST_MASKED <= len(value) <= 18 and not value[:18].rstrip("X").isdigit()


def _split_groups(span: _Span, groups: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Numbers written in groups (`990101 1990…`) or broken over two lines."""
    found: list[Candidate] = []
    chain: list[tuple[int, int]] = []
    joint = ""
    for group in groups:
        between = span.text[chain[-1][1] : group[0]] if chain else ""
        if chain and between == joint and _links(span.text, group):
            chain.append(group)
            continue
        found += _in_chain(span, chain, joint)
        if (
            between in _JOINS
            and chain
            and _links(span.text, chain[-1])
            and _links(span.text, group)
        ):
            chain, joint = [chain[-1], group], between
        else:
            chain, joint = [group], ""
    return found + _in_chain(span, chain, joint)


def _links(text: str, group: tuple[int, int]) -> bool:
    """A group that is a number of its own joins nothing."""
    return not _whole(text, *group)


def _in_chain(span: _Span, chain: Sequence[tuple[int, int]], joint: str) -> list[Candidate]:
    """Runs of groups with 18 characters and a plausible birth date, left to right, not overlapping.

    A dashed or dotted number is the whole chain or it is none (project codes, index numbers).
    """
    sums = list(accumulate((end - start for start, end in chain), initial=0))
    if len(chain) < 2 or (joint in {"-", "."} and sums[-1] != 18):
        return []
    digits = "".join(span.text[start:end] for start, end in chain)
    ends = {total: index for index, total in enumerate(sums)}
    found: list[Candidate] = []
    free = 0
    for first, total in enumerate(sums):
        last = ends.get(total + 18)
        if last is not None and first >= free and _could_be(digits[total : total + 18]):
            found.append(span.candidate(chain[first][0], chain[last - 1][1], split=True))
            free = last
    return found


def _could_be(value: str) -> bool:
    return value[:17].isdigit() and birth_is_plausible(value)


def _glued(text: str, item: Candidate) -> bool:
    """Part of a longer word of letters and digits, unless those letters say what it is."""
    after = text[item.end : item.end + 1]
    if after.isascii() and (after.isalnum() or after == "_"):
        return True
    before = text[max(0, item.start - 6) : item.start]
    return bool(_GLUED_BEFORE.search(before)) and not _LABEL_BEFORE.search(before)
