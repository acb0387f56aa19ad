"""How 新点's list interface is asked: one JSON body in four spellings (§2.10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from reading.dialects._asking import begun
from reading.dialects._dialect import Source
from records import Continuation, Request

USUAL_SIZE = 20
"""Rows a page that the product's own pages ask for."""


def ways(form: str) -> Iterator[tuple[str, int]]:
    """Body form and the index of page 1, likeliest first."""
    other = "plain" if form == "wrapped" else "wrapped"
    for one in (form, other):
        yield from ((one, 0), (one, 1))


def page_request(where: str, page: int, known: Mapping[str, str], form: str, base: int) -> Request:
    """The request for a page, counted from 1; `base`: the server's index of page 1; `form`: plain or wrapped."""
    asked: dict[str, Any] = {
        "deptcode": known.get("dept", ""),
        "categorynum": known.get("category", ""),
        "pageIndex": page - 1 + base,
        "pageSize": int(known.get("size") or USUAL_SIZE),
        "siteGuid": known.get("guid", ""),
    }
    body = {"params": asked} if form == "wrapped" else asked
    return Request(
        where,
        "POST",
        msgspec.json.encode(body).decode(),
        "application/json;charset=UTF-8",
        "application/json, text/javascript, */*; q=0.01",
    )


def told(known: Mapping[str, str], form: str, base: int) -> tuple[tuple[str, str], ...]:
    """What the answer will be read with."""
    return tuple({**known, "step": "list", "form": form, "base": str(base)}.items())


def opening(source: Source, where: str, known: Mapping[str, str]) -> list[Continuation]:
    """The requests for page 1 in every spelling; none when the service has no address."""
    url = source.resolver.resolve(where)
    if not url:
        return []
    return [
        begun(source, page_request(url, 1, known, form, base), "ewb", 1, told(known, form, base))
        for form, base in ways(known["form"])
    ]
