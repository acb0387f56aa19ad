from __future__ import annotations

import pytest

from records import Reason
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import wide

RULE = "moved_home"

CASES = (
    Case("ends elsewhere", wide(ends_at="www.other.example"), BREACH, ("www.yunxi.example", "www.other.example")),
    Case("a redirect that left", wide(reached=False, reason=Reason.OFF_SITE, ends_at="www.other.example"), BREACH),
    Case("a redirect that left, nobody noted where", wide(reached=False, reason=Reason.OFF_SITE), UNSURE),
    Case("ends where it should", wide(), CLEAR),
    Case("not reached", wide(reached=False, reason=Reason.TIMEOUT), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_moved_home(case):
    holds(RULE, case)
