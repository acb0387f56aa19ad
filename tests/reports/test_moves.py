"""What people may do to a case, and what the ledger never does: stages do not skip, totals balance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import FALSE_STAGES, Case, Move, Office, Response, Severity, Stage, Verdict
from records.cases import ALLOWED
from records.errors import MoveError
from reports import moves, settle
from reports.moves import Deed, Step
from tests.reports.rounds import inspection, judgement

DAY = date(2026, 11, 20)
"""A Friday."""
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=UTC)
OFFICE = Office("示例区人民政府办公室", "示例区")
DEED = Deed("李四", FRIDAY, "见会议纪要")
ANSWER = Response(DAY, "已补发", "王五", "https://example.test/new.html")
LATER = DAY + timedelta(days=30)


def opened(**changes: object) -> Case:
    case = settle((), [judgement("stale_column", "column:dt")], inspection(DAY)).cases[0]
    return replace(case, **changes)  # type: ignore[arg-type]


DEEDS: dict[str, Callable[[Case], Step]] = {
    "confirm": lambda case: moves.confirm(case, DEED),
    "dismiss": lambda case: moves.dismiss(case, DEED),
    "send": lambda case: moves.send(case, DEED, OFFICE),
    "respond": lambda case: moves.respond(case, DEED, ANSWER),
    "closed": lambda case: moves.find(case, DEED, Stage.CLOSED),
    "partly": lambda case: moves.find(case, DEED, Stage.PARTLY),
    "unrectified": lambda case: moves.find(case, DEED, Stage.UNRECTIFIED, "改日期"),
    "unsure": lambda case: moves.find(case, DEED, Stage.RECHECKED),
    "appeal": lambda case: moves.appeal(case, DEED),
    "uphold": lambda case: moves.decide(case, DEED, upheld=True),
    "reject": lambda case: moves.decide(case, DEED, upheld=False),
    "exempt": lambda case: moves.exempt(case, DEED, LATER),
}
REACHED = {
    "confirm": Stage.CONFIRMED,
    "dismiss": Stage.DISMISSED,
    "send": Stage.SENT,
    "respond": Stage.ANSWERED,
    "closed": Stage.CLOSED,
    "partly": Stage.PARTLY,
    "unrectified": Stage.UNRECTIFIED,
    "unsure": Stage.RECHECKED,
    "appeal": Stage.APPEALED,
    "uphold": Stage.UPHELD,
    "reject": Stage.REJECTED,
    "exempt": Stage.EXEMPTED,
}

CHECKS = ("closed", "partly", "unrectified", "unsure")
MAY: dict[Stage, tuple[str, ...]] = {
    Stage.FOUND: ("confirm", "dismiss", "exempt", *CHECKS),
    Stage.CONFIRMED: ("dismiss", "send", "exempt", *CHECKS),
    Stage.DISMISSED: ("confirm",),
    Stage.SENT: ("respond", "appeal", "exempt", *CHECKS),
    Stage.ANSWERED: ("appeal", "exempt", *CHECKS),
    Stage.RECHECKED: ("send", "respond", "appeal", "exempt", *CHECKS),
    Stage.CLOSED: (),
    Stage.PARTLY: ("send", "respond", "appeal", "exempt", *CHECKS),
    Stage.UNRECTIFIED: ("send", "respond", "appeal", "exempt", *CHECKS),
    Stage.REOPENED: ("confirm", "dismiss", "send", "exempt", *CHECKS),
    Stage.APPEALED: ("uphold", "reject", *CHECKS),
    Stage.UPHELD: (),
    Stage.REJECTED: ("send", "respond", "appeal", "exempt", *CHECKS),
    Stage.EXEMPTED: ("confirm",),
}
"""From each stage, what may be done: as bulletins.md and issue 6 tell it."""


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("deed", list(DEEDS))
def test_what_may_be_done_from_where(stage: Stage, deed: str) -> None:
    case = opened(stage=stage)
    if deed not in MAY[stage]:
        with pytest.raises(MoveError, match="MJ-2026-0001 现为"):
            DEEDS[deed](case)
        return

    step = DEEDS[deed](case)

    assert (step.before, step.after.stage) == (case, REACHED[deed])
    assert [one.before for one in step.moves] == [stage, *[one.after for one in step.moves[:-1]]]
    assert step.moves[-1].after is step.after.stage
    told = {(one.by, one.why, one.at, one.on, one.inspection) for one in step.moves}
    assert told == {("李四", "见会议纪要", FRIDAY, DAY, "")}


def test_a_refusal_says_what_may_be_done() -> None:
    with pytest.raises(MoveError) as refused:
        moves.send(opened(), DEED, OFFICE)

    assert str(refused.value) == "MJ-2026-0001 现为“新发现”，不能交办；可以：确认、排除、复核、豁免"


@pytest.mark.parametrize(("by", "why"), [("", "有误"), ("李四", ""), (" ", "有误")])
def test_nobody_does_anything_without_a_name_and_a_reason(by: str, why: str) -> None:
    with pytest.raises(MoveError, match="须写明经办人和理由"):
        moves.confirm(opened(), replace(DEED, by=by, why=why))


@pytest.mark.parametrize(
    ("family", "severity", "sent", "days", "until"),
    [
        # 2026-11-20 is a Friday: seven working days on is Tuesday of the week after next.
        pytest.param("updates", Severity.MAJOR, DAY, 7, date(2026, 12, 1), id="seven"),
        pytest.param("updates", Severity.MINOR, DAY, 10, date(2026, 12, 4), id="ten"),
        pytest.param("privacy", Severity.MINOR, DAY, 7, DAY, id="a leak: the same day"),
        pytest.param("links", Severity.CRITICAL, DAY, 7, DAY, id="critical: the same day"),
        # National Day 2026: 1 to 7 October off, 20 September and 10 October worked.
        pytest.param(
            "updates", Severity.MINOR, date(2026, 9, 30), 2, date(2026, 10, 9), id="holidays"
        ),
        pytest.param("updates", Severity.MINOR, date(2031, 3, 3), 7, None, id="a year not covered"),
    ],
)
def test_deadlines_are_working_days(
    family: str, severity: Severity, sent: date, days: int, until: date | None
) -> None:
    finding = replace(opened().finding, family=family, severity=severity)

    assert moves.deadline(finding, replace(OFFICE, deadline_days=days), sent) == until


def test_a_deadline_is_extended_only_to_a_later_day() -> None:
    sent = moves.send(opened(stage=Stage.CONFIRMED), DEED, OFFICE).after

    step = moves.extend(sent, DEED, date(2026, 12, 8))

    assert (step.after.stage, step.after.deadline) == (Stage.SENT, date(2026, 12, 8))
    assert step.moves[0].why == "整改期限由 2026-12-01 延至 2026-12-08：见会议纪要"
    with pytest.raises(MoveError, match="须晚于该日"):
        moves.extend(step.after, DEED, date(2026, 12, 8))
    with pytest.raises(MoveError, match="没有可延长的整改期限"):
        moves.extend(opened(), DEED, LATER)


def test_what_was_sent_without_a_deadline_gets_its_first() -> None:
    """2031: its working days are not in the data, so that nothing could be counted when it was sent."""
    far = replace(DEED, at=datetime(2031, 3, 3, 9, 0, tzinfo=DEED.at.tzinfo))
    sent = moves.send(opened(stage=Stage.CONFIRMED), far, OFFICE).after
    assert (sent.deadline, sent.sent_on) == (None, date(2031, 3, 3))

    step = moves.extend(sent, far, date(2031, 3, 12))

    assert (step.after.stage, step.after.deadline) == (Stage.SENT, date(2031, 3, 12))
    assert step.moves[0].why == "整改期限补定为 2031-03-12：见会议纪要"
    assert moves.extend(step.after, far, date(2031, 3, 20)).after.deadline == date(2031, 3, 20)
    with pytest.raises(MoveError, match="所定期限不能早于今天（2031-03-03）"):
        moves.extend(sent, far, date(2031, 3, 2))
    with pytest.raises(MoveError, match="须写明经办人和理由"):
        moves.extend(sent, replace(far, why=" "), date(2031, 3, 12))


@pytest.mark.parametrize(
    ("stage", "day", "overdue"),
    [
        (Stage.SENT, DAY, False),
        (Stage.SENT, DAY + timedelta(days=1), True),
        (Stage.UNRECTIFIED, DAY + timedelta(days=1), True),
        (Stage.ANSWERED, DAY + timedelta(days=1), False),
        (Stage.APPEALED, DAY + timedelta(days=1), False),
    ],
)
def test_overdue_is_past_the_last_day_without_an_answer(
    stage: Stage, day: date, overdue: bool
) -> None:
    assert opened(stage=stage, deadline=DAY).is_overdue(day) is overdue


def test_a_reason_holds_no_personal_number() -> None:
    step = moves.dismiss(opened(), replace(DEED, why="号码 99010119900101001X 系示例"))

    assert "99010119900101001X" not in step.moves[0].why


# -- random histories ---------------------------------------------------------------------------------

SUBJECTS = ("column:a", "column:b")
ROUND = st.dictionaries(st.sampled_from(SUBJECTS), st.sampled_from(list(Verdict)), min_size=1)
BY_HAND = st.tuples(st.sampled_from(list(DEEDS)), st.integers(0, 1))
HISTORY = st.lists(st.one_of(ROUND, BY_HAND), max_size=14)


@given(HISTORY)
def test_stages_never_skip_and_totals_balance(history: list[object]) -> None:
    """Over any mixture of rounds and deeds, told by the moves alone."""
    cases: tuple[Case, ...] = ()
    stages: dict[str, Stage] = {}
    for number, event in enumerate(history):
        cases, made = _after(event, cases, DAY + timedelta(days=7 * number))
        for move in made:
            assert stages.get(move.case) is move.before
            assert move.after in ALLOWED[move.before]
            stages[move.case] = move.after
        assert stages == {case.number: case.stage for case in cases}

    closed = sum(case.stage is Stage.CLOSED for case in cases)
    dismissed = sum(case.stage in FALSE_STAGES for case in cases)
    exempted = sum(case.stage is Stage.EXEMPTED for case in cases)
    still = sum(case.is_open for case in cases)
    assert len(cases) == closed + dismissed + exempted + still


def _after(
    event: object, cases: tuple[Case, ...], day: date
) -> tuple[tuple[Case, ...], tuple[Move, ...]]:
    if isinstance(event, dict):
        answers = [judgement("stale_column", subject, event[subject]) for subject in event]
        settled = settle(cases, answers, inspection(day))
        return settled.cases, settled.moves
    assert isinstance(event, tuple)
    name, place = event
    if place >= len(cases):
        return cases, ()
    try:
        step = DEEDS[name](cases[place])
    except MoveError:
        return cases, ()
    return (*cases[:place], step.after, *cases[place + 1 :]), step.moves
