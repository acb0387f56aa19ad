"""The disk floor: with less free than the office wants, nothing is crawled, and reporting goes on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from records.config import Config

Free = Callable[[Path], int]
"""Bytes free for us on the disk of a folder."""
MB = 1_000_000


def free_at(folder: Path) -> int:
    """Bytes that this user may still write on the disk that holds a folder, which need not be there yet.

    Two microseconds: a crawl asks before each request.
    """
    while True:
        try:
            found = os.statvfs(folder)
        except FileNotFoundError:
            folder = folder.parent
            continue
        return found.f_bavail * found.f_frsize


def room_of(config: Config, free: Free = free_at) -> Callable[[], str]:
    """What a crawl asks before each request: why it has to pause, in Chinese; empty while there is room."""
    floor = config.keeping.floor * MB
    return lambda: "" if free(config.data) >= floor else short(config, free)


def sized(size: float) -> str:
    """`12.7 MB`, `318 KB`."""
    return f"{size / MB:.1f} MB" if size >= MB else f"{size / 1000:.0f} KB"


def short(config: Config, free: Free = free_at) -> str:
    """`磁盘剩余 1.2 GB，低于下限 2.0 GB`."""
    left, floor = free(config.data) / 1e9, config.keeping.floor * MB / 1e9
    return f"磁盘剩余 {left:.1f} GB，低于下限 {floor:.1f} GB"


def why_not_crawl(config: Config, free: Free = free_at) -> str:
    """Why no round can be begun now, as one line with what to do; empty when it can."""
    if not (words := room_of(config, free)()):
        return ""
    return (
        f"{config.data}：{words}，暂停采集，通报和台账照常可用；"
        "请清理磁盘、运行 mingjian keep，或在 [keeping] 中调低 floor"
    )
