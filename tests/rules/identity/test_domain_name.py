from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.site_wide import wide

RULE = "domain_name"

CASES = (
    Case("a commercial name", wide("http://www.yunxi.com/"), BREACH, ("www.yunxi.com", ".gov.cn")),
    Case("gov.cn only in the middle", wide("http://www.yunxi.gov.cn.com/"), BREACH),
    Case("a name that ends alike", wide("http://www.yunxigov.cn/"), BREACH),
    Case("under gov.cn", wide("https://www.yunxi.gov.cn/"), CLEAR),
    Case("gov.cn with a port", wide("http://czj.yunxi.gov.cn:8080/"), CLEAR),
    Case("a Chinese name for public bodies", wide("http://云溪区.政务/"), CLEAR),
    Case("an address inside the office", wide("http://192.0.2.7/"), EXEMPT),
    Case("a name inside the office", wide("http://oa/"), EXEMPT),
    Case("a reserved name", wide(), EXEMPT),
    Case("another name, not reached", wide("http://www.yunxi.com/", reached=False), UNSURE, ("未能打开",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_domain_name(case):
    holds(RULE, case)
