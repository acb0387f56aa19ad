# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.finance.reports import EMPTY, HEADINGS, OFFICE, SCAN, UNREAD, heading, report

RULE = "budget_agency"

CASES = (
    Case("its own name throughout", report(), CLEAR),
    Case("another office in a note", report(headings=(*HEADINGS, heading("注：云溪区民政局无", None, "云溪区民政局", "note"))), BREACH,
         (OFFICE, "云溪区民政局", "第1页")),
    Case("another office in a heading", report(headings=(*HEADINGS, heading("云溪区水利局2024年度部门决算表", owner="云溪区水利局"))), BREACH),
    # Innocent twins.
    Case("a short name", report(headings=(*HEADINGS, heading("区教育局2024年度部门决算表", owner="区教育局"))), CLEAR),
    Case("with the city before it", report(headings=(*HEADINGS, heading("示例市云溪区教育局2024年度部门决算表", owner="示例市云溪区教育局"))), CLEAR),
    Case("an abbreviation", report(owner="云溪区发展和改革委员会", headings=(heading("区发改委2024年度部门决算表", owner="区发改委"),)), CLEAR),
    Case("a government's", report("政府预算"), EXEMPT),
    # Could not tell.
    Case("several units in one file", report(headings=(*HEADINGS, heading("甲", owner="云溪区第一小学"), heading("乙", owner="云溪区第二小学"))),
         UNSURE, ("合集",)),
    Case("no heading names the title's office", report(owner="云溪区水利局"), UNSURE),
    Case("nobody is named", report(owner=""), UNSURE, ("没有写明单位",)),
    Case("an attachment was not read", report(**UNREAD), UNSURE, ("rar",)),
    Case("a scan", report(**SCAN), UNSURE, ("扫描件",)),
    Case("nothing was read", report(**EMPTY), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_agency(case):
    """One office throughout, under whatever short name."""
    holds(RULE, case)
