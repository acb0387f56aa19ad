from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_fees"


def says(fees: str, **kept):
    return report(facts=facts(fees=fees, **kept))


CASES = (
    Case("told, be it as zero", says("told"), CLEAR),
    Case("no more than 无", says("nothing"), BREACH, ("只写“无”", "（待核实依据）")),
    Case("other matters only", says("silent"), BREACH, ("第六部分没有报告",)),
    Case("no section six is another question", says(""), EXEMPT),
    Case("before the fee was regulated", says("nothing", year=2020), EXEMPT),
    Case("four years ago", says("nothing", year=2022), BREACH),
    Case("five years ago: it will not be written again", says("nothing", year=2021), EXEMPT),
    Case("the report is in an attachment", report(facts=STUB), UNSURE),
    Case("a file that was not read to its end",
         report(facts=facts(fees="silent"), readable=False, reason="只读了前50页"), UNSURE, ("只读了前50页",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_fees(case):
    """Section six tells of the fee for requests, none as none."""
    holds(RULE, case)
