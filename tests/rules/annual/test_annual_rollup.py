from __future__ import annotations

import pytest

from tests.rules.annual.reports import facts, held, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_rollup"
ROLLED = facts(rolled=True)

CASES = (
    Case("not less than the sum", report(held("A18"), held("A18", True, "20", "12"), facts=ROLLED), CLEAR),
    Case("less", report(held("A18"), held("A18", False, "9", "12"), facts=ROLLED), BREACH,
         ("实为9与12", "（待核实依据）")),
    Case("a report about its own office alone", report(held("A18", False, "9", "12")), EXEMPT),
    Case("none of those below was seen", report(facts=ROLLED), UNSURE, ("没有读到下级单位",)),
    Case("its own cell is blank", report(held("A18", None, "", "12"), facts=ROLLED), UNSURE),
    Case("a file checked by itself", report(facts=ROLLED, site=""), EXEMPT),
    Case("another identity fails", report(held("A18"), held("A01", False), facts=ROLLED), CLEAR),
    Case("before the uniform form", report(held("A18", False), facts=facts(rolled=True, year=2018)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_rollup(case):
    """A sum is not less than its parts."""
    holds(RULE, case)
