"""Is another process still there?"""

from __future__ import annotations

import time
from pathlib import Path


def is_alive(pid: int) -> bool:
    """Is there such a process, and not only its entry?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pid: int, within: float = 20) -> bool:
    """Is it gone, at the latest after so many seconds?"""
    end = time.monotonic() + within
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.01)
    return not is_alive(pid)
