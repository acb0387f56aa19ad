"""Shells that send the browser on: meta refresh, one that a script writes, a location set, a frameset of one."""

from __future__ import annotations

import re
from itertools import islice

from reading.addresses import Resolver
from reading.outline import Outline
from reading.scripts import joined, strings, uncommented

_REFRESH = re.compile(
    r"^\s*(\d+(?:\.\d+)?)?\s*[;,]?\s*(?:url\s*=\s*)?['\"]?\s*([^'\"\s]+)", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"<\s{0,3}meta[^>]{0,80}http-equiv\s{0,3}=\s{0,3}['\"]?refresh[^>]{0,80}content\s{0,3}=\s{0,3}['\"]?\s{0,3}"
    r"(\d{1,4})\s{0,3}[;,]\s{0,3}url\s{0,3}=\s{0,3}['\"]?([^'\"\\>\s]{1,500})",
    re.IGNORECASE,
)
_WRITE = re.compile(r"\bdocument\s{0,3}\.\s{0,3}write(?:ln)?\s{0,3}\(")
_LOCATION = re.compile(
    r"(?<![\w$.])(?:(?:window|self|top|parent|document)\s{0,3}\.\s{0,3}){0,3}location(?:\s{0,3}\.\s{0,3}href)?\s{0,9}"
    r"(?:=(?!=)\s{0,9}|\.\s{0,3}(?:replace|assign)\s{0,3}\(\s{0,9})|"
    r"\bwindow\s{0,3}\.\s{0,3}(?:navigate\s{0,3}\(|open\s{0,3}\((?=[^()]{1,500},\s{0,3}['\"]_(?:self|top|parent)['\"]))",
)
"""Ways in which a script sends the browser on; what follows is the address."""
_MOST = 20
"""Such places of one page that are looked at."""
_FUNCTION = re.compile(r"\bfunction\b|=>")
_BRANCH = re.compile(r"userAgent|\bmobile\b|iPhone|Android|wap|screen\.width", re.IGNORECASE)
_FEW_CHARACTERS = 200
_FEW_LINKS = 6
"""A shell shows at most a line such as 正在跳转, and a link or two for those without script."""
_BESIDE = re.compile(r"top|head|left|menu|foot|banner|about:blank", re.IGNORECASE)
"""Frames around the page proper."""
_LONGEST = 500
_LONGEST_DELAY = 10
"""Seconds of a meta refresh; a page that refreshes itself every minute is no shell."""


def redirect(page: Outline, resolver: Resolver, visible: int) -> str | None:
    """Where this shell leads, absolute; None when the page is no shell. `visible`: characters shown."""
    if visible > _FEW_CHARACTERS or len(page.links) > _FEW_LINKS:
        return None
    href = _by_meta(page) or _by_script(page) or _by_body(page) or _by_frameset(page)
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
        code = uncommented(script.text)
        target = _written(code) or _assigned(code)
        if target:
            return target
    return None


def _written(code: str) -> str | None:
    """A meta refresh that `document.write` makes, its address put together or not, whatever it depends on (§2.4)."""
    known = strings(code) if "document" in code else {}
    for start in islice(_WRITE.finditer(code), _MOST):
        found = _WRITTEN.search(joined(code, start.end(), known)[0])
        if found and int(found[1]) <= _LONGEST_DELAY:
            return found[2]
    return None


def _assigned(code: str) -> str | None:
    """A location that is set when the page loads: to a literal, a variable, or a sum of them."""
    for found in islice(_LOCATION.finditer(code), _MOST):
        before = code[: found.start()]
        called = (
            not _FUNCTION.search(before) or "settimeout" in before.lower() or "onload" in before
        )
        if not called or _BRANCH.search(before[-300:]):
            continue
        target, whole = joined(code, found.end(), strings(code))
        if target and whole and len(target) <= _LONGEST:
            return target
    return None


def _by_body(page: Outline) -> str | None:
    """`<body onload="location.href='zwgk/'">`."""
    for at, tag in enumerate(page.tags[:_MOST]):
        if tag == "body":
            return _assigned(page.nodes[at].attributes.get("onload") or "")
    return None


def _by_frameset(page: Outline) -> str | None:
    """A frameset of one frame, or of one besides its head: the page proper stands in it."""
    if "frameset" not in page.tags:
        return None
    frames = [at for at, tag in enumerate(page.tags) if tag == "frame"]
    sources = [page.nodes[at].attributes.get("src") or "" for at in frames[:_MOST]]
    told = [src for src in sources if src and not _BESIDE.search(src)]
    return told[0] if len(told) == 1 else None
