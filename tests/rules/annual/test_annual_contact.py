from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_contact"


def told(*what: str, **kept):
    return report(facts=facts(told=what, **kept))


CASES = (
    Case("both are stated", told("period", "contact"), CLEAR),
    Case("nobody to turn to", told("period"), BREACH, ("没有写明联系方式", "（待核实依据）")),
    Case("no span", told("contact"), BREACH, ("没有写明统计期限",)),
    Case("neither", told(), BREACH, ("统计期限和联系方式",)),
    Case("four years ago", told(year=2022), BREACH),
    Case("five years ago: it will not be written again", told(year=2021), EXEMPT),
    Case("before the uniform form", told(year=2018), EXEMPT),
    Case("the report is in an attachment", report(facts=STUB), UNSURE, ("附件",)),
    Case("a file that was not read to its end",
         report(facts=facts(told=()), readable=False, reason="只读了前50页"), UNSURE, ("只读了前50页",)),
    Case("cut short, but both were seen", report(readable=False, reason="只读了前50页"), CLEAR),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_contact(case):
    """A report states its span and how to reach its maker."""
    holds(RULE, case)
