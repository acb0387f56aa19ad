"""From one address to the next: redirects, the other scheme, and what a chain of them remembers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from crawler.cookies import Jar
from crawler.wire import Answer, Trouble
from reading import challenge
from records import Outcome, Reason, Request, Unreached
from records.addresses import authority, normalise, problem_with

_MOVED = frozenset({301, 302, 303, 307, 308})
_SHUT = frozenset({Reason.REFUSED, Reason.RESET, Reason.TIMEOUT, Reason.TLS, Reason.PROTOCOL})
"""Where a home page does not answer so, the same host over the other scheme may (§8: HTTP-only, HTTPS-only)."""
_GONE = 410


@dataclass(slots=True)
class Session:
    """What one host has seen of us, for requests that need a page visited before."""

    jar: Jar = field(default_factory=Jar)
    visited: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Chain:
    """One fetch on its way through redirects."""

    url: str
    hosts: Collection[str] | None
    checks_robots: bool
    most: int
    home: bool = False
    request: Request | None = None
    """Made at the first address; where that redirects, a plain GET follows."""
    marks: tuple[str, str] = ("", "")
    """ETag and Last-Modified that the first address is asked with."""
    session: Session | None = None
    """None for a plain page: its cookies live as long as its redirects."""
    jar: Jar = field(default_factory=Jar)
    """Some servers redirect to the same address until their session cookie comes back."""
    before: int = 0
    """Requests made to open the session."""
    attempts: int = 0
    hops: list[str] = field(default_factory=list)
    seconds: float = 0.0
    met: set[tuple[str, str]] = field(default_factory=set)


def is_shut(got: Outcome) -> bool:
    """Did an address not answer at all, or answer that it is gone for good?"""
    return got.reason in _SHUT if isinstance(got, Unreached) else got.status == _GONE


def other_scheme(url: str) -> str:
    """`http://h/` for `https://h/` and the other way round; empty where a port is named."""
    parts = urlsplit(url)
    scheme = {"http": "https", "https": "http"}.get(parts.scheme, "")
    return parts._replace(scheme=scheme).geturl() if scheme and parts.port is None else ""


def leads_on(got: Answer) -> str:
    """Where an answer redirects to, as it says it; empty when it does not."""
    return got.header("location") if got.status in _MOVED else ""


def joined(current: str, location: str) -> str:
    """Where a Location header leads; as it stands when it is no http address."""
    try:
        there = urljoin(current, location.strip())
    except ValueError:
        return location
    return normalise(there) or there


def bad_hop(chain: Chain, following: str, got: Answer) -> Trouble | None:
    """Why a redirect is not followed; None when it is."""
    problem, status = problem_with(following), got.status
    if problem:
        return Trouble(Reason.BAD_URL, f"redirect to a bad address: {problem}", status)
    if (following, chain.jar.header(following)) in chain.met:
        product = challenge.cookie_test(got.headers)
        if product:
            detail = challenge.told(product, status, got.headers, got.body)
            return Trouble(Reason.BLOCKED, detail, status)
        return Trouble(Reason.REDIRECT_LOOP, f"redirects to {following} again", status)
    if len(chain.hops) > chain.most:
        return Trouble(Reason.TOO_MANY_REDIRECTS, f"more than {chain.most} redirects", status)
    if chain.hosts is not None and authority(following) not in chain.hosts:
        return Trouble(Reason.OFF_SITE, f"redirects to {following}", status)
    return None
