from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_year"

CASES = (
    Case("one year throughout", report(), CLEAR),
    Case("the heading gives last year", report(facts=facts(heading_year=2024)), BREACH, ("正文标题写的是2024年",)),
    Case("the period is last year's", report(facts=facts(period=(2024, 2024))), BREACH, ("统计期限写的是2024年",)),
    Case("the period begins a year early", report(facts=facts(period=(2024, 2025))), BREACH, ("2024年",)),
    Case("the prose speaks only of last year", report(facts=facts(lead_years=(2024,))), BREACH, ("未见2025年",)),
    Case("a look back beside the year itself", report(facts=facts(lead_years=(2024, 2025))), CLEAR),
    Case("a look far back only", report(facts=facts(lead_years=(2019,))), CLEAR),
    Case("no heading, no period", report(facts=facts(heading_year=None, period=None, lead_years=())), CLEAR),
    Case("the report is in an attachment", report(facts=STUB), UNSURE),
    Case("before the uniform form", report(facts=facts(year=2018)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_year(case):
    """The year of the title, everywhere."""
    holds(RULE, case)
