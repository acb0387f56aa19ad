# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.finance.reports import EMPTY, SCAN, TOPICS, UNREAD, report

RULE = "budget_explained"

CASES = (
    Case("all explained", report(), CLEAR),
    Case("no glossary", report(topics=tuple(one for one in TOPICS if one != "名词解释")), BREACH, ("名词解释",)),
    Case("three missing", report(topics=("职责", "机构", "收支增减", "绩效", "名词解释")), BREACH, ("机关运行经费、政府采购情况、国有资产占用情况",)),
    Case("a budget without its reasons", report("部门预算", topics=tuple(one for one in TOPICS if one != "收支增减")), BREACH, ("收支增减变化",)),
    # Innocent twins.
    Case("a government's", report("政府预算", topics=()), EXEMPT),
    Case("a page that only offers its files", report(topics=(), tables=(), listed=(), prose=90), EXEMPT),
    # Could not tell.
    Case("text without any table", report(topics=(), tables=()), UNSURE, ("没有读到报表",)),
    Case("an attachment was not read", report(topics=(), **UNREAD), UNSURE, ("rar",)),
    Case("tables only", report(topics=(), prose=80), UNSURE, ("正文",)),
    Case("a scan", report(**SCAN), UNSURE, ("扫描件",)),
    Case("nothing was read", report(**EMPTY), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_explained(case):
    """Topics by their words, anywhere."""
    holds(RULE, case)
