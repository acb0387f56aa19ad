# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds
from tests.rules.finance.reports import BUDGET, EMPTY, GOVERNMENT, SCAN, UNREAD, report, tables

RULE = "budget_tables"

CASES = (
    Case("nine tables", report(), CLEAR),
    Case("in any order", report(tables=tables(tuple(reversed(("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9"))))), CLEAR),
    Case("eight of nine", report(tables=tables(("T1", "T2", "T3", "T4", "T5", "T6", "T8", "T9"))), BREACH,
         ("9张", "缺少1张", "“三公”经费支出决算表")),
    Case("two missing", report(tables=tables(("T1", "T2", "T3", "T4", "T5", "T6", "T7"))), BREACH, ("缺少2张",)),
    Case("a budget's eight", report("部门预算", tables=tables(BUDGET)), CLEAR),
    Case("a budget without its fund table", report("部门预算", tables=tables(BUDGET[:-1])), BREACH, ("政府性基金预算支出情况表",)),
    Case("a government's sixteen", report("政府预算", tables=tables(GOVERNMENT), level="政府"), CLEAR),
    Case("a government without social insurance", report("政府决算", tables=tables(GOVERNMENT[:-2]), level="政府"), BREACH,
         ("社会保险基金收入表", "社会保险基金支出表")),
    # Innocent twins.
    Case("a town owes four", report("政府预算", tables=tables(GOVERNMENT[:4]), level="乡镇街道"), CLEAR),
    Case("a title without its rows is there", report(tables=tables(T7={"drawn": False})), CLEAR),
    Case("more tables than due", report("部门预算", tables=tables((*BUDGET, "B7"))), CLEAR),
    # Could not tell.
    Case("an attachment was not read", report(tables=tables(("T1", "T2")), **UNREAD), UNSURE, ("rar",)),
    Case("only two tables were recognised", report(tables=tables(("T1", "T2"))), UNSURE, ("2张",)),
    Case("a few words and no table", report(tables=(), listed=(), prose=90), UNSURE, ("0张",)),
    Case("a scan", report(**SCAN), UNSURE, ("扫描件",)),
    Case("nothing was read", report(**EMPTY), UNSURE),
    Case("neither a government's nor a department's", report("决算"), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_tables(case):
    """Tables by keyword, wherever they stand; nothing is missing that was not looked for."""
    holds(RULE, case)
