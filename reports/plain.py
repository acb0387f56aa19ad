"""What may stand in a report: text without control characters and without personal numbers.

Everything that a page, a file name or an address brought along passes here before it is printed.
Zero-width characters go first and the veil comes after: a number cut by one would pass it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from records import Finding, veil

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)
"""Not allowed in XML 1.0, or without a shape of their own (joiners, marks of direction …)."""

PRIVATE_FAMILY = "privacy"
_PRIVATE_TITLES = ("个人信息", "隐私")
NO_ADDRESS = "（网址从略）"
NO_NAME = "（名称从略）"


def plain(text: str, limit: int = 0) -> str:
    """`text` on one line, veiled, without invisible characters; cut to `limit` characters with …."""
    line = veil(" ".join(shown(text).split()))
    return line if not limit or len(line) <= limit else line[: limit - 1].rstrip() + "…"


def shown(text: str) -> str:
    """`text` without characters that have no shape of their own or that XML 1.0 forbids; blanks and line ends stay."""
    return _INVISIBLE.sub("", text)


def width(text: str) -> int:
    """Columns that `text` takes in half-width characters: two for a Chinese one."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def is_private(finding: Finding) -> bool:
    """Is it a finding about published personal data?"""
    return finding.family == PRIVATE_FAMILY or any(
        word in finding.family_title for word in _PRIVATE_TITLES
    )


def web_address(url: str) -> str:
    """The address when it can be printed as it is: http or https, nothing veiled. Else empty."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and plain(url) == url
    return url if whole and veil(unquote(url)) == unquote(url) else ""


@dataclass(frozen=True, slots=True)
class Discretion:
    """Knows the addresses of leaking pages, and keeps them out of what others read."""

    leaks: tuple[str, ...]
    """Longest first, so that an address goes before its own beginning."""

    @classmethod
    def about(cls, findings: Iterable[Finding]) -> Discretion:
        """The discretion that these findings ask for."""
        found = {url for one in findings if is_private(one) for url in _addresses(one)}
        return cls(tuple(sorted(found, key=lambda url: (-len(url), url))))

    def text(self, text: str, limit: int = 0) -> str:
        """`plain(text)` without the address of a leak."""
        if "://" in text:
            for leak in self.leaks:
                text = text.replace(leak, NO_ADDRESS)
        return plain(text, limit)

    def link(self, url: str) -> str:
        """The address, or empty when it leaks or cannot be printed as it is."""
        return "" if url in self.leaks else web_address(url)

    def name(self, name: str, url: str) -> str:
        """What a page calls itself; left out when its address is a leak."""
        return NO_NAME if url in self.leaks else self.text(name)


def _addresses(finding: Finding) -> Iterable[str]:
    subject = finding.subject.partition(":")[2]
    candidates = (finding.url, subject, *(piece.url for piece in finding.evidence))
    return (url for url in candidates if "://" in url)
