"""Were a template's blanks (XX万元, 待填) left standing in a published budget or account?

Easily mistaken: XX in the glossary, ✕ and × as signs, masked names and numbers. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, breach, clear, unsure
from rules.finance._report import at, joined, unreadable


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """The reader names the places."""
    del clause, today
    if answer := unreadable(report):
        return answer
    blanks = report.facts.placeholders
    if blanks:
        return breach(at(report, blanks[0]), count=len(blanks), places=joined(blanks))
    if not report.complete:
        return unsure(report.evidence, reason=f"未能全部读取：{report.reason}")
    return clear(report.evidence)
