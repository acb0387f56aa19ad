# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.ledgers.ledgers import application, on

RULE = "application_late"

CASES = (
    Case("the twentieth working day", application(on(3, 2), replied=on(3, 30)), CLEAR),
    Case("the twenty-first", application(on(3, 2), replied=on(3, 31)), BREACH, ("最迟应于2026年3月30日", "超期1个工作日")),
    Case("no answer, on the last day", application(on(10, 23)), EXEMPT),
    Case("no answer, a day later", application(on(10, 22)), BREACH, ("至今没有答复",)),
    Case("extended in time, on the fortieth", application(on(3, 2), extended=on(3, 30), replied=on(4, 28)), CLEAR),
    Case("extended in time, on the forty-first", application(on(3, 2), extended=on(3, 30), replied=on(4, 29)), BREACH, ("最迟应于2026年4月28日",)),
    Case("extended too late", application(on(3, 2), extended=on(3, 31), replied=on(4, 10)), BREACH, ("2026年3月31日才告知延期", "原期限至2026年3月30日")),
    Case("extended too late and answered later still", application(on(3, 2), extended=on(3, 31), replied=on(5, 20)), BREACH, ("才答复",)),
    Case("counted from the completed application", application(on(3, 2), notified=on(3, 6), corrected=on(3, 16), replied=on(4, 14)), CLEAR),
    Case("a day late from the completed one", application(on(3, 2), notified=on(3, 6), corrected=on(3, 16), replied=on(4, 15)), BREACH),
    Case("waiting for the applicant", application(on(3, 2), notified=on(3, 6)), EXEMPT),
    Case("to be completed, answered, but when it was completed is not said", application(on(3, 2), notified=on(3, 6), replied=on(4, 20)), UNSURE, ("收到补正",)),
    Case("to be completed, answered in time anyway", application(on(3, 2), notified=on(3, 6), replied=on(3, 20)), CLEAR),
    Case("a third party was asked for ten working days", application(on(3, 2), consulted=on(3, 9), opinion=on(3, 23), replied=on(4, 14)), CLEAR),
    Case("a day more than the ten", application(on(3, 2), consulted=on(3, 9), opinion=on(3, 23), replied=on(4, 15)), BREACH),
    Case("a third party that never answered stops fifteen days", application(on(3, 2), consulted=on(3, 9), replied=on(4, 21)), CLEAR),
    Case("and no more than that", application(on(3, 2), consulted=on(3, 9), replied=on(4, 22)), BREACH),
    Case("a third party asked when the time was over", application(on(3, 2), consulted=on(4, 1), opinion=on(4, 15), replied=on(4, 20)), BREACH),
    Case("withdrawn", application(on(3, 2), ended=True), EXEMPT),
    Case("answered late more than a year ago", application(on(3, 3, 2025), replied=on(6, 3, 2025)), EXEMPT),
    Case("a calendar that is missing", application(on(12, 3, 2018), replied=on(3, 3, 2019)), UNSURE, ("工作日历",)),
    Case("in December, before the next year's calendar is known", application(on(12, 28)), EXEMPT, today=on(12, 31)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_application_late(case):
    """Twenty working days, twenty more with an extension."""
    holds(RULE, case)
