"""Cases and their moves in office.db: a case is changed only together with a move, and a move is only ever added.

Each move's seal is the SHA-256 of the seal before it and of what the move says: whoever alters one, or takes one out,
breaks the chain from there on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from sqlite_utils import Database

from records.cases import Case, Move

CASES = "select body from cases order by substr(number, 1, 7), length(number), number"
MOVES = "select body from moves where inspection = ? or ? = '' order by id"
MOVES_OF = "select body from moves where number = ? order by id"


def seal_moves(db: Database) -> None:
    """The migration: seals for the moves there are, and no way to change one."""
    db.execute("alter table moves add column seal text not null default ''")
    seal = ""
    for id_, body in db.execute("select id, body from moves order by id").fetchall():
        seal = _seal(seal, body)
        db.execute("update moves set seal = ? where id = ?", [seal, id_])
    for what in ("update", "delete"):
        db.execute(
            f"create trigger moves_stand_{what} before {what} on moves "
            "begin select raise(abort, 'a move is never altered'); end"
        )


def keep_cases(db: Database, cases: Iterable[Case]) -> None:
    """Writes cases as they stand now."""
    rows = [(case.number, case.identity, case.stage, _json(case)) for case in cases]
    db.conn.executemany("insert or replace into cases values (?, ?, ?, ?)", rows)


def add_moves(db: Database, moves: Iterable[Move]) -> None:
    """Adds moves to the end of the chain, in their order."""
    row = db.execute("select seal from moves order by id desc limit 1").fetchone()
    seal = row[0] if row else ""
    for move in moves:
        body = _json(move)
        seal = _seal(seal, body)
        db.conn.execute(
            "insert into moves (number, inspection, body, seal) values (?, ?, ?, ?)",
            (move.case, move.inspection, body, seal),
        )


def altered(db: Database, cases: Sequence[Case]) -> tuple[str, ...]:
    """Numbers of cases that do not stand as they are given: somebody was faster."""
    query = "select body from cases where number = ?"
    stand = {one.number: db.execute(query, [one.number]).fetchone() for one in cases}
    return tuple(
        one.number
        for one in cases
        if (row := stand[one.number]) is None or msgspec.json.decode(row[0], type=Case) != one
    )


def first_broken(db: Database) -> int | None:
    """The number of the first move, from 1, whose seal does not follow from those before it; None when all do."""
    seal = ""
    rows = db.execute("select body, seal from moves order by id")
    for place, (body, kept) in enumerate(rows, start=1):
        seal = _seal(seal, body)
        if seal != kept:
            return place
    return None


def _seal(before: str, body: str) -> str:
    return hashlib.sha256(f"{before}\n{body}".encode()).hexdigest()


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
