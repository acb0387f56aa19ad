"""robots.txt as RFC 9309 has it, asked once an origin and round."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from records import Outcome, Reason, Snapshot, Unreached

TOKEN = "Mingjian"  # noqa: S105 (a product token, the name that robots.txt files can address)
MAX_BYTES = 500 * 1024
"""RFC 9309 §2.5: at least 500 KiB must be parsed; what lies behind is not read."""
MAX_REDIRECTS = 5
"""RFC 9309 §2.3.1.2."""

_ENGINES = ("Baiduspider", "Sogou web spider", "360Spider", "bingbot", "Bytespider")
"""Whom the public finds a site by; a robots.txt may let these in and nobody else."""
_UNAVAILABLE = frozenset({Reason.TOO_MANY_REDIRECTS, Reason.REDIRECT_LOOP})
_UNDEFINED = frozenset({Reason.SERVER_ERROR, Reason.TOO_LARGE})


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin's robots.txt means for us."""

    parsed: Protego | None = None
    """None: everything is allowed, unless `reason` says otherwise."""
    reason: Reason | None = None
    """Nothing may be fetched, and this is why."""
    detail: str = ""
    delay: float = 0.0
    """Crawl-delay in seconds; 0 when none is asked for."""

    def refusal(self, url: str) -> tuple[Reason, str] | None:
        """Why `url` may not be fetched; None when it may."""
        if self.reason is not None:
            return self.reason, self.detail
        if self.parsed is not None and not self.parsed.can_fetch(url, TOKEN):
            open_ = any(self.parsed.can_fetch(url, one) for one in _ENGINES)
            others = ", search engines let in" if open_ else ""
            return Reason.ROBOTS, f"disallowed by robots.txt{others}"
        return None


class Robots:
    """The rules of all origins of one round."""

    def __init__(self, fetch: Callable[[str], Awaitable[Outcome]]) -> None:
        """`fetch` gets one address past the guard, with at most `MAX_REDIRECTS` and no robots check."""
        self._fetch = fetch
        self._rules: dict[str, Rules] = {}

    async def rules(self, url: str) -> Rules:
        """The rules of the origin of `url`."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.get(origin)
        if known is None:
            known = self._rules[origin] = rules_from(await self._fetch(f"{origin}/robots.txt"))
        return known


def rules_from(outcome: Outcome) -> Rules:
    """RFC 9309 §2.3.1: found = its rules; 4xx = all allowed; 5xx or no answer = nothing allowed.

    Where the network itself failed, its own reason is kept: a dead host is dead, not forbidden.
    """
    if isinstance(outcome, Snapshot):
        return _parsed(outcome.body) if 200 <= outcome.status < 300 else Rules()
    if outcome.reason in _UNAVAILABLE:
        return Rules()
    detail = f"robots.txt: {outcome.detail}"
    if outcome.reason in _UNDEFINED or _elsewhere(outcome):
        return Rules(reason=Reason.ROBOTS, detail=detail)
    return Rules(reason=outcome.reason, detail=detail)


def _elsewhere(outcome: Unreached) -> bool:
    """Did another host fail, to which robots.txt was redirected?"""
    return bool(outcome.hops)


def _parsed(body: bytes) -> Rules:
    text = body[:MAX_BYTES].decode("utf-8-sig", "replace")
    if "disallow" not in text.lower() and "delay" not in text.lower():
        return Rules()  # nothing is forbidden; an HTML page in place of the file ends here too
    parsed = Protego.parse(text)
    delay = parsed.crawl_delay(TOKEN)
    return Rules(parsed=parsed, delay=float(delay or 0.0))
