"""Which addresses may be connected to."""

from __future__ import annotations

import asyncio

import pytest

from crawler.guard import Guard, Refused, Target, is_public
from records import Reason
from records.config import CrawlSettings

ADDRESSES = [
    # address, public?, what it is
    ("8.8.8.8", True, "public"),
    ("202.96.128.86", True, "public"),
    ("2400:3200::1", True, "public IPv6"),
    ("0.0.0.0", False, "unspecified"),
    ("10.1.2.3", False, "private"),
    ("100.64.0.1", False, "CGNAT, first"),
    ("100.127.255.255", False, "CGNAT, last"),
    ("100.128.0.0", True, "just behind CGNAT"),
    ("100.63.255.255", True, "just before CGNAT"),
    ("100.100.100.200", False, "metadata of a cloud"),
    ("127.0.0.1", False, "loopback"),
    ("127.255.255.254", False, "loopback"),
    ("169.254.169.254", False, "metadata"),
    ("172.15.255.255", True, "just before private"),
    ("172.16.0.1", False, "private"),
    ("172.32.0.1", True, "just behind private"),
    ("192.168.1.1", False, "private"),
    ("192.0.2.1", False, "documentation"),
    ("198.18.0.1", False, "benchmarks"),
    ("224.0.0.1", False, "multicast"),
    ("240.0.0.1", False, "reserved"),
    ("255.255.255.255", False, "broadcast"),
    ("::", False, "unspecified"),
    ("::1", False, "loopback"),
    ("fe80::1", False, "link-local"),
    ("fe80::1%eth0", False, "link-local with a zone"),
    ("fd00:ec2::254", False, "metadata"),
    ("ff02::1", False, "multicast"),
    ("::ffff:127.0.0.1", False, "mapped loopback"),
    ("::ffff:8.8.8.8", True, "mapped public"),
    ("::127.0.0.1", False, "compatible loopback"),
    ("64:ff9b::a00:1", False, "NAT64 of 10.0.0.1"),
    ("64:ff9b::808:808", True, "NAT64 of 8.8.8.8"),
    ("2002:7f00:1::", False, "6to4 of 127.0.0.1"),
    ("2002:808:808::1", True, "6to4 of 8.8.8.8"),
    ("2001:db8::1", False, "documentation"),
    ("not an address", False, "a name"),
]


@pytest.mark.parametrize(("address", "public", "what"), ADDRESSES)
def test_is_public(address, public, what):
    assert is_public(address) is public, what


def ask(host, answer, **settings):
    asked = []

    async def resolver(name, port):
        asked.append(name)
        if isinstance(answer, Exception):
            raise answer
        return answer

    guard = Guard(CrawlSettings(**settings), resolver)
    return asyncio.run(guard.target(host, 80)), asked


def test_a_public_host_is_pinned_to_what_was_resolved_once():
    target, asked = ask("www.a.cn", ["2400:3200::1", "8.8.8.8"])
    assert target == Target(("8.8.8.8", "2400:3200::1"), 80)
    assert asked == ["www.a.cn"]


@pytest.mark.parametrize("answer", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:10.0.0.1"]])
def test_one_private_address_among_them_is_enough_to_refuse(answer):
    with pytest.raises(Refused) as refused:
        ask("www.a.cn", answer)
    assert refused.value.reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "017700000001", "127.1", "::1", "[::1]"]
)
def test_literal_addresses_in_any_spelling_are_not_asked_of_the_resolver(host):
    with pytest.raises(Refused) as refused:
        ask(host, AssertionError("asked"))
    assert refused.value.reason is Reason.FORBIDDEN_ADDRESS


def test_a_host_the_operator_named_may_be_private():
    target, _ = ask("intra.a.cn", ["10.0.0.1"], allow_private=("Intra.a.cn",))
    assert target.addresses == ("10.0.0.1",)


def test_naming_one_host_does_not_name_another():
    with pytest.raises(Refused):
        ask("other.a.cn", ["10.0.0.1"], allow_private=("intra.a.cn",))


def test_naming_a_host_with_a_port_names_only_that_port():
    with pytest.raises(Refused):
        ask("127.0.0.1", [], allow_private=("127.0.0.1:8741",))


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("127.0.0.1:8741", Target(("127.0.0.1",), 8741)),
        ("127.0.0.1", Target(("127.0.0.1",), 80)),
        ("[::1]:8741", Target(("::1",), 8741)),
        ("::1", Target(("::1",), 80)),
    ],
)
def test_resolve_sends_a_host_elsewhere_without_a_look_up(place, target):
    assert ask("www.a.cn", AssertionError("asked"), resolve={"www.a.cn": place}) == (target, [])


@pytest.mark.parametrize(
    "answer", [OSError("Name or service not known"), UnicodeError("label too long"), []]
)
def test_a_name_that_does_not_resolve(answer):
    with pytest.raises(Refused) as refused:
        ask("nowhere.a.cn", answer)
    assert refused.value.reason is Reason.DNS


@pytest.mark.parametrize(
    ("host", "answer", "settings", "has"),
    [
        pytest.param("www.a.cn", ["8.8.8.8"], {}, False, id="only IPv4"),
        pytest.param("WWW.a.cn.", ["8.8.8.8", "2400:3200::1"], {}, True, id="both"),
        pytest.param("8.8.8.8", [], {}, None, id="an address"),
        pytest.param("www.a.cn", [], {"resolve": {"www.a.cn": "8.8.8.8"}}, None, id="pinned"),
    ],
)
def test_a_look_up_tells_whether_there_is_ipv6(host, answer, settings, has):
    async def resolver(_name, _port):
        return answer

    guard = Guard(CrawlSettings(**settings), resolver)
    assert guard.has_ipv6(host) is None
    asyncio.run(guard.target(host, 80))
    assert guard.has_ipv6(host.lower().rstrip(".")) is has
