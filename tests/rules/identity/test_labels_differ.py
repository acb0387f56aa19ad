from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import differing, wide

RULE = "labels_differ"

CASES = (
    Case("another day on many", wide(dates=differing(50, 8)), BREACH, ("8个", "发布时间8页", "标签为“甲”")),
    Case("another title on many", wide(titles=differing(50, 3)), BREACH, ("标题3页",)),
    Case("both", wide(titles=differing(50, 3), dates=differing(50, 4)), BREACH, ("7个", "发布时间4页、标题3页")),
    Case("nothing differs", wide(titles=differing(50, 0), dates=differing(50, 0)), CLEAR),
    Case("one page may be misread", wide(dates=differing(50, 1)), UNSURE, ("1个",)),
    Case("nothing to compare", wide(), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_labels_differ(case):
    holds(RULE, case)
