"""A worker that a file has captured: it does what it is told, with Python and past it, and says what came of it."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import resource
import socket
import subprocess
import threading
from pathlib import Path

MOST_BODIES, MOST_HELD, IDLE = 1000, 2**40, None
_libc = ctypes.CDLL(None, use_errno=True)


def answer(asked: bytes, body: bytes) -> bytes:
    """`asked`: the name of a deed; `body`: what it takes, as JSON."""
    try:
        return str(_DEEDS[asked.decode()](*json.loads(body))).encode()
    except OSError as error:
        return errno.errorcode[error.errno or 0].encode() if error.errno else repr(error).encode()


def _native(name: str, *given: object) -> object:
    """A function of the C library, of which Python knows nothing."""
    made = getattr(_libc, name)(*given)
    if made == -1:
        raise OSError(ctypes.get_errno(), name)
    return made


def _connect(port: int) -> str:
    with socket.create_connection(("127.0.0.1", port), 5):
        return "done"


def _thread() -> str:
    said: list[str] = []
    one = threading.Thread(target=said.append, args=("done",))
    one.start()
    one.join()
    return said[0]


def _words(path: str) -> bytes:
    return path.encode()


_DEEDS = {
    "connect": _connect,
    "listen": lambda: socket.create_server(("127.0.0.1", 0)),
    "look up": lambda: socket.getaddrinfo("localhost", 80),
    "unix socket": lambda: socket.socket(socket.AF_UNIX),
    "pair": socket.socketpair,
    "start": lambda: subprocess.run(["true"], check=True),
    "fork": lambda: os.fork() or os._exit(0),
    "become": lambda: os.execv("/bin/true", ["true"]),
    "write": lambda path: Path(path).write_text("x"),
    "append": lambda path: os.open(path, os.O_WRONLY | os.O_APPEND),
    "empty": lambda path: os.open(path, os.O_RDONLY | os.O_TRUNC),
    "shorten": lambda path: os.truncate(path, 0),
    "remove": os.remove,
    "rename": lambda path: os.rename(path, path + "2"),  # noqa: PTH104
    "folder": lambda path: os.mkdir(path + "3"),  # noqa: PTH102
    "link": lambda path: os.symlink(path, path + "4"),  # noqa: PTH211
    "mode": lambda path: os.chmod(path, 0o777),  # noqa: PTH101
    "native socket": lambda: _native("socket", 2, 1, 0),
    "native exec": lambda: _native("execv", b"/bin/true", (ctypes.c_char_p * 2)(b"true", None)),
    "native fork": lambda: _native("fork") or os._exit(0),
    "native write": lambda path: _native("open", _words(path), os.O_RDWR),
    "native remove": lambda path: _native("unlink", _words(path)),
    "native rename": lambda path: _native("rename", _words(path), _words(path + "5")),
    "hook": lambda: _native("ptrace", 16, os.getppid(), 0, 0),
    "kill": lambda: os.kill(os.getppid(), 0),
    "kill all": lambda: os.kill(-1, 0),
    "starve": lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE),
    "read": lambda path: Path(path).read_text(encoding="utf-8"),
    "thread": _thread,
    "limit": lambda: resource.setrlimit(
        resource.RLIMIT_CORE, resource.getrlimit(resource.RLIMIT_CORE)
    ),
}
