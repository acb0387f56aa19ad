"""All links of a page, each address once, also those that a menu script writes out."""

from __future__ import annotations

import re
from functools import lru_cache

from reading.addresses import Resolver
from reading.outline import Outline
from records import Anchor, veil

_WRITTEN = re.compile(
    r"<a\s[^<>]{0,200}?href\s*=\s*\\?[\"']([^\"'+<>\\]{1,300})\\?[\"'][^<>]{0,200}>(?:<(?!/a)[^<>]{0,60}>){0,3}"
    r"([^<>]{1,80}?)<",
    re.IGNORECASE,
)
_VARIABLE = re.compile(r"\bvar\s+(\w+)\s*=\s*['\"]([^'\"\n]{1,80})['\"]")
_HOLE = re.compile(r"^['\"]\s*\+\s*(\w+)\s*\+\s*['\"]$")
_MAX = 20_000
"""Links of one page that are kept."""
_TEXT = 200


def anchors(page: Outline, resolver: Resolver, stored: Outline | None = None) -> tuple[Anchor, ...]:
    """Every http(s) address the page links to, in document order, with its first text.

    `stored`: the records of a list that a script writes out.
    """
    found: dict[str, str] = {}
    for link in page.links + stored.links if stored else page.links:
        url = resolver.resolve(link.href) if link.href else None
        if url is not None and not found.get(url):
            if len(found) >= _MAX and url not in found:
                break
            found[url] = link.text or " ".join(link.title.split())
    for href, text in written(page):
        url = resolver.resolve(href)
        if url is not None and url not in found and len(found) < _MAX:
            found[url] = " ".join(text.split())
    return tuple([_anchor(url, text[:_TEXT]) for url, text in found.items()])


@lru_cache(maxsize=2048)
def _anchor(url: str, text: str) -> Anchor:
    """A site's menus stand on all its pages: one value for all of them."""
    return Anchor(url, veil(text))


def written(page: Outline) -> list[tuple[str, str]]:
    """(href, text) of anchors that scripts write out; a lone variable as text is looked up (道真's menus)."""
    out: list[tuple[str, str]] = []
    for script in page.scripts:
        if (
            "document.write" not in script.text
            or "href" not in script.text
            or len(script.text) > 50_000
        ):
            continue
        names = dict(_VARIABLE.findall(script.text))
        for href, text in _WRITTEN.findall(script.text):
            hole = _HOLE.match(text.strip())
            shown = names.get(hole.group(1), "") if hole else "" if "+" in text else text
            out.append((href, shown.strip()))
    return out
