"""From which point the program calls a thing wrong; `doctor`, the messages, the health page and the watch agree."""

from __future__ import annotations

from datetime import timedelta

LOW_DISK = 2 * 10**9
"""Bytes free under which the disk is called nearly full: a whole round of a county takes about one."""
BIG_OFFICE = 2 * 10**9
"""Bytes of office.db: twenty sites with 302 rounds a year leave 0.46 GB a year (docs/performance.md), and two
years of it are kept."""
BIG_SITE = 4 * 10**9
"""Bytes of a site.db: an ordinary site's is a tenth of that after years; beyond it every round is slow."""
SILENCE = timedelta(minutes=10)
"""Heartbeats are twenty times as frequent: longer silence means `serve` is not running."""
