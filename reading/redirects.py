"""Shells that send the browser on: meta refresh, one written by a script, an assigned location."""

from __future__ import annotations

import re

from reading.addresses import Resolver
from reading.outline import Outline

_REFRESH = re.compile(
    r"^\s*(\d+(?:\.\d+)?)?\s*[;,]?\s*(?:url\s*=\s*)?['\"]?\s*([^'\"\s]+)", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"<\s*meta[^>]{0,80}http-equiv\s*=\s*\\?['\"]?refresh[^>]{0,80}content\s*=\s*\\?['\"]?\s*"
    r"(\d+)\s*;\s*url\s*=\s*([^'\"\\>\s]+)",
    re.IGNORECASE,
)
_LOCATION = re.compile(
    r"(?:(?:window|self|top|parent|document)\s*\.\s*)*location(?:\s*\.\s*href)?\s*"
    r"(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)(['\"])([^'\"\n]{1,500})\1",
)
_FUNCTION = re.compile(r"\bfunction\b|=>")
_BRANCH = re.compile(r"userAgent|\bmobile\b|iPhone|Android|wap|screen\.width", re.IGNORECASE)
_FEW_CHARACTERS = 200
_FEW_LINKS = 6
"""A shell shows at most a line such as 正在跳转, and a link or two for those without script."""
_LONGEST_DELAY = 10
"""Seconds of a meta refresh; a page that refreshes itself every minute is no shell."""


def redirect(page: Outline, resolver: Resolver, visible: int) -> str | None:
    """Where this shell leads, absolute; None when the page is no shell. `visible`: characters shown."""
    if visible > _FEW_CHARACTERS or len(page.links) > _FEW_LINKS:
        return None
    href = _by_meta(page) or _by_script(page)
    if not href:
        return None
    target = resolver.resolve(href)
    return target if target and target != resolver.resolve(resolver.url) else None


def _by_meta(page: Outline) -> str | None:
    for name, content, which in page.metas:
        if which == "http-equiv" and name.strip().lower() == "refresh":
            found = _REFRESH.match(content)
            if found and "=" in content and float(found.group(1) or 0) <= _LONGEST_DELAY:
                target = content.partition("=")[2]
                return target.strip(" '\"\t\r\n")
    return None


def _by_script(page: Outline) -> str | None:
    """A written meta, or a location set outside any function and not for phones only."""
    for script in page.scripts:
        written = _WRITTEN.search(script.text)
        if written:
            return written.group(2)
        found = _LOCATION.search(script.text)
        if found:
            before = script.text[: found.start()]
            called = (
                not _FUNCTION.search(before) or "settimeout" in before.lower() or "onload" in before
            )
            if called and not _BRANCH.search(before[-300:]):
                return found.group(2)
    return None
