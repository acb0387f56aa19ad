from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import seen, wide

RULE = "party_mark_link"
MARK = "http://bszs.conac.cn/sitename?method=show&id="

CASES = (
    Case("no certificate behind it", wide(party_links=(seen("http://bszs.conac.cn/"),)), BREACH, ("没有证书编号",)),
    Case("two certificates", wide(party_links=(seen(f"{MARK}08A84D5F", 9), seen(f"{MARK}04E0DEEC", 3))),
         BREACH, ("2份",)),
    Case("one certificate", wide(party_links=(seen(f"{MARK}08A84D5F", 9),)), CLEAR),
    Case("one certificate, two spellings",
         wide(party_links=(seen(f"{MARK}08A84D5F", 9), seen(f"{MARK}08a84d5f".replace("http", "https"), 4))), CLEAR),
    Case("another on two pages", wide(party_links=(seen(f"{MARK}08A84D5F", 9), seen(f"{MARK}04E0DEEC", 2))), UNSURE),
    Case("a mark without a link", wide(), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_party_mark_link(case):
    holds(RULE, case)
