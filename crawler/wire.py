"""One request on the wire: what answered, or what was the trouble. No redirect, no retry, no politeness here."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import httpx

from crawler.guard import Refused
from crawler.http1 import NoAnswer
from crawler.tls import Handshake
from crawler.unpack import Broken, TooMuch, unpack
from records import Reason
from records.config import CrawlSettings

Header = tuple[str, str]

REASONS: dict[type[Exception], Reason] = {
    httpx.ConnectTimeout: Reason.TIMEOUT,
    httpx.ReadTimeout: Reason.TIMEOUT,
    httpx.WriteTimeout: Reason.TIMEOUT,
    httpx.PoolTimeout: Reason.TIMEOUT,
    httpx.TimeoutException: Reason.TIMEOUT,
    httpx.ConnectError: Reason.REFUSED,  # refined by its cause, see `_reason`
    httpx.ReadError: Reason.RESET,
    httpx.WriteError: Reason.RESET,
    httpx.CloseError: Reason.RESET,
    httpx.NetworkError: Reason.RESET,
    httpx.ProxyError: Reason.REFUSED,
    httpx.LocalProtocolError: Reason.PROTOCOL,
    httpx.RemoteProtocolError: Reason.PROTOCOL,
    httpx.ProtocolError: Reason.PROTOCOL,
    httpx.DecodingError: Reason.PROTOCOL,
    httpx.UnsupportedProtocol: Reason.BAD_URL,
    httpx.InvalidURL: Reason.BAD_URL,
    httpx.TooManyRedirects: Reason.TOO_MANY_REDIRECTS,
    # Not raised on our way (no client, no cookie jar, no status check); here so that nothing is unmapped.
    httpx.TransportError: Reason.PROTOCOL,
    httpx.RequestError: Reason.PROTOCOL,
    httpx.HTTPStatusError: Reason.PROTOCOL,
    httpx.HTTPError: Reason.PROTOCOL,
    httpx.CookieConflict: Reason.PROTOCOL,
    httpx.StreamConsumed: Reason.PROTOCOL,
    httpx.StreamClosed: Reason.PROTOCOL,
    httpx.ResponseNotRead: Reason.PROTOCOL,
    httpx.RequestNotRead: Reason.PROTOCOL,
    httpx.StreamError: Reason.PROTOCOL,
}
"""Every error of httpx; a test fails when httpx grows one that is not here."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response, read to its end and decoded."""

    status: int
    headers: tuple[Header, ...]
    """Names in lower case."""
    body: bytes
    peer: str
    handshake: Handshake | None = None

    def header(self, name: str) -> str:
        """First value of a header, or empty."""
        return _first(self.headers, name)


def _first(headers: Sequence[Header], name: str) -> str:
    return next((value for key, value in headers if key == name), "")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer."""

    reason: Reason
    detail: str
    status: int | None = None
    retry_after: float | None = None
    """Seconds that the server asked for."""


class _TooLarge(Exception):
    pass


_NO_BODY = httpx.ByteStream(b"")
"""Told that there is none, httpx does not look for one, nor add headers of its own."""


async def exchange(
    transport: httpx.AsyncBaseTransport,
    url: str,
    headers: Sequence[tuple[bytes, bytes]],
    settings: CrawlSettings,
    *,
    method: str = "GET",
    body: bytes = b"",
) -> Answer | Trouble:
    """Ask for `url` once, with `headers` behind Host. Never raises for the network."""
    try:
        async with asyncio.timeout(settings.total_timeout):
            return await _exchange(transport, url, headers, settings, method, body)
    except TimeoutError:
        return Trouble(Reason.TIMEOUT, f"not complete after {settings.total_timeout:g} s")
    except Refused as refused:
        return Trouble(refused.reason, refused.detail)
    except _TooLarge as error:
        return Trouble(Reason.TOO_LARGE, str(error))
    except TooMuch:
        return Trouble(Reason.TOO_LARGE, f"more than {settings.max_decoded} bytes decompressed")
    except Broken as error:
        return Trouble(Reason.PROTOCOL, str(error))
    except tuple(REASONS) as error:
        return Trouble(_reason(error), _detail(error))


async def _exchange(
    transport: httpx.AsyncBaseTransport,
    url: str,
    headers: Sequence[tuple[bytes, bytes]],
    settings: CrawlSettings,
    method: str,
    body: bytes,
) -> Answer:
    wait = settings.timeout
    address = httpx.URL(url)
    length = [] if method == "GET" else [(b"Content-Length", b"%d" % len(body))]
    request = httpx.Request(
        method,
        address,
        headers=[(b"Host", address.netloc), *headers, *length],
        stream=httpx.ByteStream(body) if body else _NO_BODY,
        extensions={"timeout": {"connect": wait, "read": wait, "write": wait, "pool": wait}},
    )
    response = await transport.handle_async_request(request)
    try:
        if response.status_code < 200:
            raise httpx.RemoteProtocolError("switches protocols unasked")
        heads = tuple((_text(key).lower(), _text(value)) for key, value in response.headers.raw)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        packed = await _read(response.stream, _length(heads), settings.max_body)
    finally:
        await response.aclose()
    encoding = ",".join(value for name, value in heads if name == "content-encoding")
    body = unpack(packed, encoding, _first(heads, "content-type"), settings.max_decoded)
    return Answer(response.status_code, heads, body, _peer(response), _handshake(response))


async def _read(
    stream: AsyncIterator[bytes] | httpx.AsyncByteStream, told: int, limit: int
) -> bytes:
    if told > limit:
        raise _TooLarge(f"{told} bytes announced, limit {limit}")
    parts: list[bytes] = []
    size = 0
    async for chunk in stream:
        size += len(chunk)
        if size > limit:
            raise _TooLarge(f"more than {limit} bytes")
        parts.append(chunk)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _length(headers: Sequence[Header]) -> int:
    value = _first(headers, "content-length")
    return int(value[:18]) if value.isascii() and value.isdigit() else 0


def _text(raw: bytes) -> str:
    """Header bytes as their author meant them: UTF-8, else GB 18030; httpx would read latin-1.

    Latin-1 makes `/Õþ¸®` of the raw GBK Location that old CMS send.
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _peer(response: httpx.Response) -> str:
    stream = response.extensions.get("network_stream")
    address = stream.get_extra_info("server_addr") if stream is not None else None
    return str(address[0]) if address else ""


def _handshake(response: httpx.Response) -> Handshake | None:
    stream = response.extensions.get("network_stream")
    told = stream.get_extra_info("handshake") if stream is not None else None
    return told if isinstance(told, Handshake) else None


def _causes(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or cause.__context__
    return chain


def _reason(error: Exception) -> Reason:
    if isinstance(error, NoAnswer):
        return Reason.RESET
    if isinstance(error, httpx.NetworkError):
        for cause in _causes(error):
            if isinstance(cause, ssl.SSLEOFError):
                return Reason.RESET  # hung up in the handshake
            if isinstance(cause, ssl.SSLError):
                return Reason.TLS
            if isinstance(cause, ConnectionResetError | BrokenPipeError | ConnectionAbortedError):
                return Reason.RESET
    return next(REASONS[kind] for kind in type(error).__mro__ if kind in REASONS)


def _detail(error: Exception) -> str:
    return str(error)[:200] or type(error).__name__
