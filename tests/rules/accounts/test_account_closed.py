# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.accounts.makers import account, on, seen
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_closed"

CASES = (
    Case("running", account(), CLEAR),
    Case("closed in October, listed as running", account(seen(on(9, 30)), closed=on(10, 1)), BREACH, ("已于2026年10月1日关停", "仍列为正常运行")),
    Case("the register is older than that", account(seen(on(9, 20), on(9, 28)), closed=on(10, 1)), UNSURE, ("早于关停日期",)),
    Case("to be closed", account(closed=on(12, 1)), EXEMPT),
    Case("listed as closed, and silent since", account(seen(on(9, 30), running=False), closed=on(10, 1)), CLEAR),
    Case("a farewell three days later", account(seen(on(10, 4), running=False, whence="订阅源"), closed=on(10, 1)), CLEAR),
    Case("a post four days later", account(seen(on(10, 5), running=False, whence="订阅源"), closed=on(10, 1)), BREACH, ("此后仍在发布内容（最近为2026年10月5日）",)),
    Case("closed on no day, the feed goes on", account(seen(on(10, 5), running=False, whence="订阅源")), UNSURE, ("没有填关停日期",)),
    Case("closed on no day, the register's own last post", account(seen(on(10, 5), running=False)), CLEAR),
    Case("in no register", account(seen(on(10, 5), listed=False), closed=on(10, 1)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_closed(case):
    """The register against what is seen."""
    holds(RULE, case)
