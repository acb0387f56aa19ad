from __future__ import annotations

import pytest

from records import Reason
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import wide

RULE = "robots_closed"

CASES = (
    Case("closed", wide(reached=False, reason=Reason.ROBOTS, robots=True), BREACH, ("搜索引擎",)),
    Case("open to search engines alone", wide(reached=False, reason=Reason.ROBOTS, robots=True, robots_engines=True),
         UNSURE, ("允许搜索引擎",)),
    Case("robots.txt could not be had", wide(reached=False, reason=Reason.ROBOTS), UNSURE),
    Case("open", wide(), CLEAR),
    Case("a dead site", wide(reached=False, reason=Reason.TIMEOUT), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_robots_closed(case):
    holds(RULE, case)
