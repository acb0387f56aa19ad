from __future__ import annotations

import pytest

from tests.rules.annual.reports import STUB, facts, report
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "annual_sections"

CASES = (
    Case("all six in order", report(), CLEAR),
    Case("section four is missing", report(facts=facts(sections=(1, 2, 3, 5, 6))), BREACH,
         ("四、政府信息公开行政复议、行政诉讼情况",)),
    Case("two are missing", report(facts=facts(sections=(1, 2, 3, 4))),
         BREACH, ("五、存在的主要问题及改进情况", "六、其他")),
    Case("five before four", report(facts=facts(sections=(1, 2, 3, 5, 4, 6))), BREACH, ("一、二、三、五、四、六",)),
    Case("the report is in an attachment", report(facts=STUB), UNSURE, ("可能在附件或图片中",)),
    Case("a scan", report(facts=STUB, readable=False, reason="扫描件，无文字层，未识别"), UNSURE, ("扫描件",)),
    Case("only two were recognised", report(facts=facts(sections=(1, 3))), UNSURE),
    Case("the file was not read to its end",
         report(facts=facts(sections=(1, 2, 3, 4)), readable=False, reason="只读取了前2页"),
         UNSURE, ("只读取了前2页",)),
    Case("before the uniform form", report(facts=facts(year=2018, sections=(1, 2, 3))), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_annual_sections(case):
    """Six sections, in order."""
    holds(RULE, case)
