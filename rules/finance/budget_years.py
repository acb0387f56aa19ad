"""Does a budget or account say of other years what the reports of those years say?

What an account carries in is what last year's carried out; what it calls its budget is the budget that was
published; a budget's column of last year is last year's budget. Asked only where both reports were read.
Easily mistaken: a carry-over that was restated and explained, a budget adjusted within the year (全年预算数), two
versions of one report, a report dated ahead of its time. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, Identity, breach, clear, exempt, unsure
from rules.finance._report import at, listed

_ACROSS = frozenset({"F29", "F31", "B16"})
_EXPLAINED = {"F29": "结转调整", "F31": "预算调整"}
"""Identity → the topic of the text that explains why it need not hold."""


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """One finding a report, with every figure that does not join."""
    asked = [one for one in report.identities if one.id in _ACROSS and not _explained(report, one)]
    if not asked:
        return exempt()
    ahead = clause.limit("ahead") or 0
    if report.year is not None and report.year > today.year + ahead:
        return unsure(report.evidence, reason=f"标题写的是{report.year}年，晚于检查日期")
    failed = [one for one in asked if one.holds is False]
    if failed:
        first = at(report, failed[0].place, f"{failed[0].left}与{failed[0].right}")
        return breach(first, count=len(failed), failed=listed(failed))
    if any(one.holds for one in asked):
        return clear(report.evidence)
    return unsure(report.evidence, reason=asked[0].reason)


def _explained(report: BudgetReport, one: Identity) -> bool:
    return _EXPLAINED.get(one.id, "-") in report.facts.topics
