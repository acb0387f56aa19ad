from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_owner"

CASES = (
    Case("its own name", report(), CLEAR),
    Case("a sister's name as its own", report(strangers=("云溪区财政局",)), BREACH, ("云溪区财政局",)),
    Case("two others", report(strangers=("云溪区财政局", "云溪区民政局")), BREACH, ("云溪区财政局、云溪区民政局",)),
    Case("the report is in an attachment", report(facts=STUB), UNSURE),
    Case("a file checked by itself", report(site="", strangers=("云溪区财政局",)), EXEMPT),
    Case("before the uniform form", report(facts=facts(year=2018), strangers=("云溪区财政局",)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_owner(case):
    """Its own name, not a sister's."""
    holds(RULE, case)
