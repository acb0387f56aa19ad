"""A consistent copy of a database while others write to it, and what it says of the files beside it."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from records.store import _office_schema, _site_rows
from records.store._database import BUSY_SECONDS, store_errors
from records.store._upgrade import copy_database

SCHEMAS = {"office": len(_office_schema.MIGRATIONS), "site": len(_site_rows.MIGRATIONS)}
"""The versions of structure that this program knows."""


@dataclass(frozen=True, slots=True)
class SiteState:
    """What a site's database says of the files beside it."""

    begin: str
    """First WARC file that counts; empty = all."""
    last: str
    end: int
    """The last WARC file and its acknowledged length."""
    manifests: int
    """Acknowledged length of the file of manifests."""
    rounds: frozenset[str]


def copied(path: Path, target: Path) -> int:
    """A whole copy of a database in one file, on the disk; its version of structure. Raises `StoreError`."""
    with store_errors(path):
        source = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS
        )
        with contextlib.closing(source):
            copy_database(source, target)
        with _read(target) as copy:
            return int(copy.execute("PRAGMA user_version").fetchone()[0])


def site_state(copy: Path) -> SiteState:
    """What the copy of a site's database says; one of an earlier structure says less."""
    with store_errors(copy), _read(copy) as db:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}

        def first(sql: str, table: str) -> tuple[str | int, ...]:
            return (db.execute(sql).fetchone() if table in tables else None) or ("", 0)

        last, end = first('SELECT warc, "end" FROM archive_end', "archive_end")
        begin = first("SELECT warc FROM archive_begin", "archive_begin")[0]
        sealed = first('SELECT coalesce(max("end"), 0) FROM manifests', "manifests")[0]
        rounds = db.execute("SELECT inspection FROM rounds").fetchall()
    return SiteState(
        str(begin), str(last), int(end), int(sealed or 0), frozenset(row[0] for row in rounds)
    )


def known_rounds(copy: Path) -> frozenset[str]:
    """The rounds that the copy of office.db knows."""
    with store_errors(copy), _read(copy) as db:
        return frozenset(row[0] for row in db.execute("SELECT id FROM inspections"))


def is_whole(path: Path) -> bool:
    """Does SQLite find no fault in a database?"""
    try:
        with _read(path) as db:
            return bool(db.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _read(path: Path) -> contextlib.closing[sqlite3.Connection]:
    return contextlib.closing(
        sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    )
