# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.ledgers.ledgers import coverage

RULE = "catalogue_gaps"

CASES = (
    Case("all found", coverage(), CLEAR),
    Case("two not found", coverage(found=8, missing=("招生计划", "学籍管理")), BREACH, ("公开的10项，找到8项（80%）", "“招生计划”、“学籍管理”，请核对")),
    Case("more than are named", coverage(found=3, missing=tuple("甲乙丙丁戊己庚")), BREACH, ("“戊”等", "30%")),
    Case("not all was read", coverage(found=8, untold=2, reason="栏目“通知公告”未读到底"), UNSURE, ("其余2项未作判断", "未读到底")),
    Case("nothing owed", coverage(owed=0, found=0), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_catalogue_gaps(case):
    """Names compared, honestly."""
    holds(RULE, case)
