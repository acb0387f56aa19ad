"""Addresses: relative to absolute without `urljoin`, which costs twice the parse of the page."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin

_ABSOLUTE = re.compile(r"https?://[^\s/?#\\\[\]@]+", re.IGNORECASE)
_PLAIN = re.compile(r"(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+/?(?:\?[A-Za-z0-9_=&.-]+)?", re.ASCII)
"""Most hrefs: from the root, with nothing in them that needs a second look."""
_SPACE = re.compile(r"[\t\r\n]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_MAX = 2048
"""Characters of an address; longer ones are script or data that slipped into an attribute."""


class Resolver:
    """Resolves the hrefs of one page against its address and `<base href>`, each distinct href once."""

    def __init__(self, url: str, base_href: str = "") -> None:
        self.url = url
        self._known: dict[str, str | None] = {}
        self._rebase(url)
        if base_href and (base := self.resolve(base_href)):
            self._known = {}
            self._rebase(base)

    def _rebase(self, url: str) -> None:
        found = _ABSOLUTE.match(url)
        self._base = url if found else ""
        self._root = found.group() if found else ""
        path = url[len(self._root) :].partition("#")[0].partition("?")[0] if found else ""
        self._page = self._root + (path or "/")
        self._folder = self._page[: self._page.rfind("/") + 1]

    def resolve(self, href: str) -> str | None:
        """Absolute http(s) address without fragment; None for script, mail, fragments and nonsense."""
        if href in self._known:
            return self._known[href]
        answer = self._known[href] = self._resolve(href)
        return answer

    def _resolve(self, href: str) -> str | None:
        if self._root and _PLAIN.fullmatch(href) and len(href) <= _MAX:
            return self._root.lower() + href
        text = href.strip(" \t\r\n\f\u3000\u00a0\u200b\ufeff")
        if "\n" in text or "\t" in text or "\r" in text:
            text = _SPACE.sub("", text)
        text = text.partition("#")[0].replace("\\", "/").rstrip()
        if not text or len(text) > _MAX:
            return None
        low = text[:8].lower()
        if low.startswith(("http://", "https://")):
            return self._tidy(text)
        if text.startswith("//"):
            return self._tidy(self._root.partition("//")[0] + text) if self._root else None
        if not self._root or (_SCHEME.match(text) and not text[0].isdigit()):
            return None
        return self._relative(text)

    def _relative(self, text: str) -> str | None:
        if text[0] == "/":
            return self._tidy(self._root + text)
        if text[0] == "?":
            return self._tidy(self._page + text)
        folder = self._folder
        while text.startswith("."):
            if text.startswith("./"):
                text = text[2:]
            elif text.startswith("../") or text == "..":
                text = text[3:]
                folder = folder[: folder.rfind("/", len(self._root), len(folder) - 1) + 1]
                folder = folder if len(folder) > len(self._root) else self._root + "/"
            elif text == ".":
                text = ""
            else:
                break
            text = text.lstrip("/")
        return self._tidy(folder + text)

    def _tidy(self, url: str) -> str | None:
        found = _ABSOLUTE.match(url)
        if not found:
            return None
        path = url[found.end() :]
        if "/." in path.partition("?")[0]:
            try:
                url = (
                    urljoin(url, path.partition("?")[0] or "/")
                    + path[len(path.partition("?")[0]) :]
                )
            except ValueError:
                return None
            path = url[found.end() :]
        host = found.group()
        return (host if host.islower() else host.lower()) + (path.replace(" ", "%20") or "/")


def file_name(url: str) -> str:
    """Last segment of the path, percent-decoded; empty for a folder."""
    return unquote(url.partition("?")[0].rstrip("\r\n ").rpartition("/")[2])


def host_of(url: str) -> str:
    """Host with port, lower case; empty when the address is not absolute."""
    found = _ABSOLUTE.match(url)
    return found.group().partition("//")[2].lower() if found else ""


def path_of(url: str) -> str:
    """Path without query, from the first slash; `/` when there is none."""
    found = _ABSOLUTE.match(url)
    rest = url[found.end() :] if found else url
    return rest.partition("#")[0].partition("?")[0] or "/"
