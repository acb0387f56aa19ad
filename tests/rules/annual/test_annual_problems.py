from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_problems"

CASES = (
    Case("a paragraph", report(), CLEAR),
    Case("无", report(facts=facts(problems=0)), BREACH, ("没有实质内容",)),
    Case("nine characters", report(facts=facts(problems=9)), BREACH),
    Case("ten characters", report(facts=facts(problems=10)), CLEAR),
    Case("no section five: another rule's", report(facts=facts(sections=(1, 2, 3, 4, 6), problems=None)), EXEMPT),
    Case("cut off in section five", report(facts=facts(problems=4), readable=False, reason="只读取了前4页"), UNSURE,
         ("前4页",)),
    Case("the report is in an attachment", report(facts=STUB), UNSURE),
    Case("before the uniform form", report(facts=facts(year=2018, problems=0)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_problems(case):
    """Section five says something."""
    holds(RULE, case)
