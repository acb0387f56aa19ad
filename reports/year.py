"""A year's counts, taken from two lists of rows: its rounds, and the cases that they found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from records import FALSE_STAGES, SEVERITY_WORDS, STAGE_WORDS, Case, Round, Stage, YearRound
from reports.period import Period
from reports.plain import plain
from reports.rows import DISMISSED, EXEMPTED, RIGHTED, Names

OPEN = "未办结"
ENDS = (RIGHTED, OPEN, DISMISSED, EXEMPTED)
"""Where a case stands at the year's end: found is their sum."""


@dataclass(frozen=True, slots=True)
class YearCase:
    """One case of the year: a row of the annex. Safe to publish."""

    index: int
    case: str
    agency: str
    where: str
    title: str
    grade: str
    found_on: date
    handled: str
    """Its stage as a word."""
    end: str
    """One of `ENDS`."""
    closed_on: date | None
    recurrences: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Cases by where they stand: found = closed + open + dismissed + exempted."""

    name: str
    found: int
    ends: tuple[int, ...]
    """In the order of `ENDS`."""
    recurred: int
    """Cases that came back at least once."""
    recurrences: int


@dataclass(frozen=True, slots=True)
class YearTally:
    """All counts of a year."""

    rounds: tuple[YearRound, ...]
    cases: tuple[YearCase, ...]
    total: Balance
    agencies: tuple[Balance, ...]
    """Most cases first."""
    as_of: date
    """Of the round that the rest of the report is about."""
    annex: int
    """Number of the annex that bears the rows."""


def year_tally(round_: Round, period: Period, annex: int) -> YearTally:
    """Count a year. A case is of the year in which it was found."""
    found = [one for one in round_.cases if period.first <= one.found_on <= period.last]
    names = Names.of(round_)
    rows = tuple(_row(index, case, names) for index, case in enumerate(found, start=1))
    by_agency = [
        _balance(name, [row for row in rows if row.agency == name])
        for name in dict.fromkeys(row.agency for row in rows)
    ]
    by_agency.sort(key=lambda one: (-one.found, one.name))
    return YearTally(
        round_.year, rows, _balance("合计", rows), tuple(by_agency), round_.inspection.as_of, annex
    )


def _row(index: int, case: Case, names: Names) -> YearCase:
    finding = case.finding
    return YearCase(
        index=index,
        case=case.number,
        agency=names.agency(finding.agency),
        where=names.where(finding),
        title=plain(finding.title),
        grade=SEVERITY_WORDS[finding.severity],
        found_on=case.found_on,
        handled=STAGE_WORDS[case.stage],
        end=_end(case),
        closed_on=case.closed_on,
        recurrences=case.recurrences,
    )


def _end(case: Case) -> str:
    if case.stage is Stage.CLOSED:
        return RIGHTED
    if case.stage in FALSE_STAGES:
        return DISMISSED
    return EXEMPTED if case.stage is Stage.EXEMPTED else OPEN


def _balance(name: str, rows: Iterable[YearCase]) -> Balance:
    mine = list(rows)
    return Balance(
        name,
        len(mine),
        tuple(sum(row.end == end for row in mine) for end in ENDS),
        sum(row.recurrences > 0 for row in mine),
        sum(row.recurrences for row in mine),
    )
