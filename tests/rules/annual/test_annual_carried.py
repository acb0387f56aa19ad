from __future__ import annotations

import pytest

from tests.rules.annual.reports import LAST, across_years, held, report
from tests.rules.asking import BREACH, Case, holds

RULE = "annual_carried"

CASES = (
    *across_years("A07", "A07", starts=2019),
    Case("every failing column counts", report(*[held("A07", False, "3", "2")] * 2, last=LAST), BREACH, ("2列",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_carried(case):
    """What was carried in is what last year carried out, in every column."""
    holds(RULE, case)
