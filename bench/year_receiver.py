"""Who gets the messages of `bench.year`: a webhook on this machine that can be away for a while."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.year_office import Clock, Span


@dataclass(slots=True)
class Receiver:
    """A webhook on this machine: what it took, by key."""

    port: int = 0
    taken: list[tuple[str, str]] = field(default_factory=list)
    """Key and text of each request that was answered well."""
    refused: int = 0

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/hook"

    def repeated(self) -> int:
        """How many came a second time under the same key: their sender had died before it could note them."""
        return sum(count - 1 for count in Counter(self.taken).values())

    def doubled(self) -> list[str]:
        """Keys under which two different texts came."""
        return [
            key for key, count in Counter(key for key, _ in set(self.taken)).items() if count > 1
        ]


@contextmanager
def receiving(clock: Clock, away: Span | None) -> Iterator[Receiver]:
    """A receiver that refuses everything while it is away."""
    receiver = Receiver()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            refuses = away is not None and away.holds(clock.true)
            if refuses:
                receiver.refused += 1
            else:
                told = json.loads(body)
                receiver.taken.append((self.headers["Idempotency-Key"], str(told.get("message"))))
            self.send_response(503 if refuses else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    receiver.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
