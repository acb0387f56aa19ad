"""The ledger: what a round does to the cases, and what it never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import Case, Inspection, Judgement, Response, Stage, Verdict
from records.cases import ALLOWED
from reports import settle
from tests.reports.rounds import inspection, judgement

DAY = date(2026, 11, 20)
NEXT = date(2026, 12, 20)
V = Verdict


def answer(
    verdict: Verdict, place: str = "", rule: str = "stale_column", message: str = ""
) -> Judgement:
    return judgement(rule, "column:dt", verdict, place=place, message=message)


def open_case(place: str = "", **changes: object) -> Case:
    case = settle((), [answer(V.BREACH, place)], inspection(DAY)).cases[0]
    return replace(case, **changes)  # type: ignore[arg-type]


def test_new_breaches_are_numbered_in_a_fixed_order() -> None:
    """By rule number, subject, place; not by the order of the answers."""
    answers = [
        judgement("dead_link", "link:b"),
        judgement("stale_column", "column:b"),
        judgement("stale_column", "column:a", place="2"),
        judgement("stale_column", "column:a", place="1"),
        judgement("dead_link", "link:a"),
    ]

    cases = settle((), answers, inspection(DAY)).cases

    assert [(c.number, c.finding.subject, c.finding.place) for c in cases] == [
        ("MJ-2026-0001", "column:a", "1"),
        ("MJ-2026-0002", "column:a", "2"),
        ("MJ-2026-0003", "column:b", ""),
        ("MJ-2026-0004", "link:a", ""),
        ("MJ-2026-0005", "link:b", ""),
    ]


def test_a_new_case_is_found_and_moved() -> None:
    after = settle((), [answer(V.BREACH)], inspection(DAY))

    assert (after.cases[0].stage, after.cases[0].found_on, after.cases[0].seen_on) == (
        Stage.FOUND,
        DAY,
        DAY,
    )
    assert [(m.case, m.before, m.after, m.on) for m in after.moves] == [
        ("MJ-2026-0001", None, Stage.FOUND, DAY)
    ]


@pytest.mark.parametrize(
    ("place", "answers", "stage", "unsure"),
    [
        pytest.param("", [answer(V.CLEAR)], Stage.CLOSED, "", id="clear closes"),
        pytest.param("", [answer(V.BREACH)], Stage.FOUND, "", id="still there"),
        pytest.param(
            "",
            [answer(V.UNSURE, message="超时")],
            Stage.FOUND,
            "超时",
            id="unsure stays open and says why",
        ),
        pytest.param(
            "", [answer(V.BROKEN)], Stage.FOUND, "本次未能判断", id="broken rule stays open"
        ),
        pytest.param(
            "",
            [answer(V.EXEMPT)],
            Stage.FOUND,
            "本次判定为不适用，需人工复核",
            id="exempt does not close",
        ),
        pytest.param("", [], Stage.FOUND, "本次检查未涉及", id="not judged stays open"),
        pytest.param(
            "",
            [answer(V.CLEAR, rule="dead_link")],
            Stage.FOUND,
            "本次检查未涉及",
            id="another rule's clear",
        ),
        pytest.param(
            "",
            [answer(V.CLEAR), answer(V.UNSURE, message="？")],
            Stage.FOUND,
            "？",
            id="clear and unsure",
        ),
        pytest.param(
            "行2", [answer(V.CLEAR)], Stage.CLOSED, "", id="clear as a whole closes every place"
        ),
        pytest.param("行2", [answer(V.CLEAR, "行2")], Stage.CLOSED, "", id="clear at the place"),
        pytest.param(
            "行2",
            [answer(V.CLEAR, "行2"), answer(V.BREACH, "行3")],
            Stage.CLOSED,
            "",
            id="breach elsewhere",
        ),
        pytest.param(
            "行2",
            [answer(V.BREACH, "行3")],
            Stage.FOUND,
            "本次只对同一对象的其他位置作出判断",
            id="only another place",
        ),
        pytest.param(
            "行2",
            [answer(V.CLEAR), answer(V.BREACH, "行3")],
            Stage.FOUND,
            "本次只对同一对象的其他位置作出判断",
            id="contradiction stays open",
        ),
    ],
)
def test_what_becomes_of_an_open_case(
    place: str, answers: list[Judgement], stage: Stage, unsure: str
) -> None:
    """Only a clear answer closes."""
    case = open_case(place)

    after = settle([case], answers, inspection(NEXT))

    mine = next(one for one in after.cases if one.identity == case.identity)
    assert (mine.stage, mine.unsure) == (stage, unsure)
    assert mine.closed_on == (NEXT if stage is Stage.CLOSED else None)


def test_out_of_scope_is_said() -> None:
    after = settle([open_case()], [], inspection(NEXT, sites=("edu",)))

    assert after.cases[0].unsure == "不在本次检查范围内"


def test_a_closed_case_that_comes_back_is_reopened_and_counted() -> None:
    closed = settle([open_case()], [answer(V.CLEAR)], inspection(NEXT)).cases
    again = settle(closed, [answer(V.BREACH)], inspection(NEXT + timedelta(30)))

    case = again.cases[0]
    assert (case.number, case.stage, case.recurrences, case.closed_on) == (
        "MJ-2026-0001",
        Stage.REOPENED,
        1,
        None,
    )
    assert (again.moves[0].before, again.moves[0].after) == (Stage.CLOSED, Stage.REOPENED)
    assert len(again.cases) == 1


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_dismissed_case_stays_dismissed(verdict: Verdict) -> None:
    case = open_case(stage=Stage.DISMISSED)

    after = settle([case], [answer(verdict)], inspection(NEXT))

    assert (case,) == after.cases
    assert after.moves == ()


@pytest.mark.parametrize("stage", [Stage.CONFIRMED, Stage.SENT, Stage.APPEALED, Stage.REJECTED])
def test_a_breach_that_stays_does_not_undo_what_people_did(stage: Stage) -> None:
    after = settle([open_case(stage=stage)], [answer(V.BREACH)], inspection(NEXT))

    assert (after.cases[0].stage, after.cases[0].seen_on) == (stage, NEXT)


SAME_DAY = datetime(2026, 12, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "at", "verdict", "stage"),
    [
        pytest.param(DAY, None, V.BREACH, Stage.UNRECTIFIED, id="still there after the answer"),
        pytest.param(DAY, None, V.CLEAR, Stage.CLOSED, id="put right as was said"),
        pytest.param(DAY, None, V.UNSURE, Stage.RECHECKED, id="looked at, not to be told"),
        pytest.param(
            NEXT + timedelta(1), None, V.BREACH, Stage.ANSWERED, id="answered after the round"
        ),
        pytest.param(NEXT, None, V.BREACH, Stage.ANSWERED, id="the same day, no moment known"),
        pytest.param(
            NEXT,
            SAME_DAY - timedelta(hours=1),
            V.BREACH,
            Stage.UNRECTIFIED,
            id="the same day, before the round began",
        ),
        pytest.param(
            NEXT,
            SAME_DAY + timedelta(hours=1),
            V.UNSURE,
            Stage.ANSWERED,
            id="the same day, after the round began",
        ),
    ],
)
def test_an_answered_case_is_looked_at_again(
    on: date, at: datetime | None, verdict: Verdict, stage: Stage
) -> None:
    case = open_case(stage=Stage.ANSWERED, response=Response(on, "已更新", "张三", at=at))

    after = settle([case], [answer(verdict)], replace(inspection(NEXT), started=SAME_DAY))

    assert after.cases[0].stage is stage
    ways = {
        Stage.UNRECTIFIED: [Stage.RECHECKED, Stage.UNRECTIFIED],
        Stage.CLOSED: [Stage.RECHECKED, Stage.CLOSED],
        Stage.RECHECKED: [Stage.RECHECKED],
        Stage.ANSWERED: [],
    }
    assert [move.after for move in after.moves] == ways[stage]


@pytest.mark.parametrize(
    ("until", "verdict", "stage"),
    [
        pytest.param(NEXT, V.BREACH, Stage.EXEMPTED, id="its last day"),
        pytest.param(NEXT - timedelta(1), V.BREACH, Stage.CONFIRMED, id="run out: it wakes"),
        pytest.param(NEXT - timedelta(1), V.CLEAR, Stage.EXEMPTED, id="run out, nothing there"),
    ],
)
def test_an_exemption_holds_until_its_day(until: date, verdict: Verdict, stage: Stage) -> None:
    case = open_case(stage=Stage.EXEMPTED, exempt_until=until)

    assert settle([case], [answer(verdict)], inspection(NEXT)).cases[0].stage is stage


def test_an_old_round_judged_again_does_not_turn_the_ledger_back() -> None:
    closed = settle([open_case()], [answer(V.CLEAR)], inspection(NEXT)).cases

    assert settle(closed, [answer(V.BREACH)], inspection(DAY)).cases == closed


def test_the_number_after_9999() -> None:
    case = open_case(number="MJ-2026-9999", identity="f" * 16)
    first = settle([case], [answer(V.BREACH)], inspection(NEXT)).cases
    second = settle(first, [answer(V.BREACH), answer(V.BREACH, "行9")], inspection(NEXT)).cases

    assert [one.number for one in second] == ["MJ-2026-9999", "MJ-2026-10000", "MJ-2026-10001"]


def test_a_new_year_begins_at_one() -> None:
    after = settle([open_case()], [answer(V.BREACH, "行9")], inspection(date(2027, 1, 5)))

    assert [one.number for one in after.cases] == ["MJ-2026-0001", "MJ-2027-0001"]


def test_a_case_holds_no_personal_number() -> None:
    case = settle(
        [open_case()],
        [answer(V.UNSURE, message="号码 99010119900101001X 无法核对")],
        inspection(NEXT),
    ).cases[0]

    assert "99010119900101001X" not in case.unsure


# -- random histories ---------------------------------------------------------------------------------

SUBJECTS = st.sampled_from(["column:a", "column:b", "site:s"])
ANSWERS = st.builds(
    lambda rule, subject, verdict, place: judgement(rule, subject, verdict, place=place),
    st.sampled_from(["stale_column", "dead_link"]),
    SUBJECTS,
    st.sampled_from(list(Verdict)),
    st.sampled_from(["", "行1"]),
)
ROUNDS = st.lists(st.lists(ANSWERS, max_size=8), max_size=6)
HUMAN = st.sampled_from([None, Stage.CONFIRMED, Stage.DISMISSED, Stage.SENT, Stage.ANSWERED])


def rounds_of(history: list[list[Judgement]]) -> list[tuple[Inspection, list[Judgement]]]:
    return [(inspection(DAY + timedelta(7 * n)), answers) for n, answers in enumerate(history)]


@given(ROUNDS, st.randoms(use_true_random=False), HUMAN)
def test_nothing_doubled_nothing_lost_nothing_reused(history, random, human) -> None:
    """Over any history: one case an identity, numbers kept for ever, every breach on the books."""
    cases: tuple[Case, ...] = ()
    ever: dict[str, str] = {}
    for round_, answers in rounds_of(history):
        after = settle(cases, answers, round_)
        identities = [case.identity for case in after.cases]
        assert len(identities) == len(set(identities))
        assert {case.identity for case in cases} <= set(identities)
        assert {one.identity for one in answers if one.is_finding} <= set(identities)
        for case in after.cases:
            assert ever.setdefault(case.number, case.identity) == case.identity
        assert len({case.number for case in after.cases}) == len(after.cases)

        shuffled_cases, shuffled = list(cases), list(answers)
        random.shuffle(shuffled_cases)
        random.shuffle(shuffled)
        assert settle(shuffled_cases, shuffled, round_) == after

        again = settle(after.cases, answers, round_)
        assert again.cases == after.cases
        assert again.moves == ()

        cases = after.cases
        if human and cases:
            cases = (replace(cases[0], stage=human, closed_on=None), *cases[1:])


@given(ROUNDS)
def test_a_case_closes_only_on_a_clear_answer(history) -> None:
    cases: tuple[Case, ...] = ()
    for round_, answers in rounds_of(history):
        after = settle(cases, answers, round_)
        clear = {(one.rule, one.subject) for one in answers if one.verdict is Verdict.CLEAR}
        for move in after.moves:
            case = next(one for one in after.cases if one.number == move.case)
            assert move.after in ALLOWED[move.before]
            if move.after is Stage.CLOSED:
                assert case.stage is Stage.CLOSED
                assert (case.finding.rule, case.finding.subject) in clear
        for case in after.cases:
            assert (case.stage is Stage.CLOSED) == (case.closed_on is not None)
        cases = after.cases
