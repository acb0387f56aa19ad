"""Before a database of an earlier version is altered, a copy of it is laid beside it: `office.db.v7.bak`."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from records.store.disk import names_to_disk

KEPT = 2
"""Copies of a database that stay: of the last two upgrades."""
_COPY = re.compile(r"\.v(\d+)\.bak")


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A database that is being brought up."""

    path: Path
    before: int
    """Version of its structure, as the number of migrations that had been applied."""
    after: int
    copy: Path
    """The database as it was."""


listeners: list[Callable[[Upgrade], None]] = []
"""Told of each upgrade once its copy is on the disk: what opens a database has no voice of its own."""


def keep_copy(db: sqlite3.Connection, path: Path, before: int, after: int) -> None:
    """Lay a whole copy beside, written through to the disk. Raises `sqlite3.Error` or `OSError`; then nothing is there.

    Two processes that meet here write the same: each its own file first, put in place at one stroke.
    """
    copy = path.with_name(f"{path.name}.v{before}.bak")
    draft = path.with_name(f"{path.name}.v{before}.{os.getpid()}.part")
    try:
        copy_database(db, draft)
        draft.replace(copy)
        names_to_disk(copy.parent)
    finally:
        draft.unlink(missing_ok=True)
    _prune(path)
    for told in listeners:
        told(Upgrade(path, before, after, copy))


def copy_database(db: sqlite3.Connection, target: Path) -> None:
    """A consistent copy of an open database while others go on writing to it; one file, readable by its owner only.

    All pages in one step: a copy in several begins anew whenever somebody writes in between, and never ends.
    """
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    with contextlib.closing(sqlite3.connect(target)) as into:
        db.backup(into)
        into.execute("PRAGMA journal_mode=DELETE").fetchone()
    with target.open("rb") as file:
        os.fsync(file.fileno())


def copies(path: Path) -> list[Path]:
    """The copies beside a database, those of the oldest version first."""
    found = [
        (_COPY.fullmatch(one.name.removeprefix(path.name)), one)
        for one in path.parent.glob(f"{path.name}.v*.bak")
    ]
    return [one for _, one in sorted((int(name[1]), one) for name, one in found if name)]


def _prune(path: Path) -> None:
    for old in copies(path)[:-KEPT]:
        old.unlink(missing_ok=True)
