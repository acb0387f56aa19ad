"""Places a crawler never comes out of: calendars, endless pagers, folders within folders. Pure functions.

Only links that are nobody's row are held back; rows of a watched column and their attachments are always visited.
What is held back is recorded with its reason, so that a bulletin can say how much of a site nobody looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from records import Errand, Role

MAX_ASKED = 500
"""Addresses of one shape with a query that are visited in a round: a calendar of forty years by months, and
more pages than the longest list a person would leaf through; a site's own articles are rows of its columns."""
MAX_PLAIN = 5_000
"""The same for addresses without a query, of which a large site has thousands (`/2026/05/t20260506_12.html`)."""
MAX_SEGMENTS = 16
"""Folders in an address; the deepest real one met has nine."""
MAX_REPEATS = 3
"""How often one folder may stand in an address: `/a/b/a/b/a/b/` is a relative link that resolves into itself."""
_DIGITS = re.compile(r"\d+")
_LONG_CODE = re.compile(r"[0-9a-f-]{16,}", re.IGNORECASE)
"""Hashes and UUIDs, which tell pages apart as numbers do."""
_WORDS = {"nested": "目录层层重复", "endless": "同类地址过多"}


def shape(url: str) -> str:
    """What an address has in common with others of its sort: numbers and codes blanked, query fields by name."""
    parts = urlsplit(url)
    path = _DIGITS.sub("#", _LONG_CODE.sub("#", parts.path))
    names = sorted({field.partition("=")[0] for field in parts.query.split("&") if field})
    return f"{parts.netloc}{path}?{'&'.join(names)}" if names else f"{parts.netloc}{path}"


def is_nested(url: str) -> bool:
    """Does an address run in circles?"""
    segments = [part for part in urlsplit(url).path.split("/") if part]
    if len(segments) > MAX_SEGMENTS:
        return True
    return any(count >= MAX_REPEATS for count in Counter(segments[:-1]).values())


class Traps:
    """How many links of each shape a round has visited."""

    def __init__(self, visited: Iterable[Errand] = ()) -> None:
        """`visited`: what a round that is taken up again has behind it, so that it ends as one undisturbed."""
        self._met = Counter(shape(one.url) for one in visited if one.role is Role.LINK)

    def refusal(self, errand: Errand) -> str:
        """Why a link is not visited, in Chinese; empty when it is, and then it is counted."""
        if errand.role is not Role.LINK or errand.onward is not None:
            return ""
        if is_nested(errand.url):
            return _WORDS["nested"]
        kind = shape(errand.url)
        if self._met[kind] >= (MAX_ASKED if "?" in kind else MAX_PLAIN):
            return f"{_WORDS['endless']}：{kind}"
        self._met[kind] += 1
        return ""
