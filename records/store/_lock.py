"""One writer a folder: a lock that the system takes back when its process dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from records.errors import StoreBusy
from records.store._database import store_errors

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """Held from its making until `close`, or until the process ends.

    A file lock and not a second SQLite connection, which keeps 80 KB: hundreds of sites are open side by side.
    """

    def __init__(self, path: Path) -> None:
        """Raises `StoreBusy` when another holds it, `StoreError` when the file cannot be made."""
        with store_errors(path):
            self._number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._number)
        except OSError:
            self.close()
            raise StoreBusy(f"{path.parent}：另一个进程正在检查这个网站，请等它结束") from None

    def close(self) -> None:
        """Give it back."""
        os.close(self._number)
