from __future__ import annotations

import pytest

from records import Consultation, PolicyFacts, StatedDate, Surroundings
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case, days_ago, holds

RULE = "consultation_feedback"


def call(
    last: StatedDate | None, reached: bool = True, spokesman: bool = True, **kept
) -> Consultation:
    """A call for opinions with that last day, in columns that were read to their end."""
    around = Surroundings(
        reached, "" if reached else "栏目“决策公开”的列表未读到底", spokesman=spokesman
    )
    name = "关于《云溪区城市停车管理办法（征求意见稿）》公开征求意见的公告"
    facts = PolicyFacts(deadline=last)
    return Consultation(
        "http://www.yunxi.example/zj/1.html",
        name,
        facts,
        "www",
        around=around,
        evidence=SEEN,
        **kept,
    )


CASES = (
    Case("answered", call(days_ago(200), feedback="http://www.yunxi.example/zj/2.html"), CLEAR),
    Case("long over and nothing said", call(days_ago(200)), BREACH, ("过去200天", "（待核实依据）")),
    Case("over for ninety days", call(days_ago(90)), EXEMPT),
    Case("over for ninety-one days", call(days_ago(91)), BREACH),
    Case("over some day of a month that is surely past", call(StatedDate(2026, 5)), BREACH, ("2026年5月",)),
    Case("still open", call(StatedDate(2026, 12, 1)), EXEMPT),
    Case("no last day is stated", call(None), EXEMPT),
    Case("not all columns were read", call(days_ago(200), reached=False), UNSURE, ("未读到底",)),
    Case("said once for the column", call(days_ago(200), reached=False, spokesman=False), EXEMPT),
    Case("feedback with a title that is alike", call(days_ago(200), perhaps=True), UNSURE, ("相近",)),
    Case("before the years that are asked about", call(StatedDate(2018, 5, 1)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_consultation_feedback(case):
    """One call, one answer."""
    holds(RULE, case)
