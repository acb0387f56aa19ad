"""What one fetch costs: CPU seconds a request, both transports, beside the floor of a raw socket.

    python -m bench.fetch [--requests 8000] [--flights 32 256] [--size 16000] [--rounds 3]

A server in a process of its own answers with one page of `--size` bytes of Chinese HTML, gzipped as most sites
send it. In flight are as many requests as there are hosts: pace lets one a host through, so each host has its
own `Fetcher` and all share one `Pace`, as in a round. CPU is user + system of this process alone, from the first
request to the last, so neither imports nor the server count. The floor is a bare `asyncio.Protocol` that writes a
request and waits for as many bytes as an answer has. Exit code 1 when ours is over its limit.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import gzip
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from crawler.fetch import Fetcher, pace_of
from records import Snapshot
from records.config import CrawlSettings

LIMIT_MS = 0.7
"""Milliseconds of CPU a request that the fast transport may take (issue 3, "What it must show" 5)."""
_LINE = (
    '<li><a href="./202611/t20261120_{0}.html">关于{1}的通知</a><span>2026-11-{2:02}</span></li>\n'
)
_COMMON = (0x4E00, 0x5E00)
"""Characters that titles are made of, so that a page packs about as well as a real one (4:1)."""


def answer_of(size: int) -> bytes:
    """The whole answer, head and gzipped body, of a list page of about `size` bytes."""
    dice = random.Random(20261120)
    titles = ("".join(chr(dice.randrange(*_COMMON)) for _ in range(18)) for _ in range(size // 150))
    rows = "".join(_LINE.format(n * 37, title, n % 28 + 1) for n, title in enumerate(titles))
    body = gzip.compress(f"<html><title>示例区政府</title><ul>{rows}</ul></html>".encode(), mtime=0)
    head = (
        "HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Fri, 20 Nov 2026 00:00:00 GMT\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
        f"Content-Length: {len(body)}\r\nConnection: keep-alive\r\nVary: Accept-Encoding\r\n"
        'ETag: "673d4a10-3e80"\r\nX-Frame-Options: SAMEORIGIN\r\n\r\n'
    )
    return head.encode() + body


class Serving(asyncio.Protocol):
    """Answers every request alike; robots.txt is not there."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """asyncio's own call."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """asyncio's own call."""
        assert self._transport is not None
        gone = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        self._transport.write(gone if data.startswith(b"GET /robots.txt") else self._answer)


class Asking(asyncio.Protocol):
    """The floor: writes a request, waits until as many bytes have come as an answer has."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._come = 0
        self._transport: asyncio.Transport | None = None
        self._done: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """asyncio's own call."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """asyncio's own call."""
        self._come += len(data)
        if self._come >= self._length and self._done is not None:
            self._done.set_result(None)

    async def ask(self, request: bytes) -> None:
        """One request and its answer."""
        assert self._transport is not None
        self._come, self._done = 0, asyncio.get_running_loop().create_future()
        self._transport.write(request)
        await self._done

    def close(self) -> None:
        """Drop the connection."""
        assert self._transport is not None
        self._transport.abort()


def serve(size: int) -> None:
    """Serve until killed; the port is the first line of output."""

    async def run() -> None:
        answer = answer_of(size)
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Serving(answer), "127.0.0.1", 0, backlog=1024)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(run())


@contextmanager
def served(size: int) -> Iterator[int]:
    """The server in another process: its port."""
    words = [sys.executable, "-m", "bench.fetch", "--serve", "--size", str(size)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.terminate()


async def floor(port: int, flights: int, each: int, size: int) -> float:
    """CPU seconds of `flights` raw connections with `each` requests on every one."""
    loop = asyncio.get_running_loop()
    length = len(answer_of(size))
    asking = [
        (await loop.create_connection(lambda: Asking(length), "127.0.0.1", port))[1]
        for _ in range(flights)
    ]
    request = b"GET /index.html HTTP/1.1\r\nHost: www.test\r\nUser-Agent: Mingjian\r\n\r\n"

    async def one(connection: Asking) -> None:
        for _ in range(each):
            await connection.ask(request)

    spent = await _spent([one(connection) for connection in asking])
    for connection in asking:
        connection.close()
    return spent


async def fetching(port: int, flights: int, each: int, transport: str) -> float:
    """CPU seconds of `flights` fetchers with `each` pages of a host of its own; robots.txt is asked before."""
    hosts = [f"www{number}.bench.test" for number in range(flights)]
    place = f"127.0.0.1:{port}"
    settings = CrawlSettings(pause=0.0, retries=0, transport=transport)
    settings = dataclasses.replace(settings, resolve=dict.fromkeys(hosts, place))
    pace = pace_of(settings)
    fetchers = [Fetcher(settings, pace=pace) for _ in hosts]

    async def one(fetcher: Fetcher, host: str) -> None:
        for number in range(each):
            got = await fetcher.fetch(f"http://{host}/zwgk/{number}.html", hosts={host})
            assert isinstance(got, Snapshot), got

    pairs = list(zip(fetchers, hosts, strict=True))
    await asyncio.gather(*(fetcher.fetch(f"http://{host}/") for fetcher, host in pairs))
    spent = await _spent([one(fetcher, host) for fetcher, host in pairs])
    for fetcher in fetchers:
        await fetcher.__aexit__(None, None, None)
    return spent


async def _spent(jobs: Sequence[Awaitable[None]]) -> float:
    before = _cpu()
    await asyncio.gather(*jobs)
    return _cpu() - before


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measure(port: int, flights: int, requests: int, size: int, rounds: int) -> dict[str, float]:
    """Contender → median milliseconds of CPU a request."""
    each = max(1, requests // flights)
    runs: dict[str, Callable[[], Awaitable[float]]] = {
        "raw socket": lambda: floor(port, flights, each, size),
        "fast": lambda: fetching(port, flights, each, "fast"),
        "httpx": lambda: fetching(port, flights, each, "httpx"),
    }
    spent: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            spent[name].append(asyncio.run(_awaited(run)) / (each * flights) * 1000)
    return {name: statistics.median(values) for name, values in spent.items()}


async def _awaited(run: Callable[[], Awaitable[float]]) -> float:
    return await run()


def main() -> None:
    """Measure and print a table; exit code 1 when the fast transport is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--requests", type=int, default=8000, help="requests a run")
    parser.add_argument("--flights", type=int, nargs="+", default=[32, 256], help="in flight")
    parser.add_argument("--size", type=int, default=16_000, help="bytes of the page, unpacked")
    parser.add_argument("--rounds", type=int, default=3, help="runs; the median is printed")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.serve:
        serve(told.size)
        return
    print(
        f"{datetime.now(tz=UTC).date()} · {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()} · {told.requests} requests of {told.size} bytes\n"
    )
    print("| in flight | raw socket | fast | httpx |  (CPU ms a request)\n|---|---|---|---|")
    late = False
    with served(told.size) as port:
        for flights in told.flights:
            got = measure(port, flights, told.requests, told.size, told.rounds)
            print(f"| {flights} | " + " | ".join(f"{one:.3f}" for one in got.values()) + " |")
            late = late or got["fast"] > LIMIT_MS
    sys.exit(1 if late else 0)


if __name__ == "__main__":
    main()
