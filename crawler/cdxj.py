"""The index of a WARC file as replay tools read it: CDXJ, one line an answer, sorted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from crawler.warc import as_uri

_PORTS = {"http": 80, "https": 443}
_WWW = re.compile(r"^www\d{0,3}\.")
_NUMERIC = re.compile(r"[\d.]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an answer lies."""

    url: str
    date: str
    """As the record has it, UTC."""
    mime: str
    status: int
    digest: str
    offset: int
    length: int
    warc: str
    posted: str = ""
    """The body of the POST that it answers, as a query; empty for a GET."""

    @property
    def timestamp(self) -> str:
        """Fourteen digits, UTC."""
        return re.sub(r"\D", "", self.date)[:14]

    @property
    def key(self) -> str:
        """The address as it is looked up; a POST with its body behind it, as pywb spells it."""
        joint = "&" if "?" in self.url else "?"
        asked = f"{self.url}{joint}__wb_method=POST&{self.posted}" if self.posted else self.url
        return surt(asked)

    def line(self) -> bytes:
        """The line of the index."""
        told = {
            "url": self.url,
            "mime": self.mime,
            "status": str(self.status),
            "digest": self.digest,
            "length": str(self.length),
            "offset": str(self.offset),
            "filename": self.warc,
        }
        if self.posted:
            told |= {"method": "POST", "requestBody": self.posted}
        return f"{self.key} {self.timestamp} ".encode() + msgspec.json.encode(told) + b"\n"


def index(entries: Iterable[Entry]) -> bytes:
    """All lines, in the order of their bytes."""
    return b"".join(sorted(one.line() for one in entries))


def as_query(body: str) -> str:
    """What was posted as pywb writes it into its index: a form as it is, JSON as its values by name."""
    try:
        value = msgspec.json.decode(body) if body.startswith(("{", "[")) else None
    except (msgspec.DecodeError, RecursionError):
        value = None
    if value is None:
        return body
    told: dict[str, str] = {}
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        name, one = waiting.pop()
        if isinstance(one, dict):
            waiting += reversed(one.items())
        elif isinstance(one, list):
            waiting += [(name, each) for each in reversed(one)]
        else:
            told[_free(name, told)] = str(one)
    return urlencode(told)


def _free(name: str, told: Mapping[str, str]) -> str:
    """A name met again is numbered."""
    number = 1
    key = name
    while key in told:
        number += 1
        key = f"{name}.{number}_"
    return key


def surt(url: str) -> str:
    """The address turned so that what belongs together sorts together: `cn,gov,a)/path?query`.

    As pywb does it: without `www`, in lower case, the parts of the query sorted.
    """
    parts = urlsplit(as_uri(url))
    host = _WWW.sub("", parts.hostname or "", count=1)
    turned = host if _NUMERIC.fullmatch(host) else ",".join(reversed(host.split(".")))
    port = f":{parts.port}" if parts.port and parts.port != _PORTS.get(parts.scheme) else ""
    path = parts.path.lower().rstrip("/") or "/"
    query = "&".join(sorted(parts.query.lower().split("&")))
    return f"{turned}{port}){path}" + (f"?{query}" if query else "")
