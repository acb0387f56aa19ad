"""Does section six say nothing of the fee for requests (信息处理费)?

Easily mistaken: a fee that was told as zero, or under another name (收费通知), and an administrative fee of section
two, which is another matter. Old reports are left alone: they will not be written again.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the words of section six."""
    since, years = clause.limit("since"), clause.limit("years")
    if since is None or years is None or report.year < max(since, today.year - years):
        return exempt()
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    said = report.facts.fees
    if not said:
        return exempt()
    if said != "told" and not report.readable:
        return unsure(report.evidence, reason=report.reason or "未读到底")
    if said == "told":
        return clear(report.evidence)
    if said == "nothing":
        return breach(report.evidence, variant="nothing")
    return breach(report.evidence, variant="silent")
