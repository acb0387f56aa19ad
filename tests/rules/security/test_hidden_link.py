from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site, site_seen
from tests.rules.site_wide import seen, wide

RULE = "hidden_link"

CASES = (
    Case("gambling out of sight", wide(hidden=(seen("http://a.example/", 7, "移出屏幕", "真人荷官百家乐", True),)),
         BREACH,
         ("7个页面", "真人荷官百家乐", "a.example", "移出屏幕")),
    Case("folded away is hidden too", wide(hidden=(seen("http://a.example/", 1, "不显示", "六合彩"),)), BREACH),
    Case("only the host is suspect", wide(hidden=(seen("http://www.casino88.example/", 1, "不显示", "首页"),)), BREACH),
    Case("a folded menu", wide(hidden=(seen("http://a.example/", 7, "不显示", "某某大学"),)), CLEAR),
    Case("a place to report it", wide(hidden=(seen("http://a.example/", 7, "不显示", "淫秽色情信息举报"),)), CLEAR),
    Case("one sign alone", wide(hidden=(seen("http://a.example/", 7, "移出屏幕", "某某公司", True),)), CLEAR),
    Case("nothing hidden", wide(), CLEAR),
    Case("no page was read", site(site_seen(False)), EXEMPT),
    Case("home page not reached, nothing found on others", wide(reached=False), EXEMPT),
    Case("home page not reached, found on another",
         wide(reached=False, hidden=(seen("http://a.example/", 1, "", "六合彩"),)), BREACH),
    Case("not looked at in this round", site(None), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hidden_link(case):
    holds(RULE, case)
