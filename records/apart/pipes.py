"""A child's pipes, written and read against the clock: no thread, no timer, and nobody waits longer than was said."""

from __future__ import annotations

import os
import select
import time
from typing import IO

_CHUNK = 2**20


def write(pipe: IO[bytes], data: bytes, due: float) -> None:
    """All of it, into a pipe that does not block. `due`: by `time.monotonic()`.

    Raises TimeoutError when the other side takes too long, and OSError when it is gone.
    """
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[os.write(pipe.fileno(), rest) :]
        except BlockingIOError:
            _wait(pipe, select.POLLOUT, due)


def read(pipe: IO[bytes], size: int, due: float) -> bytes:
    """So many bytes. Raises TimeoutError when they are not there in time, and EOFError when there are fewer."""
    parts: list[bytes] = []
    while size:
        try:
            part = os.read(pipe.fileno(), min(size, _CHUNK))
        except BlockingIOError:
            _wait(pipe, select.POLLIN, due)
            continue
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _wait(pipe: IO[bytes], what: int, due: float) -> None:
    left = due - time.monotonic()
    poll = select.poll()
    poll.register(pipe, what)
    if left <= 0 or not poll.poll(left * 1000):
        raise TimeoutError
