"""What a round is doubted for, number by number, and how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.judging import Judged
from app.watch.suspicion import series_of, weigh
from records import Case, Column, ColumnSeen, Coverage, Inspection, SiteCoverage, Stage, Verdict
from records.watching import (
    EMPTY_LIST,
    EMPTY_SITE,
    FEW_FINDINGS,
    UNREAD_DIALECT,
    UNSURE_SITE,
    RoundSigns,
)
from tests.reports.rounds import judgement

FIRST = date(2026, 11, 1)
ROUND = Inspection("2026-11-20-1", "全面检查", date(2026, 11, 20), ("a",))
SCRIPT = "列表由脚本加载，未能读取"


def column(number: int, rows: int = 0, *, reached: bool = True, **seen) -> Column:
    state = ColumnSeen(reached=reached, rows=rows, **seen)
    return Column(f"c{number}", f"栏目{number}", f"http://a/{number}/", "动态要闻", "a", seen=state)


def said(rule: str, number: int, verdict: Verdict = Verdict.BREACH):
    subject = f"link:{rule}{number}"
    return judgement("dead_link", subject, verdict, site="a", column=f"c{number}", agency="x")


def findings(count: int, rules: int = 3):
    """So many problems of so many rules."""
    made = (said("r", number) for number in range(count))
    return tuple(replace(one, rule=f"rule{at % rules}") for at, one in enumerate(made))


def judged(told=(), columns=(), clear: int = 0, pages: int = 9) -> Judged:
    """`clear`: questions that were silently answered."""
    quiet = {("a", "x", f"c{n}"): frozenset({("some", Verdict.CLEAR)}) for n in range(clear)}
    coverage = Coverage(sites=(SiteCoverage("a", pages=pages),))
    return Judged(tuple(told), coverage, (), columns=tuple(columns), quiet=quiet)


def rounds(*them: Judged, cases=()) -> list[RoundSigns]:
    """One round after the other."""
    signs: list[RoundSigns] = []
    for one in them:
        signs.append(weigh(ROUND, one, cases, signs[-1] if signs else None))
    return signs


def kinds(signs: RoundSigns) -> list[str]:
    return [one.kind for one in signs.suspicions]


@pytest.mark.parametrize(
    ("before", "rules", "now", "doubted"),
    [
        (10, 3, 2, True),  # just 80 % gone
        (10, 3, 3, False),
        (9, 3, 0, False),  # too few to tell
        (40, 2, 0, False),  # one repaired template
        (40, 3, 8, True),
        (40, 3, 9, False),
    ],
)
def test_findings_that_are_suddenly_gone(before, rules, now, doubted):
    signs = rounds(judged(findings(before, rules), clear=30), judged(findings(now), clear=30))
    assert kinds(signs[1]) == [FEW_FINDINGS] * doubted


def test_what_an_agency_says_is_put_right_may_be_gone():
    first = findings(10)
    answered = [Case("MJ-2026-0001", "i", Stage.ANSWERED, first[0], FIRST, FIRST)]
    assert kinds(rounds(judged(first), judged(), cases=answered)[1]) == []  # nine are left: too few


def test_a_change_is_doubted_twice_and_then_believed():
    bad = judged(findings(1), clear=30)
    signs = rounds(judged(findings(12), clear=30), bad, bad, bad, bad)
    assert [kinds(one) for one in signs] == [[], [FEW_FINDINGS], [FEW_FINDINGS], [], []]
    assert signs[2].sites[0].findings == 12  # what is usual stays until it is believed
    assert signs[3].sites[0].findings == 1


def test_a_doubt_ends_when_the_findings_are_back():
    good = judged(findings(12), clear=30)
    signs = rounds(good, judged(findings(1)), good, judged(findings(1)))
    assert [kinds(one) for one in signs] == [[], [FEW_FINDINGS], [], [FEW_FINDINGS]]


@pytest.mark.parametrize(
    ("clear", "unsure", "left", "doubted"),
    [(30, 30, 0, True), (30, 30, 1, True), (30, 30, 2, False), (19, 30, 0, False), (30, 19, 0, False)],
)  # fmt: skip
def test_a_site_that_is_suddenly_all_unsure(clear, unsure, left, doubted):
    told = tuple(said("u", n, Verdict.UNSURE) for n in range(unsure))
    signs = rounds(judged(clear=clear), judged(told, clear=left))
    assert kinds(signs[1]) == [UNSURE_SITE] * doubted


def test_a_site_that_was_always_unsure_is_no_news():
    told = tuple(said("u", n, Verdict.UNSURE) for n in range(40))
    assert kinds(rounds(judged(told, clear=30), judged(told))[1]) == []


def test_a_site_that_was_not_reached_is_said_elsewhere_and_changes_nothing():
    good, down = judged(findings(12), clear=30), judged(pages=0)
    signs = rounds(good, down, judged(findings(1), clear=30))
    assert [kinds(one) for one in signs] == [[], [], [FEW_FINDINGS]]


@pytest.mark.parametrize(
    ("before", "seen", "told"),
    [
        (5, {"rows": 0}, [EMPTY_LIST]),
        (4, {"rows": 0}, []),
        (5, {"rows": 1}, []),
        (5, {"rows": 0, "reason": SCRIPT}, [UNREAD_DIALECT]),
        (5, {"rows": 0, "empty": True}, []),  # the page says that there is nothing
        (5, {"rows": 0, "link_only": True}, []),
        (5, {"rows": 0, "reached": False, "reason": "响应超时"}, []),  # unchecked already
        (5, {"rows": 0, "reached": False, "reason": "栏目页返回 404"}, []),
        (5, {"rows": 0, "reached": False, "reason": "正文为空"}, [EMPTY_LIST]),
        (5, {"rows": 0, "single": True}, [EMPTY_LIST]),
    ],
)
def test_a_list_that_lost_its_rows(before, seen, told):
    signs = rounds(judged(columns=[column(1, before)]), judged(columns=[column(1, **seen)]))
    assert kinds(signs[1]) == told
    assert all(one.column == "c1" for one in signs[1].suspicions)


def test_an_unreadable_list_is_doubted_until_it_is_read():
    full, bare = judged(columns=[column(1, 20)]), judged(columns=[column(1, 0)])
    missed = judged(columns=[column(1, 0, reached=False, reason="响应超时")])
    signs = rounds(full, bare, bare, missed, bare, bare, full, full)
    doubted = [EMPTY_LIST]
    assert [kinds(one) for one in signs] == [[], doubted, doubted, [], doubted, doubted, [], []]


@pytest.mark.parametrize(("bare", "doubted"), [(2, False), (3, True)])
def test_many_truly_empty_lists_at_once(bare, doubted):
    full = judged(columns=[column(n, 9) for n in range(6)])
    rest = judged(columns=[column(n, 0 if n < bare else 9, empty=n < bare) for n in range(6)])
    assert kinds(rounds(full, rest)[1]) == [EMPTY_SITE] * doubted


def test_rounds_that_ask_otherwise_are_not_compared():
    one = replace(ROUND, theme="年报")
    assert series_of(one) != series_of(ROUND) != series_of(replace(ROUND, light=True))
    assert series_of(replace(ROUND, id="2026-11-27-1", period="2026-W48")) == series_of(ROUND)
