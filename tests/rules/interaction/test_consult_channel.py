from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds
from tests.rules.public import channels

RULE = "consult_channel"
SCRIPT = {"reached": False, "reason": "首页菜单由脚本加载，未能读取"}

CASES = (
    Case("a mailbox", channels("区长信箱"), CLEAR),
    Case("a mailbox beside petitions", channels("咨询投诉", "网上信访"), CLEAR),
    Case(
        "petitions only",
        channels("", "举报平台", "网上信访"),
        BREACH,
        ("只有“举报平台”、“网上信访”",),
    ),
    Case("a department with petitions only", channels("", "网上信访", level="部门"), BREACH),
    Case("a government with nothing", channels(), BREACH, ("没有找到在线咨询",)),
    Case("a department with nothing", channels(level="部门"), UNSURE, ("政府门户统一提供",)),
    Case("a menu by script", channels("", "网上信访", **SCRIPT), UNSURE, ("脚本",)),
    Case("a mailbox that was seen all the same", channels("区长信箱", **SCRIPT), CLEAR),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_consult_channel(case):
    """Petitions and complaints do not count."""
    holds(RULE, case)
