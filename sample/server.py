"""The county's web server: HTTP/1.1 with keep-alive on loopback, virtual hosts by the Host header.

An asyncio protocol in a thread of its own, because it must cost little beside the crawler that it feeds.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus

from sample.county import County
from sample.nouns import Certificate, Reply
from sample.secured import FIRST_BYTE, Secured, is_whole, server_name

_LIMIT = 65_536
"""Bytes of a request's head; a longer one is refused."""
_LINGER_ZERO = struct.pack("ii", 1, 0)
"""SO_LINGER on, no seconds: closing then sends a reset."""


class Doorman:
    """What the server remembers: which addresses have refused once and owe an answer to the next try."""

    def __init__(self, county: County, default: str = "") -> None:
        self.county = county
        """As it is served now: one whole value, so that another thread may put another in its place."""
        self._default = default
        self._owed: set[tuple[str, str]] = set()
        self.callers: set[asyncio.Transport] = set()
        """Connections that are open."""

    def certificate(self, host: str) -> Certificate:
        """How the site of a host is secured; a valid certificate for one that is not served securely."""
        site = self.county.site_at(host)
        return site.certificate if site and site.certificate else Certificate.VALID

    def answer(self, host: str, path: str, *, secured: bool = False) -> Reply:
        """The reply to one request; every second request to a busy address gets its page."""
        name = host.rsplit(":", 1)[0]
        if self._default and (name == "localhost" or name.replace(".", "").isdigit()):
            host = self._default
        site = self.county.site_at(host)
        if site and site.certificate and not secured:
            return Reply(301, b"", location=site.url.rstrip("/") + path)
        reply = self.county.respond(host, path)
        key = (host, path)
        if not reply.refuse_first or key in self._owed:
            self._owed.discard(key)
            return reply
        self._owed.add(key)
        if reply.refuse_first == "reset":
            return Reply(0, b"", reset=True)
        return Reply(503, "服务繁忙，请稍后再试".encode(), "text/plain; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Server:
    """Where the county is served."""

    port: int
    address: str
    """`http://127.0.0.1:PORT/`: the first site, by bare address."""
    _doorman: Doorman = field(repr=False)

    def turn_to(self, moment: datetime) -> None:
        """From now on the county is served as it is at that moment, whatever the clock says."""
        self._doorman.county = self._doorman.county.at(moment.date(), moment.hour)


class _Connection(asyncio.Protocol):
    def __init__(self, doorman: Doorman) -> None:
        self._doorman = doorman
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._waiting = False
        self._secured: Secured | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._doorman.callers.add(transport)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  asyncio's shape
        if self._transport:
            self._doorman.callers.discard(self._transport)
        self._transport = None

    def data_received(self, data: bytes) -> None:
        if self._secured is None:
            self._buffer += data
            if self._buffer[:1] == FIRST_BYTE:
                self._secure()
                return
        else:
            self._hear(self._secured, data)
        self._serve()

    def _secure(self) -> None:
        """Begins TLS as the host that the first record names has it."""
        if is_whole(self._buffer):
            hello, self._buffer = self._buffer, b""
            self._secured = Secured(self._doorman.certificate(server_name(hello)))
            self._hear(self._secured, hello)

    def _hear(self, secured: Secured, data: bytes) -> None:
        self._buffer += secured.received(data)
        if self._transport:
            self._transport.write(secured.to_send())
            if secured.broken:
                self._transport.close()
                self._transport = None

    def _serve(self) -> None:
        """Answers the requests in the buffer one after another; a slow answer holds the rest back."""
        while self._transport and not self._waiting and b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            self._request(head.decode("latin-1"))
        if self._transport and len(self._buffer) > _LIMIT:
            self._transport.abort()

    def _request(self, head: str) -> None:
        first, *lines = head.split("\r\n")
        method, _, rest = first.partition(" ")
        path = rest.partition(" ")[0]
        if path.startswith("http://"):  # absolute form, as a proxy is asked (RFC 9112 §3.2.2)
            path = "/" + path.partition("://")[2].partition("/")[2]
        fields = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines)
        }
        close = fields.get("connection", "").lower() == "close"
        if method not in {"GET", "HEAD"}:
            self._send(Reply(405, b"", "text/plain"), close=True)
            return
        secured = self._secured is not None
        reply = self._doorman.answer(fields.get("host", ""), path, secured=secured)
        if reply.delay:
            self._waiting = True
            loop = asyncio.get_running_loop()
            loop.call_later(reply.delay, self._late, reply, method == "HEAD", close)
        else:
            self._send(reply, bare=method == "HEAD", close=close)

    def _late(self, reply: Reply, bare: bool, close: bool) -> None:
        self._waiting = False
        self._send(reply, bare=bare, close=close)
        self._serve()

    def _send(self, reply: Reply, *, bare: bool = False, close: bool = False) -> None:
        if self._transport is None:
            return
        if reply.reset:
            connection = self._transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_ZERO)
            self._transport.abort()
            return
        said = _head(reply, close=close) + (b"" if bare else reply.body)
        self._transport.write(self._secured.to_send(said) if self._secured else said)
        if close:
            self._transport.close()


def _head(reply: Reply, *, close: bool) -> bytes:
    where = f"Location: {reply.location}\r\n" if reply.location else ""
    closing = "Connection: close\r\n" if close else ""
    return (
        f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}\r\nServer: yunxi\r\n"
        f"Content-Type: {reply.content_type}\r\nContent-Length: {len(reply.body)}\r\n{where}{closing}\r\n"
    ).encode("ascii")


@contextmanager
def serve(county: County, port: int = 0, default: str = "") -> Iterator[Server]:
    """Serves the county on 127.0.0.1 until the block is left; port 0 takes a free one.

    `default` is the host that answers when it is addressed by a bare IP address; else the first site does.
    Raises OSError when the port is taken.
    """
    listening = socket.create_server(("127.0.0.1", port), backlog=256)
    loop = asyncio.new_event_loop()
    doorman = Doorman(county, default)
    opened = loop.run_until_complete(
        loop.create_server(lambda: _Connection(doorman), sock=listening)
    )
    thread = threading.Thread(target=loop.run_forever, name="sample-county", daemon=True)
    thread.start()
    number = listening.getsockname()[1]
    try:
        yield Server(number, f"http://127.0.0.1:{number}/", doorman)
    finally:
        loop.call_soon_threadsafe(_wind_up, loop, opened, doorman)
        thread.join()
        loop.close()


def _wind_up(loop: asyncio.AbstractEventLoop, opened: asyncio.Server, doorman: Doorman) -> None:
    """Closes what is open, in the loop's own thread; the loop stops when the connections have heard of it."""
    opened.close()
    for caller in list(doorman.callers):
        caller.abort()
    loop.call_later(0, loop.stop)
