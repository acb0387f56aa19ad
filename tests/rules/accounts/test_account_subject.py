# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.accounts.makers import account, on, seen
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_subject"

CASES = (
    Case("the agency", account(seen(on(11, 19), certified="same"), subject="云溪区人民政府"), CLEAR),
    Case("somebody else", account(seen(on(11, 19), certified="other"), subject="云溪区融媒体中心"), BREACH, ("认证主体为“云溪区融媒体中心”",)),
    Case("nobody has said", account(), UNSURE, ("没有填认证主体",)),
    Case("closed", account(seen(on(1, 5), running=False, certified="other"), subject="某公司"), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_subject(case):
    """The registered agency."""
    holds(RULE, case)
