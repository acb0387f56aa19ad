"""What became of the cases that were owed when the period before was reported: the rows of annex 2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records import FALSE_STAGES, Case, Round, Stage, Verdict
from reports.phrases import long_date, official
from reports.plain import Discretion, is_private, plain
from reports.rows import (
    DISMISSED,
    EXEMPTED,
    NOTHING,
    RIGHTED,
    STILL,
    UNJUDGED,
    UNVISITED,
    Names,
    discretion_of,
)

IN_TIME, LATE = "按期", "逾期"
_AWAITED = {RIGHTED, STILL, UNJUDGED, UNVISITED}
"""Results of what was owed at all."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What became of a case that was open before this round: a row of annex 2."""

    index: int
    case: str
    agency: str
    where: str
    title: str
    found_on: date
    result: str
    """One of `RESULTS`."""
    note: str
    deadline: date | None = None
    """The last day to answer; None before it is sent."""
    timing: str = NOTHING
    """IN_TIME or LATE of what is put right, LATE of what is owed past its day; a dash where nothing is to be said."""
    stage: Stage | None = None
    feigned: bool = False
    """Was it made to look rectified (假整改), and is not?"""


def follow_ups(round_: Round) -> tuple[FollowUp, ...]:
    """What became of every case that was open before the round, in the order of case numbers."""
    names, discretion = Names.of(round_), discretion_of(round_)
    now = {case.number: case for case in round_.cases}
    undecided = {
        (one.rule, one.subject)
        for one in round_.judgements
        if one.verdict in {Verdict.UNSURE, Verdict.BROKEN}
    }
    rows = []
    for index, before in enumerate(round_.previous_open, start=1):
        case = now.get(before.number, before)
        finding = case.finding
        result = _result(case, round_, (finding.rule, finding.subject) in undecided)
        rows.append(
            FollowUp(
                index=index,
                case=case.number,
                agency=names.agency(finding.agency),
                where=names.where(finding),
                title=plain(finding.title),
                found_on=case.found_on,
                result=result,
                note=_note(case, result, discretion, round_),
                deadline=case.deadline,
                timing=_timing(case, result, round_.inspection.as_of),
                stage=case.stage,
                feigned=bool(case.feigned) and result == STILL,
            )
        )
    return tuple(rows)


def _result(case: Case, round_: Round, undecided: bool) -> str:
    if case.stage is Stage.CLOSED:
        return RIGHTED
    if case.stage in FALSE_STAGES:
        return DISMISSED
    if case.stage is Stage.EXEMPTED:
        return EXEMPTED
    if case.feigned or (not case.unsure and case.seen_on >= round_.inspection.as_of):
        return STILL
    return UNJUDGED if undecided else UNVISITED


def _timing(case: Case, result: str, day: date) -> str:
    """In time by the day of the answer, without one by the day of the re-check; what is owed is late past its day."""
    if case.deadline is None or result not in _AWAITED:
        return NOTHING
    if result != RIGHTED:
        return LATE if case.is_overdue(day) else NOTHING
    done = case.response.on if case.response else case.closed_on
    return IN_TIME if done is None or done <= case.deadline else LATE


_STANDING = {
    Stage.PARTLY: "部分整改",
    Stage.APPEALED: "申诉处理中",
    Stage.REJECTED: "申诉已驳回",
    Stage.UPHELD: "申诉成立",
    Stage.DISMISSED: "经复核不属于问题",
}
"""What is to be said of a case that a person has put there."""


def _note(case: Case, result: str, discretion: Discretion, round_: Round) -> str:
    if result == RIGHTED:
        return f"{long_date(case.closed_on)}复查符合要求" if case.closed_on else "复查符合要求"
    if result == EXEMPTED and case.exempt_until:
        return f"豁免至{long_date(case.exempt_until)}"
    if result in {UNJUDGED, UNVISITED}:
        partly = _STANDING[Stage.PARTLY] if case.stage is Stage.PARTLY else ""
        return "，".join(filter(None, (partly, _unseen(case, discretion, round_))))
    again = f"曾复发{case.recurrences}次" if case.recurrences else ""
    feigned = f"认定假整改（{plain(case.feigned)}）" if case.feigned else ""
    return "，".join(filter(None, (feigned or _STANDING.get(case.stage, ""), again)))


def _unseen(case: Case, discretion: Discretion, round_: Round) -> str:
    """Why there is no answer about a case."""
    finding = case.finding
    if is_private(finding):
        return "个人信息类事项，具体位置从略"
    columns = {one.id for one in round_.columns}
    if columns and finding.subject_kind == "Column" and finding.column not in columns:
        return "栏目已不在检查范围内"
    return official(discretion.text(case.unsure))
