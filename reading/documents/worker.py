"""The child process that reads files: `python -m reading.documents.worker`. Only `apart` starts it.

Bytes come in by stdin, facts go out by what was stdout: frames of eight bytes of length and msgpack. Before each
file the limits on processor time, wall time and memory are set anew; the kernel holds them, so neither a parser
that keeps the interpreter's lock nor a dead parent can make it run for ever. It writes no file and leaves no
core dump: both would hold raw values.
"""

from __future__ import annotations

import os
import queue
import resource
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from io import FileIO
from types import TracebackType
from typing import BinaryIO

import msgspec

from reading.documents.reader import read_document
from reading.documents.talk import LENGTH, Asked, Broke, Copied, Proved, Told, Wish
from records.errors import DocumentError
from records.privacy import veil

MOST_FILES = 1000
"""Files one process reads before a fresh one takes over: leaks of native parsers stay small."""
MOST_GROWN = 300 * 2**20
"""Bytes of memory still held after a file, after which the process ends itself, for the same reason."""
_BODY_COPIES = 2
"""Times a file may lie in memory beside what the limit allows: as it came, and as a parser's own copy."""
Make = Callable[[Asked, bytes], Told | Copied | Proved]
_GRACE = 2
"""Seconds of wall time that the parent has to be first: its reason is the better one."""


def main() -> None:
    """Read files until the parent hangs up."""
    serve(_made, MOST_FILES, MOST_GROWN)


def serve(make: Make, most_files: int, most_grown: int) -> None:
    """Answer until the parent hangs up, or so many files are done, or so many bytes are held; `make` gives answers."""
    out = _private_output()
    _forbid_files()
    sys.excepthook = lambda kind, _, trace: _end(out, Broke(kind.__name__, _where(trace)))
    inbox: queue.SimpleQueue[tuple[Asked, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, inbox), daemon=True).start()
    for count in range(1, most_files + 1):
        asked, body = inbox.get()
        answer = _answer(make, asked, body)
        if not isinstance(answer, Broke):
            last = count == most_files or _resident() > most_grown + len(body)
            answer = msgspec.structs.replace(answer, last=last)
        del body
        _send(out, answer)
        if isinstance(answer, Broke) or answer.last:
            os._exit(0)


def _end(out: FileIO, answer: Broke) -> None:
    """Without the interpreter's farewell: the thread at stdin would hold it up."""
    _send(out, answer)
    os._exit(1)


def _answer(make: Make, asked: Asked, body: bytes) -> Told | Copied | Proved | Broke:
    _limit_time(asked)
    try:
        return make(asked, body)
    except MemoryError:
        return Broke(MemoryError.__name__, "")
    finally:
        signal.alarm(0)


def _made(asked: Asked, body: bytes) -> Told | Copied | Proved:
    if asked.wish:
        return _copied(body, asked, asked.wish)
    return Told(read_document(body, asked.name, asked.format), last=False)


def _copied(body: bytes, asked: Asked, wish: Wish) -> Copied:
    from reading.documents.masking import masked_copy  # who only reads goes without

    try:
        fixed = masked_copy(body, asked.name, asked.format, wish.convention, wish.few)
    except DocumentError as error:
        return Copied(None, veil(str(error)), last=False)
    return Copied(fixed, "", last=False)


def _resident() -> int:
    """Bytes of memory in use now; 0 where the system does not tell.

    Not `ru_maxrss`: it begins at what the parent had when it started us.
    """
    try:
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123 (read for each file)
            return int(told.read().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def _receive(source: BinaryIO, inbox: queue.SimpleQueue[tuple[Asked, bytes]]) -> None:
    """Pass requests on; when the parent is gone, so is this process, whatever it is doing."""
    while True:
        head = _frame(source, 0)
        asked = msgspec.msgpack.decode(head, type=Asked)
        inbox.put((asked, _frame(source, asked.memory)))


def _frame(source: BinaryIO, memory: int) -> bytes:
    length = source.read(LENGTH)
    if len(length) == LENGTH:
        size = int.from_bytes(length)
        if memory:
            _limit(resource.RLIMIT_DATA, memory + _BODY_COPIES * size)
        data = source.read(size)
        if len(data) == size:
            return data
    os._exit(0)


def _send(out: FileIO, answer: Told | Copied | Proved | Broke) -> None:
    data = msgspec.msgpack.encode(answer)
    frame = memoryview(len(data).to_bytes(LENGTH) + data)
    while frame:
        frame = frame[out.write(frame) :]


def _private_output() -> FileIO:
    """What was stdout; what a library prints goes nowhere."""
    kept = os.dup(1)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (a device, and a descriptor is wanted)
        os.dup2(nowhere.fileno(), 1)
    return FileIO(kept, "wb")


def _forbid_files() -> None:
    """No bytes into any file, and no core dump."""
    for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(what, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def _limit_time(asked: Asked) -> None:
    """Both end the process by a signal; the alarm is for a parent that died."""
    _limit(resource.RLIMIT_CPU, int(time.process_time() + asked.cpu) + 1)
    signal.alarm(int(asked.wall) + _GRACE)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _where(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""  # noqa: PTH119


if __name__ == "__main__":
    main()
