# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.accounts.makers import account, on, seen
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_stale"

CASES = (
    Case("fourteen days", account(seen(on(11, 6))), CLEAR),
    Case("fifteen days", account(seen(on(11, 5))), BREACH, ("微信公众号“云溪发布”", "已15天")),
    Case("a register drawn a week ago", account(seen(on(10, 30), on(11, 13))), CLEAR),
    Case("stale when the register was drawn, long ago", account(seen(on(3, 1), on(4, 1))), BREACH, ("截至2026年4月1日已31天",)),
    Case("fresh when the register was drawn, long ago", account(seen(on(3, 30), on(4, 1))), UNSURE, ("过于陈旧",)),
    Case("a register drawn a month ago", account(seen(on(10, 15), on(10, 20))), CLEAR),
    Case("no day given", account(seen(None)), UNSURE, ("没有最近发布日期",)),
    Case("none posted since August, as the register counts", account(seen(None, counts=(0, 0, 0), counts_since=on(8, 1))), BREACH, ("自2026年8月1日至2026年11月20日的111天里没有发布",)),
    Case("none posted, counted for a week", account(seen(None, counts=(0, 0, 0), counts_since=on(11, 13))), CLEAR),
    Case("registered a fortnight ago", account(seen(None), registered=on(11, 6)), CLEAR),
    Case("registered fifteen days ago, and no day given", account(seen(None), registered=on(11, 5)), UNSURE),
    Case("an undated post may be newer", account(seen(on(10, 1), doubt="订阅源中排在前面的信息没有可用的日期")), UNSURE, ("没有可用的日期",)),
    Case("a feed cut short shows a new post", account(seen(on(11, 18), doubt="订阅源没有读到底")), CLEAR),
    Case("the feed could not be read and nothing was imported", account(seen(None, None, untold="订阅源返回状态码404")), UNSURE, ("404",)),
    Case("nothing at all", account(seen(None, None)), UNSURE, ("没有登记册",)),
    Case("closed, as the register says", account(seen(on(1, 5), running=False)), EXEMPT),
    Case("closed by its day", account(seen(on(1, 5)), closed=on(10, 1)), EXEMPT),
    Case("to be closed next month", account(seen(on(1, 5)), closed=on(12, 1)), BREACH),
    Case("known of a later day only", account(seen(on(1, 5), on(11, 25))), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_stale(case):
    """Two weeks, up to the day that is known."""
    holds(RULE, case)
