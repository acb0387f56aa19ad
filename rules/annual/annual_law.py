"""Does the text cite the repealed text of 2007, or its fifteen working days to reply?

Easily mistaken: fifteen working days for a third party's opinion, which are the law in force, and a sentence that
says that the old text was repealed.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the words around old law."""
    since, facts = clause.limit("since"), report.facts
    if since is None or report.year < since:
        return exempt()
    if facts.repealed:
        return breach(report.evidence, words=facts.repealed[0])
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    return clear(report.evidence)
