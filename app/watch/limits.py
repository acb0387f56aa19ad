"""From which point the program calls a thing wrong; `doctor`, the messages, the health page and the watch agree."""

from __future__ import annotations

from datetime import timedelta

LOW_DISK = 2 * 10**9
"""Bytes free under which the disk is called nearly full: a whole round of a county takes about one."""
SILENCE = timedelta(minutes=10)
"""Heartbeats are twenty times as frequent: longer silence means `serve` is not running."""
