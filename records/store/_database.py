"""Opening a SQLite database that is ours, and writing to it in whole transactions.

Every trouble with the file itself comes out as a `StoreError` with one Chinese line. A wrong statement or a
broken constraint is a bug and stays an `sqlite3` error.
"""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sqlite_utils import Database

from records.errors import ForeignDatabase, StoreBusy, StoreError, StoreFull, os_words
from records.store import _upgrade

Migration = Callable[[Database], None]
"""One numbered step of a schema; its number is its place in the sequence, from 1."""

STATEMENTS = 40
"""Prepared statements that are kept: more than a crawl uses, fewer than the making of a schema leaves behind."""
PRIVATE = 0o700
"""Mode of a data folder: evidence holds what personal data the sites laid open."""
BUSY_SECONDS = 5.0
"""How long a writer waits for another one before it gives up with `StoreBusy`."""


def open_database(
    path: Path,
    migrations: Sequence[Migration],
    *,
    application_id: int,
    create: bool = True,
    wait: float = BUSY_SECONDS,
    full: bool = False,
) -> Database:
    """Open (and by default create) the database at `path` in WAL mode, brought up to the last migration.

    `application_id` is a signed 32-bit number that names the kind of database; `user_version` counts the
    migrations that were applied. A database of an earlier version is copied beside first (`_upgrade`); then all the
    migrations that it lacks are one transaction.
    `wait` is in seconds. A commit survives the death of the process; after a loss of power the last commits may be
    missing but the file is whole (`synchronous=NORMAL`). `full`: a commit survives a loss of power, too.

    Raises:
        ForeignDatabase: not SQLite, not this kind, damaged, or of a newer version.
        StoreBusy: another process holds it.
        StoreFull: no space left.
        StoreError: missing with `create=False`, no permission, not a folder.
    """
    _prepare_folder(path, create=create)
    with store_errors(path):
        connection = sqlite3.connect(
            path, timeout=wait, isolation_level=None, cached_statements=STATEMENTS
        )
    try:
        with store_errors(path):
            db = Database(connection)
            version = _check_identity(db, path, application_id, len(migrations))
            db.execute("PRAGMA journal_mode=WAL").fetchone()
            db.execute(f"PRAGMA synchronous={'FULL' if full else 'NORMAL'}")
            db.execute("PRAGMA foreign_keys=ON")
            # What a better veil hides is gone from free pages too.
            db.execute("PRAGMA secure_delete=ON").fetchone()
            if version == len(migrations):
                return db
            if version:
                _upgrade.keep_copy(db.conn, path, version, len(migrations))
            _migrate(db, path, migrations, application_id)
    except BaseException:
        connection.close()
        raise
    connection.close()  # with the statements and pages that the making of the schema left in memory
    return open_database(path, migrations, application_id=application_id, wait=wait, full=full)


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[Database]:
    """All or nothing: take the write lock, run the block, commit; roll back on anything raised.

    Inside an open transaction it joins that one. Raises `StoreBusy`, `StoreFull` or `StoreError`.
    """
    if db.conn.in_transaction:
        yield db
        return
    with store_errors(db):
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.conn.execute("COMMIT")
        except BaseException:
            db.rollback()  # nothing to do where the error itself has already ended the transaction
            raise


@contextlib.contextmanager
def lasting(db: Database) -> Iterator[Database]:
    """A transaction that is on the disk when it ends, and all before it: it survives a loss of power, too."""
    with store_errors(db):
        before = int(db.execute("PRAGMA synchronous").fetchone()[0])
        db.execute("PRAGMA synchronous=FULL")
    try:
        with transaction(db):
            yield db
    finally:
        db.execute(f"PRAGMA synchronous={before:d}")


@contextlib.contextmanager
def store_errors(where: Path | Database) -> Iterator[None]:
    """Turn trouble with a file or a database's file into a `StoreError`; let bugs through as they are."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as error:
        told = _told(error, _path_of(where))
        if told is None:
            raise
        raise told from error
    except OSError as error:
        raise _told_os(error, _path_of(where)) from error


def _prepare_folder(path: Path, *, create: bool) -> None:
    if not create and not path.exists():
        raise StoreError(f"{path}：数据库不存在，请先运行一次检查")
    with store_errors(path):
        path.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)


def _check_identity(db: Database, path: Path, application_id: int, newest: int) -> int:
    found = db.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if found != application_id:
        fresh = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if found or version or not fresh:
            raise ForeignDatabase(f"{path}：不是本程序的数据库，未作任何改动；请换一个数据目录")
    if version > newest:
        raise ForeignDatabase(
            f"{path}：由更新版本的程序写成（结构第 {version} 版，本程序只认到第 {newest} 版），请升级后再用"
        )
    return version


def _migrate(
    db: Database, path: Path, migrations: Sequence[Migration], application_id: int
) -> None:
    with transaction(db):
        # Read again under the write lock: another process may have been faster.
        version = _check_identity(db, path, application_id, len(migrations))
        for migration in migrations[version:]:
            migration(db)
        db.execute(f"PRAGMA application_id={application_id:d}")
        db.execute(f"PRAGMA user_version={len(migrations):d}")


def _path_of(where: Path | Database) -> Path:
    if isinstance(where, Path):
        return where
    return Path(where.conn.execute("PRAGMA database_list").fetchone()[2] or ":memory:")


def _told(error: sqlite3.DatabaseError, path: Path) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}:
        return StoreBusy(f"{path}：另一个进程正在写入，请等它结束后再试")
    if code == sqlite3.SQLITE_FULL:
        return StoreFull(f"{path}：磁盘空间已满，已确认的记录均已保存；请清理后继续")
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return ForeignDatabase(f"{path}：不是可读的数据库文件（或已损坏），未作任何改动")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}:
        return StoreError(f"{path}：无法打开或写入，请检查路径和权限")
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(f"{path}：读写磁盘出错（{error}）")
    return None


def _told_os(error: OSError, path: Path) -> StoreError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StoreFull(f"{path}：磁盘空间已满，已确认的记录均已保存；请清理后继续")
    return StoreError(f"{path}：无法读写（{os_words(error)}）")
