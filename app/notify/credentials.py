"""Where secrets come from: an environment variable, or a file that only its owner can read.

They are read for each send and kept nowhere; no error text repeats one.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from records.errors import MingjianError, os_words

LONGEST = 4096
"""Bytes of a secret; a file that holds more is another one."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class SecretError(MingjianError):
    """A secret that cannot be had; says where it was looked for."""


def secret(place: str, folder: Path, use: str = "通知渠道的密钥") -> str:
    """The secret that `env:NAME` or `file:PATH` points to; empty for an empty place.

    `folder`: of the configuration, against which files are named. `use`: what it is for. Raises SecretError.
    """
    kind, _, where = place.partition(":")
    if not place:
        return ""
    found = _of_environment(where, use) if kind == "env" else _of_file(folder / where)
    if not found.isprintable():
        raise SecretError(f"{place}：密钥含有换行或控制字符")
    return found


def _of_environment(name: str, use: str) -> str:
    found = os.environ.get(name, "").strip()
    if not found:
        raise SecretError(f"没有设置环境变量 {name}（{use}）")
    return found


def _of_file(path: Path) -> str:
    """The file is looked at when it is open: what was checked is what is read."""
    try:
        with open(path, "rb", opener=_at_once) as file:
            held = os.fstat(file.fileno())
            if not stat.S_ISREG(held.st_mode):
                raise SecretError(f"{path}：不是普通文件，不作密钥使用")
            if held.st_mode & _OTHERS:
                told = stat.S_IMODE(held.st_mode)
                raise SecretError(
                    f"{path}：权限 {told:04o} 过宽，其他用户也能读到密钥；请执行 chmod 600"
                )
            raw = file.read(LONGEST + 1)
    except OSError as error:
        raise SecretError(f"{path}：密钥文件无法读取（{os_words(error)}）") from None
    return _text(raw, path)


def _at_once(path: str, flags: int) -> int:
    """Opens without waiting: a pipe would hold `serve` for ever."""
    return os.open(path, flags | os.O_NONBLOCK)


def _text(raw: bytes, path: Path) -> str:
    try:
        found = raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        found = ""
    if not found or len(raw) > LONGEST:
        raise SecretError(f"{path}：应为一行文字的密钥（不超过 {LONGEST} 字节）")
    return found
