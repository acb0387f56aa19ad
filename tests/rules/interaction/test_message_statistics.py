from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.public import channels

RULE = "message_statistics"
SHOWN = {"letters": "区长信箱"}

CASES = (
    Case("letters and their numbers", channels(**SHOWN, statistics=True), CLEAR),
    Case("letters without", channels(**SHOWN), BREACH, ("设有“区长信箱”",)),
    Case("no letters", channels(), EXEMPT),
    Case("a department", channels(**SHOWN, level="部门"), EXEMPT),
    Case("the home page was not read", channels(**SHOWN, reached=False, reason="首页未能打开"), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_message_statistics(case):
    """Who shows letters says how many there were."""
    holds(RULE, case)
