# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.ledgers.ledgers import account, on

RULE = "account_stale"

CASES = (
    Case("fourteen days", account(on(11, 6)), CLEAR),
    Case("fifteen days", account(on(11, 5)), BREACH, ("微信公众号", "已15天")),
    Case("a register drawn a week ago", account(on(10, 30), on(11, 13)), CLEAR),
    Case("stale when the register was drawn, long ago", account(on(3, 1), on(4, 1)), BREACH, ("截至2026年4月1日已31天",)),
    Case("fresh when the register was drawn, long ago", account(on(3, 30), on(4, 1)), UNSURE, ("过于陈旧",)),
    Case("no day given", account(None), UNSURE, ("没有填",)),
    Case("given up", account(on(1, 5), closed=True), EXEMPT),
    Case("a register of a later day", account(on(1, 5), on(11, 25)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_stale(case):
    """Two weeks, by the register."""
    holds(RULE, case)
