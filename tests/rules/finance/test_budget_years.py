# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from records import Mark
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.finance.reports import TOPICS, identity, report

RULE = "budget_years"


def across(name: str, fits: bool | None = True, **changes):
    return identity(name, fits, mark=Mark.CONDITION, **changes)


BAD = across("F29", False, says="收支总表年初结转和结余＝上年决算年末结转和结余")

CASES = (
    Case("joins", report(identities=(across("F29"), across("F31"))), CLEAR),
    Case("carried in is not what was carried out", report(identities=(BAD, across("F31"))), BREACH, ("1处", "年初结转", "100.00与90.00", "F29")),
    Case("its budget is not the published one", report(identities=(across("F31", False), across("F31", False))), BREACH, ("2处",)),
    Case("last year's column is not last year's budget", report("部门预算", identities=(across("B16", False),)), BREACH, ("B16",)),
    # Innocent twins.
    Case("restated and explained", report(identities=(BAD,), topics=(*TOPICS, "结转调整")), EXEMPT),
    Case("an adjusted budget", report(identities=(across("F31", False),), topics=(*TOPICS, "预算调整")), EXEMPT),
    Case("an explained restatement beside a plan that fits", report(identities=(BAD, across("F31")), topics=(*TOPICS, "结转调整")), CLEAR),
    Case("nothing of another year was read", report(), EXEMPT),
    Case("what fails within the report is another question", report(identities=(identity(holds=False),)), EXEMPT),
    Case("next year's budget, published early", report("部门预算", 2027, identities=(across("B16"),)), CLEAR),
    # Could not tell.
    Case("two versions of last year's", report(identities=(across("F29", None, reason="2023年决算公开了2份，内容不一，无法确定以哪份为准"),)), UNSURE, ("2份",)),
    Case("a year that has not come", report("部门预算", 2036, identities=(across("B16", False),)), UNSURE, ("2036年", "晚于检查日期")),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_years(case):
    """Only what the report says of other years, and only where nothing explains it."""
    holds(RULE, case)
