from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_no_table"


def bare(*sections: int, **kept):
    return report(facts=facts(bare=sections, tables=(), **kept))


CASES = (
    Case("all three tables are there", report(), CLEAR),
    Case("none in section three", bare(3), BREACH, ("第三部分没有规定的表格",)),
    Case("none at all", bare(2, 3, 4), BREACH, ("第二部分、第三部分、第四部分",)),
    Case("not recognised, but there may be one", bare(), EXEMPT),
    Case("the report is in an attachment", report(facts=STUB), UNSURE),
    Case("a page that breaks off", report(facts=facts(bare=(4,)), readable=False, reason="网页不完整，未见结尾"),
         UNSURE, ("网页不完整",)),
    Case("before the uniform form", bare(3, year=2018), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_no_table(case):
    """Sections two to four hold the tables of the form."""
    holds(RULE, case)
