"""Does section one leave out one of the five topics it must speak of?

Easily mistaken: other words for the same thing (网站 for 平台建设); the reader takes any usual one.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from records.annual import TOPICS
from rules.annual._reading import why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the topics that section one speaks of."""
    since, facts = clause.limit("since"), report.facts
    if since is None or report.year < since:
        return exempt()
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    if 1 not in facts.sections:
        return exempt()
    missing = [topic for topic in TOPICS if topic not in facts.topics]
    if missing:
        return breach(report.evidence, missing="、".join(missing))
    return clear(report.evidence)
