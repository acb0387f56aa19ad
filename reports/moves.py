"""What people do to a case: each deed one function, a case in, the case after it and its move out.

A deed that the ledger's law does not allow from where the case stands raises `MoveError` with the number of the
case, where it stands and what may be done instead; then nothing has changed. Every deed names a person and a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from records import STAGE_WORDS, Case, Finding, Move, Office, Response, Severity, Stage
from records.cases import ALLOWED
from records.errors import MoveError
from records.workdays import add_workdays
from reports.plain import plain

PRIVATE = "privacy"
"""The family whose findings are leaks."""
DEED_WORDS: dict[Stage, str] = {
    Stage.CONFIRMED: "确认",
    Stage.DISMISSED: "排除",
    Stage.SENT: "交办",
    Stage.ANSWERED: "反馈",
    Stage.RECHECKED: "复核",
    Stage.CLOSED: "销号",
    Stage.PARTLY: "认定部分整改",
    Stage.UNRECTIFIED: "认定未整改",
    Stage.APPEALED: "申诉",
    Stage.UPHELD: "支持申诉",
    Stage.REJECTED: "驳回申诉",
    Stage.EXEMPTED: "豁免",
}
"""What leads to a stage, as an inspector calls it."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something, when, why, and on what evidence."""

    by: str
    at: datetime
    why: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A case before and after a deed, with the moves between."""

    before: Case
    after: Case
    moves: tuple[Move, ...]


def confirm(case: Case, deed: Deed) -> Step:
    """A person has looked and agrees that it is a problem; takes a dismissal back, too."""
    return _step(case, replace(case, stage=Stage.CONFIRMED, exempt_until=None), deed)


def dismiss(case: Case, deed: Deed) -> Step:
    """It was a false alarm."""
    return _step(case, replace(case, stage=Stage.DISMISSED), deed)


def send(case: Case, deed: Deed, office: Office) -> Step:
    """Handed to the agency: the deadline runs from the day of the deed."""
    day = deed.at.date()
    due = deadline(case.finding, office, day)
    return _step(case, replace(case, stage=Stage.SENT, sent_on=day, deadline=due), deed)


def extend(case: Case, deed: Deed, until: date) -> Step:
    """A later deadline, on request. The case stays where it is.

    One that was sent without a deadline, for want of a calendar of working days, gets its first.
    """
    if not case.is_open or (case.deadline is None and case.sent_on is None):
        raise MoveError(f"{case.number} 现为“{STAGE_WORDS[case.stage]}”，没有可延长的整改期限")
    if not plain(deed.by) or not plain(deed.why):
        raise MoveError(f"{case.number}：须写明经办人和理由")
    earliest = deed.at.date()
    if case.deadline is None and until < earliest:
        raise MoveError(f"{case.number} 交办时没有算出整改期限，所定期限不能早于今天（{earliest}）")
    if case.deadline is not None and until <= case.deadline:
        raise MoveError(f"{case.number} 的整改期限是 {case.deadline}，延期须晚于该日")
    after = replace(case, deadline=until)
    done = f"由 {case.deadline} 延至" if case.deadline else "补定为"
    why = f"整改期限{done} {until}：{deed.why}"
    return Step(case, after, (_move(case, case.stage, replace(deed, why=why)),))


def respond(case: Case, deed: Deed, response: Response) -> Step:
    """The agency says what it has done."""
    return _step(case, replace(case, stage=Stage.ANSWERED, response=response), deed)


def find(case: Case, deed: Deed, result: Stage, feigned: str = "") -> Step:
    """What a re-check came to: 已整改, 部分整改, 未整改, or 已复核 where it could not tell.

    `feigned` says what was done instead of a rectification (假整改).
    """
    day = deed.at.date()
    done = day if result is Stage.CLOSED else None
    unsure = plain(deed.why) if result is Stage.RECHECKED else ""
    after = replace(case, stage=result, closed_on=done, unsure=unsure, feigned=plain(feigned))
    return _step(case, after, deed, through=Stage.RECHECKED)


def appeal(case: Case, deed: Deed) -> Step:
    """The agency objects, in writing."""
    return _step(case, replace(case, stage=Stage.APPEALED), deed)


def decide(case: Case, deed: Deed, *, upheld: bool) -> Step:
    """The objection holds, or does not."""
    stage = Stage.UPHELD if upheld else Stage.REJECTED
    return _step(case, replace(case, stage=stage), deed)


def exempt(case: Case, deed: Deed, until: date) -> Step:
    """Not held to it until a day, for a reason and on a paper: `deed.evidence` names the paper."""
    if until < deed.at.date():
        raise MoveError(f"{case.number} 的豁免截止日 {until} 已过")
    return _step(case, replace(case, stage=Stage.EXEMPTED, exempt_until=until), deed)


def deadline(finding: Finding, office: Office, sent: date) -> date | None:
    """The last day to answer: the same day for leaks and critical problems, else working days of the office.

    None when a day on the way lies in a year whose working days are not in the data. Source: bulletins.md §B 8
    (7 working days in 浙江; the same day for what is a leak or gravely wrong).
    """
    if finding.family == PRIVATE or finding.severity is Severity.CRITICAL:
        return sent
    return add_workdays(sent, office.deadline_days)


def _step(case: Case, after: Case, deed: Deed, through: Stage | None = None) -> Step:
    """The deed done, by way of another stage where one is to be passed through. Raises `MoveError`."""
    if not plain(deed.by) or not plain(deed.why):
        raise MoveError(f"{case.number}：须写明经办人和理由")
    way = [after.stage] if through in {None, after.stage} else [through, after.stage]
    stage, moves = case.stage, list[Move]()
    for following in way:
        assert following is not None
        if following not in ALLOWED[stage]:
            raise _refused(case, after.stage)
        moves.append(_move(replace(case, stage=stage), following, deed))
        stage = following
    return Step(case, after, tuple(moves))


def _move(case: Case, after: Stage, deed: Deed) -> Move:
    return Move(
        case=case.number,
        inspection="",
        on=deed.at.date(),
        before=case.stage,
        after=after,
        why=plain(deed.why),
        by=plain(deed.by),
        at=deed.at,
        evidence=tuple(plain(one) for one in deed.evidence),
    )


def _refused(case: Case, wanted: Stage) -> MoveError:
    possible = _words(sorted(ALLOWED[case.stage], key=list(Stage).index))
    return MoveError(
        f"{case.number} 现为“{STAGE_WORDS[case.stage]}”，不能{DEED_WORDS.get(wanted, STAGE_WORDS[wanted])}"
        + (f"；可以：{possible}" if possible else "，已经办结")
    )


def _words(stages: Sequence[Stage]) -> str:
    return "、".join(DEED_WORDS[one] for one in stages if one in DEED_WORDS)
