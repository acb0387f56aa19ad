from __future__ import annotations

import pytest

from tests.rules.asking import holds
from tests.rules.wording.expressions import table

RULE = "misspelling"
CASES = table("竟争", "竞争", "S3", "错别字")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_misspelling(case):
    """One finding, with its counts; what was corrected is clear, what could not be seen is unsure."""
    holds(RULE, case)
