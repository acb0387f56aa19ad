"""The tables of `site.db`, and its rows as values."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import msgspec
import zstandard
from sqlite_utils import Database

from records.accounts import Feed
from records.addresses import page_key
from records.errands import Errand, Role
from records.facts import Anchor, Document, Page
from records.requests import Continuation
from records.store._voting_schema import voting_schema
from records.visits import Reason, Tls, Visit

APPLICATION_ID = 0x4D4A5349  # "MJSI"
ROLES = tuple(Role)
RANK = {role: rank for rank, role in enumerate(ROLES)}


def _first_schema(db: Database) -> None:
    for statement in _FIRST_SCHEMA.split(";"):
        db.execute(statement)


_FIRST_SCHEMA = """
CREATE TABLE rounds (id INTEGER PRIMARY KEY, inspection TEXT NOT NULL UNIQUE);
CREATE TABLE errands (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES rounds, url TEXT NOT NULL, role INTEGER NOT NULL,
    col TEXT NOT NULL, page INTEGER NOT NULL, depth INTEGER NOT NULL, found_on TEXT NOT NULL,
    text TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0, UNIQUE (round, url)
);
CREATE INDEX pending ON errands (round, role, depth, id) WHERE done = 0;
CREATE TABLE facts (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL, digest TEXT NOT NULL, version INTEGER NOT NULL,
    kind TEXT NOT NULL, body BLOB NOT NULL, links BLOB NOT NULL, UNIQUE (url, digest)
);
CREATE TABLE visits (
    errand INTEGER PRIMARY KEY REFERENCES errands, final_url TEXT NOT NULL, at TEXT NOT NULL, status INTEGER,
    reason TEXT, detail TEXT NOT NULL, digest TEXT NOT NULL, content_type TEXT NOT NULL, size INTEGER NOT NULL,
    warc TEXT NOT NULL, "offset" INTEGER NOT NULL, length INTEGER NOT NULL, attempts INTEGER NOT NULL,
    facts INTEGER REFERENCES facts
);
CREATE TABLE bodies (
    digest TEXT PRIMARY KEY, url TEXT NOT NULL, at TEXT NOT NULL, warc TEXT NOT NULL, "offset" INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE list_rows (
    round INTEGER NOT NULL REFERENCES rounds, col TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (round, col, row)
) WITHOUT ROWID;
CREATE TABLE archive_end (one INTEGER PRIMARY KEY CHECK (one = 1), warc TEXT NOT NULL, "end" INTEGER NOT NULL)
"""


def _requests(db: Database) -> None:
    """Errands that are more than an address: the request of a list's script, as JSON."""
    db.execute("ALTER TABLE errands ADD COLUMN onward TEXT NOT NULL DEFAULT ''")


def _one_page_once(db: Database) -> None:
    """Errands by the key of their page instead of its spelling; visits keep what a later request can say.

    Rounds that were made before keep their spellings apart: what they visited is evidence.
    """
    statements = _BY_KEY.split(";")
    for statement in statements[:2]:
        db.execute(statement)
    met: set[tuple[int, int]] = set()
    for id_, round_, url in db.execute("SELECT id, round, url FROM errands ORDER BY id").fetchall():
        number = page_number(url)
        if (round_, number) in met:
            number = page_number(f"{url}#{id_}")
        met.add((round_, number))
        db.execute(
            f"INSERT INTO errands_by_key SELECT {_OLD} FROM errands WHERE id = ?", [number, id_]
        )
    for statement in statements[2:]:
        db.execute(statement)


_OLD = "id, round, ?, url, role, col, page, depth, found_on, text, done, onward"
_BY_KEY = """
CREATE TABLE errands_by_key (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES rounds, key INTEGER NOT NULL, url TEXT NOT NULL,
    role INTEGER NOT NULL, col TEXT NOT NULL, page INTEGER NOT NULL, depth INTEGER NOT NULL,
    found_on TEXT NOT NULL, text TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0, onward TEXT NOT NULL DEFAULT '',
    UNIQUE (round, key)
);
CREATE TABLE visits_and_marks (
    errand INTEGER PRIMARY KEY REFERENCES errands_by_key, facts INTEGER REFERENCES facts, final_url TEXT NOT NULL,
    at TEXT NOT NULL, status INTEGER, reason TEXT, detail TEXT NOT NULL, digest TEXT NOT NULL,
    content_type TEXT NOT NULL, size INTEGER NOT NULL, warc TEXT NOT NULL, "offset" INTEGER NOT NULL,
    length INTEGER NOT NULL, attempts INTEGER NOT NULL, etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '', tls TEXT NOT NULL DEFAULT '', expires TEXT
);
INSERT INTO visits_and_marks SELECT errand, facts, final_url, at, status, reason, detail, digest, content_type,
    size, warc, "offset", length, attempts, '', '', '', NULL FROM visits;
DROP TABLE visits;
DROP TABLE errands;
ALTER TABLE errands_by_key RENAME TO errands;
ALTER TABLE visits_and_marks RENAME TO visits;
CREATE INDEX pending ON errands (round, role, depth, id) WHERE done = 0
"""


def page_number(url: str) -> int:
    """`page_key` of an address as a 64-bit number: a third of the bytes of the address in the index.

    Two of a site's million pages share one with a chance of 3 in 100 million.
    """
    digest = hashlib.blake2b(page_key(url).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _manifests(db: Database) -> None:
    """The chain of rounds that were sealed: what `manifests.jsonl.zst` holds, and how far it goes."""
    db.execute(
        "CREATE TABLE manifests (number INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES rounds, "
        'digest TEXT NOT NULL, "end" INTEGER NOT NULL, visits INTEGER NOT NULL)'
    )


def _ipv6(db: Database) -> None:
    """Whether a visit's host had an IPv6 address; unknown of earlier visits."""
    db.execute("ALTER TABLE visits ADD COLUMN ipv6 INTEGER")


def _keeping(db: Database) -> None:
    """What `mingjian keep` leaves: manifests of no round, the first file that counts, rounds that were thinned."""
    for statement in _KEEPING.split(";"):
        db.execute(statement)


_KEEPING = """
CREATE TABLE manifests_of_all (
    number INTEGER PRIMARY KEY, round INTEGER REFERENCES rounds, digest TEXT NOT NULL, "end" INTEGER NOT NULL,
    visits INTEGER NOT NULL
);
INSERT INTO manifests_of_all SELECT number, round, digest, "end", visits FROM manifests;
DROP TABLE manifests;
ALTER TABLE manifests_of_all RENAME TO manifests;
CREATE TABLE archive_begin (one INTEGER PRIMARY KEY CHECK (one = 1), warc TEXT NOT NULL);
CREATE TABLE thinned (round INTEGER PRIMARY KEY REFERENCES rounds, at TEXT NOT NULL, visits INTEGER NOT NULL)
"""


def _wording(db: Database) -> None:
    """What proofreading left of each body, by the book it was held against, and the book of each round."""
    db.execute(
        "CREATE TABLE wording (facts INTEGER NOT NULL REFERENCES facts, book TEXT NOT NULL, body BLOB NOT NULL, "
        "PRIMARY KEY (facts, book)) WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE proofread (round INTEGER PRIMARY KEY REFERENCES rounds, book TEXT NOT NULL)"
    )


def _list_proofs(db: Database) -> None:
    """What proofreading left of the posts of imported lists, one row a round; only the feeds' folder has any."""
    db.execute(
        "CREATE TABLE list_proofs (round INTEGER PRIMARY KEY REFERENCES rounds, body BLOB NOT NULL)"
    )


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    _first_schema,
    _requests,
    _one_page_once,
    _manifests,
    _ipv6,
    _keeping,
    _wording,
    _list_proofs,
    voting_schema,
)

FIND = """
INSERT INTO errands (round, key, url, role, col, page, depth, found_on, text, onward)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (round, key) DO UPDATE SET role = excluded.role, page = excluded.page, depth = excluded.depth,
    onward = excluded.onward,
    col = CASE excluded.col WHEN '' THEN col ELSE excluded.col END
WHERE excluded.role < role
"""
NEXT = """
SELECT url, role, col, page, depth, found_on, text, onward FROM errands
WHERE round = ? AND done = 0 ORDER BY role, depth, id LIMIT ?
"""
ERRAND = "e.url, e.role, e.col, e.page, e.depth, e.found_on, e.text, e.onward"
VISIT = (
    "v.final_url, v.at, v.status, v.reason, v.detail, v.digest, v.content_type, v.size, "
    'v.warc, v."offset", v.length, v.attempts, v.etag, v.modified, v.tls, v.expires, v.ipv6'
)
KEEP_VISIT = f"""
INSERT INTO visits (errand, facts, {VISIT.replace("v.", "")}) VALUES ({", ".join("?" * 19)})
"""
LAST_OPENED = f"""
SELECT s.first, r.inspection, {ERRAND}, {VISIT}, f.kind, f.body FROM (
    SELECT min(v.at) AS first, max(e.id) AS last FROM errands e JOIN visits v ON v.errand = e.id
    WHERE e.round < ? AND e.role = ? AND v.status = 200 AND v.reason IS NULL GROUP BY e.key
) s
JOIN errands e ON e.id = s.last JOIN visits v ON v.errand = e.id JOIN rounds r ON r.id = e.round
JOIN facts f ON f.id = v.facts ORDER BY e.url
"""
"""The newest earlier visit of every address of a role that opened; later rounds have higher ids."""
LAST_FILES = f"""
SELECT r.inspection, {ERRAND}, {VISIT}, f.kind, f.body FROM (
    SELECT max(e.id) AS last FROM errands e JOIN visits v ON v.errand = e.id
    WHERE e.round < ? AND e.role IN (?, ?) AND (v.reason IS NULL OR v.reason = ?) GROUP BY e.key
) s
JOIN errands e ON e.id = s.last JOIN visits v ON v.errand = e.id JOIN rounds r ON r.id = e.round
JOIN facts f ON f.id = v.facts
WHERE v.status = 200 AND f.kind = 'Document' AND instr(f.body, CAST('"exposures":[{{' AS BLOB)) > 0
ORDER BY e.url
"""
"""The newest earlier answer of every file's address, where it brought personal data; a dead address brings none."""
LAST_LISTS = f"""
SELECT r.inspection, {ERRAND}, {VISIT}, f.kind, f.body FROM (
    SELECT col, max(round) AS round FROM errands WHERE round < ? AND role <= ? AND col <> '' AND done GROUP BY col
) s
JOIN errands e ON e.round = s.round AND e.col = s.col AND e.role <= ?
JOIN visits v ON v.errand = e.id JOIN rounds r ON r.id = e.round LEFT JOIN facts f ON f.id = v.facts
ORDER BY e.url
"""
"""The list pages of every column in the newest earlier round that has them."""
OF_ROUND = "FROM errands e JOIN visits v ON v.errand = e.id"


_DECODERS: dict[str, msgspec.json.Decoder[Page | Document | Feed]] = {
    kind.__name__: msgspec.json.Decoder(kind) for kind in (Page, Document, Feed)
}
_ONWARD = msgspec.json.Decoder(Continuation)


def facts_of(kind: str, body: bytes) -> Page | Document | Feed:
    """Facts from their JSON."""
    return _DECODERS[kind].decode(body)


def errand_of(row: Sequence[Any]) -> Errand:
    """An errand from the columns `ERRAND`."""
    url, role, column, page, depth, found_on, text, told = row
    onward = _ONWARD.decode(told) if told else None
    return Errand(url, ROLES[role], column, page, depth, found_on, text, onward)


def errand_row(number: int, one: Errand) -> tuple[object, ...]:
    """The parameters of `FIND`."""
    role = RANK[one.role]
    onward = msgspec.json.encode(one.onward).decode() if one.onward else ""
    found = (one.column, one.page, one.depth, one.found_on, one.text, onward)
    return (number, page_number(one.url), one.url, role, *found)


def visit_row(visit: Visit) -> tuple[object, ...]:
    """The columns `VISIT` of a visit."""
    return (
        visit.final_url, visit.at.isoformat(), visit.status, visit.reason, visit.detail, visit.digest,
        visit.content_type, visit.size, visit.warc, visit.offset, visit.length,
        visit.attempts, visit.etag, visit.modified, visit.tls,
        visit.expires and visit.expires.isoformat(), visit.ipv6,
    )  # fmt: skip


def visit_of(inspection: str, url: str, row: Sequence[Any]) -> Visit:
    """A visit from the columns `VISIT`."""
    final_url, at, status, reason, *rest, tls, expires, ipv6 = row
    when = datetime.fromisoformat(at)
    until = datetime.fromisoformat(expires) if expires else None
    why = Reason(reason) if reason else None
    told = (
        inspection,
        url,
        final_url,
        when,
        status,
        why,
        *rest,
        Tls(tls),
        until,
        None if ipv6 is None else bool(ipv6),
    )
    return Visit(*told)


class _Packers(threading.local):
    """One pair for all sites of a thread, not one a site: each keeps a third of a megabyte."""

    def __init__(self) -> None:
        self.pack = zstandard.ZstdCompressor(level=1)
        self.unpack = zstandard.ZstdDecompressor()


_PACKERS = _Packers()


def packed_links(links: Sequence[Anchor]) -> bytes:
    """Links as they are kept."""
    return _PACKERS.pack.compress(msgspec.json.encode([(one.url, one.text) for one in links]))


def links_of(packed: bytes) -> tuple[Anchor, ...]:
    """Links out of what is kept."""
    pairs = msgspec.json.decode(_PACKERS.unpack.decompress(packed), type=list[tuple[str, str]])
    return tuple(Anchor(url, text) for url, text in pairs)
