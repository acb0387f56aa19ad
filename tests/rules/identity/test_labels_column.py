from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import labels, wide

RULE = "labels_column"

CASES = (
    Case("many lack one", wide(column_labels=labels(40, 12, ("ColumnType", 12))), BREACH,
         ("40个", "12个缺少", "ColumnType缺12页", "http://www.yunxi.example/a.html", "（待核实依据）")),
    Case("as many as count", wide(column_labels=labels(40, 3, ("ColumnType", 3))), BREACH),
    Case("two stray pages", wide(column_labels=labels(40, 2, ("ColumnType", 2))), CLEAR),
    Case("none lacks any", wide(column_labels=labels(40, 0)), CLEAR),
    Case("two pages read, one lacks it", wide(column_labels=labels(2, 1, ("ColumnType", 1))), UNSURE, ("只读到2个",)),
    Case("two pages read, both whole", wide(column_labels=labels(2, 0)), EXEMPT),
    Case("no such page read", wide(), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_labels_column(case):
    holds(RULE, case)
