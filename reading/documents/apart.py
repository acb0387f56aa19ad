"""Files are read in a child process: whatever a file does to a parser, it does not do it to us.

One warm child is kept and reused (`records.apart`). What it is given is bytes, what it gives back is a `Document`: raw
text stays in the child. A child that dies, is stopped or takes too long leaves a `Document` with the reason, which the
rules call *unsure*. Masked copies are made there as well: what comes back then is the copy, whole, or a `DocumentError`
with the reason.
"""

from __future__ import annotations

import atexit
from dataclasses import dataclass
from functools import cache

import msgspec

from reading.documents.masked import Convention, Fixed
from reading.documents.talk import Asked, Copied, Proved, Told, Wish
from records.apart import child
from records.apart.child import Child, Failure
from records.errors import DocumentError
from records.facts import Document
from records.privacy import veil

_DECODER = msgspec.msgpack.Decoder(Told | Copied | Proved)


@dataclass(frozen=True, slots=True)
class Bounds(child.Bounds):
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
        self._child = Child(module)

    @property
    def pid(self) -> int | None:
        """Of the child, when there is one."""
        return self._child.pid

    def read(self, body: bytes, name: str, format: str) -> Document:  # noqa: A002 - the noun's own field
        """As `reader.read_document`. Never raises for what a file does."""
        told = self._told(body, _asked(name, format), self._bounds or Bounds())
        if isinstance(told, Told):
            return told.document
        return Document(name=veil(name), format=format, reasons=(f"{told}，未读取",))

    def mask(self, body: bytes, name: str, format: str, convention: Convention, few: int) -> Fixed:  # noqa: A002
        """As `masking.masked_copy`. Raises DocumentError whatever a file does to its reader."""
        asked = _asked(name, format, Wish(convention, few))
        told = self._told(body, asked, self._bounds or MASKING)
        if isinstance(told, Copied) and told.fixed is not None:
            return told.fixed
        raise DocumentError(told.why if isinstance(told, Copied) else str(told))

    def stop(self) -> None:
        """Kill the child; a thread that waits for it gets its answer at once."""
        self._child.stop()

    def close(self) -> None:
        """End the child and wait for it."""
        self._child.close()

    def _told(
        self, body: bytes, asked: Asked, bounds: child.Bounds
    ) -> Told | Copied | Proved | str:
        """The answer, or why there is none."""
        answer = self._child.ask(msgspec.msgpack.encode(asked), body, bounds)
        return answer.words(asked.deed) if isinstance(answer, Failure) else _DECODER.decode(answer)


def _asked(name: str, format: str, wish: Wish | None = None) -> Asked:  # noqa: A002
    return Asked(name.encode("utf-8", "replace").decode(), format, wish)


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
