from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import seen, wide

RULE = "hidden_outside"

CASES = (
    Case("out of sight", wide(hidden=(seen("http://a.example/", 7, "移出屏幕", "某某公司", True),)), BREACH,
         ("某某公司", "a.example")),
    Case("a folded menu", wide(hidden=(seen("http://a.example/", 7, "不显示", "某某大学"),)), CLEAR),
    Case("suspect words: the graver rule's", wide(hidden=(seen("http://a.example/", 7, "移出屏幕", "六合彩", True),)),
         CLEAR),
    Case("nothing hidden", wide(), CLEAR),
    Case("home page not reached", wide(reached=False), EXEMPT),
    Case("a link without words", wide(hidden=(seen("http://a.example/", 7, "尺寸为零", "", True),)), UNSURE),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hidden_outside(case):
    holds(RULE, case)
