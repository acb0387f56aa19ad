"""The papers of every agency, composed from a settled round and the ledger as it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from records import Case, Coverage, Issue, Move, Round
from records.issued import Sealed
from reports import advice
from reports.model import Annex, Block, BulletinText, Paragraph
from reports.notices import papers, record, soon
from reports.notices.model import (
    HINT,
    KINDS,
    NUMBERED,
    RECORD,
    RECTIFY,
    SOON,
    AgencyPapers,
    Notice,
)
from reports.notices.rows import Desk, Owed, rows_of, sort_out
from reports.notices.standing import Reach, note, reach_of, standing
from reports.notices.year import Year, year_of
from reports.plain import plain
from reports.tally import Tally, tally_of

_NONE: Mapping[tuple[str, str], Issue] = {}
_NO_DAYS: Mapping[str, date] = {}
_NO_SHOTS: Mapping[str, Sealed] = {}


@dataclass(frozen=True, slots=True)
class Notices:
    """The papers of a round, agency by agency."""

    inspection: str
    day: date
    """On which the papers are dated."""
    until: date
    """The last day of the yearly records."""
    agencies: tuple[AgencyPapers, ...]
    """Every agency of the register, those without a paper too."""
    ownerless: int
    """Open cases of agencies that the register does not know: nobody can be written to."""
    empty: Tally = field(repr=False)
    """The counts of nothing: a paper's numbers are those of its own rows."""


@dataclass(frozen=True, slots=True)
class _Table:
    """What is needed to compose any agency's papers."""

    round: Round
    desk: Desk
    reach: Reach
    moves: dict[str, list[Move]]
    until: date
    empty: Tally
    issues: Mapping[tuple[str, str], Issue]


def compose(
    round_: Round,
    moves: Iterable[Move],
    *,
    day: date,
    until: date | None = None,
    kept: Collection[str] = (),
    only: Collection[str] = (),
    issues: Mapping[tuple[str, str], Issue] = _NONE,
    dues: Mapping[str, date] = _NO_DAYS,
    shots: Mapping[str, Sealed] = _NO_SHOTS,
) -> Notices:
    """All papers of a round.

    `round_.cases` is the ledger as it stands; `moves` are all moves ever made, in their order; `day` dates the
    papers and starts the deadlines of what was not handed over before; `until` ends the yearly records (default:
    `day`); `kept` are the digests of the snapshots that the archive holds; `only` are ids of agencies, empty = all.
    `issues` says how a paper is issued, by agency and name of the paper; one that ought to be and is not there is a
    draft. A correction (version 2 and later) keeps the name of the paper that it corrects, even when nothing of it
    is left; `dues` are the last days which that paper told, `shots` the pictures of pages, both by case number.
    """
    by_case: defaultdict[str, list[Move]] = defaultdict(list)
    for move in moves:
        by_case[move.case].append(move)
    by_agency: defaultdict[str, list[Case]] = defaultdict(list)
    for case in round_.cases:
        by_agency[case.finding.agency].append(case)
    desk = Desk.of(round_, day, kept, dues, shots)
    table = _Table(round_, desk, reach_of(round_), by_case, until or day, _no_tally(round_), issues)
    asked = [one for one in round_.agencies if not only or one.id in only]
    known = {one.id for one in round_.agencies}
    strays = [case for id_ in by_agency.keys() - known for case in by_agency[id_]]
    return Notices(
        inspection=plain(round_.inspection.id),
        day=day,
        until=table.until,
        agencies=tuple(_of_agency(one.id, by_agency.get(one.id, ()), table) for one in asked),
        ownerless=0 if only else sum(case.is_open for case in strays),
        empty=table.empty,
    )


def _no_tally(round_: Round) -> Tally:
    bare = replace(round_, judgements=(), cases=(), moves=(), previous=None, previous_open=())
    return tally_of(replace(bare, previous_findings=(), coverage=Coverage()))


def _of_agency(agency: str, cases: Sequence[Case], table: _Table) -> AgencyPapers:
    owed = sort_out(cases)
    notices = tuple(_notices(agency, owed, cases, table))
    problems = next((one.problems for one in notices if one.problems), ())
    return AgencyPapers(
        agency=agency,
        name=table.desk.names.agency(agency),
        standing=standing(agency, owed, table.reach),
        note=note(agency, table.reach),
        notices=notices,
        problems=len(owed.problems),
        reminders=len(owed.reminders),
        soon=len(owed.soon),
        waiting=len(owed.waiting),
        overdue=sum(row.overdue for row in problems),
    )


def _notices(agency: str, owed: Owed, cases: Sequence[Case], table: _Table) -> Iterable[Notice]:
    corrected = _corrected(agency, table)
    if owed.problems or owed.reminders or corrected:
        yield _demand(agency, owed, table, corrected)
    if owed.soon:
        yield _soon(agency, owed, table)
    year = year_of(cases, table.moves, table.round.office, table.until)
    if year.pasts:
        text = _text(agency, RECORD, record.sections(year), record.annexes(year), table, year)
        yield Notice(RECORD, agency, text.addressees, text, year=year)


def _corrected(agency: str, table: _Table) -> str:
    """Name of the paper of that agency that is corrected; empty when none is."""
    found = (
        name
        for (whose, name), issue in table.issues.items()
        if whose == agency and issue.version > 1
    )
    return next(found, "")


def _demand(agency: str, owed: Owed, table: _Table, corrected: str) -> Notice:
    """整改通知单, or 提示单 where there is nothing but reminders."""
    office, desk = table.round.office, table.desk
    problems = rows_of(owed.problems, desk)
    reminders = rows_of(owed.reminders, desk, len(problems) + 1)
    waiting = rows_of(owed.waiting, desk)
    blocks = papers.sections(problems, reminders, waiting, table.round.inspection, office, desk.day)
    name = corrected or (RECTIFY if problems else HINT)
    sheets = papers.annexes(problems, reminders, waiting)
    hard = [one for one in table.round.advice if one.agency == agency]
    if hard and (problems or reminders):
        number = len(sheets) + 1
        blocks = (*blocks, advice.mention(len(hard), number))
        sheets = (*sheets, advice.sheet(hard, number, table.round))
    text = _text(agency, name, blocks, sheets, table)
    return Notice(name, agency, text.addressees, text, problems, reminders, waiting)


def _soon(agency: str, owed: Owed, table: _Table) -> Notice:
    them = soon.forecasts(rows_of(owed.soon, table.desk), table.desk.day)
    blocks = soon.sections(them, table.round.inspection, table.round.office)
    text = _text(agency, SOON, blocks, soon.annexes(them), table)
    return Notice(SOON, agency, text.addressees, text, soon=them)


_TITLES = {
    RECTIFY: ("关于", "政务公开检查", "发现问题的", "整改通知单"),
    HINT: ("关于", "政务公开检查", "有关事项的", "提示单"),
    SOON: ("关于", "栏目更新期限", "将满的", "临期提醒单"),
}


def _text(
    agency: str,
    name: str,
    blocks: tuple[Block, ...],
    annexes: tuple[Annex, ...],
    table: _Table,
    year: Year | None = None,
) -> BulletinText:
    office = table.round.office
    own = ("政务公开检查", "整改情况", RECORD)
    parts = (f"{year.until.year}年", *own) if year else (plain(office.name), *_TITLES[name])
    issue = table.issues.get((agency, name))
    version = issue.version if issue else 1
    if version > 1:
        parts = (*parts[:-1], f"{parts[-1]}（第{version}版）")
    pairs = (("联系人", office.contact), ("电话", office.phone))
    return BulletinText(
        kind=KINDS[name],
        period=plain(table.round.inspection.period) or table.desk.day.strftime("%Y-%m"),
        title="".join(parts),
        title_parts=parts,
        office=plain(office.name),
        number=plain(issue.number) if issue else "",
        draft=name in NUMBERED and issue is None,
        addressees=table.desk.names.agency(agency),
        blocks=(*([Paragraph(plain(issue.note))] if issue and issue.note else []), *blocks),
        annexes=annexes,
        on=table.desk.day,
        contact="，".join(f"{word}：{plain(value)}" for word, value in pairs if value),
        copies=plain(issue.copies) if issue else "",
        charts=(),
        tally=table.empty,
        version=version,
    )
