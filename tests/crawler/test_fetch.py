"""Redirects, retries, robots and names around single requests, over real sockets on loopback.

What single servers do wrong is in `faults.py`.
"""

from __future__ import annotations

import asyncio
import itertools
import ssl

import httpx
import pytest

from crawler import wire
from crawler.fetch import Fetcher, user_agent
from records import Reason, Snapshot, Unreached
from records.config import CrawlSettings

from .town import BASE, HOST, Town, hang_up, moved, page, reset, stall


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


def test_an_answer_is_a_snapshot():
    body = "预算".encode("gbk")
    got = Town({"/": page(body, headers=["Content-Type: text/html; charset=utf-8"])}).fetch()
    assert isinstance(got, Snapshot)
    assert (got.status, got.body, got.peer) == (200, body, "127.0.0.1")


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


@pytest.mark.parametrize("coding", [[], ["Transfer-Encoding: chunked"]])
def test_a_length_of_five_thousand_digits_is_too_much(coding):
    """Python refuses to make a number of them, which ended the round."""
    town = Town({"/": page(b"0\r\n\r\n", length="9" * 5000, headers=coding)})
    assert town.fetch().reason is Reason.TOO_LARGE


def test_a_host_that_keeps_a_round_waiting_for_a_day_is_asked_no_more():
    """Each answer comes just within its own limits; 20,000 of them would take two weeks."""
    town, moments = Town({"/": page(b"slow")}), itertools.count(step=30_000.0)

    async def sleep(_seconds):
        pass

    async def run():
        async with (
            town.open(),
            Fetcher(town.settings(), clock=lambda: next(moments), sleep=sleep) as one,
        ):
            return [await one.fetch(BASE + "/") for _ in range(2)]

    first, second = asyncio.run(run())
    assert "for a day" in second.detail
    assert second.reason is Reason.TIMEOUT
    assert len(town.asked) < 3
    assert isinstance(first, Snapshot | Unreached)


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


def test_a_home_page_that_sends_on_is_followed_although_robots_cannot_be_got():
    """A redirect brings no page yet: what became of the page it leads to is the answer."""
    town = Town({"/": moved("/start/"), "/start/": reset, "/robots.txt": page(b"", status="500 X")})
    assert town.fetch(home=True).reason is Reason.RESET
    town.answers["/start/"] = page(b"alive")
    assert town.fetch(home=True).reason is Reason.ROBOTS


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
