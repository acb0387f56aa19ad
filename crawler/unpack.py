"""Content decoding with a limit: gzip and deflate, announced or not."""

from __future__ import annotations

import zlib

_GZIP = b"\x1f\x8b\x08"
_RAW, _ZLIB, _GZIP_BITS = -zlib.MAX_WBITS, zlib.MAX_WBITS, zlib.MAX_WBITS | 16
_MOST_CODINGS = 5
"""Encodings one over another; browsers and curl stop there, too. Servers use one, seldom two."""
_MOST_MEMBERS = 4096
"""Members of one gzip body: block gzip makes one for 64 KB. A million empty ones fit into the largest body."""
_PIECE = 256 * 1024
_TEXTUAL = (
    "text/",
    "application/json",
    "application/xml",
    "application/xhtml",
    "application/javascript",
)


class TooMuch(Exception):
    """More bytes after decompression than the limit."""


class Broken(Exception):
    """The bytes are not in the encoding that was announced, or end too early."""


def unpack(body: bytes, encoding: str, content_type: str, limit: int) -> bytes:
    """`body` freed of its Content-Encoding, at most `limit` bytes.

    Some servers send gzip that nobody asked for and say nothing (a textual type that starts like gzip), and
    some announce gzip and send plain bytes: both are read as what they are.
    Raises `TooMuch` or `Broken`.
    """
    names = [name.strip().lower() for name in encoding.split(",") if name.strip()]
    if len(names) > _MOST_CODINGS:
        raise Broken(f"{len(names)} content-encodings one over another")
    for name in reversed(names):
        body = _decoded(body, name, limit)
    if not names and body.startswith(_GZIP) and _is_textual(content_type):
        body = _inflated(body, _GZIP_BITS, limit)
    if len(body) > limit:
        raise TooMuch
    return body


def _is_textual(content_type: str) -> bool:
    return not content_type or content_type.lower().startswith(_TEXTUAL)


def _decoded(body: bytes, name: str, limit: int) -> bytes:
    if name == "identity" or not body:
        return body
    if name in {"gzip", "x-gzip"}:
        return _inflated(body, _GZIP_BITS, limit) if body.startswith(_GZIP[:2]) else body
    if name == "deflate":
        # RFC 9110 means zlib's wrapper; some servers send the bare stream.
        wrapped = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
        return _inflated(body, _ZLIB if wrapped else _RAW, limit)
    raise Broken(f"content-encoding {name[:20]} was not asked for")


def _inflated(body: bytes, bits: int, limit: int) -> bytes:
    """`body` decompressed, piece by piece: what follows a member is copied once a piece and not once a member."""
    view, at, room = memoryview(body), 0, limit
    parts: list[bytes] = []
    for _ in range(_MOST_MEMBERS):
        stream = zlib.decompressobj(bits)
        while not stream.eof:
            if at >= len(view):
                raise Broken("compressed data ends too early")
            try:
                part = stream.decompress(view[at : at + _PIECE], room + 1)
            except zlib.error as error:
                raise Broken(str(error)) from error
            room -= len(part)
            if room < 0:
                raise TooMuch
            parts.append(part)
            at = min(at + _PIECE, len(view))
        at -= len(stream.unused_data)
        if bits != _GZIP_BITS or view[at : at + len(_GZIP)] != _GZIP:
            return b"".join(parts)
    raise Broken(f"more than {_MOST_MEMBERS} gzip members")
