"""A process of its own: whatever becomes of it, there is an answer, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from records.apart.child import Bounds, Child, Failure
from records.apart.wire import RETIRED
from tests.processes import gone, is_alive
from tests.records.apart import obedient

WORKER = Path(__file__).with_name("obedient.py")
ROOT = WORKER.parents[3]
AMPLE = Bounds(wall=30, cpu=20, memory=300 * 2**20)


@pytest.fixture
def child() -> Iterator[Child]:
    one = Child(str(WORKER))
    yield one
    one.close()


def told(child: Child, deed: str, body: bytes = b"", bounds: Bounds = AMPLE) -> str:
    """The answer, or why there is none."""
    answer = child.ask(deed.encode(), body, bounds)
    return answer.words("测试") if isinstance(answer, Failure) else answer.decode()


def pid_of(child: Child, *, fresh: bool = False) -> int:
    answer = child.ask(b"", b"", AMPLE, fresh=fresh)
    assert isinstance(answer, bytes)
    return int(answer)


@pytest.mark.parametrize(
    ("deed", "wall", "cpu", "memory", "said"),
    [
        ("spin", 30, 0, 300, "测试占用处理器超过 0 秒，已停止"),
        ("hang", 0.3, 20, 300, "测试超过 0.3 秒，已停止"),
        ("spin", 0.3, 20, 300, "测试超过 0.3 秒，已停止"),
        ("grow", 30, 20, 200, "测试所需内存超过 200 MB，已停止"),
        ("abort", 30, 20, 300, "测试程序意外中止（代码 -6）"),
        ("killed", 30, 20, 300, "测试程序意外中止（代码 -9）"),
        ("fault", 30, 20, 300, "测试程序出错（ValueError，obedient.py:"),
        ("file", 30, 20, 300, "测试程序出错（PermissionError，alone.py:"),
        ("claim", 30, 20, 300, "测试程序意外中止（代码 -9）"),
    ],
)
def test_a_process_that_dies_is_a_reason(
    child: Child, deed: str, wall: float, cpu: float, memory: int, said: str
) -> None:
    assert told(child, deed, b"", Bounds(wall, cpu, memory * 2**20)).startswith(said)
    assert child.pid is None
    assert told(child, "echo", b"x") == "x"  # the next one is not harmed


def test_one_that_cannot_be_started_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert told(Child(str(WORKER)), "") == "无法启动测试程序（文件不存在）"


def test_one_that_has_no_worker_is_a_reason() -> None:
    assert told(Child("tests.records.apart.nobody"), "") == "测试程序意外中止（代码 1）"


def test_memory_is_counted_beside_the_body(child: Child) -> None:
    """A body may lie there twice, as it came and as a parser's own copy: what is small next to it does not kill."""
    body = b"x" * (60 * 2**20)
    assert child.ask(b"echo", body, Bounds(30, 20, 40 * 2**20)) == body


def test_what_a_library_prints_does_not_spoil_the_answer(child: Child) -> None:
    assert told(child, "print") == str(child.pid)


def test_our_environment_and_the_house_stay_with_us(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGJIAN_SECRET", "x")
    known = {"PYTHONPATH", "PYTHONUTF8", "MALLOC_ARENA_MAX", "LD_LIBRARY_PATH", "LC_CTYPE"}
    assert set(told(child, "environment").split()) <= known
    assert not {"records", "msgspec", "socket"} & set(told(child, "loaded").split())


def test_one_process_serves_many_and_is_replaced(child: Child) -> None:
    pids = [pid_of(child) for _ in range(obedient.MOST_BODIES + 1)]
    assert len(set(pids[:-1])) == 1
    assert pids[-1] != pids[0]
    assert pid_of(child, fresh=True) not in pids


def test_one_that_holds_much_is_replaced(child: Child) -> None:
    held = b"x" * 200_000_000  # Linux counts what the parent had into the child's `ru_maxrss`
    first = pid_of(child)
    assert pid_of(child) == first
    assert int(told(child, "hold")) == first
    assert pid_of(child) != first
    assert len(held) == 200_000_000


def test_one_that_was_killed_between_two_bodies_is_replaced(child: Child) -> None:
    first = pid_of(child)
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)  # all its threads are gone
    assert pid_of(child) != first


def test_one_without_work_goes_and_is_not_missed(tmp_path: Path) -> None:
    """It may go in the very moment that something is asked: then a fresh one is asked again."""
    idle, mark = tmp_path / "idle.py", tmp_path / "mark"
    text = WORKER.read_text(encoding="utf-8").replace("IDLE = 30", "IDLE = 0.01")
    goes = f"if not os.path.exists({str(mark)!r}):\n    os.mkdir({str(mark)!r})\n    os._exit({RETIRED})\n"
    idle.write_text(f"{text}\n{goes}", encoding="utf-8")
    one = Child(str(idle))
    assert gone(pid_of(one))
    assert told(one, "echo", "字".encode()) == "字"
    one.close()


def test_one_that_is_stopped_answers_at_once(child: Child) -> None:
    pid_of(child)
    timer = threading.Timer(0.1, child.stop)
    timer.start()
    assert told(child, "hang") == "测试程序意外中止（代码 -9）"
    timer.join()


def test_threads_take_turns(child: Child) -> None:
    answers: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(told(child, "echo", b"x" * n)))
        for n in range(1, 9)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["x" * n for n in range(1, 9)]


def test_a_fork_starts_its_own_and_leaves_ours(child: Child) -> None:
    ours = pid_of(child)
    fork = os.fork()
    if not fork:
        other = pid_of(child)
        child.close()
        os._exit(0 if other != ours and gone(other) and is_alive(ours) else 1)
    assert os.waitpid(fork, 0)[1] == 0
    assert pid_of(child) == ours


PARENT = """
import threading
from records.apart.child import Bounds, Child
child = Child({worker!r})
print(int(child.ask(b"", b"", Bounds(20, 2, 2**28))), flush=True)
{busy}
"""


@pytest.mark.parametrize("deed", ["", "hang", "spin"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_it_goes_with_its_parent(deed: str, how: signal.Signals) -> None:
    busy = "threading.Event().wait()"
    if deed:
        busy = f'child.ask(b"{deed}", b"", Bounds(20, 2, 2**28))'
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(worker=str(WORKER), busy=busy)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT,
    )  # fmt: skip
    with parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        assert is_alive(pid)
        parent.send_signal(how)
        assert parent.wait(20) == -how
    assert gone(pid)
