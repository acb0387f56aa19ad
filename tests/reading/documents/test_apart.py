"""The child process: whatever a file does to its reader, we get an answer, and nothing stays behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reading.documents.apart import Apart, Bounds
from reading.documents.masked import Convention
from reading.documents.reader import read_document
from reading.documents.worker import MOST_FILES
from reading.sniff import sniff
from records.errors import DocumentError
from sample import build
from sample.files import content
from sample.nouns import File
from tests.containers.case import Case
from tests.containers.cases_legacy import CASES as LEGACY
from tests.reading.documents import made
from tests.reading.documents.test_properties import FILES, ID

HOSTILE = "tests.reading.documents.hostile"


@pytest.fixture
def apart() -> Iterator[Apart]:
    """A child of its own, with the reader that does as it is told."""
    one = Apart(Bounds(wall=30, cpu=20, memory=300 * 2**20), HOSTILE)
    yield one
    one.close()


@pytest.fixture(scope="module")
def real() -> Iterator[Apart]:
    one = Apart()
    yield one
    one.close()


def is_alive(pid: int) -> bool:
    """Is there such a process, and not only its entry?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pid: int, within: float = 20) -> bool:
    end = time.monotonic() + within
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.01)
    return not is_alive(pid)


@pytest.mark.parametrize(
    ("deed", "bounds", "said"),
    [
        ("spin", Bounds(cpu=0), "读取占用处理器超过 0 秒，已停止，未读取"),
        ("hang", Bounds(wall=4), "读取超过 4 秒，已停止，未读取"),
        ("grow", Bounds(memory=200 * 2**20), "读取所需内存超过 200 MB，已停止，未读取"),
        ("abort", Bounds(), "读取程序意外中止（代码 -6），未读取"),
        ("killed", Bounds(), "读取程序意外中止（代码 -9），未读取"),
    ],
)
def test_a_child_that_dies_is_a_reason(deed: str, bounds: Bounds, said: str) -> None:
    one = Apart(bounds, HOSTILE)
    document = one.read(deed.encode(), "名单.xls", "xls")
    assert (document.name, document.format, document.parts) == ("名单.xls", "xls", 0)
    assert document.reasons == (said,)
    assert one.pid is None
    assert one.read(b"ordinary", "a", "text").text_length == 8  # the next one is not harmed
    one.close()


@pytest.mark.parametrize(
    ("deed", "bounds", "said"),
    [
        ("spin", Bounds(cpu=0), "脱敏占用处理器超过 0 秒，已停止"),
        ("hang", Bounds(wall=4), "脱敏超过 4 秒，已停止"),
        ("grow", Bounds(memory=200 * 2**20), "脱敏所需内存超过 200 MB，已停止"),
        ("killed", Bounds(), "脱敏程序意外中止（代码 -9）"),
        ("fault", Bounds(), "脱敏程序出错（ValueError，hostile.py:"),
        ("short", Bounds(), "内容未能读全（工作表“99*************011”）"),
    ],
)
def test_a_child_that_dies_makes_no_copy(deed: str, bounds: Bounds, said: str) -> None:
    one = Apart(bounds, HOSTILE)
    with pytest.raises(DocumentError, match=f"^{re.escape(said)}") as told:
        one.mask(deed.encode(), "名单.xlsx", "xlsx", Convention(), 1000)
    assert "990101" not in str(told.value)
    made = one.mask(b"ordinary", "a", "text", Convention((6, 4)), 7)
    assert (made.body, list(made.removed)) == (b"ordinary", ["(6, 4) 7"])
    one.close()


def test_copies_and_facts_come_from_one_child(apart: Apart) -> None:
    """Its limits are set anew for each file: what masks may take more than what reads."""
    first = apart.read(b"ordinary", "a", "text").parts
    made = apart.mask(b"ordinary", "a", "text", Convention(), 1)
    assert (list(made.removed.values()), apart.read(b"ordinary", "a", "text").parts) == (
        [first],
        first,
    )


def test_a_fault_is_named_without_its_words(apart: Apart) -> None:
    (reason,) = apart.read(b"fault", "a", "xls").reasons
    assert reason.startswith("读取程序出错（ValueError，hostile.py:")
    assert "990101" not in reason


def test_what_a_library_prints_does_not_spoil_the_answer(apart: Apart) -> None:
    assert apart.read(b"print", "a", "xls").reasons == ()


def test_no_file_can_be_written(apart: Apart, tmp_path: Path) -> None:
    assert "OSError" in apart.read(b"file", "a", "xls").reasons[0]


def test_the_environment_stays_with_us(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGJIAN_SECRET", "x")
    known = {"PYTHONPATH", "PYTHONUTF8", "MALLOC_ARENA_MAX", "LD_LIBRARY_PATH", "LC_CTYPE"}
    assert set(apart.read(b"environment", "a", "xls").reasons) <= known


def test_one_child_serves_many_and_is_replaced(apart: Apart) -> None:
    pids = [apart.read(b"ordinary", "a", "text").parts for _ in range(MOST_FILES + 1)]
    assert len(set(pids[:MOST_FILES])) == 1
    assert pids[MOST_FILES] != pids[0]


def test_a_large_parent_does_not_make_its_child_look_grown() -> None:
    """Met in tests: Linux counts what the parent had into the child's `ru_maxrss`."""
    held = b"x" * 400_000_000
    one = Apart(module=HOSTILE)
    pids = {one.read(b"ordinary", "a", "text").parts for _ in range(3)}
    one.close()
    assert (len(pids), len(held)) == (1, 400_000_000)


def test_a_child_killed_between_two_files_is_replaced(apart: Apart) -> None:
    first = apart.read(b"ordinary", "a", "text").parts
    os.kill(first, signal.SIGKILL)
    assert apart._child
    apart._child.wait(20)
    assert apart.read(b"ordinary", "a", "text").parts not in {0, first}


def test_a_reader_that_is_stopped_answers_at_once(apart: Apart) -> None:
    apart.read(b"ordinary", "a", "text")
    timer = threading.Timer(0.3, apart.stop)
    timer.start()
    began = time.monotonic()
    assert apart.read(b"hang", "a", "text").reasons == ("读取程序意外中止（代码 -9），未读取",)
    assert time.monotonic() - began < 10
    timer.join()


def test_threads_take_turns(apart: Apart) -> None:
    answers: list[int] = []
    threads = [
        threading.Thread(
            target=lambda n=n: answers.append(apart.read(b"x" * n, "a", "text").text_length)
        )
        for n in range(1, 9)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == list(range(1, 9))


PARENT = """
import sys, threading
from reading.documents.apart import Apart, Bounds
apart = Apart(Bounds(wall=20, cpu=2), "tests.reading.documents.hostile")
print(apart.read(b"ordinary", "a", "text").parts, flush=True)
{busy}
"""


@pytest.mark.parametrize("deed", ["", "hang", "spin"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_the_child_goes_with_its_parent(deed: str, how: signal.Signals) -> None:
    busy = f'apart.read(b"{deed}", "a", "text")' if deed else "threading.Event().wait()"
    root = Path(__file__).parents[3]
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(busy=busy)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root,
    )  # fmt: skip
    with parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert is_alive(child)
        parent.send_signal(how)
        parent.wait(20)
    assert gone(child)


@pytest.mark.parametrize("format", FILES)
def test_the_same_facts_as_at_home(real: Apart, format: str) -> None:  # noqa: A002
    document = real.read(FILES[format], f"附件.{format}", format)
    assert document == read_document(FILES[format], f"附件.{format}", format)
    assert ID not in repr(document)


def sample_files() -> list[File]:
    """Every attachment of the sample county, each content once."""
    county = build(20261120, date(2026, 11, 20))
    return list(
        dict.fromkeys(
            file
            for site in county.sites
            for column in site.columns
            for item in county.items(site, column)
            for file in item.files
            if not file.gone
        )
    )


def test_the_same_facts_of_all_sample_files(real: Apart) -> None:
    files = sample_files()
    assert len(files) > 30
    for file in files:
        body = content(file)
        form = sniff(body)
        assert real.read(body, file.text, form) == read_document(body, file.text, form), file.text


@pytest.mark.parametrize("case", [one for one in LEGACY if one.leak], ids=lambda case: case.name)
def test_the_same_facts_of_hiding_files(real: Apart, case: Case) -> None:
    body = case.build()
    assert real.read(body, "附件", case.format) == read_document(body, "附件", case.format)


def test_a_name_that_is_no_text_is_taken(real: Apart) -> None:
    assert real.read(made.xlsx({"S": [["x"]]}), "\udcff.xlsx", "xlsx").reasons == ()
