"""Two reminders within a week name an agency; one, or two that lie a week apart, do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from records import Stage
from records.escalation import Escalation
from reports.bulletin import compose
from reports.escalation import escalated
from reports.model import Paragraph
from rules import catalogue
from tests.reports.rounds import TODAY, bare, monthly

WEEKLY = Escalation(("stale_column",), 2, 7, "某区网站月度通报制度")
FIRST = date(2026, 11, 1)


def reminded(*ages: int, stage: Stage = Stage.FOUND, rule: str = "stale_column"):
    """A round whose ledger has a case of one agency for each age in days."""
    round_ = monthly()
    case = next(one for one in round_.cases if one.finding.rule == "stale_column")
    finding = replace(case.finding, rule=rule, agency="edu")
    cases = tuple(
        replace(
            case, number=f"MJ-2026-9{n:03d}", stage=stage, finding=finding,
            found_on=TODAY - timedelta(days=age),
        )
        for n, age in enumerate(ages)
    )  # fmt: skip
    return replace(round_, cases=cases, escalation=WEEKLY)


def named(round_) -> list[tuple[str, int, int]]:
    return [(one.agency, len(one.days), len(one.cases)) for one in escalated(round_, FIRST, TODAY)]


CASES = (
    pytest.param(reminded(0, 6), [("edu", 2, 2)], id="first and last day of a week"),
    pytest.param(reminded(0, 7), [], id="a week apart"),
    pytest.param(reminded(3, 3, 3), [], id="three columns in one letter"),
    pytest.param(reminded(1, 3, 3), [("edu", 2, 3)], id="one, then two in one letter"),
    pytest.param(reminded(0, 9, 12), [("edu", 2, 2)], id="earlier in the month"),
    pytest.param(reminded(17, 20, 23), [("edu", 3, 3)], id="the first of them before the period"),
    pytest.param(reminded(20, 24), [], id="all before the period"),
    pytest.param(reminded(0, 2, stage=Stage.DISMISSED), [], id="false alarms"),
    pytest.param(reminded(0, 2, stage=Stage.CLOSED), [("edu", 2, 2)], id="put right since"),
    pytest.param(reminded(0, 2, rule="dead_link"), [], id="no reminders about updates"),
    pytest.param(replace(reminded(0, 2), escalation=None), [], id="a place that names nobody"),
)


@pytest.mark.parametrize(("round_", "expected"), CASES)
def test_who_is_named(round_, expected):
    assert named(round_) == expected


def _said(round_) -> str:
    blocks = compose(round_, kind="monthly").blocks
    return "".join(one.lead + one.text for one in blocks if isinstance(one, Paragraph))


def test_the_bulletin_names_them_with_days_and_cases():
    said = _said(reminded(0, 6))

    assert (
        "点名通报。按照《某区网站月度通报制度》，7天内收到2次以上超期提醒的，在通报中点名。本期点名1家："
        in said
    )
    assert "2026年11月14日、2026年11月20日提醒，事项MJ-2026-9000、MJ-2026-9001" in said


def test_nobody_is_named_without_reminders():
    assert "点名" not in _said(reminded(0))
    assert "点名" not in _said(bare())


def test_the_place_that_does_it_says_so_as_data():
    assert catalogue("national").profile.escalation is None
    found = catalogue("xinglongtai").profile.escalation

    assert found is not None
    assert (found.reminders, found.days) == (2, 7)
