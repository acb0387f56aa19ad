"""The tables of office.db, step by step: what is written once is never altered, the next step follows."""

from __future__ import annotations

from sqlite_utils import Database

from records.store._case_rows import seal_moves
from records.store._hand_rows import hand_tables
from records.store.chain import heads_schema
from records.store.due import due_schema
from records.store.imports import imports_schema
from records.store.issued import issued_schema
from records.store.outbox import outbox_schema
from records.store.pieces import pieces_schema
from records.store.settled import settled_schema
from records.store.watching import watching_schema

APPLICATION_ID = 0x4D4A4F46
"""`MJOF`: tells our file from anybody else's."""


def _register(db: Database) -> None:
    for noun in ("agencies", "sites", "columns", "duties", "accounts"):
        db.execute(
            f"create table {noun} (id text primary key, name text not null, body text not null)"
        )


def _rounds(db: Database) -> None:
    db.execute(
        "create table inspections (id text primary key, theme text not null, as_of text not null,"
        " state text not null, body text not null, coverage text)"
    )
    db.execute(
        "create table judgements (inspection text not null, position integer not null, identity text not null,"
        " rule text not null, verdict text not null, body text not null, primary key (inspection, position))"
    )
    db.execute("create index judgements_identity on judgements (identity)")


def _ledger(db: Database) -> None:
    db.execute(
        "create table cases (number text primary key, identity text not null unique, stage text not null,"
        " body text not null)"
    )
    db.execute(
        "create table moves (id integer primary key, number text not null, inspection text not null,"
        " body text not null, unique (number, inspection, body))"
    )
    db.execute("create table settled (inspection text primary key, body text not null)")


def _work(db: Database) -> None:
    db.execute(
        "create table due (plan text not null, period text not null, at text not null, state text not null,"
        " inspection text, primary key (plan, period))"
    )
    db.execute(
        "create table bulletins (id text primary key, inspection text not null, period text not null,"
        " body text not null)"
    )
    db.execute("create table heartbeat (id integer primary key check (id = 1), at text not null)")


def _probes(db: Database) -> None:
    db.execute(
        "create table probes (site text not null, at text not null, opened text not null, detail text not null,"
        " seconds real not null, primary key (site, at)) without rowid"
    )


MIGRATIONS = (
    _register,
    _rounds,
    _ledger,
    _work,
    _probes,
    hand_tables,
    imports_schema,
    seal_moves,
    issued_schema,
    pieces_schema,
    heads_schema,
    outbox_schema,
    due_schema,
    watching_schema,
    settled_schema,
)
