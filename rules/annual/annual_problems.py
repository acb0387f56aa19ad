"""Does section five say nothing: 无, or a handful of characters?

Easily mistaken: a report without the section, which is annual_sections' business.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the length of section five."""
    since, least = clause.limit("since"), clause.limit("characters")
    if since is None or least is None or report.year < since:
        return exempt()
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    weight = report.facts.problems
    if weight is None:
        return exempt()
    if weight < least and not report.readable:
        return unsure(report.evidence, reason=report.reason or "未读到底")
    return breach(report.evidence) if weight < least else clear(report.evidence)
