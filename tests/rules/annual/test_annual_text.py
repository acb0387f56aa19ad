from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, held, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_text"

CASES = (
    Case("they agree", report(held("A05")), CLEAR),
    Case("received 21 in words, 12 in the table", report(held("A05", False, "21", "12")), BREACH, ("实为21与12",)),
    Case("one of two disagrees", report(held("A05"), held("A05", False, "3", "2")), BREACH, ("3与2",)),
    Case("the prose states no number", report(facts=facts(said=())), EXEMPT),
    Case("a number in words, but no table", report(), UNSURE, ("表格未读到",)),
    Case("the report is in an attachment", report(facts=STUB), UNSURE),
    Case("a table's own sum is another rule's", report(held("A05"), held("A01", False)), CLEAR),
    Case("before the uniform form", report(held("A05", False), facts=facts(year=2018)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_text(case):
    """Prose and tables give the same numbers."""
    holds(RULE, case)
