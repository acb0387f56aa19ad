"""A worker that does as it is told: the worst that work can come to, in one word each."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

MOST_BODIES = 6
MOST_HELD = 160 * 2**20
IDLE = 30
_held: list[bytes] = []


def answer(asked: bytes, body: bytes) -> bytes:  # noqa: C901
    """The process's number, unless the deed says something else."""
    match asked:
        case b"spin":
            while True:
                pass
        case b"hang":
            threading.Event().wait()
        case b"grow":
            _held.append(bytes(2**30))
        case b"hold":
            _held.append(b"x" * MOST_HELD)
        case b"abort":
            os.abort()
        case b"killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"fault":
            raise ValueError("990101199001010011")
        case b"print":
            print("990101199001010011", flush=True)  # noqa: T201
            os.write(1, b"990101199001010011")
        case b"file":
            Path("/tmp/mingjian-obedient").write_bytes(b"x")
        case b"claim":
            os.write(_output(), b"\0" + b"\xff" * 8)
        case b"environment":
            return " ".join(sorted(os.environ)).encode()
        case b"loaded":
            return " ".join(sorted(name.partition(".")[0] for name in sys.modules)).encode()
        case b"echo":
            return body
    return str(os.getpid()).encode()


def _output() -> int:
    """The pipe that answers go out by."""
    open_ = {int(one.name): one for one in Path("/proc/self/fd").iterdir()}
    return next(
        number
        for number, one in open_.items()
        if number > 2 and one.is_symlink() and str(one.readlink()).startswith("pipe:")
    )
