"""Do the tables of a budget or final account agree within themselves and with each other?

Only identities of the official form itself count; cells are found by label and code. Every printed amount may be
off by half its last digit, so n amounts by n halves. Easily mistaken: a rounding difference, a table with an unknown
unit, a cell that is not surely a number, a code that stands twice. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, breach, clear, exempt, unsure
from rules.finance._report import at, listed, sure, unreadable


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """One finding a report, with every identity that fails."""
    del clause, today
    asked = sure(report, spoken=False)
    if report.kind.startswith("政府") and not any(one.holds is not None for one in asked):
        return (
            exempt()
        )  # where a government's tables list no codes, places or transfers, nothing is stated
    if answer := unreadable(report):
        return answer
    failed = [one for one in asked if one.holds is False]
    if failed:
        first = at(report, failed[0].place, f"{failed[0].left}与{failed[0].right}")
        return breach(first, count=len(failed), failed=listed(failed))
    doubts = [doubt for table in report.facts.tables for doubt in table.doubts]
    if not any(one.holds for one in asked):
        reason = next((one.reason for one in asked if one.reason), "没有可核对的报表")
        return unsure(report.evidence, reason=doubts[0] if doubts else reason)
    if doubts or not report.complete:
        return unsure(
            report.evidence, reason=doubts[0] if doubts else f"未能全部读取：{report.reason}"
        )
    return clear(report.evidence)
