from __future__ import annotations

import pytest

from tests.rules.annual.reports import LAST, across_years, facts, held, report
from tests.rules.asking import BREACH, CLEAR, Case, holds

RULE = "annual_in_force"

CASES = (
    *across_years("A08", "A09", starts=2021),
    Case("rules (规章) alone do not follow", report(held("A08", False, "5", "4"), held("A09"), last=LAST), BREACH,
         ("实为5与4",)),
    Case("a report that tells of a clean-up, and follows",
         report(held("A08"), held("A09"), last=LAST, facts=facts(explains=True)), CLEAR),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_in_force(case):
    """In force now: in force a year ago, plus made, minus repealed."""
    holds(RULE, case)
