"""Commands in a process of their own that notes every connection, look-up, written path and child.

    python -m tests.hostile.drive NOTES OUT -- COMMAND … -- COMMAND …

Names are looked up in a table (`rebind…` answers publicly once, then with this machine); a connection to anything but
the loopback is noted and refused before it leaves. NOTES gets one JSON line an event, OUT what each command printed.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import logging
import os
import resource
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from crawler import guard

PUBLIC = "8.8.8.8"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
TOUCHING = frozenset(
    {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate"}
)  # fmt: skip
RUNNING = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"})


class Notes:
    """Appends to a file that is open before anything is watched."""

    def __init__(self, path: Path) -> None:
        self._file: IO[str] = path.open("a", encoding="utf-8")

    def __call__(self, kind: str, *what: Any) -> None:
        self._file.write(json.dumps([kind, *map(_text, what)]) + "\n")
        self._file.flush()


def _text(one: Any) -> str:
    return os.fsdecode(one) if isinstance(one, bytes | os.PathLike) else str(one)


def watch(note: Notes) -> None:
    """From here on to the end of the process."""

    def hook(event: str, told: tuple[Any, ...]) -> None:
        if event == "socket.connect":
            note("connect", *told[1][:2]) if isinstance(told[1], tuple) else None
            if isinstance(told[1], tuple) and not _is_here(str(told[1][0])):
                raise ConnectionRefusedError("nothing leaves this machine in a test")
        elif event == "socket.getaddrinfo":
            note("look-up", told[0])
        elif event == "open" and isinstance(told[0], str | bytes | os.PathLike):
            if isinstance(told[2], int) and told[2] & WRITING:
                note("write", os.path.normpath(Path.cwd() / _text(told[0])))
        elif event in TOUCHING:
            names = [_text(one) for one in told if isinstance(one, str | bytes | Path)]
            note("touch", *(os.path.normpath(_below(told) / one) for one in names))
        elif event in RUNNING:
            note("run", event, told[0] if told else "")

    sys.addaudithook(hook)


def _below(told: tuple[Any, ...]) -> Path:
    """The folder that a name is relative to: that of an open handle (`rmtree`), or the one we are in."""
    handle = told[-1] if isinstance(told[-1], int) else -1
    return Path(f"/proc/self/fd/{handle}").readlink() if handle >= 0 else Path.cwd()


def _is_here(address: str) -> bool:
    return address.startswith("127.") or address in {"::1", "0.0.0.0", "::"}


def look_up(note: Notes) -> guard.Resolver:
    """The names of the hostile site's friends."""
    turns = itertools.count()

    async def resolver(host: str, port: int) -> Sequence[str]:
        note("resolve", host)
        if host.startswith("rebind"):
            return (PUBLIC,) if next(turns) % 2 == 0 else ("127.0.0.1",)
        if host.startswith("half"):
            return PUBLIC, "127.0.0.1"
        if host.startswith("inner") or host == "localhost":
            return ("127.0.0.1", "::1")
        raise socket.gaierror(f"{host} is not known")

    return resolver


def main(notes: Path, out: Path, commands: Sequence[Sequence[str]]) -> None:
    """Runs the commands one after another; what they print and log lies in `out`."""
    note = Notes(notes)
    guard.system_resolver = look_up(note)
    from app.cli import run

    logging.basicConfig(filename=out / "log.txt", level=logging.DEBUG)
    watch(note)
    for number, words in enumerate(commands):
        begun, printed, wrong = time.monotonic(), io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(wrong):
            code = run(words)
        texts = {"out": printed.getvalue(), "err": wrong.getvalue()}
        for name, text in texts.items():
            (out / f"{number}.{name}").write_bytes(text.encode("utf-8", "surrogatepass"))
        note("done", " ".join(words[:2]), code, time.monotonic() - begun)
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    cpu = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    note("cost", cpu, _peak(), children.ru_maxrss)


def _peak() -> int:
    """Peak resident set in KB since this program began; `ru_maxrss` would count what its parent was before."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0])


if __name__ == "__main__":
    words = sys.argv[4:]
    parted = [list(group) for told, group in itertools.groupby(words, "--".__ne__) if told]
    main(Path(sys.argv[1]), Path(sys.argv[2]), parted)
