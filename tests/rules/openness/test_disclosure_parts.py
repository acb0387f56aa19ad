from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.public import PARTS, places

RULE = "disclosure_parts"
AWAY = {"reached": False, "reason": "政府信息公开专栏设在其他网站"}
NO_COLUMN = {"platform": False}

CASES = (
    Case("all four parts", places(), CLEAR),
    Case("no rules", places(PARTS[1]), BREACH, ("缺少1个部分：政府信息公开制度", "待核实依据")),
    Case("an office's own column lacks two", places(*PARTS[2:], level="部门"), BREACH, ("缺少2个部分",)),
    Case("the column stands elsewhere", places(PARTS[0], **AWAY), UNSURE, ("其他网站",)),
    Case("a government without any", places(*PARTS, alike=False, **NO_COLUMN), BREACH, ("没有“政府信息公开”专栏",)),
    Case("a government with 政务公开", places(PARTS[2], **NO_COLUMN), UNSURE, ("名称相近",)),
    Case("a government with the parts elsewhere", places(**NO_COLUMN), CLEAR),
    Case("an office without", places(*PARTS, alike=False, level="部门", **NO_COLUMN), EXEMPT),
    Case("a town without", places(*PARTS, level="乡镇街道", **NO_COLUMN), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_disclosure_parts(case):
    """Guide, rules, what has to be public, annual reports."""
    holds(RULE, case)
