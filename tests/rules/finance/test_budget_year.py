# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds
from tests.rules.finance.reports import EMPTY, HEADINGS, SCAN, UNREAD, heading, report

RULE = "budget_year"

CASES = (
    Case("its own year throughout", report(), CLEAR),
    Case("a table of last year", report(headings=(*HEADINGS, heading("2023年度部门决算表", 2023))), BREACH, ("2024年度", "2023年度部门决算表", "第1页")),
    Case("a section of last year", report(headings=(*HEADINGS, heading("第三部分云溪区教育局2023年度部门决算情况说明", 2023))), BREACH),
    Case("a sentence of last year's text", report(headings=(*HEADINGS, heading("云溪区教育局2023年度政府采购金额", 2023, kind="sentence"))), BREACH,
         ("沿用旧稿", "2023年度政府采购金额")),
    Case("a year to come", report(headings=(*HEADINGS, heading("2042年度部门决算表", 2042))), BREACH),
    # Innocent twins.
    Case("two years in one document", report(headings=(*HEADINGS, heading("2025年部门预算", 2025)), years=(2024, 2025)), CLEAR),
    Case("the same sentence for both years", report(headings=(*HEADINGS, heading("云溪区教育局2023年度收入支出总计", 2023, kind="sentence"))), CLEAR),
    Case("a note without a year", report(headings=(*HEADINGS, heading("注：云溪区教育局无", None, kind="note"))), CLEAR),
    # Could not tell.
    Case("no year in the title", report(year=None), UNSURE, ("没有写明年度",)),
    Case("all of another year", report(headings=(heading("2023年度部门决算", 2023), heading("2023年度部门决算表", 2023))), UNSURE, ("附错文件",)),
    Case("an attachment was not read", report(**UNREAD), UNSURE, ("rar",)),
    Case("a scan", report(**SCAN), UNSURE, ("扫描件",)),
    Case("nothing was read", report(**EMPTY), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_year(case):
    """Headings first, then sentences."""
    holds(RULE, case)
