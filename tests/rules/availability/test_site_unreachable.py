from __future__ import annotations

import pytest

from records import Reason
from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds, site, site_seen

RULE = "site_unreachable"


def failed(reason: Reason | None, attempts: int = 3, detail: str = ""):
    return site(site_seen(False, reason=reason, attempts=attempts, detail=detail))


CASES = (
    Case("name does not resolve", failed(Reason.DNS), BREACH, ("3次访问均未成功", "域名无法解析")),
    Case("connection refused", failed(Reason.REFUSED), BREACH, ("连接被拒绝",)),
    Case("connection cut again and again", failed(Reason.RESET), BREACH, ("连接中断",)),
    Case("no answer in time, twice", failed(Reason.TIMEOUT, 2), BREACH, ("2次访问均未成功",)),
    Case("server error after retries", failed(Reason.SERVER_ERROR), BREACH),
    Case("home page opened", site(site_seen()), CLEAR),
    Case("opened at the second try", site(site_seen(attempts=2)), CLEAR),
    Case("one failed try is no proof", failed(Reason.TIMEOUT, 1), UNSURE, ("响应超时",)),
    Case("a firewall refused this machine", failed(Reason.BLOCKED), UNSURE, ("被防护系统拦截",)),
    Case("robots.txt forbids", failed(Reason.ROBOTS), UNSURE),
    Case("an address inside the office's network", failed(Reason.FORBIDDEN_ADDRESS), UNSURE),
    Case("our trust store may lack the certificate", failed(Reason.TLS), UNSURE),
    Case("the home page leads elsewhere", failed(Reason.OFF_SITE), UNSURE, ("跳转到站外",)),
    Case("redirects without end", failed(Reason.REDIRECT_LOOP), UNSURE),
    Case("an answer with an error status", failed(None, detail="HTTP 404"), UNSURE, ("HTTP 404",)),
    Case("no reason is known", failed(None), UNSURE, ("原因不明",)),
    Case("not looked at in this round", site(None), UNSURE, ("本次未检查",)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_site_unreachable(case):
    """A round may say what it met, not that a veto is proven."""
    holds(RULE, case)
