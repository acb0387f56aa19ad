"""Does a report for 2021 or later still have the tables of the trial form of 2019?

Easily mistaken: reports of earlier years, for which that form was right.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the heads of section two's table."""
    since, form = clause.limit("since"), report.facts.form_year
    if since is None or report.year < since:
        return exempt()
    if form is None:
        reason = why_unread(report) or "第二部分的表格未读到或表头无法辨认"
        return unsure(report.evidence, reason=reason)
    return breach(report.evidence) if form < since else clear(report.evidence)
