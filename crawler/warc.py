"""WARC/1.1 records as bytes (ISO 28500:2017): pure functions of what was fetched."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from records import Snapshot

Fields = Sequence[tuple[str, str]]

_REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_UNPACKED = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that no longer describe the body: it is kept decoded and whole."""
_URI_CHARS = ":/?#[]@!$&'()*+,;=%~-._"


def record(kind: str, fields: Fields, block: bytes) -> bytes:
    """One whole record."""
    lines = [b"WARC/1.1", b"WARC-Type: " + kind.encode()]
    lines += [f"{name}: {value}".encode() for name, value in fields if value]
    lines.append(b"Content-Length: %d" % len(block))
    return b"\r\n".join([*lines, b"", block]) + b"\r\n\r\n"


def warcinfo(name: str, software: str, at: datetime) -> bytes:
    """The first record of a file: who wrote it."""
    block = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    fields = (
        ("WARC-Record-ID", record_id("warcinfo", name, at)),
        ("WARC-Date", warc_date(at)),
        ("WARC-Filename", name),
        ("Content-Type", "application/warc-fields"),
    )
    return record("warcinfo", fields, block)


def metadata(snapshot: Snapshot, software: str) -> bytes:
    """How the response came about: what was asked for, by whom, over which hops, in what time."""
    told = [
        ("requested", snapshot.url),
        ("method", "GET"),
        ("user-agent", software),
        *(("via", hop) for hop in snapshot.hops),
        ("fetchTimeMs", f"{snapshot.seconds * 1000:.0f}"),
    ]
    block = "".join(f"{name}: {value}\r\n" for name, value in told).encode()
    uri, at = as_uri(snapshot.final_url), snapshot.at
    fields = (
        ("WARC-Record-ID", record_id("metadata", snapshot.url, at)),
        ("WARC-Concurrent-To", record_id("response", snapshot.url, at)),
        ("WARC-Date", warc_date(at)),
        ("WARC-Target-URI", uri),
        ("Content-Type", "application/warc-fields"),
    )
    return record("metadata", fields, block)


def response(snapshot: Snapshot, digest: str) -> bytes:
    """The answer; `digest` is the SHA-256 of the body, hex."""
    fields = (*_common(snapshot, digest), *_content("response"))
    return record("response", fields, http_head(snapshot) + snapshot.body)


def revisit(
    snapshot: Snapshot, digest: str, url: str, at: datetime, warc: str, offset: int
) -> bytes:
    """The same body as the response record for `url` of `at`, which lies in file `warc` at `offset`."""
    fields = (
        *_common(snapshot, digest),
        ("WARC-Profile", _REVISIT),
        ("WARC-Refers-To-Target-URI", as_uri(url)),
        ("WARC-Refers-To-Date", warc_date(at)),
        ("WARC-Refers-To-Filename", warc),
        ("WARC-Refers-To-File-Offset", str(offset)),
        *_content("response"),
    )
    return record("revisit", fields, http_head(snapshot))


def http_head(snapshot: Snapshot) -> bytes:
    """Status line and headers, fit to the body as it is kept; what was changed stays under another name."""
    try:
        phrase = HTTPStatus(snapshot.status).phrase
    except ValueError:
        phrase = ""
    lines = [f"HTTP/1.1 {snapshot.status} {phrase}"]
    for name, value in snapshot.headers:
        kept = f"x-archive-orig-{name}" if name in _UNPACKED else name
        lines.append(f"{kept}: {value}")
    lines.append(f"content-length: {len(snapshot.body)}")
    return "\r\n".join([*lines, "", ""]).encode()


def parse(data: bytes) -> tuple[str, dict[str, str], bytes]:
    """Type, header fields (names in lower case) and block of one record. Raises `ValueError`."""
    head, found, rest = data.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    if not found or not lines[0].startswith("WARC/"):
        raise ValueError("not a WARC record")
    pairs = (line.partition(": ") for line in lines[1:])
    fields = {name.lower(): value for name, _, value in pairs}
    return fields["warc-type"], fields, rest[: int(fields["content-length"])]


@lru_cache(2)
def as_uri(url: str) -> str:
    """An address in ASCII, as it goes over the wire: host in IDNA, the rest percent-encoded as UTF-8."""
    if url.isascii():
        return url
    host = urlsplit(url).hostname or ""
    if not host.isascii():
        url = url.replace(host, host.encode("idna").decode(), 1)
    return quote(url, safe=_URI_CHARS)


@lru_cache(2)
def warc_date(at: datetime) -> str:
    """UTC with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


@lru_cache(2)
def record_id(kind: str, url: str, at: datetime) -> str:
    """A UUID that follows from what the record is: no chance in it, so a run can be repeated.

    Of version 5 and the variant of RFC 9562, which stand in the digits 12 and 16.
    """
    digits = hashlib.sha256(f"{kind} {at.isoformat()} {url}".encode()).hexdigest()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"<urn:uuid:{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}>"


def _common(snapshot: Snapshot, digest: str) -> Fields:
    return (
        ("WARC-Record-ID", record_id("response", snapshot.url, snapshot.at)),
        ("WARC-Date", warc_date(snapshot.at)),
        ("WARC-Target-URI", as_uri(snapshot.final_url)),
        ("WARC-IP-Address", snapshot.peer),
        ("WARC-Payload-Digest", "sha256:" + base64.b32encode(bytes.fromhex(digest)).decode()),
    )


def _content(kind: str) -> Fields:
    return (("Content-Type", f"application/http; msgtype={kind}"),)
