from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds
from tests.rules.public import guide

RULE = "service_guide"
TWO = ("设定依据", "办理流程")

CASES = (
    Case("all eight", guide(), CLEAR),
    Case("one class lacks", guide("设定依据"), CLEAR),
    Case("two classes lack", guide(*TWO), BREACH, ("缺少2类要素：设定依据、办理流程", "待核实依据")),
    Case("another file may hold it", guide(*TWO, attached=True), UNSURE, ("附件",)),
    Case("all eight and a file", guide(attached=True), CLEAR),
    Case("not read to its end", guide(*TWO, readable=False, reason="未见结尾"), UNSURE, ("未见结尾",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_service_guide(case):
    """Eight classes, and one of them may be called otherwise."""
    holds(RULE, case)
