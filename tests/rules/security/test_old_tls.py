from __future__ import annotations

import pytest

from records import Reason
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import wide

RULE = "old_tls"

CASES = (
    Case("only with old settings", wide(old_tls=True, secured=True), BREACH, ("旧设置",)),
    Case("it knows no newer version", wide(reached=False, reason=Reason.TLS, old_tls=True), BREACH),
    Case("secured as it should be", wide(secured=True), CLEAR),
    Case("no HTTPS", wide(), EXEMPT),
    Case("no connection", wide(reached=False, reason=Reason.TLS), UNSURE),
    Case("its certificate is another matter",
         wide(reached=False, reason=Reason.TLS, distrusted="self-signed certificate"),
         EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_old_tls(case):
    holds(RULE, case)
