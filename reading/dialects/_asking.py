"""Requests of lists: made from what a page says, and the next one from the one before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from reading.dialects._dialect import Reply, Source
from records import Continuation, Posting, Request


def query_of(url: str) -> dict[str, str]:
    """The query of an address, each name once."""
    return dict(parse_qsl(url.partition("#")[0].partition("?")[2], keep_blank_values=True))


def with_query(url: str, given: Mapping[str, str]) -> str:
    """`url` with these values in its query: in their old place, new names behind."""
    address, _, query = url.partition("#")[0].partition("?")
    return f"{address}?{with_form(query, given)}"


def with_form(form: str, given: Mapping[str, str]) -> str:
    """The same of a body."""
    pairs = dict(parse_qsl(form, keep_blank_values=True)) | dict(given)
    return urlencode(pairs, safe="/,[]")


def begun(
    source: Source, request: Request, family: str, page: int, known: Iterable[tuple[str, str]] = ()
) -> Continuation:
    """A request that the column page gives rise to."""
    base = source.url.partition("#")[0]
    asked = request if request.referer else replace(request, referer=base)
    return Continuation(asked, page, family, base, source.charset, tuple(known))


def gone_on(reply: Reply, request: Request, **known: str | int | None) -> Continuation:
    """The request for the page behind the one that was asked for; values in `known` are added or replaced."""
    kept = dict(reply.onward.known) | {
        name: str(value) for name, value in known.items() if value is not None
    }
    return replace(
        reply.onward,
        request=request,
        page=reply.onward.page + 1,
        known=tuple(kept.items()),
        otherwise=(),
    )


def count_of(reply: Reply, name: str) -> int | None:
    """A number that the column page or an earlier answer told."""
    value = reply.onward.value(name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


def pages_of(total: int | None, size: int | None) -> int | None:
    """Pages that `total` rows fill."""
    return max(1, -(-total // size)) if total is not None and size else None


def fingerprint(rows: Sequence[Posting]) -> str:
    """What tells the rows of one page from those of another, however many pinned ones they share."""
    text = "\n".join(row.url or row.title for row in rows)
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
