"""One address in, `Snapshot` or `Unreached` out: redirects, robots, pace and retries around single requests.

httpx is behind this module and its neighbours `wire`, `transport` and `pooled`; nothing above sees it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import httpx

from crawler import robots as robots_txt
from crawler.asking import scripted, unless, user_agent, usual
from crawler.guard import Guard, Resolver
from crawler.hops import Chain, Session, bad_hop, is_shut, joined, leads_on, other_scheme
from crawler.pace import RETRY_AFTER_CAP, Pace, Sleep, retry_after, retry_pause
from crawler.pooled import transport_of
from crawler.robots import Robots
from crawler.wire import Answer, Trouble, exchange
from reading import challenge
from records import Outcome, Reason, Request, Snapshot, Tls, Unreached, veil
from records.addresses import authority, problem_with
from records.config import CrawlSettings

__all__ = ["Fetcher", "pace_of", "shanghai_now", "user_agent"]

_TRANSIENT = frozenset(
    {Reason.TIMEOUT, Reason.RESET, Reason.SERVER_ERROR, Reason.REFUSED, Reason.DNS}
)
"""Worth another try: nobody is called dead for one failed request. A bad certificate is an answer."""
_OVER = frozenset({400, 401, 403, 440})
"""Statuses with which servers answer a session that they no longer know, or let in once only (§8, 湖北)."""
_SHANGHAI = ZoneInfo("Asia/Shanghai")
_TIRED = 3
"""Fetches of a host that failed in a row; after them a dead host is tried once an address, not thrice."""

_DAY = 86_400.0
"""Seconds that one host may keep a round waiting in all. 20,000 pages of an honest one, each a second for the pause and
two for the answer, take 17 hours; a host that drips 20,000 answers up to each time limit would take two weeks."""

_GLANCE_SECONDS = 10.0
_GLANCE_BYTES = 2_000_000
"""What a page that is only glanced at may take; large portals' home pages have half a megabyte."""


def shanghai_now() -> datetime:
    """The wall clock of every office that is watched."""
    return datetime.now(_SHANGHAI)


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
        self._transport = transport or transport_of(settings.transport, self._guard, settings.ca)
        self._pace = pace or pace_of(settings, sleep=sleep, clock=clock)
        self._robots = Robots(self._fetch_robots)
        self._failures: dict[str, int] = {}
        self._waited: dict[str, float] = {}
        self._glance = _glance(settings)
        self._glanced_at: set[str] = set()
        """Hosts, robots.txt included, for which the round's limits are too generous."""
        self._sessions: dict[str, Session] = {}
        self._headers = usual(settings.contact)

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
        marks: tuple[str, str] = ("", ""),
        brief: bool = False,
    ) -> Outcome:
        """GET `url`, or make `request` where there is one; never raises for the network.

        `named`: the operator named this address himself, so its host may be private.
        `hosts`: the site's authorities (`host` or `host:port`); a redirect that leaves them is OFF_SITE.
        None = anywhere.
        `home`: asked for even where robots.txt cannot be got, because only the home page itself can tell
        whether the site is alive; if it is, the answer is dropped (RFC 9309: then nothing may be crawled).
        A home page that is shut (or 410) is looked for once over the other scheme; where it answers there, that is
        the answer, and its detail says what the address that was asked for did.
        `request.session`: its `referer` is visited first, in the same session, once a process.
        `marks`: ETag and Last-Modified of the version we have; an unchanged page then comes as status 304, empty.
        `brief`: somebody else's page that is only glanced at: tried once, with a short patience and few bytes.
        """
        url = request.url if request else url.partition("#")[0]
        chain = Chain(url, hosts, True, self._settings.max_redirects, home, request, marks)
        if brief:
            self._glanced_at.add(urlsplit(url).hostname or "")
        problem = problem_with(url)
        if problem:
            return self._unreached(chain, Trouble(Reason.BAD_URL, problem))
        if named:
            self._guard.name(urlsplit(url).hostname or "")
        if request is not None and request.session and request.referer:
            return await self._in_session(chain, request.referer.partition("#")[0])
        got = await self._follow(chain)
        return await self._elsewhere(chain, got) if home and is_shut(got) else got

    async def _elsewhere(self, chain: Chain, shut: Outcome) -> Outcome:
        """The home page over the other scheme, tried once; `shut` where that does not answer either."""
        other = other_scheme(chain.url)
        if not other:
            return shut
        host = urlsplit(other).hostname or ""
        kept = self._failures.get(host, 0)
        self._failures[host] = max(kept, _TIRED)
        got = await self._follow(Chain(other, chain.hosts, True, chain.most, home=True))
        if not isinstance(got, Snapshot) or got.status >= 400:
            self._failures[host] = kept
            return shut
        why = shut.reason if isinstance(shut, Unreached) else f"HTTP {shut.status}"
        detail = f"{urlsplit(chain.url).scheme}: {why}"
        if isinstance(shut, Unreached) and shut.reason is Reason.TLS:
            detail = f"{detail} ({shut.detail})"  # what ran out is the site's to mend
        return replace(got, url=chain.url, hops=(chain.url, *got.hops), detail=detail)

    async def _in_session(self, chain: Chain, page: str) -> Outcome:
        """The answer to a request whose page was visited; with a new session where the old one has run out."""
        host = authority(chain.url)
        session = self._sessions.setdefault(host, Session())
        fresh = page not in session.visited
        got = await self._asked(chain, session, page)
        if fresh or not isinstance(got, Snapshot) or got.status not in _OVER:
            return got
        self._sessions[host] = Session()
        again = replace(chain, hops=[], met=set(), before=chain.before + chain.attempts, attempts=0)
        return await self._asked(again, self._sessions[host], page)

    async def _asked(self, chain: Chain, session: Session, page: str) -> Outcome:
        chain.session, chain.jar = session, session.jar
        if page not in session.visited:
            problem = problem_with(page)
            if problem:
                return self._unreached(chain, Trouble(Reason.BAD_URL, f"referer: {problem}"))
            first = Chain(page, chain.hosts, True, chain.most, session=session, jar=session.jar)
            opened = await self._follow(first)
            chain.before += first.attempts
            if isinstance(opened, Unreached):
                return replace(opened, url=chain.url, attempts=chain.before)
            session.visited.add(page)
        return await self._follow(chain)

    async def _fetch_robots(self, url: str) -> Outcome:
        chain = Chain(url, None, checks_robots=False, most=robots_txt.MAX_REDIRECTS)
        return await self._follow(chain)

    async def _follow(self, chain: Chain) -> Outcome:
        current = chain.url
        while True:
            chain.met.add((current, chain.jar.header(current)))
            got = await self._allowed(chain, current)
            if isinstance(got, Trouble):
                return self._unreached(chain, got)
            target = leads_on(got)
            if target or chain.session is not None:
                chain.jar.keep(current, got.headers, self.now())
            if not target:
                return self._snapshot(chain, current, got)
            chain.hops.append(current)
            following = joined(current, target)
            trouble = bad_hop(chain, following, got)
            if trouble is not None:
                return self._unreached(chain, trouble)
            current = following

    async def _allowed(self, chain: Chain, url: str) -> Answer | Trouble:
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
            if isinstance(got, Trouble) or leads_on(got):
                return got  # a redirect brings nothing yet: robots.txt is asked for where it leads
            return Trouble(Reason.ROBOTS, rules.detail)
        return Trouble(*refusal)

    async def _answer(self, chain: Chain, url: str) -> Answer | Trouble:
        """One hop with its retries."""
        host = urlsplit(url).hostname or ""
        if self._waited.get(host, 0.0) > _DAY:
            return Trouble(Reason.TIMEOUT, "the host has kept this round waiting for a day")
        once = host in self._glanced_at or self._failures.get(host, 0) >= _TIRED
        tries = 1 if once else 1 + self._settings.retries
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

    async def _once(self, chain: Chain, url: str, host: str) -> Answer | Trouble:
        cookie = chain.jar.header(url)
        asked = chain.request if url == chain.url else None
        headers = scripted(self._headers, asked) if asked else self._headers
        headers = (*headers, *unless(chain.marks)) if url == chain.url else headers
        headers = (*headers, (b"Cookie", cookie.encode())) if cookie else headers
        method, body = (asked.method, asked.body.encode()) if asked else ("GET", b"")
        asked_at = self._clock()
        async with self._pace.turn(host):
            start = self._clock()
            got = await exchange(
                self._transport,
                url,
                headers,
                self._glance if host in self._glanced_at else self._settings,
                method=method,
                body=body,
            )
            chain.seconds += self._clock() - start
        self._waited[host] = self._waited.get(host, 0.0) + self._clock() - asked_at
        return self._judged(got) if isinstance(got, Answer) else got

    def _judged(self, got: Answer) -> Answer | Trouble:
        """An answer that is none: a challenge page, or the server's own failure."""
        if leads_on(got):
            return got
        product = challenge.sign(got.status, got.headers, got.body)
        if product:
            detail = challenge.told(product, got.status, got.headers, got.body)
            return Trouble(Reason.BLOCKED, detail, got.status)
        if got.status < 500 and got.status != 429:
            return got
        asked = got.header("retry-after")
        wait = retry_after(asked, self.now()) if asked else None
        return Trouble(Reason.SERVER_ERROR, f"HTTP {got.status}", got.status, wait)

    def _snapshot(self, chain: Chain, url: str, got: Answer) -> Snapshot:
        secured = got.handshake
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
            attempts=chain.before + chain.attempts,
            request=chain.request,
            tls=secured.tls if secured else Tls.NONE,
            expires=secured.expires.astimezone(_SHANGHAI) if secured and secured.expires else None,
            ipv6=self._guard.has_ipv6(urlsplit(url).hostname or ""),
        )

    def _unreached(self, chain: Chain, trouble: Trouble) -> Unreached:
        return Unreached(
            url=chain.url,
            reason=trouble.reason,
            detail=veil(trouble.detail),
            at=self.now(),
            status=trouble.status,
            hops=tuple(chain.hops),
            seconds=chain.seconds,
            attempts=chain.before + chain.attempts,
        )


def _glance(settings: CrawlSettings) -> CrawlSettings:
    """The limits for a page that is only glanced at."""
    return replace(
        settings,
        timeout=min(settings.timeout, _GLANCE_SECONDS),
        total_timeout=min(settings.total_timeout, 2 * _GLANCE_SECONDS),
        max_body=min(settings.max_body, _GLANCE_BYTES),
        max_decoded=min(settings.max_decoded, 4 * _GLANCE_BYTES),
    )


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
