"""The child process that sets type: `apart` runs this file as a script, so that it loads nothing of the house.

A frame of JSON and one of data come in by stdin; a frame of JSON and the files come out by what was stdout. Each frame
is eight bytes of length and so many bytes. The kernel holds the limits on processor time, wall time and memory. When
the parent is gone, when nothing was asked for a while, or when typst holds too much memory (it gives none back), the
process ends itself.
"""

from __future__ import annotations

import json
import os
import queue
import resource
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from typst import Fonts

LENGTH = 8
"""Bytes of a frame's length, most significant first."""
IDLE = 20
"""Seconds without a request after which the process ends: `serve` writes its papers together, then none for days."""
MOST_HELD = 160 * 2**20
"""Bytes of memory in use after an answer from which on the process ends itself: 75 MB are there after a letter."""
RETIRED = 3
"""Exit code of a process that nothing was asked for."""
_FOLDER = Path(__file__).parent
_GRACE = 2
"""Seconds of wall time that the parent has to be first: its reason is the better one."""

Asked = dict[str, Any]
"""template, form (pdf or png), on (an ISO day), ppi, fonts (a folder); wall and cpu (seconds), memory (bytes)."""


def main() -> None:
    """Set what is asked until the parent hangs up."""
    out = _private_output()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.excepthook = lambda kind, _, trace: _broke(out, kind.__name__, _where(trace))
    inbox: queue.SimpleQueue[tuple[Asked, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, inbox), daemon=True).start()
    fonts: dict[str, Fonts] = {}
    while True:
        try:
            asked, data = inbox.get(timeout=IDLE)
        except queue.Empty:
            os._exit(RETIRED)
        _limit_time(asked)
        files = _files(asked, data.decode(), fonts)
        signal.alarm(0)
        last = _resident() > MOST_HELD
        _send(out, json.dumps({"sizes": [len(one) for one in files], "last": last}).encode())
        for one in files:
            _write(out, one)
        if last:
            os._exit(0)


def _files(asked: Asked, data: str, fonts: dict[str, Fonts]) -> list[bytes]:
    """One PDF, or a picture a page. typst sees the packaged fonts only: none of this machine, no network, no clock."""
    import typst

    folder = asked["fonts"]
    if folder not in fonts:
        fonts[folder] = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    compiler = typst.Compiler(
        (_FOLDER / asked["template"]).read_bytes(),
        root=str(_FOLDER),
        font_paths=fonts[folder],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    when = datetime.fromisoformat(asked["on"]).replace(tzinfo=UTC)
    made = compiler.compile(format=asked["form"], ppi=asked["ppi"], timestamp=when)
    return made if isinstance(made, list) else [made or b""]


def _receive(source: BinaryIO, inbox: queue.SimpleQueue[tuple[Asked, bytes]]) -> None:
    """Pass requests on; when the parent is gone, so is this process, whatever it is doing."""
    while True:
        asked = json.loads(_frame(source))
        inbox.put((asked, _frame(source)))


def _frame(source: BinaryIO) -> bytes:
    length = source.read(LENGTH)
    data = source.read(int.from_bytes(length))
    if len(length) < LENGTH or len(data) < int.from_bytes(length):
        os._exit(0)
    return data


def _send(out: FileIO, data: bytes) -> None:
    _write(out, len(data).to_bytes(LENGTH) + data)


def _write(out: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[out.write(rest) :]


def _broke(out: FileIO, error: str, where: str) -> None:
    """The kind of error and the line of code, never its words; without the interpreter's farewell."""
    _send(out, json.dumps({"error": error, "where": where}).encode())
    os._exit(1)


def _private_output() -> FileIO:
    """What was stdout; what a library prints goes nowhere."""
    kept = os.dup(1)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (a device, and a descriptor is wanted)
        os.dup2(nowhere.fileno(), 1)
    return FileIO(kept, "wb")


def _resident() -> int:
    """Bytes of memory in use now; 0 where the system does not tell."""
    try:
        told = Path("/proc/self/statm").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(told.split()[1]) * resource.getpagesize()


def _limit_time(asked: Asked) -> None:
    """All three end the process; the alarm is for a parent that hangs."""
    _limit(resource.RLIMIT_CPU, int(time.process_time() + asked["cpu"]) + 1)
    _limit(resource.RLIMIT_DATA, asked["memory"])
    signal.alarm(int(asked["wall"]) + _GRACE)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _where(trace: TracebackType | None) -> str:
    last = trace
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last else ""


if __name__ == "__main__":
    main()
