"""Does the text give another agency as its maker, its contact or its subject?

Only agencies of the register are known, and only the places where a report speaks of itself are looked at.
Easily mistaken: the agency above it, the offices below it, and others it worked with.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import is_alone, why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the names by which the report speaks of itself."""
    since = clause.limit("since")
    if since is None or report.year < since or is_alone(report):
        return exempt()
    if report.strangers:
        return breach(report.evidence, others="、".join(report.strangers))
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    return clear(report.evidence)
