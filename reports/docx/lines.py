"""Lines of a title: broken between words, of nearly equal length."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from reports.plain import width


def balanced(parts: Sequence[str], limit: int) -> tuple[str, ...]:
    """`parts` on as few lines of `limit` Chinese characters as will do, the longest as short as can be.

    A part that is longer than a line stands alone and is left to the word processor.
    """
    kept = [part for part in parts if part]
    for count in range(1, len(kept) + 1):
        choices = [_cut(kept, cuts) for cuts in combinations(range(1, len(kept)), count - 1)]
        best = min(choices, key=lambda lines: (_longest(lines), _unevenness(lines)))
        if _longest(best) <= 2 * limit or count == len(kept):
            return best
    return ()


def _cut(parts: Sequence[str], cuts: tuple[int, ...]) -> tuple[str, ...]:
    edges = (0, *cuts, len(parts))
    return tuple("".join(parts[a:b]) for a, b in pairwise(edges))


def _longest(lines: tuple[str, ...]) -> int:
    return max(map(width, lines))


def _unevenness(lines: tuple[str, ...]) -> int:
    return _longest(lines) - min(map(width, lines))
