"""A day of `serve` with a thousand sites, some of which hang or are slow: memory, due times, and who waits for whom.

    python -m bench.serve_load [--sites 1000] [--hang 20] [--slow 20] [--probes 24]

The sites are small ones of the sample, served over sockets by a process of their own. The office's process does what
`serve` does: it looks at the due-table, makes the rounds and probes the home pages. Its clock goes on while it works
and leaps when it has nothing to do, so that a day passes in minutes. Prints when each piece of work was due, begun and
ended, and the memory of the process; exits with 1 when a limit is broken.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import sample  # noqa: E402
from app.clock import SHANGHAI  # noqa: E402
from sample.nouns import AgencyPlan, Reply, SitePlan  # noqa: E402
from sample.year import YearCounty, config_parts  # noqa: E402
from sample.year_script import SITES  # noqa: E402

DAY = date(2026, 3, 2)
"""A Monday."""
FILES = 1024
"""Open files that a process may have where nobody says otherwise (systemd, Debian)."""
MOST_MEMORY = 300
"""MB: what issue 7 allows."""
LOOK = timedelta(minutes=10)
"""Between two looks when there is nothing to do."""
SLOW_SECONDS, HANG_SECONDS = 1.5, 600.0
FEW = 10
"""Sites of each small plan."""
_EVENING = ("01:05", "01:30", "08:00", "12:00", "18:00")
_HEAD = """\
[keeping]
floor = 0
[schedule]
probes = {probes}
jitter = 0
[[schedule.plans]]
name = "日常巡查"
every = "day"
light = true
time = "01:00"
theme = "栏目更新"
rules = ["availability", "updates"]
formats = ["md"]
[[schedule.plans]]
name = "每周检查"
every = "week"
time = "02:00"
theme = "每周检查"
rules = ["availability", "updates", "links", "identity", "privacy"]
formats = ["md", "xlsx"]
"""


@dataclass(frozen=True)
class LoadCounty(YearCounty):
    """Small sites of which some hang and some are slow."""

    hanging: frozenset[str] = frozenset()
    slow: frozenset[str] = frozenset()

    def respond(self, host: str, path: str) -> Reply:
        """The usual answer, late or never."""
        name = host.rsplit(":", 1)[0]
        wait = HANG_SECONDS if name in self.hanging else SLOW_SECONDS if name in self.slow else 0.0
        return replace(super().respond(host, path), delay=wait)


def county(sites: int, hang: int, slow: int) -> LoadCounty:
    """So many sites; those that hang and those that are slow are spread among them."""
    offices = [AgencyPlan(f"a{n:04d}", f"云溪区第{n + 1}局", (), "部门") for n in range(sites)]
    plans = tuple(_site(number, offices[number]) for number in range(sites))
    hosts = {one.host: one for one in plans}
    every = max(1, sites // max(1, hang + slow))
    odd = [one.host for one in plans[FEW * len(_EVENING) :: every]][: hang + slow]
    return LoadCounty(
        1, DAY, plans, tuple(offices), _hosts=hosts, clock=_noon,
        hanging=frozenset(odd[:hang]), slow=frozenset(odd[hang:]),
    )  # fmt: skip


def _noon() -> datetime:
    return datetime.fromisoformat(f"{DAY} 12:00")


def _site(number: int, office: AgencyPlan) -> SitePlan:
    like = SITES[number % 3]
    key = f"s{number:04d}"
    return replace(
        like, id=key, key=key, number=number, host=f"{key}.yunxi.example", name=office.name,
        agency=office, code=f"99{number:08d}",
    )  # fmt: skip


def serve_sites(sites: int, hang: int, slow: int, told: Connection) -> None:
    """The process of the sites: tells its port and serves until it is ended."""
    with sample.serve(county(sites, hang, slow), 0) as server:
        told.send(server.port)
        told.recv()


# ---- the office ------------------------------------------------------------------------------------------


class Clock:
    """Goes on by itself, and leaps."""

    def __init__(self, begin: datetime) -> None:
        self._begin, self._from = begin, time.monotonic()

    def now(self) -> datetime:
        """The moment."""
        return self._begin + timedelta(seconds=time.monotonic() - self._from)

    def leap(self, moment: datetime) -> None:
        """Goes on from a later moment."""
        self._begin, self._from = max(moment, self.now()), time.monotonic()


def office(config_path: Path, told: Connection) -> None:
    """The process of the office: a day of `serve`."""
    from app.probing import probe_due
    from app.schedule.carrying import Carried, Carrier, Task
    from app.schedule.turns import Turns
    from records.config import load
    from records.due import Owner

    resource.setrlimit(
        resource.RLIMIT_NOFILE, (FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    )
    said = os.open(config_path.with_name("said.txt"), os.O_CREAT | os.O_WRONLY)
    os.dup2(said, 1)
    begin = datetime(DAY.year, DAY.month, DAY.day, 0, 30, tzinfo=SHANGHAI)
    clock, config = Clock(begin), load(config_path)
    carrier = Carrier(clock.now)
    marks: list[tuple[str, float]] = [("configuration read", _peak())]
    work: list[tuple[str, float, float, float]] = []

    def carry(task: Task) -> Carried:
        started = clock.now()
        done = carrier(task)
        due = task.row.at.astimezone(SHANGHAI)
        after, took = (started - due).total_seconds(), (clock.now() - started).total_seconds()
        work.append((task.plan.name, due.timestamp(), after, took))
        marks.append((task.plan.name, _peak()))
        return done

    turns = Turns(config, Owner("load", "here"), clock.now, carry)
    probes = 0
    while clock.now() < begin + timedelta(days=1):
        look = clock.now()
        probes += _timed(lambda: probe_due(config, clock.now), marks)
        turns.turn()
        clock.leap(look + LOOK)
    marks.append(("the day's end", _peak()))
    used = resource.getrusage(resource.RUSAGE_SELF)
    told.send((marks, work, probes, used.ru_utime + used.ru_stime))


def _timed(job: Callable[[], int], marks: list[tuple[str, float]]) -> int:
    made = job()
    if made and not any(name == "probes" for name, _ in marks):
        marks.append(("probes", _peak()))
    return made


def _peak() -> float:
    """MB, the most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ---- the command -------------------------------------------------------------------------------------------


def written(folder: Path, sites: LoadCounty, port: int, probes: int) -> Path:
    """The configuration: two plans over all sites, and small ones that are due while those run and afterwards."""
    first = [one.id for one in sites.sites[: FEW * len(_EVENING)]]
    plans = _HEAD.format(probes=probes)
    for place, hour in enumerate(_EVENING):
        mine = first[place * FEW : place * FEW + FEW]
        plans += (
            f'[[schedule.plans]]\nname = "小范围{place + 1}"\nevery = "day"\ntime = "{hour}"\n'
            f'theme = "专项{place + 1}"\nsites = {json.dumps(mine)}\nrules = ["updates"]\nformats = ["md"]\n'
        )
    path = folder / "office.toml"
    path.write_text(plans.join(config_parts(port, sites, DAY)), encoding="utf-8")
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve, live the day, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sites", type=int, default=1000)
    parser.add_argument("--hang", type=int, default=20, help="sites that never answer")
    parser.add_argument(
        "--slow", type=int, default=20, help="sites that answer after a second and a half"
    )
    parser.add_argument("--probes", type=int, default=24, help="a day, of each home page")
    told = parser.parse_args(arguments)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now(tz=UTC).date()} · {machine}")
    words = f"--sites {told.sites} --hang {told.hang} --slow {told.slow} --probes {told.probes}"
    print(f"command: python -m bench.serve_load {words}\n", flush=True)
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as name:
        here, there = spawn.Pipe()
        size = (told.sites, told.hang, told.slow)
        server = spawn.Process(target=serve_sites, args=(*size, there), daemon=True)
        server.start()
        path = written(Path(name), county(*size), here.recv(), told.probes)
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=office, args=(path, theirs))
        began = time.monotonic()
        process.start()
        theirs.close()
        marks, work, probes, cpu = ours.recv()
        process.join()
        here.send("end")
        server.join()
        seconds = time.monotonic() - began
    return _show(marks, work, probes, cpu, seconds)


def _show(
    marks: Sequence[tuple[str, float]],
    work: Sequence[tuple[str, float, float, float]],
    probes: int,
    cpu: float,
    seconds: float,
) -> int:
    print("| work | due | begun after s | took s |\n|---|---|---|---|")
    for name, due, after, took in work:
        at = datetime.fromtimestamp(due, SHANGHAI)
        print(f"| {name} | {at:%d %H:%M} | {after:.0f} | {took:.0f} |")
    print("\n| after | peak MB |\n|---|---|")
    print(*(f"| {name} | {peak:.0f} |" for name, peak in marks), sep="\n")
    print(f"\nprobes: {probes}; CPU: {cpu:.0f} s; wall: {seconds:.0f} s")
    peak = max(one for _, one in marks)
    if peak > MOST_MEMORY:
        print(f"peak memory {peak:.0f} MB is more than {MOST_MEMORY} MB")
    return int(peak > MOST_MEMORY)


if __name__ == "__main__":
    raise SystemExit(main())
