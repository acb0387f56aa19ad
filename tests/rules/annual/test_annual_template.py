from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_template"

CASES = (
    Case("the form in force", report(), CLEAR),
    Case("the trial form, four years on", report(facts=facts(form_year=2019)), BREACH, ("试行格式",)),
    Case("the trial form in its first year of retirement", report(facts=facts(form_year=2019, year=2021)), BREACH),
    Case("the trial form in its own time", report(facts=facts(form_year=2019, year=2020)), EXEMPT),
    Case("heads that cannot be made out", report(facts=facts(form_year=None)), UNSURE, ("表头无法辨认",)),
    Case("the report is in an attachment", report(facts=STUB), UNSURE, ("附件",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_template(case):
    """The form of 2021 from the report for 2021 on."""
    holds(RULE, case)
