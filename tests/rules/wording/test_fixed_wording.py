from __future__ import annotations

import pytest

from tests.rules.asking import holds
from tests.rules.wording.expressions import table

RULE = "fixed_wording"
CASES = table("扫黑险恶", "扫黑除恶", "S2", "政策固定表述")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fixed_wording(case):
    """One finding, with its counts; what was corrected is clear, what could not be seen is unsure."""
    holds(RULE, case)
