"""The due-table in office.db: who carries out what, so that nothing is done twice and nothing is forgotten.

Every change is one transaction. A row is leased to one process at a time; a row whose owner is gone is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from records.due import ABSORBED, DONE, DUE, FAILED, GIVEN_UP, LEASED, WAITING, Due, Owner
from records.store._database import store_errors, transaction

LEASE = timedelta(minutes=10)
"""How long a lease holds without a sign of life: twenty missed heartbeats, longer than any busy disk."""
_NAMES = tuple(one.name for one in fields(Due))
_TIMES = frozenset({"at", "ready", "since", "beat", "expires"})
_PUT = f"insert or replace into work_due ({', '.join(_NAMES)}) values ({', '.join('?' for _ in _NAMES)})"


def due_schema(db: Database) -> None:
    """The migration that makes the tables and takes over what the first due-table knew."""
    db.execute(
        "create table work_due (plan text not null, period text not null, at text not null, theme text not null,"
        " state text not null, ready text, since text, delayed real not null, tries integer not null,"
        " owner text not null, host text not null, beat text, expires text, instead text not null,"
        " inspection text not null, said text not null, primary key (plan, period)) without rowid"
    )
    db.execute("create index work_due_state on work_due (state)")
    db.execute("create table work_plans (plan text primary key, since text not null)")
    for plan, period, at, state, inspection in db.execute(
        "select plan, period, at, state, coalesce(inspection, '') from due"
    ).fetchall():
        now_called = {"due": DUE, "done": DONE}.get(state, ABSORBED)
        moment = datetime.fromisoformat(at)
        _put(db, Due(plan, period, moment, "", now_called, inspection=inspection))
    db.execute("insert into work_plans select plan, min(at) from work_due group by plan")
    db.execute("drop table due")


class DueStore:
    """The due-table of an office. Methods raise StoreError when the file cannot be used."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    # ---- what is owed -------------------------------------------------------------------------

    def known_since(self, plan: str, now: datetime) -> datetime:
        """When a plan was first seen: it owes nothing for the time before. A clock that ran ahead is forgotten."""
        found = self._rows("select since from work_plans where plan = ?", [plan])
        since = datetime.fromisoformat(found[0][0]) if found else None
        if since is not None and since <= now:
            return since
        with transaction(self._db):
            self._db.execute(
                "insert or replace into work_plans values (?, ?)", [plan, _instant(now)]
            )
        return now

    def first_known(self, plan: str) -> datetime | None:
        """When a plan was first seen; None when it was not yet."""
        found = self._rows("select since from work_plans where plan = ?", [plan])
        return datetime.fromisoformat(found[0][0]) if found else None

    def last_noted(self, plan: str, now: datetime) -> datetime | None:
        """The newest moment up to now for which a plan has a row; rows of a clock that ran ahead do not count."""
        found = self._rows(
            "select max(at) from work_due where plan = ? and at <= ?", [plan, _instant(now)]
        )
        return datetime.fromisoformat(found[0][0]) if found[0][0] else None

    def note(self, new: Sequence[Due]) -> None:
        """Notes what has become due, oldest first, all or none; what has its row already keeps it.

        Of several of one plan and theme that were not begun only the newest is to be done: it absorbs the others.
        """
        if not new:
            return
        with transaction(self._db):
            for one in new:
                if self.get(one.plan, one.period) is not None:
                    continue
                for older in self._of(one.plan):
                    if older.at < one.at and _same_work(older, one) and older.state in WAITING:
                        self._put(replace(older, state=ABSORBED, instead=one.period))
                        self._hand_on(older, one)
                self._put(one)

    def _hand_on(self, older: Due, newer: Due) -> None:
        """What an absorbed row had absorbed itself is now absorbed by the newer one."""
        self._db.execute(
            "update work_due set instead = ? where plan = ? and instead = ?",
            [newer.period, older.plan, older.period],
        )

    # ---- looking ------------------------------------------------------------------------------

    def get(self, plan: str, period: str) -> Due | None:
        """A row, if there is one."""
        found = self._found("where plan = ? and period = ?", [plan, period])
        return found[0] if found else None

    def open(self) -> tuple[Due, ...]:
        """All that is not at its end: waiting, under way, failed or given up; oldest first."""
        return self._found("where state in (?, ?, ?, ?)", [DUE, LEASED, FAILED, GIVEN_UP])

    def ready(self, now: datetime) -> tuple[Due, ...]:
        """What may be taken up now, oldest first."""
        waiting = self._found("where state in (?, ?)", list(WAITING))
        return tuple(one for one in waiting if one.can_begin <= now)

    def absorbed(self, plan: str, period: str) -> tuple[str, ...]:
        """The missed periods that a row stands for, oldest first."""
        found = self._found(
            "where plan = ? and instead = ? and state = ?", [plan, period, ABSORBED]
        )
        return tuple(one.period for one in found)

    def between(self, first: datetime, last: datetime) -> tuple[Due, ...]:
        """The rows that became due between two moments, both included, oldest first."""
        return self._found("where at between ? and ?", [_instant(first), _instant(last)])

    # ---- carrying out -------------------------------------------------------------------------

    def take(self, row: Due, owner: Owner, now: datetime) -> Due | None:
        """Leases a waiting row; None when it waits no longer: somebody else has it."""
        with transaction(self._db):
            now_is = self.get(*row.key)
            if now_is is None or now_is.state not in WAITING:
                return None
            idle = max(0.0, (now - now_is.waits_since).total_seconds())
            taken = replace(
                now_is,
                state=LEASED,
                owner=owner.token,
                host=owner.host,
                beat=now,
                expires=now + LEASE,
                delayed=now_is.delayed + idle,
            )
            self._put(taken)
        return taken

    def renew(self, owner: Owner, now: datetime) -> None:
        """A sign of life for all that a process has."""
        with transaction(self._db):
            self._db.execute(
                "update work_due set beat = ?, expires = ? where owner = ? and state = ?",
                [_instant(now), _instant(now + LEASE), owner.token, LEASED],
            )

    def finish(self, row: Due, owner: Owner, inspection: str, said: str = "") -> bool:
        """Notes that a leased row was carried out; False when the lease was lost meanwhile."""
        return self._end(row, owner, state=DONE, inspection=inspection, said=said)

    def put_off(self, row: Due, owner: Owner, until: datetime) -> bool:
        """Gives a leased row back until a moment, as the hours of the sites ask: that is no delay."""
        return self._end(row, owner, state=DUE, ready=until, since=until)

    def fail(
        self, row: Due, owner: Owner, now: datetime, *, again: datetime | None, why: str
    ) -> bool:
        """Notes that a leased row failed; it is tried again at a moment, or given up."""
        state = GIVEN_UP if again is None else FAILED
        return self._end(
            row, owner, state=state, ready=again, since=now, said=why, tries=row.tries + 1
        )

    def release(self, owner: Owner, now: datetime) -> None:
        """Gives back all that a process has, because it stops: the next one goes on at once."""
        with transaction(self._db):
            for row in self._found("where state = ? and owner = ?", [LEASED, owner.token]):
                self._put(replace(row, state=DUE, ready=None, since=now))

    def reclaim(self, owner: Owner, now: datetime) -> tuple[Due, ...]:
        """Takes back the leases of the dead; what was broken off waits again. Gives those rows.

        The caller holds the lock of the data folder and is between two jobs. So every lease of this machine is that
        of a dead process, or one that this process lost by a fault of its own. The owner on another machine (a
        network disk, whose locks may not work) is dead when its lease has run out, or was never true: a clock that
        ran ahead.
        """
        with transaction(self._db):
            dead = tuple(
                row
                for row in self._found("where state = ?", [LEASED])
                if row.host == owner.host or _run_out(row, now)
            )
            for row in dead:
                idle_since = min(row.beat or now, now)
                self._put(replace(row, state=DUE, ready=None, since=idle_since))
        return dead

    # ---- inner --------------------------------------------------------------------------------

    def _end(self, row: Due, owner: Owner, **changes: Any) -> bool:
        with transaction(self._db):
            now_is = self.get(*row.key)
            if now_is is None or (now_is.state, now_is.owner) != (LEASED, owner.token):
                return False
            self._put(replace(now_is, **changes))
        return True

    def _of(self, plan: str) -> tuple[Due, ...]:
        return self._found("where plan = ? and state in (?, ?)", [plan, *WAITING])

    def _put(self, row: Due) -> None:
        _put(self._db, row)

    def _found(self, where: str, given: Sequence[Any] = ()) -> tuple[Due, ...]:
        rows = self._rows(f"select {', '.join(_NAMES)} from work_due {where}", given)
        return tuple(sorted(map(_row, rows), key=lambda one: (one.at, one.plan, one.period)))

    def _rows(self, query: str, given: Iterable[Any]) -> list[Any]:
        with store_errors(self._path):
            return self._db.execute(query, list(given)).fetchall()


def _same_work(one: Due, other: Due) -> bool:
    """Rows of the first due-table knew no themes: they are what the plan does now."""
    return one.theme in {"", other.theme}


def _run_out(row: Due, now: datetime) -> bool:
    if row.expires is None or row.beat is None:
        return True
    return row.expires <= now or row.beat > now + LEASE


def _put(db: Database, row: Due) -> None:
    values = [getattr(row, name) for name in _NAMES]
    db.execute(_PUT, [_instant(one) if isinstance(one, datetime) else one for one in values])


def _row(values: Sequence[Any]) -> Due:
    given = dict(zip(_NAMES, values, strict=True))
    times = {name: datetime.fromisoformat(given[name]) for name in _TIMES if given[name]}
    return Due(**{**given, **times})


def _instant(at: datetime) -> str:
    """A moment as text that sorts in order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
