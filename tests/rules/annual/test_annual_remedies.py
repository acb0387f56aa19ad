from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, held, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_remedies"

CASES = (
    Case("every sum holds", report(held("A04"), held("A04"), held("A04")), CLEAR),
    Case("a sum fails", report(held("A04", False, "12", "11")), BREACH, ("1处", "12与11")),
    Case("many fail: some are named", report(*[held("A04", False, str(n), "0") for n in range(1, 8)]), BREACH,
         ("7处", "实为1与0", "；等")),
    Case("one fails and others are open", report(held("A04", False, "12", "11"), held("A04", None)), BREACH),
    Case("a cell is blank", report(held("A04"), held("A04"), held("A04"), held("A04", None, "", "")),
         UNSURE, ("空缺",)),
    Case("the table is a picture", report(), UNSURE, ("表格未读到",)),
    Case("the report is in an attachment", report(facts=STUB), UNSURE, ("附件",)),
    Case("before the uniform form", report(held("A04", False), facts=facts(year=2018)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_remedies(case):
    """Each group adds up to its total."""
    holds(RULE, case)
