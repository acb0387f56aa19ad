"""The headers of a request: who asks, what a page's script would add, and the marks of the version we have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import metadata

from crawler.warc import as_uri
from records import Request

RawHeaders = tuple[tuple[bytes, bytes], ...]

_FORM = "application/x-www-form-urlencoded; charset=UTF-8"


@cache
def user_agent(contact: str) -> str:
    """`Mingjian/<version> (+<contact>)`: who asks and where to complain; ASCII as HTTP wants it."""
    reach = "".join(
        char for char in contact if char.isascii() and char.isprintable() and char not in "()"
    )
    told = f"+{reach.strip()}" if reach.strip() else "compliance check of government websites"
    return f"Mingjian/{metadata.version('mingjian')} ({told})"


def usual(contact: str) -> RawHeaders:
    """What every request says."""
    return (
        (b"User-Agent", user_agent(contact).encode()),
        (b"Accept", b"text/html,application/xhtml+xml,*/*;q=0.8"),
        (b"Accept-Language", b"zh-CN,zh;q=0.9"),
        (b"Accept-Encoding", b"gzip, deflate"),
    )


def scripted(headers: RawHeaders, asked: Request) -> RawHeaders:
    """`headers` as a page's script would send them: with its own Accept, the page it runs on, and its mark."""
    told = [("X-Requested-With", "XMLHttpRequest")]
    if asked.referer:
        told.append(("Referer", _ascii(asked.referer.partition("#")[0])))
    if asked.method != "GET":
        told.append(("Content-Type", asked.content_type or _FORM))
    if asked.accept:
        told.append(("Accept", asked.accept))
        headers = tuple(pair for pair in headers if pair[0] != b"Accept")
    return (*headers, *_raw(told))


def unless(marks: tuple[str, str]) -> RawHeaders:
    """Conditional headers; both where we have both, as RFC 9110 §13.1.3 asks of a client."""
    etag, modified = marks
    told = (("If-None-Match", etag), ("If-Modified-Since", modified))
    return _raw(told)


def _ascii(url: str) -> str:
    try:
        return as_uri(url)
    except ValueError:  # a host that IDNA refuses
        return ""


def _raw(told: Sequence[tuple[str, str]]) -> RawHeaders:
    """One line each, in the bytes that HTTP allows."""
    return tuple(
        (
            name.encode(),
            "".join(char for char in value if char.isprintable()).encode("latin-1", "ignore"),
        )
        for name, value in told
        if value
    )
