"""Sketches of prose: the smallest hashes of its shingles, by which two texts are compared without keeping them.

Broder's bottom-k sketch: of two sets, the k smallest hashes of their union are a fair sample of it, and the share of
the sample that is in both estimates their resemblance. With k = 128 the standard error is at most 4.4 points.
Digits, letters and marks are left out, so that a new year and new numbers do not make an old text new.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

SHINGLE = 5
"""Characters; statutory phrases are longer, single words shorter."""
_BYTES = 3
"""Of one of these characters in UTF-8."""
_LENGTH = SHINGLE * _BYTES
_REMEMBERED = 4096
KEPT = 128
_MOST = 60_000
"""Characters of prose that are looked at."""
_NOT_HAN = re.compile(r"[^一-龥]+")


def sketch(prose: str, leave_out: Sequence[str] = ()) -> tuple[int, tuple[int, ...]]:
    """Number of distinct shingles, and the smallest hashes of them, ascending (32 bits each).

    `leave_out`: names of the office, so that a copy under another name is seen as one.
    """
    for name in sorted(leave_out, key=len, reverse=True):
        prose = prose.replace(name, "") if name else prose
    text = _NOT_HAN.sub("", prose[:_MOST])
    han = text.encode()
    found = {han[at : at + _LENGTH] for at in range(0, len(han) - _LENGTH + 1, _BYTES)}
    hashes = sorted(set(map(_hash, found)))
    return len(found), tuple([int.from_bytes(one, "big") for one in hashes[:KEPT]])


@lru_cache(_REMEMBERED)
def _hash(shingle: bytes) -> bytes:
    """32 bits; such hashes are in the order of their numbers. Half the words of a report are those of all reports."""
    return hashlib.blake2b(shingle, digest_size=4).digest()


def likeness(first: Sequence[int], second: Sequence[int]) -> int | None:
    """2 × common ÷ (one + other) of their shingles, in percent, estimated; None when either has none.

    With the resemblance J of the two sketches that share is 2J ÷ (1 + J).
    """
    if not first or not second:
        return None
    sample = list(dict.fromkeys(sorted((*first, *second))))[
        :KEPT
    ]  # two ascending runs are merged at once
    both = len({*first}.intersection(second).intersection(sample))
    return _percent(both, len(sample))


def most_likeness(shared: int) -> int:
    """What the likeness of two full sketches with no more than so many hashes in common can reach, in percent."""
    return _percent(min(shared, KEPT), KEPT)


def _percent(both: int, sample: int) -> int:
    resemblance = both / sample
    return round(200 * resemblance / (1 + resemblance))
