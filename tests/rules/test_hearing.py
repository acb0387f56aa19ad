"""A hearing keeps what says something and counts the rest, whatever bundles the subjects come in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from records import Verdict
from rules import Hearing, coverage, judge
from rules._engine import SILENT
from tests.rules.asking import TODAY, column, days_ago, link, list_seen, loaded, site

SUBJECTS = (
    site(None),
    replace(link(), url="http://a.example/b"),
    replace(link(), url="http://a.example/a"),
    column("动态要闻", list_seen(days_ago(1))),
    replace(column("动态要闻", list_seen(days_ago(40))), id="c2"),
    replace(column("动态要闻", None), id="c3"),
    replace(column("机构职能", list_seen(days_ago(40))), id="c4"),
)
ALL = judge(SUBJECTS, loaded(), TODAY)
TELLING = tuple(one for one in ALL if one.verdict not in SILENT)


def heard(*bundles, only=(), wanted=lambda _rule, _subject: False):
    hearing = Hearing(loaded(), TODAY, only, wanted)
    for bundle in bundles:
        hearing.ask(bundle)
    return hearing.said()


def test_both_sorts_are_there():
    assert TELLING
    assert len(ALL) > len(TELLING)


@pytest.mark.parametrize(
    "bundles",
    [
        (SUBJECTS,),
        (SUBJECTS[::-1],),
        (SUBJECTS[:3], SUBJECTS[3:]),
        (SUBJECTS[4:], (), SUBJECTS[:4]),
        tuple((one,) for one in SUBJECTS),
    ],
    ids=["at once", "turned", "two", "with an empty one", "one by one"],
)
def test_bundles_make_no_difference(bundles):
    said = heard(*bundles)

    assert said.judgements == TELLING
    assert said.silent == Counter((one.rule, one.verdict) for one in ALL if one.verdict in SILENT)


def test_only_wanted_silent_answers_are_judgements():
    (clear,) = (one for one in ALL if one.rule == "stale_column" and one.verdict is Verdict.CLEAR)

    said = heard(SUBJECTS, wanted=lambda *question: question == ("stale_column", clear.subject))

    assert set(said.judgements) - set(TELLING) == {clear}
    assert said.silent["stale_column", Verdict.CLEAR] == 0


def test_where_the_silent_ones_were():
    """The column of today, and the class that has no limit; the stale and the unread one say something."""
    said = heard(SUBJECTS, only=["stale_column"])

    assert said.quiet == {
        ("www", "qzf", "c1"): {("stale_column", Verdict.CLEAR)},
        ("www", "qzf", "c4"): {("stale_column", Verdict.EXEMPT)},
    }


@pytest.mark.parametrize("only", [(), ("stale_column",), ("links",), ("budget_missing",)])
def test_coverage_counts_them_too(only):
    """Of rules asked by name, those that met nothing are not told, as ever."""
    said = heard(SUBJECTS, only=only)
    plainly = coverage(judge(SUBJECTS, loaded(), TODAY, only), None if only else loaded())

    assert coverage(said.judgements, loaded(), said.silent, only) == plainly
