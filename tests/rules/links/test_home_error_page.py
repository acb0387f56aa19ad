from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, days_ago, holds, site
from tests.rules.site_wide import wide

RULE = "home_error_page"

CASES = (
    Case("says that it is not there", wide(error_page=True), BREACH, ("页面不存在",)),
    Case("an ordinary home page", wide(), CLEAR),
    Case("the words, beside dated rows", wide(error_page=True, home_newest=days_ago(3)), UNSURE),
    Case("not reached", wide(reached=False, error_page=True), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_home_error_page(case):
    holds(RULE, case)
