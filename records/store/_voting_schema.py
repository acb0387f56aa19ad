"""The tables of the vote in `site.db`."""

from __future__ import annotations

from sqlite_utils import Database


def voting_schema(db: Database) -> None:
    """Doubts of each body; counts since they were last put together, and all before; decisions of each round."""
    for statement in _SCHEMA.split(";"):
        db.execute(statement)


_SCHEMA = """
CREATE TABLE doubts (facts INTEGER NOT NULL, book TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (facts, book)) WITHOUT ROWID;
CREATE TABLE heard (id INTEGER PRIMARY KEY, fresh BLOB NOT NULL);
CREATE TABLE counted (one INTEGER PRIMARY KEY CHECK (one = 1), packed BLOB NOT NULL);
CREATE TABLE votes (round INTEGER PRIMARY KEY REFERENCES rounds, body BLOB NOT NULL);
CREATE TABLE voted_slips (round INTEGER NOT NULL REFERENCES rounds, facts INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (round, facts)) WITHOUT ROWID
"""
