"""Files are read in a child process: whatever a file does to a parser, it does not do it to us.

One warm child is kept and reused; it is started when the first file comes, and anew after it died or has read
enough. What it is given is bytes, what it gives back is a `Document`: raw text stays in the child. A child that
dies, is stopped or takes too long leaves a `Document` with the reason, which the rules call *unsure*. Masked copies
are made there as well: what comes back then is the copy, whole, or a `DocumentError` with the reason.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from reading.documents.masked import Convention, Fixed
from reading.documents.talk import LENGTH, Asked, Broke, Copied, Proved, Told, Wish
from records.errors import DocumentError, os_words
from records.facts import Document
from records.privacy import veil

_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("LD_LIBRARY_PATH", "SYSTEMROOT")
"""All that the child has of our environment: what the interpreter itself needs to start."""
_PATIENCE = 5
"""Seconds a child that was told to end, or was killed, is waited for."""
_MOST_ANSWER = 2**28
"""Bytes of facts; what claims more is no answer."""
_DECODER = msgspec.msgpack.Decoder(Told | Copied | Proved | Broke)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be spent on one file."""

    wall: float = 90
    """Seconds; issue 5 asks 10 s for the largest ordinary file on a quiet core, machines are busy."""
    cpu: float = 60
    """Seconds."""
    memory: int = 480 * 2**20
    """Bytes beside the file itself: with it a bomb stays under the 500 MB of issue 5."""


MASKING = Bounds(wall=180, cpu=120, memory=2 * 2**30)
"""For a masked copy, which one person waits for: 100,000 rows of five columns took 17 s and 1.1 GB."""


class Apart:
    """A reader in a process of its own. Threads may share it; they take turns."""

    def __init__(
        self, bounds: Bounds | None = None, module: str = "reading.documents.worker"
    ) -> None:
        self._bounds = bounds
        self._module = module
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()

    @property
    def pid(self) -> int | None:
        """Of the child, when there is one."""
        return self._child.pid if self._child else None

    def read(self, body: bytes, name: str, format: str) -> Document:  # noqa: A002 - the noun's own field
        """As `reader.read_document`. Never raises for what a file does."""
        told = self._told(body, _asked(name, format, self._bounds or Bounds()))
        if isinstance(told, Told):
            return told.document
        return Document(name=veil(name), format=format, reasons=(f"{told}，未读取",))

    def mask(self, body: bytes, name: str, format: str, convention: Convention, few: int) -> Fixed:  # noqa: A002
        """As `masking.masked_copy`. Raises DocumentError whatever a file does to its reader."""
        wish, bounds = Wish(convention, few), self._bounds or MASKING
        told = self._told(body, _asked(name, format, bounds, wish))
        if isinstance(told, Copied) and told.fixed is not None:
            return told.fixed
        raise DocumentError(told.why if isinstance(told, Copied) else str(told))

    def stop(self) -> None:
        """Kill the child; a thread that waits for it gets its answer at once."""
        child = self._child
        if child is not None and self._owner == os.getpid():
            child.kill()

    def close(self) -> None:
        """End the child and wait for it."""
        self._drop()

    def _told(self, body: bytes, asked: Asked) -> Told | Copied | Proved | str:
        """The answer, or why there is none."""
        with self._turn:
            try:
                return self._ask(body, asked)
            except OSError as error:
                self._drop()
                return f"无法启动{asked.deed}程序（{os_words(error)}）"

    def _ask(self, body: bytes, asked: Asked) -> Told | Copied | Proved | str:
        child = self._running()
        late = threading.Event()
        timer = threading.Timer(asked.wall, _end, (child, late))
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(child, body, asked)
        except (
            BaseException
        ):  # Ctrl-C leaves half a frame in the pipe: this child is of no more use
            child.kill()
            self._drop()
            raise
        finally:
            timer.cancel()
        if isinstance(answer, Told | Copied | Proved):
            if answer.last:
                self._drop()
            return answer
        code = self._drop()
        if late.is_set():
            return f"{asked.deed}超过 {asked.wall:g} 秒，已停止"
        return _broken(answer, asked) if answer else _died(code, asked)

    def _exchange(
        self, child: subprocess.Popen[bytes], body: bytes, asked: Asked
    ) -> Told | Copied | Proved | Broke | None:
        """Give the file, take the answer; None when the child dies over it."""
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            for part in (msgspec.msgpack.encode(asked), body):
                child.stdin.write(len(part).to_bytes(LENGTH))
                child.stdin.write(part)
            child.stdin.flush()
        except OSError:  # it died while it was given the file: the pipe tells nothing, its end does
            return None
        length = child.stdout.read(LENGTH)
        size = int.from_bytes(length)
        data = child.stdout.read(size) if size <= _MOST_ANSWER else b""
        return _DECODER.decode(data) if len(length) == LENGTH and len(data) == size else None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # a fork has its parent's pipes: they are not ours to use
            self._child, self._owner = None, os.getpid()
        if self._child is not None and self._child.poll() is not None:
            self._drop()
        if self._child is None:
            self._child = _started(self._module)
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


def _asked(name: str, format: str, bounds: Bounds, wish: Wish | None = None) -> Asked:  # noqa: A002
    sound = name.encode("utf-8", "replace").decode()
    return Asked(sound, format, bounds.wall, bounds.cpu, bounds.memory, wish)


def _broken(answer: Broke, asked: Asked) -> str:
    if answer.error == MemoryError.__name__:
        return f"{asked.deed}所需内存超过 {asked.memory >> 20} MB，已停止"
    return f"{asked.deed}程序出错（{answer.error}，{answer.where}）"


def _died(code: int, asked: Asked) -> str:
    if code == -signal.SIGXCPU:
        return f"{asked.deed}占用处理器超过 {asked.cpu:g} 秒，已停止"
    return f"{asked.deed}程序意外中止（代码 {code}）"


def _end(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _started(module: str) -> subprocess.Popen[bytes]:
    """A child with pipes and nothing else of ours; Ctrl-C does not reach it, our end does."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return subprocess.Popen(  # noqa: S603 (our own interpreter and module)
        [sys.executable, "-s", "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(sys.executable).anchor,
        env={"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2", **kept},
        start_new_session=True,
    )


@cache
def _shared() -> Apart:
    """One child for this process, ended with it."""
    apart = Apart()
    atexit.register(apart.close)
    return apart


def read_apart(body: bytes, name: str, format: str) -> Document:  # noqa: A002
    """As `reader.read_document`, in the process's one child. Blocks; threads take turns."""
    return _shared().read(body, name, format)


def mask_apart(body: bytes, name: str, format: str, convention: Convention, few: int) -> Fixed:  # noqa: A002
    """As `masking.masked_copy`, in the same child, with more time and memory. Raises DocumentError."""
    return _shared().mask(body, name, format, convention, few)


def stop_reading() -> None:
    """Give up the file that is being read: its reader gets a `Document` with the reason."""
    _shared().stop()
