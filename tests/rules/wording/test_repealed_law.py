from __future__ import annotations

import pytest

from tests.rules.asking import holds
from tests.rules.wording.expressions import table

RULE = "repealed_law"
CASES = table("《合同法》", "《中华人民共和国民法典》", "S2", "法律法规名", outdated=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_repealed_law(case):
    """One finding, with its counts; what was corrected is clear, what could not be seen is unsure."""
    holds(RULE, case)
