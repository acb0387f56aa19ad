from __future__ import annotations

import pytest

from records import BudgetReport, FinanceFacts, Identity, Mark
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case, holds

RULE = "budget_units"


def report(*identities: Identity) -> BudgetReport:
    facts = FinanceFacts("部门预算", 2026, "云溪区林业局")
    return BudgetReport(
        "http://www.yunxi.example/1.html", "云溪区林业局2026年部门预算", "部门预算", 2026, facts,
        identities, evidence=SEEN,
    )  # fmt: skip


def below(held: bool | None, name="F30", reason="") -> Identity:
    says = "部门预算支出总计≥2家所属单位支出总计之和"
    return Identity(name, says, Mark.CONDITION, held, "900.00", "1100.00", "表1", "0.015", reason)


CASES = (
    Case("less than its units", report(below(False)), BREACH, ("支出总计900.00万元", "之和1100.00万元", "2家所属单位")),
    Case("as much or more", report(below(True)), CLEAR),
    Case("in doubt", report(below(None, reason="金额单位未标明或前后不一")), UNSURE, ("金额单位",)),
    Case("no units, or it does not sum up", report(), EXEMPT),
    Case("another identity that fails", report(below(False, "F29")), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_budget_units(case):
    """A sum is no smaller than its parts."""
    holds(RULE, case)
