"""`site.db`: what is still to be visited on a site, what was visited, and what the reader understood.

One folder a site, one writer a folder. `record` is the only way in for a visit: everything that it brought
(its row, the facts, the errands found, the rows of the list) is one transaction, so that the process may die
at any instant. The bytes lie beside it in WARC files, written before the row that points to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from sqlite_utils import Database

from records.accounts import Feed
from records.errands import Errand, Reading, Role
from records.facts import Document, Page
from records.store._database import lasting, open_database, store_errors, transaction
from records.store._lock import WriterLock
from records.store._proofs import ProofRows
from records.store._site_rows import (
    APPLICATION_ID,
    ERRAND,
    FIND,
    KEEP_VISIT,
    LAST_FILES,
    LAST_LISTS,
    LAST_OPENED,
    MIGRATIONS,
    NEXT,
    OF_ROUND,
    RANK,
    VISIT,
    errand_of,
    errand_row,
    facts_of,
    links_of,
    packed_links,
    page_number,
    visit_of,
    visit_row,
)
from records.store._torn import TornRows
from records.store._votes import VoteRows
from records.store.site_nouns import Counts, Original, Seal, Understood
from records.visits import Reason, Visit

__all__ = ["Counts", "Original", "Seal", "SiteStore", "Understood"]

CACHE_KIB = 16
"""Memory for pages of one site's database; hundreds are open side by side, and SQLite's own 2 MB each is too much."""
_ROUNDS_BACK = 3
"""Rounds looked through for an address: a round with a theme may have left it out."""


class SiteStore:
    """The database of one site. Use `open`; close it, or use it as a context manager."""

    def __init__(self, db: Database, folder: Path, lock: WriterLock | None) -> None:
        self._db = db
        # Past sqlite-utils, which looks at every statement: this is the hot path of a crawl.
        self._sql = db.conn.execute
        self._sql_many = db.conn.executemany
        self._lock = lock
        self._rounds: dict[str, int] = {}
        self.folder = folder

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> SiteStore:
        """The store of a site's folder. `create=True` opens it for writing and makes what is missing.

        Raises `StoreBusy` when another process writes to this site, and whatever `open_database` raises.
        """
        lock = None
        if create:
            with store_errors(folder):
                folder.mkdir(parents=True, exist_ok=True)
            lock = WriterLock(folder / "writer.lock")
        try:
            db = open_database(
                folder / "site.db", MIGRATIONS, application_id=APPLICATION_ID, create=create
            )
        except BaseException:
            if lock is not None:
                lock.close()
            raise
        db.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        db.execute("PRAGMA shrink_memory")  # SQLite had taken room for 20 pages before it was told
        store = cls(db, folder, lock)
        if create:
            store._claim_archive()
        return store

    def close(self) -> None:
        """Close the database and give the writer's lock back."""
        self._db.close()
        if self._lock is not None:
            self._lock.close()

    def __enter__(self) -> SiteStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self, inspection: str, errands: Sequence[Errand]) -> None:
        """Put the plan of a round into the frontier; what is already there stays as it is."""
        with transaction(self._db):
            self._sql("INSERT OR IGNORE INTO rounds (inspection) VALUES (?)", [inspection])
            self._find(self._round(inspection), errands)

    def next_errands(self, inspection: str, limit: int = 1) -> tuple[Errand, ...]:
        """What is to be visited next: by role, then depth, then the order in which it was found.

        A visit may find something graver than the second of these: take one at a time for a fixed order.
        """
        rows = self._sql(NEXT, [self._round(inspection), limit])
        return tuple(errand_of(row) for row in rows)

    def record(
        self,
        errand: Errand,
        visit: Visit,
        understood: Understood | None = None,
        found: Iterable[Errand] = (),
        rows: Iterable[str] = (),
        archive_end: int = 0,
    ) -> int:
        """Acknowledge a visit: all of it or nothing. Returns how many errands are new.

        `found`: errands for what the page leads to; one met before keeps its first `found_on` and text, and
        takes the graver role. `rows`: keys of the list rows that a column page showed. `archive_end`: length
        of the file `visit.warc` with everything that belongs to this visit.
        """
        with transaction(self._db):
            number = self._round(visit.inspection)
            facts = self._keep_facts(visit, understood)
            done = self._sql(
                "UPDATE errands SET done = 1 WHERE round = ? AND key = ? RETURNING id",
                [number, page_number(errand.url)],
            ).fetchone()
            self._sql(KEEP_VISIT, (done[0], facts, *visit_row(visit)))
            if visit.warc and not visit.carried:
                self._keep_place(visit, archive_end)
            shown = [(number, errand.column, row) for row in rows]
            if shown:
                self._sql_many("INSERT OR IGNORE INTO list_rows VALUES (?, ?, ?)", shown)
            return self._find(number, found)

    def has_new(self, inspection: str, column: str, rows: Iterable[str]) -> bool:
        """Does a list page show a row that no earlier page of its column has shown in this round?"""
        number = self._round(inspection)
        known = "SELECT 1 FROM list_rows WHERE round = ? AND col = ? AND row = ?"
        return any(self._sql(known, [number, column, row]).fetchone() is None for row in rows)

    def readings(self, inspection: str) -> Iterator[Reading]:
        """Every address visited in a round with what was read there, sorted by address."""
        sql = (
            f"SELECT {ERRAND}, {VISIT}, f.kind, f.body {OF_ROUND} "
            "LEFT JOIN facts f ON f.id = v.facts WHERE e.round = ? ORDER BY e.url"
        )
        for row in self._sql(sql, [self._round(inspection)]):
            facts = None if row[25] is None else facts_of(row[25], row[26])
            yield Reading(errand_of(row[:8]), visit_of(inspection, row[0], row[8:25]), facts)

    def last_visit(self, inspection: str, url: str) -> Visit | None:
        """The visit of an address in the newest of the last rounds before this one that have it."""
        number = self._round(inspection)
        sql = f"SELECT e.url, r.inspection, {VISIT} {OF_ROUND} JOIN rounds r ON r.id = e.round"
        for earlier in range(number - 1, max(0, number - 1 - _ROUNDS_BACK), -1):
            row = self._sql(
                f"{sql} WHERE e.round = ? AND e.key = ?", [earlier, page_number(url)]
            ).fetchone()
            if row is not None:
                return visit_of(row[1], row[0], row[2:])
        return None

    def last_opened(
        self, inspection: str, role: Role = Role.ARTICLE
    ) -> Iterator[tuple[datetime, Reading]]:
        """Every article that rounds before this one opened: when for the first time, and the newest reading.

        `role`: or what else was visited for that reason.
        """
        for row in self._sql(LAST_OPENED, (self._round(inspection), RANK[role])):
            visit = visit_of(row[1], row[2], row[10:27])
            reading = Reading(errand_of(row[2:10]), visit, facts_of(row[27], row[28]))
            yield datetime.fromisoformat(row[0]), reading

    def last_lists(self, inspection: str, *, now: bool = False) -> Iterator[Reading]:
        """The list pages of each column as the newest round before this one met them; `now`: this one counts too."""
        deepest = RANK[Role.LIST]
        for row in self._sql(LAST_LISTS, (self._round(inspection) + now, deepest, deepest)):
            facts = None if row[26] is None else facts_of(row[26], row[27])
            yield Reading(errand_of(row[1:9]), visit_of(row[0], row[1], row[9:26]), facts)

    def last_files(self, inspection: str) -> Iterator[Reading]:
        """Attachments with personal data, as the newest round before this one that had an answer saw them."""
        asked = (RANK[Role.ATTACHMENT], RANK[Role.FORMER], Reason.SOFT_404.value)
        for row in self._sql(LAST_FILES, (self._round(inspection), *asked)):
            visit, facts = visit_of(row[0], row[1], row[9:26]), facts_of(row[26], row[27])
            yield Reading(errand_of(row[1:9]), visit, facts)

    def visit_to(self, inspection: str, url: str) -> Visit | None:
        """The visit of an address in a round; None when that round has not visited it."""
        sql = f"SELECT e.url, {VISIT} {OF_ROUND} WHERE e.round = ? AND e.key = ?"
        row = self._sql(sql, [self._round(inspection), page_number(url)]).fetchone()
        return row and visit_of(inspection, row[0], row[1:])

    def visits(self, inspection: str) -> Iterator[Visit]:
        """Every visit of a round, sorted by address."""
        sql = f"SELECT e.url, {VISIT} {OF_ROUND} WHERE e.round = ? ORDER BY e.url"
        for row in self._sql(sql, [self._round(inspection)]):
            yield visit_of(inspection, row[0], row[1:])

    def facts(self, url: str, digest: str) -> Page | Document | Feed | None:
        """What was read of the body `digest` at the address `url` (the one that answered)."""
        sql = "SELECT kind, body FROM facts WHERE url = ? AND digest = ?"
        row = self._sql(sql, [url, digest]).fetchone()
        return row and facts_of(row[0], row[1])

    def understood(self, url: str, digest: str, version: int) -> Understood | None:
        """The same with its links, if this version of the reader made it: nothing is read twice."""
        sql = "SELECT id, kind, body, links FROM facts WHERE url = ? AND digest = ? AND version = ?"
        row = self._sql(sql, [url, digest, version]).fetchone()
        if row is None:
            return None
        number, kind, body, links = row
        return Understood(facts_of(kind, body), version, links_of(links), number)

    def original(self, digest: str) -> Original | None:
        """Where a body was archived first."""
        sql = 'SELECT url, at, warc, "offset" FROM bodies WHERE digest = ?'
        row = self._sql(sql, [digest]).fetchone()
        return row and Original(row[0], datetime.fromisoformat(row[1]), row[2], row[3])

    def forget_original(self, digest: str) -> None:
        """The next record of a body is to hold it whole: the one that did cannot be opened any more."""
        with transaction(self._db):
            self._sql("DELETE FROM bodies WHERE digest = ?", [digest])

    def archive_end(self) -> tuple[str, int]:
        """Name of the WARC file to be written on and its acknowledged length; `("", 0)` without a writer."""
        row = self._sql('SELECT warc, "end" FROM archive_end').fetchone()
        return (row[0], row[1]) if row else ("", 0)

    def archive_begin(self) -> str:
        """Name of the first WARC file that counts; what lies before was replaced when the archive was put in order."""
        row = self._sql("SELECT warc FROM archive_begin").fetchone()
        return row[0] if row else ""

    def is_thinned(self, inspection: str) -> bool:
        """Were visits of a round taken away, their time being past? Then it cannot be judged again."""
        sql = "SELECT 1 FROM thinned WHERE round = ?"
        return self._sql(sql, [self._round(inspection)]).fetchone() is not None

    def visited(self, inspection: str) -> Iterator[Errand]:
        """The errands that a round has done, as they were given, in the order in which they were found."""
        sql = f"SELECT {ERRAND} FROM errands e WHERE round = ? AND done = 1 ORDER BY id"
        return (errand_of(row) for row in self._sql(sql, [self._round(inspection)]))

    def seen_urls(self, inspection: str) -> frozenset[str]:
        """Every address met in a round, visited or not."""
        rows = self._sql("SELECT url FROM errands WHERE round = ?", [self._round(inspection)])
        return frozenset(row[0] for row in rows)

    def counts(self, inspection: str) -> Counts:
        """How far the round has come."""
        sql = "SELECT count(*) FILTER (WHERE done), count(*) FILTER (WHERE NOT done) FROM errands"
        row = self._sql(f"{sql} WHERE round = ?", [self._round(inspection)]).fetchone()
        return Counts(row[0], row[1])

    def inspections(self) -> tuple[str, ...]:
        """Rounds of this site, oldest first."""
        return tuple(row[0] for row in self._sql("SELECT inspection FROM rounds ORDER BY id"))

    def seals(self) -> tuple[Seal, ...]:
        """The chain of manifests, oldest first."""
        sql = (
            "SELECT m.number, coalesce(r.inspection, ''), m.digest, m.\"end\", m.visits "
            "FROM manifests m LEFT JOIN rounds r ON r.id = m.round ORDER BY m.number"
        )
        return tuple(Seal(*row) for row in self._sql(sql))

    def keep_seal(self, seal: Seal) -> None:
        """Acknowledge a manifest that is written, and with it, on the disk, every visit before: a ledger may follow."""
        round_ = self._round(seal.inspection) or None
        row = (seal.number, round_, seal.digest, seal.end, seal.visits)
        with lasting(self._db):
            self._sql("INSERT INTO manifests VALUES (?, ?, ?, ?, ?)", row)

    @property
    def torn(self) -> TornRows:
        """What a loss of power left of the visits of an unfinished round."""
        return TornRows(self._db)

    @property
    def proofs(self) -> ProofRows:
        """What proofreading left of what is here."""
        return ProofRows(self._db, self._round)

    @property
    def votes(self) -> VoteRows:
        """What proofreading left in doubt, and what the archive made of it."""
        return VoteRows(self._db, self._round)

    def _round(self, inspection: str) -> int:
        """Its number; 0, which no round has, for one that never started here."""
        known = self._rounds.get(inspection)
        if known is None:
            sql = "SELECT id FROM rounds WHERE inspection = ?"
            row = self._sql(sql, [inspection]).fetchone()
            if row is None:
                return 0
            known = row[0]
            if not self._db.conn.in_transaction:
                self._rounds[inspection] = known
        return int(known)

    def _claim_archive(self) -> None:
        """Name the first file before a byte of it is written: what a dead process left of it is then known.

        Files that are there without a row are evidence of an earlier store, and never touched.
        """
        if self.archive_end()[0]:
            return
        present = max((path.name for path in self.folder.glob("[0-9]*.warc.zst")), default="0000")
        name = f"{int(present.partition('.')[0]) + 1:04d}.warc.zst"
        with transaction(self._db):
            self._sql("INSERT OR IGNORE INTO archive_end VALUES (1, ?, 0)", [name])

    def _last_errand(self) -> int:
        return int(self._sql("SELECT max(id) FROM errands").fetchone()[0] or 0)

    def _find(self, number: int, errands: Iterable[Errand]) -> int:
        rows = [errand_row(number, one) for one in errands]
        if not rows:
            return 0
        before = self._last_errand()
        self._sql_many(FIND, rows)
        return self._last_errand() - before

    def _keep_facts(self, visit: Visit, understood: Understood | None) -> int | None:
        if understood is None:
            return None
        if understood.row is not None:
            return understood.row
        kind = type(understood.facts).__name__
        body = msgspec.json.encode(understood.facts)
        row = self._sql(
            "INSERT INTO facts (url, digest, version, kind, body, links) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (url, digest) DO UPDATE SET version = excluded.version, kind = excluded.kind, "
            "body = excluded.body, links = excluded.links RETURNING id",
            (
                visit.final_url, visit.digest, understood.version, kind, body,
                packed_links(understood.links),
            ),
        ).fetchone()  # fmt: skip
        return int(row[0])

    def _keep_place(self, visit: Visit, end: int) -> None:
        self._sql(
            "INSERT OR IGNORE INTO bodies VALUES (?, ?, ?, ?, ?)",
            (visit.digest, visit.final_url, visit.at.isoformat(), visit.warc, visit.offset),
        )
        self._sql(
            "INSERT OR REPLACE INTO archive_end VALUES (1, ?, ?)",
            (visit.warc, end or visit.offset + visit.length),
        )
