"""The health page itself: two addresses, GET and HEAD, on the loopback; nothing a stranger can hold or fill.

It has a thread and an event loop of its own, so that a round of hours delays no answer.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from ipaddress import ip_address

import msgspec

from app.clock import Now
from app.health.metrics import CONTENT_TYPE, exposition, metrics
from app.health.state import health
from records.config import Config
from records.config.serving import ServeSettings
from records.errors import MingjianError

LONGEST_HEAD = 8192
"""Bytes of a request's head: what the usual servers take at most."""
PATIENCE = 3.0
"""Seconds for a request as a whole: whoever is slower is cut off."""
AT_ONCE = 16
"""Connections at one time; a seventeenth is closed at once."""
KEPT = 2.0
"""Seconds for which an answer is given again: a flood of requests reads the databases no more often."""
_JSON, _TEXT = "application/json; charset=utf-8", "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered."""

    status: HTTPStatus
    body: str
    kind: str = _TEXT


Page = Callable[[], Answer]


def pages(config: Config, now: Now) -> Mapping[str, Page]:
    """The addresses that there are."""

    def healthz() -> Answer:
        found = health(config, now())
        well = found.status == "ok"
        status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
        return Answer(status, msgspec.json.encode(found).decode() + "\n", _JSON)

    def told() -> Answer:
        try:
            return Answer(HTTPStatus.OK, exposition(metrics(config, now())), CONTENT_TYPE)
        except MingjianError as error:
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, f"{error}\n")

    return {"/healthz": _kept(healthz, now), "/metrics": _kept(told, now)}


def _kept(page: Page, now: Now) -> Page:
    last: list[tuple[datetime, Answer]] = []
    one_at_a_time = threading.Lock()

    def answer() -> Answer:
        with one_at_a_time:
            if not last or not 0 <= (now() - last[0][0]).total_seconds() < KEPT:
                last[:] = [(now(), page())]
            return last[0][1]

    return answer


def answer_to(
    head: bytes, known: Mapping[str, Page], names: tuple[str, ...]
) -> tuple[Answer, bool]:
    """The answer to a request's head, and whether its body is wanted."""
    lines = head.decode("latin-1").split("\r\n")
    parts = lines[0].split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
        return Answer(HTTPStatus.BAD_REQUEST, "请求格式有误\n"), True
    method, target, _ = parts
    hosts = [line[5:].strip() for line in lines[1:] if line[:5].lower() == "host:"]
    if len(hosts) != 1 or not is_known(hosts[0], names):
        return Answer(HTTPStatus.MISDIRECTED_REQUEST, "主机名不在 [serve] names 中\n"), True
    if method not in {"GET", "HEAD"}:
        return Answer(HTTPStatus.METHOD_NOT_ALLOWED, "只支持 GET 和 HEAD\n"), True
    page = known.get(target.partition("?")[0])
    if page is None:
        return Answer(HTTPStatus.NOT_FOUND, "只有 /healthz 和 /metrics\n"), method == "GET"
    return page(), method == "GET"


def is_known(host: str, names: tuple[str, ...]) -> bool:
    """May we be asked under this name? A name that is not ours was made to point here (DNS rebinding)."""
    name = host.lower()
    if not name.endswith("]"):
        before, colon, port = name.rpartition(":")
        name = before if colon and port.isdigit() else name
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return name == "localhost" or name in names
    return True


def written(answer: Answer, *, whole: bool) -> bytes:
    """The answer on the wire."""
    body = answer.body.encode()
    head = [
        f"HTTP/1.1 {answer.status.value} {answer.status.phrase}",
        f"Content-Type: {answer.kind}",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    ]
    if answer.status is HTTPStatus.METHOD_NOT_ALLOWED:
        head.append("Allow: GET, HEAD")
    return "\r\n".join([*head, "", ""]).encode() + (body if whole else b"")


class HealthServer:
    """Serves from its making until `close`."""

    def __init__(self, settings: ServeSettings, known: Mapping[str, Page]) -> None:
        """Raises OSError when the address cannot be listened on."""
        self._known, self._names = known, settings.names
        self._busy = 0
        self._loop = asyncio.new_event_loop()
        host, port = settings.place
        try:
            made = asyncio.start_server(self._serve, host, port, limit=LONGEST_HEAD)
            self._server = self._loop.run_until_complete(made)
        except OSError:
            self._loop.close()
            raise
        self.port: int = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever, name="health", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answers no more; what is being answered is cut off."""
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(timeout=PATIENCE)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(PATIENCE)
            self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        mine = asyncio.current_task()
        others = [one for one in asyncio.all_tasks() if one is not mine]
        for one in others:
            one.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._busy >= AT_ONCE:
            writer.transport.abort()
            return
        self._busy += 1
        try:
            async with asyncio.timeout(PATIENCE):
                await self._exchange(reader, writer)
                writer.close()
                await writer.wait_closed()
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            writer.transport.abort()  # whoever asked is gone or too slow
        finally:
            self._busy -= 1

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.LimitOverrunError:
            large = Answer(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "请求头过大\n")
            writer.write(written(large, whole=True))
        else:
            answer, whole = await asyncio.to_thread(answer_to, head[:-4], self._known, self._names)
            writer.write(written(answer, whole=whole))
        await writer.drain()
