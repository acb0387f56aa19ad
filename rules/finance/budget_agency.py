"""Do the headings and notes of a budget or account name the office whose it is?

Names are one when the shorter one's characters stand in the longer in order (发改委 in 发展和改革委员会).
Easily mistaken: a short name, a region before the name, 本级, a document that holds the accounts of several
units. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, breach, clear, exempt, unsure
from rules.finance._report import at, joined, unreadable


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """Compares every office that headings and notes name with the report's own."""
    del today
    if answer := unreadable(report):
        return answer
    if not report.kind.startswith("部门"):
        return exempt()
    named = [one for one in report.facts.headings if one.owner]
    own = report.facts.owner
    if not own or not named:
        return unsure(report.evidence, reason="标题和正文没有写明单位名称")
    odd = [one for one in named if not _same(one.owner, own)]
    if not odd:
        return (
            clear(report.evidence)
            if report.complete
            else unsure(report.evidence, reason=report.reason)
        )
    several = len({one.owner for one in odd}) > (clause.limit("others") or 1)
    if several or len(odd) == len(named):
        return unsure(report.evidence, reason="文中有多个单位名称，可能是多个单位的合集")
    said = joined(f"“{one.text}”（{one.place}）" for one in odd)
    return breach(at(report, odd[0].place, odd[0].text), own=own, found=said)


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(char in rest for char in short)
