"""The child's side: `python -P entry.py WORKER`, a module's name or a script's place. Only `child` starts it.

Requests come in by stdin, answers go out by what was stdout. Before each body the limits on processor time, wall time
and memory are set anew; the kernel holds them, so neither native code that keeps the interpreter's lock nor a dead
parent can make it run for ever. It writes no file and leaves no core dump: both would hold raw values. It loads nothing
of the house: that is its worker's to do.
"""

from __future__ import annotations

import os
import queue
import resource
import signal
import sys
import threading
import time
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from io import FileIO
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, NoReturn, Protocol, cast

if TYPE_CHECKING:
    from records.apart import alone, wire
else:  # by their places, and without their package, which would load every noun
    for _name in ("alone", "wire"):
        _place = os.path.join(os.path.dirname(__file__), f"{_name}.py")  # noqa: PTH118, PTH120
        _spec = spec_from_file_location(_name, _place)
        globals()[_name] = module_from_spec(_spec)
        _spec.loader.exec_module(globals()[_name])

_BODY_COPIES = 2
"""Times a body may lie in memory beside what the limit allows: as it came, and as a parser's own copy."""
_GRACE = 2
"""Seconds of wall time that the parent has to be first: its reason is the better one."""


class Worker(Protocol):
    """The module that does the work."""

    MOST_BODIES: int
    """Bodies that one process takes before a fresh one takes over: leaks of native code stay small."""
    MOST_HELD: int
    """Bytes of memory, beside the body, still in use after an answer, from which on the process ends."""
    IDLE: float | None
    """Seconds without a request after which the process ends; None = it waits."""

    @staticmethod
    def answer(asked: bytes, body: bytes) -> bytes:
        """What is asked of a body. What it raises ends the process; of its words nothing is told."""


class Request(NamedTuple):
    """What was asked, and how much time it may take."""

    wall: float
    cpu: float
    asked: bytes
    body: bytes


def main() -> None:
    """Answer until the parent hangs up, or so many bodies are done, or so many bytes are held."""
    worker = _worker(sys.argv[1])
    out = _private_output()
    _forbid_files()
    alone.stay_alone()
    sys.excepthook = lambda kind, _, trace: _break(out, kind, _where(trace))
    inbox: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, inbox), daemon=True).start()
    for count in range(1, worker.MOST_BODIES + 1):
        request = _next(inbox, worker.IDLE)
        _limit_time(request)
        try:
            answer = worker.answer(request.asked, request.body)
        except MemoryError:
            answer = None
        signal.alarm(0)
        held = worker.MOST_HELD + len(request.body)
        del request
        if answer is None:  # said when what it took is free again
            _break(out, MemoryError, "")
        last = count == worker.MOST_BODIES or _resident() > held
        _send(out, wire.LAST if last else wire.MORE, answer)
        if last:
            os._exit(0)


def _worker(name: str) -> Worker:
    if not name.endswith(".py"):
        return cast(Worker, import_module(name))
    stem = os.path.basename(name).removesuffix(".py")  # noqa: PTH119
    spec = spec_from_file_location(stem, name)
    assert spec is not None
    assert spec.loader is not None
    sys.modules[stem] = found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return cast(Worker, found)


def _next(inbox: queue.SimpleQueue[Request], idle: float | None) -> Request:
    try:
        return inbox.get(timeout=idle)
    except queue.Empty:
        os._exit(wire.RETIRED)


def _receive(source: BinaryIO, inbox: queue.SimpleQueue[Request]) -> None:
    """Pass requests on; when the parent is gone, so is this process, whatever it is doing."""
    while True:
        wall, cpu, memory, asked, body = wire.REQUEST.unpack(_exactly(source, wire.REQUEST.size))
        head = _exactly(source, asked)
        _limit(resource.RLIMIT_DATA, memory + _BODY_COPIES * body)
        inbox.put(Request(wall, cpu, head, _exactly(source, body)))


def _exactly(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    if len(data) < size:
        os._exit(0)
    return data


def _send(out: FileIO, what: int, data: bytes) -> None:
    for part in (wire.ANSWER.pack(what, len(data)), data):
        rest = memoryview(part)
        while rest:
            rest = rest[out.write(rest) :]


def _break(out: FileIO, kind: type[BaseException], where: str) -> NoReturn:
    """The kind of error and the line of code, never its words. The interpreter's farewell would wait for stdin."""
    _send(out, wire.BROKE, f"{kind.__name__}\n{where}".encode())
    os._exit(1)


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


def _limit_time(request: Request) -> None:
    """Both end the process by a signal; the alarm is for a parent that died."""
    _limit(resource.RLIMIT_CPU, int(time.process_time() + request.cpu) + 1)
    signal.alarm(int(request.wall) + _GRACE)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _resident() -> int:
    """Bytes of memory in use now; 0 where the system does not tell.

    Not `ru_maxrss`: it begins at what the parent had when it started us.
    """
    try:
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123 (read for each body)
            return int(told.read().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def _where(trace: TracebackType | None) -> str:
    """The file and line of code where it broke."""
    last = trace
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return ""
    return f"{os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}"  # noqa: PTH119


if __name__ == "__main__":
    main()
