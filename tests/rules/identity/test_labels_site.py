from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import labels, wide

RULE = "labels_site"

CASES = (
    Case("none at all", wide(site_labels=labels(1, 1, ("SiteName", 1), ("SiteDomain", 1), ("SiteIDCode", 1))), BREACH,
         ("缺少SiteName、SiteDomain、SiteIDCode",)),
    Case("no code", wide(site_labels=labels(1, 1, ("SiteIDCode", 1))), BREACH, ("缺少SiteIDCode",)),
    Case("another's domain", wide(site_labels=labels(1, 0), domain_label="www.other.example"), BREACH,
         ("www.other.example", "实际域名为www.yunxi.example")),
    Case("all there", wide(site_labels=labels(1, 0), domain_label="www.yunxi.example"), CLEAR),
    Case("the domain as an address", wide(site_labels=labels(1, 0), domain_label="http://yunxi.example/"), CLEAR),
    Case("a home page that only sends on", wide(), UNSURE, ("只作跳转",)),
    Case("not reached", wide(reached=False), EXEMPT),
    Case("says that it is not there", wide(error_page=True), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_labels_site(case):
    holds(RULE, case)
