from __future__ import annotations

import pytest

from tests.rules.annual.reports import facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_blanks"

CASES = (
    Case("no blank", report(), CLEAR),
    Case("ten in the third", report(facts=facts(blanks=(10, 0))), CLEAR),
    Case("eleven in the third", report(facts=facts(blanks=(11, 0))), BREACH, ("第三部分有11个", "（待核实依据）")),
    Case("five in the fourth", report(facts=facts(blanks=(0, 5))), CLEAR),
    Case("six in the fourth", report(facts=facts(blanks=(0, 6))), BREACH, ("第四部分有6个",)),
    Case("neither table was read", report(facts=facts(tables=(2,))), UNSURE, ("都未读到",)),
    Case("before the uniform form", report(facts=facts(year=2018, blanks=(99, 99))), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_blanks(case):
    """Noughts where there is nothing to count."""
    holds(RULE, case)
