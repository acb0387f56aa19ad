from __future__ import annotations

import pytest

from records.proofs import Proofread
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.wording.expressions import expression

RULE = "fixed_wording"


def of(*places, **facts):
    """The expression of the table, at these places."""
    return expression(
        "扫黑险恶", "扫黑除恶", "S2", "政策固定表述", *places, outdated=False, **facts
    )


CASES = (
    Case("on one page", of(1), BREACH, ("“扫黑险恶”", "扫黑除恶", "共1处", "涉及1个")),
    Case("often on several pages is one finding", of(2, 5, 1), BREACH, ("共8处", "涉及3个")),
    Case("in a title", of(1, title=True), BREACH, ("其中标题1个",)),
    Case("corrected since", of(), CLEAR),
    Case("its page did not answer", of(missing=2), UNSURE, ("2个页面",)),
    Case("still on one of two pages", of(1, missing=1), BREACH, ("共1处",)),
    Case("a site without any", Proofread("www", "网站", "qzf", "http://www.yunxi.example/"), CLEAR),
    Case("of another class", expression("甲", "乙", "S3", "别类", 1), EXEMPT),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fixed_wording(case):
    """One finding, with its counts; what was corrected is clear, what could not be seen is unsure."""
    holds(RULE, case)
