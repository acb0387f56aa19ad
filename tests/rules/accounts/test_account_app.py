from __future__ import annotations

import pytest

from tests.rules.accounts.makers import account, on, seen
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_app"

CASES = (
    Case("an APP that works", account(platform="APP", usable=True), CLEAR),
    Case("one that does not", account(platform="政务APP", usable=False), BREACH, ("不能下载或者使用",)),
    Case("nobody has said", account(platform="移动客户端"), UNSURE, ("由人下载试用",)),
    Case("a small program that somebody says fails", account(platform="微信小程序", usable=False), BREACH),
    Case("a small program", account(platform="微信小程序"), EXEMPT),
    Case("WeChat", account(), EXEMPT),
    Case("closed", account(seen(on(1, 5), running=False), platform="APP", usable=False), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_app(case):
    """As somebody has said."""
    holds(RULE, case)
