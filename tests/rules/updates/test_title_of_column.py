from __future__ import annotations

import pytest

from records import ColumnSeen, Posted
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, column, holds
from tests.rules.updates.rows import counted, row

RULE = "title_of_column"
NAMED = Posted(named=(row("栏目甲"),))

CASES = (
    Case("a row called as its column", counted("决策公开", NAMED), BREACH,
         ("2026年11月10日发布", "“栏目甲”，与栏目名称相同")),
    Case("titles of their own", counted("决策公开", Posted()), CLEAR),
    Case("the entry of a column below", counted("决策公开", Posted(named=(row("栏目甲", None),))), UNSURE, ("入口",)),
    Case("the only row", counted("决策公开", NAMED, rows=1), UNSURE, ("固定内容",)),
    Case("an entry and a post", counted("决策公开", Posted(named=(row("栏目甲", None), row("栏目甲")))), BREACH),
    Case("duties are called duties", counted("机构职能", NAMED), EXEMPT),
    Case("the yearly report is called so", counted("年度报告", NAMED), EXEMPT),
    Case("not a list", column("决策公开", ColumnSeen(True, single=True)), EXEMPT),
    Case("not looked at", column("决策公开", None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_title_of_column(case):
    """A title says what is published, not where."""
    holds(RULE, case)
