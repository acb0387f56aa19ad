from __future__ import annotations

import pytest

from tests.rules.annual.reports import LAST, facts, held, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_carried"

CASES = (
    Case("it follows", report(held("A07"), held("A07"), last=LAST), CLEAR),
    Case("it does not", report(held("A07"), held("A07", False, "3", "2"), last=LAST), BREACH, ("实为3与2",)),
    Case("the report tells of a reorganisation", report(held("A07", False), last=LAST, facts=facts(explains=True)),
         UNSURE,
         ("机构调整",)),
    Case("last year's was not seen", report(), UNSURE, ("未查到上年",)),
    Case("the oldest that is kept", report(facts=facts(year=2023)), EXEMPT),
    Case("a file checked by itself", report(site=""), EXEMPT),
    Case("last year's table was not read", report(last=LAST), UNSURE, ("未能全部读出",)),
    Case("a cell is blank", report(held("A07"), held("A07", None, "", ""), last=LAST), UNSURE),
    Case("the first year of the form", report(held("A07", False), facts=facts(year=2019), last=LAST), EXEMPT),
    Case("another identity fails", report(held("A07"), held("A01", False), last=LAST), CLEAR),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_carried(case):
    """What was carried in is what last year carried out."""
    holds(RULE, case)
