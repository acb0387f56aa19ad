"""The ledger's moves: what one round of inspection does to the cases.

A case is one breach's life. It is known by rule, subject and place, never by wording or date.
Only a clear answer closes it; what could not be judged leaves it open and says why. What people did stands: a breach
that is still there changes the stage only of a case that its agency said is put right.
Easily mistaken: a page that vanished is not put right, it is unsure until a rule says clear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from records import (
    FALSE_STAGES,
    Case,
    Finding,
    Inspection,
    Judgement,
    Move,
    Response,
    Stage,
    Verdict,
)
from records.cases import ALLOWED
from reports.plain import plain

_NUMBER = re.compile(r"MJ-(\d{4})-(\d+)")
_UNDECIDED = {Verdict.UNSURE, Verdict.BROKEN}
CLAIMED = {Stage.ANSWERED, Stage.RECHECKED, Stage.PARTLY}
"""Stages in which somebody holds that the matter is put right, at least in part."""

OUT_OF_SCOPE = "不在本次检查范围内"
NOT_JUDGED = "本次检查未涉及"
NOT_APPLICABLE = "本次判定为不适用，需人工复核"
OTHER_PLACE = "本次只对同一对象的其他位置作出判断"
NO_REASON = "本次未能判断"
FEIGNED = "曾认定假整改（{kind}），须经专门复核方可销号"
"""What looks right now may be the feint itself: only a re-check puts it beside what was there before."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """The ledger after a round, and the moves that led there."""

    cases: tuple[Case, ...]
    """Every case, old and new, by number."""
    moves: tuple[Move, ...]
    """The moves of this round, by case number; a case that only stays open makes none."""


def settle(
    cases: Sequence[Case], judgements: Sequence[Judgement], inspection: Inspection
) -> Settlement:
    """The ledger after `inspection`, whose answers (clear ones too) are `judgements`.

    Pure and idempotent; the order of the arguments' members means nothing. A case that a newer
    round has judged is left alone, so an old round judged again cannot turn the ledger back.
    """
    breaches = _breaches(judgements)
    answers = answers_to(cases, judgements)
    settled: list[Case] = []
    moves: list[Move] = []
    for case in cases:
        after, why = _next(case, breaches, answers, inspection)
        settled.append(after)
        moves += _steps(case, after, why, inspection)
    known = {case.identity for case in cases}
    for case in _opened(breaches, known, cases, inspection.as_of):
        settled.append(case)
        moves.append(_move(case, None, f"发现：{plain(case.finding.title)}", inspection))
    return Settlement(
        tuple(sorted(settled, key=lambda case: order(case.number))),
        tuple(sorted(moves, key=lambda move: order(move.case))),
    )


def order(number: str) -> tuple[int, int, str]:
    """Sorting key of a case number: year, then running number as a number (9999 before 10000)."""
    found = _NUMBER.fullmatch(number)
    return (int(found[1]), int(found[2]), number) if found else (0, 0, number)


def _breaches(judgements: Iterable[Judgement]) -> dict[str, Finding]:
    """One breach an identity; of several, the one that sorts first, so that order means nothing."""
    found: dict[str, Finding] = {}
    for one in judgements:
        if one.is_finding:
            known = found.get(one.identity)
            found[one.identity] = one if known is None else min(known, one, key=repr)
    return found


Answers = Mapping[tuple[str, str], tuple[Judgement, ...]]


def answers_to(cases: Iterable[Case], judgements: Iterable[Judgement]) -> Answers:
    """By rule and subject, the answers to the questions that the cases raised, each question's in a fixed order."""
    raised = {(case.finding.rule, case.finding.subject) for case in cases}
    answers: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for one in judgements:
        if (one.rule, one.subject) in raised:
            answers[one.rule, one.subject].append(one)
    return {question: tuple(sorted(them, key=repr)) for question, them in answers.items()}


def _next(
    case: Case, breaches: Mapping[str, Finding], answers: Answers, inspection: Inspection
) -> tuple[Case, str]:
    """The case after the round, and why it moved (empty when it did not)."""
    if case.stage in FALSE_STAGES or inspection.as_of < case.seen_on:
        return case, ""
    if _is_exempt(case, inspection.as_of):
        return case, ""
    finding = breaches.get(case.identity)
    if finding is not None:
        return _breached(case, finding, inspection)
    mine = answers.get((case.finding.rule, case.finding.subject), ())
    if is_clear(case, mine) and (not case.feigned or inspection.cases):
        return _cleared(case, inspection.as_of)
    if not case.is_open:
        return case, ""
    return _undecided(case, mine, inspection)


def _is_exempt(case: Case, day: date) -> bool:
    """Does an exemption that was granted to this case still hold?"""
    until = case.exempt_until
    return case.stage is Stage.EXEMPTED and until is not None and day <= until


def _breached(case: Case, finding: Finding, inspection: Inspection) -> tuple[Case, str]:
    seen = replace(case, finding=finding, seen_on=inspection.as_of, unsure="")
    if case.stage is Stage.CLOSED:
        back = replace(seen, stage=Stage.REOPENED, closed_on=None, recurrences=case.recurrences + 1)
        return back, f"复发（第{back.recurrences}次）"
    if case.stage is Stage.EXEMPTED:
        return replace(seen, stage=Stage.CONFIRMED, exempt_until=None), "豁免已不适用，问题仍在"
    if case.stage in CLAIMED and looked_after(inspection, case.response):
        return replace(seen, stage=Stage.UNRECTIFIED), "复查发现问题仍在"
    return seen, ""


def looked_after(inspection: Inspection, response: Response | None) -> bool:
    """Did the round look after the agency answered? What it saw before says nothing of the answer."""
    if response is None or response.on < inspection.as_of:
        return True
    began, told = inspection.started, response.at
    same_day = response.on == inspection.as_of
    return same_day and began is not None and told is not None and told <= began


def _cleared(case: Case, day: date) -> tuple[Case, str]:
    seen = replace(case, seen_on=day, unsure="")
    if not case.is_open:
        return seen, ""
    return replace(seen, stage=Stage.CLOSED, closed_on=day), "复查判定符合要求"


def _undecided(case: Case, mine: Sequence[Judgement], inspection: Inspection) -> tuple[Case, str]:
    """Open, with the reason; one that was answered has been looked at all the same."""
    why = _why_unsure(case, mine, inspection)
    told = replace(case, unsure=why)
    looked = case.stage is Stage.ANSWERED and any(one.verdict in _UNDECIDED for one in mine)
    if looked and looked_after(inspection, case.response):
        return replace(told, stage=Stage.RECHECKED), f"复查未能判定：{why}"
    return told, ""


def is_clear(case: Case, mine: Sequence[Judgement]) -> bool:
    """Does an answer say that this very breach is gone?

    A clear answer for the same place does. One for the subject as a whole does too, unless
    another answer about the subject is a breach or could not be given.
    """
    here = {one.verdict for one in mine if one.place == case.finding.place}
    if Verdict.CLEAR in here:
        return not here & _UNDECIDED
    verdicts = {one.verdict for one in mine}
    whole = any(one.verdict is Verdict.CLEAR and not one.place for one in mine)
    return whole and not verdicts & (_UNDECIDED | {Verdict.BREACH})


def _why_unsure(case: Case, mine: Sequence[Judgement], inspection: Inspection) -> str:
    undecided = [one for one in mine if one.verdict in _UNDECIDED]
    if undecided:
        return plain(undecided[0].message) or NO_REASON
    if case.feigned and is_clear(case, mine):
        return FEIGNED.format(kind=case.feigned)
    if any(one.verdict is Verdict.EXEMPT for one in mine):
        return NOT_APPLICABLE
    if mine:
        return OTHER_PLACE
    site = case.finding.site
    if site and inspection.sites and site not in inspection.sites:
        return OUT_OF_SCOPE
    return NOT_JUDGED


def _opened(
    breaches: Mapping[str, Finding], known: set[str], cases: Sequence[Case], day: date
) -> Iterable[Case]:
    """A case for each new breach, numbered on from the year's last, in a fixed order."""
    last = max((order(case.number)[1] for case in cases if _year(case) == day.year), default=0)
    fresh = [finding for identity, finding in breaches.items() if identity not in known]
    fresh.sort(key=lambda one: (one.number, one.rule, one.subject, one.place))
    for number, finding in enumerate(fresh, start=last + 1):
        yield Case(
            number=f"MJ-{day.year}-{number:04d}",
            identity=finding.identity,
            stage=Stage.FOUND,
            finding=finding,
            found_on=day,
            seen_on=day,
        )


def _year(case: Case) -> int:
    return order(case.number)[0]


def _steps(case: Case, after: Case, why: str, inspection: Inspection) -> Iterable[Move]:
    """The moves from one stage to the other: a case that closes or is not put right was looked at first."""
    if after.stage is case.stage:
        return
    before = case.stage
    if after.stage not in ALLOWED[before]:
        yield Move(
            case.number, inspection.id, inspection.as_of, before, Stage.RECHECKED, "系统复查"
        )
        before = Stage.RECHECKED
    yield _move(after, before, why, inspection)


def _move(case: Case, before: Stage | None, why: str, inspection: Inspection) -> Move:
    return Move(case.number, inspection.id, inspection.as_of, before, case.stage, why)
