"""HTTP/1.1 over one kept connection, client side (RFC 9112).

httpcore and h11 do this in 250 Python calls a request; a crawl makes millions. Here the head is split in one go and
the body handed on as it comes. Lenient where browsers are (bare LF, header lines that are none), strict where a
body could be taken for whole that is not. Raises httpx's errors.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from crawler.tls import Handshake

RawHeader = tuple[bytes, bytes]

MAX_HEAD = 128 * 1024
"""Bytes of status line and headers; servers' own limits are 8 to 64 KiB."""
_BUFFER = 256 * 1024
"""Bytes that may lie unread before the socket is no longer read."""
_MAX_LINE = 4096
"""Bytes of a chunk's size line with its extensions."""

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/1\.([01]) (\d{3})(?: [^\r\n]*)?\r?")
_HEADER = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*(.*?)[ \t]*\r?")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_BLANKS = bytes.maketrans(b"\r\0", b"  ")
"""A CR or NUL within a value is a blank to whoever receives it (RFC 9110 §5.5); archived it could begin a line."""
_LINE_END = re.compile(rb"(\r?\n)")
_LINE = re.compile(rb"([^\r\n]*)\r?\n")
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_NO_BODY = frozenset({204, 304})


class NoAnswer(httpx.RemoteProtocolError):
    """The server closed or reset the connection before an answer had a status and headers."""


@dataclass(frozen=True, slots=True)
class Head:
    """Status line and headers."""

    status: int
    headers: tuple[RawHeader, ...]
    length: int | None
    """Bytes of the body; None = until the connection closes, or chunked."""
    chunked: bool
    keeps: bool
    """Does the connection stay open afterwards?"""


def parse_head(data: bytes) -> Head:
    """The head in `data`, which ends before the empty line. Raises `httpx.RemoteProtocolError`."""
    first, _, rest = data.partition(b"\n")
    found = _STATUS.fullmatch(first)
    if found is None:
        raise httpx.RemoteProtocolError("not an HTTP answer")
    lines = _FOLD.sub(b" ", rest).split(b"\n") if rest else ()
    headers = tuple(
        (match[1], match[2].translate(_BLANKS))
        for line in lines
        if (match := _HEADER.fullmatch(line)) is not None
    )
    status = int(found[2])
    values = [(name.lower(), value) for name, value in headers]
    connection = b",".join(value for name, value in values if name == b"connection").lower()
    coding = b",".join(value for name, value in values if name == b"transfer-encoding").lower()
    chunked = coding.rpartition(b",")[2].strip() == b"chunked"
    length = _length(
        status, chunked, [value for name, value in values if name == b"content-length"]
    )
    keeps = b"close" not in connection and (found[1] == b"1" or b"keep-alive" in connection)
    return Head(status, headers, length, chunked, keeps and (chunked or length is not None))


def _length(status: int, chunked: bool, told: Sequence[bytes]) -> int | None:
    if status < 200 or status in _NO_BODY:
        return 0
    if chunked or not told:
        return None
    values = {value.strip() for one in told for value in one.split(b",")}
    if len(values) != 1 or not (value := values.pop()).isdigit():
        raise httpx.RemoteProtocolError("contradictory or unreadable Content-Length")
    return int(value[:18])


class Wire(asyncio.Protocol):
    """The bytes of one connection. Unlike asyncio's streams it tells what has come unasked."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._come = bytearray()
        self._ended = False
        self._error: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._paused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """asyncio's own call."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """asyncio's own call."""
        self._come += data
        if len(self._come) > _BUFFER and self._transport is not None and not self._paused:
            self._transport.pause_reading()
            self._paused = True
        self._wake()

    def eof_received(self) -> None:
        """asyncio's own call."""
        self._ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """asyncio's own call."""
        self._ended, self._error = True, exc
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def quiet(self) -> bool:
        """Open, and nothing has come that nobody read."""
        return not self._ended and not self._come

    def write(self, data: bytes) -> None:
        """Send; a request fits into the socket's buffer."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)

    async def read(self, seconds: float) -> bytes:
        """What has come, waiting `seconds` for it; empty at the end. Raises `httpx.ReadTimeout`, `ReadError`."""
        if not self._come and not self._ended:
            await self._wait(seconds)
        if self._come:
            data = bytes(self._come)
            self._come.clear()
            if self._paused and self._transport is not None:
                self._transport.resume_reading()
                self._paused = False
            return data
        if self._error is not None:
            raise httpx.ReadError(str(self._error)) from self._error
        return b""

    async def _wait(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        self._waiter = loop.create_future()
        late = loop.call_later(seconds, self._wake)
        try:
            await self._waiter
        finally:
            late.cancel()
            self._waiter = None
        if not self._come and not self._ended:
            raise httpx.ReadTimeout("no bytes for too long")

    def close(self) -> None:
        """Drop the connection at once."""
        if self._transport is not None:
            self._transport.abort()

    def secured(self) -> Any:
        """Python's SSL object of a TLS connection, or None."""
        return self._transport.get_extra_info("ssl_object") if self._transport else None

    def peer(self) -> Any:
        """Address and port of the other end."""
        return self._transport.get_extra_info("peername") if self._transport else None


class Connection:
    """One connection; one request at a time."""

    def __init__(self, wire: Wire, handshake: Handshake | None = None) -> None:
        self._wire = wire
        self._handshake = handshake
        self._peer: Any = None
        self._rest = b""
        self._idle_since = 0.0
        self._usable = True

    def is_idle(self, keep_alive: float) -> bool:
        """Can another request go out on it? `keep_alive`: seconds that the server is trusted to wait.

        Bytes that came unasked would be taken for the next page: such a connection is not used again.
        """
        fresh = time.monotonic() - self._idle_since < keep_alive
        return self._usable and fresh and not self._rest and self._wire.quiet()

    def close(self) -> None:
        """Drop the connection at once."""
        self._usable = False
        self._wire.close()

    def get_extra_info(self, name: str) -> Any:
        """As httpx's `network_stream` extension has it: `server_addr` is the peer's address and port.

        `handshake` is ours: how the connection was secured.
        """
        if name == "handshake":
            return self._handshake
        if name != "server_addr":
            return None
        self._peer = self._peer or self._wire.peer()
        return self._peer

    async def ask(self, request: httpx.Request, seconds: float) -> Head:
        """Send `request`; the head of the answer. `seconds`: for each wait."""
        self._usable = False
        path = request.url.raw_path
        lines = [b"%s %s HTTP/1.1\r\n" % (request.method.encode(), path)]
        lines += [b"%s: %s\r\n" % pair for pair in request.headers.raw]
        body = b"" if request.method == "GET" else await request.aread()
        self._wire.write(b"".join([*lines, b"\r\n", body]))
        head = await self._head(seconds)
        while head.status < 200:
            if head.status == 101:
                raise httpx.RemoteProtocolError("switches protocols unasked")
            head = await self._head(seconds)
        return head

    async def body(self, head: Head, seconds: float) -> AsyncIterator[bytes]:
        """The body as it comes. Afterwards the connection is idle, or closed where it cannot be used again."""
        if head.chunked:
            async for part in self._chunks(seconds):
                yield part
        elif head.length is None:
            while part := self._rest or await self._wire.read(seconds):
                self._rest = b""
                yield part
        else:
            async for part in self._exactly(head.length, seconds):
                yield part
        if head.keeps:
            self._usable, self._idle_since = True, time.monotonic()
        else:
            self.close()

    async def _head(self, seconds: float) -> Head:
        data = self._rest
        while (end := _END.search(data)) is None:
            if len(data) > MAX_HEAD:
                raise httpx.RemoteProtocolError("headers without end")
            more = await self._first(seconds) if not data else await self._wire.read(seconds)
            if not more:
                raise NoAnswer("closed in the headers")
            data += more
        self._rest = data[end.end() :]
        return parse_head(data[: end.start()])

    async def _first(self, seconds: float) -> bytes:
        try:
            data = await self._wire.read(seconds)
        except httpx.ReadError as error:
            raise NoAnswer(str(error)) from error
        if not data:
            raise NoAnswer("closed without sending a response")
        return data

    async def _exactly(self, size: int, seconds: float) -> AsyncIterator[bytes]:
        left = size
        while left:
            part = self._rest or await self._wire.read(seconds)
            if not part:
                raise httpx.RemoteProtocolError(f"closed {left} bytes before the end of the body")
            self._rest = part[left:]
            part = part[:left]
            left -= len(part)
            yield part

    async def _chunks(self, seconds: float) -> AsyncIterator[bytes]:
        while size := int(await self._line(_SIZE, seconds), 16):
            async for part in self._exactly(size, seconds):
                yield part
            await self._line(_LINE_END, seconds)
        while (await self._line(_LINE, seconds)).strip():
            pass  # trailers

    async def _line(self, shape: re.Pattern[bytes], seconds: float) -> bytes:
        while b"\n" not in self._rest:
            more = await self._wire.read(seconds) if len(self._rest) < _MAX_LINE else b""
            if not more:
                raise httpx.RemoteProtocolError("chunked body broken off")
            self._rest += more
        found = shape.match(self._rest)
        if found is None:
            raise httpx.RemoteProtocolError("broken chunk")
        self._rest = self._rest[found.end() :]
        line: bytes = found[1]
        return line
