"""A loopback server that can misbehave in every way a real one does; answers are raw bytes."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
from dataclasses import dataclass, field

from crawler.fetch import Fetcher
from records.config import CrawlSettings

HOST = "www.town.test"
BASE = f"http://{HOST}"


def page(body=b"<html></html>", *, status="200 OK", headers=(), length=None):
    """A well-formed answer, unless `length` lies."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    if not any(header.lower().startswith("content-type") for header in headers):
        lines.append("Content-Type: text/html")
    head = "\r\n".join([*lines, *headers]).encode()
    return head + b"\r\n\r\n" + body


def moved(location, status="302 Found", headers=()):
    raw = location if isinstance(location, bytes) else location.encode()
    head = page(b"", status=status, headers=headers)[:-4]
    return head + b"\r\nLocation: " + raw + b"\r\n\r\n"


@dataclass
class Town:
    """What answers where: path to bytes, to a list of bytes (one a request), or to a coroutine."""

    answers: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    port: int = 0
    tls: ssl.SSLContext | None = None
    address: str = "127.0.0.1"

    def settings(self, **kept):
        chosen = {
            "pause": 0.0,
            "timeout": 0.3,
            "total_timeout": 0.6,
            "retries": 0,
            "resolve": {HOST: f"127.0.0.1:{self.port}"},
        }
        return CrawlSettings(**{**chosen, **kept})

    def fetch(self, path="/", *, hosts=None, named=False, home=False, fetcher=None, **settings):
        """The outcome of one fetch from this town."""

        async def run():
            async with self.open():
                ready = {**(fetcher or {})}
                async with Fetcher(self.settings(**settings), **ready) as one:
                    url = path if "://" in path else BASE + path
                    return await one.fetch(url, hosts=hosts, named=named, home=home)

        return asyncio.run(run())

    @contextlib.asynccontextmanager
    async def open(self):
        server = await asyncio.start_server(self._serve, self.address, self.port, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        self.place = (
            f"[{self.address}]:{self.port}"
            if ":" in self.address
            else f"{self.address}:{self.port}"
        )
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ", 2)[1].decode()
                self.asked.append(path)
                self.heads.append(head.decode("latin-1"))
                answer = self.answers.get(path, page(b"no", status="404 Not Found"))
                if isinstance(answer, list):
                    answer = answer.pop(0) if len(answer) > 1 else answer[0]
                if callable(answer):
                    await answer(writer)
                    break
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            pass
        except asyncio.CancelledError:
            pass
        finally:
            writer.close()


async def stall(writer):
    """Accepts and says nothing."""
    await asyncio.sleep(2)


async def reset(writer):
    """RST, as a firewall does."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def hang_up(writer):
    """Closes without a word."""


async def cut_head(writer):
    """Closes in the middle of the headers."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/h")
    await writer.drain()


async def half_head(writer):
    """Half of the headers, then silence."""
    await cut_head(writer)
    await asyncio.sleep(2)


async def cut_body(writer):
    """Closes in the middle of the body."""
    writer.write(page(b"x" * 50, length=100))
    await writer.drain()


async def reset_body(writer):
    """RST in the middle of the body."""
    await cut_body(writer)
    await asyncio.sleep(0.05)
    await reset(writer)


async def cut_chunks(writer):
    """Closes before the last chunk."""
    writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
    await writer.drain()


async def until_end(writer):
    """A body without a length, closed at its end."""
    writer.write(b"HTTP/1.1 200 OK\r\n\r\nuntil the end")
    await writer.drain()


async def drip(writer):
    """An endless body, a little at a time: no single wait is long."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"x" * 10)
        await writer.drain()
        await asyncio.sleep(0.05)


async def pour(writer):
    """An endless body, as fast as it goes."""
    writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
        await writer.drain()


async def half(writer):
    """Headers and half of the body, then silence."""
    writer.write(page(b"x" * 50, length=100))
    await writer.drain()
    await asyncio.sleep(2)
