from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_topics"

CASES = (
    Case("all five", report(), CLEAR),
    Case("nothing of supervision", report(facts=facts(topics=("主动公开", "依申请公开", "政府信息管理", "平台建设"))),
         BREACH,
         ("未写到监督保障",)),
    Case("two are left out", report(facts=facts(topics=("主动公开", "依申请公开", "平台建设"))), BREACH,
         ("政府信息管理、监督保障",)),
    Case("there is no section one: another rule's", report(facts=facts(sections=(2, 3, 4, 5, 6), topics=())), EXEMPT),
    Case("the report is in an attachment", report(facts=STUB), UNSURE),
    Case("before the uniform form", report(facts=facts(year=2018, topics=())), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_topics(case):
    """Five topics in section one, under any usual word."""
    holds(RULE, case)
