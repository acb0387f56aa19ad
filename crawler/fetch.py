"""One address in, `Snapshot` or `Unreached` out: redirects, robots, pace and retries around single requests.

httpx is behind this module and its neighbours `wire` and `transport`; nothing above sees it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import metadata
from types import TracebackType
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import httpx

from crawler import robots as robots_txt
from crawler.guard import Guard, Resolver
from crawler.pace import RETRY_AFTER_CAP, Pace, Sleep, retry_after, retry_pause
from crawler.robots import Robots
from crawler.transport import PinnedTransport
from crawler.warc import as_uri
from crawler.wire import Answer, Trouble, exchange
from reading import challenge
from records import Outcome, Reason, Request, Snapshot, Unreached, veil
from records.addresses import authority, normalise, problem_with
from records.config import CrawlSettings

_MOVED = frozenset({301, 302, 303, 307, 308})
_TRANSIENT = frozenset(
    {Reason.TIMEOUT, Reason.RESET, Reason.SERVER_ERROR, Reason.REFUSED, Reason.DNS}
)
"""Worth another try: nobody is called dead for one failed request. A bad certificate is an answer."""
_FORM = "application/x-www-form-urlencoded; charset=UTF-8"
_TIRED = 3
"""Fetches of a host that failed in a row; after them a dead host is tried once an address, not thrice."""


def shanghai_now() -> datetime:
    """The wall clock of every office that is watched."""
    return datetime.now(ZoneInfo("Asia/Shanghai"))


@cache
def user_agent(contact: str) -> str:
    """`Mingjian/<version> (+<contact>)`: who asks and where to complain; ASCII as HTTP wants it."""
    reach = "".join(
        char for char in contact if char.isascii() and char.isprintable() and char not in "()"
    )
    told = f"+{reach.strip()}" if reach.strip() else "compliance check of government websites"
    return f"Mingjian/{metadata.version('mingjian')} ({told})"


@dataclass(slots=True)
class _Chain:
    """One fetch on its way through redirects."""

    url: str
    hosts: Collection[str] | None
    checks_robots: bool
    most: int
    home: bool = False
    request: Request | None = None
    """Made at the first address; where that redirects, a plain GET follows."""
    attempts: int = 0
    hops: list[str] = field(default_factory=list)
    seconds: float = 0.0
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    met: set[tuple[str, str]] = field(default_factory=set)

    def cookie(self, url: str) -> str:
        """The Cookie header for `url`: what this chain's own redirects have set for that host."""
        jar = self.cookies.get(authority(url), {})
        return "; ".join(f"{name}={value}" for name, value in jar.items())

    def keep_cookies(self, url: str, answer: Answer) -> None:
        """Some servers redirect to the same address until their session cookie comes back."""
        for name, value in answer.headers:
            if name == "set-cookie":
                key, equals, rest = value.partition(";")[0].partition("=")
                if equals:
                    self.cookies.setdefault(authority(url), {})[key.strip()] = rest.strip()


class Fetcher:
    """Fetches for one site. Share `pace` among the fetchers of a process: it keeps the hosts' turns."""

    def __init__(
        self,
        settings: CrawlSettings,
        *,
        now: Callable[[], datetime] = shanghai_now,
        sleep: Sleep = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        resolver: Resolver | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._settings = settings
        self.now = now
        self._clock = clock
        self._guard = Guard(settings, resolver)
        self._transport = transport or PinnedTransport(self._guard)
        self._pace = pace or pace_of(settings, sleep=sleep, clock=clock)
        self._robots = Robots(self._fetch_robots)
        self._failures: dict[str, int] = {}
        self._headers = (
            (b"User-Agent", user_agent(settings.contact).encode()),
            (b"Accept", b"text/html,application/xhtml+xml,*/*;q=0.8"),
            (b"Accept-Language", b"zh-CN,zh;q=0.9"),
            (b"Accept-Encoding", b"gzip, deflate"),
        )

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._transport.aclose()

    async def fetch(
        self,
        url: str,
        *,
        named: bool = False,
        hosts: Collection[str] | None = None,
        home: bool = False,
        request: Request | None = None,
    ) -> Outcome:
        """GET `url`, or make `request` where there is one; never raises for the network.

        `named`: the operator named this address himself, so its host may be private.
        `hosts`: the site's authorities (`host` or `host:port`); a redirect that leaves them is OFF_SITE.
        None = anywhere.
        `home`: asked for even where robots.txt cannot be got, because only the home page itself can tell
        whether the site is alive; if it is, the answer is dropped (RFC 9309: then nothing may be crawled).
        """
        url = request.url if request else url.partition("#")[0]
        chain = _Chain(url, hosts, True, self._settings.max_redirects, home, request)
        problem = problem_with(url)
        if problem:
            return self._unreached(chain, Trouble(Reason.BAD_URL, problem))
        if named:
            self._guard.name(urlsplit(url).hostname or "")
        return await self._follow(chain)

    async def _fetch_robots(self, url: str) -> Outcome:
        chain = _Chain(url, None, checks_robots=False, most=robots_txt.MAX_REDIRECTS)
        return await self._follow(chain)

    async def _follow(self, chain: _Chain) -> Outcome:
        current = chain.url
        while True:
            chain.met.add((current, chain.cookie(current)))
            got = await self._allowed(chain, current)
            if isinstance(got, Trouble):
                return self._unreached(chain, got)
            target = got.header("location") if got.status in _MOVED else ""
            if not target:
                return self._snapshot(chain, current, got)
            chain.keep_cookies(current, got)
            chain.hops.append(current)
            following = _joined(current, target)
            trouble = _bad_hop(chain, following, got.status)
            if trouble is not None:
                return self._unreached(chain, trouble)
            current = following

    async def _allowed(self, chain: _Chain, url: str) -> Answer | Trouble:
        """The answer of one hop, if robots.txt lets us ask for it."""
        if not chain.checks_robots:
            return await self._answer(chain, url)
        rules = await self._robots.rules(url)
        if rules.delay:
            self._pace.slow_down(urlsplit(url).hostname or "", rules.delay)
        refusal = rules.refusal(url)
        if refusal is None:
            return await self._answer(chain, url)
        if chain.home and rules.reason is not None:
            got = await self._answer(chain, url)
            return got if isinstance(got, Trouble) else Trouble(Reason.ROBOTS, rules.detail)
        return Trouble(*refusal)

    async def _answer(self, chain: _Chain, url: str) -> Answer | Trouble:
        """One hop with its retries."""
        host = urlsplit(url).hostname or ""
        tries = 1 if self._failures.get(host, 0) >= _TIRED else 1 + self._settings.retries
        got: Answer | Trouble = Trouble(Reason.LIMIT, "not tried")
        for attempt in range(1, tries + 1):
            chain.attempts = attempt
            got = await self._once(chain, url, host)
            if isinstance(got, Answer) or got.reason not in _TRANSIENT:
                break
            asked = got.retry_after or 0.0
            last = attempt == tries or asked > RETRY_AFTER_CAP
            pause = 0.0 if last else retry_pause(attempt, self._pace.pause(host))
            self._pace.postpone(host, min(max(asked, pause), RETRY_AFTER_CAP))
            if last:
                break
        self._failures[host] = 0 if isinstance(got, Answer) else self._failures.get(host, 0) + 1
        return got

    async def _once(self, chain: _Chain, url: str, host: str) -> Answer | Trouble:
        cookie = chain.cookie(url)
        asked = chain.request if url == chain.url else None
        headers = (*self._headers, *_said(asked)) if asked else self._headers
        headers = (*headers, (b"Cookie", cookie.encode())) if cookie else headers
        method, body = (asked.method, asked.body.encode()) if asked else ("GET", b"")
        async with self._pace.turn(host):
            start = self._clock()
            got = await exchange(
                self._transport, url, headers, self._settings, method=method, body=body
            )
            chain.seconds += self._clock() - start
        return self._judged(got) if isinstance(got, Answer) else got

    def _judged(self, got: Answer) -> Answer | Trouble:
        """An answer that is none: a challenge page, or the server's own failure."""
        if got.status in _MOVED and got.header("location"):
            return got
        product = challenge.sign(got.status, got.headers, got.body)
        if product:
            return Trouble(Reason.BLOCKED, f"blocked_by={product} (HTTP {got.status})", got.status)
        if got.status < 500 and got.status != 429:
            return got
        asked = got.header("retry-after")
        wait = retry_after(asked, self.now()) if asked else None
        return Trouble(Reason.SERVER_ERROR, f"HTTP {got.status}", got.status, wait)

    def _snapshot(self, chain: _Chain, url: str, got: Answer) -> Snapshot:
        return Snapshot(
            url=chain.url,
            final_url=url,
            status=got.status,
            headers=got.headers,
            body=got.body,
            at=self.now(),
            seconds=chain.seconds,
            hops=tuple(chain.hops),
            peer=got.peer,
            attempts=chain.attempts,
            request=chain.request,
        )

    def _unreached(self, chain: _Chain, trouble: Trouble) -> Unreached:
        return Unreached(
            url=chain.url,
            reason=trouble.reason,
            detail=veil(trouble.detail),
            at=self.now(),
            status=trouble.status,
            hops=tuple(chain.hops),
            seconds=chain.seconds,
            attempts=chain.attempts,
        )


def _said(asked: Request) -> tuple[tuple[bytes, bytes], ...]:
    """The headers that a page's script would send beside the usual ones."""
    told = [("X-Requested-With", "XMLHttpRequest")]
    if asked.referer:
        told.append(("Referer", asked.referer))
    if asked.method != "GET":
        told.append(("Content-Type", asked.content_type or _FORM))
    if asked.accept:
        told.append(("Accept", asked.accept))
    return tuple((name.encode(), as_uri(value).encode()) for name, value in told)


def pace_of(
    settings: CrawlSettings,
    *,
    sleep: Sleep = asyncio.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Pace:
    """The pace that `settings` ask for; hosts the operator named are his own and may go without pause."""
    own = {host.rpartition(":")[0] or host for host in settings.allow_private}
    own |= {host.rpartition(":")[0] or host for host in settings.resolve}
    own = {host.lower() for host in own | set(settings.allow_private) | set(settings.resolve)}
    return Pace(settings.pause, is_own=own.__contains__, clock=clock, sleep=sleep)


def _joined(current: str, location: str) -> str:
    """Where a Location header leads; as it stands when it is no http address."""
    try:
        joined = urljoin(current, location.strip())
    except ValueError:
        return location
    return normalise(joined) or joined


def _bad_hop(chain: _Chain, following: str, status: int) -> Trouble | None:
    problem = problem_with(following)
    if problem:
        return Trouble(Reason.BAD_URL, f"redirect to a bad address: {problem}", status)
    if (following, chain.cookie(following)) in chain.met:
        return Trouble(Reason.REDIRECT_LOOP, f"redirects to {following} again", status)
    if len(chain.hops) > chain.most:
        return Trouble(Reason.TOO_MANY_REDIRECTS, f"more than {chain.most} redirects", status)
    if chain.hosts is not None and authority(following) not in chain.hosts:
        return Trouble(Reason.OFF_SITE, f"redirects to {following}", status)
    return None
