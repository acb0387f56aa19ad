"""In how many sentences an expression stands: counted in 6 MB, whatever the number of expressions and of sentences.

Every expression has a cell of 32 bits in each of three rows, and every sentence one of the 32 places. A sentence sets
its place in the cells of its expressions: the same one again changes nothing, the order is all one, and counts of two
sites are joined by "or". The number follows from the places that are set in all its cells (linear counting: Whang,
Vander-Zanden and Taylor 1990; rows as in the sketch of Cormode and Muthukrishnan 2005).
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from zlib import crc32

import zstandard

_CELLS = 1 << 19
"""A row. 20,000 pages have about a million expressions, most of them once: a tenth of the places is set."""
_PLACES = 32
_TO_PLACE = 27
TOP = 100
"""More sentences than that are not told apart: 31 of 32 places are set by 110."""
_ROWS = 3
"""With two, one of a hundred forms that nobody writes looked frequent once in six names."""
_SHIFT = 13
"""19 bits of an expression's 32 find its cell: the lower ones, the upper ones, and the upper ones of a product."""
_SPREAD = 0x9E3779B1
"""Knuth's multiplier for 32 bits, 2³² by the golden ratio."""
_ALL = 0xFFFFFFFF
_SIZE = _ROWS * _CELLS * 4
FEW = 40_000
"""Places up to which they are kept as a list: to set so many takes as long as to join all cells (4 ms)."""


def digest(sentence: bytes) -> int:
    """32 bits of a sentence. Multiplied, since sentences that differ in a character have like sums of CRC."""
    return crc32(sentence) * _SPREAD & _ALL


class Counts:
    """The three rows. `fresh`: what was set since it was taken last, as numbers of cells and places."""

    def __init__(self, packed: bytes = b"") -> None:
        """`packed` as `packed()` gives it; empty = nothing counted yet."""
        self._cells = array("I", bytes(_SIZE))
        self._fresh = array("I")
        self._set: array[int] | None = array("I")
        """Every place that is set, as `_fresh` has them; None where there are more than `FEW`."""
        if packed:
            self.merge(packed)

    def hear(self, sentence: int, expressions: Iterable[bytes]) -> None:
        """A sentence by its `digest`, of which the five highest bits count; its expressions in UTF-8."""
        place = sentence >> _TO_PLACE
        bit, cells, fresh = 1 << place, self._cells, self._fresh
        for one in expressions:
            mark = crc32(one)
            first, second = mark & (_CELLS - 1), _CELLS + (mark >> _SHIFT)
            third = 2 * _CELLS + ((mark * _SPREAD & _ALL) >> _SHIFT)
            if not cells[first] & cells[second] & cells[third] & bit:
                for cell in (first, second, third):
                    if not cells[cell] & bit:
                        cells[cell] |= bit
                        fresh.append(cell << 5 | place)
                        self._note(fresh[-1])

    def sentences(self, expression: str) -> int:
        """In about how many sentences it stands: up to 100, two thirds of the time within a fifth of the truth."""
        mark, cells = crc32(expression.encode()), self._cells
        places = cells[mark & (_CELLS - 1)] & cells[_CELLS + (mark >> _SHIFT)]
        places &= cells[2 * _CELLS + ((mark * _SPREAD & _ALL) >> _SHIFT)]
        free = _PLACES - places.bit_count()
        return min(TOP, round(-_PLACES * math.log(free / _PLACES))) if free else TOP

    def take_fresh(self) -> bytes:
        """What was set since the last time, for who keeps it."""
        taken, self._fresh = self._fresh.tobytes(), array("I")
        return taken

    def join(self, fresh: bytes) -> None:
        """Add what another one's `take_fresh` gave."""
        cells = self._cells
        for one in array("I", fresh):
            bit = 1 << (one & (_PLACES - 1))
            if not cells[one >> 5] & bit:
                cells[one >> 5] |= bit
                self._note(one)

    def merge(self, packed: bytes) -> None:
        """Add another's whole counts."""
        told = _unpacked(packed)
        if len(told) < _SIZE:
            self.join(told)
            return
        mine = int.from_bytes(self._cells.tobytes(), "little")
        both = mine | int.from_bytes(told, "little")
        self._cells, self._set = array("I", both.to_bytes(_SIZE, "little")), None

    def packed(self) -> bytes:
        """All of it, about three bytes for each place that is set: a sorted list of them, or all cells."""
        told = self._cells if self._set is None else array("I", sorted(self._set))
        return zstandard.compress(told.tobytes())

    def _note(self, place: int) -> None:
        if self._set is not None:
            self._set.append(place)
            if len(self._set) > FEW:
                self._set = None


def _unpacked(packed: bytes) -> bytes:
    return zstandard.decompress(packed, max_output_size=_SIZE)
