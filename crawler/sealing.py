"""Records with personal data, sealed: AES-256-GCM under a key of the office (docs/decisions/0014).

A sealed record is a skippable zstd frame of our own magic, which every other reader passes over:

    magic · length (4 bytes each, little-endian) · key id (8) · nonce (12) · ciphertext of the record's frame · tag (16)

The head up to the key id is authenticated with it. Without a key its length can be told, and whose key it wants.
"""

from __future__ import annotations

import hashlib
import os
import struct
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING

from records import Document, Page
from records.accounts import Feed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = 0x184D2A5E
"""The published form of WARC files takes ...5D for dictionaries; these are the frames that RFC 8878 leaves to users."""
MARK = struct.pack("<I", MAGIC)
_HEAD = struct.Struct("<II8s")
HEAD_SIZE = _HEAD.size
_BEFORE = 8
"""Bytes before what a skippable frame's length counts: the magic and the length itself (RFC 8878 §3.1.2)."""
KEY = 32
"""Bytes of a key: AES-256."""
NONCE = 12
"""Bytes, by chance: safe for 2**32 records of one key (NIST SP 800-38D §8.3); a county writes some 10**5 a year."""
TAG = 16
MISSING = "存档加密需要可选组件 sealed（缺少 cryptography：pip install 'mingjian[sealed]'）"


class WrongKey(Exception):
    """A sealed frame wants a key that the ring has not."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys of an office: the first seals, all of them open."""

    keys: tuple[bytes, ...] = field(default=(), repr=False)
    """`KEY` bytes each."""

    @property
    def seals(self) -> bool:
        """Is there a key to seal with?"""
        return bool(self.keys)

    @property
    def ids(self) -> tuple[str, ...]:
        """The keys by their ids; the one that seals first."""
        return tuple(key_id(one).hex() for one in self.keys)

    def seal(self, frame: bytes) -> bytes:
        """A frame, sealed under the first key."""
        key, nonce = self.keys[0], os.urandom(NONCE)
        head = _HEAD.pack(MAGIC, HEAD_SIZE - _BEFORE + NONCE + len(frame) + TAG, key_id(key))
        return head + nonce + _cipher(key).encrypt(nonce, frame, head)

    def open(self, sealed: bytes) -> bytes:
        """The frame in a sealed one. Raises `WrongKey`, or `ValueError` when it was altered."""
        known = {key_id(one): one for one in self.keys}
        head, rest = sealed[:HEAD_SIZE], sealed[HEAD_SIZE:]
        wanted = _HEAD.unpack(head)[2]
        if wanted not in known:
            raise WrongKey(wanted.hex())
        from cryptography.exceptions import InvalidTag

        try:
            return _cipher(known[wanted]).decrypt(rest[:NONCE], rest[NONCE:], head)
        except InvalidTag:
            raise ValueError("sealed frame was altered") from None


NO_KEYS = Ring()
"""Seals nothing and opens nothing."""


def key_id(key: bytes) -> bytes:
    """What a key is called by: eight bytes that say nothing of it."""
    return hashlib.sha256(b"mingjian-sealed" + key).digest()[:8]


def why_not() -> str:
    """Why nothing can be sealed or opened here, in Chinese; empty when it can."""
    return "" if find_spec("cryptography") else MISSING


def exposes(facts: Page | Document | Feed) -> bool:
    """Is it to be sealed? Personal data was seen in it, or it is a file that could not be read whole.

    Of what nobody has read nobody can say that it holds none.
    """
    unread = isinstance(facts, Document) and bool(facts.reasons)
    return bool(facts.exposures or facts.personal) or unread


def wanted_key(file: IO[bytes], offset: int) -> str:
    """The id of the key that the frame at `offset` wants; empty when it is not sealed. Raises `OSError`."""
    file.seek(offset)
    head = file.read(HEAD_SIZE)
    sealed = head.startswith(MARK) and len(head) == HEAD_SIZE
    return _HEAD.unpack(head)[2].hex() if sealed else ""


def length_of(head: bytes) -> int:
    """Bytes of the sealed frame that begins so. Raises `ValueError` when it can be none."""
    if len(head) < HEAD_SIZE:
        raise ValueError("sealed frame cut short")
    length = int(_HEAD.unpack_from(head)[1]) + _BEFORE
    if length < HEAD_SIZE + NONCE + TAG:
        raise ValueError("sealed frame too short")
    return length


def _cipher(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)
