from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_law"

CASES = (
    Case("nothing old", report(), CLEAR),
    Case("the old number", report(facts=facts(repealed=("（国令第492号）编制",))), BREACH, ("492号",)),
    Case("the old limit", report(facts=facts(repealed=("15个工作日内答复申请人",))), BREACH, ("15个工作日内答复",)),
    Case("found though it was not read to its end", report(facts=replace(STUB, repealed=("国令第492号",))), BREACH),
    Case("the report is in an attachment", report(facts=STUB), UNSURE),
    Case("before the new text was in force a whole year", report(facts=facts(year=2018, repealed=("国令第492号",))),
         EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_law(case):
    """The text in force."""
    holds(RULE, case)
