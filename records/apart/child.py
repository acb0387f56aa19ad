"""Our side of a child process: started when first asked, kept warm, and anew after it died or ended itself.

It has pipes and nothing else of ours: not our environment, not our terminal, not our folder. A child that dies, is
stopped or takes too long is a `Failure`, which says why in Chinese; what was asked of it is never waited for longer
than its bounds say, and the next request gets a fresh one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from records.apart.pipes import read, write
from records.apart.wire import ANSWER, BROKE, LAST, MORE, REQUEST, RETIRED
from records.errors import os_words

_ROOT = Path(__file__).resolve().parents[2]
_ENTRY = Path(__file__).with_name("entry.py")
_KEPT = ("LD_LIBRARY_PATH", "SYSTEMROOT")
"""All that the child has of our environment: what the interpreter itself needs to start."""
_PATIENCE = 5
"""Seconds a child that was told to end, or was killed, is waited for."""
_MOST_ANSWER = 2**28
"""Bytes; what claims more is no answer."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be spent on one body. The numbers are their rooms' own, with the measurements behind them."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds."""
    memory: int
    """Bytes beside the body itself."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer."""

    bounds: Bounds
    late: bool = False
    """Was it stopped for the time that it took?"""
    code: int = 0
    """Of its exit; a signal's is negative."""
    error: str = ""
    """Kind of its own fault."""
    where: str = ""
    """Line of code of its own fault."""
    refused: str = ""
    """Why the system started none, in Chinese."""

    @property
    def is_memory(self) -> bool:
        """Was there not enough memory within the bounds?"""
        return not self.late and self.error == MemoryError.__name__

    def words(self, deed: str, program: str = "") -> str:
        """One Chinese clause. `deed`: what was to be done; `program`: what was to do it."""
        program, bounds = program or f"{deed}程序", self.bounds
        if self.refused:
            return f"无法启动{program}（{self.refused}）"
        if self.late:
            return f"{deed}超过 {bounds.wall:g} 秒，已停止"
        if self.is_memory:
            return f"{deed}所需内存超过 {bounds.memory >> 20} MB，已停止"
        if self.error:
            return f"{program}出错（{self.error}，{self.where}）"
        if self.code == -signal.SIGXCPU:
            return f"{deed}占用处理器超过 {bounds.cpu:g} 秒，已停止"
        return f"{program}意外中止（代码 {self.code}）"


class Child:
    """A worker in a process of its own. Threads may share it; they take turns."""

    def __init__(self, worker: str) -> None:
        """`worker`: a module's name or a script's place, with all that `entry.Worker` asks for."""
        self._worker = worker
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()

    @property
    def pid(self) -> int | None:
        """Of the process, when there is one."""
        return self._process.pid if self._process else None

    def ask(
        self, asked: bytes, body: bytes, bounds: Bounds, *, fresh: bool = False
    ) -> bytes | Failure:
        """The worker's answer, or why there is none. `fresh`: only by a process that has answered nothing before."""
        with self._turn:
            if fresh:
                self._drop()
            try:
                while (answer := self._timed(asked, body, bounds)) is None:
                    pass
            except OSError as error:
                self._drop()
                return Failure(bounds, refused=os_words(error))
            return answer

    def stop(self) -> None:
        """Kill the process; a thread that waits for it gets its answer at once."""
        process = self._process
        if process is not None and self._owner == os.getpid():
            process.kill()

    def close(self) -> None:
        """End the process and wait for it."""
        self._drop()

    def _timed(self, asked: bytes, body: bytes, bounds: Bounds) -> bytes | Failure | None:
        """None where the process had retired before it heard: a fresh one is to be asked."""
        process, late = self._running(), False
        try:
            what, answer = _exchange(process, asked, body, bounds)
        except TimeoutError:
            process.kill()
            what, answer, late = BROKE, b"", True
        except BaseException:  # Ctrl-C leaves half a request in the pipe: it is of no more use
            process.kill()
            self._drop()
            raise
        if what == MORE:
            return answer
        code = self._drop()
        if what == LAST:
            return answer
        if code == RETIRED and not late:
            return None
        error, _, where = answer.decode().partition("\n")
        return Failure(bounds, late, code, error, where)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # a fork has its parent's pipes: they are not ours to use
            self._process, self._owner = None, os.getpid()
        if self._process is not None and self._process.poll() is not None:
            self._drop()
        if self._process is None:
            self._process = _started(self._worker)
        return self._process

    def _drop(self) -> int:
        """Let go of the process, dead or alive; its exit code."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return 0
        try:
            process.communicate(timeout=_PATIENCE)
        except (subprocess.TimeoutExpired, OSError, ValueError):
            process.kill()
            process.communicate()
        return process.returncode


def _exchange(
    process: subprocess.Popen[bytes], asked: bytes, body: bytes, bounds: Bounds
) -> tuple[int, bytes]:
    """Give the request, take the answer; a fault without words when the process dies over it.

    Raises TimeoutError.
    """
    into, out, due = process.stdin, process.stdout, time.monotonic() + bounds.wall
    assert into is not None
    assert out is not None
    head = REQUEST.pack(bounds.wall, bounds.cpu, bounds.memory, len(asked), len(body))
    try:
        write(into, head + asked, due)
        write(into, body, due)
    except BrokenPipeError:  # it died while it was told: the pipe tells nothing, its end does
        return BROKE, b""
    try:
        what, size = ANSWER.unpack(read(out, ANSWER.size, due))
        if size <= _MOST_ANSWER:
            return what, read(out, size, due)
        process.kill()
    except EOFError:
        pass
    return BROKE, b""


def _started(worker: str) -> subprocess.Popen[bytes]:
    """Ctrl-C does not reach it, our end does; it finds what we find, wherever we were installed."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    found = os.pathsep.join((str(_ROOT), *(one for one in sys.path if one)))
    process = subprocess.Popen(  # noqa: S603 (our own interpreter and script)
        [sys.executable, "-s", "-P", str(_ENTRY), worker],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(sys.executable).anchor,
        env={"PYTHONPATH": found, "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2", **kept},
        start_new_session=True,
        bufsize=0,
    )
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        os.set_blocking(pipe.fileno(), False)
    return process
