from __future__ import annotations

import pytest

from records.annual import CountRow
from tests.rules.annual.reports import STUB, facts, held, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, ask, holds

RULE = "annual_applications"

READ = facts(applications=(CountRow("new", (12, 0, 0, 0, 0, 0, 12)),))

CASES = (
    Case("every sum holds", report(held("A01"), held("A02"), held("A03"), held("A06"), facts=READ), CLEAR),
    Case("a sum fails", report(held("A01", False, "12", "11"), facts=READ), BREACH, ("1处", "12与11")),
    Case("many fail: some are named", report(*[held("A01", False, str(n), "0") for n in range(1, 8)], facts=READ),
         BREACH,
         ("7处", "实为1与0", "；等")),
    Case("one fails and others are open", report(held("A01", False, "12", "11"), held("A01", None), facts=READ),
         BREACH),
    Case("a cell is blank",
         report(held("A01"), held("A02"), held("A03"), held("A06"), held("A01", None, "", ""), facts=READ),
         UNSURE, ("空缺",)),
    Case("the table is a picture", report(), UNSURE, ("表格未读到",)),
    Case("the report is in an attachment", report(facts=STUB), UNSURE, ("附件",)),
    Case("before the uniform form", report(held("A01", False), facts=facts(year=2018)), EXEMPT),
    Case("a column of subtotals fails", report(held("A20", False, "3", "2"), facts=READ), BREACH, ("3与2",)),
    Case("a fraction in a cell", report(held("A06", False, "1", "0"), facts=READ), BREACH),
    Case("section four is another rule's", report(held("A01"), held("A04", False), facts=READ), CLEAR),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_applications(case):
    """One finding a report, with the failing cells."""
    holds(RULE, case)


def test_the_places_of_failing_cells_are_evidence():
    """The first four, each with both sides."""
    case = Case("", report(*[held("A03", False, "2", "1")] * 6, facts=READ), BREACH)
    found = ask(RULE, case)

    assert [one.place for one in found.evidence] == ["表三“A03”列"] * 4
    assert {"2≠1"} == {one.excerpt for one in found.evidence}
    assert "6处" in found.message
