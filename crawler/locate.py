"""Which byte of a block was altered, from sixteen bytes that were kept of it.

A block's mark is its CRC-32 and the first twelve bytes of its SHA-256. CRC-32 is linear: the difference of two
checksums is the checksum of the difference alone. Stepping that back over the bytes behind a place gives the four
bytes that would have to differ there; the SHA-256 of the block so mended says whether it is the true place. So an
alteration of up to four neighbouring bytes is named to the byte; of a longer one only the block is known.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import cache

BLOCK = 1024
"""Bytes of a block; its mark costs 1.6 % of it."""
MARK = 16
_POLYNOMIAL = 0xEDB88320
_REACH = 4


def mark(block: bytes) -> bytes:
    """What is kept of a block."""
    return zlib.crc32(block).to_bytes(4, "big") + hashlib.sha256(block).digest()[: MARK - 4]


def marks(data: bytes) -> bytes:
    """The marks of all blocks of a stretch, the last of which may be shorter."""
    return b"".join(mark(data[at : at + BLOCK]) for at in range(0, len(data), BLOCK))


def first_altered(block: bytes, known: bytes) -> int | None:
    """Where a block that does not fit its mark was altered first; None when more than four bytes apart were.

    `block` has the length that it had when it was marked.
    """
    difference = zlib.crc32(block) ^ int.from_bytes(known[:4], "big")
    for at, needed in _candidates(difference, len(block)):
        mended = bytearray(block)
        for place, byte in enumerate(needed.to_bytes(_REACH, "little"), at):
            if byte:
                mended[place] ^= byte
        if mark(bytes(mended)) == known:
            return at
    return None


def _candidates(difference: int, length: int) -> list[tuple[int, int]]:
    """(place, the four bytes that must differ from there on, little-endian), single bytes first."""
    back, found = _backward(), []
    for at in range(length - 1, -1, -1):
        difference = back[difference >> 24] ^ (difference << 8 & 0xFFFFFFFF)
        fits = difference < 1 << 8 * min(_REACH, length - at)
        if fits and difference & 0xFF:
            found.append((at, difference))
    return sorted(found, key=lambda one: (one[1] >> 8 != 0, one[0]))


@cache
def _backward() -> tuple[int, ...]:
    """By the top byte of a CRC register: what undoes the step that one zero byte made."""
    forward = [_forward(byte) for byte in range(256)]
    undo = [0] * 256
    for byte, step in enumerate(forward):
        undo[step >> 24] = (step << 8 & 0xFFFFFFFF) ^ byte
    return tuple(undo)


def _forward(register: int) -> int:
    for _ in range(8):
        register = register >> 1 ^ (_POLYNOMIAL if register & 1 else 0)
    return register
