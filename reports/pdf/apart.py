"""Type is set in a child process: typst gives back none of the memory that it takes, so the process gives it back.

One warm child is kept while papers follow one another (`records.apart`), and started anew after it held much, died, or
had nothing to do for a while. What it is given are words as JSON, what it gives back are files.
"""

from __future__ import annotations

import atexit
import json
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

from records.apart import child
from records.apart.child import Child, Failure
from records.errors import MingjianError

LARGE = 60_000
"""Bytes of words from which on a request gets a fresh child, so that it adds nothing to what another one left: half of
a part of `parts.ROOM`."""
_DEED = "排版 PDF"
_PROGRAM = f"{_DEED}的程序"
_WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True, slots=True)
class Bounds(child.Bounds):
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
        self._child = Child(str(worker))

    @property
    def pid(self) -> int | None:
        """Of the child, when there is one."""
        return self._child.pid

    def made(self, asked: Mapping[str, object], data: str) -> tuple[bytes, ...]:
        """The files of a template. Raises MingjianError in Chinese when the child does not give them."""
        words = data.encode("utf-8", "replace")
        wanted = json.dumps(dict(asked)).encode()
        answer = self._child.ask(wanted, words, self._bounds, fresh=len(words) > LARGE)
        if isinstance(answer, Failure):
            raise MingjianError(_why(answer))
        return _files(answer)

    def close(self) -> None:
        """End the child and wait for it."""
        self._child.close()


def _files(answer: bytes) -> tuple[bytes, ...]:
    begin = answer.index(b"\n") + 1
    places = accumulate(json.loads(answer[:begin]), initial=begin)
    return tuple(answer[first:end] for first, end in pairwise(places))


def _why(failure: Failure) -> str:
    """One Chinese line. Native code that gets no memory aborts."""
    if failure.refused:
        return failure.words(_DEED, _PROGRAM)
    if failure.is_memory or (failure.code == -signal.SIGABRT and not failure.late):
        most = failure.bounds.memory >> 20
        return f"{_DEED}所需内存超过 {most} MB 或系统内存不足，已停止，文件未写出"
    said = f"{failure.words(_DEED, _PROGRAM)}，文件未写出"
    known = failure.late or failure.error or failure.code == -signal.SIGXCPU
    return said if known else f"{said}；如系统内存不足，请释放内存后重试"


@cache
def shared() -> Apart:
    """One child for this process, ended with it."""
    apart = Apart()
    atexit.register(apart.close)
    return apart
