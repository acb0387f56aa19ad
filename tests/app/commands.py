"""Commands run as a person runs them: words in, exit code and both streams out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import run
from tests.app.conftest import CONFIG


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as the one JSON document it must be."""
        return json.loads(self.out)


def ran(capsys: pytest.CaptureFixture[str], *words: object) -> Ran:
    capsys.readouterr()
    code = run([str(word) for word in words])
    printed = capsys.readouterr()
    return Ran(code, printed.out, printed.err)


def config_file(folder: Path, port: int, data: Path | None = None) -> Path:
    """The sample county's configuration as a file, for its server on another port."""
    text = CONFIG.read_text(encoding="utf-8")
    old = text.partition("127.0.0.1:")[2].partition('"')[0]
    text = text.replace(f"127.0.0.1:{old}", f"127.0.0.1:{port}")
    where = json.dumps(str(data or folder / "data"), ensure_ascii=False)
    lines = [f"data = {where}" if line.startswith("data = ") else line for line in text.split("\n")]
    path = folder / "office.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
