"""Bulletins over random histories: rounds, deeds, sites that do not answer. What must hold whatever happened."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from records import (
    Case,
    Coverage,
    Inspection,
    Issue,
    Judgement,
    Move,
    Response,
    Round,
    SiteCoverage,
    Stage,
    Unchecked,
    Verdict,
)
from records.errors import MoveError
from records.issued import Frozen
from records.store.issued import encoded
from reports import compose, moves, render, settle
from reports.moves import Deed
from reports.owed import owed_after
from rules import coverage as counted_rules
from tests.reports.rounds import AGENCIES, COLUMNS, OFFICE, SITES, inspection, judgement
from tests.reports.test_numbers import BULLETINS, unaccounted

FIRST = date(2026, 5, 20)
QUESTIONS = (
    ("stale_column", "column:tz", "jyj", "edu", "tz"),
    ("stale_column", "column:zw", "qs", "portal", "zw"),
    ("dead_link", "link:http://www.example.gov.cn/dt/1.html", "gov", "portal", "dt"),
    ("full_identity_number", "article:http://www.example.gov.cn/mz/1.html", "mzj", "portal", "jz"),
    ("footer", "site:edu", "jyj", "edu", ""),
)
ANSWERS = st.tuples(*[st.sampled_from([*Verdict, None]) for _ in QUESTIONS])
DEEDS = ("confirm", "dismiss", "send", "answer", "closed", "partly", "feigned", "appeal", "upheld",
         "rejected", "exempt")  # fmt: skip
WORK = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 4), st.integers(0, 20)), max_size=8
)
MONTH = st.tuples(ANSWERS, st.sampled_from([(), (), ("edu",), ("portal",)]), WORK)
HISTORY = st.lists(MONTH, min_size=1, max_size=5)


def done(name: str, case: Case, day: date) -> moves.Step:
    """One deed on a day; MoveError where the law does not allow it."""
    deed = Deed("李四", datetime(day.year, day.month, day.day, 9, tzinfo=UTC), "见会议纪要")
    response = Response(day, "已补充更新", "王五")
    return {
        "confirm": lambda: moves.confirm(case, deed),
        "dismiss": lambda: moves.dismiss(case, deed),
        "send": lambda: moves.send(case, deed, OFFICE),
        "answer": lambda: moves.respond(case, deed, response),
        "closed": lambda: moves.find(case, deed, Stage.CLOSED),
        "partly": lambda: moves.find(case, deed, Stage.PARTLY),
        "feigned": lambda: moves.find(case, deed, Stage.UNRECTIFIED, "改日期"),
        "appeal": lambda: moves.appeal(case, deed),
        "upheld": lambda: moves.decide(case, deed, upheld=True),
        "rejected": lambda: moves.decide(case, deed, upheld=False),
        "exempt": lambda: moves.exempt(case, deed, day + timedelta(days=40)),
    }[name]()


def said(answers: tuple[Verdict | None, ...], gone: tuple[str, ...]) -> list[Judgement]:
    """The answers of a round; of a site that is gone nothing but doubt."""
    found = []
    for (rule, subject, agency, site, column), verdict in zip(QUESTIONS, answers, strict=True):
        if verdict is None:
            continue
        told = Verdict.UNSURE if site in gone else verdict
        words = {Verdict.BREACH: "不符合要求。", Verdict.UNSURE: "未作判断（响应超时）。"}.get(
            told, ""
        )
        found.append(
            judgement(rule, subject, told, agency=agency, site=site, column=column, message=words)
        )
    return found


def covered(judgements: list[Judgement], gone: tuple[str, ...]) -> Coverage:
    sites = tuple(
        SiteCoverage(one.id, 2, 0, 0, 0, 0, 0, 3) if one.id in gone else
        SiteCoverage(one.id, 2, 2, 2, 30, 1, 1)
        for one in SITES
    )  # fmt: skip
    missed = [("网站", one) for one in SITES if one.id in gone]
    missed += [("栏目", one) for one in COLUMNS if one.site in gone]
    unchecked = tuple(Unchecked(k, o.name, o.agency, o.url, "响应超时") for k, o in missed)
    return Coverage(sites, counted_rules(judgements), unchecked)


def lived(history: list[tuple[tuple[Verdict | None, ...], tuple[str, ...], list[tuple[str, int, int]]]]
          ) -> list[Round]:  # fmt: skip
    """The rounds of a history, a month apart, each with what people did until the next."""
    cases: tuple[Case, ...] = ()
    made: list[Move] = []
    rounds: list[Round] = []
    for number, (answers, gone, work) in enumerate(history):
        day = FIRST + timedelta(days=30 * number)
        now = inspection(day, period=f"{day:%Y-%m}")
        end = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
        now = replace(now, started=end, finished=end)
        judgements, before = said(answers, gone), cases
        settled = settle(before, judgements, now)
        made += settled.moves
        cases = settled.cases
        for name, place, later in sorted(work, key=lambda one: one[2]):
            if place < len(cases):
                try:
                    step = done(name, cases[place], day + timedelta(days=later))
                except MoveError:
                    continue
                cases = (*cases[:place], step.after, *cases[place + 1 :])
                made += step.moves
        last = rounds[-1] if rounds else None
        until = {one.inspection.id for one in rounds}
        rounds.append(
            _round(now, judgements, gone, before, cases, settled.moves, made, last, until)
        )
    return rounds


def _round(
    now: Inspection,
    judgements: list[Judgement],
    gone: tuple[str, ...],
    before: tuple[Case, ...],
    cases: tuple[Case, ...],
    moved: tuple[Move, ...],
    made: list[Move],
    last: Round | None,
    until: set[str],
) -> Round:
    silent = {Verdict.CLEAR, Verdict.EXEMPT}
    telling = tuple(one for one in judgements if one.verdict not in silent)
    round_ = Round(
        now, OFFICE, AGENCIES, SITES, COLUMNS, (), telling, cases, moved, covered(judgements, gone)
    )
    if last is None:
        return round_
    return replace(
        round_,
        previous=last.inspection,
        previous_findings=last.findings,
        previous_open=owed_after(before, made, last.inspection, until),
        previous_coverage=last.coverage,
        previous_undecided=tuple((o.rule, o.subject) for o in last.judgements if not o.is_finding),
    )


@settings(max_examples=60)
@given(HISTORY)
def test_any_bulletin_is_borne_by_its_rows_and_says_no_zero(history) -> None:
    for round_ in lived(history):
        doc = compose(round_, kind="monthly", number="〔2026〕3号")

        assert re.findall(r".{0,12}\d+.{0,8}", unaccounted(doc, round_)) == []
        text = "\n".join(getattr(one, "text", "") for one in doc.blocks)
        assert re.findall(r"(?<!\d)0(?:项|家|次)", text) == []


@settings(max_examples=60)
@given(HISTORY)
def test_what_was_owed_is_answered_for_and_the_ledger_balances(history) -> None:
    """Owed = put right + still owed + not seen + no problem after all; found = closed + open + dismissed + exempted."""
    rounds = lived(history)
    for before, after in pairwise(rounds):
        tally = compose(after, kind="monthly").tally
        owed = {case.number for case in after.previous_open}
        ends = Counter(one.result for one in tally.follow_ups)

        assert {one.case for one in tally.follow_ups} == owed
        assert owed <= {case.number for case in before.cases}
        assert sum(ends.values()) == sum(tally.results) == len(owed)
        assert ends["已整改"] == sum(
            case.stage is Stage.CLOSED for case in after.cases if case.number in owed
        )
        found = tally.comparison
        if found is not None:
            assert found.now + found.left_now == tally.problems
            left = found.before + found.left_before + found.set_aside
            assert left == len({one.identity for one in before.findings})


@settings(max_examples=20)
@given(HISTORY)
def test_what_was_frozen_makes_the_same_bulletin_again(history) -> None:
    """From the frozen data alone: the same text, and the same data when it is frozen again."""
    round_ = lived(history)[-1]
    issue = Issue("示府办函〔2026〕3号", round_.inspection.as_of, "各镇人民政府", "")
    frozen = encoded(Frozen(round_, issue, "monthly", ("md", "json")))
    back = msgspec.json.decode(frozen, type=Frozen)

    assert encoded(back) == frozen
    for form in ("md", "json"):
        one, two = (
            render(compose(each, kind="monthly", issue=issue), each, form)
            for each in (round_, back.round)
        )
        assert one == two


def test_half_a_year_can_be_frozen_too() -> None:
    for name, (doc, round_) in BULLETINS.items():
        issue = Issue("示府办函〔2026〕3号", doc.on, "各镇人民政府", "")
        frozen = encoded(Frozen(round_, issue, doc.kind, ()))
        back = msgspec.json.decode(frozen, type=Frozen).round
        one, two = (compose(each, kind=doc.kind, issue=issue) for each in (round_, back))

        assert render(one, round_, "json") == render(two, back, "json"), name
