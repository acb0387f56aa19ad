"""The list stands in a frame of its own (domain note §1: 常州, 淮安 counties): the column page is an empty shell.

A frame of the same host is opened as the first page; another host's is named and left alone.
"""

from __future__ import annotations

import re

from reading.addresses import host_of
from reading.dialects._dialect import Dialect, Source
from reading.lists.found import Found
from records import Continuation, Request

_NO_LIST = re.compile(
    r"visit|count|login|tree\.jsp|share|foot|head|banner|nav|menu|search|weather|tianqi|map\b|player|video|"
    r"\bv\.qq\.|/top\b|advert|chat|robot|captcha",
    re.IGNORECASE,
)
"""Frames that hold something else (§1)."""
_A_PAGE = re.compile(
    r"(?:/|\.(?:s?html?|jsp|aspx?|php|do|action))(?:\?|$)|/[\w-]+(?:\?|$)", re.IGNORECASE
)
_PROSE = 300
"""Characters of visible text from which a page has something to say itself."""


def _recognise(source: Source) -> bool:
    return bool(source.page.frames) and not source.lists.dated and _says_little(source)


def _says_little(source: Source) -> bool:
    """Is there next to no text outside links behind the breadcrumb?"""
    page = source.page
    runs = range(source.lists.after, len(page.runs))
    return sum(len(page.runs[at]) for at in runs if page.in_link[at] < 0) < _PROSE


def _first(source: Source) -> Found | None:
    urls = [source.resolver.resolve(src) for src in source.page.frames if src]
    found = [url for url in urls if url and not _NO_LIST.search(_tail(url)) and _A_PAGE.search(url)]
    ours = [url for url in found if host_of(url) == host_of(source.url) and url != source.url]
    if len(ours) == 1:
        return Found(onward=Continuation(Request(ours[0], referer=source.url), 1))
    if ours:
        return Found(onward=_several(ours, source.url))
    if found:
        # the crawler leaves another site's frame alone; completeness then names its host
        return Found(onward=Continuation(Request(found[0]), 1))
    return None


def _several(urls: list[str], referer: str) -> Continuation:
    """Several frames: each in turn until one has rows."""
    made = [Continuation(Request(url, referer=referer), 1) for url in urls]
    first = made[0]
    return Continuation(first.request, 1, otherwise=tuple(made[1:4]))


def _tail(url: str) -> str:
    """Path and query: a host's name says nothing of what a frame holds."""
    return "/" + url.partition("://")[2].partition("/")[2]


DIALECT = Dialect("frames", 70, _recognise, _first)
