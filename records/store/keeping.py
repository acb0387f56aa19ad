"""`site.db` when what is past its time is taken away: what may go, and its going in one transaction.

Nothing is decided here but by the `Terms` handed in. What may go is gathered in temporary tables, so that a site of
millions of visits costs no memory; what is done is done by `finish`, all of it or nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from records.store._database import open_database, store_errors, transaction
from records.store._keeping_sql import LAY_OUT, MOVE, NUMBERS, SORT, THIN
from records.store._lock import WriterLock
from records.store._site_rows import APPLICATION_ID, MIGRATIONS, OF_ROUND, VISIT, visit_of
from records.visits import Visit

ROUNDS_KEPT = 4
"""Rounds of a site that stay whole however old they are: the crawler looks three rounds back for an address."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Which rounds are past their time, for each kind of thing, and what is never touched."""

    pages: frozenset[str] = frozenset()
    """Rounds whose pages may go from the archive."""
    files: frozenset[str] = frozenset()
    """Rounds whose attachments may go."""
    visits: frozenset[str] = frozenset()
    """Rounds whose log may be thinned."""
    digests: frozenset[str] = frozenset()
    """SHA-256 of bodies that are evidence: they and the visits that saw them stay."""
    urls: frozenset[str] = frozenset()
    """Addresses of evidence: their visits stay, reached or not."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """What of a site may go and what stays."""

    records: int
    """Archived answers, each once."""
    bytes: int
    """Of all files of the archive that count."""
    going: int
    """Answers that may go."""
    going_bytes: int
    """Length of their records."""
    evidence: int
    """Answers past their time that stay because they are evidence."""
    visits: int
    thinned: int
    """Visits that may go."""


@dataclass(frozen=True, slots=True)
class Place:
    """An archived answer: where it lies, and what was read of it."""

    warc: str
    offset: int
    length: int
    digest: str


@dataclass(frozen=True, slots=True)
class Left:
    """What was left of a round when the archive was put in order."""

    inspection: str
    visits: int
    sha256: str
    """Of the visits as they then stood, as JSON lines in order of their addresses."""


class SiteKeeping:
    """The database of one site, for putting its archive in order. One writer a folder."""

    def __init__(self, folder: Path) -> None:
        """Raises `StoreBusy` when a round is writing there, and whatever `open_database` raises."""
        self.folder = folder
        self._path = folder / "site.db"
        self._lock = WriterLock(folder / "writer.lock")
        try:
            self._db = open_database(
                self._path, MIGRATIONS, application_id=APPLICATION_ID, create=False
            )
        except BaseException:
            self._lock.close()
            raise
        self._sql = self._db.conn.execute
        # `visits.facts` has no index: each row of facts that goes would look through all visits for its own.
        self._sql("PRAGMA foreign_keys=OFF")

    def __enter__(self) -> SiteKeeping:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and give the writer's lock back."""
        self._db.close()
        self._lock.close()

    @property
    def rounds(self) -> tuple[str, ...]:
        """Rounds of this site, oldest first."""
        rows = self._sql("SELECT inspection FROM rounds ORDER BY id").fetchall()
        return tuple(row[0] for row in rows)

    @property
    def unsealed(self) -> tuple[str, ...]:
        """Rounds that are under way or broken off: visits that no manifest knows."""
        rows = self._sql(
            "SELECT r.inspection FROM rounds r JOIN errands e ON e.round = r.id AND e.done GROUP BY r.id "
            "HAVING count(*) > coalesce((SELECT max(visits) FROM manifests m WHERE m.round = r.id), 0) "
            "AND r.id NOT IN (SELECT round FROM thinned) ORDER BY r.id"
        )
        return tuple(row[0] for row in rows.fetchall())

    def sort(self, terms: Terms) -> Sorted:
        """Look at everything by these terms; what `finish` will take away is decided here. Nothing is written."""
        with store_errors(self._path):
            self._lay_out(terms)
            for statement in SORT.split(";"):
                self._sql(statement, NUMBERS)
            records, length = self._one("SELECT count(*), coalesce(sum(length), 0) FROM temp.place")
            going, going_bytes = self._one(
                "SELECT count(*), coalesce(sum(length), 0) FROM temp.place WHERE digest NOT IN temp.wanted"
            )
            evidence = self._one(
                "SELECT count(*) FROM temp.place WHERE digest IN temp.wanted AND digest NOT IN temp.in_time"
            )[0]
            visits, thinned = self._one(
                "SELECT (SELECT count(*) FROM visits), (SELECT count(*) FROM temp.doomed)"
            )
        return Sorted(records, length, going, going_bytes, evidence, visits, thinned)

    def wanted(self) -> Iterator[Place]:
        """The answers that stay, in the order in which they lie in the archive."""
        sql = 'SELECT * FROM temp.place WHERE digest IN temp.wanted ORDER BY warc, "offset"'
        for row in self._sql(sql):
            yield Place(*row)

    def is_place(self, warc: str, offset: int) -> bool:
        """Does an answer begin there?"""
        sql = 'SELECT 1 FROM temp.place WHERE warc = ? AND "offset" = ?'
        return self._sql(sql, (warc, offset)).fetchone() is not None

    def moved(self, old: Place, new: Place, *, body: bool) -> None:
        """Note where an answer lies now; `body`: the record holds the body itself and later ones refer to it."""
        self._sql(
            "INSERT INTO temp.moved VALUES (?, ?, ?, ?, ?)",
            (old.warc, old.offset, new.warc, new.offset, new.length),
        )
        if body:
            self.first(new)

    def first(self, new: Place) -> None:
        """Note the first record of a body in the new files."""
        self._sql(
            "INSERT OR IGNORE INTO temp.firsts VALUES (?, ?, ?)", (new.digest, new.warc, new.offset)
        )

    def first_of(self, digest: str) -> tuple[str, int] | None:
        """File and offset of the first record of a body in the new files."""
        row = self._sql(
            'SELECT warc, "offset" FROM temp.firsts WHERE digest = ?', (digest,)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def places(self) -> Iterator[Place]:
        """Where everything lies in the new files, with the digest it must have."""
        sql = (
            "SELECT m.new_warc, m.new_offset, m.new_length, p.digest FROM temp.moved m "
            'JOIN temp.place p ON p.warc = m.warc AND p."offset" = m."offset" ORDER BY 1, 2'
        )
        for row in self._sql(sql):
            yield Place(*row)

    def finish(
        self,
        at: str,
        end: tuple[str, int] | None,
        begin: str,
        seal: Callable[[tuple[Left, ...]], tuple[object, ...]],
    ) -> None:
        """Take away what `sort` found, all of it or nothing, and have it on the disk when this returns.

        `end`: last file and its length, where the archive was written anew, and `begin` its first file; None where
        it stays as it is. `seal` is told what is left, writes the manifest and gives its row (number, digest, end).
        """
        with store_errors(self._path):
            self._sql("PRAGMA synchronous=FULL")
        with transaction(self._db):
            for statement in THIN.split(";"):
                self._sql(statement, {"at": at})
            if end is not None:
                for statement in MOVE.split(";"):
                    self._sql(statement)
                self._sql("INSERT OR REPLACE INTO archive_end VALUES (1, ?, ?)", end)
                self._sql("INSERT OR REPLACE INTO archive_begin VALUES (1, ?)", (begin,))
            number, digest, length = seal(tuple(self._left()))
            self._sql("INSERT INTO manifests VALUES (?, NULL, ?, ?, 0)", (number, digest, length))

    def leftovers(self) -> list[Path]:
        """Files of an archive that was replaced, or that a dead process had begun: of neither is anything needed."""
        end = self._sql("SELECT warc FROM archive_end").fetchone()
        begin = self._sql("SELECT warc FROM archive_begin").fetchone()
        first, last = begin[0] if begin else "", end[0] if end else "9"
        found = sorted(self.folder.glob("[0-9]*.warc.zst"))
        return [one for one in found if one.name < first or one.name > last]

    def strange(self) -> list[str]:
        """Files that count and that no row knows: those of an earlier store. `sort` comes first."""
        sql = "SELECT warc FROM temp.place UNION SELECT warc FROM bodies"
        known = {row[0] for row in self._sql(sql).fetchall()}
        gone = {path.name for path in self.leftovers()}
        names = sorted(path.name for path in self.folder.glob("[0-9]*.warc.zst"))
        return [name for name in names if name not in known | gone]

    @property
    def free(self) -> tuple[int, int]:
        """Bytes of the database, and those of them that hold nothing."""
        size, count, free = (
            self._one(f"PRAGMA {name}")[0] for name in ("page_size", "page_count", "freelist_count")
        )
        return size * count, size * free

    def vacuum(self) -> None:
        """Give free pages back to the disk. The first time the file is written anew, later pages are only moved."""
        with store_errors(self._path):
            vacuum(self._db.conn)

    def _left(self) -> Iterator[Left]:
        for name in self.rounds:
            digest, count = hashlib.sha256(), 0
            for visit in self._visits(name):
                digest.update(line_of(visit))
                count += 1
            if count:
                yield Left(name, count, digest.hexdigest())

    def _visits(self, inspection: str) -> Iterator[Visit]:
        sql = (
            f"SELECT e.url, {VISIT} {OF_ROUND} JOIN rounds r ON r.id = e.round "
            "WHERE r.inspection = ? ORDER BY e.url"
        )
        for row in self._sql(sql, (inspection,)):
            yield visit_of(inspection, row[0], row[1:])

    def _lay_out(self, terms: Terms) -> None:
        """The terms as temporary tables; the last rounds stay whole whatever the terms say."""
        self._sql("PRAGMA temp_store=FILE")
        for statement in LAY_OUT.split(";"):
            self._sql(statement)
        for name in self.rounds[:-ROUNDS_KEPT]:
            flags = (name in terms.pages, name in terms.files, name in terms.visits)
            self._sql(
                "INSERT INTO temp.old SELECT id, ?, ?, ? FROM rounds WHERE inspection = ?",
                (*flags, name),
            )
        self._fill("held", terms.digests)
        self._fill("held_url", terms.urls)

    def _fill(self, table: str, values: Iterable[str]) -> None:
        self._db.conn.executemany(
            f"INSERT INTO temp.{table} VALUES (?)", ((one,) for one in values)
        )

    def _one(self, sql: str) -> tuple[int, ...]:
        row: tuple[int, ...] = self._sql(sql).fetchone()
        return row


def line_of(visit: Visit) -> bytes:
    """A visit as the digest of what is left counts it."""
    row = (visit.url, visit.at, visit.status, visit.reason, visit.detail, visit.digest)
    return msgspec.json.encode((*row, visit.warc, visit.offset, visit.length)) + b"\n"


def vacuum(db: sqlite3.Connection) -> None:
    """Give free pages back to the disk; the first time the file is written anew. Raises `sqlite3.Error`."""
    if db.execute("PRAGMA auto_vacuum").fetchone()[0] == _INCREMENTAL:
        db.execute("PRAGMA incremental_vacuum").fetchall()
    else:
        db.execute(f"PRAGMA auto_vacuum={_INCREMENTAL}")
        db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


_INCREMENTAL = 2
"""`auto_vacuum`: free pages are noted so that they can be given back without writing the whole file anew."""
