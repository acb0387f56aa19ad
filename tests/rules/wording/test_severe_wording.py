from __future__ import annotations

import pytest

from tests.rules.asking import holds
from tests.rules.wording.expressions import table

RULE = "severe_wording"
CASES = table(
    "人民攻府",
    "人民政府",
    "S1",
    "国名与国家机构",
    says=("“人民攻府”应为“人民政府”", "须经人工确认"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_severe_wording(case):
    """One finding, with its counts; what was corrected is clear, what could not be seen is unsure."""
    holds(RULE, case)
