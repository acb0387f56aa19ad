"""What `serve` does once a night, when no round is under way: put in order, back up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.keeping.backup import back_up
from app.keeping.keep import keep
from app.keeping.room import Free, free_at
from records.config import Config
from records.errors import MingjianError


def nightly(config: Config, now: datetime, *, free: Free = free_at) -> Iterator[str]:
    """Does the night's work; the lines are trouble only, each with what to do. Nothing is raised for what one
    site or one disk has: the next night tries again.
    """
    if not (config.data / "office.db").exists():
        return
    try:
        if config.keeping.backup:
            back_up(config, config.path.parent / config.keeping.backup, now)
    except MingjianError as error:
        yield f"夜间备份未完成：{error}"
    try:
        done = keep(config, now, free=free)
    except MingjianError as error:
        yield f"夜间整理未完成：{error}"
        return
    for one in done.sites:
        if one.trouble:
            yield f"夜间整理：{one.name}：{one.trouble}"
