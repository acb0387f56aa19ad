"""office.db: the register, the rounds, the judgements, the ledger, the due-table and the bulletins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from records.cases import Case, Move
from records.config.model import Config
from records.errors import ForeignDatabase, MoveError, StoreError
from records.judgement import Judgement
from records.ledger import Bulletin, Coverage, Inspection
from records.marks import Draw, MarkEntry
from records.probes import Opened, Probe
from records.store import _case_rows as case_rows
from records.store import settled
from records.store._database import BUSY_SECONDS, lasting, open_database, store_errors, transaction
from records.store._hand_rows import DRAWS, add_draw, add_marks, marks_query
from records.store._office_schema import APPLICATION_ID, MIGRATIONS
from records.store.chain import ChainStore, note_head, write_anchor
from records.store.due import DueStore
from records.store.imports import LedgerStore
from records.store.issued import IssuedStore
from records.store.outbox import OutboxStore
from records.store.watching import WatchStore
from records.watched import Account, Agency, Column, Duty, Site

_SHANGHAI = ZoneInfo("Asia/Shanghai")
Value = TypeVar("Value")


class OfficeStore:
    """The office's own database. One process writes at a time; opening takes no lock until it writes.

    What a method has written survives a loss of power when it returns.

    Every method raises StoreError when the file cannot be used: StoreBusy, StoreFull, ForeignDatabase.
    """

    def __init__(self, path: Path, *, wait: float = BUSY_SECONDS) -> None:
        """Opens or creates the file; `wait` are the seconds to wait for another writer."""
        self._path = path
        self._db = open_database(
            path, MIGRATIONS, application_id=APPLICATION_ID, wait=wait, full=True
        )

    def __enter__(self) -> OfficeStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    @property
    def ledgers(self) -> LedgerStore:
        """The imported ledgers."""
        return LedgerStore(self._db, self._path)

    @property
    def issued(self) -> IssuedStore:
        """The issued bulletins and notices."""
        return IssuedStore(self._db, self._path)

    @property
    def outbox(self) -> OutboxStore:
        """What is to be told to people."""
        return OutboxStore(self._db, self._path)

    @property
    def due(self) -> DueStore:
        """The due-table of the calendar of work."""
        return DueStore(self._db, self._path)

    @property
    def watch(self) -> WatchStore:
        """What the self-watch knows."""
        return WatchStore(self._db, self._path)

    @property
    def chain(self) -> ChainStore:
        """The witnesses of the chain of moves."""
        return ChainStore(self._db, self._path)

    # ---- register -------------------------------------------------------------------------

    def remember(self, config: Config) -> None:
        """Writes the register of a configuration: what it no longer names stays, marked by nothing."""
        nouns: dict[str, Sequence[Agency | Site | Column | Duty | Account]] = {
            "agencies": config.agencies,
            "sites": config.sites,
            "columns": config.columns,
            "duties": config.duties,
            "accounts": config.accounts,
        }
        with transaction(self._db):
            for table, values in nouns.items():
                rows = [(value.id, value.name, _json(value)) for value in values]
                self._many(f"insert or replace into {table} values (?, ?, ?)", rows)

    # ---- rounds ---------------------------------------------------------------------------

    def begin(self, inspection: Inspection) -> Inspection:
        """Begins a round, or gives back one of the same order that was broken off, to be taken up.

        A round is at its end when its bulletin is kept: one that died between ledger and bulletin is given back
        too, finished, so that only its bulletin is made.
        """
        with transaction(self._db):
            known = self.inspections()
            rows = self._db.execute(
                "select id from inspections where state in ('crawling', 'settled')"
            )
            owed = {row[0] for row in rows.fetchall()}
            for one in known:
                if one.id in owed and same_order(one, inspection):
                    return one
            running = sum(1 for one in known if one.as_of == inspection.as_of) + 1
            named = replace(inspection, id=f"{inspection.as_of}-{running}")
            self._save(named, "crawling")
        return named

    def unfinished(self) -> tuple[Inspection, ...]:
        """Rounds that were begun and are to be gone on with."""
        return self._values(
            Inspection, "select body from inspections where state = 'crawling' order by id"
        )

    def give_up(self, inspection: Inspection) -> None:
        """Nobody goes on with this unfinished round; its visits stay, and its number is never used again."""
        with transaction(self._db):
            self._db.execute(
                "update inspections set state = 'given up' where id = ? and state = 'crawling'",
                [inspection.id],
            )

    def inspections(self) -> tuple[Inspection, ...]:
        """All rounds, oldest first by date and running number."""
        found = self._values(Inspection, "select body from inspections")
        return tuple(sorted(found, key=lambda one: (one.as_of, int(one.id.rsplit("-", 1)[1]))))

    def inspection(self, id_: str) -> Inspection | None:
        """A round by id."""
        return next((one for one in self.inspections() if one.id == id_), None)

    def settle(
        self,
        inspection: Inspection,
        judgements: Sequence[Judgement],
        coverage: Coverage,
        cases: Sequence[Case],
        moves: Sequence[Move],
        before: Sequence[Case],
    ) -> bool:
        """Ends a round: its judgements, coverage, cases and moves in one transaction, all or nothing.

        False, and nothing written, when the ledger no longer stands as `before` has it: somebody has moved a case
        meanwhile, and the round is to be settled against the ledger of now. `before` is kept, so that the round can
        be judged again as if for the first time. `inspection.finished` says when the round ended.

        Raises StoreError for a round that was settled otherwise before: what it did to the ledger stands.
        """
        with lasting(self._db):
            if settled.is_settled(self._db, inspection.id):
                if self.moves(inspection.id) != tuple(moves):
                    raise StoreError(f"{self._path}：检查 {inspection.id} 已结转，不能改写")
                return True
            if self.cases() != tuple(before):
                return False
            # A re-check owes no bulletin: with its moves it is at its end.
            self._save(inspection, "published" if inspection.cases else "settled", coverage)
            rows = [
                (inspection.id, position, one.identity, one.rule, one.verdict, _json(one))
                for position, one in enumerate(judgements)
            ]
            self._many("insert into judgements values (?, ?, ?, ?, ?, ?)", rows)
            case_rows.keep_cases(self._db, cases)
            case_rows.add_moves(self._db, moves)
            note_head(self._db, inspection.id)
            settled.keep_before(self._db, inspection.id, before)
        write_anchor(self._db, self._path)
        return True

    def judgements(self, inspection: str) -> tuple[Judgement, ...]:
        """The judgements of a round that were kept (all but clear and exempt), in their order.

        Raises UsageError, naming the round, when they were kept for as long as they are to be.
        """
        with store_errors(self._path):
            settled.check_said(self._db, inspection)
        query = "select body from judgements where inspection = ? order by position"
        return self._values(Judgement, query, [inspection])

    def coverage(self, inspection: str) -> Coverage:
        """What a round covered; empty when it did not end."""
        query = "select coverage from inspections where id = ? and coverage is not null"
        found = self._values(Coverage, query, [inspection])
        return found[0] if found else Coverage()

    # ---- ledger ---------------------------------------------------------------------------

    def cases(self) -> tuple[Case, ...]:
        """All cases by year and running number."""
        return self._values(Case, case_rows.CASES)

    def cases_before(self, inspection: str) -> tuple[Case, ...]:
        """The cases as they were before a round; those of now when it has not ended.

        Raises UsageError, naming the round, when they were kept for as long as they are to be.
        """
        with store_errors(self._path):
            found = settled.before(self._db, self._path, inspection)
        return self.cases() if found is None else found

    def moves(self, inspection: str = "") -> tuple[Move, ...]:
        """The moves of a round, or of all, in the order they were made."""
        return self._values(Move, case_rows.MOVES, [inspection, inspection])

    def moves_of(self, number: str) -> tuple[Move, ...]:
        """The moves of one case, in the order they were made."""
        return self._values(Move, case_rows.MOVES_OF, [number])

    def decide(self, before: Sequence[Case], after: Sequence[Case], moves: Sequence[Move]) -> None:
        """Cases that people moved, all or none.

        Raises MoveError, naming them, when one no longer stands as it did when they decided.
        """
        with lasting(self._db):
            taken = case_rows.altered(self._db, before)
            if taken:
                raise MoveError(
                    f"{'、'.join(taken)} 已被他人处理，本次操作均未生效；请重新查看后再定"
                )
            case_rows.keep_cases(self._db, after)
            case_rows.add_moves(self._db, moves)
        write_anchor(self._db, self._path)

    def broken_move(self) -> int | None:
        """The place of the first move, from 1, that was altered since it was made; None when none was."""
        with store_errors(self._path):
            return case_rows.first_broken(self._db)

    # ---- bulletins, probes -------------------------------------------------------------------

    def keep(self, bulletin: Bulletin) -> None:
        """Notes a bulletin that was written: with it the round is at its end."""
        row = [bulletin.id, bulletin.inspection, bulletin.period, _json(bulletin)]
        with transaction(self._db):
            self._db.execute("insert or replace into bulletins values (?, ?, ?, ?)", row)
            self._db.execute(
                "update inspections set state = 'published' where id = ? and state = 'settled'",
                [bulletin.inspection],
            )

    def bulletins(self) -> tuple[Bulletin, ...]:
        """All bulletins by id."""
        return self._values(Bulletin, "select body from bulletins order by id")

    def keep_probes(self, probes: Iterable[Probe]) -> None:
        """Adds to the log of availability probes; nothing in it is ever changed."""
        rows = [(one.site, _instant(one.at), one.opened, one.detail, one.seconds) for one in probes]
        with transaction(self._db):
            self._many("insert or ignore into probes values (?, ?, ?, ?, ?)", rows)

    def last_probe(self, site: str) -> datetime | None:
        """When a site was probed last."""
        rows = self._rows("select max(at) from probes where site = ?", [site])
        return datetime.fromisoformat(rows[0][0]) if rows[0][0] else None

    def probes(self, site: str, since: datetime, until: datetime) -> tuple[Probe, ...]:
        """The log of a site between two moments, both included, oldest first."""
        rows = self._rows(
            "select site, at, opened, detail, seconds from probes where site = ? and at between ? and ? order by at",
            [site, _instant(since), _instant(until)],
        )
        return tuple(
            Probe(name, datetime.fromisoformat(at), Opened(opened), detail, seconds)
            for name, at, opened, detail, seconds in rows
        )

    # ---- marks and draws ----------------------------------------------------------------------

    def keep_marks(self, entries: Iterable[MarkEntry]) -> None:
        """Adds marks that persons entered, all or none; nothing that was entered is ever changed."""
        with transaction(self._db):
            add_marks(self._db, entries)

    def marks(self, until: datetime | None = None) -> tuple[MarkEntry, ...]:
        """The entries in the order they were made; those made up to a moment, where one is given."""
        return self._values(MarkEntry, *marks_query(until))

    def keep_draw(self, draw: Draw) -> None:
        """Adds a drawn assignment; an earlier one of the same period stays on record."""
        with transaction(self._db):
            add_draw(self._db, draw)

    def draws(self) -> tuple[Draw, ...]:
        """All draws in the order they were made."""
        return self._values(Draw, DRAWS)

    def beat(self, at: datetime) -> None:
        """A sign of life of `serve`."""
        with transaction(self._db):
            self._db.execute("insert or replace into heartbeat values (1, ?)", [at.isoformat()])

    def last_beat(self) -> datetime | None:
        """The last sign of life; None when `serve` never ran."""
        rows = self._rows("select at from heartbeat")
        return datetime.fromisoformat(rows[0][0]) if rows else None

    # ---- inner -----------------------------------------------------------------------------

    def _save(self, inspection: Inspection, state: str, coverage: Coverage | None = None) -> None:
        self._db.execute(
            "insert or replace into inspections values (?, ?, ?, ?, ?, ?)",
            [
                inspection.id,
                inspection.theme,
                inspection.as_of.isoformat(),
                state,
                _json(inspection),
                _json(coverage) if coverage else None,
            ],
        )

    def _many(self, query: str, rows: Iterable[Sequence[Any]]) -> None:
        self._db.conn.executemany(query, rows)

    def _rows(self, query: str, given: Sequence[Any] = ()) -> list[Any]:
        with store_errors(self._path):
            return self._db.execute(query, list(given)).fetchall()

    def _values(
        self, kind: type[Value], query: str, given: Sequence[Any] = ()
    ) -> tuple[Value, ...]:
        """The first column of a query, as nouns."""
        rows = self._rows(query, given)
        try:
            return tuple(msgspec.json.decode(row[0], type=kind) for row in rows)
        except msgspec.DecodeError as error:
            raise ForeignDatabase(
                f"{self._path}：有记录无法读取（{error}），可能由其他版本写成"
            ) from None


def _instant(at: datetime) -> str:
    """A moment as text that sorts in order of time: the offices' own zone, to the microsecond."""
    return at.astimezone(_SHANGHAI).isoformat(timespec="microseconds")


def same_order(one: Inspection, other: Inspection) -> bool:
    """Is it one order given twice: the same theme, rules, sites and period; without a period the same date too?"""
    same = _asked(one) == _asked(other)
    return same and (bool(one.period) or one.as_of == other.as_of)


def _asked(one: Inspection) -> tuple[object, ...]:
    return (one.theme, one.rules, one.sites, one.period, one.light, one.cases)


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()


def previous_of(inspections: Sequence[Inspection], of: Inspection) -> Inspection | None:
    """The finished round that one's bulletin looks back on (上期); re-checks of single cases are none.

    It is the newest before it of an earlier month, week or quarter when it is for a month, week or quarter itself:
    the rounds of every day in between have no bulletin of that sort. Without one, the newest before it.
    """
    earlier: list[Inspection] = []
    for one in inspections:
        if one.id == of.id:
            break
        if one.finished is not None and not one.cases:
            earlier.append(one)
    alike = [one for one in earlier if _series(one) == _series(of)]
    before = [one for one in alike if not of.period or one.period != of.period]
    return next((them[-1] for them in (before, alike, earlier) if them), None)


def _series(one: Inspection) -> tuple[str, bool]:
    """The form of its period (9999-99, 9999-W99 …), a month's where it has none; and whether it is one of every day."""
    return re.sub("[0-9]", "9", one.period) or "9999-99", one.light
