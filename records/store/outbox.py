"""The outbox in office.db: what is to be told, told once, in order.

A message is put under a key that is never used again: whoever finds the same thing due a second time puts nothing.
What waits for one reader on one outlet is gathered into a parcel, and the parcel goes through

    waiting → sending → sent          each part that was delivered is noted by itself
       ↑         ├────→ waiting       not delivered: again later
       └─────────┘ └──→ failed        given up; by hand it can be made to wait again

`sending` is held by a lease. Whoever died while sending leaves it behind; when it has run out the parcel is taken up
at the same part, as doubtful: that part may have been delivered. One lane (reader and outlet, urgent or not) has one
unfinished parcel at a time, so order is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlite_utils import Database

from records.messages import LEASE, Message, Parcel, Standing
from records.privacy import veil
from records.store._database import store_errors, transaction

FUTURE = timedelta(days=1)
"""No attempt is ever put off by more: a later one was written by a clock that has been set back."""
_PARCEL = (
    "id, recipient, outlet, urgent, title, parts, messages, made, since, standing, part, tries,"
    " due, doubtful, told, sent"
)
Wrap = Callable[[Sequence[Message]], tuple[str, tuple[str, ...]]]
"""Makes the title and the parts of a parcel of some messages."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Messages that wait for one reader on one outlet."""

    recipient: str
    outlet: str
    urgent: bool
    oldest: datetime
    messages: int


def outbox_schema(db: Database) -> None:
    """The migration: messages, the parcels that carry them, and when reminders were looked for last."""
    db.execute(
        "create table messages (id integer primary key, key text not null unique, recipient text not null,"
        " outlet text not null, urgent integer not null, topic text not null, line text not null, at text not null,"
        " parcel integer)"
    )
    db.execute("create index messages_waiting on messages (outlet) where parcel is null")
    db.execute(
        "create table parcels (id integer primary key, recipient text not null, outlet text not null,"
        " urgent integer not null, title text not null, parts text not null, messages integer not null,"
        " made text not null, since text not null, standing text not null, part integer not null default 0,"
        " tries integer not null default 0, due text, lease text, doubtful integer not null default 0,"
        " told text not null default '', sent text)"
    )
    db.execute("create index parcels_open on parcels (standing) where standing != 'sent'")
    db.execute("create table deliveries (outlet text not null, at text not null)")
    db.execute("create index deliveries_at on deliveries (outlet, at)")
    db.execute("create table reminded (id integer primary key check (id = 1), at text not null)")


class OutboxStore:
    """The outbox of an office. Methods raise StoreError when the file cannot be used."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    # ---- messages --------------------------------------------------------------------------

    def put(self, messages: Iterable[Message]) -> int:
        """Adds what is not there yet, all or nothing; gives how many that were. Numbers of persons are masked."""
        with transaction(self._db):
            added = 0
            for one in messages:
                row = [one.key, one.recipient, one.outlet, one.urgent, one.topic, veil(one.line)]
                done = self._db.execute(
                    "insert or ignore into messages (key, recipient, outlet, urgent, topic, line, at)"
                    " values (?, ?, ?, ?, ?, ?, ?)",
                    [*row, _text(one.at)],
                )
                added += done.rowcount
        return added

    def lanes(self) -> tuple[Lane, ...]:
        """What waits to be gathered, by reader and outlet; lanes with an unfinished parcel are left out."""
        rows = self._rows(
            "select recipient, outlet, urgent, min(at), count(*) from messages m where parcel is null"
            " and not exists (select 1 from parcels p where p.recipient = m.recipient and p.outlet = m.outlet"
            " and p.urgent = m.urgent and p.standing in ('waiting', 'sending'))"
            " group by recipient, outlet, urgent order by urgent desc, min(id)"
        )
        return tuple(Lane(row[0], row[1], bool(row[2]), _moment(row[3]), row[4]) for row in rows)

    def loose(self) -> tuple[Message, ...]:
        """Messages that are in no parcel yet, in the order they were put."""
        rows = self._rows(
            "select key, recipient, outlet, topic, line, at, urgent from messages where parcel is null order by id"
        )
        return tuple(_message(row) for row in rows)

    def gather(self, lane: Lane, now: datetime, wrap: Wrap) -> Parcel | None:
        """Makes a parcel of all that waits in a lane; None when somebody was faster."""
        with transaction(self._db):
            if lane not in self.lanes():
                return None
            rows = self._rows(
                "select id, key, recipient, outlet, topic, line, at, urgent from messages"
                " where parcel is null and recipient = ? and outlet = ? and urgent = ? order by id",
                [lane.recipient, lane.outlet, lane.urgent],
            )
            title, parts = wrap([_message(row[1:]) for row in rows])
            body = msgspec.json.encode([veil(one) for one in parts]).decode()
            made = self._db.execute(
                "insert into parcels (recipient, outlet, urgent, title, parts, messages, made, since, standing, due)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)",
                [lane.recipient, lane.outlet, lane.urgent, veil(title), body, len(rows)]
                + [_text(now)] * 3,
            )
            number = made.lastrowid
            self._db.conn.executemany(
                "update messages set parcel = ? where id = ?", [(number, row[0]) for row in rows]
            )
        return self.parcel(int(number or 0))

    # ---- parcels ---------------------------------------------------------------------------

    def parcel(self, number: int) -> Parcel | None:
        """A parcel by its number."""
        rows = self._rows(f"select {_PARCEL} from parcels where id = ?", [number])
        return _parcel(rows[0]) if rows else None

    def parcels(self, *standings: Standing) -> tuple[Parcel, ...]:
        """The parcels that stand so, in the order they were made; all when none is named."""
        asked = standings or tuple(Standing)
        marks = ", ".join("?" * len(asked))
        rows = self._rows(
            f"select {_PARCEL} from parcels where standing in ({marks}) order by id", [*asked]
        )
        return tuple(_parcel(row) for row in rows)

    def take(self, number: int, now: datetime) -> Parcel | None:
        """Takes a parcel to send it, for as long as a lease; None when it is not due or another process has it.

        One whose sender died comes as doubtful: its next part may have been delivered.
        """
        with transaction(self._db):
            rows = self._rows("select standing, due, lease from parcels where id = ?", [number])
            if not rows or not _is_free(rows[0], now):
                return None
            self._db.execute(
                "update parcels set doubtful = doubtful or standing = 'sending', standing = 'sending', lease = ?,"
                " tries = tries + 1 where id = ?",
                [_text(now + LEASE), number],
            )
        return self.parcel(number)

    def delivered(self, parcel: Parcel, now: datetime) -> Parcel | None:
        """Notes that the next part was delivered; with the last one the parcel is sent."""
        sent = parcel.part + 1 >= len(parcel.parts)
        after = (
            "standing = 'sent', sent = ?, due = null, lease = null"
            if sent
            else "lease = ?, tries = 1"
        )
        until = now if sent else now + LEASE
        with transaction(self._db):
            self._db.execute(
                f"update parcels set part = ?, doubtful = 0, told = '', {after} where id = ? and part = ?",
                [parcel.part + 1, _text(until), parcel.id, parcel.part],
            )
            self._db.execute("insert into deliveries values (?, ?)", [parcel.outlet, _text(now)])
        return self.parcel(parcel.id)

    def put_back(self, parcel: Parcel, due: datetime, told: str, *, doubtful: bool) -> None:
        """To be tried again, not before a moment; `told` says why, `doubtful` that it may have been delivered."""
        with transaction(self._db):
            self._db.execute(
                "update parcels set standing = 'waiting', due = ?, lease = null, told = ?, doubtful = ? where id = ?",
                [_text(due), veil(told), doubtful or parcel.doubtful, parcel.id],
            )

    def give_up(self, parcel: Parcel, told: str) -> None:
        """It is tried no more, unless somebody asks for it."""
        with transaction(self._db):
            self._db.execute(
                "update parcels set standing = 'failed', due = null, lease = null, told = ? where id = ?",
                [veil(told), parcel.id],
            )

    def revive(self, now: datetime) -> int:
        """Lets what was given up wait again, from the part it stopped at; gives how many."""
        with transaction(self._db):
            done = self._db.execute(
                "update parcels set standing = 'waiting', due = ?, since = ?, tries = 0 where standing = 'failed'",
                [_text(now), _text(now)],
            )
        return done.rowcount

    def delivered_since(self, outlet: str, since: datetime) -> int:
        """How many parts an outlet has delivered since a moment: robots take so many a minute."""
        query = "select count(*) from deliveries where outlet = ? and at > ?"
        return int(self._rows(query, [outlet, _text(since)])[0][0])

    # ---- reminders -------------------------------------------------------------------------

    def reminded(self) -> datetime | None:
        """When reminders were looked for last."""
        rows = self._rows("select at from reminded")
        return _moment(rows[0][0]) if rows else None

    def note_reminded(self, now: datetime) -> None:
        """Reminders were looked for now; deliveries of yesterday need not be counted any more."""
        with transaction(self._db):
            self._db.execute("insert or replace into reminded values (1, ?)", [_text(now)])
            self._db.execute("delete from deliveries where at < ?", [_text(now - FUTURE)])

    def _rows(self, query: str, given: Sequence[Any] = ()) -> list[Any]:
        with store_errors(self._path):
            return self._db.execute(query, list(given)).fetchall()


def _is_free(row: Sequence[Any], now: datetime) -> bool:
    """Is it due, or was it left behind? A moment far ahead was written by a clock that has been set back."""
    standing, due, lease = row
    if standing == Standing.WAITING:
        return due is None or not now < _moment(due) <= now + FUTURE
    left = lease is None or not now < _moment(lease) <= now + LEASE
    return bool(standing == Standing.SENDING and left)


def _message(row: Sequence[Any]) -> Message:
    key, recipient, outlet, topic, line, at, urgent = row
    return Message(key, recipient, outlet, topic, line, _moment(at), bool(urgent))


def _parcel(row: Sequence[Any]) -> Parcel:
    number, recipient, outlet, urgent, title, parts, messages, made, *rest = row
    since, standing, part, tries, due, doubtful, told, sent = rest
    return Parcel(
        id=number,
        recipient=recipient,
        outlet=outlet,
        urgent=bool(urgent),
        title=title,
        parts=tuple(msgspec.json.decode(parts, type=list[str])),
        messages=messages,
        made=_moment(made),
        since=_moment(since),
        standing=Standing(standing),
        part=part,
        tries=tries,
        due=_moment(due) if due else None,
        doubtful=bool(doubtful),
        told=told,
        sent=_moment(sent) if sent else None,
    )


def _text(at: datetime) -> str:
    """A moment as text that sorts in order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
