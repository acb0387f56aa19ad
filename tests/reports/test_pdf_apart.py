"""The child that sets type: whatever becomes of it, there is a file or one Chinese line, and nothing stays behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from records.errors import MingjianError
from reports.pdf.apart import LARGE, Apart, Bounds
from reports.pdf.typesetter import installed, typeset
from tests.reports.rounds import TODAY

WORKER = Path(__file__).with_name("bad_typesetter.py")
ROOT = WORKER.parents[2]


def ask(apart: Apart, deed: str, words: str = "字") -> tuple[bytes, ...]:
    return apart.made({"template": deed}, words)


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    one = Apart(Bounds(wall=30, cpu=20, memory=2**30), WORKER)
    yield one
    one.close()


def is_alive(pid: int) -> bool:
    """Is there such a process, and not only its entry?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("deed", "bounds", "said"),
    [
        ("spin", Bounds(cpu=0), "排版 PDF占用处理器超过 0 秒，已停止，文件未写出"),
        ("hang", Bounds(wall=0.5), "排版 PDF超过 0.5 秒，已停止，文件未写出"),
        ("grow", Bounds(memory=2**29), "排版 PDF所需内存超过 512 MB"),
        ("SIGABRT", Bounds(), "排版 PDF所需内存超过 1024 MB 或系统内存不足，已停止，文件未写出"),
        ("SIGKILL", Bounds(), "排版 PDF的程序意外中止（代码 -9），文件未写出；如系统内存不足"),
        ("fault", Bounds(), "排版 PDF的程序出错（ValueError，bad_typesetter.py:"),
    ],
)
def test_a_child_that_dies_is_one_line(deed: str, bounds: Bounds, said: str) -> None:
    one = Apart(bounds, WORKER)
    with pytest.raises(MingjianError, match=f"^{re.escape(said)}") as told:
        ask(one, deed, "某甲的电话")
    assert "某甲" not in str(told.value)
    assert one.pid is None
    if deed == "fault":
        assert ask(one, "")[1] == "字".encode()  # the next one is not harmed
    one.close()


def test_a_child_stays_until_it_holds_much(apart: Apart) -> None:
    pids = [ask(apart, deed)[0] for deed in ("", "print", "much", "")]
    assert len(set(pids[:3])) == 1
    assert pids[3] != pids[0]
    assert ask(apart, "", "字" * LARGE)[0] != pids[3]


def test_a_child_that_is_gone_is_replaced(apart: Apart) -> None:
    first = int(ask(apart, "")[0])
    os.kill(first, signal.SIGKILL)
    assert apart._child
    apart._child.wait(20)
    assert int(ask(apart, "")[0]) != first


def test_a_child_without_work_goes_and_is_not_missed(tmp_path: Path) -> None:
    """It may go in the very moment that something is asked: then a fresh one is asked again."""
    told = tmp_path / "once.py"
    text = (
        WORKER.read_text(encoding="utf-8")
        .replace("__file__", repr(str(WORKER)))
        .replace(
            'if __name__ == "__main__":',
            f"mark = {str(tmp_path / 'mark')!r}\nif not os.path.exists(mark):\n"
            '    open(mark, "w").close()\n    os._exit(worker.RETIRED)\nif True:',
        )
    )
    told.write_text(text, encoding="utf-8")
    one = Apart(Bounds(), told)
    assert ask(one, "")[1] == "字".encode()
    one.close()


def test_the_environment_stays_with_us(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGJIAN_SECRET", "x")
    apart.close()
    known = {b"PYTHONPATH", b"PYTHONUTF8", b"MALLOC_ARENA_MAX", b"LD_LIBRARY_PATH", b"LC_CTYPE"}
    assert set(ask(apart, "environment")) <= known


PARENT = """
from pathlib import Path
from reports.pdf.apart import Apart, Bounds
apart = Apart(Bounds(), Path({worker!r}))
print(int(apart.made({{"template": ""}}, "")[0]), flush=True)
apart.made({{"template": "hang"}}, "")
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_the_child_goes_with_its_parent(how: signal.Signals) -> None:
    code = PARENT.format(worker=str(WORKER))
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    assert parent.stdout
    pid = int(parent.stdout.readline())
    assert is_alive(pid)
    parent.send_signal(how)
    assert parent.wait(20) == -how
    parent.stdout.close()
    end = time.monotonic() + 20
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.01)
    assert not is_alive(pid)


@pytest.mark.skipif(not installed(), reason="the extra pdf is not installed")
def test_typst_s_own_fault_is_one_line() -> None:
    with pytest.raises(MingjianError, match=r"^排版 PDF的程序出错（TypstError，worker\.py:"):
        typeset("bulletin.typ", "{}", TODAY)
