"""`/metrics`: what Prometheus reads (text format 0.0.4). Counts and moments only; no site, no person, no address."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from app.keeping.room import free_at
from records import Severity
from records.awaiting import awaiting
from records.config import Config
from records.config.schedule import ROUND
from records.due import ABSORBED, DONE, STATE_WORDS
from records.messages import Standing
from records.store.office import OfficeStore

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BEGUN = time.time()


@dataclass(frozen=True, slots=True)
class Metric:
    """One family of samples."""

    name: str
    kind: str
    """gauge or counter."""
    help: str
    samples: tuple[tuple[Mapping[str, str], float], ...]


def exposition(metrics: Iterable[Metric]) -> str:
    """The text format: HELP, TYPE, then the samples of each family."""
    lines = []
    for one in metrics:
        lines.append(f"# HELP {one.name} {_escaped(one.help)}")
        lines.append(f"# TYPE {one.name} {one.kind}")
        lines += [f"{one.name}{_labels(labels)} {_number(value)}" for labels, value in one.samples]
    return "\n".join(lines) + "\n"


def _labels(labels: Mapping[str, str]) -> str:
    if not labels:
        return ""
    told = (f'{name}="{_escaped(text, quoted=True)}"' for name, text in labels.items())
    return "{" + ",".join(told) + "}"


def _escaped(text: str, *, quoted: bool = False) -> str:
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace('"', '\\"') if quoted else text


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


def metrics(config: Config, now: datetime) -> Iterator[Metric]:
    """All families. Raises StoreError when the data folder cannot be read."""
    yield _one("mingjian_build_info", "The version, as a label.", 1, version=version("mingjian"))
    yield _one("mingjian_disk_free_bytes", "Bytes free for the data folder.", free_at(config.data))
    yield from _process()
    path = config.data / "office.db"
    if path.exists():
        with OfficeStore(path, wait=1.0) as office:
            yield from _rounds(config, office)
            yield from _ledger(office, now)
            yield from _work(office)


def _one(name: str, help_: str, value: float, kind: str = "gauge", **labels: str) -> Metric:
    return Metric(name, kind, help_, ((labels, value),))


def _many(name: str, help_: str, label: str, values: Mapping[str, float]) -> Metric:
    return Metric(name, "gauge", help_, tuple(({label: one}, n) for one, n in values.items()))


def _rounds(config: Config, office: OfficeStore) -> Iterator[Metric]:
    rounds = [one for one in office.inspections() if one.finished is not None]
    yield _one("mingjian_rounds_total", "Rounds that came to their end.", len(rounds), "counter")
    plans = [one.name for one in config.schedule.plans if one.work == ROUND]
    last = {one.planned.plan: one.finished for one in rounds if one.planned and one.finished}
    yield _many(
        "mingjian_plan_last_success_timestamp_seconds",
        "When the last round of a plan came to its end; 0 = never.",
        "plan",
        {one: last[one].timestamp() if one in last else 0 for one in plans},
    )
    if not rounds:
        return
    newest = rounds[-1]
    if newest.started and newest.finished:
        took = (newest.finished - newest.started).total_seconds()
        yield _one("mingjian_last_round_seconds", "How long the last round took.", took)
    sites = office.coverage(newest.id).sites
    yield _many(
        "mingjian_last_round_visits",
        "Requests of the last round by outcome.",
        "outcome",
        {
            "page": sum(one.pages for one in sites),
            "attachment": sum(one.attachments for one in sites),
            "unreached": sum(one.unreached for one in sites),
        },
    )


def _ledger(office: OfficeStore, now: datetime) -> Iterator[Metric]:
    every = office.cases()
    needing = any(one.finding.by_person for one in every)
    waiting = {one.number for one in awaiting(every, office.moves())} if needing else set()
    cases = [one for one in every if one.is_open and one.number not in waiting]
    counts = Counter(one.finding.severity for one in cases)
    yield _many(
        "mingjian_cases_open",
        "Open cases by severity, without those that wait for a person's confirmation.",
        "severity",
        {str(one): counts[one] for one in Severity},
    )
    late = sum(one.is_overdue(now.date()) for one in cases)
    yield _one("mingjian_cases_overdue", "Open cases whose agency owes an answer.", late)


def _work(office: OfficeStore) -> Iterator[Metric]:
    states = Counter(one.state for one in office.due.open())
    open_ = [one for one in STATE_WORDS if one not in {DONE, ABSORBED}]
    yield _many(
        "mingjian_due_jobs",
        "Rows of the calendar of work that are not at their end.",
        "state",
        {one.replace(" ", "_"): states[one] for one in open_},
    )
    beat = office.last_beat()
    yield _one(
        "mingjian_heartbeat_timestamp_seconds",
        "The last sign of life of serve; 0 = never.",
        beat.timestamp() if beat else 0,
    )
    waiting = len(office.outbox.loose())
    waiting += len(office.outbox.parcels(Standing.WAITING, Standing.SENDING))
    lost = len(office.outbox.parcels(Standing.FAILED))
    yield _one("mingjian_outbox_waiting", "Messages and parcels not sent yet.", waiting)
    yield _one("mingjian_outbox_failed", "Parcels given up.", lost)
    yield _one("mingjian_warnings", "Warnings that last.", len(office.watch.standing()))


def _process() -> Iterator[Metric]:
    """What every Prometheus client tells of its process."""
    times = os.times()
    cpu = times.user + times.system
    yield _one("process_cpu_seconds_total", "CPU time of the process.", cpu, "counter")
    yield _one("process_start_time_seconds", "When the process began.", _BEGUN)
    if (rss := resident()) is not None:
        yield _one("process_resident_memory_bytes", "Resident memory.", rss)


def resident(statm: Path = Path("/proc/self/statm")) -> int | None:
    """Bytes of memory in use; None where the system has no /proc."""
    try:
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return None
