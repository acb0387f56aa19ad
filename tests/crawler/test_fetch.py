"""Every way a server misbehaves, over real sockets on loopback: each is a value with a name."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl

import httpx
import pytest

from crawler import wire
from crawler.fetch import Fetcher, user_agent
from records import Reason, Snapshot, Unreached
from records.config import CrawlSettings

from .town import BASE, HOST, Town, drip, half, hang_up, moved, page, pour, reset, stall

BOMB = gzip.compress(b"\0" * 30_000_000, mtime=0)
GZIPPED = ["Content-Encoding: gzip"]

TROUBLE = [
    # name, answer, reason
    ("a reset", reset, Reason.RESET),
    ("no word at all", hang_up, Reason.RESET),
    ("a stall before the headers", stall, Reason.TIMEOUT),
    ("a stall in the body", half, Reason.TIMEOUT),
    ("an endless body, slowly", drip, Reason.TIMEOUT),
    ("an endless body, fast", pour, Reason.TOO_LARGE),
    ("a body longer than the limit", page(b"x" * 2_000_001), Reason.TOO_LARGE),
    ("a gzip bomb", page(BOMB, headers=GZIPPED), Reason.TOO_LARGE),
    ("a gzip bomb that is not announced", page(BOMB), Reason.TOO_LARGE),
    (
        "gzip cut short",
        page(gzip.compress(b"x" * 999, mtime=0)[:-9], headers=GZIPPED),
        Reason.PROTOCOL,
    ),
    (
        "brotli, which nobody asked for",
        page(b"x", headers=["Content-Encoding: br"]),
        Reason.PROTOCOL,
    ),
    ("another protocol", b"SSH-2.0-OpenSSH_9.2\r\n\r\n", Reason.PROTOCOL),
    (
        "a broken chunk",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        Reason.PROTOCOL,
    ),
    ("two lengths", page(b"abc", headers=["Content-Length: 9"]), Reason.PROTOCOL),
    ("a length that is no number", page(b"abc", length="many"), Reason.PROTOCOL),
    ("headers without end", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000, Reason.PROTOCOL),
    ("500", page(b"", status="500 Oops"), Reason.SERVER_ERROR),
    ("502", page(b"", status="502 Bad Gateway"), Reason.SERVER_ERROR),
    ("429", page(b"", status="429 Too Many Requests"), Reason.SERVER_ERROR),
    ("redirect to itself", moved("/"), Reason.REDIRECT_LOOP),
    ("redirect to a file", moved("file:///etc/passwd"), Reason.BAD_URL),
    ("redirect with credentials", moved("http://u:p@town.test/"), Reason.BAD_URL),
    ("redirect to a private address", moved("http://10.0.0.1/"), Reason.FORBIDDEN_ADDRESS),
    ("redirect to loopback", moved("http://127.0.0.1/"), Reason.FORBIDDEN_ADDRESS),
    ("redirect to metadata", moved("http://169.254.169.254/latest"), Reason.FORBIDDEN_ADDRESS),
    ("redirect to mapped loopback", moved("http://[::ffff:7f00:1]/"), Reason.FORBIDDEN_ADDRESS),
    ("a challenge", page(b"<script>window['$_ts']={}</script>", status="412 X"), Reason.BLOCKED),
]


@pytest.mark.parametrize(("name", "answer", "reason"), TROUBLE, ids=[row[0] for row in TROUBLE])
def test_trouble_is_a_value(name, answer, reason):
    got = Town({"/": answer}).fetch(max_body=2_000_000, max_decoded=10_000_000)
    assert isinstance(got, Unreached)
    assert got.reason is reason
    assert got.url == BASE + "/"
    assert got.at.utcoffset().total_seconds() == 8 * 3600


def test_a_wrong_length_is_not_a_page():
    async def short(writer):
        writer.write(page(b"half of it", length=100))
        await writer.drain()

    assert Town({"/": short}).fetch().reason is Reason.PROTOCOL


def test_refused():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert Town().fetch(resolve={HOST: f"127.0.0.1:{port}"}).reason is Reason.REFUSED


def test_a_name_that_does_not_resolve_and_a_resolver_that_hangs():
    async def nowhere(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    async def never(host, port):
        await asyncio.sleep(5)

    for resolver in (nowhere, never):
        got = Town().fetch("http://nowhere.test/", fetcher={"resolver": resolver})
        assert got.reason is Reason.DNS


def test_tls_to_a_server_that_speaks_none():
    async def plain(reader, writer):
        writer.write(page(b"", status="400 Bad Request"))
        await writer.drain()
        writer.close()

    async def run():
        server = await asyncio.start_server(plain, "127.0.0.1", 0)
        place = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with server, Fetcher(Town().settings(resolve={HOST: place})) as one:
            return await one.fetch(f"https://{HOST}/")

    assert asyncio.run(run()).reason is Reason.TLS


@pytest.mark.parametrize(
    "url",
    ["www.town.test/x", "ftp://town.test/", "http://user:pw@town.test/", "http:///", "http://a b/",
     "http://" + "a" * 70 + ".cn/\x00", "http://town.test:99999/", "http://t.cn/" + "长" * 2100],
)  # fmt: skip
def test_a_bad_address_is_not_asked(url):
    async def run():
        async with Fetcher(CrawlSettings(pause=0)) as one:
            return await one.fetch(url)

    assert asyncio.run(run()).reason is Reason.BAD_URL


def test_a_private_address_is_refused_unless_named():
    town = Town({"/": page(b"intranet")})

    async def run(**kept):
        async with town.open():
            settings = town.settings(resolve={}, **kept.pop("settings", {}))
            async with Fetcher(settings) as one:
                return await one.fetch(f"http://127.0.0.1:{town.port}/", **kept)

    assert asyncio.run(run()).reason is Reason.FORBIDDEN_ADDRESS
    assert town.asked == []
    assert asyncio.run(run(named=True)).body == b"intranet"
    assert asyncio.run(run(settings={"allow_private": ("127.0.0.1",)})).body == b"intranet"


async def close_after(writer):
    writer.write(b"HTTP/1.1 200 OK\r\n\r\nuntil the end")
    await writer.drain()


PAGES = [
    # name, answer, status, body
    ("a page", page(b"<p>x</p>"), 200, b"<p>x</p>"),
    ("an empty 200", page(b""), 200, b""),
    ("404 is an answer", page(b"gone", status="404 Not Found"), 404, b"gone"),
    ("403 is an answer", page(b"no", status="403 Forbidden"), 403, b"no"),
    ("GBK that says UTF-8", page("预算".encode("gbk"), headers=["Content-Type: text/html; charset=utf-8"]),
     200, "预算".encode("gbk")),
    ("a binary that says HTML", page(b"\x89PNG\0\xff"), 200, b"\x89PNG\0\xff"),
    ("gzip", page(gzip.compress(b"abc", mtime=0), headers=GZIPPED), 200, b"abc"),
    ("gzip forced upon us", page(gzip.compress(b"abc", mtime=0)), 200, b"abc"),
    ("chunks", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 200, b"abc"),
    ("no length, closed at its end", close_after, 200, b"until the end"),
    ("304 out of nowhere", b"HTTP/1.1 304 Not Modified\r\n\r\n", 304, b""),
    ("a redirect that leads nowhere", page(b"?", status="302 Found"), 302, b"?"),
    ("an unreadable Retry-After does no harm", page(b"x", headers=["Retry-After: soon"]), 200, b"x"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "answer", "status", "body"), PAGES, ids=[row[0] for row in PAGES])
def test_an_answer_is_a_snapshot(name, answer, status, body):
    got = Town({"/": answer}).fetch()
    assert isinstance(got, Snapshot)
    assert (got.status, got.body, got.peer) == (status, body, "127.0.0.1")


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/公开/1.html".encode(), "/%E5%85%AC%E5%BC%80/1.html"),
        ("/公开/1.html".encode("gbk"), "/%E5%85%AC%E5%BC%80/1.html"),
        ("a/../b.html#top", "/b.html"),
        (f"//{HOST}/c.html", "/c.html"),
        ("  /d.html ", "/d.html"),
    ],
)
def test_where_a_redirect_leads(location, asked):
    town = Town({"/": moved(location), asked: page(b"there")})
    got = town.fetch()
    assert got.body == b"there"
    assert got.hops == (BASE + "/",)
    assert got.url == BASE + "/"
    assert town.asked == ["/robots.txt", "/", asked]


def test_a_redirect_off_the_site_is_not_followed():
    town = Town({"/": moved("http://other.test/x")})
    got = town.fetch(hosts={HOST})
    assert (got.reason, got.status) == (Reason.OFF_SITE, 302)
    assert got.hops == (BASE + "/",)


def test_a_redirect_to_another_port_of_the_host_is_off_the_site():
    assert Town({"/": moved(f"{BASE}:22/")}).fetch(hosts={HOST}).reason is Reason.OFF_SITE


def test_redirects_are_counted():
    town = Town({f"/{n}": moved(f"/{n + 1}") for n in range(20)})
    assert town.fetch("/0", max_redirects=3).reason is Reason.TOO_MANY_REDIRECTS
    assert town.asked == ["/robots.txt", "/0", "/1", "/2", "/3"]


def test_a_loop_of_two():
    assert Town({"/": moved("/b"), "/b": moved("/")}).fetch().reason is Reason.REDIRECT_LOOP


def test_a_server_that_redirects_to_itself_until_its_cookie_comes_back():
    town = Town({"/": [moved("/", headers=["Set-Cookie: CT6T=7; path=/"]), page(b"in")]})
    assert town.fetch().body == b"in"
    assert "cookie" not in town.heads[1].lower()
    assert "Cookie: CT6T=7\r\n" in town.heads[2]


def slept(town, **settings):
    """The outcome, and how long it would have slept between the tries."""
    waits = []

    async def sleep(seconds):
        waits.append(round(seconds, 1))

    got = town.fetch(fetcher={"sleep": sleep, "clock": lambda: 0.0}, **settings)
    return got, waits


def test_retries_after_trouble_that_may_pass():
    town = Town({"/": [reset, page(b"", status="503 X"), page(b"at last")]})
    got, _ = slept(town, retries=2)
    assert (got.body, got.attempts) == (b"at last", 3)
    assert town.asked == ["/robots.txt", "/", "/", "/"]


def test_retries_end():
    town = Town({"/": page(b"", status="503 X")})
    got, _ = slept(town, retries=2)
    assert (got.reason, got.status) == (Reason.SERVER_ERROR, 503)
    assert town.asked.count("/") == 3


def test_retry_after_is_waited_for():
    busy = page(b"", status="429 X", headers=["Retry-After: 7"])
    got, waits = slept(Town({"/": [busy, page(b"ok")]}), retries=1)
    assert got.body == b"ok"
    assert waits == [7.0]


def test_a_retry_after_beyond_the_cap_is_not_tried_again_in_this_round():
    busy = page(b"", status="503 X", headers=["Retry-After: 86400"])
    town = Town({"/": busy})
    got, waits = slept(town, retries=2)
    assert got.reason is Reason.SERVER_ERROR
    assert town.asked.count("/") == 1
    assert waits == []


def test_what_cannot_pass_is_not_tried_again():
    town = Town({"/": moved("/")})
    town.fetch(retries=3)
    assert town.asked.count("/") == 1


def test_a_dead_host_is_not_tried_three_times_an_address():
    town = Town({"/robots.txt": page(), **{f"/{n}": hang_up for n in range(9)}})

    async def run():
        async with town.open(), Fetcher(town.settings(retries=2)) as one:
            for n in range(9):
                await one.fetch(f"{BASE}/{n}")

    asyncio.run(run())
    assert [town.asked.count(f"/{n}") for n in range(9)] == [3, 3, 3, 1, 1, 1, 1, 1, 1]


DEAD = [
    # name, answer of everything, reason, attempts
    ("fails", page(b"", status="500 X"), Reason.SERVER_ERROR, 3),
    ("resets", reset, Reason.RESET, 3),
    ("stalls", stall, Reason.TIMEOUT, 3),
]


@pytest.mark.parametrize(("name", "answer", "reason", "attempts"), DEAD)
def test_a_dead_home_page_is_asked_itself_although_robots_cannot_be_got(
    name, answer, reason, attempts
):
    town = Town({"/robots.txt": answer, "/": answer})
    got = town.fetch(retries=2, timeout=0.1, home=True)
    assert (got.reason, got.attempts) == (reason, attempts)
    assert town.asked.count("/") == attempts


def test_a_home_page_that_lives_is_not_crawled_while_its_robots_cannot_be_got():
    town = Town({"/robots.txt": page(b"", status="500 X"), "/": page(b"alive")})
    got = town.fetch(home=True)
    assert (got.reason, got.detail) == (Reason.ROBOTS, "robots.txt: HTTP 500")


def test_a_home_page_that_robots_forbids_is_not_asked():
    town = Town({"/robots.txt": page(b"User-agent: *\nDisallow: /"), "/": page(b"alive")})
    assert town.fetch(home=True).reason is Reason.ROBOTS
    assert town.asked == ["/robots.txt"]


def test_connections_are_kept_and_replaced_when_the_server_closed_them():
    closing = page(b"bye", headers=["Connection: close"])
    town = Town({"/": page(b"a"), "/bye": closing})

    async def run():
        async with town.open(), Fetcher(town.settings()) as one:
            return [(await one.fetch(BASE + path)).body for path in ("/", "/", "/bye", "/")]

    assert asyncio.run(run()) == [b"a", b"a", b"bye", b"a"]


def test_who_we_say_we_are():
    town = Town({"/": page()})
    town.fetch(contact="gongkai@town.test")
    assert "User-Agent: Mingjian/" in town.heads[0]
    assert "(+gongkai@town.test)" in town.heads[0]
    assert f"Host: {HOST}" in town.heads[0]


@pytest.mark.parametrize("contact", ["", "区政务公开办（010-1234）", "a\r\nX: y", "a)(b"])
def test_user_agent_is_one_plain_line(contact):
    agent = user_agent(contact)
    assert agent.isascii()
    assert agent.isprintable()
    assert agent.count("(") == agent.count(")") == 1


def all_errors(module):
    found = [getattr(module, name) for name in module.__all__]
    return {one for one in found if isinstance(one, type) and issubclass(one, Exception)}


def test_every_error_of_httpx_has_its_reason():
    assert all_errors(httpx) == set(wire.REASONS)


@pytest.mark.parametrize("error", sorted(wire.REASONS, key=lambda one: one.__name__))
def test_no_error_of_httpx_is_raised_at_the_caller(error):
    made = error.__new__(error)
    Exception.__init__(made, "made up")

    class Failing(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            raise made

    async def run():
        async with Fetcher(CrawlSettings(pause=0, retries=0), transport=Failing()) as one:
            return await one.fetch(BASE + "/")

    assert isinstance(asyncio.run(run()), Unreached)


def test_causes_are_told_apart():
    def wrapped(cause):
        error = httpx.ConnectError("x")
        error.__cause__ = cause
        return wire._reason(error)

    assert wrapped(ConnectionRefusedError()) is Reason.REFUSED
    assert wrapped(ConnectionResetError()) is Reason.RESET
    assert wrapped(ssl.SSLCertVerificationError()) is Reason.TLS
