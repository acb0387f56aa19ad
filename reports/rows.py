"""The rows of the annexes: the only place where a report's statements come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from records import (
    FALSE_STAGES,
    SET_ASIDE,
    SEVERITY_WORDS,
    STAGE_WORDS,
    Case,
    Finding,
    Judgement,
    Round,
    Severity,
    Stage,
    Verdict,
)
from reports.causes import RANKS, cause_of
from reports.phrases import cited, document_number, official
from reports.plain import Discretion, is_private, plain

UNKNOWN_AGENCY = "责任单位待核实"
NOTHING = "—"
TO_VERIFY = "（待核实依据）"

NEW, STILL, AGAIN = "新发现", "未整改", "复发"
RIGHTED, UNJUDGED, UNVISITED, DISMISSED = "已整改", "未能判断", "本期未检查", "已排除"
EXEMPTED = "已豁免"
RESULTS = (RIGHTED, STILL, UNJUDGED, UNVISITED, DISMISSED, EXEMPTED)
"""What became of a case that was open before, in the order of printing."""


def placed(site: str, column: str) -> str:
    """Site and column in one cell: 某某网站“通知公告”."""
    return site if column == NOTHING else f"{site}“{column}”"


@dataclass(frozen=True, slots=True)
class Row:
    """One problem of this period, as annex 1 prints it. Safe to publish, but for `finding`."""

    index: int
    """From 1, in the order of annex 1."""
    case: str
    """Case number; empty when the ledger has none."""
    family: str
    """What bulletins call the family."""
    title: str
    severity: Severity
    agency: str
    site: str
    column: str
    name: str
    """The page's or file's own name; empty when it is a leak."""
    message: str
    clause: str
    short_clause: str
    """By the document's number where it has one: what fits a table's cell."""
    law: str
    confirmed: bool
    """Was the clause read in the original?"""
    remedy: str
    found_on: date
    status: str
    """新发现, 未整改 or 复发."""
    stage: Stage | None
    recurrences: int
    private: bool
    link: str
    """Empty when it leaks, or cannot be printed."""
    finding: Finding = field(repr=False)
    """With addresses: for the internal ledger only."""

    @property
    def where(self) -> str:
        """Site and column in one cell."""
        return placed(self.site, self.column)

    @property
    def grade(self) -> str:
        """The severity's word."""
        return SEVERITY_WORDS[self.severity]

    @property
    def handled(self) -> str:
        """The case's stage as a word."""
        return STAGE_WORDS[self.stage] if self.stage else NOTHING


@dataclass(frozen=True, slots=True)
class Undecided:
    """A question that could not be answered: a row of annex 3."""

    index: int
    agency: str
    where: str
    title: str
    name: str
    message: str
    broken: bool
    """Did the rule itself fail?"""
    site: str = NOTHING
    cause: str = ""
    """Word of one of `reports.causes.CAUSES`: why there is no answer."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names of agencies, sites and columns by id."""

    agencies: Mapping[str, str]
    sites: Mapping[str, str]
    columns: Mapping[str, str]

    @classmethod
    def of(cls, round_: Round) -> Names:
        """The names that a round knows, fit to print."""
        return cls(
            {one.id: plain(one.name) for one in round_.agencies},
            {one.id: plain(one.name) for one in round_.sites},
            {one.id: plain(one.name) for one in round_.columns},
        )

    def agency(self, id_: str) -> str:
        """The agency's name; says so when it is not known."""
        return self.agencies.get(id_) or plain(id_) or UNKNOWN_AGENCY

    def site(self, id_: str) -> str:
        """The site's name, or a dash."""
        return self.sites.get(id_) or plain(id_) or NOTHING

    def column(self, id_: str) -> str:
        """The column's name, or a dash."""
        return self.columns.get(id_) or plain(id_) or NOTHING

    def where(self, one: Judgement) -> str:
        """Site and column in one cell; a column that is watched no longer has the name that it had."""
        former = one.subject_name if one.subject_kind == "Column" else ""
        column = self.columns.get(one.column) or plain(former) or self.column(one.column)
        return placed(self.site(one.site), column)


def discretion_of(round_: Round) -> Discretion:
    """What this round's reports must keep to themselves: leaks found now or ever."""
    return Discretion.about((*round_.findings, *(case.finding for case in round_.cases)))


def problem_rows(round_: Round) -> tuple[Row, ...]:
    """The problems of this round: gravest family first, then rule, agency, place.

    A finding whose case was dismissed as a false alarm is not among them.
    """
    cases = {case.identity: case for case in round_.cases}
    found = {one.identity: one for one in reversed(round_.findings)}
    standing = [
        one
        for identity, one in found.items()
        if identity not in cases or cases[identity].stage not in SET_ASIDE
    ]
    discretion, names = discretion_of(round_), Names.of(round_)
    status = _statuses(round_)
    ordered = _in_order(standing, [agency.id for agency in round_.agencies])
    return tuple(
        _row(index, one, cases.get(one.identity), status, names, discretion, round_)
        for index, one in enumerate(ordered, start=1)
    )


def set_aside(round_: Round) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """This round's findings that a person has dismissed as false alarms, and those exempted, each once."""
    stages = {case.identity: case.stage for case in round_.cases}
    found = {one.identity: one for one in round_.findings}
    gone = [one for key, one in found.items() if stages.get(key) in FALSE_STAGES]
    spared = [one for key, one in found.items() if stages.get(key) is Stage.EXEMPTED]
    return tuple(gone), tuple(spared)


def _in_order(findings: Iterable[Finding], agencies: list[str]) -> list[Finding]:
    standing = list(findings)
    gravest: dict[str, int] = {}
    for one in standing:
        gravest[one.family_title] = min(gravest.get(one.family_title, 9), one.severity.rank)
    place = {agency: index for index, agency in enumerate(agencies)}

    def key(one: Finding) -> tuple[object, ...]:
        return (
            gravest[one.family_title],
            one.family_title,
            one.severity.rank,
            one.number,
            one.rule,
            place.get(one.agency, len(place)),
            one.agency,
            one.site,
            one.column,
            one.subject,
            one.place,
        )

    return sorted(standing, key=key)


def _statuses(round_: Round) -> dict[str, str]:
    """By case number: 新发现, 复发 or 未整改."""
    before = {case.number for case in round_.previous_open}
    words = {case.number: _status(case, case.number in before, round_) for case in round_.cases}
    for move in round_.moves:
        if move.after in {Stage.FOUND, Stage.REOPENED}:
            words[move.case] = NEW if move.after is Stage.FOUND else AGAIN
    return words


def _status(case: Case, open_before: bool, round_: Round) -> str:
    """Without a move of this round to go by: what the case itself tells."""
    if open_before:
        return STILL
    if case.stage is Stage.REOPENED:
        return AGAIN
    previous = round_.previous
    if previous is None:
        return NEW if case.found_on == round_.inspection.as_of else STILL
    if case.found_on > previous.as_of:
        return NEW
    return AGAIN if case.recurrences else STILL


def _row(
    index: int,
    one: Finding,
    case: Case | None,
    status: Mapping[str, str],
    names: Names,
    discretion: Discretion,
    round_: Round,
) -> Row:
    private = is_private(one)
    title = plain(one.title)
    return Row(
        index=index,
        case=case.number if case else "",
        family=plain(one.family_title),
        title=title,
        severity=one.severity,
        agency=names.agency(one.agency),
        site=names.site(one.site),
        column=names.column(one.column),
        name="" if private else discretion.name(one.subject_name, one.url),
        message=without_detail(one) if private else official(discretion.text(one.message)) or title,
        clause=clause_of(one),
        short_clause=clause_of(one, document_number),
        law=plain(one.law),
        confirmed=one.confirmed,
        remedy=discretion.text(one.remedy),
        found_on=case.found_on if case else round_.inspection.as_of,
        status=status.get(case.number, NEW) if case else NEW,
        stage=case.stage if case else None,
        recurrences=case.recurrences if case else 0,
        private=private,
        link="" if private else discretion.link(one.url),
        finding=one,
    )


_CARRIERS = {"Attachment": "附件", "Article": "页面", "Column": "栏目页面", "Site": "网站页面"}


def without_detail(one: Finding) -> str:
    """A leak in words that do not help to find it: what carries it and what kind of data."""
    carrier = _CARRIERS.get(one.subject_kind, "信息")
    return f"所发布的1个{carrier}存在“{plain(one.title)}”问题，具体位置和内容从略，见内部台账。"


def clause_of(one: Judgement, name: Callable[[str], str] = cited) -> str:
    """Document and article; says so when the document was not read in the original."""
    clause = f"{name(plain(one.document))}{plain(one.article)}" if one.document else NOTHING
    return clause if one.confirmed else clause + TO_VERIFY


def undecided_rows(round_: Round) -> tuple[Undecided, ...]:
    """The questions of this round that got no answer: by cause, then by site, the one with most first, then by rule."""
    names, discretion = Names.of(round_), discretion_of(round_)
    them = [one for one in round_.judgements if one.verdict in {Verdict.UNSURE, Verdict.BROKEN}]
    causes = {id(one): _cause(one) for one in them}
    place = {one.id: index for index, one in enumerate(round_.sites)}
    alike = Counter((causes[id(one)], one.site) for one in them)

    def key(one: Judgement) -> tuple[object, ...]:
        cause = causes[id(one)]
        where = RANKS[cause], -alike[cause, one.site], place.get(one.site, len(place)), one.site
        return (*where, one.number, one.rule, one.agency, one.subject, one.place, one.message)

    them.sort(key=key)
    return tuple(
        Undecided(
            index=index,
            agency=names.agency(one.agency),
            where=names.where(one),
            title=plain(one.title),
            name=discretion.name(one.subject_name, one.url),
            message=official(discretion.text(one.message)) or "未能判断",
            broken=one.verdict is Verdict.BROKEN,
            site=names.site(one.site),
            cause=causes[id(one)],
        )
        for index, one in enumerate(them, start=1)
    )


def _cause(one: Judgement) -> str:
    return cause_of(one.doubt or one.message, broken=one.verdict is Verdict.BROKEN).word
