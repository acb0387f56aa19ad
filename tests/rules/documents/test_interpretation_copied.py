from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.papers import interpretation

RULE = "interpretation_copied"

CASES = (
    Case("its own words", interpretation(12), CLEAR),
    Case("quotes much and explains", interpretation(72), CLEAR),
    Case("in the margin of the estimate", interpretation(80), UNSURE, ("约80%",)),
    Case("just under the upper margin", interpretation(87), UNSURE),
    Case("copied", interpretation(88), BREACH, ("约88%", "云溪区城市停车管理办法", "阈值80%")),
    Case("a picture, or the document was not read", interpretation(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_interpretation_copied(case):
    """The share of the interpretation that stands in the document."""
    holds(RULE, case)
