"""The rows of one agency's papers: what it owes, what is only a reminder, what will soon be due.

A row is safe to hand over: of a leak it says neither link nor title nor value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from records import SEVERITY_WORDS, STAGE_WORDS, Case, Evidence, Office, Round, Severity, Stage
from records.issued import Sealed
from reports.moves import deadline
from reports.phrases import official
from reports.plain import Discretion, is_private, plain
from reports.rows import Names, clause_of, discretion_of, placed

WITH_OFFICE = frozenset({Stage.ANSWERED, Stage.RECHECKED, Stage.APPEALED})
"""Stages in which the agency has said its word and the office has the next."""
HANDED = frozenset({Stage.SENT, Stage.UNRECTIFIED, Stage.PARTLY, Stage.REJECTED})
"""Stages in which a case's own deadline runs; that of a relapse is of its earlier life."""
UNREVIEWED = frozenset({Stage.FOUND, Stage.REOPENED})
"""Stages that no person has looked at."""
SNAPSHOT_DIGITS = 12
"""Of a snapshot's SHA-256: 48 bits, enough to tell the snapshots of any archive apart."""
EXCERPT = 60
"""Characters of an excerpt, as many as `Evidence` keeps."""
LEAK_WORDS = "位置和内容从略，请凭事项编号核对"

_DUE = re.compile(r"应在([0-9]{4})(?:年|-)([0-9]{1,2})(?:月|-)([0-9]{1,2})日?（含当日）前")

_PROOFS = {
    "Column": "更新后信息的链接",
    "Duty": "公开页面的链接",
    "Article": "更正后页面的链接",
    "Attachment": "更正后附件的链接",
    "Link": "更正后页面的链接",
}
PROOF = "整改后页面的链接或截图"
LEAK_PROOF = "处置情况说明（下线时间、同类排查结果；不得附个人信息原文）"


@dataclass(frozen=True, slots=True)
class Picture:
    """The evidence of a row: which snapshot shows it, and what stands there."""

    snapshot: str
    """First `SNAPSHOT_DIGITS` hex digits of its digest; empty when nothing was reached."""
    at: str
    """2026-11-20 02:03; empty when it was not noted."""
    excerpt: str
    """Masked; empty for leaks and where the archive does not hold the page."""
    kept: bool
    """Does the archive hold the page?"""
    source: str = ""
    """File and row of an imported ledger, where that is the evidence; empty for a page."""
    shot: Sealed | None = None
    """The picture of the archived page beside the paper, where one was taken."""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One case as its agency reads it."""

    index: int
    """From 1, in the order of the paper's annex."""
    case: str
    rule: str
    number: str
    """Of the rule."""
    title: str
    family: str
    severity: Severity
    site: str
    column: str
    name: str
    """The page's own name; empty for a leak."""
    message: str
    clause: str
    law: str
    confirmed: bool
    """Was the clause read in the original?"""
    remedy: str
    proof: str
    """What the agency is to send back."""
    due: date | None
    """The last day; None where the calendar of working days ends before it."""
    overdue: bool
    stage: Stage
    recurrences: int
    private: bool
    link: str
    picture: Picture

    @property
    def where(self) -> str:
        """Site and column in one cell."""
        return placed(self.site, self.column)

    @property
    def grade(self) -> str:
        """The severity's word."""
        return SEVERITY_WORDS[self.severity]

    @property
    def state(self) -> str:
        """The stage's word."""
        return STAGE_WORDS[self.stage]


@dataclass(frozen=True, slots=True)
class Desk:
    """What every agency's rows need, gathered once a round."""

    office: Office
    names: Names
    discretion: Discretion
    day: date
    """On which the papers are dated."""
    kept: frozenset[str]
    """Digests of the snapshots that the archive holds."""
    dues: Mapping[str, date] = field(default_factory=dict)
    """By case number, the last day that the paper told which this one corrects."""
    shots: Mapping[str, Sealed] = field(default_factory=dict)
    """By case number, the picture of the page that it rests on."""

    @classmethod
    def of(
        cls,
        round_: Round,
        day: date,
        kept: Collection[str],
        dues: Mapping[str, date],
        shots: Mapping[str, Sealed],
    ) -> Desk:
        """The desk of a round."""
        discretion = discretion_of(round_)
        names = Names.of(round_)
        return cls(round_.office, names, discretion, day, frozenset(kept), dues, shots)


@dataclass(frozen=True, slots=True)
class Owed:
    """The open cases of one agency, by what is to be done about them."""

    problems: tuple[Case, ...] = ()
    reminders: tuple[Case, ...] = ()
    soon: tuple[Case, ...] = ()
    """Forecasts: columns that will be overdue."""
    waiting: tuple[Case, ...] = ()
    """Answered or objected to: the office has the next word."""
    past: tuple[Case, ...] = ()
    """Forecasts that came true: the case of the breach itself stands among the problems."""


def sort_out(cases: Iterable[Case]) -> Owed:
    """One agency's open cases, each in one place."""
    open_ = [case for case in cases if case.is_open]
    standing = {(case.finding.rule, case.finding.subject) for case in open_}
    places: dict[str, list[Case]] = {one: [] for one in Owed.__slots__}
    for case in sorted(open_, key=_order):
        places[_place(case, standing)].append(case)
    return Owed(**{name: tuple(them) for name, them in places.items()})


def _place(case: Case, standing: Collection[tuple[str, str]]) -> str:
    finding = case.finding
    if case.stage in WITH_OFFICE:
        return "waiting"
    if finding.foretells:  # no breach yet; when its day has passed it says nothing any more
        came_true = (finding.foretells, finding.subject) in standing
        return "past" if came_true else "soon"
    return "reminders" if finding.severity is Severity.REMIND else "problems"


def _order(case: Case) -> tuple[object, ...]:
    """Gravest first, then by rule, then by number of the case."""
    one = case.finding
    return one.severity.rank, one.number, one.rule, len(case.number), case.number


def rows_of(cases: Sequence[Case], desk: Desk, first: int = 1) -> tuple[NoticeRow, ...]:
    """Rows of these cases, numbered from `first`, in their order."""
    return tuple(_row(index, case, desk) for index, case in enumerate(cases, start=first))


def _row(index: int, case: Case, desk: Desk) -> NoticeRow:
    one, private = case.finding, is_private(case.finding)
    handed = case.stage in HANDED and case.deadline is not None
    told = None if handed else desk.dues.get(case.number)
    due = case.deadline if handed else told or deadline(one, desk.office, desk.day)
    return NoticeRow(
        index=index,
        case=case.number,
        rule=one.rule,
        number=plain(one.number),
        title=plain(one.title),
        family=plain(one.family_title),
        severity=one.severity,
        site=desk.names.site(one.site),
        column=desk.names.column(one.column),
        name="" if private else desk.discretion.name(one.subject_name, one.url),
        message=_message(case, private, desk.discretion),
        clause=clause_of(one),
        law=plain(one.law),
        confirmed=one.confirmed,
        remedy=desk.discretion.text(one.remedy),
        proof=LEAK_PROOF if private else _PROOFS.get(one.subject_kind, PROOF),
        due=due,
        overdue=(handed and case.is_overdue(desk.day)) or (told is not None and told < desk.day),
        stage=case.stage,
        recurrences=case.recurrences,
        private=private,
        link="" if private else desk.discretion.link(one.url),
        picture=replace(
            picture(one.evidence, desk, private=private), shot=desk.shots.get(case.number)
        ),
    )


def _message(case: Case, private: bool, discretion: Discretion) -> str:
    said = _seen(case, discretion)
    if case.feigned:
        said += "（复核认定未实际整改）" if private else f"（复核认定：{plain(case.feigned)}）"
    if case.unsure:
        why = "" if private else f"：{official(discretion.text(case.unsure)).rstrip('。')}"
        said += f"（最近一次检查未能复核{why}）"
    return said


def _seen(case: Case, discretion: Discretion) -> str:
    title = plain(case.finding.title)
    if is_private(case.finding):
        return f"存在“{title}”问题，{LEAK_WORDS}。"
    return official(discretion.text(case.finding.message)) or title


def shown_piece(evidence: Sequence[Evidence]) -> Evidence | None:
    """The first piece of evidence that has a snapshot, rather one that shows something of it."""
    seen = sorted((one for one in evidence if one.digest), key=lambda one: not one.excerpt)
    return seen[0] if seen else None


def picture(evidence: Sequence[Evidence], desk: Desk, *, private: bool) -> Picture:
    """What a paper says of the evidence."""
    piece = shown_piece(evidence)
    if piece is None:
        return Picture("", "", "", kept=False)
    if not piece.url:
        return Picture("", "", "", kept=False, source=desk.discretion.text(piece.place))
    kept = piece.digest in desk.kept
    excerpt = desk.discretion.text(piece.excerpt, EXCERPT) if kept and not private else ""
    at = piece.at.strftime("%Y-%m-%d %H:%M") if piece.at else ""
    return Picture(piece.digest[:SNAPSHOT_DIGITS], at, excerpt, kept)


def forecast(message: str) -> date | None:
    """The last day in time, as a forecast's message states it (`应在…（含当日）前`); None when it states none."""
    found = _DUE.search(message)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
