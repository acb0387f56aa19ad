"""Imported ledgers in office.db: every version of every row, so that an old round is judged by what was known then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlite_utils import Database

from records.errors import ForeignDatabase, LedgerError
from records.evidence import Evidence
from records.imported import Entry, Import, LedgerRow, Place
from records.ledger_forms import FORMS, Form
from records.store._database import store_errors, transaction

TOLD = 20
"""Changed rows that are told one by one."""


def imports_schema(db: Database) -> None:
    """The migration that makes the tables."""
    db.execute("create table imports (number integer primary key, kind text not null, body text not null)")  # fmt: skip
    db.execute(
        "create table ledger_rows (kind text not null, key text not null, since integer not null, until integer,"
        " body text not null, place text not null, primary key (kind, key, since)) without rowid"
    )
    db.execute("create index ledger_rows_until on ledger_rows (kind, until)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import changed."""

    number: int
    """0 when it changed nothing: then there was no import."""
    rows: int
    """Distinct rows in the files."""
    added: int = 0
    changed: tuple[str, ...] = ()
    """The first changed rows, each with what is new, in Chinese."""
    changes: int = 0
    ended: int = 0
    repeated: int = 0
    """Rows that the files hold more than once, word for word."""


class LedgerStore:
    """The ledgers of an office. Methods raise StoreError when the file cannot be used."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    def take(
        self, form: Form, entries: Sequence[Entry], at: datetime, *, whole: bool = False
    ) -> Outcome:
        """Takes the rows of an import, all of them or none. A known key with other values becomes a new version.

        `whole`: rows that are not among them are ended. The same rows again change nothing at all.
        Raises LedgerError when two rows bear one key and differ.
        """
        fresh, repeated = _by_key(form, entries)
        with transaction(self._db):
            known = self._bodies(form.id)
            new = {
                key: (body, one)
                for key, (body, one) in fresh.items()
                if key not in known or not _alike(*known[key], body, one.place.digest)
            }
            gone = sorted(known.keys() - fresh.keys()) if whole else []
            if not new and not gone:
                return Outcome(0, len(fresh), repeated=repeated)
            changed = [key for key in new if key in known]
            number = self.newest() + 1
            self._end(form.id, [*changed, *gone], number)
            self._add(form.id, new, number)
            told = tuple(_change(form, known[key][0], *new[key]) for key in changed[:TOLD])
            added = len(new) - len(changed)
            files = tuple(dict.fromkeys(one.place.file for one in entries))
            done = Import(
                number, form.id, at.isoformat(), files, added, len(changed), len(gone)
            )  # fmt: skip
            self._db.execute("insert into imports values (?, ?, ?)", [number, form.id, _json(done)])
        return Outcome(number, len(fresh), added, told, len(changed), len(gone), repeated)

    def newest(self) -> int:
        """Number of the last import; 0 when there was none."""
        return int(self._rows("select coalesce(max(number), 0) from imports")[0][0])

    def imports(self) -> tuple[Import, ...]:
        """All imports, oldest first."""
        return tuple(
            self._decoded(row[0], Import)
            for row in self._rows("select body from imports order by number")
        )

    def count(self, kind: str) -> int:
        """Rows of a kind that stand now."""
        query = "select count(*) from ledger_rows where kind = ? and until is null"
        return int(self._rows(query, [kind])[0][0])

    def rows(self, upto: int, kinds: Iterable[str] = ()) -> tuple[LedgerRow, ...]:
        """All rows as they stood after an import, with the file and line each came from, by kind and key."""
        moments = {one.number: datetime.fromisoformat(one.at) for one in self.imports()}
        wanted = set(kinds)
        found = []
        for form in FORMS:
            if wanted and form.id not in wanted:
                continue
            query = (
                "select body, place, since from ledger_rows where kind = ? and since <= ?"
                " and (until is null or until > ?) order by key"
            )
            for body, place, since in self._rows(query, [form.id, upto, upto]):
                row = self._decoded(body, form.noun)
                where = self._decoded(place, Place)
                seen = Evidence("", where.digest, moments.get(since), str(where))
                found.append(replace(row, evidence=seen))
        return tuple(found)

    def _bodies(self, kind: str) -> dict[str, tuple[str, str]]:
        """Body and digest of the file of every row that stands now, by key."""
        query = (
            "select key, body, json_extract(place, '$.digest') from ledger_rows"
            " where kind = ? and until is null"
        )
        return {key: (body, digest) for key, body, digest in self._rows(query, [kind])}

    def _end(self, kind: str, keys: Iterable[str], number: int) -> None:
        self._db.conn.executemany(
            "update ledger_rows set until = ? where kind = ? and key = ? and until is null",
            ((number, kind, key) for key in keys),
        )

    def _add(self, kind: str, rows: dict[str, tuple[str, Entry]], number: int) -> None:
        self._db.conn.executemany(
            "insert into ledger_rows values (?, ?, ?, null, ?, ?)",
            ((kind, key, number, body, _json(one.place)) for key, (body, one) in rows.items()),
        )

    def _rows(self, query: str, given: Sequence[Any] = ()) -> list[Any]:
        with store_errors(self._path):
            return self._db.execute(query, list(given)).fetchall()

    def _decoded(self, body: str, kind: type[Any]) -> Any:
        try:
            return msgspec.json.decode(body, type=kind)
        except msgspec.DecodeError as error:
            raise ForeignDatabase(
                f"{self._path}：有台账记录无法读取（{error}），可能由其他版本写成"
            ) from None


def _by_key(form: Form, entries: Iterable[Entry]) -> tuple[dict[str, tuple[str, Entry]], int]:
    """The rows by key, and how many are there twice. Raises LedgerError for two that differ."""
    found: dict[str, tuple[str, Entry]] = {}
    clashes: list[str] = []
    repeated = 0
    for one in entries:
        key, body = one.row.key, _json(one.row)
        first = found.setdefault(key, (body, one))
        if first[1] is one:
            continue
        repeated += 1
        if first[0] != body and len(clashes) < TOLD:
            clashes.append(
                f"{one.place}与{first[1].place}的{_named(form)}相同（{one.row.name}），内容不同"
            )
    if clashes:
        raise LedgerError("\n".join(["编号重复，一行也没有导入；请核对后重新导入：", *clashes]))
    return found, repeated


def _alike(before: str, digest_before: str, after: str, digest: str) -> bool:
    """Nothing new? The day a register was drawn is that of its import where it names none: the same file on
    another day says nothing new."""
    if before == after:
        return True
    if digest_before != digest:
        return False
    old, new = msgspec.json.decode(before), msgspec.json.decode(after)
    return bool({**old, "counted": 0} == {**new, "counted": 0})


def _named(form: Form) -> str:
    """What names a row: its numbered column, else the whole item."""
    return next((f"“{one.title}”" for one in form.fields if one.sort == "number"), "事项")


def _change(form: Form, before: str, after: str, one: Entry) -> str:
    """`2026-001：答复日期 无 → 2026-11-03`."""
    old, new = msgspec.json.decode(before), msgspec.json.decode(after)
    titles = {each.id: each.title for each in form.fields}
    parts = [
        f"{titles.get(name, name)} {_said(old.get(name))} → {_said(value)}"
        for name, value in new.items()
        if old.get(name) != value and name in titles
    ]
    return f"{one.row.name}：{'，'.join(parts) or '其他内容有变'}"


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value) if value not in {None, ""} else "无"


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
