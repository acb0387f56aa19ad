from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import labels, wide

RULE = "labels_article"

CASES = (
    Case("many lack one", wide(article_labels=labels(40, 12, ("ContentSource", 12))), BREACH,
         ("40个", "12个缺少", "ContentSource缺12页", "http://www.yunxi.example/a.html", "（待核实依据）")),
    Case("as many as count", wide(article_labels=labels(40, 3, ("ContentSource", 3))), BREACH),
    Case("two stray pages", wide(article_labels=labels(40, 2, ("ContentSource", 2))), CLEAR),
    Case("none lacks any", wide(article_labels=labels(40, 0)), CLEAR),
    Case("two pages read, one lacks it", wide(article_labels=labels(2, 1, ("ContentSource", 1))),
         UNSURE, ("只读到2个",)),
    Case("two pages read, both whole", wide(article_labels=labels(2, 0)), EXEMPT),
    Case("no such page read", wide(), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_labels_article(case):
    holds(RULE, case)
