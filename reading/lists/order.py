"""The order of a list in time: which of its rows go back in time, and which stand against that order (§7)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

_MOSTLY = 0.6
"""Share of rows in order from which those against it are exceptions: three rows of which one is pinned have 2/3."""
_STRAY = 0.1
"""Share of the lower half that may stand against the order (an editor's back-dated row) before there is none."""
_FEW = 3
"""Rows under which no order is proved."""


def in_order(days: Sequence[date]) -> list[int]:
    """Places of a longest subsequence that never goes forward in time; of two rows that cross, the newer one stays."""
    tails: list[int] = []
    places: list[int] = []
    above: list[int] = []
    for at, day in enumerate(days):
        value = -day.toordinal()
        length = bisect_right(tails, value)
        above.append(places[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        places[length : length + 1] = [at]
    at = places[-1] if places else -1
    out = []
    while at >= 0:
        out.append(at)
        at = above[at]
    return out[::-1]


def leading_exceptions(days: Sequence[date]) -> list[int]:
    """Places of rows in the upper half that are older than the order allows: pinned without a mark.

    24 of 24 dated lists of a real site never went forward (§7). A list that mostly does, or whose lower half is in
    no order either, proves nothing.
    """
    count = len(days)
    if count < _FEW:
        return []
    kept = set(in_order(days))
    half = count // 2
    strays = sum(at not in kept for at in range(half, count))
    if len(kept) < _MOSTLY * count or strays > _STRAY * (count - half):
        return []
    return [at for at in range(half) if at not in kept]
