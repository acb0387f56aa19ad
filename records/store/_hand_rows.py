"""Marks and draws in office.db: only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlite_utils import Database

from records.marks import Draw, MarkEntry

_SHANGHAI = ZoneInfo("Asia/Shanghai")


def hand_tables(db: Database) -> None:
    """The migration."""
    db.execute("create table marks (id integer primary key, at text not null, body text not null)")
    db.execute(
        "create table draws (id integer primary key, period text not null, body text not null)"
    )


def add_marks(db: Database, entries: Iterable[MarkEntry]) -> None:
    """Adds entries in their order."""
    rows = [(_instant(one.at), _json(one)) for one in entries]
    db.conn.executemany("insert into marks (at, body) values (?, ?)", rows)


def add_draw(db: Database, draw: Draw) -> None:
    """Adds a draw; the newest of a period stands."""
    db.conn.execute("insert into draws (period, body) values (?, ?)", [draw.period, _json(draw)])


def marks_query(until: datetime | None) -> tuple[str, list[Any]]:
    """The entries made up to a moment, that moment included, in the order they were made."""
    if until is None:
        return "select body from marks order by id", []
    return "select body from marks where at <= ? order by id", [_instant(until)]


DRAWS = "select body from draws order by id"


def _instant(at: datetime) -> str:
    return at.astimezone(_SHANGHAI).isoformat(timespec="microseconds")


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
