from __future__ import annotations

import pytest

from tests.rules.accounts.makers import account, on, seen
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_interaction"

CASES = (
    Case("it has", account(interaction=True), CLEAR),
    Case("it has not", account(interaction=False), BREACH, ("没有互动功能",)),
    Case("nobody has said", account(), UNSURE, ("由人查看",)),
    Case("closed", account(seen(on(1, 5), running=False), interaction=False), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_interaction(case):
    """As somebody has said."""
    holds(RULE, case)
