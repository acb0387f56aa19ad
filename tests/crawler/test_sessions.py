"""Requests of a page's script: their headers, and the session that some servers want first."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from crawler.cookies import LONGEST, MOST, Jar
from crawler.fetch import Fetcher
from records import Reason, Request, Snapshot, Unreached

from .town import BASE, HOST, Town, hang_up, moved, page

COLUMN = f"{BASE}/col/col1/index.html"
UNIT = f"{BASE}/unit?page=2"
SET = ["Set-Cookie: JSESSIONID=A1; Path=/; HttpOnly"]
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def ask(town, *requests, transport="fast", **settings):
    """The outcomes of several requests by one fetcher."""

    async def run():
        async with town.open(), Fetcher(town.settings(transport=transport, **settings)) as one:
            return [await one.fetch(request.url, request=request) for request in requests]

    return asyncio.run(run())


def asking(url=UNIT, referer=COLUMN, **kept):
    return Request(url, referer=referer, **{"session": True, **kept})


def headers(head):
    """The lines of a request by name, and the names that come twice."""
    pairs = [line.split(": ", 1) for line in head.split("\r\n")[1:] if line]
    names = [name.lower() for name, _ in pairs]
    return {name.lower(): value for name, value in pairs}, {
        one for one in names if names.count(one) > 1
    }


@pytest.mark.parametrize("transport", ["fast", "httpx"])
def test_the_column_is_visited_first_and_its_cookie_comes_along(transport):
    town = Town({"/col/col1/index.html": page(headers=SET), "/unit?page=2": page(b"rows")})
    (got,) = ask(town, asking(), transport=transport)

    assert got.body == b"rows"
    assert town.asked == ["/robots.txt", "/col/col1/index.html", "/unit?page=2"]
    assert "cookie" not in headers(town.heads[1])[0]
    assert headers(town.heads[2])[0]["cookie"] == "JSESSIONID=A1"
    assert got.attempts == 2


def test_it_is_visited_once():
    town = Town({"/col/col1/index.html": page(headers=SET), "/unit?page=2": page(b"rows")})
    first, second = ask(town, asking(), asking())

    assert town.asked.count("/col/col1/index.html") == 1
    assert (first.attempts, second.attempts) == (2, 1)


def test_a_session_goes_on_with_what_the_answers_set():
    town = Town(
        {
            "/col/col1/index.html": page(headers=SET),
            "/unit?page=2": page(headers=["Set-Cookie: turn=2", "Set-Cookie: JSESSIONID=B2"]),
        }
    )
    ask(town, asking(), asking())
    assert headers(town.heads[3])[0]["cookie"] == "JSESSIONID=B2; turn=2"


def test_plain_pages_stay_without_cookies():
    town = Town({"/col/col1/index.html": page(headers=SET), "/unit?page=2": page(b"rows")})

    async def run():
        async with town.open(), Fetcher(town.settings()) as one:
            await one.fetch(UNIT, request=asking())
            await one.fetch(COLUMN)
            await one.fetch(UNIT, request=asking(session=False))

    asyncio.run(run())
    assert [("cookie" in headers(head)[0]) for head in town.heads[2:]] == [True, False, False]


def test_a_session_that_has_run_out_is_opened_anew_once():
    """§8, 湖北: the second visit in the same session is answered with 400."""
    town = Town(
        {
            "/col/col1/index.html": [
                page(headers=SET),
                page(headers=["Set-Cookie: JSESSIONID=B2"]),
            ],
            "/unit?page=2": [page(b"rows"), page(b"no", status="400 X"), page(b"again")],
        }
    )
    _, second = ask(town, asking(), asking())
    assert second.body == b"again"
    assert second.attempts == 3
    assert headers(town.heads[-1])[0]["cookie"] == "JSESSIONID=B2"


def test_a_refusal_in_a_new_session_is_the_answer():
    town = Town({"/col/col1/index.html": page(), "/unit?page=2": page(status="403 X")})
    (got,) = ask(town, asking())
    assert (got.status, town.asked.count("/unit?page=2")) == (403, 1)


def test_a_column_that_redirects_until_its_cookie_comes_back():
    town = Town(
        {
            "/col/col1/index.html": [moved("/col/col1/index.html", headers=SET), page(b"in")],
            "/unit?page=2": page(b"rows"),
        }
    )
    (got,) = ask(town, asking())
    assert got.body == b"rows"
    assert headers(town.heads[-1])[0]["cookie"] == "JSESSIONID=A1"


def test_where_the_column_cannot_be_visited_nothing_is_asked():
    """Without its session the server would answer with an empty list (§2.3), which says nothing."""
    forbidden = page(b"User-agent: *\nDisallow: /col/")
    for answers, reason in (
        ({"/robots.txt": forbidden}, Reason.ROBOTS),
        ({"/col/col1/index.html": hang_up}, Reason.RESET),
        ({"/col/col1/index.html": page(b"$_ts={}", status="412 X")}, Reason.BLOCKED),
    ):
        town = Town({**answers, "/unit?page=2": page(b"rows")})
        (got,) = ask(town, asking())
        assert isinstance(got, Unreached)
        assert (got.reason, got.url) == (reason, UNIT)
        assert "/unit?page=2" not in town.asked


def test_cookies_stay_with_their_host():
    jar = Jar()
    jar.keep(f"http://{HOST}/a", [("set-cookie", "a=1; Domain=town.test")], NOW)
    assert jar.header(f"https://{HOST}/b?c") == "a=1"
    assert jar.header("http://other.town.test/") == ""
    assert jar.header(f"http://{HOST}:81/") == ""


@pytest.mark.parametrize(
    ("set_cookie", "left"),
    [
        ("a=2", "a=2"),
        ("a = 2 ; Secure", "a=2"),
        ("a=", "a="),
        ("b=2", "a=1; b=2"),
        ("a=; Max-Age=0", ""),
        ("a=x; max-age=-1", ""),
        ("a=x; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "a=x"),
        ("a=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT", ""),
        ("a=x; Expires=Thu, 01 Jan 2099 00:00:00 GMT", "a=x"),
        ("a=x; Expires=soon", "a=x"),
        ("a=x; Expires=Thu, 01 Jan 2026 00:00:00 +" + "9" * 30, "a=x"),
        ("a", "a=1"),
        ("=2", "a=1"),
        ("a=2\rX: y", "a=1"),
        ("a=" + "x" * LONGEST, "a=1"),
    ],
)
def test_what_a_cookie_leaves(set_cookie, left):
    jar = Jar()
    jar.keep(BASE, [("set-cookie", "a=1"), ("set-cookie", set_cookie)], NOW)
    assert jar.header(BASE) == left


def test_cookies_are_bounded():
    jar = Jar()
    jar.keep(BASE, [("set-cookie", f"n{number}=1") for number in range(9 * MOST)], NOW)
    assert jar.header(BASE).count("=") == MOST


@pytest.mark.parametrize("transport", ["fast", "httpx"])
def test_a_script_says_what_a_script_would(transport):
    town = Town({"/unit": page(b"{}")})
    asked = Request(
        f"{BASE}/unit",
        method="POST",
        body='{"名":1}',
        content_type="application/json",
        accept="application/json, text/javascript, */*; q=0.01",
        referer=f"{BASE}/公开/?a=1#top",
    )
    (got,) = ask(town, asked, transport=transport)
    found, twice = headers(town.heads[-1])

    assert isinstance(got, Snapshot)
    assert not twice
    assert found["accept"] == "application/json, text/javascript, */*; q=0.01"
    assert found["content-type"] == "application/json"
    assert found["content-length"] == str(len('{"名":1}'.encode()))
    assert found["referer"] == f"{BASE}/%E5%85%AC%E5%BC%80/?a=1"
    assert found["x-requested-with"] == "XMLHttpRequest"


def test_a_form_is_a_form_and_a_page_is_a_page():
    town = Town({"/unit": page(b"{}"), "/": page()})
    ask(town, Request(f"{BASE}/unit", method="POST", body="a=1"), Request(BASE + "/"))
    form, plain = headers(town.heads[1])[0], headers(town.heads[2])[0]

    assert form["content-type"] == "application/x-www-form-urlencoded; charset=UTF-8"
    assert form["accept"] == plain["accept"]
    assert {"referer", "content-type"}.isdisjoint(plain)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("accept", "*/*\r\nX-Evil: 1", "*/*X-Evil: 1"),
        ("content_type", "a\nb", "ab"),
        ("referer", f"{BASE}/\r\nX-Evil: 1", f"{BASE}/X-Evil: 1"),
        ("referer", "http://" + "长" * 70 + ".cn/", None),
    ],
)
def test_nothing_of_a_page_becomes_a_header_of_its_own(field, value, told):
    town = Town({"/unit": page(b"{}")})
    (got,) = ask(town, Request(f"{BASE}/unit", method="POST", **{field: value}))
    found, _ = headers(town.heads[-1])

    assert isinstance(got, Snapshot)
    assert "x-evil" not in found
    assert found.get(field.replace("_", "-")) == told
