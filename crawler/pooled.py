"""httpx's own transport, with connections that the guard allowed and no others.

It takes two to three times the CPU of `crawler.transport` (`python -m bench.fetch`), and is what most programs in
Python have been proved with: the same tests run over both, so that the fast one can be doubted at any time.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import httpcore
import httpx

from crawler.guard import Guard
from crawler.http1 import NoAnswer
from crawler.tls import handshake_of, permissive_tls, standard_tls, worth_old_settings
from crawler.transport import KEEP_ALIVE, KEPT_CONNECTIONS, PinnedTransport
from records import Tls

_SILENT = "disconnected without sending"
"""httpcore's words for a server that closed before it had answered."""

Options = Iterable[
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
]


def transport_of(name: str, guard: Guard, ca: str = "") -> httpx.AsyncBaseTransport:
    """The transport that `[crawl] transport` names: `fast` or `httpx`; `ca`: see `standard_tls`."""
    tls, legacy = partial(standard_tls, ca), partial(permissive_tls, ca)
    if name == "httpx":
        return PooledTransport(guard, tls=tls, legacy_tls=legacy)
    return PinnedTransport(guard, tls=tls, legacy_tls=legacy)


class PooledTransport(httpx.AsyncHTTPTransport):
    """httpx's transport over guarded connections. Raises `Refused` and httpx's own errors."""

    def __init__(
        self,
        guard: Guard,
        *,
        tls: Callable[[], ssl.SSLContext] | None = None,
        legacy_tls: Callable[[], ssl.SSLContext] | None = None,
    ) -> None:
        context = (tls or standard_tls)()
        super().__init__(verify=context, trust_env=False)
        # httpx offers no way to choose the pool's network; nothing has been opened on the pool it made.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=KEPT_CONNECTIONS,
            max_keepalive_connections=KEPT_CONNECTIONS,
            keepalive_expiry=KEEP_ALIVE,
            network_backend=_Guarded(guard, legacy_tls or permissive_tls),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; its `timeout` extension gives the seconds of each wait."""
        try:
            return await super().handle_async_request(request)
        except httpx.RemoteProtocolError as error:
            if _SILENT in str(error):
                raise NoAnswer("closed without sending a response") from error
            raise


class _Guarded(httpcore.AsyncNetworkBackend):
    """Connects to what the guard answers for a host, in its order, and to nothing else."""

    def __init__(self, guard: Guard, legacy_tls: Callable[[], ssl.SSLContext]) -> None:
        self._guard = guard
        self._legacy_tls = legacy_tls
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  httpcore's own signature
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first of the host's addresses that answers; the first one's error when none does."""
        target = await self._guard.target(host, port)
        first: Exception | None = None
        for address in target.addresses:

            async def opened(where: str = address) -> httpcore.AsyncNetworkStream:
                return await self._inner.connect_tcp(
                    where, target.port, timeout, local_address, socket_options
                )

            try:
                return _Stream(await opened(), opened, self._legacy_tls)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                first = first or error
        assert first is not None
        raise first


class _Stream(httpcore.AsyncNetworkStream):
    """One connection; on an SSL failure it is opened again and secured with the old settings."""

    def __init__(
        self,
        inner: httpcore.AsyncNetworkStream,
        again: Callable[[], Any],
        legacy_tls: Callable[[], ssl.SSLContext],
        tls: Tls = Tls.NONE,
    ) -> None:
        self._inner = inner
        self._again = again
        self._legacy_tls = legacy_tls
        self._handshake = handshake_of(inner.get_extra_info("ssl_object"), tls)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """What has come."""
        return await self._inner.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Drop the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109  httpcore's own signature
    ) -> httpcore.AsyncNetworkStream:
        """The same connection, secured."""
        try:
            made = await self._inner.start_tls(ssl_context, server_hostname, timeout)
            return _Stream(made, self._again, self._legacy_tls, Tls.STANDARD)
        except httpcore.ConnectError as error:
            if not worth_old_settings(error.__cause__):
                raise
        plain = await self._again()
        made = await plain.start_tls(self._legacy_tls(), server_hostname, timeout)
        return _Stream(made, self._again, self._legacy_tls, Tls.LEGACY)

    def get_extra_info(self, info: str) -> Any:
        """As httpcore has it, and `handshake`: how the connection was secured."""
        return self._handshake if info == "handshake" else self._inner.get_extra_info(info)
