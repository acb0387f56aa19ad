from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import seen, wide

RULE = "outside_scripts"

CASES = (
    Case("a host that nobody knows", wide(scripts=(seen("js.a.example", 4),)), BREACH, ("js.a.example（4页）", "核对")),
    Case("a host and an address", wide(scripts=(seen("192.0.2.7", 9), seen("js.a.example", 4))),
         BREACH, ("js.a.example",)),
    Case("no such script", wide(), CLEAR),
    Case("home page not reached", wide(reached=False), EXEMPT),
    Case("an address alone", wide(scripts=(seen("192.0.2.7", 9),)), UNSURE, ("192.0.2.7",)),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_outside_scripts(case):
    holds(RULE, case)
