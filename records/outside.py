"""Hosts and words from outside a site, as data beside this file: whose ground is a host, and does it smell?

Nothing in here judges: a word is only met, a host is only not known.
"""

from __future__ import annotations

import ipaddress
import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).with_name("outside.toml")
_SECOND = frozenset(
    [
        "com",
        "net",
        "org",
        "gov",
        "edu",
        "ac",
        "mil",
        "bj",
        "sh",
        "tj",
        "cq",
        "he",
        "sx",
        "nm",
        "ln",
        "jl",
        "hl",
        "js",
        "zj",
        "ah",
        "fj",
        "jx",
        "sd",
        "ha",
        "hb",
        "hn",
        "gd",
        "gx",
        "hi",
        "sc",
        "gz",
        "yn",
        "xz",
        "sn",
        "gs",
        "qh",
        "nx",
        "xj",
        "tw",
        "hk",
        "mo",
    ]
)
"""Second-level names of .cn under which CNNIC registers a third."""
_RESERVED = ("example", "test", "invalid", "localhost", "local", "internal", "lan")
"""Names that are nobody's on the Internet (RFC 2606, RFC 6761, RFC 6762)."""
_PUBLIC_ENDS = (".gov.cn", ".政务", ".公益", ".xn--zfr164b", ".xn--55qw42g", ".xn--cn-ts3d")
_LEARNED = (".edu.cn", ".ac.cn", ".mil.cn")
"""Under which only schools, institutes and the forces are registered."""
_HOTLINE = re.compile(r"(?:[\w-]+\.)*12[3-9]\d{2}\b")
"""12345, 12315, 12348: service numbers of public offices."""
_NUMBERED = re.compile(r"[0-9]*")


@lru_cache(maxsize=4096)
def ground(host: str) -> str:
    """The name somebody registered: `www.a.gov.cn` → `a.gov.cn`, `x.b.com` → `b.com`; an IP address is itself."""
    bare = bare_host(host)
    labels = bare.split(".")
    if is_number(bare) or len(labels) < 3:
        return bare
    return ".".join(labels[-3:] if labels[-1] == "cn" and labels[-2] in _SECOND else labels[-2:])


def bare_host(host: str) -> str:
    """A host without its port and its last dot, in lower case."""
    text = host.lower()
    if text.count(":") == 1 or "]:" in text:
        text = text.rpartition(":")[0]
    return text.strip("[]").rstrip(".")


def is_number(host: str) -> bool:
    """Is it an IP address rather than a name?"""
    try:
        ipaddress.ip_address(bare_host(host))
    except ValueError:
        return False
    return True


def is_nobodys(host: str) -> bool:
    """Is it an address, or a name that exists only inside an office or a test?"""
    bare = bare_host(host)
    return is_number(bare) or "." not in bare or bare.rpartition(".")[2] in _RESERVED


def is_government(host: str) -> bool:
    """Is it under gov.cn, or under .政务 and .公益, which only public bodies get?"""
    bare = bare_host(host)
    return bare == "gov.cn" or bare.endswith(_PUBLIC_ENDS)


def is_public(host: str) -> bool:
    """Is it the government's, or a national service that government sites refer to?"""
    return is_government(host) or _below(host, "public")


def is_known_script(host: str) -> bool:
    """Does it serve scripts that government sites commonly run?"""
    return is_public(host) or _below(host, "scripts")


def needs_no_notice(host: str) -> bool:
    """May a government site lead there without telling its visitors that they leave?

    Public bodies' sites, their accounts on the platforms, hotlines, what shares a link, and hosts that are nobody's.
    """
    bare = bare_host(host)
    if is_nobodys(bare) or is_known_script(bare) or _below(bare, "accounts"):
        return True
    return bare.endswith(_LEARNED) or bool(_HOTLINE.match(bare))


def suspect_words(text: str) -> tuple[str, ...]:
    """Words of gambling, sex and forbidden drugs in a text; none where it speaks against them."""
    lists, text = _lists(), text.lower()
    found = tuple(word for word in lists["words"] if word in text)
    if found and any(word in text for word in lists["against"]):
        return ()
    return found


def for_sale(title: str) -> bool:
    """Does the title of a page say that its domain lies idle and may be bought?"""
    text = title.lower()
    return any(words in text for words in _lists()["sale"])


@lru_cache(maxsize=4096)
def suspect_host(host: str) -> str:
    """The part of a host's name that such sites use; empty when there is none."""
    for label in bare_host(host).replace("-", ".").split("."):
        for word in _lists()["hosts"]:
            if label.startswith(word) and _NUMBERED.fullmatch(label, len(word)):
                return label
    return ""


def _below(host: str, which: str) -> bool:
    bare = bare_host(host)
    return any(bare == name or bare.endswith(f".{name}") for name in _lists()[which])


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    """The lists of the data file by name."""
    read = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: tuple(values) for name, values in read.items()}
