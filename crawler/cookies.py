"""Cookies of one session or one redirect chain: only as many as a server needs to recognise its own visitor.

A host's cookies go back to that host alone, whatever Domain and Path say: narrower than browsers are, and enough
for session numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from records.addresses import authority

MOST = 50
"""Cookies of a host; the least that RFC 6265 §6.1 asks of a browser."""
LONGEST = 4096
"""Characters of one cookie (RFC 6265 §6.1); a longer one is not kept."""


class Jar:
    """The cookies that hosts have set."""

    def __init__(self) -> None:
        self._hosts: dict[str, dict[str, str]] = {}

    def header(self, url: str) -> str:
        """The Cookie header for `url`; empty for none."""
        kept = self._hosts.get(authority(url)) if self._hosts else None
        return "; ".join(f"{name}={value}" for name, value in kept.items()) if kept else ""

    def keep(self, url: str, headers: Iterable[tuple[str, str]], now: datetime) -> None:
        """Take in what an answer from `url` sets, and drop what it takes back."""
        for name, value in headers:
            if name == "set-cookie":
                self._set(authority(url), value, now)

    def _set(self, host: str, value: str, now: datetime) -> None:
        pair, _, attributes = value.partition(";")
        name, equals, rest = (part.strip() for part in pair.partition("="))
        kept = self._hosts.setdefault(host, {})
        if not equals or not name or len(pair) > LONGEST or not pair.strip().isprintable():
            return
        if _is_over(attributes, now):
            kept.pop(name, None)
        elif name in kept or len(kept) < MOST:
            kept[name] = rest


def _is_over(attributes: str, now: datetime) -> bool:
    """Is the cookie taken back: Max-Age of zero or less, else an Expires in the past (RFC 6265 §5.3)?"""
    expires = False
    for attribute in attributes.split(";"):
        name, _, value = attribute.partition("=")
        match name.strip().lower():
            case "max-age":
                return value.strip().startswith(("-", "0"))
            case "expires":
                expires = _past(value.strip(), now)
    return expires


def _past(text: str, now: datetime) -> bool:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # a year or a zone of twenty digits
        return False
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) <= now
