from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.ledgers.ledgers import message, on

RULE = "message_reply"

CASES = (
    Case("the fifth working day", message(on(11, 2), replied=on(11, 9)), CLEAR),
    Case("the sixth", message(on(11, 2), replied=on(11, 10)), BREACH, ("历时6个工作日", "最迟2026年11月9日")),
    Case("a holiday between", message(on(9, 24), replied=on(10, 9)), CLEAR),
    Case("no answer", message(on(11, 12)), BREACH, ("至今没有答复",)),
    Case("no answer, on the last day", message(on(11, 13)), EXEMPT),
    Case("another sort of question", message(on(9, 2), "咨询", replied=on(10, 20)), EXEMPT),
    Case("no sort given", message(on(9, 2), "", replied=on(10, 20)), EXEMPT),
    Case("a test", message(on(9, 2), valid=False), EXEMPT),
    Case("more than a year ago", message(on(9, 2, 2025), replied=on(10, 20, 2025)), EXEMPT),
    Case("a calendar that is missing", message(on(12, 28, 2018), replied=on(1, 20, 2019)), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_message_reply(case):
    """Five working days."""
    holds(RULE, case)
