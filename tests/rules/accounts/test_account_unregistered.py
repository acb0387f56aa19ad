# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.accounts.makers import account, on, seen
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_unregistered"

CASES = (
    Case("in the register", account(), CLEAR),
    Case("not in it, and posting", account(seen(on(11, 18), listed=False)), BREACH, ("仍在发布内容（最近为2026年11月18日）",)),
    Case("not in it", account(seen(None, None, listed=False)), BREACH, ("没有列入",)),
    Case("the configuration has its day", account(seen(None, listed=False), registered=on(5, 6, 2022)), CLEAR),
    Case("the configuration has a later day", account(seen(None, listed=False), registered=on(12, 6)), BREACH),
    Case("no register", account(seen(on(11, 18), register=False, listed=False)), UNSURE, ("没有导入登记册",)),
    Case("no register, its day known", account(seen(None, register=False, listed=False), registered=on(5, 6)), CLEAR),
    Case("closed", account(seen(None, listed=False), closed=on(5, 6)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_unregistered(case):
    """Registers, and the configuration."""
    holds(RULE, case)
