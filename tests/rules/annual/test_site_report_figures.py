from __future__ import annotations

from dataclasses import replace

import pytest

from records import SiteReport
from records.finance import Identity, Mark
from tests.rules.annual.reports import held
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case, holds

RULE = "site_report_figures"


def sheet(*identities: Identity, year: int = 2025, reason: str = "") -> SiteReport:
    url, name = (
        "http://www.yunxi.example/wzbb/2025.html",
        f"云溪区人民政府网站工作年度报表（{year}年度）",
    )
    return SiteReport(
        url, name, year, site="www", identities=identities, reason=reason, evidence=SEEN
    )


ANSWERED = replace(held("W08", False, "13", "12"), mark=Mark.ADVICE)
"""More messages answered than came in: some of them came last year."""

CASES = (
    Case("all agree", sheet(held("W01"), held("W04")), CLEAR),
    Case("the total is no sum", sheet(held("W01", False, "1205", "1200"), held("W04")), BREACH,
         ("1处", "实为1205与1200", "（待核实依据）")),
    Case("two contradictions", sheet(held("W01", False), held("W05", False, "20", "8")), BREACH, ("2处", "20与8")),
    Case("last year's messages were answered too", sheet(held("W01"), ANSWERED), CLEAR),
    Case("nothing but advice was read", sheet(ANSWERED), UNSURE),
    Case("the sheet is a picture", sheet(), UNSURE, ("可能在附件或图片中",)),
    Case("the page broke off", sheet(reason="网页不完整，未见结尾"), UNSURE, ("网页不完整",)),
    Case("a number is missing", sheet(held("W01", None, "12", ""), held("W04")), UNSURE, ("空缺",)),
    Case("before there were such sheets", sheet(held("W01", False), year=2016), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_site_report_figures(case):
    """Totals are sums, and parts do not exceed their whole."""
    holds(RULE, case)
