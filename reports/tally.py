"""Every count that a report states, taken from the rows of its annexes and from nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from records import (
    SEVERITY_WORDS,
    Coverage,
    Round,
    RuleCoverage,
    Severity,
    Stage,
)
from reports.compared import Comparison, compare
from reports.followed import IN_TIME, LATE, FollowUp, follow_ups
from reports.rows import (
    AGAIN,
    NEW,
    RESULTS,
    RIGHTED,
    STILL,
    UNKNOWN_AGENCY,
    Row,
    Undecided,
    problem_rows,
    set_aside,
    undecided_rows,
)

CONFIRMED_STAGES = frozenset(
    {
        Stage.CONFIRMED,
        Stage.SENT,
        Stage.ANSWERED,
        Stage.RECHECKED,
        Stage.PARTLY,
        Stage.UNRECTIFIED,
        Stage.APPEALED,
        Stage.REJECTED,
    }
)
"""Stages that a case reaches only after a person has looked at it and agreed."""


@dataclass(frozen=True, slots=True)
class ClassCount:
    """Problems of one family: now by severity, and the change from the period before."""

    family: str
    total: int
    grades: tuple[int, ...]
    """By severity, gravest first."""
    agencies: int
    alike: int | None
    """Of the sites that both periods checked, this period; None without a comparison."""
    before: int | None
    """Of the same sites, the period before."""


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """Problems of one agency."""

    agency: str
    total: int
    grades: tuple[int, ...]
    new: int
    still: int
    again: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the round got, summed over its sites."""

    sites: int
    sites_reached: int
    columns: int
    columns_read: int
    columns_complete: int
    pages: int
    attachments: int
    attachments_read: int
    unreached: int


@dataclass(frozen=True, slots=True)
class Tally:
    """All counts of a round's report."""

    rows: tuple[Row, ...]
    follow_ups: tuple[FollowUp, ...]
    undecided: tuple[Undecided, ...]
    reach: Reach
    rules: tuple[RuleCoverage, ...]
    """What was asked, by rule number."""
    agencies_all: int
    """Agencies on the books; 0 when a problem belongs to one that is not, so that no share is stated."""
    grades: tuple[int, ...]
    """Problems by severity, gravest first."""
    classes: tuple[ClassCount, ...]
    """In the order of annex 1."""
    agencies: tuple[AgencyCount, ...]
    """Those with problems, most first."""
    comparison: Comparison | None
    results: tuple[int, ...]
    """Follow-ups by result, in the order of `RESULTS`."""
    dismissed: int
    """Findings of this round that a person dismissed."""
    exempted: int
    """Findings of this round whose case is exempted."""
    set_aside_rules: frozenset[str]
    """Rules of both."""

    @property
    def problems(self) -> int:
        """Rows of annex 1."""
        return len(self.rows)

    @property
    def judged(self) -> int:
        """Answers that say something."""
        return sum(rule.judged for rule in self.rules)

    @property
    def checked(self) -> bool:
        """Was anything judged at all?"""
        return self.judged > 0 or bool(self.rows)

    @property
    def confirmed(self) -> int:
        """Problems that a person has confirmed."""
        return sum(row.stage in CONFIRMED_STAGES for row in self.rows)

    def status(self, word: str) -> int:
        """Problems of a status: 新发现, 未整改 or 复发."""
        return sum(row.status == word for row in self.rows)

    def result(self, word: str) -> int:
        """Follow-ups of a result."""
        return self.results[RESULTS.index(word)]

    @property
    def punctual(self) -> tuple[int, int]:
        """Of what was put right, what was so in time, and what was late."""
        done = [one.timing for one in self.follow_ups if one.result == RIGHTED]
        return done.count(IN_TIME), done.count(LATE)

    @property
    def overdue(self) -> tuple[FollowUp, ...]:
        """What is still owed and past its day."""
        return tuple(one for one in self.follow_ups if one.result != RIGHTED and one.timing == LATE)

    @property
    def graded(self) -> tuple[tuple[str, int], ...]:
        """Severity words with their counts."""
        return tuple(zip(SEVERITY_WORDS.values(), self.grades, strict=True))


def tally_of(round_: Round) -> Tally:
    """Count a round."""
    rows, undecided = problem_rows(round_), undecided_rows(round_)
    follows = follow_ups(round_)
    comparison, alike, before = compare(round_, rows)
    gone, spared = set_aside(round_)
    return Tally(
        rows=rows,
        follow_ups=follows,
        undecided=undecided,
        reach=_reach(round_.coverage),
        rules=tuple(sorted(round_.coverage.rules, key=lambda rule: (rule.number, rule.rule))),
        agencies_all=_on_books(round_, rows),
        grades=_grades(rows),
        classes=_classes(rows, alike, before, comparison is not None),
        agencies=_agencies(rows),
        comparison=comparison,
        results=tuple(sum(one.result == word for one in follows) for word in RESULTS),
        dismissed=len(gone),
        exempted=len(spared),
        set_aside_rules=frozenset(one.rule for one in (*gone, *spared)),
    )


def _on_books(round_: Round, rows: Sequence[Row]) -> int:
    books = {agency.id for agency in round_.agencies}
    return len(books) if all(row.finding.agency in books | {""} for row in rows) else 0


def _grades(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(sum(row.severity is grade for row in rows) for grade in Severity)


def _reach(coverage: Coverage) -> Reach:
    sites = coverage.sites
    return Reach(
        sites=len(sites),
        sites_reached=sum(site.pages > 0 for site in sites),
        columns=sum(site.columns for site in sites),
        columns_read=sum(site.columns_read for site in sites),
        columns_complete=sum(site.columns_complete for site in sites),
        pages=sum(site.pages for site in sites),
        attachments=sum(site.attachments for site in sites),
        attachments_read=sum(site.attachments_read for site in sites),
        unreached=sum(site.unreached for site in sites),
    )


def _classes(
    rows: Sequence[Row], alike: Counter[str], before: Counter[str], compared: bool
) -> tuple[ClassCount, ...]:
    families = [*dict.fromkeys(row.family for row in rows)]
    families += sorted(set(before) - set(families)) if compared else []
    return tuple(
        ClassCount(
            family,
            len(mine := [row for row in rows if row.family == family]),
            _grades(mine),
            len(named(mine)),
            alike[family] if compared else None,
            before[family] if compared else None,
        )
        for family in families
    )


def _agencies(rows: Sequence[Row]) -> tuple[AgencyCount, ...]:
    counts = [_agency(name, rows) for name in named(rows)]
    return tuple(sorted(counts, key=lambda one: (tuple(-n for n in one.grades), one.agency)))


def named(rows: Iterable[Row]) -> list[str]:
    """The agencies of these rows, each once, in their order; one that is not known does not count."""
    return [name for name in dict.fromkeys(row.agency for row in rows) if name != UNKNOWN_AGENCY]


def _agency(name: str, rows: Sequence[Row]) -> AgencyCount:
    mine = [row for row in rows if row.agency == name]
    statuses = Counter(row.status for row in mine)
    new, still, again = (statuses[word] for word in (NEW, STILL, AGAIN))
    return AgencyCount(name, len(mine), _grades(mine), new, still, again)
