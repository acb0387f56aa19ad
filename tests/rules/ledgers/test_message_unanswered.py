from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.ledgers.ledgers import message, on

RULE = "message_unanswered"

CASES = (
    Case("answered on the last day", message(on(5, 20), "投诉", replied=on(8, 20)), CLEAR),
    Case("no answer for three months and a day", message(on(8, 19), "投诉"), BREACH, ("至今93天", "超过3个月")),
    Case("no answer for three months", message(on(8, 20), "投诉"), EXEMPT),
    Case("a sort that is not said", message(on(5, 20), ""), BREACH),
    Case("answered in the end", message(on(5, 20), "求助", replied=on(9, 20)), UNSURE, ("由人认定",)),
    Case("not answered on the day looked at", message(on(5, 20), "求助", replied=on(9, 20)), BREACH, today=on(9, 1)),
    Case("a petition", message(on(3, 2), "信访"), EXEMPT),
    Case("a complaint against a person", message(on(3, 2), "举报"), EXEMPT),
    Case("an interview", message(on(3, 2), "访谈"), EXEMPT),
    Case("a consultation", message(on(3, 2), "征集"), EXEMPT),
    Case("a test", message(on(3, 2), "投诉", valid=False), EXEMPT),
    Case("more than a year ago", message(on(11, 19, 2025), "投诉"), EXEMPT),
    Case("a year ago today", message(on(11, 20, 2025), "投诉"), BREACH),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_message_unanswered(case):
    """Three months within a year."""
    holds(RULE, case)
