"""The child that sets type: whatever becomes of it, there is a file or one Chinese line, and nothing stays behind."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from records.apart.child import Failure
from records.errors import MingjianError
from reports.pdf.apart import LARGE, Apart, Bounds, _why
from reports.pdf.typesetter import installed, typeset
from tests.reports.rounds import TODAY

WORKER = Path(__file__).with_name("bad_typesetter.py")


def ask(apart: Apart, deed: str, words: str = "字") -> tuple[bytes, ...]:
    return apart.made({"template": deed}, words)


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    one = Apart(Bounds(wall=30, cpu=20, memory=2**30), WORKER)
    yield one
    one.close()


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        ({"late": True, "code": -9}, "排版 PDF超过 300 秒，已停止，文件未写出"),
        ({"late": True, "code": -6}, "排版 PDF超过 300 秒，已停止，文件未写出"),
        ({"code": -signal.SIGXCPU}, "排版 PDF占用处理器超过 120 秒，已停止，文件未写出"),
        (
            {"code": -signal.SIGABRT},
            "排版 PDF所需内存超过 1024 MB 或系统内存不足，已停止，文件未写出",
        ),
        (
            {"code": -signal.SIGKILL},
            "排版 PDF的程序意外中止（代码 -9），文件未写出；如系统内存不足，请释放内存后重试",
        ),
        ({"refused": "文件不存在"}, "无法启动排版 PDF的程序（文件不存在）"),
    ],
)
def test_each_way_to_die_is_one_line(failure: dict[str, Any], said: str) -> None:
    assert _why(Failure(Bounds(), **failure)) == said


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("grow", "排版 PDF所需内存超过 512 MB 或系统内存不足，已停止，文件未写出"),
        ("fault", "排版 PDF的程序出错（ValueError，bad_typesetter.py:"),
    ],
)
def test_a_child_that_dies_is_one_line(deed: str, said: str) -> None:
    one = Apart(Bounds(memory=2**29), WORKER)
    with pytest.raises(MingjianError, match=f"^{re.escape(said)}") as told:
        ask(one, deed, "某甲的电话")
    assert "某甲" not in str(told.value)
    assert one.pid is None
    assert ask(one, "")[1] == "字".encode()  # the next one is not harmed
    one.close()


def test_a_child_stays_until_it_holds_much(apart: Apart) -> None:
    pids = [ask(apart, deed)[0] for deed in ("", "", "much", "")]
    assert len(set(pids[:3])) == 1
    assert pids[3] != pids[0]
    assert ask(apart, "", "字" * LARGE)[0] != pids[3]


@pytest.mark.skipif(not installed(), reason="the extra pdf is not installed")
def test_typst_s_own_fault_is_one_line() -> None:
    with pytest.raises(MingjianError, match=r"^排版 PDF的程序出错（TypstError，worker\.py:"):
        typeset("bulletin.typ", "{}", TODAY)
