"""office.db when what is past its time is taken away: the log of probes, and the ledger as old rounds met it.

Cases, their moves and what was issued stay for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from records.store import settled
from records.store._database import open_database, store_errors, transaction
from records.store._office_schema import APPLICATION_ID, MIGRATIONS
from records.store.keeping import vacuum
from records.store.settled import Past

Window = tuple[str, str]
"""Two moments as `probes.at` has them, both included."""


def old_probes(path: Path, before: datetime, spared: Iterable[Window]) -> int:
    """How many probes were made before a moment, but for those within a window."""
    with _opened(path) as db:
        _lay_out(db, spared)
        return int(db.execute(f"SELECT count(*) {_OLD}", [_text(before)]).fetchone()[0])


def drop_probes(path: Path, before: datetime, spared: Iterable[Window]) -> None:
    """Takes them away. Raises StoreError."""
    with _opened(path) as db:
        _lay_out(db, spared)
        with transaction(db):
            db.execute(f"DELETE {_OLD}", [_text(before)])


def old_rounds(path: Path, rounds: Iterable[str], judged: Iterable[str] = ()) -> Past:
    """What is past its time: ledgers as `rounds` met them that nothing else needs, and judgements of `judged`."""
    with _opened(path) as db:
        return settled.past(db, rounds, judged)


def thin_rounds(path: Path, rounds: Iterable[str], judged: Iterable[str] = ()) -> None:
    """Takes it away: what would need it is refused by its round's name from then on. Raises StoreError."""
    with _opened(path) as db, transaction(db):
        settled.thin(db, rounds, judged)


def office_free(path: Path) -> tuple[int, int]:
    """Bytes of office.db, and those of them that hold nothing."""
    with _opened(path) as db:
        size, count, free = (
            int(db.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_size", "page_count", "freelist_count")
        )
    return size * count, size * free


def vacuum_office(path: Path) -> None:
    """Gives free pages back to the disk. Raises StoreError."""
    with _opened(path) as db:
        vacuum(db.conn)


_OLD = (
    "FROM probes WHERE at < ? AND NOT EXISTS "
    "(SELECT 1 FROM temp.spared s WHERE probes.at BETWEEN s.since AND s.until)"
)


def _lay_out(db: Database, spared: Iterable[Window]) -> None:
    db.execute("CREATE TABLE IF NOT EXISTS temp.spared (since TEXT, until TEXT)")
    db.conn.executemany("INSERT INTO temp.spared VALUES (?, ?)", spared)


@contextmanager
def _opened(path: Path) -> Iterator[Database]:
    db = open_database(path, MIGRATIONS, application_id=APPLICATION_ID, create=False)
    try:
        with store_errors(path):
            yield db
    finally:
        db.close()


def _text(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
