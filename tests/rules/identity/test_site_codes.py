from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import seen, wide

RULE = "site_codes"

CASES = (
    Case("labels with another code", wide(codes=(seen("9900100001", 9, "页脚"), seen("9900100002", 9, "标签"))), BREACH,
         ("应为9900100001", "9个页面的标签为9900100002")),
    Case("the entry for errors is another site's", wide(codes=(seen("9900100002", 9, "找错入口"),)),
         BREACH, ("找错入口",)),
    Case("footers of two kinds", wide(codes=(seen("9900100001", 9, "页脚"), seen("9900100002", 3, "页脚"))), BREACH),
    Case("none registered, pages differ",
         wide(code="", codes=(seen("9900100001", 9, "页脚"), seen("9900100002", 4, "页脚"))),
         BREACH, ("应为9900100001",)),
    Case("one code everywhere", wide(codes=(seen("9900100001", 9, "页脚"), seen("9900100001", 9, "标签"))), CLEAR),
    Case("the footer alone, wrong everywhere: the footer's rule", wide(codes=(seen("9900100002", 9, "页脚"),)), CLEAR),
    Case("none registered, one code", wide(code="", codes=(seen("9900100002", 9, "页脚"),)), CLEAR),
    Case("a report that lists other sites", wide(codes=(seen("9900100001", 9, "页脚"), seen("9900100002", 1, "页脚"))),
         UNSURE, ("可能是引用",)),
    Case("no code at all", wide(), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_site_codes(case):
    holds(RULE, case)
