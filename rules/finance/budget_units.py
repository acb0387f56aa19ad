"""Does a budget or account that says it sums up its units come to less than they do together?

Easily mistaken: a report of the office alone (本级), one that does not claim to sum up anything, units whose reports
were not read (they only make the sum smaller), and a unit with two reports that differ, which is left out.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, breach, clear, exempt, unsure
from rules.finance._report import at


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """Judges a department's total against the sum of its units'."""
    del clause, today
    asked = [one for one in report.identities if one.id == "F30"]
    if not asked:
        return exempt()
    one = asked[0]
    if one.holds is None:
        return unsure(report.evidence, reason=one.reason or "金额单位存疑")
    if one.holds:
        return clear(report.evidence)
    where = at(report, one.place, f"{one.left}与{one.right}")
    return breach(where, own=one.left, units=one.right, says=one.says)
