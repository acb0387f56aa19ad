"""What a year left behind, and what is wrong with it: one line for each fault, and nothing when all is well."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from records import Bulletin, Case, Inspection, Move, Stage
from records.config import Config
from records.config.schedule import ROUND, YEARLY
from records.due import ABSORBED, DONE, Due
from records.messages import Parcel, Standing
from records.store.office import OfficeStore
from reports.delays import delay
from sample.year_script import LAST, SITES, Span, Trouble, spans

_EVER = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
Delays = Mapping[str, tuple[int, tuple[str, ...]]]
"""`每周检查 2026-W09` → days late, earlier periods that it stands for."""


@dataclass(frozen=True, slots=True)
class Year:
    """What a year left behind in office.db."""

    config: Config
    rows: tuple[Due, ...]
    rounds: tuple[Inspection, ...]
    bulletins: tuple[Bulletin, ...]
    cases: tuple[Case, ...]
    moves: Mapping[str, tuple[Move, ...]]
    """By number of the case."""
    seen: Mapping[str, Sequence[date]]
    """By identity of a finding, the days of the rounds that saw it."""
    parcels: tuple[Parcel, ...]
    loose: int
    """Messages that are in no parcel yet."""
    broken: str
    """Where the chain of moves is broken; empty when it is whole."""

    @property
    def delays(self) -> Delays:
        """What the rounds say of their delays, in the order of their moments."""
        planned = [one.planned for one in self.rounds if one.planned is not None]
        late = [one for one in planned if one.days_late or one.missed]
        late.sort(key=lambda one: one.due)
        return {f"{one.plan} {one.period}": (one.days_late, one.missed) for one in late}

    def products(self) -> Counter[str]:
        """How many products each plan has."""
        return Counter(one.plan for one in self.rows if one.state == DONE)


def account_of(config: Config) -> Year:
    """The accounts of a year, at its end."""
    with OfficeStore(config.data / "office.db") as office:
        return Year(
            config=config,
            rows=office.due.between(*_EVER),
            rounds=office.inspections(),
            bulletins=office.bulletins(),
            cases=office.cases(),
            moves={one.number: office.moves_of(one.number) for one in office.cases()},
            seen=_seen(office),
            parcels=office.outbox.parcels(),
            loose=len(office.outbox.loose()),
            broken=str(office.broken_move() or ""),
        )


def _seen(office: OfficeStore) -> Mapping[str, Sequence[date]]:
    seen: defaultdict[str, list[date]] = defaultdict(list)
    for one in office.inspections():
        for judgement in office.judgements(one.id) if one.finished else ():
            if judgement.is_finding:
                seen[judgement.identity].append(one.as_of)
    return seen


# ---- one year ----------------------------------------------------------------------------------------


def faults(year: Year, expected: Delays) -> Iterator[str]:
    """What is wrong with one year by itself."""
    yield from _of_periods(year)
    yield from _of_rounds(year)
    yield from _of_delays(year, expected)
    yield from _of_messages(year)
    yield from _of_findings(year)
    if year.broken:
        yield f"moves: {year.broken}"


def _of_periods(year: Year) -> Iterator[str]:
    """Each period is made once, or a later one that is made stands for it."""
    rows = {one.key: one for one in year.rows}
    for row in year.rows:
        stands = row if row.state != ABSORBED else rows[row.plan, row.instead]
        if stands.state != DONE or stands.at < row.at:
            yield f"{row.plan} {row.period}: {row.state} {row.instead} {row.said}"


def _of_rounds(year: Year) -> Iterator[str]:
    """Each product has one round with one bulletin, and each round that ended belongs to a product."""
    plans = {one.name: one for one in year.config.schedule.plans}
    done = [one for one in year.rows if one.state == DONE and plans[one.plan].work == ROUND]
    made = Counter(
        (one.planned.plan, one.planned.period)
        for one in year.rounds
        if one.finished is not None and one.planned is not None
    )
    wanted = Counter(one.key for one in done)
    yield from (f"{key}: {made[key]} rounds" for key in made | wanted if made[key] != wanted[key])
    reported = Counter(one.inspection for one in year.bulletins)
    for row in done:
        if not reported[row.inspection]:
            yield f"{row.plan} {row.period}: no bulletin of {row.inspection}"
    for row in year.rows:
        if row.state == DONE and plans[row.plan].work == YEARLY and "通报：" not in row.said:
            yield f"{row.plan} {row.period}: {row.said}"


def _of_delays(year: Year, expected: Delays) -> Iterator[str]:
    """The list of delays is the expected one, and each bulletin says its own."""
    found = year.delays
    for key in {**expected, **found}:
        if found.get(key) != expected.get(key):
            yield f"delay of {key}: {found.get(key)}, expected {expected.get(key)}"
    texts = {one.inspection: one.paths for one in year.bulletins}
    for one in year.rounds:
        if one.finished and (words := delay(one.planned)) and not _says(texts[one.id], words):
            yield f"the bulletin of {one.id} does not say: {words}"


def _says(paths: Sequence[str], words: str) -> bool:
    texts = [Path(one).read_text("utf-8") for one in paths if one.endswith(".md")]
    return any(words in text.replace("\n", "") for text in texts)


def _of_messages(year: Year) -> Iterator[str]:
    """All are sent, and no line stands in two of them."""
    for one in year.parcels:
        if one.standing is not Standing.SENT:
            yield f"parcel {one.id}: {one.standing} {one.told}"
    if year.loose:
        yield f"{year.loose} messages in no parcel"


# ---- what must be found ---------------------------------------------------------------------------------

_RULES = {
    Trouble.DEAD: "dead_link",
    Trouble.FOOTER: "footer",
    Trouble.LEAK: "identity_number",
}
_OFTEN = ("每周检查", "季度全面检查")
"""Plans whose rounds ask every rule that the script is about; monthly rounds ask some."""


def _of_findings(year: Year) -> Iterator[str]:
    """What the script plants is found by the first round that can see it, closed by the first that sees it gone,
    and never before either."""
    days = sorted(one.as_of for one in year.rounds if one.finished and _often(one))
    end = max(days, default=LAST)
    for site in SITES:
        for trouble, rule in _RULES.items():
            mine = [one for one in spans(site.key, trouble) if one.first <= end]
            yield from _of_thing(year, rule, site.id, mine, days)


def _often(one: Inspection) -> bool:
    return one.planned is not None and one.planned.plan in _OFTEN


def _of_thing(
    year: Year, rule: str, site: str, mine: Sequence[Span], days: Sequence[date]
) -> Iterator[str]:
    seen = [one for one in mine if any(one.holds(day) for day in days)]
    cases = [one for one in year.cases if (one.finding.rule, one.finding.site) == (rule, site)]
    if site == "wyj" and rule == "dead_link":
        return  # rots: compared with the other year as a whole
    if len(cases) != bool(seen):
        yield f"{rule} of {site}: {len(cases)} cases, seen {len(seen)} times"
        return
    if not cases:
        return
    case, (first, last) = cases[0], (seen[0], seen[-1])
    if case.recurrences != len(seen) - 1:
        yield f"{case.number} {rule}: {case.recurrences} recurrences, seen {len(seen)} times"
    found = next(day for day in days if first.holds(day))
    if not first.first <= case.found_on <= found:
        yield f"{case.number} {rule}: found on {case.found_on}, could be on {first.first} to {found}"
    gone = next((day for day in days if day >= last.last), None)
    closed = case.closed_on
    if (closed is None) is not (gone is None):
        yield f"{case.number} {rule}: closed on {closed}, could be on {gone}"
    elif closed and gone and not last.last <= closed <= gone:
        yield f"{case.number} {rule}: closed on {closed}, could be on {last.last} to {gone}"


# ---- two years -----------------------------------------------------------------------------------------

Life = tuple[date, date]
"""From the day on which a case was found, or came again, to the day on which it was closed; `date.max` while open."""


def differences(quiet: Year, disturbed: Year) -> Iterator[str]:
    """What the ledger of a disturbed year has otherwise than that of a quiet one, and must not.

    A case has one life or more: found, closed, come again, closed again. These may differ, and nothing else:

    - a life that could be seen between two rounds of the disturbed year only is not known to it (the machine was off),
      and two lives between whose end and beginning it made no round are one to it;
    - the days of a life's beginning and end, only where one of the two is that of a round which the other year did
      not make on that day;
    - numbers, since they are given in the order of finding;
    - when people confirmed, sent and answered: they work at the same machine.
    """
    one, two = ({row.key for row in year.rows} for year in (quiet, disturbed))
    if one != two:
        yield f"periods: {sorted(one ^ two)}"
    ours = {case.identity: case for case in disturbed.cases}
    theirs = {case.identity: case for case in quiet.cases}
    for identity in ours.keys() | theirs.keys():
        yield from _of_case(quiet, theirs.get(identity), disturbed, ours.get(identity))


def _of_case(quiet: Year, one: Case | None, disturbed: Year, two: Case | None) -> Iterator[str]:
    known = two or one
    assert known is not None
    name = f"{two.number if two else ''} ({one.number if one else ''}) {known.finding.message}"
    wanted = _visible(lives_of(quiet, one), quiet.seen.get(known.identity, ()), disturbed)
    found = lives_of(disturbed, two)
    if len(wanted) != len(found):
        yield f"{name}: lives {_said(found)}, expected {_said(wanted)}"
        return
    own, other = _days(disturbed) - _days(quiet), _days(quiet) - _days(disturbed)
    for life, expected in zip(found, wanted, strict=True):
        for day, other_day in zip(life, expected, strict=True):
            if day != other_day and day not in own and other_day not in other:
                yield f"{name}: life {_said([life])}, expected {_said([expected])}"
    if one is None or two is None:
        return
    for what in ("stage", "feigned", "unsure"):
        if getattr(one, what) != getattr(two, what):
            yield f"{name}: {what} {getattr(two, what)}, quiet {getattr(one, what)}"


def lives_of(year: Year, case: Case | None) -> list[Life]:
    """The lives of a case, by its moves."""
    lives: list[Life] = []
    for move in year.moves[case.number] if case else ():
        if move.after in {Stage.FOUND, Stage.REOPENED}:
            lives.append((move.on, date.max))
        elif move.after is Stage.CLOSED:
            lives[-1] = lives[-1][0], move.on
    return lives


def _visible(lives: Sequence[Life], met: Sequence[date], disturbed: Year) -> list[Life]:
    """The lives as the rounds of another year could see them: from their beginning to when it was `met` last."""
    days = [one.as_of for one in disturbed.rounds if one.finished and _often(one)]
    seen: list[Life] = []
    for first, last in lives:
        shown = max(day for day in met if first <= day < last)
        if seen and not any(seen[-1][1] <= day < first for day in days):
            seen[-1] = seen[-1][0], last
        elif any(first <= day <= shown for day in days):
            seen.append((first, last))
    return seen


def _said(lives: Sequence[Life]) -> str:
    return "、".join(f"{one} to {two}" for one, two in lives) or "none"


def _days(year: Year) -> set[date]:
    return {one.as_of for one in year.rounds if one.finished}
