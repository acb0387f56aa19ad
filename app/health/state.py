"""Is `serve` at work? What the health page says, and why not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.watch.limits import SILENCE
from app.watch.warnings import stuck
from records.config import Config
from records.errors import MingjianError
from records.store.office import OfficeStore


@dataclass(frozen=True, slots=True)
class Health:
    """What `/healthz` gives."""

    status: str
    """ok, or failing."""
    reasons: tuple[str, ...]
    """Why it is failing, in Chinese."""
    at: datetime
    beat: datetime | None
    warnings: int
    """Warnings that last: they make nobody restart anything, see `mingjian doctor`."""


def health(config: Config, now: datetime) -> Health:
    """How things are; trouble with the data folder is a reason, and nothing is raised for it."""
    beat, warned, reasons = None, 0, list(_folder(config.data))
    path = config.data / "office.db"
    if path.exists():
        try:
            with OfficeStore(path, wait=1.0) as office:
                beat, warned = office.last_beat(), len(office.watch.standing())
                reasons += [one for one in (stuck(config, office.due.open(), now),) if one]
        except MingjianError as error:
            reasons.append(str(error))
    if beat is None:
        reasons.append("还没有心跳")
    elif now - beat > SILENCE:
        reasons.append(f"自 {beat:%Y-%m-%d %H:%M} 起没有心跳")
    return Health("failing" if reasons else "ok", tuple(reasons), now, beat, warned)


def _folder(data: Path) -> Iterator[str]:
    """Can the data folder be written to? Tried, not asked: a full or read-only disk shows only so."""
    trial = data / f".health.{os.getpid()}"
    try:
        trial.write_bytes(b"1")
        trial.unlink()
    except OSError as error:
        yield f"数据目录不能写入（{os.strerror(error.errno or 0)}）"
