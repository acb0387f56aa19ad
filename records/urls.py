"""Addresses as people write them: is one usable, and which host does it name?

Two spellings of one page are compared by `records.addresses.normalise`.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

MAX_LENGTH = 2048
"""Characters; longer ones are traps (session ids repeated, data in the query)."""
_SCHEMES = frozenset({"http", "https"})


def problem_with(url: str) -> str | None:
    """Why an address cannot be visited, in Chinese; None when it can."""
    if len(url) > MAX_LENGTH:
        return "网址过长"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "网址格式错误"
    if parts.scheme not in _SCHEMES:
        return "网址须以 http:// 或 https:// 开头"
    if parts.username is not None or parts.password is not None:
        return "网址中不得含有用户名或密码"
    if not parts.hostname or not all(mark.isprintable() and mark != " " for mark in url):
        return "网址缺少主机名或含有空白"
    if port == 0:
        return "端口号错误"
    return None if _is_host(parts.hostname) else "主机名格式错误"


def host_problem(place: str) -> str | None:
    """Why a word is no `host` or `host:port`, in Chinese; None when it is one."""
    url = f"http://{place}/"
    if problem_with(url) or urlsplit(url).netloc != place:
        return "应为主机名，不含 http:// 和路径"
    return None


def _is_host(host: str) -> bool:
    """Dotted labels of letters, digits, `-` and `_`, no empty one but after a last dot; or an IPv6 address."""
    if ":" in host:
        return _is_address(host)
    labels = host.removesuffix(".").split(".")
    return all(label and label.replace("-", "").replace("_", "").isalnum() for label in labels)


def host_of(url: str) -> str:
    """Host in lower case, without the port; empty when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Is this host the machine itself, by address or as `localhost`?"""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
