from __future__ import annotations

import pytest

from tests.rules.annual.reports import LAST, STUB, like, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_copied"

CASES = (
    Case("a copy of last year's", report(last=LAST, like_last=like(93)), BREACH, ("与上年报告有93%相同", "阈值80%")),
    Case("at the threshold and the margin", report(last=LAST, like_last=like(85)), BREACH),
    Case("within the margin above", report(last=LAST, like_last=like(84)), UNSURE, ("阈值上下",)),
    Case("within the margin below", report(last=LAST, like_last=like(76)), UNSURE),
    Case("below the margin", report(last=LAST, like_last=like(75)), CLEAR),
    Case("a copy of a sister's", report(like_sister=like(96)), BREACH, ("云溪区财政局", "96%")),
    Case("a copy of both: last year's is named", report(last=LAST, like_last=like(90), like_sister=like(99)),
         BREACH, ("上年",)),
    Case("written anew, though sisters share phrases", report(last=LAST, like_last=like(30), like_sister=like(40)),
         CLEAR),
    Case("nothing to compare with", report(), UNSURE, ("没有可比对",)),
    Case("too little prose", report(last=LAST, like_sister=like(10)), UNSURE, ("文字太少",)),
    Case("the report is in an attachment", report(facts=STUB), UNSURE),
    Case("a file checked by itself", report(site=""), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_copied(case):
    """A copy of last year or of a sister; near the threshold nothing is said."""
    holds(RULE, case)
