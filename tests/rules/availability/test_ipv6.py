from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site, site_seen
from tests.rules.site_wide import wide

RULE = "ipv6"

CASES = (
    Case("only IPv4", wide(ipv6=False), BREACH, ("www.yunxi.example", "复核")),
    Case("both", wide(ipv6=True), CLEAR),
    Case("the address is pinned, or nobody looked", wide(ipv6=None), UNSURE, ("没有查询解析地址",)),
    Case("nothing was seen of the site", site(None), EXEMPT),
    Case("the home page was not reached", site(site_seen(False)), EXEMPT),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_ipv6(case):
    """By what the look-up gave."""
    holds(RULE, case)
