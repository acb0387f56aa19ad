from __future__ import annotations

from collections import Counter

import pytest

from records import ColumnSeen, Posted
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, column, holds
from tests.rules.updates.rows import counted, row

RULE = "wrong_column"
TENDER = row("某工程施工招标公告", kind="招标采购")
BUDGET = row("云溪区教育局2026年部门预算", kind="财政预决算")


def holding(kind, *rows, **facts):
    kinds = Counter(one.kind for one in rows)
    return counted(kind, Posted(telling=rows, kinds=tuple(kinds.items())), **facts)


CASES = (
    Case("a tender among normative documents", holding("规范性文件", TENDER), BREACH,
         ("有1条信息", "“某工程施工招标公告”应属招标采购类")),
    Case("a budget among appointments", holding("人事信息", BUDGET), BREACH, ("财政预决算类",)),
    Case("nothing foreign", holding("规范性文件"), CLEAR),
    Case("a budget among budgets", holding("财政预决算", BUDGET), CLEAR),
    Case("the law's explanation beside it", holding("规范性文件", row("政策解读", kind="政策解读")), CLEAR),
    Case("the tender of a budgeted thing", holding("财政预决算", TENDER), CLEAR),
    Case("three of ten: still the rows", holding("规范性文件", *[TENDER] * 3, rows=10), BREACH, ("有3条",)),
    Case("four of ten: perhaps the column", holding("规范性文件", *[TENDER] * 4, rows=10), UNSURE,
         ("10条信息中有4条",)),
    Case("notices take everything", holding("通知公告", TENDER, BUDGET), EXEMPT),
    Case("so does a topic", holding("专题", TENDER), EXEMPT),
    Case("not a list", column("规范性文件", ColumnSeen(True, single=True)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_wrong_column(case):
    """Only what is beyond doubt, and only in columns of narrow classes."""
    holds(RULE, case)
