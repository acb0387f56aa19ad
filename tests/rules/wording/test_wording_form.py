from __future__ import annotations

import pytest

from tests.rules.asking import holds
from tests.rules.wording.expressions import table

RULE = "wording_form"
CASES = table(
    "2026年2月30日", "（请核对日期）", "S4", "日期", says=("“2026年2月30日”，请核对日期",)
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_wording_form(case):
    """One finding, with its counts; what was corrected is clear, what could not be seen is unsure."""
    holds(RULE, case)
