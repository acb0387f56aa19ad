"""One request's outcome: a snapshot of what came back, or the named reason why nothing did."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from records.requests import Request

BLOCKED_BY = "blocked_by="
"""How the detail of a challenge begins; the product's name follows, up to the bracket."""


class Tls(StrEnum):
    """How a connection was secured."""

    NONE = ""
    """Plain HTTP, or not known."""
    STANDARD = "standard"
    LEGACY = "legacy"
    """Only with settings that browsers have given up: weak keys, old renegotiation."""


class Reason(StrEnum):
    """Why a page was not reached. Each is a fact about that request, never a verdict."""

    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    PROTOCOL = "protocol"
    """Not HTTP, a wrong length, a broken encoding of the transfer."""
    TOO_LARGE = "too_large"
    """More bytes than the limit, on the wire or after decompression."""
    TOO_MANY_REDIRECTS = "too_many_redirects"
    REDIRECT_LOOP = "redirect_loop"
    BAD_URL = "bad_url"
    FORBIDDEN_ADDRESS = "forbidden_address"
    """The guard refused the address (private, loopback, metadata …)."""
    ROBOTS = "robots"
    BLOCKED = "blocked"
    """A challenge page or a firewall's refusal: never solved, never archived as the page."""
    SOFT_404 = "soft_404"
    """HTTP 200 with the home page in place of what was asked for: not got, which is not the same as not there."""
    SERVER_ERROR = "server_error"
    """HTTP 5xx or 429 after the retries that were allowed."""
    OFF_SITE = "off_site"
    """A redirect that left the watched hosts."""
    LIMIT = "limit"
    """Not visited: a limit of the round (pages a site, pages a column) came first."""
    DISK = "disk"
    """Not visited: our own disk had no room for more."""
    READER = "reader"
    """It answered, and our own reader failed over the page: a fault of ours, which says nothing of the page."""


REASON_WORDS: dict[Reason, str] = {
    Reason.DNS: "域名无法解析",
    Reason.REFUSED: "连接被拒绝",
    Reason.RESET: "连接中断",
    Reason.TIMEOUT: "响应超时",
    Reason.TLS: "安全连接（TLS）失败",
    Reason.PROTOCOL: "响应不合规（长度不符或协议错误）",
    Reason.TOO_LARGE: "内容超过大小上限",
    Reason.TOO_MANY_REDIRECTS: "跳转次数过多",
    Reason.REDIRECT_LOOP: "循环跳转",
    Reason.BAD_URL: "网址不合规",
    Reason.FORBIDDEN_ADDRESS: "地址属于内网或保留网段，未获授权，拒绝访问",
    Reason.ROBOTS: "robots.txt 不允许抓取",
    Reason.BLOCKED: "被防护系统拦截",
    Reason.SOFT_404: "打开的不是所要的页面（返回的是网站首页）",
    Reason.SERVER_ERROR: "服务器错误",
    Reason.OFF_SITE: "跳转到站外",
    Reason.LIMIT: "超出本次检查的页数上限，未访问",
    Reason.DISK: "检查机磁盘空间不足，未访问",
    Reason.READER: "检查程序读取该页时出错，未能读取",
}
"""What inspectors read for each reason."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a server answered: any HTTP status below 500 but 429, with its bytes after content decoding."""

    url: str
    """The address asked for."""
    final_url: str
    """The address that answered, after redirects."""
    status: int
    headers: tuple[tuple[str, str], ...]
    """Response headers in order, names in lower case."""
    body: bytes
    """Decoded of gzip or deflate."""
    at: datetime
    """When the answer was complete; aware, Asia/Shanghai."""
    seconds: float
    """From the request to the end of the answer, redirects included, pauses excluded."""
    hops: tuple[str, ...] = ()
    """Addresses passed through on the way, the asked one first; empty without a redirect."""
    peer: str = ""
    """The IP address that answered."""
    attempts: int = 1
    """Requests made for it, retries included."""
    request: Request | None = None
    """What was asked, where it was more than opening `url`."""
    rendered: str = ""
    """The browser that drew it (`Chromium 156…`); empty when the bytes are the server's own."""
    tls: Tls = Tls.NONE
    """How the connection was secured that brought it."""
    expires: datetime | None = None
    """Until when the server's certificate holds."""
    detail: str = ""
    """What else there is to say of it: the sibling scheme that did not answer. Empty = nothing."""
    ipv6: bool | None = None
    """Had its host an IPv6 address when it was looked up? None: nobody looked, or not in that round."""

    @property
    def digest(self) -> str:
        """SHA-256 of the body, hex."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def content_type(self) -> str:
        """The Content-Type header, or empty."""
        return self.header("content-type")

    def header(self, name: str) -> str:
        """First value of a header, by its name in lower case, or empty."""
        return next((value for key, value in self.headers if key == name), "")


@dataclass(frozen=True, slots=True)
class Unreached:
    """A request that brought no page, with the reason and the words of the machine."""

    url: str
    reason: Reason
    detail: str
    """Short technical detail, English or as the system said it; no personal data."""
    at: datetime
    status: int | None = None
    """HTTP status, where there was one (403 with a challenge, 503 …)."""
    hops: tuple[str, ...] = ()
    seconds: float = 0.0
    attempts: int = 1
    """Requests made for it, retries included; 0 when none was allowed."""

    @property
    def blocked_by(self) -> str:
        """The protection product that stood in the way, as §8 names it; empty when none did."""
        return _product(self.detail)


Outcome = Snapshot | Unreached


def _product(detail: str) -> str:
    if not detail.startswith(BLOCKED_BY):
        return ""
    return detail.removeprefix(BLOCKED_BY).partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it is kept: the outcome without the bytes, and where the bytes lie."""

    inspection: str
    url: str
    final_url: str
    at: datetime
    status: int | None
    reason: Reason | None
    detail: str
    digest: str
    """SHA-256 of the body, hex; empty when unreached."""
    content_type: str
    size: int
    warc: str = ""
    """WARC file name inside the site's folder; empty when nothing was archived."""
    offset: int = 0
    length: int = 0
    attempts: int = 1
    """Requests made for it, retries included; 0 when none was allowed or needed."""
    etag: str = ""
    """The server's mark of this version, for asking whether there is a newer one."""
    modified: str = ""
    """Its Last-Modified, as it came."""
    tls: Tls = Tls.NONE
    """How the connection was secured."""
    expires: datetime | None = None
    """Until when the server's certificate holds."""
    ipv6: bool | None = None
    """Had its host an IPv6 address when it was looked up? None: nobody looked, or not in that round."""

    @property
    def carried(self) -> bool:
        """Is it an earlier round's visit, taken over because it is recent? `at` says when it was made."""
        return self.reached and self.attempts == 0

    @property
    def blocked_by(self) -> str:
        """The protection product that stood in the way; empty when none did."""
        return _product(self.detail)

    @property
    def reached(self) -> bool:
        """Did a server answer (with whatever status)?"""
        return self.reason is None

    @property
    def gone(self) -> bool:
        """Did the server say that the page is not there (404 or 410)?"""
        return self.status in {404, 410}
