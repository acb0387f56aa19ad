"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.robots import MAX_BYTES, rules_from
from records import Reason, Snapshot, Unreached

from .town import BASE, Town, hang_up, moved, page, stall

NOW = datetime(2026, 11, 20, tzinfo=UTC)
URL = "http://a.cn/robots.txt"


def found(text, status=200):
    body = text if isinstance(text, bytes) else text.encode()
    return rules_from(Snapshot(URL, URL, status, (), body, NOW, 0.1))


def unreached(reason, detail="", hops=()):
    return rules_from(Unreached(URL, reason, detail, NOW, hops=hops))


STAR = "User-agent: *\n"
CASES = [
    # robots.txt, path, allowed
    ("", "/x", True),
    (STAR + "Disallow:", "/x", True),
    (STAR + "Disallow: /", "/x", False),
    (STAR + "Disallow: /private", "/private/a.html", False),
    (STAR + "Disallow: /private", "/public", True),
    (STAR + "Disallow: /\nAllow: /zwgk/", "/zwgk/1.html", True),  # the longest rule wins
    (STAR + "Disallow: /*.doc$", "/a/b.doc", False),
    (STAR + "Disallow: /*.doc$", "/a/b.docx", True),
    (STAR + "Disallow: /公开", "/公开/1.html", False),
    (STAR + "Disallow: /公开", "/%E5%85%AC%E5%BC%80/1.html", False),
    ("User-agent: Mingjian\nDisallow: /\n\n" + STAR + "Disallow:", "/x", False),
    ("User-agent: mingjian\nDisallow:\n\n" + STAR + "Disallow: /", "/x", True),
    ("User-agent: Baiduspider\nDisallow: /", "/x", True),
    ("\ufeff" + STAR + "Disallow: /", "/x", False),
    ("<html>页面不存在 disallow</html>", "/x", True),  # a soft 404 in its place
    (b"\xff\xfe\x00 disallow", "/x", True),
    ("#" * MAX_BYTES + "\n" + STAR + "Disallow: /", "/x", True),  # behind what must be parsed
]


@pytest.mark.parametrize(("text", "path", "allowed"), CASES)
def test_what_is_allowed(text, path, allowed):
    refusal = found(text).refusal("http://a.cn" + path)
    assert (refusal is None) is allowed
    assert allowed or refusal[0] is Reason.ROBOTS


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_4xx_allows_everything(status):
    assert found(STAR + "Disallow: /", status).refusal("http://a.cn/x") is None


@pytest.mark.parametrize("reason", [Reason.TOO_MANY_REDIRECTS, Reason.REDIRECT_LOOP])
def test_endless_redirects_are_as_good_as_none(reason):
    assert unreached(reason).refusal("http://a.cn/x") is None


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (unreached(Reason.SERVER_ERROR, "HTTP 503"), Reason.ROBOTS),
        (unreached(Reason.TOO_LARGE), Reason.ROBOTS),
        (unreached(Reason.FORBIDDEN_ADDRESS, "x", (URL,)), Reason.ROBOTS),  # redirected astray
        (unreached(Reason.DNS), Reason.DNS),  # a dead host is dead, not forbidden
        (unreached(Reason.REFUSED), Reason.REFUSED),
        (unreached(Reason.TIMEOUT), Reason.TIMEOUT),
        (unreached(Reason.FORBIDDEN_ADDRESS), Reason.FORBIDDEN_ADDRESS),
        (unreached(Reason.BLOCKED), Reason.BLOCKED),
    ],
)
def test_no_answer_forbids_everything_and_says_why(outcome, reason):
    refusal = outcome.refusal("http://a.cn/x")
    assert refusal is not None
    assert refusal[0] is reason
    assert refusal[1].startswith("robots.txt: ")


def test_crawl_delay():
    assert found(STAR + "Crawl-delay: 7\n").delay == 7
    assert found(STAR + "Disallow: /x\n").delay == 0


def test_it_is_asked_once_and_its_word_is_kept():
    town = Town({"/robots.txt": page((STAR + "Disallow: /no").encode()), "/yes": page()})
    assert town.fetch("/no").reason is Reason.ROBOTS
    assert town.asked == ["/robots.txt"]


def test_a_redirect_into_a_forbidden_place_is_not_followed():
    town = Town({"/robots.txt": page((STAR + "Disallow: /no").encode()), "/": moved("/no")})
    got = town.fetch()
    assert (got.reason, got.hops) == (Reason.ROBOTS, (BASE + "/",))
    assert "/no" not in town.asked


def test_robots_may_be_redirected_five_times():
    hops = {"/robots.txt": moved("/1"), **{f"/{n}": moved(f"/{n + 1}") for n in range(1, 9)}}
    town = Town({**hops, "/5": page((STAR + "Disallow: /").encode())})
    assert town.fetch("/x").reason is Reason.ROBOTS
    town = Town({**hops, "/6": page((STAR + "Disallow: /").encode()), "/x": page(b"ok")})
    assert town.fetch("/x").body == b"ok"  # RFC 9309 §2.3.1.2: then as if there were none


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(page(status="500 X"), Reason.ROBOTS), (hang_up, Reason.RESET), (stall, Reason.TIMEOUT)],
)
def test_a_server_without_a_word_on_robots_is_left_alone(answer, reason):
    town = Town({"/robots.txt": answer, "/": page()})
    assert town.fetch().reason is reason
    assert "/" not in town.asked


def test_an_own_host_overrules_crawl_delay():
    waits = []

    async def sleep(seconds):
        waits.append(seconds)

    town = Town({"/robots.txt": page((STAR + "Crawl-delay: 5").encode()), "/": page()})
    assert town.fetch(fetcher={"sleep": sleep, "clock": lambda: 0.0}).status == 200
    assert waits == []


@pytest.mark.parametrize(
    ("more", "detail"),
    [
        ("", "disallowed by robots.txt"),
        ("User-agent: Baiduspider\nAllow: /\n", "disallowed by robots.txt, search engines let in"),
        ("User-agent: OtherBot\nAllow: /\n", "disallowed by robots.txt"),
    ],
    ids=["nobody", "search engines", "somebody else"],
)
def test_whom_a_closed_robots_lets_in_is_told(more, detail):
    town = Town({"/robots.txt": page((STAR + "Disallow: /\n" + more).encode()), "/": page()})
    assert town.fetch().detail == detail
