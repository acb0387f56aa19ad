"""Secrets come from the environment or from a file that nobody else can read; no error repeats one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.notify.credentials import LONGEST, SecretError, secret

VALUE = "s3cr3t-of-the-robot"


def written(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    path = folder / "secret"
    path.write_bytes(content)
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    "content",
    [VALUE, f"{VALUE}\n", f"  {VALUE}\r\n", f"\ufeff{VALUE}"],
    ids=["bare", "line", "spaces", "BOM"],
)
@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_of_its_owner(tmp_path, content, mode):
    written(tmp_path, content.encode(), mode)

    assert secret("file:secret", tmp_path) == VALUE
    assert secret(f"file:{tmp_path / 'secret'}", Path("/elsewhere")) == VALUE


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o610, 0o777])
def test_a_file_that_others_can_read_is_refused(tmp_path, mode):
    written(tmp_path, VALUE.encode(), mode)
    with pytest.raises(SecretError, match=f"权限 {mode:04o} 过宽.*chmod 600") as raised:
        secret("file:secret", tmp_path)

    assert VALUE not in str(raised.value)


@pytest.mark.parametrize(
    "content",
    [b"", b" \n", b"\xff\xfe", VALUE.encode() * LONGEST, f"{VALUE}\nmore".encode(), b"a\x00b"],
    ids=["empty", "blank", "no text", "too long", "two lines", "control"],
)
def test_a_file_that_holds_no_secret(tmp_path, content):
    written(tmp_path, content)
    with pytest.raises(SecretError) as raised:
        secret("file:secret", tmp_path)

    assert VALUE not in str(raised.value)


def test_what_is_no_file(tmp_path):
    (tmp_path / "folder").mkdir()
    for name in ("folder", "missing"):
        with pytest.raises(SecretError, match=name):
            secret(f"file:{name}", tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path):
    """A secret that is a FIFO would hang `serve`."""
    os.mkfifo(tmp_path / "pipe", 0o600)
    with pytest.raises(SecretError, match="不是普通文件"):
        secret("file:pipe", tmp_path)


def test_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("ROBOT", f" {VALUE} ")
    assert secret("env:ROBOT", tmp_path) == VALUE
    monkeypatch.setenv("ROBOT", "  ")
    with pytest.raises(SecretError, match="没有设置环境变量 ROBOT"):
        secret("env:ROBOT", tmp_path)
    assert secret("", tmp_path) == ""
