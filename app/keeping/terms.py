"""What is past its time and what is never touched, worked out of the configuration, the rounds and the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.inspection import PROBED
from records import Case, Inspection, Judgement, Move
from records.config import Config
from records.evidence import Evidence
from records.issued import Issued
from records.store.keeping import Terms
from records.store.office import OfficeStore, previous_of
from records.store.office_keeping import Window


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why what stays stays, in numbers."""

    open_cases: int
    recent_cases: int
    """Ended not longer ago than the office wants."""
    issued: int
    """Issued bulletins and notices."""


@dataclass(frozen=True, slots=True)
class Due:
    """All that retention is decided by."""

    terms: Terms
    reasons: Reasons
    probes_before: datetime
    probes_spared: tuple[Window, ...]
    settled: frozenset[str]
    """Rounds whose ledger as they met it may go: nothing was issued from them."""
    judged: frozenset[str]
    """Those of them whose judgements may go, too: no bulletin that can still be written looks back on them."""


def due(config: Config, office: OfficeStore, now: datetime) -> Due:
    """What may go on a day. A round that office.db does not know, or that never ended, is never past its time."""
    keeping, today = config.keeping, now.date()
    issued = office.issued.book()
    frozen = {one.inspection for one in issued}
    rounds = [one for one in office.inspections() if one.finished is not None]

    def old(months: int, *, but: Iterable[str] = ()) -> frozenset[str]:
        before, spared = months_before(today, months), set(but)
        return frozenset(one.id for one in rounds if one.as_of < before and one.id not in spared)

    held = list(_held(config, office, today))
    evidence = [one for case in held for one in _of_case(case, office.moves_of(case.number))]
    evidence += _of_issued(office, issued)
    kept = [
        one
        for one in rounds
        if one.id in frozen or one.as_of >= months_before(today, keeping.visits)
    ]
    terms = Terms(
        pages=old(keeping.pages),
        files=old(keeping.files),
        visits=old(keeping.visits, but=frozen),
        digests=frozenset(one.digest for one in evidence if one.digest),
        urls=frozenset(one.url for one in evidence if one.url),
    )
    opened = sum(case.is_open for case in held)
    reasons = Reasons(opened, len(held) - opened, len(issued))
    before = datetime.combine(months_before(today, keeping.probes), now.timetz())
    settled = old(keeping.settled, but=frozen | {one.id for one in rounds[-1:]})
    judged = settled - _looked_back_on(rounds, settled)
    return Due(terms, reasons, before, tuple(_windows(kept)), settled, judged)


def _looked_back_on(rounds: Sequence[Inspection], old: frozenset[str]) -> frozenset[str]:
    """The rounds that bulletins of those that are not old compare with: the one before, and a year's the year before.

    `rounds`: the finished ones, oldest first.
    """
    kept = [one for one in rounds if one.id not in old]
    found = {previous_of(rounds, one) for one in kept}
    for year, theme in {(one.as_of.year, one.theme) for one in kept}:
        before = [one for one in rounds if one.as_of.year < year and one.theme == theme]
        found.add(before[-1] if before else None)
    return frozenset(one.id for one in found if one is not None)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month where it has no such day."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def _held(config: Config, office: OfficeStore, today: date) -> Iterator[Case]:
    """Cases whose evidence has no term yet: open ones, and those whose last step is not long ago."""
    before = months_before(today, config.keeping.closed)
    for case in office.cases():
        if case.is_open or _last_step(case, office.moves_of(case.number)) >= before:
            yield case


def _last_step(case: Case, moves: Iterable[Move]) -> date:
    """The day on which it last moved."""
    days = [one.on for one in moves]
    return max([case.found_on, *days, *([case.closed_on] if case.closed_on else [])])


def _of_case(case: Case, moves: Iterable[Move]) -> Iterator[Evidence]:
    """What a case rests on: its finding's, and the digests and links that its moves name."""
    yield from _of_judgements([case.finding])
    for move in moves:
        for named in move.evidence:
            yield Evidence(named, named)


def _of_issued(office: OfficeStore, issued: Iterable[Issued]) -> Iterator[Evidence]:
    """What issued bulletins and papers were made from; papers that were issued at one time share it."""
    met: set[tuple[str, datetime]] = set()
    for one in issued:
        if not one.is_notice:
            yield from _of_judgements(office.issued.frozen(one).round.judgements)
        elif (one.inspection, one.at) not in met:
            met.add((one.inspection, one.at))
            yield from _of_judgements(office.issued.frozen_notice(one)[1].round.judgements)


def _of_judgements(judgements: Iterable[Judgement]) -> list[Evidence]:
    return [one for each in judgements for one in (Evidence(each.url), *each.evidence)]


def _windows(rounds: Iterable[Inspection]) -> Iterator[Window]:
    """The fortnight of probes that each round looked at."""
    for one in rounds:
        if one.finished is not None:
            since = one.finished - PROBED
            yield tuple(at.isoformat(timespec="microseconds") for at in (since, one.finished))  # type: ignore[misc]
