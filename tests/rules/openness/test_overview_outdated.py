from __future__ import annotations

from datetime import date

import pytest

from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds
from tests.rules.public import overview

RULE = "overview_outdated"
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 1)

CASES = (
    Case("last year's", overview(2025), CLEAR),
    Case("this year's", overview(2026), CLEAR),
    Case("of the year before", overview(2024), BREACH, ("只到2024年", "早于2025年")),
    Case("of the year before, until June", overview(2024), CLEAR, today=JUNE),
    Case("of the year before, from July", overview(2024), BREACH, today=JULY),
    Case("two years before, in June", overview(2023), BREACH, ("早于2024年",), today=JUNE),
    Case("no figures", overview(None), UNSURE),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_overview_outdated(case):
    """Figures are of last year, once they are out."""
    holds(RULE, case)
