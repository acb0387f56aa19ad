"""An office that serves a year with a clock of its own: what `bench.year` kills, fills, locks and switches off.

Nothing waits: the clock stands still while work is done and leaps to the next look at the due-table. It lies in a
file, so that it survives the process, and the sample's server and whoever kills can read it.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import resource
import secrets
import sqlite3
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from time import process_time

from app.clock import SHANGHAI
from app.keeping.nightly import nightly
from app.notify import daily
from app.schedule.carrying import Carrier
from app.schedule.turns import Turns
from records import Case, Response, Stage
from records.config import Config, load
from records.due import Owner
from records.errors import MingjianError
from records.store.office import OfficeStore
from records.store.serve_lock import Holder, ServeLock
from reports import moves
from reports.moves import Deed, Step
from sample.year import year_config
from sample.year_script import CORRECTED

LOOKS = ((2, 0), (3, 0), (4, 30), (5, 0), (10, 0), (16, 0))
"""Hours of a day at which the due-table is looked at: `serve` looks every half minute."""
NIGHT = (4, 30)
_SATURDAY = 5
_CLOCK = struct.Struct("dddd")
SMALL = 150_000
"""Bytes that a file may have while the disk is full: less than every database and archive has by then."""
UNPAYABLE = 10_000_000
"""MB that are to stay free, more than any disk has."""


class Clock:
    """The true moment, how far the machine's clock is from it, how many processes have begun, and the CPU seconds of
    the newest; in a file."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_CLOCK.pack(0.0, 0.0, 0.0, 0.0))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _CLOCK.size)

    def _get(self, place: int) -> float:
        return float(_CLOCK.unpack(self._map[:])[place])

    def _put(self, place: int, value: float) -> None:
        struct.pack_into("d", self._map, place * 8, value)

    @property
    def true(self) -> datetime:
        """The moment at which the world is."""
        return datetime.fromtimestamp(self._get(0), SHANGHAI)

    def world(self) -> datetime:
        """The same without a zone, for the sample's server."""
        return self.true.replace(tzinfo=None)

    def now(self) -> datetime:
        """What the machine's clock shows."""
        return self.true + timedelta(seconds=self._get(1))

    def turn_to(self, moment: datetime, wrong: timedelta = timedelta()) -> None:
        """The world goes on to a moment."""
        self._put(1, wrong.total_seconds())
        self._put(0, moment.timestamp())

    @property
    def begun(self) -> int:
        """How many processes have begun their work."""
        return int(self._get(2))

    def begin(self) -> None:
        """One more has."""
        self.spent = 0.0
        self._put(2, self.begun + 1)

    @property
    def spent(self) -> float:
        """CPU seconds that the newest process had spent when it last looked at what is due."""
        return self._get(3)

    @spent.setter
    def spent(self, seconds: float) -> None:
        self._put(3, seconds)


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when something is the matter with the office's machine."""

    first: datetime
    last: datetime

    def holds(self, moment: datetime) -> bool:
        """Is it so at that moment?"""
        return self.first <= moment < self.last


@dataclass(frozen=True, slots=True)
class Troubles:
    """What is the matter with the office's machine in a year, besides being off and being killed."""

    no_room: tuple[Span, ...] = ()
    """The disk has less room than the office wants."""
    full: tuple[Span, ...] = ()
    """Writing fails."""
    locked: tuple[Span, ...] = ()
    """Somebody else holds the write lock of office.db."""
    back: tuple[tuple[Span, timedelta], ...] = ()
    """The clock is set back so far."""


@dataclass(frozen=True, slots=True)
class Order:
    """What one process is told: where it works, and until when."""

    folder: Path
    port: int
    hook: str
    until: datetime
    troubles: Troubles = field(default_factory=Troubles)

    def config(self, moment: datetime) -> Config:
        """The configuration of a day. Written where it is another one than before, as an editor would."""
        floor = UNPAYABLE if _any(self.troubles.no_room, moment) else 0
        text = _text(self.port, moment.date() >= CORRECTED, self.hook, floor)
        path = self.folder / "office.toml"
        if not path.exists() or path.read_text("utf-8") != text:
            draft = path.with_suffix(".new")
            draft.write_text(text, encoding="utf-8")
            draft.replace(path)
        return _loaded(path, text)


@cache
def _text(port: int, corrected: bool, hook: str, floor: int) -> str:
    day = CORRECTED if corrected else CORRECTED - timedelta(days=1)
    return year_config(port, day, notify=hook, backup="backup", floor=floor)


@cache
def _loaded(path: Path, _: str) -> Config:
    return load(path)


def _any(spans: tuple[Span, ...], moment: datetime) -> bool:
    return any(one.holds(moment) for one in spans)


# ---- a life ----------------------------------------------------------------------------------------


def live(order: Order) -> None:
    """One process of `serve`, from its start to a moment; all that it says goes to a file."""
    said = os.open(order.folder / "said.txt", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    os.dup2(said, 1)
    os.dup2(said, 2)
    clock = Clock(order.folder / "clock")
    token = f"{os.getpid()}:{secrets.token_hex(4)}"
    data = order.config(clock.true).data
    with contextlib.closing(ServeLock(data, Holder(os.getpid(), "here", clock.now(), token))):
        clock.begin()
        owner = Owner(token, "here")
        while clock.true < order.until:
            _look(order, clock, owner)
            clock.spent = process_time()
            _on(order, clock)


def _on(order: Order, clock: Clock) -> None:
    """The world goes on to the next look, and the machine's clock with it, right or wrong."""
    moment = next_look(clock.true)
    wrong = (by for span, by in order.troubles.back if span.holds(moment))
    clock.turn_to(moment, -next(wrong, timedelta()))


def next_look(moment: datetime) -> datetime:
    """The first look after a moment."""
    day = moment.date()
    while True:
        for hour, minute in LOOKS:
            found = datetime.combine(day, time(hour, minute), SHANGHAI)
            if found > moment:
                return found
        day += timedelta(days=1)


def _look(order: Order, clock: Clock, owner: Owner) -> None:
    """One look at what is due, as `serve` has it, and what people do at that hour."""
    true = clock.true
    config = order.config(true)
    turns = Turns(config, owner, clock.now, Carrier(clock.now))
    with contextlib.ExitStack() as stack:
        if _any(order.troubles.full, true):
            stack.enter_context(_full())
        if _any(order.troubles.locked, true):
            stack.enter_context(_locked(config))
        _told(turns.turn)
        _told(lambda: daily(config, clock.now))
        if (true.hour, true.minute) == NIGHT and true.weekday() == _SATURDAY:
            _told(lambda: [print(line, flush=True) for line in nightly(config, clock.now())])
        _told(lambda: people(config, clock.now()))


def _told(job: Callable[[], object]) -> None:
    """As in `serve`: trouble with the data folder is one line, and the next look tries again."""
    try:
        job()
    except MingjianError as error:
        print(error, flush=True)


@contextlib.contextmanager
def _full() -> Iterator[None]:
    """No file may grow beyond a few bytes: by the kernel's own word, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextlib.contextmanager
def _locked(config: Config) -> Iterator[None]:
    """Somebody else is writing into office.db and does not end."""
    with contextlib.closing(sqlite3.connect(config.data / "office.db", isolation_level=None)) as db:
        db.execute("begin immediate")
        yield


# ---- people ----------------------------------------------------------------------------------------

_WEDNESDAY, _FRIDAY = 2, 4
_TO_SEND = frozenset({Stage.FOUND, Stage.CONFIRMED, Stage.REOPENED})


def people(config: Config, now: datetime) -> None:
    """On Wednesday at ten all that is new is confirmed and sent, on Friday at four all that was sent is answered."""
    if (now.weekday(), now.hour) == (_WEDNESDAY, 10):
        _do(config, _TO_SEND, lambda one: _sent(one, config, now))
    elif (now.weekday(), now.hour) == (_FRIDAY, 16):
        _do(config, frozenset({Stage.SENT}), lambda one: _answered(one, now))


def _do(config: Config, stages: frozenset[Stage], deed: Callable[[Case], Step]) -> None:
    with OfficeStore(config.data / "office.db") as office:
        for case in office.cases():
            if case.stage in stages:
                step = deed(case)
                office.decide([case], [step.after], step.moves)


def _sent(case: Case, config: Config, now: datetime) -> Step:
    deed = Deed("张科", now, "核实无误")
    if case.stage is not Stage.FOUND:
        return moves.send(case, deed, config.office)
    first = moves.confirm(case, deed)
    second = moves.send(first.after, deed, config.office)
    return Step(case, second.after, (*first.moves, *second.moves))


def _answered(case: Case, now: datetime) -> Step:
    said = Response(now.date(), "已整改", "李科", at=now)
    return moves.respond(case, Deed("李科", now, "已整改"), said)
