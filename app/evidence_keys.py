"""The keys of the archive: where they come from, and the making of a new one (docs/decisions/0014)."""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path

from app.console import emit, printable, say
from app.notify.credentials import SecretError, secret
from crawler.sealing import KEY, NO_KEYS, Ring, key_id, why_not
from records.config import Config
from records.errors import MingjianError, UsageError
from records.store._database import store_errors

USE = "存档密钥"


def ring_of(config: Config) -> Ring:
    """The keys that the configuration names; none where it names none.

    Raises SecretError for one that cannot be had, MingjianError where the extra `sealed` is missing.
    """
    places = (config.archive.key, *config.archive.old_keys)
    if not places[0]:
        return NO_KEYS
    if lacking := why_not():
        raise MingjianError(lacking)
    return Ring(tuple(_key(place, config.path.parent) for place in places))


def ring_at_hand(config: Config) -> tuple[Ring, str]:
    """The same for what can do without: the keys, or none and why they cannot be had."""
    try:
        return ring_of(config), ""
    except MingjianError as error:
        return NO_KEYS, str(error)


def _key(place: str, folder: Path) -> bytes:
    told = secret(place, folder, USE)
    try:
        key = base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY:
        raise SecretError(
            f"{place}：不是存档密钥（应为 {KEY} 字节的 base64 文字，由 mingjian evidence key 生成）"
        )
    return key


def run_key(path: Path, *, as_json: bool) -> int:
    """Writes a new key into a file that is not there yet, readable by its owner alone."""
    key = os.urandom(KEY)
    with store_errors(path):
        try:
            _write(path, base64.b64encode(key) + b"\n")
        except FileExistsError:
            raise UsageError(
                f"{path}：文件已存在，没有改动；密钥从不覆盖，请换一个文件名"
            ) from None
    if as_json:
        emit({"file": printable(str(path)), "key": key_id(key).hex()})
    else:
        say(
            f"已生成存档密钥（编号 {key_id(key).hex()}）：{printable(str(path))}",
            f'在配置中写：[archive] 之下 key = "file:{printable(str(path))}"（相对于配置文件）',
            "请立即把密钥另存一份，与数据和备份分开存放：密钥不在备份里，丢失后加密的存档谁也打不开。",
        )
    return 0


def _write(path: Path, line: bytes) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as file:
        os.fchmod(number, 0o600)
        file.write(line)
        file.flush()
        os.fsync(number)
