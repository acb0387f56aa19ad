"""What the child process that reads files does; `apart` starts it, `records.apart.entry` holds it."""

from __future__ import annotations

import msgspec

from reading.documents.reader import read_document
from reading.documents.talk import Asked, Copied, Told, Wish
from records.errors import DocumentError
from records.privacy import veil

MOST_BODIES = 1000
"""Files one process reads before a fresh one takes over: leaks of native parsers stay small."""
MOST_HELD = 300 * 2**20
"""Bytes of memory still held after a file, after which the process ends itself, for the same reason."""
IDLE = None


def answer(asked: bytes, body: bytes) -> bytes:
    """The facts of a file, or its masked copy."""
    wanted = msgspec.msgpack.decode(asked, type=Asked)
    return msgspec.msgpack.encode(_made(wanted, body))


def _made(asked: Asked, body: bytes) -> Told | Copied:
    if asked.wish:
        return _copied(body, asked, asked.wish)
    return Told(read_document(body, asked.name, asked.format))


def _copied(body: bytes, asked: Asked, wish: Wish) -> Copied:
    from reading.documents.masking import masked_copy  # who only reads goes without

    try:
        fixed = masked_copy(body, asked.name, asked.format, wish.convention, wish.few)
    except DocumentError as error:
        return Copied(None, veil(str(error)))
    return Copied(fixed, "")
