"""One `serve` a data folder: a lock that the system takes back when its process dies, and who holds it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from records.errors import StoreBusy
from records.store._database import store_errors
from records.store._lock import _take

_LOCK, _HOLDER = "serve.lock", "serve.json"
"""Two files: on Windows nobody may read what another has locked."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that serves a data folder."""

    pid: int
    host: str
    since: datetime
    token: str


class ServeLock:
    """Held from its making until `close`, or until the process ends; a dead process holds nothing."""

    def __init__(self, folder: Path, holder: Holder) -> None:
        """Raises StoreBusy, naming the other process, when another serves this folder; StoreError when it cannot be."""
        path = folder / _LOCK
        with store_errors(path):
            folder.mkdir(parents=True, exist_ok=True)
            self._number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._number)
        except OSError:
            self.close()
            raise StoreBusy(_told(folder)) from None
        with store_errors(path):
            _write(folder / _HOLDER, holder)

    def close(self) -> None:
        """Give it back."""
        with contextlib.suppress(OSError):
            os.close(self._number)


def holder_of(folder: Path) -> Holder | None:
    """Who serves a folder, or served it last; None when nobody ever did or it cannot be told."""
    try:
        return msgspec.json.decode((folder / _HOLDER).read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError):
        return None


def _told(folder: Path) -> str:
    holder = holder_of(folder)
    if holder is None:
        return f"{folder}：另一个 mingjian serve 正在使用这个数据目录，请先停止它"
    return (
        f"{folder}：另一个 mingjian serve 正在使用这个数据目录（{holder.host} 上的进程 {holder.pid}，"
        f"{holder.since:%Y-%m-%d %H:%M:%S} 启动），请先停止它，或换一个数据目录"
    )


def _write(path: Path, holder: Holder) -> None:
    """At one stroke: a reader meets the old words or the new ones."""
    draft = path.with_name(f"{path.name}.{holder.pid}.part")
    draft.write_bytes(msgspec.json.encode(holder))
    draft.replace(path)
