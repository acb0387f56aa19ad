"""Does the heading, the stated period or the prose give another year than the title?

Easily mistaken: sentences that look back ("2024年，…") beside those of the year itself, and dates (2024年9月).
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the years the report gives for itself."""
    since, facts = clause.limit("since"), report.facts
    if since is None or report.year < since:
        return exempt()
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    if facts.heading_year not in {None, facts.year}:
        return breach(report.evidence, variant="heading", found=facts.heading_year or 0)
    if facts.period and set(facts.period) != {facts.year}:
        found = next(year for year in facts.period if year != facts.year)
        return breach(report.evidence, variant="period", found=found)
    if facts.lead_years and facts.lead_years[-1] == facts.year - 1:
        return breach(report.evidence, variant="lead", found=facts.lead_years[-1], year=facts.year)
    return clear(report.evidence)
