from __future__ import annotations

import pytest

from tests.rules.asking import holds
from tests.rules.wording.expressions import table

RULE = "old_name"
CASES = table("环境保护局", "生态环境局", "S2", "机构名", outdated=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_old_name(case):
    """One finding, with its counts; what was corrected is clear, what could not be seen is unsure."""
    holds(RULE, case)
