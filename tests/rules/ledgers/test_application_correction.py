from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.ledgers.ledgers import application, on

RULE = "application_correction"

CASES = (
    Case("the seventh working day", application(on(3, 2), notified=on(3, 11)), CLEAR),
    Case("the eighth", application(on(3, 2), notified=on(3, 12)), BREACH, ("历时8个工作日", "最迟2026年3月11日")),
    Case("a holiday between", application(on(9, 24), notified=on(10, 12)), CLEAR),
    Case("a make-up Saturday counts", application(on(9, 24), notified=on(10, 13)), BREACH),
    Case("nothing to be completed", application(on(3, 2), replied=on(3, 30)), EXEMPT),
    Case("not told yet on that day", application(on(3, 2), notified=on(3, 30)), EXEMPT, today=on(3, 20)),
    Case("more than a year ago", application(on(3, 3, 2025), notified=on(4, 3, 2025)), EXEMPT),
    Case("a calendar that is missing", application(on(12, 3, 2018), notified=on(1, 3, 2019)), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_application_correction(case):
    """Seven working days."""
    holds(RULE, case)
