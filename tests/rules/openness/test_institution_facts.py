from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.public import institution

RULE = "institution_facts"
UNREAD = {"reached": False, "reason": "栏目“机构职能”访问超时"}

CASES = (
    Case("all four", institution(), CLEAR),
    Case("no hours", institution("办公时间"), BREACH, ("缺少1项：办公时间",)),
    Case("no head and no address", institution("负责人姓名", "办公地址"), BREACH, ("缺少2项：办公地址、负责人姓名",)),
    Case("not all read", institution("办公时间", **UNREAD), UNSURE, ("访问超时",)),
    Case("not all read, and all four seen", institution(**UNREAD), CLEAR),
    Case("no column on the institution", institution("办公时间", described=False), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_institution_facts(case):
    """The particulars of article 20, item 2."""
    holds(RULE, case)
