"""A child whom a file has captured reaches nobody, starts nothing and alters no file, by Python or past it."""

from __future__ import annotations

import json
import os
import platform
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from records.apart import alone
from records.apart.child import Bounds, Child

CAPTURED = str(Path(__file__).with_name("captured.py"))
BOUNDS = Bounds(wall=30, cpu=20, memory=300 * 2**20)
held_by_kernel = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="the kernel's filter is written for Linux on these two",
)


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    one = Child(CAPTURED)
    yield one
    one.close()


def done(child: Child, deed: str, *given: object) -> str:
    told = child.ask(deed.encode(), json.dumps(given).encode(), BOUNDS)
    return told.decode() if isinstance(told, bytes) else told.words(deed)


@pytest.mark.parametrize(
    "deed",
    ["listen", "look up", "unix socket", "pair", "start", "fork", "become"],
)
def test_python_is_refused(child: Child, deed: str) -> None:
    assert done(child, deed) == "EPERM"


@pytest.mark.parametrize(
    "deed",
    [
        "write", "append", "empty", "shorten", "remove", "rename", "folder", "link", "mode",
        pytest.param("native write", marks=held_by_kernel),
        pytest.param("native remove", marks=held_by_kernel),
        pytest.param("native rename", marks=held_by_kernel),
    ],
)  # fmt: skip
def test_a_file_that_is_there_stays_as_it_is(child: Child, tmp_path: Path, deed: str) -> None:
    path = tmp_path / "office.db"
    path.write_text("台账", encoding="utf-8")
    path.chmod(0o600)
    before = path.stat()

    assert done(child, deed, str(path)) == "EPERM"
    assert [one.name for one in tmp_path.iterdir()] == ["office.db"]
    assert path.read_text(encoding="utf-8") == "台账"
    assert path.stat().st_mode == before.st_mode


@held_by_kernel
@pytest.mark.parametrize(
    "deed",
    [
        "native socket", "native exec", "native fork", "hook", "kill", "kill all", "starve",
    ],
)  # fmt: skip
def test_native_code_is_refused(child: Child, deed: str) -> None:
    """As a parser would do it that a file has taken over: Python hears nothing of it."""
    assert done(child, deed) == "EPERM"


def test_nobody_is_called(child: Child) -> None:
    """A port that is open gets no connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        assert done(child, "connect", server.getsockname()[1]) == "EPERM"
        with pytest.raises(BlockingIOError):
            server.accept()


def test_what_a_reader_needs_is_left(child: Child, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("字", encoding="utf-8")
    told = [done(child, "read", str(tmp_path / "a")), done(child, "thread"), done(child, "limit")]
    assert told == ["字", "done", "None"]


@pytest.mark.parametrize(
    ("event", "given", "refused"),
    [
        ("socket.connect", (None, ("127.0.0.1", 80)), True),
        ("socket.getaddrinfo", ("localhost", 80, 0, 0, 0), True),
        ("socket.__new__", (None, 2, 1, 0), True),
        ("subprocess.Popen", ("true", ["true"], None, None), True),
        ("os.exec", (b"/bin/true", ["true"], None), True),
        ("os.remove", ("a", -1), True),
        ("open", ("a", "r", os.O_RDONLY | os.O_CLOEXEC), False),
        ("open", ("a", "w", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), True),
        ("open", ("a", None, os.O_RDWR), True),
        ("open", (os.devnull, "w", os.O_WRONLY), False),
        ("import", ("socket", None, None, None, None), False),
        ("object.__getattr__", (open, "__code__"), False),
    ],
)
def test_python_s_own_hook(event: str, given: tuple[object, ...], refused: bool) -> None:
    """What holds where the kernel has no such filter."""
    try:
        alone._refuse(event, given)
    except PermissionError:
        assert refused
    else:
        assert not refused
