"""Budgets and final accounts: from a laid out file or page to `FinanceFacts`. No law, and nothing raises."""

from reading.finance.across import with_last_account, with_last_budget, with_plan
from reading.finance.facts import announces, finance_of_document, finance_of_page
from reading.finance.identities import evaluate
from reading.finance.known import Known

__all__ = [
    "Known",
    "announces",
    "evaluate",
    "finance_of_document",
    "finance_of_page",
    "with_last_account",
    "with_last_budget",
    "with_plan",
]
