"""One spelling for an address, so that a page met twice is one page.

The reader resolves links and the crawler visits them; both use `normalise`, so that a row's address and the
errand's address can be compared as they stand. The query is never reordered (some CMS read it by position),
`http`/`https` and `www` are never taken for one another, and no character but the space is percent-encoded.
"""

from __future__ import annotations

from urllib.parse import urlsplit

_DEFAULT_PORT = {"http": 80, "https": 443}


def normalise(url: str) -> str:
    """`url` without fragment and default port, scheme and host in lower case, dot segments resolved.

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
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{user}{at}{where}{path}{query}".replace(" ", "%20")


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
