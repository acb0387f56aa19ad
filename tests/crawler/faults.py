"""Every way a server misbehaves, as a table: what happens, and what comes of it. docs/faults.md is made from it.

`test_faults.py` runs each row over real sockets and over both transports.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field

from records import Reason

from .town import (
    HOST,
    cut_body,
    cut_chunks,
    cut_head,
    drip,
    half,
    half_head,
    hang_up,
    moved,
    page,
    pour,
    reset,
    reset_body,
    stall,
    until_end,
)

BOMB = gzip.compress(b"\0" * 30_000_000, mtime=0)
GZIPPED = ["Content-Encoding: gzip"]
CUT_GZIP = gzip.compress(b"x" * 999, mtime=0)[:-9]
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
OK = page(b"there")
SWITCHING = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
EARLY = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n"
GBK = "/公开/1.html".encode("gbk")
UTF8 = "/%E5%85%AC%E5%BC%80/1.html"
RELOAD = b"<script>document.cookie='wa_k=77;path=/';location.reload();</script>"


@dataclass(frozen=True)
class Fault:
    """One row."""

    phase: str
    name: str
    answers: object
    """What `/` answers, or path to answer."""
    outcome: Reason | int
    """The reason of `Unreached`, or the HTTP status of a `Snapshot`."""
    says: str = ""
    """In the detail of the outcome."""
    body: bytes | None = None
    scene: str = "town"
    """What is set up: see `test_faults.py`."""
    settings: dict = field(default_factory=dict)
    home: bool = False
    hosts: tuple[str, ...] | None = None

    @property
    def id(self) -> str:
        return f"{self.phase}: {self.name}"


def rows(phase, *told):
    """`(name, answers, outcome, {more})` as faults."""
    return [Fault(phase, *one[:3], **(one[3] if len(one) > 3 else {})) for one in told]


def named(words):
    return {"says": f"blocked_by={words} ("}


FAULTS = (
    *rows(
        "look-up",
        ("a name that does not resolve", OK, Reason.DNS, {"scene": "no name", "says": "not known"}),
        ("a resolver that hangs", OK, Reason.DNS, {"scene": "slow name", "says": "timed out"}),
        ("a name without an address", OK, Reason.DNS, {"scene": "empty name"}),
        ("a name that leads into a private network", OK, Reason.FORBIDDEN_ADDRESS, {"scene": "private name"}),
        ("a name with one private address among public ones", OK, Reason.FORBIDDEN_ADDRESS,
         {"scene": "half private name"}),
    ),
    *rows(
        "connect",
        ("nobody listens", OK, Reason.REFUSED, {"scene": "nobody"}),
        ("nobody answers", OK, Reason.TIMEOUT, {"scene": "deaf"}),
        ("the first address is dead, the second lives", OK, 200, {"scene": "second address"}),
        ("IPv6 only", OK, 200, {"scene": "ipv6"}),
    ),
    *rows(
        "TLS",
        ("a server that speaks none", OK, Reason.TLS, {"scene": "tls: plain"}),
        ("an unknown issuer", OK, Reason.TLS, {"scene": "tls: unknown", "says": "self-signed"}),
        ("a certificate for another host", OK, Reason.TLS, {"scene": "tls: mismatch", "says": "mismatch"}),
        ("an expired certificate", OK, Reason.TLS, {"scene": "tls: expired", "says": "expired"}),
        ("silence in the handshake", stall, Reason.TIMEOUT, {"scene": "tls: plain socket"}),
        ("a close in the handshake", hang_up, Reason.RESET, {"scene": "tls: plain socket"}),
        ("a reset in the handshake", reset, Reason.RESET, {"scene": "tls: plain socket"}),
        ("a server that only old settings reach", OK, 200, {"scene": "tls: old"}),
        ("a home page over HTTPS only", OK, 200, {"scene": "https only", "home": True, "says": "http: "}),
        ("a home page over HTTP only", OK, 200, {"scene": "http only", "home": True, "says": "https: "}),
        ("a home page that HTTPS calls gone (410)", OK, 200,
         {"scene": "https gone", "home": True, "says": "https: HTTP 410"}),
    ),
    *rows(
        "head",
        ("a reset instead of an answer", reset, Reason.RESET),
        ("a close without a word", hang_up, Reason.RESET),
        ("silence", stall, Reason.TIMEOUT),
        ("a close in the headers", cut_head, Reason.RESET),
        ("silence in the headers", half_head, Reason.TIMEOUT),
        ("another protocol", b"SSH-2.0-OpenSSH_9.2\r\n\r\n", Reason.PROTOCOL),
        ("a body without headers (HTTP/0.9)", b"<html>hello</html>\r\n\r\n", Reason.PROTOCOL),
        ("a status that is no number", b"HTTP/1.1 OK 200\r\n\r\n", Reason.PROTOCOL),
        ("headers without end", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000, Reason.PROTOCOL),
        ("two lengths", page(b"abc", headers=["Content-Length: 9"]), Reason.PROTOCOL),
        ("a length that is no number", page(b"abc", length="many"), Reason.PROTOCOL),
        ("101, which nobody asked for", SWITCHING, Reason.PROTOCOL),
        ("100 and 103 before the answer", EARLY + OK, 200, {"body": b"there"}),
        ("HTTP/1.0", b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nthere", 200, {"body": b"there"}),
        ("bare line feeds", b"HTTP/1.1 200 OK\nContent-Length: 5\n\nthere", 200, {"body": b"there"}),
        ("no reason phrase", b"HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nthere", 200, {"body": b"there"}),
    ),
    *rows(
        "body",
        ("a close before its end", cut_body, Reason.PROTOCOL),
        ("a reset before its end", reset_body, Reason.RESET),
        ("silence before its end", half, Reason.TIMEOUT),
        ("without end, slowly", drip, Reason.TIMEOUT),
        ("without end, fast", pour, Reason.TOO_LARGE),
        ("longer than the limit", page(b"x" * 2_000_001), Reason.TOO_LARGE, {"says": "announced"}),
        ("a gzip bomb", page(BOMB, headers=GZIPPED), Reason.TOO_LARGE, {"says": "decompressed"}),
        ("a gzip bomb that is not announced", page(BOMB), Reason.TOO_LARGE),
        ("gzip cut short", page(CUT_GZIP, headers=GZIPPED), Reason.PROTOCOL),
        ("brotli, which nobody asked for", page(b"x", headers=["Content-Encoding: br"]), Reason.PROTOCOL),
        ("a chunk whose size is no number", CHUNKED + b"zz\r\n", Reason.PROTOCOL),
        ("chunks without the last one", cut_chunks, Reason.PROTOCOL),
        ("gzip that nobody announced", page(gzip.compress(b"abc", mtime=0)), 200, {"body": b"abc"}),
        ("gzip announced and not sent", page(b"abc", headers=GZIPPED), 200, {"body": b"abc"}),
        ("chunks", CHUNKED + b"3\r\nabc\r\n0\r\n\r\n", 200, {"body": b"abc"}),
        ("no length, closed at its end", until_end, 200, {"body": b"until the end"}),
        ("an empty 200", page(b""), 200, {"body": b""}),
        ("204", b"HTTP/1.1 204 No Content\r\n\r\n", 204, {"body": b""}),
        ("304 out of nowhere", b"HTTP/1.1 304 Not Modified\r\n\r\n", 304, {"body": b""}),
    ),
    *rows(
        "status",
        ("404", page(b"gone", status="404 Not Found"), 404),
        ("410", page(b"gone", status="410 Gone"), 410),
        ("403 without a sign of a firewall", page(b"no", status="403 Forbidden"), 403),
        ("500", page(b"", status="500 Oops"), Reason.SERVER_ERROR),
        ("502", page(b"", status="502 Bad Gateway"), Reason.SERVER_ERROR),
        ("429", page(b"", status="429 Too Many Requests"), Reason.SERVER_ERROR),
        ("429 with Retry-After, then the page",
         {"/": [page(b"", status="429 X", headers=["Retry-After: 0"]), OK]}, 200, {"settings": {"retries": 1}}),
        ("503 with a Retry-After of a day", page(b"", status="503 X", headers=["Retry-After: 86400"]),
         Reason.SERVER_ERROR, {"settings": {"retries": 2}}),
        ("a reset, then the page", {"/": [reset, OK]}, 200, {"settings": {"retries": 1}}),
    ),
    *rows(
        "redirect",
        ("to itself", moved("/"), Reason.REDIRECT_LOOP),
        ("in a loop of two", {"/": moved("/b"), "/b": moved("/")}, Reason.REDIRECT_LOOP),
        ("HTTP to HTTPS to HTTP", OK, Reason.REDIRECT_LOOP, {"scene": "schemes in a loop"}),
        ("ten times", {"/": moved("/0"), **{f"/{n}": moved(f"/{n + 1}") for n in range(12)}},
         Reason.TOO_MANY_REDIRECTS),
        ("to a file", moved("file:///etc/passwd"), Reason.BAD_URL),
        ("with a password in it", moved("http://u:p@town.test/"), Reason.BAD_URL),
        ("to a private address", moved("http://10.0.0.1/"), Reason.FORBIDDEN_ADDRESS),
        ("to this machine", moved("http://127.0.0.1/"), Reason.FORBIDDEN_ADDRESS),
        ("to a cloud's metadata", moved("http://169.254.169.254/latest"), Reason.FORBIDDEN_ADDRESS),
        ("to this machine in IPv6 clothes", moved("http://[::ffff:7f00:1]/"), Reason.FORBIDDEN_ADDRESS),
        ("off the site", moved("http://other.test/x"), Reason.OFF_SITE, {"hosts": (HOST,)}),
        ("without a target", page(b"?", status="302 Found"), 302),
        ("in raw GBK", {"/": moved(GBK), UTF8: OK}, 200, {"body": b"there"}),
        ("to itself until the cookie comes back",
         {"/": [moved("/", headers=["Set-Cookie: CT6T=7; path=/"]), OK]}, 200, {"body": b"there"}),
        ("to itself although the cookie came back", moved("/", headers=["Set-Cookie: CT6T=7; path=/"]),
         Reason.BLOCKED, named("CT6T")),
    ),
    *rows(
        "challenge",
        ("412 of 瑞数", page(b"<script>window['$_ts']={}</script>", status="412 X"), Reason.BLOCKED, named("瑞数")),
        ("202 of 瑞数", page(b"<script>$_ts = {};</script>", status="202 X",
                            headers=["Set-Cookie: FSSBBIl1UgzbN7N80S=x"]), Reason.BLOCKED, named("瑞数")),
        ("521 of 加速乐", page(b"<script>document.cookie=('_')</script>", status="521 X",
                              headers=["Set-Cookie: __jsluid_h=1"]), Reason.BLOCKED, named("加速乐")),
        ("创宇云", page("<h1>当前访问疑似黑客攻击</h1>创宇盾".encode(), status="403 X"), Reason.BLOCKED,
         named("创宇云")),
        ("acw_sc__v2", page(b"<script>var arg1='" + b"0A" * 20 + b"';setCookie('acw_sc__v2',x)</script>"),
         Reason.BLOCKED, named("阿里云WAF")),
        ("C3VK", page(b"<script>document.cookie='C3VK=b7; max-age=300'</script>"), Reason.BLOCKED, named("C3VK")),
        ("yd_cookie", page(b"<script>document.cookie='yd_cookie=1';</script>"), Reason.BLOCKED, named("yd_cookie")),
        ("a script that only sets a cookie and reloads", page(RELOAD), Reason.BLOCKED, named("Cookie验证")),
        ("GeoBL", page(b"<p>QAX GeoBL</p>", status="403 X"), Reason.BLOCKED, named("QAX GeoBL")),
        ("a slider", page("<p>请完成滑动验证</p>".encode()), Reason.BLOCKED, named("滑块验证")),
        ("a page that says one asks too often, with 200", page("您的访问过于频繁，请稍后再试".encode()),
         Reason.BLOCKED, named("访问频率限制")),
        ("a firewall's refusal in GBK", page("您的请求已被拦截".encode("gbk"), status="405 X"),
         Reason.BLOCKED, named("防火墙")),
    ),
    *rows(
        "robots.txt",
        ("forbids the page", {"/robots.txt": page(b"User-agent: *\nDisallow: /"), "/": OK}, Reason.ROBOTS),
        ("cannot be got (500)", {"/robots.txt": page(b"", status="500 X"), "/": OK}, Reason.ROBOTS),
        ("is a challenge", {"/robots.txt": page(b"$_ts={}", status="412 X"), "/": OK}, Reason.BLOCKED,
         {"says": "robots.txt: blocked_by=瑞数 ("}),
    ),
)  # fmt: skip
