"""One agency's year: what its cases went through, month by month. Pure counting; the words are elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from records import SET_ASIDE, Case, Move, Office, Stage
from reports.moves import deadline


class Happening(StrEnum):
    """What can happen to a case, as far as a year's record counts it."""

    FOUND = "found"
    AGAIN = "again"
    IN_TIME = "in_time"
    """Closed, having been put right by the deadline, or before there was one."""
    LATE = "late"
    ASIDE = "aside"
    """Dismissed, objected to with success, or exempted."""
    WOKEN = "woken"
    """Taken up again after it was set aside."""
    APPEALED = "appealed"
    UPHELD = "upheld"
    REJECTED = "rejected"


_OPENING = (Happening.FOUND, Happening.AGAIN, Happening.WOKEN)
_ENDING = (Happening.IN_TIME, Happening.LATE, Happening.ASIDE)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a case on a day."""

    what: Happening
    on: date


@dataclass(frozen=True, slots=True)
class Past:
    """A case of the year: what happened to it, and where it stood on the last day."""

    case: Case
    carried: bool
    """Open when the year began?"""
    events: tuple[Event, ...]
    """Of the year, in the order in which they were done."""
    stage: Stage
    overdue: bool

    def days(self, what: Happening) -> tuple[date, ...]:
        """The days on which it happened."""
        return tuple(one.on for one in self.events if one.what is what)


@dataclass(frozen=True, slots=True)
class Month:
    """What a month brought, and how many cases were open at its end."""

    number: int
    counts: Counter[Happening]
    open: int


@dataclass(frozen=True, slots=True)
class Year:
    """An agency's year until a day."""

    until: date
    pasts: tuple[Past, ...]
    """By number of the case."""
    months: tuple[Month, ...]
    """From January to the month of `until`."""

    @property
    def carried(self) -> int:
        """Cases open when the year began."""
        return sum(one.carried for one in self.pasts)

    @property
    def open(self) -> int:
        """Cases open on the last day."""
        return self.months[-1].open

    @property
    def overdue(self) -> int:
        """Of the open ones, those past their deadline."""
        return sum(one.overdue for one in self.pasts)

    def count(self, what: Happening) -> int:
        """How often it happened."""
        return sum(month.counts[what] for month in self.months)


def year_of(
    cases: Sequence[Case], moves: dict[str, list[Move]], office: Office, until: date
) -> Year:
    """The year of `until`, up to that day. `moves` are all moves of these cases by number, in their order.

    A case that was neither open nor touched in the year is left out.
    """
    pasts = [_past(case, moves.get(case.number, ()), office, until) for case in cases]
    kept = tuple(one for one in pasts if one.carried or one.events)
    return Year(until, kept, _months(kept, until))


def _past(case: Case, moves: Sequence[Move], office: Office, until: date) -> Past:
    known = [move for move in moves if move.on <= until]
    events = _events(case, known, office)
    before = [one for one in events if one.on.year < until.year]
    opened = sum(one.what in _OPENING for one in before)
    ended = sum(one.what in _ENDING for one in before)
    stage = known[-1].after if known else case.stage
    return Past(
        case=case,
        carried=opened > ended,
        events=tuple(one for one in events if one.on.year == until.year),
        stage=stage,
        overdue=stage is case.stage and case.is_overdue(until),
    )


def _events(case: Case, moves: Sequence[Move], office: Office) -> list[Event]:
    events: list[Event] = []
    last_life = max((n for n, move in enumerate(moves) if move.after is Stage.REOPENED), default=0)
    sent = answered = None
    for place, move in enumerate(moves):
        if move.before == move.after:  # an extension: the case stays where it is
            continue
        if move.after is Stage.REOPENED:
            sent = answered = None
        elif move.after is Stage.SENT:
            sent = move.on
        elif move.after is Stage.ANSWERED:
            answered = move.on
        due = _due(case, office, sent, last=place >= last_life)
        events += [Event(what, move.on) for what in _happenings(move, due, answered)]
    return events


def _due(case: Case, office: Office, sent: date | None, *, last: bool) -> date | None:
    """The deadline that ran. Of an earlier life only the day of sending is on record, not an extension."""
    if sent is None:
        return None
    return case.deadline if last and case.deadline else deadline(case.finding, office, sent)


def _happenings(move: Move, due: date | None, answered: date | None) -> Iterable[Happening]:
    """What a move means. Put right is what the agency said on time, even when the re-check came later."""
    if move.after is Stage.CLOSED:
        righted = min(answered or move.on, move.on)
        yield Happening.LATE if due is not None and righted > due else Happening.IN_TIME
    if move.after in _PLAIN:
        yield _PLAIN[move.after]
    if move.after in SET_ASIDE and move.before not in SET_ASIDE:
        yield Happening.ASIDE
    if move.before in SET_ASIDE and move.after not in SET_ASIDE:
        yield Happening.WOKEN


_PLAIN = {
    Stage.FOUND: Happening.FOUND,
    Stage.REOPENED: Happening.AGAIN,
    Stage.APPEALED: Happening.APPEALED,
    Stage.UPHELD: Happening.UPHELD,
    Stage.REJECTED: Happening.REJECTED,
}


def _months(pasts: Sequence[Past], until: date) -> tuple[Month, ...]:
    open_, months = sum(one.carried for one in pasts), []
    events = [event for one in pasts for event in one.events]
    for number in range(1, until.month + 1):
        counts = Counter(one.what for one in events if one.on.month == number)
        open_ += sum(counts[what] for what in _OPENING) - sum(counts[what] for what in _ENDING)
        months.append(Month(number, counts, open_))
    return tuple(months)
