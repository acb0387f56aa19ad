"""A year of `serve` on six small sites with a moved clock: a quiet one, and one with everything that can go wrong.

    python -m bench.year [--kills 200] [--seed 1] [--keep FOLDER]

Both years make real rounds over real sockets; the sites change with the clock (`sample/year_script.py`). In the
second, the machine is off for hours to weeks, the process is killed at random moments, the disk is full, the database
locked, the clock set back, and the receiver of messages away for a day. Prints what each year made, the delays, and
every fault; exits with 1 when there is one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import sample  # noqa: E402
from app.clock import SHANGHAI  # noqa: E402
from app.evidence import run_verify  # noqa: E402
from app.inspection import rejudge  # noqa: E402
from app.keeping.restore import restore  # noqa: E402
from bench.year_accounts import Delays, Year, account_of, differences, faults  # noqa: E402
from bench.year_office import Clock, Order, Span, Troubles, live  # noqa: E402
from bench.year_receiver import Receiver, receiving  # noqa: E402
from records.config import load  # noqa: E402
from sample.year import year_county  # noqa: E402

LIVES = multiprocessing.get_context("forkserver")
LIVES.set_forkserver_preload(
    ["bench.year_office", "reports.docx", "reports.ledger_xlsx", "apprise"]
)
RESTARTED = timedelta(minutes=5)
"""After a kill: what supervises the process starts it again."""


def at(text: str) -> datetime:
    """A moment in China."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def between(first: str, last: str) -> Span:
    """A span of moments."""
    return Span(at(first), at(last))


YEAR = between("2026-01-04 12:00", "2027-01-05 00:00")
OFF = (
    between("2026-01-19 01:00", "2026-01-19 04:00"),
    between("2026-02-10 00:00", "2026-02-24 15:00"),
    between("2026-04-01 00:00", "2026-04-27 09:00"),
    between("2026-06-15 20:00", "2026-06-18 08:00"),
    between("2026-07-31 12:00", "2026-09-07 12:00"),
    between("2026-10-12 02:00", "2026-10-14 10:00"),
    between("2026-11-09 02:00", "2026-11-25 09:00"),
    between("2026-12-28 00:00", "2027-01-03 12:00"),
)
"""When the machine is off. At the beginning of those that begin at two o'clock a round is under way."""
TROUBLES = Troubles(
    no_room=(between("2026-03-16 00:00", "2026-03-17 12:00"),),
    full=(between("2026-09-21 00:00", "2026-09-22 00:00"),),
    locked=(between("2026-07-13 01:30", "2026-07-13 02:30"),),
    back=(
        (between("2026-05-18 00:00", "2026-05-18 12:00"), timedelta(hours=6)),
        (between("2026-10-21 12:00", "2026-10-23 12:00"), timedelta(days=10)),
    ),
)
AWAY = between("2026-03-30 00:00", "2026-03-31 00:00")
"""When the receiver of messages refuses everything."""
DELAYS: Delays = {
    # Spring Festival and a fortnight before it: due on 24 February at two, begun at three in the afternoon
    "每周检查 2026-W09": (1, ()),
    # no room for a day and a half
    "每周检查 2026-W12": (2, ()),
    # nearly all of April: due on the 3rd, and three weeks that one later week stands for
    "每月主题 2026-04": (24, ()),
    "每周检查 2026-W18": (0, ("2026-W15", "2026-W16", "2026-W17")),
    "季度全面检查 2026-Q2": (2, ()),
    # five weeks of summer: each month has a theme of its own
    "每月主题 2026-08": (33, ()),
    "每月主题 2026-09": (4, ()),
    "每周检查 2026-W37": (0, ("2026-W32", "2026-W33", "2026-W34", "2026-W35", "2026-W36")),
    # nothing could be written for a day
    "每周检查 2026-W39": (1, ()),
    # broken off on Monday, ended on Wednesday
    "每周检查 2026-W42": (2, ()),
    # broken off on the 9th and too old to go on with on the 25th
    "每周检查 2026-W48": (2, ("2026-W46", "2026-W47")),
    # the change of year
    "每周检查 2026-W53": (6, ()),
}
"""What the disturbed year must say of its delays: worked out by hand from the calendar and from OFF and TROUBLES."""


# ---- a year -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Disturbed:
    """What is done to a year."""

    kills: int = 0
    pace: float = 0.0
    """Seconds that the quiet year took: the kills are spread over as many."""
    off: tuple[Span, ...] = ()
    troubles: Troubles = field(default_factory=Troubles)
    away: Span | None = None
    """When the receiver of messages refuses everything."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Lived:
    """How a year went."""

    year: Year
    receiver: Receiver
    kills: int
    lives: int
    seconds: float
    cpu: float
    """Seconds that the office's processes had spent when they last looked at what is due."""
    order: Order


def lived(folder: Path, disturbed: Disturbed, span: Span = YEAR) -> Lived:
    """One year, or a part of it, in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    clock = Clock(folder / "clock")
    clock.turn_to(span.first)
    with (
        sample.serve(year_county(clock.world), 0) as server,
        receiving(clock, disturbed.away) as receiver,
    ):
        order = Order(folder, server.port, receiver.address, span.last, disturbed.troubles)
        driver = _Driver(order, clock, disturbed)
        began = time.monotonic()
        driver.drive()
        seconds = time.monotonic() - began
        return Lived(
            account_of(order.config(clock.true)),
            receiver,
            driver.kills,
            clock.begun,
            seconds,
            driver.cpu,
            order,
        )


class _Driver:
    """Starts processes, kills them, and switches the machine off and on."""

    def __init__(self, order: Order, clock: Clock, disturbed: Disturbed) -> None:
        self.order, self.clock, self.disturbed = order, clock, disturbed
        self.chance = random.Random(disturbed.seed)
        self.kills, self.cpu = 0, 0.0
        self.begin = clock.true

    def drive(self) -> None:
        """From the beginning to the end."""
        for one in self.disturbed.off:
            if one.first >= self.order.until:
                break
            broken_off = one.first.hour == 2
            self._serve(one.first)
            if broken_off:
                self._break_off(one.first)
            self.clock.turn_to(min(one.last, self.order.until))
        self._serve(self.order.until)

    def _serve(self, until: datetime) -> None:
        """One process after another until a moment."""
        while self.clock.true < until:
            process = self._begun(until)
            process.join(self._span())
            if process.exitcode is None:
                self._kill(process)
                self.kills += 1
            self.cpu += self.clock.spent
            if process.exitcode and process.exitcode > 0:
                raise SystemExit(
                    f"a process ended with {process.exitcode}: see {self.order.folder}/said.txt"
                )

    def _span(self) -> float | None:
        """Seconds until the next kill, so that those that are left are spread over what is left of the year."""
        left = self.disturbed.kills - self.kills
        if left <= 0:
            return None
        ahead = (self.order.until - self.clock.true) / (self.order.until - self.begin)
        return self.chance.uniform(0, 1.6 * self.disturbed.pace * ahead / left)

    def _break_off(self, due: datetime) -> None:
        """The machine goes off in the middle of the round that is due."""
        process = self._begun(due + timedelta(hours=1))
        time.sleep(0.3)
        self._kill(process)
        self.clock.turn_to(due)

    def _begun(self, until: datetime) -> multiprocessing.process.BaseProcess:
        """A process that serves until a moment; it has begun when this returns."""
        before = self.clock.begun
        process = LIVES.Process(target=live, args=(replace(self.order, until=until),))
        process.start()
        while self.clock.begun == before and process.exitcode is None:
            time.sleep(0.002)
        return process

    def _kill(self, process: multiprocessing.process.BaseProcess) -> None:
        process.kill()
        process.join()
        self.clock.turn_to(self.clock.true + RESTARTED)


def compared(quiet: Lived, other: Lived, expected: Delays) -> list[str]:
    """Every fault of two years."""
    found = [f"quiet year: {one}" for one in faults(quiet.year, {})]
    found += [f"disturbed year: {one}" for one in faults(other.year, expected)]
    found += differences(quiet.year, other.year)
    for name, one in (("quiet", quiet), ("disturbed", other)):
        found += [f"{name} year: two texts under {key}" for key in one.receiver.doubled()]
        sent = sum(len(parcel.parts) for parcel in one.year.parcels)
        if len(set(one.receiver.taken)) != sent:
            found.append(f"{name} year: {sent} parts sent, {len(set(one.receiver.taken))} received")
    return found


def checked(one: Lived) -> Iterator[str]:
    """What is wrong with the evidence, and with what the last backup restores."""
    config = one.year.config
    there = one.order.folder / "restored"
    restore(one.order.folder / "backup", there)
    restored = load(there / "office.toml")
    for each in (config, restored):
        with redirect_stdout(StringIO()) as said:
            code = run_verify(each.path, (), as_json=True)
        if code:
            yield f"evidence verify of {each.path.parent}: {said.getvalue()}"
    for made in [round_ for round_ in one.year.rounds if round_.finished][-6:-3]:
        if rejudge(restored, made.id) != rejudge(config, made.id):
            yield f"{made.id} is judged otherwise from the restored folder"


# ---- the command ------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Live both years and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder that stays, with both data folders")
    told = parser.parse_args(arguments)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now(tz=UTC).date()} · {machine}")
    print(f"command: python -m bench.year --kills {told.kills} --seed {told.seed}\n", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = told.keep or Path(name)
        quiet = lived(folder / "quiet", Disturbed())
        disturbed = Disturbed(told.kills, quiet.seconds, OFF, TROUBLES, AWAY, told.seed)
        other = lived(folder / "disturbed", disturbed)
        found = [*compared(quiet, other, DELAYS), *checked(other)]
    _show(quiet, other)
    print(*(found or ["no fault"]), sep="\n")
    return bool(found)


_ROWS: Mapping[str, Callable[[Lived], object]] = {
    "periods that a later one stands for": lambda one: (
        len(one.year.rows) - sum(one.year.products().values())
    ),
    "cases": lambda one: len(one.year.cases),
    "recurrences": lambda one: sum(case.recurrences for case in one.year.cases),
    "messages received": lambda one: len(set(one.receiver.taken)),
    "of them again under the same key": lambda one: one.receiver.repeated(),
    "refused by the receiver that was away": lambda one: one.receiver.refused,
    "processes": lambda one: one.lives,
    "killed at a random moment": lambda one: one.kills,
    "CPU seconds of these processes": lambda one: round(one.cpu),
    "seconds": lambda one: round(one.seconds),
}


def _show(quiet: Lived, other: Lived) -> None:
    print("| | quiet | disturbed |\n|---|---|---|")
    for plan in quiet.year.config.schedule.plans:
        counts = [one.year.products()[plan.name] for one in (quiet, other)]
        print(f"| {plan.name} | {counts[0]} | {counts[1]} |")
    for name, how in _ROWS.items():
        print(f"| {name} | {how(quiet)} | {how(other)} |")
    print("\n| late | days | stands for |\n|---|---|---|")
    for key, (days, missed) in other.year.delays.items():
        print(f"| {key} | {days} | {'、'.join(missed)} |")
    print()


if __name__ == "__main__":
    raise SystemExit(main())
