"""The dictionary of a site: what its pages have in common, chosen from pages and tried out on others.

An untuned trained dictionary can be worse than one raw page (7:1 against 10:1 was measured), so nothing is believed:
each candidate packs records that it was not made from, and the one that saves most, its own size counted, is
taken; or none.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import zstandard

from crawler.frames import Packer

FIRST = 9
"""Records after which the first dictionary is made: until then a page costs six times as much."""
SAMPLES = 24
"""Records looked at later: two of three make the dictionary, each third tries it out."""
TRAINED = 16 * 1024
"""Bytes of the trained part; it brings the entropy tables, whole pages behind it bring the rest."""
_SEGMENT = 1000
"""Bytes of COVER's segments. Templates are long: 1,000 gave 26:1 where 200 gave 18:1 and the default 9.6:1."""
_DMER = 8
_TABLE = 16
"""Bits of COVER's table: as good as the default of 20 at a sixth of the time (1 to 2 ms)."""
MAX_PAGE = 48 * 1024
"""Bytes taken of one raw page."""
MAX_SIZE = 112 * 1024
"""Bytes of a dictionary: in use it takes some eight times that in memory."""
HORIZON = 4
"""For how many times the records seen a dictionary must pay: until the question is put again."""
LEAST_GAIN = 0.8
"""A new dictionary replaces the one in use only if it packs to less than this part."""
_ID_FROM, _ID_TO = 32_768, 2**31
"""Numbers that RFC 8878 §5 leaves to private use."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A dictionary that was tried out."""

    data: bytes
    ratio: float
    """Plain bytes to packed ones on the records that it was tried on."""
    baseline: float
    """The same with one raw page as the dictionary."""


def choose(records: Sequence[bytes], present: bytes = b"", phrases: bytes = b"") -> Chosen | None:
    """The dictionary that serves records like these best; None when none is worth its place.

    `records`: `FIRST` to `SAMPLES`, in the order they were written. `present`: the dictionary in use. `phrases`:
    text that other kinds of record have in common.
    """
    trying = records[2::3]
    making = [one for number, one in enumerate(records) if number % 3 != 2]
    plain = sum(map(len, trying))
    without = _packed(Packer(present), trying)
    made = [_tried(data, trying) for data in _candidates(making, phrases)]
    if not made:
        return None
    baseline, best = made[0], min(made, key=lambda one: one.cost(HORIZON * len(records)))
    if present and best.packed > without * LEAST_GAIN:
        return None
    if best.cost(HORIZON * len(records)) >= without * HORIZON * len(records) / len(trying):
        return None
    return Chosen(best.data, plain / best.packed, plain / baseline.packed)


@dataclass(frozen=True, slots=True)
class _Tried:
    data: bytes = field(repr=False)
    packed: int
    """Bytes that the records it was tried on pack to."""
    stored: int
    """Bytes that it takes in the file itself."""
    tried: int
    """Records it was tried on."""

    def cost(self, records: int) -> float:
        """Bytes for so many records with the dictionary itself."""
        return self.packed * records / self.tried + self.stored


def _tried(data: bytes, trying: Sequence[bytes]) -> _Tried:
    packer = Packer(data)
    stored = len(zstandard.ZstdCompressor(level=3).compress(data))
    return _Tried(data, _packed(packer, trying), stored, len(trying))


def _packed(packer: Packer, records: Sequence[bytes]) -> int:
    return sum(len(packer.frame(one)) for one in records)


def _candidates(making: Sequence[bytes], phrases: bytes) -> Iterator[bytes]:
    """First the baseline, one raw page in the published form; then trained ones with none to eight pages behind."""
    pages: list[bytes | bytearray | memoryview] = [one[:MAX_PAGE] for one in making]
    try:
        small, large = _trained(4096, pages), _trained(TRAINED, pages)
    except zstandard.ZstdError:
        return  # too little, or too much alike, to be trained on
    yield _numbered(small + phrases + pages[-1])
    for count in (0, 1, 2, 4, 8):
        data = large + phrases + b"".join(pages[-count:] if count else ())
        if len(data) <= MAX_SIZE:
            yield _numbered(data)


def _trained(size: int, pages: list[bytes | bytearray | memoryview]) -> bytes:
    made = zstandard.train_dictionary(
        size, pages, k=_SEGMENT, d=_DMER, f=_TABLE, split_point=1.0
    )  # we try it out ourselves, on other records
    return made.as_bytes()


def _numbered(data: bytes) -> bytes:
    """The dictionary under a number that follows from its content: a run can be repeated byte for byte."""
    digest = hashlib.sha256(data[8:]).digest()
    number = _ID_FROM + int.from_bytes(digest[:8], "big") % (_ID_TO - _ID_FROM)
    return data[:4] + struct.pack("<I", number) + data[8:]
