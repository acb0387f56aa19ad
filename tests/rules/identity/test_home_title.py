from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import wide

RULE = "home_title"

CASES = (
    Case("another name", wide(title="欢迎光临"), BREACH, ("欢迎光临", "（待核实依据）")),
    Case("the name of another district", wide(title="云山区人民政府"), BREACH),
    Case("the name", wide(title="云溪区人民政府"), CLEAR),
    Case("the name and more", wide(title="云山市 云溪区人民政府门户网站-首页"), CLEAR),
    Case("we know it by a longer name", wide(name="云山市云溪区人民政府", title="云溪区人民政府"), CLEAR),
    Case("registered with its suffix", wide(name="云溪区财政局网站", title="云溪区财政局"), CLEAR),
    Case("no title", wide(), UNSURE),
    Case("not reached", wide(reached=False), EXEMPT),
    Case("says that it is not there", wide(title="页面不存在", error_page=True), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_home_title(case):
    holds(RULE, case)
