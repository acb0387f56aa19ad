"""Type is set in a child process: typst gives back none of the memory that it takes, so the process gives it back.

One warm child is kept while papers follow one another, and started anew after it held much, died, or had nothing to do
for a while. What it is given are words as JSON, what it gives back are files; it has nothing of our environment.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from records.errors import MingjianError, os_words
from reports.pdf.worker import LENGTH, RETIRED

_KEPT = ("LD_LIBRARY_PATH", "SYSTEMROOT")
"""All that the child has of our environment: what the interpreter itself needs to start."""
_PATIENCE = 5
"""Seconds a child that was told to end, or was killed, is waited for."""
LARGE = 60_000
"""Bytes of words from which on a request gets a fresh child, so that it adds nothing to what another one left: half of
a part of `parts.ROOM`."""
_DEED = "排版 PDF"
_WORKER = Path(__file__).with_name("worker.py")

Answer = Mapping[str, Any]
"""sizes (of the files that follow, in bytes) and last; or error and where."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be spent on one request: many times what a part of `parts.ROOM` takes (1 s, 170 MB)."""

    wall: float = 300
    """Seconds."""
    cpu: float = 120
    """Seconds."""
    memory: int = 2**30
    """Bytes."""


class Apart:
    """A typesetter in a process of its own. Threads may share it; they take turns."""

    def __init__(self, bounds: Bounds | None = None, worker: Path = _WORKER) -> None:
        self._bounds = bounds or Bounds()
        self._worker = worker
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()

    @property
    def pid(self) -> int | None:
        """Of the child, when there is one."""
        return self._child.pid if self._child else None

    def made(self, asked: Mapping[str, object], data: str) -> tuple[bytes, ...]:
        """The files of a template. Raises MingjianError in Chinese when the child does not give them."""
        limits = {
            "wall": self._bounds.wall,
            "cpu": self._bounds.cpu,
            "memory": self._bounds.memory,
        }
        frames = (json.dumps({**asked, **limits}).encode(), data.encode("utf-8", "replace"))
        with self._turn:
            if len(frames[1]) > LARGE:
                self._drop()
            try:
                return self._ask(frames)
            except OSError as error:
                self._drop()
                raise MingjianError(f"无法启动{_DEED}的程序（{os_words(error)}）") from None

    def close(self) -> None:
        """End the child and wait for it."""
        self._drop()

    def _ask(self, frames: tuple[bytes, ...]) -> tuple[bytes, ...]:
        """Asked again of a fresh child when the one that was there retired before it heard."""
        while True:
            child = self._running()
            late = threading.Event()
            files, told = self._timed(child, frames, late)
            if files is not None:
                return files
            code = self._drop()
            if code != RETIRED or late.is_set():
                raise MingjianError(self._why(told, code, late))

    def _timed(
        self, child: subprocess.Popen[bytes], frames: tuple[bytes, ...], late: threading.Event
    ) -> tuple[tuple[bytes, ...] | None, Answer]:
        """The files, or None and what the child told of its fault."""
        timer = threading.Timer(self._bounds.wall, _end, (child, late))
        timer.daemon = True
        timer.start()
        try:
            answer = _exchange(child, frames)
            if answer is None or "error" in answer:
                return None, answer or {}
            assert child.stdout is not None
            files = tuple(_exactly(child.stdout, size) for size in answer["sizes"])
        except EOFError:
            return None, {}
        except BaseException:  # Ctrl-C leaves half a frame in the pipe: it is of no more use
            child.kill()
            self._drop()
            raise
        finally:
            timer.cancel()
        if answer["last"]:
            self._drop()
        return files, {}

    def _why(self, told: Answer, code: int, late: threading.Event) -> str:
        """One Chinese line."""
        bounds = self._bounds
        if late.is_set():
            return f"{_DEED}超过 {bounds.wall:g} 秒，已停止，文件未写出"
        if told.get("error") == MemoryError.__name__ or code == -signal.SIGABRT:
            return (
                f"{_DEED}所需内存超过 {bounds.memory >> 20} MB 或系统内存不足，已停止，文件未写出"
            )
        if told:
            return f"{_DEED}的程序出错（{told['error']}，{told['where']}），文件未写出"
        if code == -signal.SIGXCPU:
            return f"{_DEED}占用处理器超过 {bounds.cpu:g} 秒，已停止，文件未写出"
        return f"{_DEED}的程序意外中止（代码 {code}），文件未写出；如系统内存不足，请释放内存后重试"

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # a fork has its parent's pipes: they are not ours to use
            self._child, self._owner = None, os.getpid()
        if self._child is not None and self._child.poll() is not None:
            self._drop()
        if self._child is None:
            self._child = _started(self._worker)
        return self._child

    def _drop(self) -> int:
        """Let go of the child, dead or alive; its exit code."""
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return 0
        try:
            child.communicate(timeout=_PATIENCE)
        except (subprocess.TimeoutExpired, OSError, ValueError):
            child.kill()
            child.communicate()
        return child.returncode


def _exchange(child: subprocess.Popen[bytes], frames: tuple[bytes, ...]) -> Answer | None:
    """Give the request, take the head of the answer; None when the child dies over it."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        for frame in frames:
            child.stdin.write(len(frame).to_bytes(LENGTH))
            child.stdin.write(frame)
        child.stdin.flush()
    except OSError:  # it died while it was told: the pipe tells nothing, its end does
        return None
    length = _exactly(child.stdout, LENGTH)
    told = json.loads(_exactly(child.stdout, int.from_bytes(length)))
    assert isinstance(told, dict)
    return told


def _exactly(source: IO[bytes], size: int) -> bytes:
    """So many bytes. Raises EOFError when the child gives fewer."""
    data = source.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _end(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _started(worker: Path) -> subprocess.Popen[bytes]:
    """A child with pipes and nothing else of ours; Ctrl-C does not reach it, our end does."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    found = os.pathsep.join(one for one in sys.path if one)
    return subprocess.Popen(  # noqa: S603 (our own interpreter and script)
        [sys.executable, "-P", str(worker)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(sys.executable).anchor,
        env={"PYTHONPATH": found, "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2", **kept},
        start_new_session=True,
    )


@cache
def shared() -> Apart:
    """One child for this process, ended with it."""
    apart = Apart()
    atexit.register(apart.close)
    return apart
