"""Addresses: is one usable, which host does it name, and when are two the same page?

The reader resolves links and the crawler visits them; both use `normalise`, so that a row's address and the
errand's address can be compared. The query is never reordered (some CMS read it by position), and no character
but the space is percent-encoded. What is only another spelling of an address (`http` and `https`, `www`,
`/x/` and `/x/index.html`, `/Zwgk/` and `/zwgk/`) stays as it is written, and `page_key` tells that it is one page.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

MAX_LENGTH = 2048
"""Characters; longer ones are traps (session ids repeated, data in the query)."""
_DEFAULT_PORT = {"http": 80, "https": 443}
_SESSION_PATH = re.compile(
    r";(?:jsessionid|phpsessid|aspsessionid\w{0,20})=[^/?#;]{1,200}", re.IGNORECASE
)
_SESSION_FIELD = re.compile(
    r"(?:^|&)(?:jsessionid|phpsessid|aspsessionid\w{0,20})=[^&#]{0,200}", re.IGNORECASE
)
"""Session numbers that servers write into links: a page has as many addresses as visits without this."""
_INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|jsp|aspx?|php)$", re.IGNORECASE)
_WORD = re.compile(r"/[A-Za-z_-]{1,60}(?=/|$)")
"""A path segment of letters alone: a folder's name, which servers on Windows find in any case."""


def problem_with(url: str) -> str | None:
    """Why an address cannot be visited, in Chinese; None when it can."""
    if len(url) > MAX_LENGTH:
        return "网址过长"
    try:
        parts = urlsplit(url)
    except ValueError:
        return "网址格式错误"
    # urlsplit drops tabs and line ends: what it is given is looked at, not what it made of it.
    blank = " " in url or not url.isprintable()
    return _problem_with_origin(parts.scheme, parts.netloc, blank=blank)


@lru_cache(maxsize=1024)
def _problem_with_origin(scheme: str, netloc: str, *, blank: bool) -> str | None:
    """The same of what an address has in common with the others of its site."""
    parts = SplitResult(scheme, netloc, "", "", "")
    try:
        port = parts.port
    except ValueError:
        return "网址格式错误"
    if scheme not in _DEFAULT_PORT:
        return "网址须以 http:// 或 https:// 开头"
    if parts.username is not None or parts.password is not None:
        return "网址中不得含有用户名或密码"
    if not parts.hostname or blank:
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


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def host_of(url: str) -> str:
    """Host in lower case, without the port; empty when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Is this host the machine itself, by address or as `localhost`?"""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def normalise(url: str) -> str:
    """`url` without fragment, default port and session number, scheme and host in lower case, dots resolved.

    Empty when it is no http or https address with a host. Idempotent.
    """
    try:
        parts = urlsplit(url.strip().partition("#")[0].replace("\\", "/"))
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname
    if parts.scheme not in _DEFAULT_PORT or not host:
        return ""
    where = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORT[parts.scheme]:
        where = f"{where}:{port}"
    user, at, _ = parts.netloc.rpartition("@")
    path = _resolved(parts.path) if "/." in parts.path else parts.path or "/"
    if ";" in path:
        path = _SESSION_PATH.sub("", path) or "/"
    query = f"?{_sessionless(parts.query)}" if parts.query else ""
    return f"{parts.scheme}://{user}{at}{where}{path}{query}".replace(" ", "%20")


def _sessionless(query: str) -> str:
    return _SESSION_FIELD.sub("", query).removeprefix("&") if "sess" in query.lower() else query


def page_key(url: str) -> str:
    """What an address shares with its other spellings: without scheme, `www.`, index page, case and order of fields.

    Only folders' names lose their case: a number, a mixed name or a query may tell pages apart by it. For
    telling pages apart, never for asking.
    """
    rest = url.partition("://")[2] or url
    path, mark, query = rest.partition("?")
    if "&" in query:
        query = "&".join(sorted(query.split("&")))
    if "#" in path:
        path, _, fragment = path.partition("#")
        mark, query = "#", fragment
    host, slash, tail = path.removeprefix("www.").partition("/")
    tail = _WORD.sub(_lower, _INDEX.sub("/", slash + tail))
    return f"{host}{tail.rstrip('/')}{mark}{query}"


def _lower(found: re.Match[str]) -> str:
    return found.group().lower()


def authority(url: str) -> str:
    """`host`, or `host:port` where the port is not the scheme's own; empty when there is no host."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname or ""
    if port is None or port == _DEFAULT_PORT.get(parts.scheme):
        return host
    return f"{host}:{port}"


def _resolved(path: str) -> str:
    """RFC 3986 §5.2.4 on an absolute path."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)
