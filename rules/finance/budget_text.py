"""Do the amounts and shares in the text agree with the tables, and with each other?

Amounts are taken only behind the words that name them; where the text states one thing twice, one that fits is
enough. Shares may be off by a tenth of a point. Easily mistaken: an amount rounded in the text, last year's amount
beside this year's, a total of another scope. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, breach, clear, exempt, unsure
from rules.finance._report import TIED, at, listed, sure, unreadable


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """One finding a report, with every amount of the text that does not fit."""
    del clause, today
    if answer := unreadable(report):
        return answer
    asked = sure(report, spoken=True)
    failed = [one for one in asked if one.holds is False]
    if failed:
        first = at(report, failed[0].place, f"{failed[0].left}与{failed[0].right}")
        return breach(first, count=len(failed), failed=listed(failed))
    if not report.complete:
        return unsure(report.evidence, reason=f"未能全部读取：{report.reason}")
    if not asked:
        return exempt()
    tied = [one for one in asked if one.id in TIED]
    if tied and not any(one.holds for one in tied):
        return unsure(report.evidence, reason=tied[0].reason)
    return clear(report.evidence)
