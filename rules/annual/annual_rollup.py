"""Does a report that sums up those of the offices below count fewer requests than they do together?

Easily mistaken: a government's report about itself alone, which does not claim to sum up anything, offices that
nobody has configured (they only make the sum larger), and an office below whose own report already sums up others.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import at, cells, failing, is_alone, of


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the totals against the sum of the reports below that were read."""
    since, known = clause.limit("since"), of(report, ("A18",))
    if since is None or report.year < since or is_alone(report) or not report.facts.rolled:
        return exempt()
    if failed := failing(known):
        return breach(*at(report, failed), cells=cells(failed))
    if not known or any(one.holds is None for one in known):
        return unsure(report.evidence, reason="没有读到下级单位的报告，或表格未能读出")
    return clear(report.evidence)
