from __future__ import annotations

import pytest

from tests.rules.accounts.makers import account, on, seen
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_expiring"

CASES = (
    Case("eleven days", account(seen(on(11, 9))), CLEAR),
    Case("twelve days", account(seen(on(11, 8))), BREACH, ("2026年11月22日（含当日）前", "尚余2天")),
    Case("the last day", account(seen(on(11, 6))), BREACH, ("尚余0天",)),
    Case("overdue", account(seen(on(11, 5))), EXEMPT),
    Case("known three days ago", account(seen(on(11, 7), on(11, 17))), BREACH, ("数据截至2026年11月17日",)),
    Case("known four days ago", account(seen(on(11, 7), on(11, 16))), UNSURE, ("不详",)),
    Case("an undated post may be newer", account(seen(on(11, 7), doubt="有一条没有日期")), UNSURE),
    Case("no day given", account(seen(None)), EXEMPT),
    Case("nothing known", account(seen(None, None)), EXEMPT),
    Case("closed", account(seen(on(11, 7), running=False)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_expiring(case):
    """Twelve days of silence."""
    holds(RULE, case)
