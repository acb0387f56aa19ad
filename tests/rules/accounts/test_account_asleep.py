# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.accounts.makers import account, on, seen
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_asleep"

CASES = (
    Case("ninety days", account(seen(on(8, 22))), CLEAR),
    Case("ninety-one", account(seen(on(8, 21))), BREACH, ("已91天", "“睡眠”账号")),
    Case("a hundred and eighty", account(seen(on(5, 24))), BREACH, ("“睡眠”",)),
    Case("one more", account(seen(on(5, 23))), BREACH, ("“僵尸”",)),
    Case("never used", account(seen(None, counts=(0, 0, 0), counts_since=on(3, 1))), BREACH, ("自2026年3月1日", "没有发布过内容")),
    Case("not used for a month", account(seen(None, counts=(0, 0, 0), counts_since=on(10, 20))), CLEAR),
    Case("no counts and no day", account(seen(None)), UNSURE, ("没有最近发布日期",)),
    Case("an undated post may be newer", account(seen(on(1, 5), doubt="有一条没有日期")), UNSURE),
    Case("nothing known", account(seen(None, None)), UNSURE),
    Case("closed", account(seen(on(1, 5), running=False)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_asleep(case):
    """Ninety days, and half a year."""
    holds(RULE, case)
