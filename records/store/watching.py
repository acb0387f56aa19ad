"""The self-watch in office.db: the signs of each round, and when each warning began and ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlite_utils import Database

from records.store._database import store_errors, transaction
from records.watching import RoundSigns, Warned

_RAISED, _GONE = "raised", "gone"


def watching_schema(db: Database) -> None:
    """The migration. Events are only ever added: a warning stands when the last word on its key is `raised`."""
    db.execute(
        "create table round_signs (inspection text primary key, series text not null, body text not null)"
    )
    db.execute("create index round_signs_series on round_signs (series)")
    db.execute(
        "create table warning_events (id integer primary key, key text not null, what text not null,"
        " at text not null, body text not null)"
    )
    db.execute("create index warning_events_key on warning_events (key, id)")


class WatchStore:
    """What the self-watch knows. Methods raise StoreError when the file cannot be used."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    # ---- rounds ---------------------------------------------------------------------------------

    def signs(self, inspection: str) -> RoundSigns | None:
        """The signs of a round; None when none were taken."""
        rows = self._rows("select body from round_signs where inspection = ?", [inspection])
        return msgspec.json.decode(rows[0][0], type=RoundSigns) if rows else None

    def last_signs(self, series: str, among: Sequence[str]) -> RoundSigns | None:
        """The signs of the last of some rounds (oldest first) that can be compared."""
        rows = self._rows("select inspection from round_signs where series = ?", [series])
        known = {row[0] for row in rows}
        return next((self.signs(one) for one in reversed(among) if one in known), None)

    def keep_signs(self, signs: RoundSigns) -> None:
        """Keeps a round's signs; those of a round that has them already stand."""
        with transaction(self._db):
            self._db.execute(
                "insert or ignore into round_signs values (?, ?, ?)",
                [signs.inspection, signs.series, msgspec.json.encode(signs).decode()],
            )

    # ---- warnings -------------------------------------------------------------------------------

    def standing(self) -> Mapping[str, Warned]:
        """The warnings that last, by key, in the order in which they began."""
        rows = self._rows(
            "select key, what, body from warning_events w"
            " where id = (select max(id) from warning_events where key = w.key) order by id"
        )
        return {
            key: msgspec.json.decode(body, type=Warned)
            for key, what, body in rows
            if what == _RAISED
        }

    def note(self, present: Iterable[Warned], now: datetime) -> tuple[Warned, ...]:
        """Notes what is wrong now and what is wrong no longer; gives what is new, each with when it was noticed."""
        found = {one.key: one for one in present}
        with transaction(self._db):
            known = self.standing()
            new = tuple(replace(one, since=now) for key, one in found.items() if key not in known)
            for one in new:
                self._add(one, _RAISED, now)
            for key, gone in known.items():
                if key not in found:
                    self._add(gone, _GONE, now)
        return new

    def _add(self, one: Warned, what: str, now: datetime) -> None:
        self._db.execute(
            "insert into warning_events (key, what, at, body) values (?, ?, ?, ?)",
            [one.key, what, now.astimezone(UTC).isoformat(), msgspec.json.encode(one).decode()],
        )

    def _rows(self, query: str, given: Sequence[Any] = ()) -> list[Any]:
        with store_errors(self._path):
            return self._db.execute(query, list(given)).fetchall()
