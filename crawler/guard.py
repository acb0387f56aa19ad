"""Which addresses may be connected to: the wall between a link on a page and the operator's own network.

A host is resolved once for a connection, every address it gives is checked, and the connection goes to one of
exactly those (a second look-up could answer something else). Private and reserved addresses are refused unless
the operator named that very host, in `[crawl.resolve]`, on the command line or as a site's own address.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from records import Reason
from records.config import CrawlSettings

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port to IP addresses in text; raises `OSError` when the name does not resolve."""

_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network (RFC 1122)
        "10.0.0.0/8",  # private (RFC 1918)
        "100.64.0.0/10",  # carrier-grade NAT (RFC 6598); 100.100.100.200 is a cloud's metadata
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; 169.254.169.254 is the metadata of most clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments (RFC 6890)
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks (RFC 2544)
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "::/128",  # unspecified
        "::1/128",  # loopback
        "100::/64",  # discard (RFC 6666)
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation (RFC 9637)
        "fc00::/7",  # unique local; fd00:ec2::254 is a cloud's metadata
        "fe80::/10",  # link-local
        "fec0::/10",  # site-local, long deprecated
        "ff00::/8",  # multicast
    )
)
_V4 = tuple(network for network in _REFUSED if network.version == 4)
_V6 = tuple(network for network in _REFUSED if network.version == 6)
_NAT64 = tuple(ipaddress.ip_network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48"))
_V4_COMPATIBLE = ipaddress.ip_network("::/96")


class Refused(Exception):
    """A connection that was not tried; `reason` is DNS, BAD_URL or FORBIDDEN_ADDRESS."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect to: one of these addresses, and none else."""

    addresses: tuple[str, ...]
    """Checked, IPv4 first."""
    port: int


def is_public(address: str) -> bool:
    """May anybody's link lead here? False for what is not an IP address at all."""
    try:
        ip: IPAddress = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public(ip)


def _is_public(ip: IPAddress) -> bool:
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _V4)
    inner = _embedded(ip)
    if inner is not None:
        return _is_public(inner)
    return not any(ip in network for network in _V6)


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, compatible, NAT64 or 6to4."""
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if any(ip in network for network in _NAT64):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip in _V4_COMPATIBLE and int(ip) > 1:
        return ipaddress.IPv4Address(int(ip))
    return None


@lru_cache(maxsize=8)
def _lowered(hosts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(host.lower() for host in hosts)


class Guard:
    """Resolves and checks; built once for a round."""

    def __init__(self, settings: CrawlSettings, resolver: Resolver | None = None) -> None:
        # Neither is copied for each of hundreds of guards: a thousand sites may stand in them.
        self._resolve = settings.resolve
        self._allowed = _lowered(settings.allow_private)
        self._named: set[str] = set()
        self._ipv6: dict[str, bool] = {}
        self._resolver = resolver or system_resolver
        self._timeout = settings.timeout

    def name(self, host: str) -> None:
        """The operator named `host`: its address may be private."""
        self._named.add(host.lower())

    def is_own(self, host: str) -> bool:
        """Did the operator name this very host (with or without a port)?"""
        return self._is_said(host.lower()) or host.lower() in self._resolve

    def has_ipv6(self, host: str) -> bool | None:
        """Did looking up `host` give an IPv6 address? None where nobody looked: an address, or a pinned name."""
        return self._ipv6.get(host.lower().rstrip("."))

    async def target(self, host: str, port: int) -> Target:
        """Where to connect to for `host`; raises `Refused`."""
        host = host.lower().rstrip(".")
        place = self._resolve.get(f"{host}:{port}") or self._resolve.get(host)
        if place:
            return _placed(place, port)
        addresses = await self._look_up(host, port)
        if not _literal(host):
            self._ipv6[host] = any(":" in address for address in addresses)
        if not self._is_named(host, port):
            for address in addresses:
                if not is_public(address):
                    raise Refused(Reason.FORBIDDEN_ADDRESS, f"{host} is {address}")
        return Target(tuple(sorted(addresses, key=lambda address: ":" in address)), port)

    def _is_named(self, host: str, port: int) -> bool:
        return self._is_said(host) or self._is_said(f"{host}:{port}")

    def _is_said(self, name: str) -> bool:
        return name in self._allowed or name in self._named

    async def _look_up(self, host: str, port: int) -> Sequence[str]:
        literal = _literal(host)
        if literal:
            return (literal,)
        try:
            async with asyncio.timeout(self._timeout):
                addresses = await self._resolver(host, port)
        except (OSError, UnicodeError) as error:  # TimeoutError is an OSError
            raise Refused(Reason.DNS, str(error) or "look-up timed out") from error
        if not addresses:
            raise Refused(Reason.DNS, "no address")
        return addresses


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """The operating system's own look-up."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def _literal(host: str) -> str:
    """`host` as an IP address in its canonical spelling; empty for a name.

    `inet_aton` reads 2130706433, 0x7f.1 and 017700000001 as 127.0.0.1, and so would the system's look-up.
    """
    try:
        return str(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host)) if host[-1:].isalnum() else ""
    except (OSError, UnicodeError):
        return ""


def _placed(place: str, port: int) -> Target:
    where, colon, number = place.rpartition(":")
    if not colon or not number.isdigit() or (where.count(":") and not where.startswith("[")):
        where, number = place, str(port)
    return Target((where.strip("[]"),), int(number))
