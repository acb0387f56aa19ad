"""A disk that is full while papers are written, by the kernel's own word: no half document, the old ones intact.

The limit on the size of a file stands for a full disk: what a process writes beyond it fails as a write fails. The
bulletin brings both ledgers with it; notices, whose papers are short, are in `test_notices.py`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from app import clock
from app.cli import run
from tests.app.cases_office import FRIDAY, ledger, office

ROOM = 36_000
"""Bytes: the database's own side files need 32 KiB; the longest file of each command is longer."""
ROOT = Path(__file__).resolve().parents[2]
LIMITED = """
import contextlib, io, json, resource, sys
from datetime import datetime
from app import clock
from app.cli import run
room, moment, commands = json.loads(sys.argv[1])
clock.now = lambda: datetime.fromisoformat(moment)
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
told = []
for words in commands:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = run(words)
    told.append([code, out.getvalue(), err.getvalue()])
print(json.dumps(told))
"""


def _files(folder: Path) -> dict[str, bytes]:
    files = (one for one in folder.rglob("*") if one.is_file())
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def _limited(commands: list[list[str]], room: int) -> list[tuple[int, str, str]]:
    """Exit code and both streams of each command in a process that may write no file longer than `room`."""
    asked = json.dumps([room, FRIDAY.isoformat(), commands])
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, asked],
        capture_output=True, encoding="utf-8", timeout=60, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [tuple(one) for one in json.loads(done.stdout)]


def test_nothing_is_half_written(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: FRIDAY)
    path, out = office(tmp_path / "office"), tmp_path / "out"
    whole = ["bulletin", "--period", "2026-11", "-c", str(path), "--out", str(out), "--format"]
    commands = [[*whole, "md,xlsx,docx"], [*whole, "html,json,docx"]]
    assert [run(words) for words in commands] == [0, 0]
    old, cases = _files(out), ledger(tmp_path / "office")
    sizes = {name: len(body) for name, body in old.items()}
    assert sizes["台账（内部）.xlsx"] < ROOM < sizes["通报.docx"]

    for code, said, why in _limited(commands, ROOM):
        assert (code, said) == (4, ""), why
        assert why.count("\n") == 1, why
        assert "无法写入（文件超过系统允许的大小）" in why
    assert _files(out) == old
    assert ledger(tmp_path / "office") == cases
