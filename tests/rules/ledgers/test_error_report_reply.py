# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.ledgers.ledgers import on, report

RULE = "error_report_reply"

CASES = (
    Case("the third working day", report(on(11, 2), replied=on(11, 5)), CLEAR),
    Case("the fourth", report(on(11, 2), replied=on(11, 6)), BREACH, ("2026年11月6日才答复", "历时4个工作日", "最迟2026年11月5日")),
    Case("over a holiday and a make-up Saturday", report(on(9, 29), replied=on(10, 9)), CLEAR),
    Case("a day later, on the Saturday that is worked", report(on(9, 29), replied=on(10, 10)), BREACH, ("历时4个工作日",)),
    Case("closed without a day of answering", report(on(11, 2), closed=on(11, 5)), CLEAR),
    Case("closed late without one", report(on(11, 2), closed=on(11, 9)), BREACH),
    Case("nothing yet", report(on(11, 10)), BREACH, ("至今没有答复",)),
    Case("nothing yet, on the last day", report(on(11, 17)), EXEMPT),
    Case("from elsewhere", report(on(11, 2), national=False), EXEMPT),
    Case("a year ago, answered since", report(on(11, 3, 2025), replied=on(12, 3, 2025)), EXEMPT),
    Case("a year ago, still waiting", report(on(11, 3, 2025)), BREACH),
    Case("a calendar that is missing", report(on(12, 28, 2018), replied=on(1, 20, 2019)), UNSURE, ("工作日历",)),
    Case("in December, before the next year's calendar is known", report(on(12, 29)), EXEMPT, today=on(12, 31)),
    Case("judged as of a day before it came", report(on(11, 2), replied=on(11, 9)), EXEMPT, today=on(11, 1)),
    Case("judged as of a day before it was answered", report(on(11, 2), replied=on(11, 19)), BREACH, ("至今没有答复",), today=on(11, 10)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_error_report_reply(case):
    """Three working days."""
    holds(RULE, case)
