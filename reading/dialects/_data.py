"""What dialects share: data that scripts exchange, made into rows. Tolerant, bounded, without exception."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec

from reading import dates
from reading.addresses import Resolver
from reading.lists.postings import postings, unmarked_pins
from reading.lists.rows import MAX_ROWS, Group, groups, seeds, undated_groups, with_undated
from reading.outline import Outline, outline
from records import Origin, Posting, StatedDate, veil

_CALLBACK = re.compile(r"^[\s;/*]*[\w$.]{1,80}\s*\(")
_TAG = re.compile(r"<[^<>]{0,500}>")
_SHANGHAI = timezone(timedelta(hours=8))
_EPOCH_FROM, _EPOCH_TO = 631_152_000, 4_102_444_800
"""1990 and 2100 in seconds: what lies outside is no moment of publication."""
_MOST = 100_000_000
"""No list has so many rows; a number from here on is a moment in seconds (1973 and later)."""


def parse(text: str) -> Any:
    """JSON or JSONP as Python values; None for anything else, however deep or broken."""
    body = text.strip().lstrip("\ufeff")
    called = _CALLBACK.match(body)
    if called and body[:1] not in "[{":
        body = body[called.end() :].rstrip().rstrip(";").rstrip().removesuffix(")")
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None


def at(value: Any, *path: str | int) -> Any:
    """The value at a path of keys and indexes; None where it leads nowhere."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def text_of(value: Any) -> str:
    """A value as plain text: markup (`<em>`) stripped, white space collapsed; empty for no text."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    return " ".join(_TAG.sub("", str(value)[:4_000]).split())


def number(value: Any) -> int | None:
    """A count that may come as a number or as its digits; None for anything else, and below 0."""
    count = _whole(value)
    return count if count is not None and count < _MOST else None


def _whole(value: Any) -> int | None:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value.strip()[:20])
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return None


def moment(value: Any) -> StatedDate | None:
    """The day of an API's date field: a date in words, or seconds or milliseconds since 1970 (+08:00)."""
    count = _whole(value)
    if count is not None and count >= _MOST:
        seconds = count // 1000 if count > _EPOCH_TO else count
        if _EPOCH_FROM <= seconds <= _EPOCH_TO:
            return StatedDate.of(datetime.fromtimestamp(seconds, _SHANGHAI).date(), Origin.API)
        return None
    return dates.first(value[:100], Origin.API) if isinstance(value, str) else None


def rows_of(made: Iterable[Posting]) -> tuple[Posting, ...]:
    """Rows numbered, bounded, and with the pins that only their order shows."""
    out = list(made)[:MAX_ROWS]
    pins = unmarked_pins([row.date for row in out])
    return tuple(
        Posting(
            row.title, row.url, row.date, row.pinned or pin, place, row.index_number, row.signed,
            row.created,
        )
        for place, (row, pin) in enumerate(zip(out, pins, strict=True))
    )  # fmt: skip


def posting(
    title: Any,
    href: Any,
    when: StatedDate | None,
    resolver: Resolver,
    *,
    pinned: bool = False,
    index_number: str | None = None,
    signed: StatedDate | None = None,
    created: StatedDate | None = None,
) -> Posting | None:
    """One row from an API's fields; None without a title. `rows_of` gives it its place."""
    name = text_of(title)
    if not name:
        return None
    url = resolver.resolve(href) if isinstance(href, str) else None
    return Posting(veil(name), url, when, pinned, 0, index_number, signed, created)


def fragment(html: str, resolver: Resolver) -> tuple[tuple[Posting, ...], Outline]:
    """The rows of a piece of HTML that holds one list and nothing else, with its outline."""
    page = outline(html)
    found: list[Group] = groups(page, seeds(page)) or undated_groups(page, 0)
    if not found:
        return (), page
    best = max(found, key=lambda group: len(group.rows))
    return postings(page, with_undated(page, best), resolver), page
