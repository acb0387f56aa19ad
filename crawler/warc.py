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

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
UNMODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
PATCH = "urn:mingjian:warc:revisit:zstd-patch:1"
"""Profile of ours: the block is the HTTP head and then a patch against an earlier record of the same file."""
TOOK = "X-Fetch-Time-Ms"
STEP = "X-Patch-Step"
"""How many versions a patch lies behind its key frame."""
_NOT_MODIFIED = 304
_UNPACKED = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that no longer describe the body: it is kept decoded and whole."""
_WORDLESS = frozenset(
    b"accept-ranges age cache-control connection content-encoding content-language content-length content-type date "
    b"etag expires keep-alive last-modified server transfer-encoding vary x-archive-orig-content-encoding "
    b"x-archive-orig-content-length x-archive-orig-transfer-encoding x-archive-rendered-by".split()
)
"""Headers about the sending; what is left out of a bare head are those that take words of the page."""
_URI_CHARS = ":/?#[]@!$&'()*+,;=%~-._"


def record(kind: str, fields: Fields, block: bytes) -> bytes:
    """One whole record."""
    lines = [b"WARC/1.1", b"WARC-Type: " + kind.encode()]
    lines += [f"{name}: {value}".encode() for name, value in fields if value]
    lines.append(b"Content-Length: %d" % len(block))
    return b"\r\n".join([*lines, b"", block]) + b"\r\n\r\n"


def warcinfo(name: str, software: str, at: datetime, more: Fields = ()) -> bytes:
    """The first record of a file: who wrote it, and what else is to be said of it."""
    told = (("software", software), ("format", "WARC File Format 1.1"), *more)
    block = _lines(told)
    fields = (
        ("WARC-Record-ID", record_id("warcinfo", name, at)),
        ("WARC-Date", warc_date(at)),
        ("WARC-Filename", name),
        ("Content-Type", "application/warc-fields"),
    )
    return record("warcinfo", fields, block)


def told_apart(snapshot: Snapshot) -> bool:
    """Is there more to say of a visit than its address and answer: hops, retries, another request than GET?"""
    return bool(snapshot.hops) or snapshot.attempts > 1 or snapshot.request is not None


def metadata(snapshot: Snapshot, software: str) -> bytes:
    """How the response came about: what was asked for, by whom, over which hops, in what time."""
    asked = snapshot.request
    told = [
        ("requested", asked.url if asked else snapshot.url),
        ("method", asked.method if asked else "GET"),
        ("user-agent", software),
        *(("via", hop) for hop in snapshot.hops),
        ("attempts", str(snapshot.attempts)),
        ("fetchTimeMs", _milliseconds(snapshot)),
    ]
    fields = (*beside(snapshot, "metadata"), ("Content-Type", "application/warc-fields"))
    return record("metadata", fields, _lines(told))


def request(snapshot: Snapshot, software: str) -> bytes:
    """What a page's script asked for, as it was sent; cookies are left out."""
    asked = snapshot.request
    assert asked is not None
    parts, body = urlsplit(as_uri(asked.url)), asked.body.encode()
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    form = asked.content_type or ("application/x-www-form-urlencoded" if body else "")
    heads = (
        ("host", parts.netloc),
        ("user-agent", software),
        ("accept", asked.accept),
        ("referer", as_uri(asked.referer)),
        ("content-type", form),
        ("content-length", str(len(body)) if body else ""),
    )
    head = f"{asked.method} {path} HTTP/1.1\r\n".encode() + _lines(heads) + b"\r\n"
    fields = (*beside(snapshot, "request"), *_content("request"))
    return record("request", fields, head + body)


def beside(snapshot: Snapshot, kind: str) -> Fields:
    """The fields of a record that belongs to the snapshot's response."""
    return (
        ("WARC-Record-ID", record_id(kind, snapshot.url, snapshot.at)),
        ("WARC-Concurrent-To", record_id("response", snapshot.url, snapshot.at)),
        ("WARC-Date", warc_date(snapshot.at)),
        ("WARC-Target-URI", as_uri(snapshot.final_url)),
    )


def response(snapshot: Snapshot, digest: str) -> bytes:
    """The answer; `digest` is the SHA-256 of the body, hex."""
    fields = (*_common(snapshot, digest), *_content("response"))
    return record("response", fields, http_head(snapshot) + snapshot.body)


def revisit(
    snapshot: Snapshot,
    digest: str,
    url: str,
    at: datetime,
    warc: str,
    offset: int,
    *,
    bare: bool = False,
) -> bytes:
    """The same body as the response record for `url` of `at`, which lies in file `warc` at `offset`.

    `bare`: of the HTTP head only what can say nothing about anybody (`bared`).
    """
    head = http_head(snapshot)
    fields = (
        *_common(snapshot, digest),
        ("WARC-Profile", UNMODIFIED if snapshot.status == _NOT_MODIFIED else IDENTICAL),
        ("WARC-Refers-To-Target-URI", as_uri(url)),
        ("WARC-Refers-To-Date", warc_date(at)),
        ("WARC-Refers-To-Filename", warc),
        ("WARC-Refers-To-File-Offset", str(offset)),
        *_content("response"),
    )
    return record("revisit", fields, bared(head) if bare else head)


def patched(snapshot: Snapshot, digest: str, made: bytes, offset: int, step: int) -> bytes:
    """An answer as a patch against the body of the record at `offset` of the same file."""
    fields = (
        *_common(snapshot, digest),
        ("WARC-Profile", PATCH),
        ("WARC-Refers-To-File-Offset", str(offset)),
        (STEP, str(step)),
        *_content("response"),
    )
    return record("revisit", fields, http_head(snapshot) + made)


def phrases(example: bytes) -> bytes:
    """What revisits, patches and metadata records have in common, for a dictionary; made from one response."""
    _, fields, block = parse(example)
    same = b"".join(line + b"\r\n" for line in example.split(b"\r\n", 12)[2:7])
    where, date = fields["warc-target-uri"], fields["warc-date"]
    beside_it = f"WARC-Date: {date}\r\nWARC-Target-URI: {where}\r\n".encode()
    http = block.partition(b"\r\n\r\n")[0]
    told = f"\r\n\r\nrequested: {where}\r\nmethod: GET\r\nuser-agent: \r\nattempts: 1\r\nfetchTimeMs: 1"
    refers = f"\r\nWARC-Refers-To-Target-URI: {where}\r\nWARC-Refers-To-Date: {date}"
    return b"".join(
        [
            b"WARC/1.1\r\nWARC-Type: metadata\r\n", beside_it, b"WARC-Concurrent-To: <urn:uuid:",
            b"Content-Type: application/warc-fields\r\nContent-Length: 1", told.encode(),
            b"WARC/1.1\r\nWARC-Type: revisit\r\n", same, b"WARC-Profile: ", IDENTICAL.encode(),
            refers.encode(), b"\r\nWARC-Refers-To-Filename: 0001.warc.zst\r\n",
            b"WARC/1.1\r\nWARC-Type: revisit\r\n", same, b"WARC-Profile: ", PATCH.encode(),
            b"\r\nWARC-Refers-To-File-Offset: 1", f"\r\n{STEP}: 1".encode(),
            b"\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 5", b"\r\n\r\n",
            http, b"\r\n\r\n\x28\xb5\x2f\xfd",
        ]
    )  # fmt: skip


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
    if snapshot.rendered:
        lines.append(f"x-archive-rendered-by: {snapshot.rendered}")
    lines.append(f"content-length: {len(snapshot.body)}")
    return "\r\n".join([*lines, "", ""]).encode()


def bared(head: bytes) -> bytes:
    """An HTTP head without the headers that may carry words of the page: file names, addresses, cookies."""
    lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    kept = [one for one in lines[1:] if one.partition(b":")[0].strip().lower() in _WORDLESS]
    return b"\r\n".join([*lines[:1], *kept, b"", b""])


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


def payload_digest(digest: str) -> str:
    """A hex SHA-256 as WARC writes it."""
    return "sha256:" + base64.b32encode(bytes.fromhex(digest)).decode()


def _lines(told: Fields) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in told if value).encode()


def _milliseconds(snapshot: Snapshot) -> str:
    return f"{snapshot.seconds * 1000:.0f}"


def _common(snapshot: Snapshot, digest: str) -> Fields:
    return (
        ("WARC-Record-ID", record_id("response", snapshot.url, snapshot.at)),
        ("WARC-Date", warc_date(snapshot.at)),
        ("WARC-Target-URI", as_uri(snapshot.final_url)),
        ("WARC-IP-Address", snapshot.peer),
        ("WARC-Payload-Digest", payload_digest(digest)),
        (TOOK, _milliseconds(snapshot)),
    )


def _content(kind: str) -> Fields:
    return (("Content-Type", f"application/http; msgtype={kind}"),)
