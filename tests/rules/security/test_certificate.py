from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import wide

RULE = "certificate"


def until(year, month, day):
    return datetime(year, month, day, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


CASES = (
    Case("refused, it has run out", wide(reached=False, expired=True, distrusted="certificate has expired"), BREACH,
         ("已经过期", "不安全")),
    Case("ran out yesterday", wide(expires=until(2026, 11, 19)), BREACH, ("已经过期（2026年11月19日到期）",)),
    Case("the last day", wide(expires=until(2026, 11, 20)), BREACH, ("距检查日期0天",)),
    Case("in thirty days", wide(expires=until(2026, 12, 20)), BREACH, ("2026年12月20日", "30天", "（待核实依据）")),
    Case("in thirty-one days", wide(expires=until(2026, 12, 21)), CLEAR),
    Case("an authority that is not known here", wide(reached=False, distrusted="self-signed certificate"), UNSURE,
         ("自签名证书",)),
    Case("another host's", wide(reached=False, distrusted="hostname mismatch, certificate is not valid"), UNSURE,
         ("证书与域名不符",)),
    Case("no HTTPS", wide(), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_certificate(case):
    holds(RULE, case)
