"""httpx's way to the network, guarded: one kept connection an origin, made to an address that was checked.

httpx's own pool looks a name up after any check, and its cost grows with the connections it holds
(8.7 ms a request at 128 in flight); pace allows one request in flight a host, so one connection is enough.
TLS still names the host of the address, as do the Host header and the check of the certificate.
`crawler.pooled` is httpx's own transport behind the same guard; `[crawl] transport` chooses.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable

import httpx

from crawler.guard import Guard, Target
from crawler.http1 import Connection, Head, Wire
from crawler.tls import handshake_of, permissive_tls, standard_tls, worth_old_settings
from records import Tls

KEPT_CONNECTIONS = 32
"""Open connections of one transport; a site has few hosts."""
KEEP_ALIVE = 4.0
"""Seconds: just under the five that common servers keep an idle connection."""
_PORTS = {"http": 80, "https": 443}

Origin = tuple[str, str, int]


class PinnedTransport(httpx.AsyncBaseTransport):
    """Sends requests over connections that `guard` allowed. Raises `Refused` and httpx's own errors."""

    def __init__(
        self,
        guard: Guard,
        *,
        tls: Callable[[], ssl.SSLContext] | None = None,
        legacy_tls: Callable[[], ssl.SSLContext] | None = None,
    ) -> None:
        self._guard = guard
        self._tls = tls or standard_tls
        self._legacy_tls = legacy_tls or permissive_tls
        self._kept: OrderedDict[Origin, Connection] = OrderedDict()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; its `timeout` extension gives the seconds of each wait."""
        url = request.url
        origin = (url.scheme, url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme])
        waits = request.extensions["timeout"]
        connection, head = await self._answer(origin, request, waits["connect"], waits["read"])
        self._kept[origin] = connection
        if len(self._kept) > KEPT_CONNECTIONS:
            self._kept.popitem(last=False)[1].close()
        return httpx.Response(
            head.status,
            headers=head.headers,
            stream=_Body(connection, head, waits["read"]),
            extensions={"network_stream": connection},
        )

    async def aclose(self) -> None:
        """Close every kept connection."""
        for connection in self._kept.values():
            connection.close()
        self._kept.clear()
        await asyncio.sleep(0)  # lets the event loop drop the sockets

    async def _answer(
        self, origin: Origin, request: httpx.Request, connecting: float, reading: float
    ) -> tuple[Connection, Head]:
        connection = self._kept.pop(origin, None)
        if connection is not None and not connection.is_idle(KEEP_ALIVE):
            connection.close()
            connection = None
        if connection is None:
            connection = await self._connect(origin, connecting)
        try:
            return connection, await connection.ask(request, reading)
        except BaseException:
            connection.close()
            raise

    async def _connect(self, origin: Origin, seconds: float) -> Connection:
        scheme, host, port = origin
        target = await self._guard.target(host, port)
        if scheme != "https":
            return await _opened(target, seconds, None, None)
        try:
            return await _opened(target, seconds, self._tls(), host)
        except httpx.ConnectError as error:
            if not worth_old_settings(error.__cause__):
                raise
            return await _opened(target, seconds, self._legacy_tls(), host, Tls.LEGACY)


async def _opened(
    target: Target,
    seconds: float,
    tls: ssl.SSLContext | None,
    host: str | None,
    how: Tls = Tls.STANDARD,
) -> Connection:
    """A connection to the first address that answers; the first address's error when none does."""
    first: OSError | None = None
    for address in target.addresses:
        try:
            async with asyncio.timeout(seconds):
                _, wire = await asyncio.get_running_loop().create_connection(
                    Wire, address, target.port, ssl=tls, server_hostname=host
                )
            return Connection(wire, handshake_of(wire.secured(), how))
        except ssl.SSLError as error:
            raise httpx.ConnectError(str(error)) from error
        except OSError as error:  # TimeoutError is one
            first = first or error
    assert first is not None
    if isinstance(first, TimeoutError):
        raise httpx.ConnectTimeout("connecting took too long") from first
    raise httpx.ConnectError(str(first)) from first


class _Body(httpx.AsyncByteStream):
    def __init__(self, connection: Connection, head: Head, seconds: float) -> None:
        self._connection = connection
        self._head = head
        self._seconds = seconds
        self._read = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._connection.body(self._head, self._seconds):
            yield part
        self._read = True

    async def aclose(self) -> None:
        """A body that was not read to its end takes its connection with it."""
        if not self._read:
            self._connection.close()
