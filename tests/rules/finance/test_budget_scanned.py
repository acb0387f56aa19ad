from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds
from tests.rules.finance.reports import EMPTY, SCAN, UNREAD, report, tables

RULE = "budget_scanned"

CASES = (
    Case("readable", report(), CLEAR),
    Case("a scan", report(**SCAN), BREACH, ("扫描件",)),
    Case("a page of one sentence that leads to a scan", report(**{**SCAN, "prose": 40}), BREACH),
    # Innocent twins.
    Case("a scan beside a readable version", report(scanned=True), CLEAR),
    Case("a scan beside the whole text", report(**{**SCAN, "prose": 3000}), CLEAR),
    Case("text without tables", report(tables=()), CLEAR),
    Case("tables without text", report(tables=tables(), prose=0), CLEAR),
    Case("one attachment was not read", report(**UNREAD), CLEAR),
    # Could not tell.
    Case("nothing was read", report(**EMPTY), UNSURE, ("rar",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_scanned(case):
    """A scan is one only when nothing else could be read."""
    holds(RULE, case)
