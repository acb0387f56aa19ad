from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.public import ITEMS, places

RULE = "article_twenty"
AWAY = {"reached": False, "reason": "政府信息公开专栏由脚本加载，未能读取"}

CASES = (
    Case("a government with all", places(), CLEAR),
    Case("a government without emergencies", places("应急管理"), BREACH, ("应有的10类", "1类没有找到：应急管理")),
    Case("a department is not asked for them", places("应急管理", level="部门"), CLEAR),
    Case("a department without documents", places("政策文件", level="部门"), BREACH, ("3类", "政策文件")),
    Case("a town without livelihood", places("民生领域", level="乡镇街道"), BREACH, ("民生领域",)),
    Case("a town is not asked for documents", places("政策文件", level="乡镇街道"), CLEAR),
    Case("an imported catalogue asks for it", places("应急管理", catalogued=("应急管理",)), CLEAR),
    Case("an imported catalogue asks for all", places(*ITEMS, catalogued=ITEMS), EXEMPT),
    Case("the column comes by script", places("应急管理", **AWAY), UNSURE, ("脚本",)),
    Case("no such column", places("应急管理", platform=False), EXEMPT),
    Case("nobody said what it is", places("政策文件", level=""), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_article_twenty(case):
    """Only what every office of its sort owes."""
    holds(RULE, case)
